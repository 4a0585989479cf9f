"""English: what replies do in a few words. Seen, taken up, handed on, put off, sorry; closed, taken back, agreed."""

from syncd.rules.phrases import Vocabulary

PHRASES: Vocabulary = {
    "acknowledgement": """
        ^seen|read [it|this|that|thanks|thx]$
        ^saw it|this|that$
        ^[i] got|read|have your message|note|mail|email|dm|ping|comment
        ^copy that
        ^[your] message|note|mail|receipt received|confirmed
        ^well received
        ^received [with] [it|this|that|thanks|both|all|yours]$
        taken|took [good] note
        ^gotcha
        ^fair enough|point
        ^will keep|bear|remember that|it|this [in] [mind]
        ^alright then$
        ^i see$
        ^[i] see what|where you mean|are
        ^i|we [now] understand|understood now|that|this
        ^clear now
        leave|leaving it|that|this|them with|to me|us
        on the case
        consider it|that|this done|handled|fixed|sorted
        count on me|us
        you have my word
        ^[i'm|i|we] adding|putting|throwing|sticking|parking it|this|that|them [on|to|in|into] [the|my|our] [list|pile]
        ^noted|logged|captured|written it|this|that|both|all|down
        let me poke|play|try|pull|sleep|chew [at|around|with|into|on|about] [it|this]
        let me grab|reproduce|trace|test|read|sort [at|around|with|into|on|about] [it|this]
        ^have|need|gotta|i'd|i'll|will [have|need|want|like] [to] think|sleep|chew|mull
        i|we have|need|want to think|sleep|chew|mull [about|on|over]
        i|we need [about|another|maybe|just] a|an|one|two|five|ten minute|minutes|hour|hours|day
        i|we need [about|another|maybe|just] fifteen|twenty|few|15|20|30 minute|minutes|hour|hours|day
        on my|our [own] desk|bench|screen|backlog
        good|great|fair|interesting|excellent|tricky q|question|questions$
        ^[huh|hm|hmm|ah|oh|wow] interesting|odd|weird$
        news to me|us
        ^[i|we] hadn't|haven't|didn't [even] seen|noticed|spotted|notice|realise|realize|know that|this|it$
        sorry|apologies|apols|oops|ugh [i|we|just] missed|overlooked|forgot [track|sight] [of] [this|that|it]
        sorry|apologies|apols|oops|ugh [i|we|just] dropped|lost [track|sight] [of] [this|that|it]
        sorry|apologies [i'm|i|im|we're|we] [was|been|am|were] [totally|completely|super|really|so] busy|offline|sick
        apols [i'm|i|im|we're|we] [was|been|am|were] [totally|completely|super|really|so] busy|offline|sick
        totally|completely|absolutely|super|so|currently swamped|slammed|buried|underwater|snowed
        ^[that|this|it] slipped|fell through|past|by [me|us|my|our] [net|radar|inbox]
        slipped my|our mind
        lost|dropped track of this|that|it
        in|with workshops|meetings|calls|trainings all [day|week|morning|afternoon]
        i'll|ill [also|just|gladly|happily|quickly|then] sketch|draft|prepare|rewrite|redo
        i'll|ill [also|just|gladly|happily|quickly|then] rework|rename|fix|repair|correct
        i'll|ill [also|just|gladly|happily|quickly|then] adjust|restore|revert|restart|reset|clean|sort|tackle|address
        i'll|ill [also|just|gladly|happily|quickly|then] reproduce|rebuild|forward|escalate|flag|nudge|raise|remind
        ^[i've|i|we|we've|just|have] [just|have] passed|handed|forwarded it|this|that [on|over|along|up]
        ^[i've|i|we|we've|just|have] [just|have] escalated|relayed it|this|that [on|over|along|up]
        ^[i've|i|we|we've|just|have] [just|have] passed|handed|forwarded|escalated|relayed|routed [on|over] to|with *
        ^[i've|i|we|we've|just|have] [just|have] raised|flagged [it|this|that] with *
        ^passing|handing|forwarding|routing|relaying it|this|that|to *
        ^[just] pinged|poked|nudged *
        ^[that's|thats] on us|me$
        ^[okay|ok] got the picture|point|message|idea
        ^[i've|i|we've|we] asked|contacted|emailed|messaged|called the|our|their|them ... waiting|awaiting
        sorry|apologies for|about the|my [late|slow|long] silence|delay|reply|wait|radio|response
        my apologies for *
        """,
    "feedback": """
        not|isn't|aren't|wasn't|never|hardly [yet|really|fully|completely|been] solved|resolved|sorted|fixed
        """,
    "answer_words": """
        they|he|she|legal|finance|vendor|ops say|says|said|confirmed|confirm|confirms
        """,
    "commitment": """
        ^can|could|should get|have|send|give it|this|that|them|you [to]
        ^[the|a|your|new] fix|patch|draft|deck|doc|numbers goes|lands|drops|arrives
        ^[the|a|your|new] summary|mockup|mockups|hotfix|pr|figures goes|lands|drops|arrives
        ^[the|a|your|new] fix|patch|draft|deck|doc|numbers|summary|mockup|mockups|hotfix|pr|figures go|land|follow
        ^back with|to you|numbers|an|something|more|it|the|details
        [new|next|fixed] version|draft|numbers|file|fix in your hands|inbox
        [it's|its|it|that's] coming tomorrow|today|tonight|monday|tuesday|wednesday|thursday|friday|next|later|by|before
        ^done|ready|fixed|live|up|coming|ships|lands before|after|tonight|tomorrow|today|this|monday|tuesday|wednesday
        ^done|ready|fixed|live|up|coming|ships|lands thursday|friday|next|later|first|on|tmrw|eod
        gimme till|until|til *
        promise|promised$
        """,
    "closing": """
        ^[i] stand corrected
        ^scrap|cancel that|this|it
        ^scratch|scrap|strike|forget|disregard my *
        ^[we] [can] stand down
        sorted|fixed|resolved|solved|healed itself [out]
        taken|took|takes care of itself
        ^[ah|already|just|we|we've|i've] already|just found|sorted|solved|fixed|handled|resolved [it|this|that|them]
        ^wait [no] it's|its|that's|there there|here|fine|ok|works|working|me|is
        ^wait [no] it|that does|did|was|is work|there|here|in|my|me
        ^[i|we] withdraw|retract|cancel|revoke my|our question|request|comment|remark|message|ticket
        removed|deleted|withdrew|retracted my|our|the [above|last|previous] remark|comment|question|message|note|request
        comment|question|message deleted|removed|withdrawn
        sorry for|about the noise|spam|racket
        ^[it] was|were [just|only] [a|an|my|our|the] stale|old|wrong cache|tab|sheet|folder|column|filter|branch|cookie
        ^[i|i'd|i'm|i've|we] [was|were|had|am] looked|looking|opened|had [at|in|on] [the|my] wrong
        ^[i|i'd|i'm|i've|we] [was|were|had|am] measuring|reading|read|using [at|in|on] [the|my] wrong
        ^wrong channel|thread|chat|ticket|window|group|room sorry|that|that's|thats|this|ignore|meant
        ^my error
        it's|its [all] ok|okay|fine|good|there now|again
        ^[the|this] case|matter|file|ticket|incident|complaint closed|settled|concluded$
        ^nothing left|more|else to do|add
        ^closing the|this|it|out|as|from|our [epic|ticket|issue|thread|case|file|card|loop]
        ^closing$
        that's|thats a wrap
        done and dusted
        i|we consider|regard|call this|it|that|the [matter|case] [as] settled|closed|resolved|finished
        that|this settles it
        ^no further questions|steps|action|correspondence
        problem finished|over|gone|history
        problem|issue|error|it [has|is|just] went|gone|vanished|disappeared away|itself|now [by] [itself]
        false alert|positive [from]
        ^[all] solved|sorted|resolved|fixed thx|thanks|ty|cheers|now|here
        therefore|thus|hence|hereby not|no [longer] required|needed|necessary|relevant
        treat [it|this|that] as cancelled|canceled|closed|withdrawn
        ^solved|resolved with|by *
        """,
    "agreement": """
        ^+1 for|to|on *
        i'm|im|am|totally|fully with you|him|her [on|there|here]
        ^with you on
        [i|we|department] concur|concurs [with]
        ^[you're|youre] right|agreed that's|thats the|how|what better|i|way
        ^agreed *
        ^[i|we] agree with *
        [fully|completely|totally] behind that|this|the plan|idea|proposal
        ^let's|lets|let do|leave|keep|drop that|it|this [that|so|way]$
        sounds like a plan
        ^keep it|that [as] [is]$
        ^[ok|okay|fine] convinced$
        exactly my|what feeling|point|thoughts|thinking|i
        ^same view|opinion|conclusion [here|on]
        """,
    "thanks": """
        ^grateful|thankful for|to *
        ^appreciate|appreciating the|your|you|all
        ^[much|so|really|greatly] appreciated
        big|huge|special|warm thank|thanks|thx you|to|for
        want|wanted to thank|say [thank|thanks|you]
        """,
}

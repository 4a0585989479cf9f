"""English: what asks, and what thanks, closes, acknowledges, promises."""

from syncd.rules.phrases import Vocabulary

FILLERS = """
    so and but also well ok okay oh hmm btw anyway then now just actually sorry perhaps maybe yes yeah yep sure no all
    again guys team folks everyone quick
"""
GREETINGS = "hi hello hey hiya howdy dear morning greetings yo thanks thx"

_ASKING: Vocabulary = {
    "question_form": """
        ^how do|can|could|should|would|does|did|is|are|long|much|many|often|come|about|soon
        ^what is|are|does|do|did|was|were|happens|happened|would|should|will|kind|about|time|if|else
        ^what's|whats|where's|wheres|who's|when's|why's|how's
        ^where is|are|do|does|can|did|should|would|was
        ^when is|are|will|does|do|can|could|did|should|would
        ^when are|will|can|could|do|would|should you|we|i|they|the|it|this
        ^who is|are|can|could|should|owns|do|does|has|knows|would|will|was
        ^why is|are|do|does|did|can't|don't|isn't|not|would|was|doesn't
        ^which one|of|is|are|version|way|do|should|would
        ^is|are|was|were there any|a|an|some|anyone|anything|something|still|already
        ^is it|this|that|there possible|ok|okay|correct|true|expected|intended|supposed|safe|normal|ready|still|done
        ^are you|we able|going|planning|available|ok|okay|still|free|sure|aware|guys|all|there|interested|coming
        ^do|did|does you|anyone|anybody|we|they|someone|it|this|that know|have|want|need|think|plan|see|mean|agree|work|support
        do|did you [still|also|happen|guys|all] know|want|plan|see|think|need|mean|mind|agree|happen
        do|did you [guys] have any|a|an|time|the|access
        ^has|have anyone|anybody|someone|you|we|there ... had|seen|been|tried|got|heard|managed|looked|decided|made|received
        any update|updates|news|word|idea|ideas|progress|luck|thoughts|feedback|chance|plans|eta|suggestions|objections|timeline
        anyone|anybody|someone know|knows|tried|seen|able|familiar|experienced|got|had
        anyone|anybody|someone else seeing|having|getting|experiencing
        does|do|did|has|can|could|would|is anyone|anybody|someone|somebody|any
        wondering if|whether|how|what|when|why|where|who|about
        is|are there a|any|some [other|good|better|easy|known] way|ways|plan|plans|chance|news|update|option|options|workaround
        curious if|whether|how|what|when|why|about
        ^not sure|clear if|whether|how|what|why|who|which|where
        i'm|im|i|we're|we|are|am not sure|clear if|whether|how|what|why|who|which|where
        unsure if|whether|how|what|why
        what do|did|does|are|is you|it|we|your|the status|plan|timeline|eta|latest|story|think|mean|thoughts|suggest|recommend
        ^can|could|may|should|shall|would i|we|they|it|this
        when will|can|could|should|would you|we|i|it|they|the|this
        ^will|would it|this|that|there|they be|work|still|help|also|support|include
        ^will|would you be|have|attend|join|come
        ^did|does|do|is|are|was|were|have|has you|it|this|that|the|your|we|they|anyone ...  yet|already|still$
        whats|what's the status|plan|eta|timeline|latest|best|difference|reason|point|deadline|status
        where can|do|could|should i|we find|see|get|look|read|download
        ^question about|on|regarding|for|re
        ^[a|one] quick|small|another|one|follow-up|general|stupid|dumb|noob question|questions
        i|we have|had a|one|another|some|few|couple [quick|small|more] question|questions
        ^anything|something else|new|we|i
        ^is|are|was|were|does|do|did|will|can|has|have|would the|your|our|their|these|those|its
        ^eta [for|on]
        asking|ask if|whether
        want|wanted|like|love|need to know|hear|understand|ask|see|check|confirm|inquire if|whether|how|what|when|why|where|which|about
        why don't|dont you|we
        """,
    "request": """
        could|can|would|will|might you [please|pls|guys|all|also|kindly|possibly|maybe]
        would|do you mind
        could|can|would anyone|someone|somebody|anybody|one
        please|pls|plz|plse|kindly *
        ^* please$
        please$
        need|needs you to
        i|we need|require [a|an|the|your|this|some|more|all|to|it|that|these] *
        i|we still|also|really|urgently|just|now need
        i'd|we'd like|love|appreciate [it] to|you|if|your|some|more|a|an
        i|we would like|love|appreciate [it] to|you|if|your|some|more|a|an|any
        would|will|could be great|nice|good|helpful|useful|ideal|awesome if|to
        would|will greatly|really|much [be] appreciate|appreciated
        would help if|to know|us
        it|that would help
        appreciate any|your|the help|input|feedback|thoughts|guidance|response|reply|assistance|comments|prompt
        let me|us know
        lemme know
        let * know if|what|how|when|whether|where|which
        ptal|rsvp
        take|have|grab [another|a|one|quick] [quick|closer|brief] look
        take|have a look at|into|please
        ^look into|at *
        needs|need|requires|awaiting|waiting [for|on] [a|an|your|the] review|approval|feedback|input|sign-off|signoff|decision|answer|response|reply|confirmation|attention
        ready|up for review|approval|testing
        waiting|wait for|on you|your|an|a|the response|reply|answer|feedback|input|update
        looking forward to your|hearing|seeing|a response|reply|from|back|feedback|answer
        look forward to hearing|your
        i'm|im|we're|were|are|am still waiting
        i|we want|wanted you|to|your discuss|talk|ask|see|know|make|set|meet|schedule|get
        want you to
        we|you need|have|should|must to discuss|talk|get|make|meet|decide|schedule|review|set|send|sit|find|resolve|finalize|finalise|fix
        need|needs|have to be|get done|fixed|reviewed|updated|changed|corrected|addressed|resolved|approved|signed
        you should|must|need [to]
        you|we might|may want to
        i|we suggest|recommend|propose
        would suggest|recommend|propose
        asap|a.s.a.p
        as soon as possible
        at your earliest convenience
        when you get|have a|the chance|minute|moment|time|sec|second
        if you have a|the|some|any|time chance|minute|moment|time|sec|to
        it would help to know
        [i] request|requesting that|a|an|your|the|you
        [we|i] ask|asking that|you|for
        asked|like you to
        feature request
        ^request for|to
        make|be sure to|that|you|we
        want|wanted|need to make|be sure
        remind|reminder to|that|about
        ^reminder
        don't|do not forget|hesitate to
        get|come back to me|us
        give me|us|him|her|them [a] [quick] call|ring|shout|buzz|heads|copy|sense|idea|feedback|hand
        ^call|email|e-mail|ping|text|phone me|us|him|her
        ^send|give|forward|tell|show|get|bring|fax me|us|him|her|them|it|the|a|this|over|along
        ^review|check|verify|confirm|approve|update|fix|add|remove|change|delete|attach|share|print|schedule|prepare|complete|submit|cancel|respond|reply|revert|assign|investigate|clarify|explain|advise the|this|that|these|your|my|our|a|an|if|whether|with|to|it|by|and|all|any|for|in|on|how|why|what
        ^put|set|move|keep|make|use|include|follow|try|go|find|bring|take|talk|speak|meet|contact|see|read|let|ask|have|join|come|ensure|plan|stop|leave|pass|pick|hold|run|note me|up|this|that|the|a|it|us|our|on|to|with|him|her|them|ahead|together|if|out|your|my|over|by
        ^don't|do not|dont send|forget|make|change|use|tell|let|do|delete|merge|deploy|ship|worry|be
        ^give * a call|ring|shout|buzz
        ^let's|lets|let;s discuss|meet|talk|get|try|plan|set|schedule|have|do|make|go|sync|chat|catch|keep|see|put|use|start|move|wait|look|find|hold
        get|getting together to|on|for|this|next|tomorrow
        like|want|love|need|able|time|available|meet|meeting|call|together|chance|document|me|going to discuss|talk|meet|see|review|chat
        [we|i|can|should|could|will] discuss this|on|at|in|tomorrow|tonight|today|when|further|the
        discuss [further]$
        interested in meeting|getting|joining|coming|seeing|discussing|talking|attending|hearing
        expect you|us|your to|at|on
        feel free to call|contact|stop|reach|ask|drop|edit|comment
        ^go ahead and
        help [me|us] with|out|to|understand|find|fix
        any|some|your help|assistance|guidance
        cover for
        your|you thoughts|input|feedback|opinion|view|views|comments|approval|decision|attention|help|take
        what your thoughts|opinion|view|plan|plans|take|schedule|availability
        thoughts$
        action|response required|needed|requested
        is|are required [to|by]
        join us|me
        come by|over|join|to
        stop by
        sign|fill off|out|up|and|the
        """,
    "feedback": """
        doesn't|doesnt|didn't|didnt|isn't|isnt|don't|dont|not|won't|wont|can't|cant|aren't|stopped|never work|working|load|loading|show|showing|open|sync|syncing|start|match|appear|render|update|updating|save|saving|respond|receive|arrive
        does|did|do|will|is|are|has|have not [yet] work|working|load|loading|show|showing|open|appear|match|sync|save|respond|received|arrived|updated|been|start
        is|are|it's|its|was|looks|seems|feels|still|totally|completely|very|really|quite|bit|pretty|too confusing|broken|unclear|misleading|slow|wrong|incorrect|inaccurate|missing|outdated|unusable|inconsistent|unacceptable|frustrating|disappointing|disappointed|annoying|laggy|flaky|buggy|complicated|hard|difficult|blocked|down|failing|stuck|unhappy|worried|empty|ugly|crashing|useless
        we|i|we're|i'm|am|are blocked|stuck|unable|confused|concerned|worried|disappointed|frustrated|unhappy|struggling|lost
        blocked|stuck by|on|until
        is|are|it's blocking us|me|our|the
        can't|cannot|cant|couldn't|unable|able [to] log|login|access|find|see|open|use|export|import|download|upload|reproduce|sign|connect|save|get|view|install|run|build|reach|edit|change
        can not log|login|access|find|see|open|use|export|import|download|upload|get
        customers|users|clients|people|partners complain|complained|complaining|confused|keep|report|reported|reporting|can't|cannot|are
        complaint|complaints about|from
        i'd|we'd|would|i|we prefer|rather|expect|expected
        this|that|it|which is|looks|seems|feels|was wrong|incorrect|off|odd|weird|strange|bad|unacceptable|urgent|critical
        ^bug|issue|problem|regression|blocker|incident|feedback|suggestion|concern *
        a|the|this|another|possible|potential|new bug|regression|blocker|typo
        still broken|failing|missing|waiting|seeing|getting|happening|happens|open|unresolved|wrong|slow|down|not|doesn't|an|no
        concerned|worried|unhappy|confused|disappointed|frustrated about|by|that|with
        concern|concerns is|are|about|with|that|regarding
        getting|get|got|see|seeing|throws|throwing|gives|giving|returns|returning|have|having|with an|a|this|the|following|some|errors|these error|errors|exception|timeout|500|404|403|401|502|503|warning|problem|issue|problems|issues|trouble
        i'm|we're|im|are|am having|experiencing|facing|seeing|running trouble|problems|issues|issue|problem|difficulties|an|a|this|some|into
        having|have|had trouble|problems|difficulty|difficulties|issues
        keeps|keep crashing|failing|timing|breaking|happening|getting|logging
        crashes|crashed|fails|failed|breaks|broke|hangs|freezes when|on|after|if|for|with|again|since|every
        ran|running|run into an|a|this|some|problems|issues
        missing the|a|an|from|in|some|data|numbers
        ^missing *
        ^there is|are|seems|appears [to] [be] a|an|some|something [small|big|major|serious|possible] bug|issue|problem|error|typo|mistake|wrong|regression|discrepancy|mismatch
        there's a|an|something|no [small|big|major|serious|possible] bug|issue|problem|error|typo|mistake|wrong|regression|way|option|discrepancy|mismatch
        something is|seems|looks|went|feels wrong|off|broken
        something's wrong|off|broken
        what|than we|i expected
        don't|dont|do not [really] like|understand|agree|see|think|get why|how|what|the|this|that|where
        don't|dont|do not|didn't|couldn't understand|follow
        hard|difficult|impossible|confusing to read|use|find|follow|understand|tell|see|figure
        should be|have [been] called|named|bigger|smaller|able|possible|clearer|shorter|longer|first|consistent|fixed|included|changed|moved|removed|added
        no longer works|work|working|loads|shows
        stopped working
        is|are|was|were|has|have|been missing|wrong|incorrect
        haven't|hasn't|have|has [not|yet] heard|received|gotten|seen|been back|anything|a|any|from|an|yet|it
        no reply|response|answer|one [has|yet|back|from|so]
        too slow|complicated|long|many|small|big|late|expensive|confusing|technical
        out of sync|date
        looks|look|seems|seem|appears wrong|off|broken|odd|weird|strange|incorrect|inconsistent
        deadline is|was|at
        at risk
        urgent|urgently|showstopper
        """,
    "update": """
        please|pls look|see|check|review|advise|comment|confirm
        fyi ... by|before
        are|is in|ready|up|done|attached|available|live please|for|to
        ^here is|are|comes the|a|an|our|my|your
        ^here's the|a|an|our|my
        attached is|are|the|please|you
        ^attached *
        ^[so] attaching
        [please|pls] find|see attached|enclosed|below
        i've|we've|i|we|have|has [just|now] attached|uploaded|shared|drafted|updated|added|roughed|prepared [a|an|the|my|our|your|out|some]
        for|awaiting your review|approval|feedback|information|comments|input|sign-off|signature
        heads up|heads-up
        ^fyi *
        before|by monday|tuesday|wednesday|thursday|friday|tomorrow|noon|eod|eow
        """,
    "not_asking": """
        if|should you [do|still] have any [other|further|more|additional] questions|question|concerns|issues|comments|problems|feedback|doubts ...
        if|should you need|require any [other|further|more] *
        any questions
        let me|us know if you have|need|want|run [any|into] [other|further|more] [questions|question|issues|problems|concerns|anything|help]
        let me|us know if you need|want [any] [more|further] help|anything|assistance
        let me|us know if that|this|it works|helps|worked|helped
        let me|us know how it|that goes|went
        please [do] note|remember|accept|forgive|excuse|be|enjoy|find|feel|keep|unsubscribe|click|ignore|disregard|visit
        please|kindly do not|don't|dont reply|respond
        feel free to
        don't|dont|do not worry
        no need|rush
        no action [is] required|needed
        don't|dont|do|does|didn't not need|have [to]
        don't|doesn't|didn't|won't need|have
        you don't|dont need|have|want
        unsubscribe|newsletter|webinar|sweepstakes|promo|coupon
        click here|on|below|the
        to|longer unsubscribe|wish
        can you believe|imagine
        you can|could [also|now|always|then|just|simply|either|even|find|get|use|see|do|try]
        we|i should|could|can|will|would be|have
        was|were|been|already asked|asking|wondering to
        [i] asked|told|wanted him|her|them
        """,
}

_ANSWERING: Vocabulary = {
    "pleasantry": """
        ^hi|hello|hey|hiya|howdy|dear|yo [all|everyone|team|there|folks|guys]
        ^good morning|afternoon|evening|day|night [all|everyone|team|folks]
        ^happy friday|monday|tuesday|wednesday|thursday|weekend [all|everyone|team]
        ^welcome [aboard|back|to|all|everyone]
        lgtm|congrats|congratulations|kudos|cheers|awesome|amazing|wonderful|fantastic|excellent|brilliant|lovely|hooray|hurray|yay|woohoo|bravo|haha|lol|welldone|yw|np|nice
        +1|👍|🎉|👏|💯|🙌|🚀|❤
        well done|deserved
        great|good|nice|awesome|amazing|excellent|fantastic|brilliant|super|lovely|wonderful work|job|stuff|one|catch|idea|news|point|call|write-up|writeup|presentation|demo
        ^great|perfect|cool|super|sweet|neat|good|sounds|looks|fine|exactly|agreed|right|indeed|true
        looks|sounds|all good|great|fine|perfect|amazing|awesome|nice [to|for] [me|us]
        happy birthday|anniversary|holidays|new|easter|christmas|thanksgiving|weekend [year|everyone|all]
        merry christmas
        have|enjoy a|the|your great|good|nice|lovely|wonderful|weekend|day|evening|rest|vacation|holiday [day|weekend|evening|one|time|trip|week]
        no worries|problem|prob|probs
        not a problem
        my pleasure|bad
        you're|youre|your|you|are [are] [very|most] welcome
        glad|happy to help|hear
        glad|happy that|it|you works|worked|helped|like|liked
        hope|hoping you're|you|your|this|everyone|all had|have|are|is|finds|well|doing|enjoy|enjoyed
        get well soon
        safe travels
        see you|ya [there|then|soon|tomorrow|later|monday]
        welcome to the team
        love|like it|this|that$
        way to go
        keep it up
        """,
    "pleasantry_question": """
        how are|r|is|have you|u|things|everything|everyone|life|all|been|it|ya [doing|today|all|going|been|feeling]$
        how's|hows it|everything|life|things|your [going|day|week|weekend|doing|morning]$
        how was|is|were your|the weekend|holiday|holidays|vacation|trip|day|week|flight|evening|christmas [so] [far]$
        how did|was|is it|everything|that go|going|everyone$
        how you doing$
        what's|whats|sup up|new|good$
        ^sup|wassup|whatsup$
        hope you|you're|all|your [are|had|have|is|doing] ... weekend|well|day|week$
        [did] you have|had a good|nice|great weekend|holiday|vacation|trip
        isn't|is|wasn't that|it|this [not] great|nice|awesome|amazing|cool|wonderful|fantastic|lovely$
        how cool|great|awesome|nice|cute is that|this$
        """,
    "courtesy_question": """
        does|did that|this|it help|helps|answer|clarify|work [your|you|for|the] [question|you|out]$
        does|did|do|make|makes that|this|it|any make [any] sense|sense$
        make|makes sense$
        anything|something else [i|we] [can] [do|help] [with|for|you]$
        is that|this|it ok|okay|clear|fine|alright$
        ok|okay|deal|fair|clear|agreed|alright|cool$
        """,
    "tag_question": """
        right|correct|yes|no|eh|huh|innit$
        isn't|aren't|doesn't|don't|wasn't|won't|can't|didn't|hasn't|haven't|shouldn't|is|are|does|do it|they|we|you|that|he|she$
        am i right|wrong|correct$
        you know$
        """,
    "rhetorical": """
        who knows|cares
        why not$
        guess what|who
        what could [possibly] go wrong
        what else is new
        what can i|you say
        what's not to like|love
        are you kidding|serious|joking [me]
        ^really|seriously|wow|what|huh|oh|lol|hm|hmm|say$
        ^oh really|yeah|no$
        does it matter
        what's|whats the worst
        who would|would've have|ever|thought [thought]
        how hard can it be
        how about that
        """,
    "thanks": """
        thanks|thx|thank|thankyou|tysm|ty|tnx|thnx|cheers|ta [you|u|again|all|everyone|so|very|much|for|a|team] [so|very|much|lot|ton|bunch|all] [much]
        thank|thanks you|for [so|very|the|your|that|this] [much|heads|quick|update|help|support|info|reply|response|feedback|clarification]
        many|much|big|huge thanks|appreciated
        appreciate|appreciated it|that|this|the [very] [much]
        i|we|much|really|greatly [really|do] appreciate|appreciated it|the|your [help|support|work|effort]
        very|so grateful|helpful|kind
        that's|that|this is very|really|super helpful|useful
        """,
    "thanks_ahead": """
        thanks|thank|thx [you] [so] [much] in advance|ahead|advance
        thanks|thank|thx [you] for your help|assistance|time|patience|consideration|attention|understanding|cooperation
        """,
    "closing": """
        never mind|mind$
        nevermind|nvm|nvmd
        ignore|disregard this|that|my|the|me [last|previous|prior|earlier|question|message|comment|above|email|e-mail]
        please|pls|kindly ignore|disregard
        solved|resolved|sorted|fixed [it|this|that|now] [out|myself|now]$
        ^solved|resolved|sorted
        i|we|i've|we've|just|now [just|already|have] found|solved|resolved|fixed it|this|that|the [answer|solution|problem|issue|out|myself|cause]
        i|we|i've|we've|just|already|now [just] figured|sorted|worked it|this|that|out [out|it|myself]
        ^figured|got|found it|this|that [out|working|now|to]
        got it working|to|sorted|solved|fixed
        [is|it's|it|this|that's|that|are] no longer needed|relevant|necessary|required|issue|an|a [issue|problem]
        not needed|relevant anymore|any
        don't|do|dont|doesn't [not] need it|this|that anymore|any
        ^all|we're|i'm|it's|everything|everything's|is|are [all|is] good|set|sorted|clear|fine|resolved|working [now|here|again]
        all good|set|sorted|clear|done [now|here|from|then|thanks]
        works|working|fixed|fine|solved [fine|perfectly|great|well|again|for|like] now|again|perfectly|me|great|charm
        that|it|this|now|which [now|all] works|worked|helps|helped|solves|solved|fixes|fixed|did|answers|clarifies [it|perfectly|great|fine|the|my|this] [trick|now|question|problem]
        that's|thats all|exactly|what|perfect|great|clear|it [i|we] [needed|wanted]
        [you|we] can|may close|closed [this|it|the] [issue|ticket|one|now]
        closing this|the|it|as
        ^got it$
        ^understood|i$
        ^makes|that sense [sense|now]
        makes|that sense|clear [now]
        problem|issue [is|has|was] [been] solved|resolved|gone|fixed
        false alarm
        my mistake|bad|fault
        user error
        """,
    "acknowledgement": """
        looking|checking|digging|diving|investigating [into|in|at] [it|this|that|now|the|on] [now|today|right]
        ^investigating|checking|looking
        i'm|we're|im|am|are|is looking|checking|working|digging|investigating|on [into|on|at] [it|this|that] [now]
        i'm|we're|im on it|this|that [now]
        ^[already] on it
        ^[already] on this$
        will|i'll|we'll|gonna|going|ill|me|i|to [to|quickly|have|definitely|just|also] check|look|investigate|review|see|follow|dig|handle|take|ask|find|verify|confirm|get|forward|discuss|double-check [into|on|at|it|this|up|what|a|care|out|with|of|that|back] [it|this|that|up|out|look|of|to] [it|this|that|you]
        will|i'll|we'll|i|ill|can do [so|it|that|this]
        will|i'll|we'll|ill get|come|circle|revert|report [right] back [to] [you|on] [on|about] [this|that|it]
        let me|us [just|quickly] check|look|see|investigate|find|ask|dig|verify|confirm|think|double-check|review|get|take|have|follow [into|on|at|it|this|up|a|what|back|out|with|that] [it|this|that|look|to|out] [you]
        bear|bare with me|us
        give|gimme me|us a|one|few|some minute|moment|sec|second|minutes|time|bit|day|days|hour
        one|just|a [a] sec|second|moment|minute
        hold|hang on
        ^noted|ack|acknowledged|roger|wilco|copy|understood [that|thanks|will]
        ^got it
        ^sure|yes|yep|ok|okay|yup will|can [do]
        ^sure [thing]
        taking|having a look [at] [this|it] [now]
        take|taking|takes care of it|this|that
        i'll|ill|i|we'll pick|take this|it|that [up|one|over]
        ^mine
        ^[i] added|put it|this on|to the|our|my [list|backlog|agenda|board]
        ^raised|forwarded|passed this|it|that [with|to|on] [the|to] [team|them]
        will keep|update|let you [know|posted|updated]
        i'll|we'll keep|update|let you|this [know|posted|updated|thread|ticket|issue]
        ^thanks will
        ^eyes|👀
        sorry for the delay|wait
        working on it|this|that [now]
        on my list|radar|plate|todo
        ^stand by|standby|wip
        """,
    "commitment": """
        i'll|we'll|i|we|it'll|you'll|they'll|that'll|ill|she'll|he'll [will|can|shall|should|plan|hope|aim|am|are|try|expect] [to]
        will|should be|have|get|send|ship|fix|deploy|deliver|do|follow|land|go|come|reply|answer|update [back|it|this|done|fixed|ready|live|shipped|out|you|able|deployed|delivered|finished]
        going|plan|planning|expect|expecting|aim|aiming|hope|hoping|promise to|for|that
        gonna *
        eta [is|for|of]
        expect|expected it|this|an|the|by|to
        ^[is] due|planned|scheduled [to|for|on]
        i'm|we're going|planning|aiming [to|for]
        ^done|ready|ships|shipping|fixed|coming by
        """,
    "absence": """
        be|am|i'm|is|are|being|was|will out|away|off|offline|traveling|travelling [of|on|for] [office|vacation|leave|pto|holiday|sick|the]
        be|am|i'm|is|are on|in|at vacation|leave|pto|holiday|holidays|parental|sick|meetings|training
        be|am|i'm|is|are back [on|in|at|by]
        not be|able|available|in|get|have|make|finish|done|before
        won't|wont|can't|cannot|couldn't|don't|unable|not [be] [think|promise|able|make|do|get|finish|manage|have|send] [it|we|i|to]
        """,
    "auto_reply": """
        automatic|auto|automated reply|response|answer
        auto-reply|autoreply|auto-response|autoresponder
        i|i'm|am [am] [currently|now] out of [the] office
        ^out of office [until|from|reply|re|till|i|message]
        currently out of|on|away [the] [office|vacation|leave|annual|parental|holiday] [leave]
        this is an automatic|automated|auto [generated] [reply|response|message|email|notification]
        limited|no access to [my] email|e-mail|emails|mail
        i|will|i'll [will] respond|reply|answer|return to|upon|when [my|your|i] [return|email|e-mail|message|emails|get|am|back] ... return|back
        """,
    "answer_words": """
        because|cause|reason|turns|fixed|deployed|released|merged|shipped|resolved|found|since|due|caused|seems|here's|answer|means|actually|attached
        the|root|main cause|reason|fix|answer|problem|issue|solution|workaround
        was|were|is|are a|an|the|not|because|caused|expected|intended|broken|down|missing|wrong
        no we|it|that|this|there
        yes we|it|that|this|there|you
        looked into
        you need|can|should|have|must
        """,
    "but": """
        but|however|although|unfortunately|except|yet|though
        still|only not|doesn't|fails|broken|one
        """,
}

PHRASES: Vocabulary = {**_ANSWERING, **_ASKING}

"""English: what asks for something, with a question mark or without."""

from syncd.rules.phrases import Vocabulary

PHRASES: Vocabulary = {
    "question_form": """
        ^how do|can|could|should|would|does|did|is|are|long|much|many|often|come|about|soon|will
        ^what is|are|does|do|did|was|were|happens|happened|would|should|will|kind|about|time|if|else
        ^what's|whats|where's|wheres|who's|when's|why's|how's
        ^where is|are|do|does|can|did|should|would|was
        ^when is|does|did|should
        ^when are|will|can|could|do|would you|we|i|they|the|it|this
        ^who knows what|how|when|where|if|whether|why|which|who
        ^who is|are|can|could|should|owns|do|does|has|knows|would|will|was
        ^why is|are|do|does|did|can't|don't|isn't|not|would|was|doesn't|has|have
        ^which one|of|is|are|version|way|do|should|would
        ^is|are|was|were there any|a|an|some|anyone|anything|something|still|already|also
        ^is it|this|that possible|ok|okay|correct|true|expected|intended|supposed|safe|normal|ready|still|done|already
        ^are you|we able|going|planning|available|ok|okay|still|free|sure|aware|interested|coming
        ^do|did|does you|anyone|anybody|we|they|someone|it|this|that know|have|want|need|think|plan|see|mean|agree
        do|did you [still|also|happen|guys|all] know|want|plan|see|think|need|mean|agree|happen|have
        any update|updates|news|word|idea|ideas|progress
        any luck|thoughts|feedback|plans|eta|suggestions|objections|timeline
        any chance you|we|of|to|that|i|this|for
        anyone|anybody|someone know|knows|tried|able|familiar|else
        does|do|did|has|is anyone|anybody|someone|somebody
        wondering if|whether|how|what|when|why|where|who
        is|are there a|any|some [other|good|better|easy|known] way|ways|plan|plans|chance|update|option|workaround
        curious if|whether|how|what|when|why
        not|unsure [sure|clear] if|whether|how|what|why|who|which|where
        what your|the thoughts|opinion|view|plan|plans|take|schedule|availability|status|timeline|eta
        ^can|could|may|should|shall|would i|we|they|it|this
        when will|can|could|should|would you|we|i|it|they|the|this
        ^will|would it|this|that|there|they be|work|help|also|support|include
        ^will|would you be|have|attend|join|come
        ^did|does|do|is|are|was|were|have|has you|it|this|that|the|your|we|they|anyone ... yet|already|still$
        where can|could|should i|we find|see|get|look|read|download
        ^question about|on|regarding|for|re
        ^[a|one] quick|small|another|one|follow-up|general question|questions
        i|we have|had a|one|another|some|few|couple [quick|small|more] question|questions
        ^is|are|was|were|does|did|will|would the|your|our|their|these|those|its|my
        ^eta [for|on]
        asking|ask|know|understand|confirm|inquire if|whether
        want|like|love|need to know|hear|understand|ask|check how|what|when|why|where|which|about|if|whether
        why don't|dont you|we
        i'd|we'd [really] like|love to know|understand|hear|learn how|what|when|why|where|which|if|whether
        thoughts$
        i|we wonder if|whether we|you|there|i|anyone|somebody|someone|they
        i|we wonder how|why|when|what|who|where
        same question|problem|issue
        """,
    "request_form": """
        could|can|would|will|might you [please|pls|guys|all|also|kindly|possibly|maybe]
        would|do you mind
        could|can|would|will anyone|someone|somebody|anybody|one
        i'll|we'll [also|still] need the|your
        """,
    "request": """
        please|pls|plz|plse|kindly *
        please$
        need|needs|want|wants|like|asked|require you|someone to
        i|we [still|also|really|urgently|just|now] need|require *
        i'd|we'd like|love|appreciate [it] to|you|if|your|some|more|a|an
        i|we would [really] like|love|appreciate [it] to|you|if|your|some|more|a|an|any
        would|will be great|nice|good|helpful|useful|ideal|awesome if|to
        would|will be [greatly|really|much] appreciated
        would help if|to|us
        help [me|us] to know|with|out|understand|find|fix
        appreciate|any|some any|your|help|input|feedback|thoughts|guidance|assistance|comments [help|input|response]
        let|lemme me|us|know know|if
        let * know if|what|how|when|whether|where|which
        ptal|rsvp|asap|a.s.a.p
        take|have|grab [another|a|one|quick] [quick|closer|brief] look
        ^look into|at *
        needs|need|requires|awaiting|waiting [for|on] [a|an|your|the] review|approval|feedback|input|sign-off|decision
        awaiting|waiting|wait for|on [you|your|an|a|the] [response|reply|answer|update|confirmation]
        ready|up for review|approval|testing
        looking|look forward to your|hearing
        i|we want|wanted to discuss|talk|ask|see|know|make|set|meet|schedule
        we|you need|have to discuss|talk|get|make|meet|decide|schedule|review|set|send|sit|find|resolve|finalize|fix
        need|needs|have|has to be|get done|fixed|reviewed|updated|changed|corrected|addressed|resolved|approved|signed
        you must
        you should|need [also|still|really] to|send|check|review|fix|update
        i|we|would suggest|recommend|propose
        as soon as possible
        at your earliest convenience
        when you get|have a|the chance|minute|moment|time|sec|second
        if you have|get a|the|some|any|time chance|minute|moment|time|sec|to
        request|requesting that|a|an|your|the|you
        feature request
        ^request for|to
        remind|reminder to|that|about
        don't|do not|[not] forget to
        get|come back to me|us
        give me|us [a|some] [quick] call|ring|shout|buzz|heads|copy|sense|idea|feedback|hand
        ^give * a call|ring|shout|buzz
        ^call|email|e-mail|ping|text|phone|send|give|forward|tell|show|get|bring|fax me|us|him|her|them
        ^send|forward|get|bring|review|check|verify it|the|a|this|that
        ^confirm|approve|update|fix|add|remove|change|delete it|the|a|this|that
        ^review|check|verify|confirm|approve|update these|those|your|my|our|if|whether
        ^fix|add|remove|change|delete|attach these|those|your|my|our|if|whether
        ^share|print|schedule|prepare|complete the|this|that|your|my|our|how|why|what
        ^submit|cancel|assign|clarify|explain the|this|that|your|my|our|how|why|what
        ^put|move|keep|use|include|follow|try|find|take|contact|note me|the|a|it|us|him|her|them|this|that
        ^talk|speak|meet|respond|reply to|with|by
        ^don't|dont send|forget|make|change|use|tell|let|do|delete|merge|deploy|ship
        ^let's|lets|let discuss|meet|talk|get|try|plan|set|schedule|have|do|make|sync|chat|catch|see|find
        getting|get together to|on|for|this|next|tomorrow
        like|want|love|need|able|time|available|meeting|call|chance|me to discuss|talk|meet|chat
        discuss this|on|at|in|tomorrow|tonight|today|when|further$
        interested in meeting|getting|joining|coming|seeing|discussing|talking|attending|hearing
        expect you|us
        if you could|would|can please|let|send|give|check|call|get|tell|share|provide|help|take|look|spend|call
        ^go ahead and
        your thoughts|input|feedback|opinion|view|views|comments|approval|decision|attention|take
        action|response required|needed|requested
        join us|me
        come|stop by|over
        please|pls|kindly don't|dont|do [not] deploy|touch|change|delete|merge|ship|release|publish
        please|pls|kindly don't|dont|do [not] book|close|move|remove|restart
        i'd|we'd [rather|just|also] move|put|drop|cut|rename|replace|remove|change|add|swap|shorten|delete
        ^need|needs your|an|the|ok|approval|help *
        needs the|an|some|more|another *
        """,
    "feedback": """
        doesn't|doesnt|didn't|didnt|isn't work|working|load|loading|show|showing|open|sync
        don't|won't|wont|stopped|never work|working|load|loading|show|showing|open|sync
        doesn't|doesnt|didn't|isn't|won't|stopped|never start|match|appear|render|update|updating|save|respond|arrive
        does|did|do|will|is|are|has|have not [yet] work|working|load|show|open|appear
        does|did|do|will|is|are|has|have not [yet] match|sync|save|respond|received|arrived
        is|it's|are|was|looks|seems|feels|still confusing|broken|unclear|misleading
        totally|very|really|quite|bit|pretty|too|so confusing|broken|unclear|misleading
        is|it's|are|looks|seems|feels|still slow|wrong|incorrect|inaccurate|missing
        totally|very|really|quite|bit|pretty|too|so slow|wrong|incorrect|inaccurate|missing
        is|it's|are|looks|seems|feels|still outdated|unusable|inconsistent|frustrating
        very|really|quite|bit|pretty|too|so outdated|unusable|inconsistent|frustrating
        is|it's|are|looks|seems|feels|still|very|really|quite|bit|pretty|too|so disappointing|annoying|laggy|flaky|buggy
        is|it's|are|looks|seems|feels|still complicated|unacceptable|failing|stuck|crashing
        very|really|quite|bit|pretty|too|so complicated|unacceptable|failing|stuck|crashing
        is|it's|are|still down|empty|blocked
        we|i|we're|i'm|am|are blocked|stuck|unable|confused|concerned|worried|disappointed|frustrated|unhappy|struggling
        blocked|stuck by|on|until
        blocking us|me|our
        can't|cannot|cant|couldn't|unable|able|not [to] log|login|access|open|use
        can't|cannot|cant|couldn't|unable|able|not [to] export|import|download|upload|reproduce
        can't|cannot|cant|couldn't|unable [to] find|see|sign|connect|save|view|install|run|build|edit|change|get
        can not log|login|access|find|see|open|use|export|import|download|upload
        customers|users|clients|people|partners [keep|are|have] complain|complained|complaining
        customers|users|clients|people|partners [keep|are|have] confused|report|reported|asking
        complaint|complaints about|from
        i'd|we'd|would|i|we prefer|rather|expect|expected
        this|that|it|which is|looks|seems|feels|was wrong|incorrect|off|odd|weird
        this|that|it|which is|looks|seems|feels|was strange|bad|unacceptable|urgent|critical
        ^bug|issue|problem|regression|blocker|incident|feedback|suggestion|concern *
        a|the|this|another|possible|potential|new bug|regression|blocker|typo
        still fails|fail|crashes|crash|breaks|hangs|errors|failing|broken
        still waiting|seeing|getting|happening|happens|unresolved|not|doesn't|no
        concerned|worried|unhappy|confused|disappointed|frustrated about|by|that|with
        concern|concerns is|are|about|with|that|regarding
        getting|get|got|seeing [an|a|this|the|these|some] 500|404|403|error|errors|exception
        throws|gives|giving|returns|returning [an|a|this|the|these|some] 500|404|403|error|errors|exception
        still shows|show|showing|says|the|gets|get|stops|appears|happens|missing
        they|it|he|she|this|that|customers|users|people|guests still have|has
        i|we still have no|the|this|that|problems|issues|trouble|errors
        stops|stopped after|when|working|at|with|if
        error|errors when|on|in|after|with|while|message
        having|have|had|experiencing|facing [some|a] trouble|problems|issues|difficulty|difficulties|issue|problem
        keeps|keep crashing|failing|timing|breaking|happening|logging
        crashes|crashed|fails|failed|breaks|broke|hangs|freezes when|on|after|if|for|with|again|since|every
        ran|running|run into an|a|this|some|problems|issues
        ^missing *
        there|there's is|are|a|an|seems|some|something [a|an|some|to] [be] [a] bug|issue|problem|error
        there|there's is|are|a|an|seems|some|something [a|an|some|to] [be] [a] typo|mistake|wrong|regression
        something|something's is|seems|looks|went|feels|wrong|off|broken [wrong|off|broken]
        than|not|what we|i|what expected
        don't|dont|do|didn't|couldn't [not] [really] like|understand|get why|how|what|the|this|that|where
        hard|difficult|impossible|confusing to read|use|find|follow|understand|tell|see|figure
        should be|have [been] called|named|bigger|smaller|possible|clearer
        should be|have [been] shorter|longer|included|changed|moved|removed|added
        no longer works|work|working|loads|shows
        haven't|hasn't|never [yet] heard|received|gotten [back|anything|a|any|from|an|yet|it]
        no reply|response|answer [yet|back|from|so]
        too slow|complicated|long|many|small|big|late|expensive|technical
        out of sync|date
        at risk
        urgent|urgently|showstopper
        isn't|aren't|wasn't|not arriving|coming|sending|rendering|saving|responding|updating|syncing|there
        is|are|was|still not arriving|coming|sending|rendering|saving|responding|updating|syncing|there
        slower|worse|harder|uglier than
        not [really|so|very|quite|at|yet] convinced|happy|satisfied|comfortable|acceptable|intuitive|usable
        one|only [small|minor|little] thing|gripe|complaint|catch though
        hate|hates it|this|that|the
        is|it's|are|looks|feels|really|so|too embarrassing|painful|horrible|terrible|awful|ugly|clunky|cluttered
        ^[still|exactly] [the] same blank|white|empty|old|wrong error|page|screen|result|picture|list
        ^[still|exactly] [the] same error|page|screen|result|picture|message|behaviour|behavior [here|again]$
        still returns|return|uses|sends|sorts|lists|counts|loops
        cuts|drops|loses|duplicates|overwrites|truncates|swallows [off] the|our|all|some|their|my|every|rows|data
        ^not really|quite|exactly
        """,
    "update": """
        fyi ... by|before
        are|is in|ready|up|done|attached|available|live please|for
        attached|draft|below for|please [your] review|approval|comments|signature|advise|comment
        for|awaiting your review|approval|feedback|comments|signature|consideration
        ^heads up|heads-up [*] [*] before|by|on
        """,
    "hint": """
        ^here is|are|comes the|a|an|our|my|your
        ^here's the|a|an|our|my
        ^attached *
        [please|pls] find|see attached|enclosed|below
        i've|we've|have|has [just|now] attached|uploaded|shared|drafted|prepared
        ^fyi|heads-up
        by|before monday|tuesday|wednesday|thursday|friday|tomorrow|eod|noon
        please|pls|kindly use|follow|contact|refer|read|view|login|log|visit
        please|pls|kindly copy|save|try|write|go|take|don't|e-mail|click
        please|pls|kindly do not|make|ensure|plan|join
        you should|need|may|might [want] [to]
        make|be sure to|that|you|we
        looking|look forward to
        would be better|nicer|easier
        want|wants you to
        waiting
        """,
    "not_asking": """
        if|should you [do|still] have any [other|further|more|additional] questions|concerns|issues ...
        if|should you [do|still] have any [other|further|more|additional] comments|problems|feedback ...
        if|should you need|require any [other|further|more] *
        any questions
        let me|us know if you have|need|want|run [any|into] [other|further|more] [questions|issues]
        let me|us know if you have|need|want|run [any|into] [other|further|more] [problems|anything|help]
        let me|us know if that|this|it works|helps|worked|helped
        let me|us know how it|that goes|went
        please [do] note|remember|accept|forgive|excuse|be|enjoy|find|feel|keep|unsubscribe|click|visit
        please|kindly do not|don't|dont reply|respond
        don't|dont|do not worry
        no need
        no action [is] required|needed
        don't|doesn't|didn't|won't need
        you don't|dont need|have|want
        unsubscribe|newsletter|webinar|sweepstakes|promo|coupon
        click here|on|below
        longer wish
        ^you can|could
        was|were|been|already|i|we asked|told him|her|them
        """,
}

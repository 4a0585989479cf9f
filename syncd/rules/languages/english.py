"""English: what thanks, closes, acknowledges, promises; what asks stands in english_asks.py."""

from syncd.rules.languages import english_asks
from syncd.rules.phrases import Vocabulary

FILLERS = """
    so and but also well ok okay oh hmm btw anyway then now just actually sorry perhaps maybe yes yeah yep sure no all
    again guys team folks everyone quick
"""
GREETINGS = "hi hello hey hiya howdy dear morning greetings yo thanks thx"

PHRASES: Vocabulary = {
    **english_asks.PHRASES,
    "pleasantry": """
        ^hi|hello|hey|hiya|howdy [all|everyone|team|there|folks|guys]
        ^yo all|everyone|team|there|folks|guys
        ^good morning|afternoon|evening|day|night [all|everyone|team|folks]
        ^happy friday|monday|tuesday|wednesday|thursday|weekend [all|everyone|team]
        ^welcome [aboard|back|to|all|everyone]
        lgtm|congrats|congratulations|kudos|awesome|amazing|wonderful|fantastic|excellent|brilliant|lovely|hooray|yay
        woohoo|bravo|haha|lol|yw|np|nice
        +1|👍|🎉|👏|💯|🙌|🚀|❤
        well done|deserved
        great|good|nice|awesome|amazing work|job|stuff|one|catch|idea
        excellent|fantastic|brilliant|super|lovely|wonderful work|job|stuff|one|catch|idea
        great|good|nice|awesome|amazing|excellent|fantastic news|point|call|write-up|presentation|demo
        ^great|perfect|cool|super|sweet|neat|good|exactly|agreed|right|indeed|true
        looks|sounds|all good|great|fine|perfect|amazing|awesome|nice [to|for] [me|us]
        happy birthday|anniversary|holidays|easter|christmas|thanksgiving|new [year|everyone|all]
        merry christmas
        have|enjoy a|the|your great|good|nice|lovely|wonderful [day|weekend|evening|one|time|trip]
        have|enjoy a|the|your weekend|day|evening|rest|vacation [day|weekend|evening|one|time|trip]
        no worries|problem|prob|probs|thanks
        no thank you
        my pleasure
        you're|youre|are [very|most] welcome
        glad|happy to|that|it|you help|hear|works|worked|helped|like|liked
        hope|hoping you're|you|your|this|everyone|all had|have|are|is|finds|well|doing|enjoy|enjoyed
        get well soon
        safe travels
        see you|ya [there|then|soon|tomorrow|later|monday]
        love|like it|this|that$
        love|like|loving this|that|the|your idea|thought|approach
        way to go
        keep it up
        so|very|super|really excited|happy|proud|thrilled|glad|pleased for|about|with|to [this|that|it|you]
        proud|happy of|for you|the|us|this|everyone
        ^beautiful|gorgeous|stunning|chapeau
        ^[this|that|it] [is|that's|looks] [so|much|way|far] better [now|already|thanks|like]$
        please [all|join] [me|us] [in] welcome|welcoming|congratulate|congratulating *
        """,
    "pleasantry_question": """
        how are|r|is|have you|u|things|everything|everyone|life|all|been|it|ya [all] [doing|today|going|been|feeling]$
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
        [is|does|looks] [that|this|it] better|good [now|like|so] [this|that]$
        """,
    "tag_question": """
        right|correct|yes|no|eh|huh|innit$
        isn't|aren't|doesn't|don't|wasn't|won't|can't it|they|we|you|that|he|she$
        didn't|hasn't|haven't|shouldn't|is|are|does|do it|they|we|you|that|he|she$
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
    "agreement": """
        agree|agreed with|on this|that|it|you|everything|the|all
        i|we [fully|totally|completely|also] agree
        fully|totally|completely agree|agreed
        ^agreed|agree$
        is|are|am|i'm|we're|all fine|ok|okay|happy with|either
        fine|ok|okay|good with|by|for me|us|this|that|both|either
        works|work [fine|well|great] for me|us|them
        no objections|objection|comments|concerns|remarks [from|on] [me|us|my|our] [side|end]
        nothing to add|object
        ^approved|signed [by|from|for] [me|us|my] [side|end]
        makes sense to|for me|us
        """,
    "notice": """
        ^cc|cc'ing|ccing *
        for [your|the] info|information|awareness|visibility|reference
        just|only|purely fyi|informational
        running ... late
        still waiting for|on [the] * to *
        be [a] ... [minutes|bit|little] late
        [huge|big|many] congrats|congratulations|kudos|props|shoutout to|on|for|everyone|all
        """,
    "thanks": """
        thanks|thx|thankyou|tysm|ty|tnx|thnx|cheers|ta [again|all|everyone|so|very|much|a] [much|lot|ton|bunch|all]
        thank you|u|god [again|all|everyone|so|very] [much]
        thanks|thank [you|u] [so|very] [much] for [the|your|that|this|all] [quick|heads|kind] [*]
        many|much|big|huge thanks|appreciated
        appreciate|appreciated it|that|this [very] [much]
        i|we|much|really|greatly [really|do] appreciate|appreciated it|the|your|you|that [quick] [help|support]
        i|we|much|really|greatly [really|do] appreciate|appreciated it|the|your|you|that [quick] [work|effort]
        that's|that|this|is very|really|super helpful|useful|kind
        """,
    "thanks_ahead": """
        thanks|thank|thx [you] [so] [much] in|ahead advance
        """,
    "closing": """
        ^never mind
        never mind$
        nevermind|nvm|nvmd
        ^scratch|strike that|this|it
        ^forget it|this|that|about
        ^found it|one|them$
        ^found it|them in|on|under|at|inside [the|my|our|a]
        [please|pls|kindly] ignore|disregard this|that|my|the|me [last|previous|prior|earlier] [question|message]
        [please|pls|kindly] ignore|disregard this|that|my|the|me [last|previous|prior|earlier] [comment|email]
        solved|resolved|sorted|fixed [it|this|that|now] [out|myself|now]$
        ^solved|resolved|sorted it|this|that
        i|we|i've|we've|just|now [just|already|have] found|solved it|this|that|the|my [answer|solution|problem]
        i|we|i've|we've|just|now [just|already|have] resolved|fixed|got it|this|that|the|my [answer|solution|problem]
        i|we|i've|we've|just|already|now [just] figured|sorted|worked it|this|that|out [out|it|myself]
        ^figured|sorted|worked it|this|that|out [out]
        got it working|sorted|solved|fixed|now
        no longer needed|relevant|necessary|required|an|a [issue|problem]
        not needed|relevant anymore
        says|say|said [it|it's|is] [all] good|fine [again|now]$
        queue|error|warning|delay|lag|backlog is|has [now|all] gone
        ^not needed [yet|after|now|any] [all|more]
        [they|he|she|we|i] only|just wanted to know$
        don't|do|dont|doesn't [not] need it|this|that|help anymore
        ^all|we're|i'm|it's [all|is] good|set|sorted|clear|fine|resolved|working [now|here|again]
        ^everything|everything's|is|are [all|is] good|set|sorted|clear|fine|resolved|working [now|here|again]
        works|working|fixed|fine|solved [fine|perfectly|great|well|for] now|again|perfectly|me|great
        works like a charm
        ^[ok|okay|great|perfect|yes|yep|yeah|nice|cool] that|it|this|which [now|all] works|worked|helps|helped
        ^[ok|okay|great|perfect|yes|yep|yeah|nice|cool] that|it|this|which solves|solved it|the|my|this
        think|guess|believe|and|now that|it|this [now|all] works|worked|helps|helped
        that|it|this|which [now|all] solved|fixes|fixed|did|answers [it|perfectly|great|the|my|now]
        that's|thats all|exactly|what [i|we] [needed|wanted]
        [you|we] [can] [please] close|closed|closing this|it [issue|ticket|one|now]
        ^got it$
        ^makes|that makes|sense [sense] [now]$
        problem|issue [is|has|was] [been] solved|resolved|gone|fixed
        [please|pls|kindly] ignore|disregard
        false alarm
        my mistake|bad|fault
        user error
        wrong channel|thread|chat|window|group|place$
        i [only|just] wanted to share$
        """,
    "acknowledgement": """
        looking|checking|digging|diving|investigating [into|in|at] [it|this|that|now|the|on] [now|today|right]
        i'm|we're|im|am|are|is looking|checking|working|digging|investigating [into|on|at] [it|this|that] [now]
        i'm|we're|im|am|are|is|already|still on it|this|that
        ^on it|this|that [now]
        will|i'll|we'll|gonna|ill check|look|investigate|review|see [into] [it|this|up]
        will|i'll|we'll|gonna|ill dig|verify|confirm|double-check|ask|follow [into] [it|this|up]
        will|i'll|we'll|ill [quickly|definitely|just|also] have|take|find a|care|out|it [look|of] [it|this|that]
        will do [so|it|that|this]
        will|i'll|we'll|ill get|come|circle|revert|report [right] back [to] [you|on] [on|about] [this|that|it]
        let me|us [just|quickly] check|look|see|investigate|find|ask [into] [out] [with]
        let me|us [just|quickly] dig|verify|confirm|think|double-check|review [into] [out] [with]
        let me|us [just|quickly] get|come back to you
        let me|us [just|quickly] take|have a look [at|into] [it|this|that]
        bear|bare with me|us
        give|gimme me|us a|one|few|some|until|till [minute|moment|sec|second|minutes|time|bit|day|days|hour]
        ^one|just|a [a] sec|second|moment|minute$
        ^one|just|a [a] sec|second|moment|minute please|pls|while|let|i|i'm|i'll
        hold|hang on
        ^noted|ack|acknowledged|roger|wilco|understood [that|thanks|will]
        ^got it
        ^can do
        ^sure thing
        taking|having a look [at] [this|it] [now]
        taking care of it|this|that
        ^[i'm|im|we're|ok|okay|yes|sure] taking|grabbing|picking this|it|that [up] [one|over|now|right|on|today]
        i'll|ill|i|we'll pick|take|handle this|it|that [up|one|over]
        ^[i] added|put it|this on|to the|our|my [list|backlog|agenda|board]
        will|i'll|we'll keep|update|let you [know|posted|updated]
        ^👀
        sorry for the delay|wait
        working on it|this|that [now]
        on my|our list|radar|plate|todo
        ^standby|wip
        ^soon|shortly$
        ^very|really|pretty|quite soon
        sorry|apologies about|for that|this|it|not
        was|been|got|were [totally|completely|a|bit] buried|swamped|slammed|underwater|sidetracked
        and|then get|come|circle|report back [to] [you|this|it]
        give|gimme me|us an|half|two|five|ten|10|15|20|30 [an] [hour|hours|minutes|min|mins]
        i'm|we're|im|am|are fixing|preparing|writing|updating|changing|drafting|building|asking [it|this|that] [now]
        """,
    "commitment": """
        i'll|we'll|it'll|you'll|they'll|that'll|ill|she'll|he'll
        i|we will|can|shall|should|plan|hope|aim|expect [to]
        you|they|it|this|that will
        will|should be|have|get|send|ship|fix|deploy [done|fixed|ready|live|out]
        will|should deliver|do|land|go|come|reply|answer|update [done|fixed|ready|live|out]
        i'm|we're|am|are going|planning|aiming|hoping to|for
        gonna *
        eta [is|for|of]
        expect|expected it|this|an|the|by|to
        ^[is] due|planned|scheduled [to|for|on]
        ^done|ready|ships|shipping|fixed|coming by
        promise|promised *
        """,
    "absence": """
        be|am|i'm|is|are|was out|away|off|offline|traveling|travelling [of|on|for] [office|vacation|leave]
        be|am|i'm|is|are|was out|away|off|offline|traveling|travelling [of|on|for] [pto|holiday|sick|the]
        be|am|i'm|is|are|go on|in vacation|leave|pto|holiday|holidays|parental|sick|meetings|training
        be|am|i'm|is|are|there back|there [on|in|at|by]
        [will] not be|able|available|get|make|finish|done
        won't|wont|don't|can't|cannot|not|doubt [be] [think|promise|able|make|do|get|finish|manage|have] [it|we|i|to]
        """,
    "auto_reply": """
        automatic|auto|automated reply|response|answer
        auto-reply|autoreply|auto-response|autoresponder
        i|i'm|am|currently [am] [currently|now] out of [the] office
        ^out of office [until|from|reply|re|till|i|message]
        currently on|away annual|parental|from [leave|the]
        this is an automatic|automated|auto [generated] [reply|response|message|email|notification]
        limited|no access to [my] email|e-mail|emails|mail
        respond|reply|answer [to] [your|you] [email|e-mail|message] upon|when|after my|i return|am|get|come [back]
        """,
    "answer_words": """
        because|cause|caused|reason|turns|deployed|released|merged
        shipped|found|since|due|seems|here's|answer|means|actually
        the|root|main cause|reason|fix|answer|problem|issue|solution|workaround
        was|were|is|are a|an|the|not|because|caused|expected|intended
        no we|it|that|this|there
        yes we|it|that|this|there|you
        looked into
        """,
    "but": """
        but|however|although|unfortunately|except|yet|though
        still|only not|doesn't|fails|broken|one
        once|unless the|that|this|it|you|we|it's|these
        """,
}

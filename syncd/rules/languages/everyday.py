"""Everyday speech in several languages: thanks in slang, wishes, promises without "I", trouble told without its words.

These phrases are asked first: they are whole turns of speech, of which other rules would see a part only.
"""

from syncd.rules.phrases import Vocabulary

PHRASES: Vocabulary = {
    "offer": """
        let|lemme me|us know if ... any|anything|further|more|other|questions|help|else|trouble|issues|problems
        feel free to *
        don't|not hesitate to *
        happy|glad to help|answer|discuss|explain|share|clarify|assist|jump|walk *
        please|just call|contact|email|e-mail|ping|reach|ask [me|us|out] ... any|further|more|questions
        here|around|available if you need|want|have *
        """,
    "calm": """
        no|zero|without [any|more|further|open|major|big|real] complaints|complaint|issues|problems|objections|blockers
        no|zero|without [any|more|further|open|major|big|real] trouble|errors|bugs|concerns|problem
        kein|keine|keinen problem|probleme|einwand|einwände|beschwerden|fehler|eile|stress|bedenken [mehr]
        [il] n'y a plus|pas|aucun|aucune [de|d'] problème|souci|erreur|remarque
        pas|plus|aucun|aucune [de] problème|souci|erreur|remarque|objection
        sin|ningún|ninguna|no [hay|tenemos|tengo|tuvimos] problemas|problema|errores|comentarios|objeciones|quejas
        sem|nenhum|nenhuma|não [tem|temos|há|tenho|tivemos] problema|problemas|erros|comentários|objeções|reclamações
        """,
    "rhetorical": """
        why would i|we|you|anyone|anybody ever
        how did|have i|we|you ever live|lived|manage|managed|work|survive without
        who wouldn't want|love|like
        where has|have it|this|that|you been all my
        warum sollte ich|man|irgendwer je|jemals
        pourquoi ... jamais
        por qué|que iba|voy|haría a volver
        por que eu voltaria|iria
        """,
    "thanks": """
        ^[absolute|total|an|a|you] legend|lifesaver|life-saver|hero|champ|gem|godsend|genius|superstar [thanks|thx|ta]$
        you're|ur|youre|are [a|an|the|my|such] [a|an|real|absolute|total] star|legend|lifesaver|hero|gem|angel
        you're|youre|are [a|an] [real|absolute|total] life saver
        you rock$
        you|u saved|made my|our|the day|life|week|bacon|weekend
        owe you one|big|lunch|coffee|beer|cake
        much obliged
        bless you
        ^du|bist [bist] [ein|eine|der|die|mein|meine] [echter|echte] held|heldin|retter|retterin|schatz|beste|bester
        ^[echt|wirklich] top|spitze|mega|stark|klasse|hammer|perfekt|genial [danke]$
        ^tu gères|assures|déchires|es [un|une|le|la] [chef|génie|ange|meilleur|meilleure]
        ^[tu|vous] me|nous sauves|sauvez [la] [vie]
        ^eres un|una|el|la crack|genio|máquina|sol|mejor|ángel
        ^crack|máquina|genial$
        ^[você|vc|tu] [você] é|és demais|fera|o|a [melhor|cara]
        ^arrasou|salvou|show|valeu [demais]$
        """,
    "request_form": """
        please|pls|plz help
        help please|pls|plz|us|me$
        """,
    "request": """
        any way|chance|possibility|option to|of|we|i|you|that
        ^[ich|wir] bräuchte|bräuchten [noch|dringend|bitte|dafür] *
        """,
    "feedback": """
        ^[i|we|we'd|i'd] [would] [really|so] love to be able
        ^would [really|so] love to|a|an|some|if|it|more
        ^[it'd|it|that'd] [would|could] be [so|really|very] lovely|amazing|fantastic|handy|neat|cool|sweet|super if|to
        [it] would be [a] [huge|big|real] lifesaver|timesaver|time-saver|relief|dream if|to
        i|we [really|just|often] wish i|we|it|there|you|this|that|the
        ^wish i|we|it|there|you|this|that|the
        ^if only i|we|it|there|you|this|that|the
        dream feature
        would|could save us|me|the|a|hours|so|tons|everyone
        ^wäre|wär schön|toll|super|praktisch|cool|hilfreich|klasse|gut [wenn]
        [es] wäre|wär [echt|wirklich|sehr|so] schön|toll|super|praktisch|cool|hilfreich|klasse wenn
        ich|wir würde|würden [mir|uns] [sehr|so] [sehr] wünschen|freuen
        ^ce|ça serait [vraiment|tellement|bien|super|top] bien|super|top|génial|pratique|utile|chouette [si|de]
        ^j'aimerais|on aimerait|aimerions [bien|vraiment] pouvoir|avoir|que
        ^estaría|sería [muy|genial|bien] bien|genial|útil|ideal|perfecto|estupendo [poder|si|que|tener]
        nos|me encantaría|vendría poder|tener|que|bien|genial
        ^seria|ficaria|era [muito|tão] bom|ótimo|legal|útil|ideal|perfeito [poder|se|que|ter]
        ^adoraria|adoraríamos|gostaria|gostaríamos [muito] [de] poder|ter|que
        answer|answers|responds|respond|return|returns|replies [us|me|with] [with] [a] 429|500|502|503|504|401|403|404
        look|feel|felt like|such [a|an] fool|idiot|clown|liar
        not [very|at|really] [all] amused
        fed up
        losing|lost patience|trust|faith|customers|deals|deal
        running out of patience
        am|i'm|are|we're [really|just|so] at a|my|our loss|wits|limit
        told|asked|written|reported|raised|flagged|chased|complained [them|you|him|her|the|people|this|it] ... times
        for the second|third|fourth|fifth|nth|tenth|umpteenth|last time
        for|since days|weeks|months|ages now|already
        open|waiting|pending since january|february|march|april|may|june|july|august|september|october
        open|waiting|pending since november|december|last|monday|tuesday|wednesday|thursday|friday|spring|summer
        goes|went|gone blank|black|white|missing|dark|haywire
        get|gets|getting|see|sees|shows|show|showing [a|an|only|just] blank|white|black|empty screen|page|list|report
        nobody|noone|no-one [has|ever|at|here|in|there] [has|ever] answers|answered|replied|replies|responds|reacts
        blank|white|black|empty screen|page
        makes|make no|little|zero sense [to|at|whatsoever]
        take|takes|took|taking|takes forever|ages
        eats|ate|swallows|swallowed my|our|the|half|all
        says|shows|reads|claims|displays [-] 0|nothing|null|nan|undefined|none
        langsam ärgerlich|peinlich|unangenehm|nervig
        stehe|steht|stehen [ich|wir] [da|wie] wie|blöd|dumm ein|eine|da [idiot|depp|trottel]
        seit tagen|wochen|monaten|ewigkeiten
        zum|das dritten|zweiten|vierten|x-ten|wiederholten|dritte|zweite mal
        passe|passer|passons pour un|une|des idiot|imbécile|guignol
        depuis des|plusieurs jours|semaines|mois
        quedo|quedamos|quedado|queda como [un|una|unos] idiota|idiotas|tonto|tontos|mal
        desde hace días|semanas|meses
        passo|passei|passamos|ficamos vergonha|por|mal [idiota|bobo|na|com] [fita|cliente]
        há|faz dias|semanas|meses
        """,
    "commitment": """
        ^you [will|should|can] get|have|receive|see|find it|them|this|that|these|those|the|an|a|everything|something
        ^[the|a] ... follows|follow tomorrow|today|monday|tuesday|wednesday|thursday|friday|next|on|by|this
        ^coming|following|sending|sharing|posting|uploading [it|them|this|that|over] tomorrow|tonight|today|on|by
        ^coming|following|sending|sharing|posting|uploading [it|them|this|that|over] monday|tuesday|wednesday|thursday
        ^schicke|schick|sende|send|mache|mach|gebe|geb|liefere|liefer|reiche|reich|stelle|stell|lade|poste|teile ich
        ^schicke|schick|sende|send|mache|mach|gebe|geb|liefere|liefer dir|euch|ihnen|es|das|sie
        ^[das|die|den|es] kriegst|kriegt|bekommst|bekommt|hast|habt du|ihr [es|sie] morgen|heute|bis|am|nächste
        ^[je] te|vous l'envoie|l'enverrai|le|la|les|fais|prépare|donne|transmets|partage
        ^[tu|vous] l'auras|l'aurez|auras|aurez
        ^tu|vous l'as|les|as *
        ^[te|os|se] lo|la|los|las mando|envío|paso|preparo|tienes|tendrás|tenéis|dejo|subo
        ^[mañana|hoy] te|os|lo|la|los mando|envío|paso|lo|la|los|tienes
        ^[já|amanhã|hoje] te|lhe mando|envio|passo|preparo|trago|entrego
        ^[amanhã|hoje] mando|envio|passo|preparo|entrego
        """,
}

"""Nudges, follow-ups and questions without a mark: what people write who wait, and who do not want to press."""

from syncd.rules.phrases import Vocabulary

PHRASES: Vocabulary = {
    "acknowledgement": """
        i|we need|have|must|gotta|got to look|check|ask|find|dig|verify|confirm [that|this|it|into|out|up]
        ^[thanks] reproduced [it|this|that]
        ^pulling|looping|bringing|roping in *
        ^escalating|escalated|raising|raised it|this|that [to|with] *
        ^debugging|digging|pinging|chasing|tracing|collecting|gathering *
        ^debugging|digging|pinging|chasing|tracing|investigating|checking|looking$
        ^[i|we|and] [can|could] reproduce|repro [it|this|that]
        working on a|the|this|that fix|solution|patch|answer
        ^[i'm|i] adding|putting it|this|that [to|on|in] [the|my|our] [list|backlog|agenda|board|queue]
        ^[i'm|i] added|put it|this|that to|on|in [the|my|our] list|backlog|agenda|board|queue
        ^[i'm|i|i'll] taking|take this|that|it one|over|on
        ^mine$
        ^mine|this|that [is|one's] [one] mine
        i'll|we'll|will ask|chase|ping|poke|check|find|dig * [with]
        ^[das] muss|müsste ich [erst|noch|kurz|mal|selbst] nachfragen|nachsehen|klären|prüfen|raussuchen
        ^[das] frage|frag|kläre|klär|prüfe|prüf|checke|check ich [mal|kurz|gleich|nach|ab]
        ^ich frage|frag|kläre|klär|prüfe|prüf|checke|check [mal|kurz|gleich|das] [nach|ab]
        ^je|on me|se renseigne|demande|charge
        ^je|on vérifie|regarde|demande|creuse|fouille
        ^mirándolo|revisándolo|viéndolo|comprobándolo|investigándolo|olhando|verificando|checando|investigando
        ^[estoy|estamos] en ello
        ^lo averiguo|pregunto|consulto|miro|reviso|compruebo
        ^vou perguntar|checar|conferir|verificar|ver|olhar
        """,
    "question_form": """
        ^[is|there] [there] any movement|change|changes|signal|response|reply|reaction|reason|decision|insight
        ^[any] thoughts|opinions|views|feelings|comments on|about|regarding
        ^[a] [quick|gentle|friendly|small] nudge [on|about|here|for]
        ^bump|bumping|ping|pinging|nudge|nudging$
        ^bump|bumping|nudging|pinging|chasing|reviving|resurfacing this|that|it|my|the|you|here|again
        ^[just|i'm|i] [just] following|follow|circling|checking|coming up|back|in [again] on|regarding|about|with|here
        did this|that|it|my fall|slip|get through|lost|forgotten|stuck
        fall|fell|slip|slipped through the cracks
        wondering about|whether|if
        not|isn't clear|obvious to|for me|us [yet] who|what|how|why|when|which|if|whether|where
        curious to|about hear|know|see|learn|the|how|why|what
        hoping|hope someone|somebody|anyone can|could|knows|has
        hoping you can|could
        ^what|whose * is|are|was|were|do|does|did|should|can|will|would|has|have|counts
        ^which customer|account|region|team|plan|page|browser|field|file|column|date|day|week|link|channel|doc|ticket
        ^which project|product|user|order|country|price|number|option|slide|tab|screen|button|month|quarter|document
        ^for|on|from|since|until which|what customer|account|region|team|plan|page|browser|date|day|week|month|version
        ^who|whom do|does|did|should|can|would|could|is|owns
        ^what about *
        ^and what|how|when|where|who|why|for|in|the about|existing|new|old|all|mobile|this|that
        ^[und] gibt's|gibts da|schon|noch|was|ein|eine|einen|irgendwas|neues|irgendwelche
        ^gibt es da|schon|noch|was|ein|eine|einen|irgendwas|neues|irgendwelche
        ^um|für|auf|von|bei|an|mit|zu|in|seit|ab welchen|welche|welches|welchem|welcher|wen|wem|wann|was
        ^und was|wie|wann|wo|wer|für [ist|mit|macht|geht]
        ^[kleine|kurze|freundliche|sanfte] erinnerung an|wegen|zu
        ^vous|tu avez|as|pouvez|peux|savez|sais|auriez|aurais pu|vu|eu|me|nous|moyen|si|idée|des
        ^on fait|en|va|peut comment|quoi|où
        ^c'est pour|à|dans|sur quel|quelle|quand|qui|quoi
        ^[petit|un|gentil|simple] [petit] rappel|relance pour|sur|concernant|à
        ^me|nos pasas|mandas|envías|dices|confirmas|ayudas|compartes|avisas|explicas
        ^[os|te|un] recuerdo|recordatorio que|de|la|el
        ^alguna|alguma|algún novedad|noticia|novidade|notícia|idea|ideia|avance|atualização
        ^para|de|en|con|desde qué|quién|cuál|cuándo|cuánto
        ^me manda|passa|envia|confirma|ajuda|avisa|explica
        ^vocês|vc|você conseguem|consegue|podem|pode ver|me|mandar|enviar|confirmar|olhar|passar|ajudar|checar
        ^vocês|vc|você sabem|sabe se|quando|como|onde|quem|qual|por
        ^[só] [um] [pequeno] lembrete|lembrando [de|que|sobre|do|da]
        ^para|de|em|com|desde qual|quem|quando|quanto
        """,
    "request": """
        your call|turn|move|pick|choice [on|about]
        could use your|a|some|another eyes|hand|help|review|input|pair|eye
        if you have|find|get five|ten|two|a|some|any minutes|minute|time|spare|moment
        it'd|that'd|would help [me|us|them] a|to|if|lot
        opinions|feedback|comments|input|ideas|suggestions welcome|appreciated|wanted|please
        reminder ... still|open|missing|waiting|outstanding|pending
        """,
    "feedback": """
        ^i second|seconding this|that
        ^second this|that
        i was|am told|promised|assured *
        never|not got|get|received|arrived|came|saw|heard|reached
        still nothing|none|empty|open|pending|outstanding|unanswered|unclear [from|on|about|here]
        i|we|have|got|there's|is|are none yet|so
        not sure|certain the|that|these|those|this|our *
        can't|cannot|don't|doesn't make [any] sense|head|heads
        look|looks|seem|seems|sound|sounds twice|odd|off|wrong|strange|weird|suspicious|broken
        i|we would|i'd|we'd have expected|liked|hoped|thought|preferred|wished
        i'd|we'd have expected|liked|hoped|preferred
        does|do nothing
        doesn't|don't|didn't do|does anything|nothing
        nothing happens|happened|works|loads|helps|changes|moves
        macht|tut|passiert|passierte [einfach|gar|leider|dann|aber] nichts
        [ne] fait|font rien
        rien ne se|marche|fonctionne
        no hace|hacen|pasa nada
        não faz|fazem|acontece nada
        impatient|nervous|annoyed|angry|furious|upset|unhappy|confused|frustrated about|with|by|now|already|and
        getting|gets|got|is|are|grows|very|really|quite impatient|nervous|annoyed|angry|furious|upset
        threaten|threatens|threatening|threatened to *
        about to|going leave|cancel|churn|walk
        been sitting|lying|waiting|open|stuck|pending|idle here|there|for|since
        don't|doesn't|do|can't|cannot [not] see the|any|my|our|a|it|them *
        has|have|had|there's|is|are|shows|with no sound|audio|picture|text|image|data|effect|price|prices|content|header
        has|have|had|shows no title|button|label|labels|caption|link|logo|entry|entries|values|unit|date|owner
        complained|moaned|grumbled about|that
        link|links|page|site|button|server|app|site|login|form|url is|are|seems|goes|looks [now] dead|gone|down|offline
        loops|hangs|spins|flickers|blinks|jumps|freezes|stutters for|on|when|all|the|forever|again|and|since
        takes|took a|several|many|forever minute|minutes|hour|hours|ages to
        nobody|noone ... got|gets|can|received|sees
        should be|read|say|have 2023|2024|2025|2026|2027
        says|reads|shows|states 2022|2023|2024|2025|2026 [but|that|which|should|and|instead]
        asking|asks for|about a|an|the|more
        will|going|gonna want to see|know|have
        [bleibt|ist|sind|bleiben] ... weiß|leer|schwarz|grau|hängen|stehen|unverändert$
        geht|gehen|führt|läuft|laufen ins|ins leere|nichts|leere
        hat|haben|gibt [hier|auch] kein|keine|keinen ton|bild|daten|preis|preise|inhalt|wirkung|logo|link
        wird|werden|ist|sind [langsam|allmählich|schon] ungeduldig|nervös|sauer|verärgert|unzufrieden
        fehlt|fehlen [noch|hier|da|mir|uns|ein|eine|der|die|das|in|auf] *
        nie|niemals bekommen|erhalten|angekommen|gekommen
        sehe|finde|seh|find ich|hier|da [hier|da|leider|noch] kein|keine|keinen|nichts
        mène|mènent|va à|nulle rien|part
        ne mène|mènent|donne|sert *
        reste|restent|est|sont blanche|blanc|vide|vides|bloqué|bloquée|muet|noire|noir [depuis|quand|après]
        s'impatiente|s'impatientent|s'énerve|s'énervent
        n'a|n'ont|n'ai jamais|toujours|pas reçu|pas|eu
        manque|manquent [encore] le|la|les|un|une|des|encore
        no lleva|llevan|tiene|tienen|veo|encuentro|abre|carga a|la|el|los|las|nada|sonido|ningún|ninguna|bien
        no tengo|tenemos los|las|el|la|nada|todavía|aún|acceso
        falta|faltan [el|la|los|las|un|una|aún|todavía] *
        sigue|siguen [aún|todavía] esperando|pendiente|pendientes|abierto|abierta|vacía|vacío|roto
        se queda|quedan [en] colgada|colgado|blanco|vacía
        está|están perdiendo|impaciente|impacientes|molesto|molestos|enfadado|enfadados *
        não abre|abrem|carrega|carregam|funciona|aparece|aparecem|chegou|chegaram|encontro
        fica|ficou|está|estão [em] travado|travada|vazio|vazia|parado|parada|impaciente|branco
        falta|faltam [a|o|as|os|um|uma|ainda] *
        ainda não|sem recebeu|receberam|chegou|chegaram|recebi|resposta|retorno|apareceu
        """,
    "closing": """
        it's|its|is|was|be [just|only|then|on] my|our [own] network|vpn|browser|wifi|laptop|machine|cache|end
        it's|its|is|was|be [just|only|then|on] my|our [own] settings|side|typo|mistake|fault|connection|firewall
        lag [wohl|nur|doch] an [meinem|meiner|mir] *
        c'était [juste] mon|ma|chez navigateur|connexion|vpn|faute|moi
        era [solo|só] mi|meu|minha|cosa navegador|red|vpn|culpa|rede|erro|error
        """,
    "commitment": """
        ^[we're|i'm] aiming|shooting|targeting|hoping [for|to] [have|get|finish|ship|send] *
        """,
}

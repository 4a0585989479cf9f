"""Trouble that is told by what happened, without words such as "broken" or "error", and wishes that are passed on."""

from syncd.rules.phrases import Vocabulary

PHRASES: Vocabulary = {
    "request": """
        someone|somebody should|must|needs|has [to|please] *
        ^remove|add|delete|invite|unsubscribe|take me|us|him|her|them|my|our
        ^[i'm|i|am|we're|we|are] [am|are] [still|just] looking for a way|any|some|someone|somebody|help|advice|an|the
        ^[i'm|i|am|we're|we|are] [am|are] [still|just] looking for documentation|docs|examples|guidance
        i'd|we'd like the|our|my|this|that|these|those *
        i|we would like the|our|my|this|that|these|those *
        """,
    "feedback": """
        charged|billed|invoiced|debited [us|me|them] [the] twice|double|again|wrongly|incorrectly|already
        listed|shown|counted|booked|sent|displayed|imported|there|in appears|twice|double
        every|each|all|same|the ... twice|double|doubled|duplicated
        twice since|now|already|each|per|instead|again
        sees|see|shows|showing|gets|got|received|receives someone|somebody|another|other else's|customer's|people's
        since the [last|latest|new|big] update|upgrade|release|deploy|deployment|migration|relaunch|patch|version|change
        looks|sounds|seems|feels|that's|this|that [is] [really|very|quite|pretty] serious|bad|critical|alarming
        looks|seems|sounds|feels like a bug|mistake|problem|glitch|regression|error
        seit dem|der [letzten|neuen] update|upgrade|release|deploy|umstellung|migration|version|umbau
        depuis la|le [dernière|nouvelle] mise|version|migration|màj
        desde la|el|a|o [última|nueva|nova] actualización|atualização|versión|versão|migración|migração|cambio
        appears|appear|shows|comes|came|arrives|arrived|counts [up|in] [here|there] twice|double|doubled
        leads|leading|goes|points|redirects|takes|brings [me|us|you] [to|nowhere] [a|an|the] 404|blank|wrong|dead
        without [any] success|luck|result
        no success|luck|dice [so|with|yet]
        to no avail
        have|has|had|i've|we've been trying|waiting|struggling|chasing
        vanished|disappeared *
        has|have|is|are [all|suddenly|now] vanished|disappeared|gone
        hasn't|haven't|hadn't [yet|really] arrived|come|been|changed|moved|happened|improved
        has|have|had not [yet|really] arrived|come|been|changed|moved|happened|improved
        doesn't|don't|didn't|never|does|do|did [not] help|solve|add|reach|refresh|stick|fit|scroll|close|finish
        can't|cannot|couldn't [get|figure|make|reach|tell|read|print|send|book|pay] [it|this|out] to|out|anymore
        wrong name|price|prices|date|number|numbers|logo|link|currency|year|version|amount|account|address|plan|title
        wrong order|colour|color|customer|person|month|week|language|total|tax|unit|units|time|timezone|label|file
        typo|typos in|on|at
        misspelled|misspelt|mistranslated|miscounted|mislabelled|mislabeled *
        broken|dead link|links|image|images|layout
        outdated|stale|wrong [year's|years] logo|prices|price|version|screenshots|numbers|terms
        should|shouldn't|must|needs [also|still|rather|not|to|really] mention|say|include|list|explain|match|contain
        should|shouldn't|ought [also|still|rather|not|to|really] show|read|start|link|point|use|say
        customers|customer|clients|client|users|prospects|reps|buyers [now|also|really|just] want|wants|need|needs
        customers|customer|clients|client|users|prospects|reps|buyers [have|keep|keeps|has] asked|asks|ask|asking
        customers|customer|clients|client|users|prospects|reps would [really] like|love|appreciate
        forever|ages|minutes to load|open|save|start|sync|update|appear|log|render
        kicked|logged|locked|signed|thrown me|us|them|out out|again|of|every
        asks|asking|prompts|prompted [me|us|them] again|twice|forever
        doppelt|zweimal abgebucht|berechnet|belastet|verschickt|angezeigt|gebucht|drin|gelistet
        führt|führen|landet|landen ... 404|fehler|fehlerseite|leere|nirgendwohin
        ohne erfolg|reaktion|ergebnis
        ist|sind|war|waren [alle|einfach|plötzlich|auf|auch] [einmal] verschwunden|weg|futsch
        immer|noch noch|immer nicht|kein|keine|keinen|nichts
        schon|wieder wieder|mal nicht|kein|keine|weg|leer|falsch|kaputt|down
        stimmt|stimmen|passt|passen [hier|da|noch|so|leider|irgendwie] nicht
        falsche|falscher|falsches|falschen preis|preise|name|namen|datum|logo|link|zahl|zahlen|währung|version|text
        kunden|kundin|kunde|kundinnen [hier|auch|immer] wünschen|wünscht|wollen|will|hätten|hätte|fragen|fragt|brauchen
        komme|kommen|kommt [hier|da|so|leider|gerade] nicht weiter|rein|dran|klar|durch
        hänge|hängen|steckt|stecke [hier|da|gerade|seit] fest
        weiß|wissen [leider|gerade|immer|noch] nicht wie|warum|wo|was|ob|wohin
        tippfehler|schreibfehler|rechtschreibfehler *
        facturé|facturés|débité|débités|prélevé|prélevés|compté|affiché [de|en] deux|double|trop
        sans succès|résultat|réponse
        toujours pas|rien|aucun|aucune|le|la
        a|ont|est|sont disparu|disparue|disparus|disparues
        mauvais|mauvaise|mauvaises prix|logo|lien|nom|date|version|adresse|montant|devise|chiffres
        clients|client|utilisateurs|cliente [nous|me] demandent|demande|veulent|veut|voudraient|aimeraient|réclament
        n'arrive|n'arrivons|n'arrivent [toujours] pas|plus à
        je|nous|on cherche|cherchons [toujours] un|une|comment moyen|façon|solution
        devrait|devraient [plutôt|aussi] être|dire|mentionner|afficher|indiquer|montrer
        faute|coquille [de|dans] frappe|le|la|sur
        cobrado|cobraron|facturado|facturaron|aparece|sale [el|la] [pedido] dos|doble|duplicado veces
        sin éxito|resultado|respuesta
        sigue|siguen|seguimos sin|igual|mal|dando *
        ha|han desaparecido|cambiado
        desapareció|desaparecieron *
        no me|nos deja|dejan|permite|aparece|aparecen|llega|llegan|sale|carga
        clientes|cliente|usuarios [nos|me] piden|pide|quieren|quiere|preguntan|pregunta|querrían|reclaman
        debería|deberían [de] decir|mostrar|poner|ser|estar|aparecer|incluir
        busco|buscamos la|una|cómo manera|forma|solución
        precio|nombre|logo|enlace|fecha|importe|total equivocado|incorrecto|mal|erróneo|antiguo
        cobrado|cobraram|cobrada|faturado|aparece duas|em|dobrado vezes|duplicidade|dobro
        sem sucesso|resultado|resposta
        continua|continuam|seguimos sem|igual|dando|errado *
        sumiu|sumiram|desapareceu|desapareceram *
        clientes|cliente|usuários [nos|me] pedem|pede|querem|quer|perguntam|pergunta|gostariam|reclamam
        deveria|deveriam dizer|mostrar|ser|estar|constar|aparecer|incluir
        preço|nome|logo|link|data|valor|total errado|errada|antigo|incorreto
        """,
    "trouble": """
        vanish|vanishes|vanishing|disappear|disappears|disappearing [from|after|when|as|once|every]
        gets|get|got|getting|are|is|being|keep|keeps [being|getting] ignored|overwritten|rejected|swallowed|mangled
        gets|get|got|getting|are|is|being|keep|keeps [being|getting] garbled|scrambled|skipped|bounced|truncated
        gets|get|got|getting|are|is|being|keep|keeps [being|getting] frozen|duplicated|misaligned|cropped|overlapping
        gets|get|got|getting|keep|keeps|are|is lost|stuck|mixed|cut|dropped|reset|swapped|reversed [up|off|out]
        comes|come|show|shows|goes|go|print|prints|arrive|arrives|open|opens [up|out|in] blank|empty|sideways|late
        comes|come|show|shows|goes|go|print|prints|arrive|arrives|open|opens [up|out|in] english|black|garbled|cropped
        comes|come|go|goes|sent|send|sends|went|print|prints out|in|over [in|as] english|without|wrong|before|instead
        freezes|freezing|hangs|stalls|stalled|lags|dies|died|stutters|glitches at|after|when|with|in|on|for|during|every
        losing|loses|lose orders|money|customers|data|bookings|sales|changes|entries|messages|work|users|leads|deals
        log|logs|logged|logging|sign|signs|kicks|throws itself|everyone|everybody|people|users [back] out
        logs|signs|kicks out every|all|each|everyone|people|users *
        do|does|did not receive|get|reach|come|go|print|scan|accept|recognise|recognize|connect|pair|count|arrive
        don't|doesn't|didn't|never|won't|can't receive|reach|print|scan|accept|recognise|recognize|connect|pair|count
        shows|finds|prints|adds|returns|sends|saves|gives|brings|lists nothing
        nothing was|is|gets|comes|shows|appears|got saved|sent|added|taken|charged|printed|booked|there|through|up|out
        only [ever] finds|shows|prints|counts|loads|sends|accepts|sees|lists [the] *
        in|at|to|into|under|on|from|with|has|have|had|got|get|shows the wrong *
        to|with|into|under|in|on a wrong *
        wrong|another|different language|way|place|customer|store|shop|branch|currency|order|gate|door|page
        gone|goes|went|going missing|blank|dark|silent|dead|negative|haywire|crazy|mad
        is|are|was|were|looks|look|comes|come frozen|unreadable|cropped|misaligned|garbled|greyed|stretched
        is|are|was|were|looks|look|comes|come blurry|pixelated|mirrored|swapped|reversed|sideways|upside|overlapping
        refuses|refuse to *
        feel|feels|find|looks|seems [a] [little|bit] strange|odd|weird|funny|suspicious
        pierde|pierden|perdemos|perdem|perdemos el|los|la|las|os|as|datos|dados *
        but only with|if|under|when *
        shows|displays|prints|lists|reads|books|counts|labels ... ... as the|a|an|if
        asked|asks|asking [twice|again|me|us|today] why|whether|when|how *
        ask|asks|asked me|us if|whether *
        ainda diz|mostra|está|usa|cobra|manda|aparece|fala *
        todavía|aún dice|muestra|pone|sale|usa|cobra|manda|aparece *
        affiche|indique|dit|montre|utilise encore|toujours *
        steht|zeigt|sagt|druckt|schickt [da|dort|hier] noch|immer *
        becoming|getting|gets|grows|growing [a] [little|bit] worried|nervous|anxious|suspicious|loud|louder
        sorry to disturb|bother|trouble|chase|nag|push you|again|about|on
        still addressing|using|showing|sending|pointing|charging|asking|saying|calling|listing|counting|getting
        even|although|though [w/|with|when|if|they|it|we|she|he] ... selected|set|paid|chosen|cancelled|enabled|disabled
        instead of the|a|an|in|at|on|our|their|my|showing|going|being|opening
        auditors|auditor|bank|regulator|lawyers|partner|partners|supplier|agency|guests|hotels ask|asks|asked for *
        auditors|auditor|bank|banks|regulator|lawyers|partner|partners|supplier|agency|guests|hotels|stores want|wants *
        every * ... wants|asks *
        i|we talk|talked|spoke|speak to|with wants|want|asks|ask|asked|misses *
        since yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|today
        since this|last|the morning|night|week|weekend|monday|tuesday|wednesday|thursday|friday
        seit gestern|heute|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|vorgestern
        seit dem wochenende|morgen|montag|freitag
        depuis hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|midi|aujourd'hui
        depuis ce|la matin|week-end|semaine|nuit
        desde ayer|anoche|hoy|ontem|hoje|segunda|terça|quarta|quinta|sexta
        desde el|esta|o lunes|martes|miércoles|jueves|viernes|mañana|semana|sábado|domingo|fim
        hat|haben um|nach ... gebeten|gefragt
        a|ont demandé|réclamé|redemandé le|la|les|l'|un|une|des
        pidió|pide|pidieron el|la|los|las|un|una
        pediu|pediram|pede|cobrou o|a|os|as|um|uma
        obwohl|wobei|trotz *
        geht|gehen|ging|gingen ... verloren|unter|kaputt
        wird|werden ... überschrieben|ignoriert|abgeschnitten|vertauscht|verschluckt|abgewiesen|abgelehnt|zurückgesetzt
        kommt|kommen|kam|kamen ... ... leer|doppelt|falsch|englisch|verspätet|durcheinander
        auf einmal|plötzlich *
        ist|sind|bleibt|bleiben eingefroren|abgestürzt|unleserlich|unscharf|abgeschnitten|vertauscht
        friert|stürzt|bricht ... ein|ab
        avec ... heures|minutes|jours de retard
        au lieu de|du|des|d'un|d'une *
        alors que|qu'il|qu'ils|qu'elle|qu'on *
        malgré *
        se perd|perdent|perdait|fige|figent|bloque|bloquent|ferme|ferment|déconnecte
        arrive|arrivent|part|partent|sort|sortent [toujours] vide|vides|deux|tard|trop|sans|en
        tout|d'un d'un|coup coup *
        en vez|lugar de *
        falla|fallan|fallaba|fallaban [la|el|al|en|cuando|con|desde]
        se pierde|pierden|borra|borran|corta|cortan|duplica|duplican|cuelga|cuelgan|congela|cierra|reinicia
        aunque *
        de repente *
        llega|llegan [siempre] tarde|vacío|vacía|vacíos|en|sin|duplicado
        em vez|no|lugar de *
        falha|falham|trava|travam|cai|caem [a|o|ao|em|na|no|quando|com|desde]
        some|somem|se|perde|perdem perde|perdem|da|do|das|dos|quando|depois
        apesar de|disso *
        chega|chegam [sempre] tarde|vazio|vazia|vazios|em|sem|duplicado
        """,
}

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
}

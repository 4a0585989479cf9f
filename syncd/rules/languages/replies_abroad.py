"""German, French, Spanish, Portuguese: what replies do in a few words; taken up, handed on, sorry, promised, closed."""

from syncd.rules.phrases import Vocabulary

_GERMAN: Vocabulary = {
    "acknowledgement": """
        hab|habe|hab's|habs|haben [ich|wir|es|das|schon] aufgenommen|notiert|vermerkt|aufgeschrieben|eingetragen|gelesen
        ^[ok|ich] hab's|habs [schon] gesehen$
        ^gute|berechtigte|spannende|interessante|schwierige frage
        muss|müsste|müssen|müsst ich|wir [erst|noch|kurz|mal|selbst|das] nachschlagen|überlegen|nachdenken
        muss|müsste|müssen|müsst ich|wir [erst|noch|kurz|mal|selbst|das] schauen|fragen
        ^[das|dem|da] muss|müssen ich|wir [erst|noch|kurz|mal|selbst] nachschlagen|überlegen|nachdenken|nachgehen|suchen
        ich|wir geh|gehe|gehen dem|der|da [sache] [mal|gleich] nach|auf
        ^dem|da|der [sache] geh|gehe|gehen ich|wir [mal|gleich] nach
        steht|kommt|setze|setz|schreib [ich] [es|das|schon] auf ... liste|agenda|zettel|backlog
        schreibe|pack|packe|nehme [ich] [es|das|schon] auf ... liste|agenda|zettel|backlog
        steht|kommt|liegt|hab|habe [ich] [es|das|schon] auf ... plan|radar|schirm|tisch
        übernehme|übernehm ich [gern|gerne|das|es]
        ich übernehme|übernehm [das|es|gern|hier]
        ich|wir hör|höre|hören|frag|frage mich|mal|uns um|rum|nach
        gebe|geb|leite|leit|reiche|reich [ich|wir|es|das] ... weiter
        weitergegeben|weitergeleitet|weitergereicht
        ^[das|ist|hab|habe] [ist|ich] [es|das|mir] [mir|leider|völlig|total|glatt|es] durchgerutscht|verschwitzt
        ^[das|ist|hab|habe] [ist|ich] [es|das|mir] [mir|leider|völlig|total|glatt|es] verpennt
        ^[das|ist] [ist] mir|bei untergegangen|entgangen|mir
        ^[sorry] [hab|habe] [ich|es|das] [ich|es|das] [völlig|total|glatt] übersehen|vergessen|verschlafen
        ^entschuldige|entschuldigt|verzeih|sorry war|bin|stecke|hänge|hing|steckte *
        ^[bin] [gerade] land unter
        setz|setze|setzen|häng|hänge [ich] [mich] dran|daran|ran [mich]
        ^[da|dort] setz|setze|häng|hänge ich|wir mich|uns [gleich|morgen] dran|daran|ran|rein
        ^merk|merke|notier|notiere|schreib|schreibe|speichere ich [es|das|mir] [mir|auf]
        liegt|ist [jetzt] bei [der|dem|den] buchhaltung|technik|it|support|legal
        liegt|ist [jetzt] bei [der|dem|den] recht|rechtsabteilung|entwicklung|finance
        hab's|habs|hab|habe [ich] [es|das] an * gegeben|geschickt|gemeldet|übergeben
        tut|tuts mir|uns leid [bin|war|ich|wir|da|das]
        ich|wir rede|reden|spreche|sprechen [mal|kurz|gleich] mit *
        komme|komm|kam [ich] erst|leider jetzt|heute|gerade dazu
        geht [jetzt] an ... weiter
        ich|wir hab|habe|haben * [dazu] dazu|dazugeholt|gefragt|angeschrieben|informiert|gebeten|angepingt [geholt]
        ich|wir teste|testen|debugge|untersuche [das|es|mal|gleich|gerade|mir]
        ich|wir untersuchen|recherchiere|analysiere|analysieren [das|es|mal|gleich|gerade|mir]
        wird|werden [gerade|schon|bereits|jetzt] geprüft|behoben|bearbeitet|gefixt|repariert|untersucht|korrigiert
        in arbeit|bearbeitung|prüfung|klärung
        ist [schon|bereits] in arbeit|der [mache]
        """,
    "commitment": """
        kriegst|kriegt|bekommst|bekommt du|ihr [es|das|die|den|sie|eine|einen|alles|noch|dann]
        morgen|heute|übermorgen|montag hast|habt|bekommst|kriegst|kommt|ist du|ihr|es|das
        dienstag|mittwoch|donnerstag|freitag hast|habt|bekommst|kriegst|kommt|ist du|ihr|es|das
        morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag schicke|schick|mache|mach|lade|stelle|reiche|melde ich
        vormittag|früh|abend|nachmittag|woche hast|habt|bekommst|kriegst|schicke du|ihr|ich|es
        vormittag|früh|abend|nachmittag|woche schick|mache|mach|lade|kommt du|ihr|ich|es
        ^liegt|landet bis|am|morgen|heute|spätestens *
        ich|wir reiche|reich|stelle|stell|lade|lad|baue|bau|ändere|änder|passe|korrigiere|ergänze|trage|trag|ziehe|zieh
        ich|wir tausche|tausch|überarbeite|schreibe|schreib|hole|hol|lege|leg|setze|setz|räume|rechne|messe|spiele|rufe
        ^[das|es] geht|kommt heute|morgen|am|noch|bis ... raus|rein|online|live
        ^[das|es] geht|kommt montag|dienstag|mittwoch|donnerstag|freitag ... raus|rein|online|live
        """,
    "agreement": """
        ^stimmt die|der|das|da * war|ist|wurde|hat|fehlt|fehlte
        """,
    "rhetorical": """
        wie schnell|geil|cool|genial|gut|schön|krass|lustig ist|geht|war das|ihr|es denn [bitte]$
        """,
    "closing": """
        ^[jetzt] hab's|habs|habe|hab [es|ihn|sie|schon|jetzt|doch|selbst] gefunden|entdeckt
        jetzt|nun klappt's|klappts|geht's|gehts|stimmt's|stimmts|passt's|läuft's|tut's [wieder]
        jetzt|nun dreht|steht|sitzt|ist|passt|läuft|stimmt ... richtig|wieder [herum|rum|da]$
        kommando zurück
        falscher alarm
        fehlalarm
        war|lag mein|meine|an fehler|schuld|dummheit|mir
        ^[meine] [frage|anfrage|bitte] zurückgezogen
        ^[ich] ziehe|zieh [ich] die|meine|meinen|das ... zurück
        ^nehme|nehm [ich] alles|das zurück
        brauchst|braucht|musst|müsst du|ihr|sie ... nicht|nichts mehr
        steht|stand ja|doch da|drin|oben|dort|schon
        ^[ist] [schon|jetzt] geklärt|gelöst|behoben$
        ^[es|das|jetzt|ok|hat] hat|haben [es|das|jetzt|doch] geklappt|funktioniert$
        jetzt|nun geht|läuft|klappt|funktioniert [alles|es|wieder] [alles|wieder]
        ^[schon] [selbst] gefunden$
        kannst|könnt|können du|ihr|sie [das|es|die|den|ticket] [ticket] ignorieren|vergessen|schließen
        kannst|könnt|können du|ihr|sie [das|es|die|den|ticket] [ticket] zumachen|streichen
        hab|habs|hab's [es|ich] kapiert|gerafft
        hat|haben sich [von|ganz] [selbst|allein|alleine] erledigt|geklärt|gelöst
        """,
}
_FRENCH: Vocabulary = {
    "acknowledgement": """
        ^[bien] vu|lu$
        ^je note|prends|gère|relaie|creuse|reprends$
        ^je|on note|gère|reprend|reprends|prends ça|le|la|cela [sujet|point]
        je|on prends|prend ça|le|en [relais|point|sujet|charge] [charge]
        je|on jette|jettes un œil|oeil|coup
        je|on vais|va jeter un œil|oeil|coup
        je|on l'ajoute|ajoute|mets|note [ça|le] à|sur|dans ma|notre|la|mon liste|pile|backlog|tableau
        je|on transmets|transmet|relaie|relaye|remonte [ça|le|la] [à|au|aux] *
        j'ai|on [a] transmis|relayé|remonté|escaladé [ça|le|la] [à|au|aux]
        ^transmis|remonté|relayé à|au|aux
        ^désolé|désolée|pardon je|j'étais|j'ai|on [suis|étais|ai|a] [complètement] débordée|débordé|zappé|oublié
        ^navré|navrée je|j'étais|j'ai|on [suis|étais|ai|a] [complètement] débordée|débordé|zappé|oublié
        ^désolé|désolée|pardon je|j'étais|j'ai|on [suis|étais|ai|a] [complètement] raté|loupé|absent|absente
        ^navré|navrée je|j'étais|j'ai|on [suis|étais|ai|a] [complètement] raté|loupé|absent|absente
        ^[je|j'ai] [suis|étais] [complètement] débordé|débordée|zappé
        passé|passée à|sous travers|l'as|mon|le
        désolé|désolée|pardon j'étais|je|pour|du|de|suis [en|le|ce|cette|suis] [congé|vacances|retard|délai]
        navré|navrée j'étais|je|pour|du|de|suis [en|le|ce|cette|suis] [congé|vacances|retard|délai]
        pris|prise|prenons|prends en compte
        ^[on|je] s'y|m'y met|mets|remet|colle
        ^[je|on] garde|gardons ça|cela|en [en] tête|mémoire
        on investigue|analyse|investiguons
        ^on est dessus
        ^bien pris
        ^[je|j'en|on] j'en|en parle|discute à|avec|au *
        j'ai|on [a] demandé|prévenu|contacté|relancé à|au|aux|le|la|les|l'équipe|l'éditeur
        j'avais|j'ai [complètement] raté|loupé|zappé|manqué|oublié ton|votre|le|la|ça|ce
        ^pardon|désolé|désolée gros|grosse|grand *
        pris|prise en charge
        fait|fais suivre à|au|aux *
        ^[je|on] [vais] vois|voit|voir ça|cela avec le|la|les|l'équipe|un|mon
        """,
    "commitment": """
        demain|lundi|mardi|mercredi|jeudi|vendredi|matin|soir sans|promis faute
        promis|promise$
        ^[la] correction|livraison|réponse|mise|version prévue|prévu|planifiée pour|demain|lundi|mardi
        ^[la] correction|livraison|réponse|mise|version prévue|prévu|planifiée mercredi|jeudi|vendredi
        ^ça|c'est part|sort|arrive|livré demain|lundi|mardi|mercredi|jeudi|vendredi|ce|cet|dans|d'ici
        on|je livre|déploie|corrige|pousse|publie|termine|finis|finit|boucle|règle|répare la|le|les|ça|tout|une|un
        """,
    "rhetorical": """
        ^[mais] quelle|quel idée|horreur|galère|bonheur|plaisir|histoire|journée|chance|aventure [franchement|quand]$
        ^[mais] quelle|quel idée|horreur|galère|bonheur|plaisir|histoire|journée|chance|aventure franchement
        vous|tu vous|te rendez|rends compte$
        """,
    "closing": """
        ça|tout|c'est remarche|refonctionne|repasse|revenu|rentré
        ^autant|au pour|temps moi|pour [moi]
        ^j'annule|j'enlève ma|mon|la demande|question|commentaire|remarque
        ^je retire|annule ma|mon|la demande|question|commentaire|remarque
        mauvais|mauvaise onglet
        j'étais sur|dans le|la|l' mauvais|mauvaise *
        c'était [de] ma faute|erreur
        erreur de ma part
        tout est rentré|revenu [dans|à] [l'ordre|la]
        ^ça y est
        ^je|on viens|vient de|d'y trouver|comprendre|voir|réussir
        ne tenez|tiens [pas] [compte]
        tenez|tiens pas compte
        """,
}
_SPANISH: Vocabulary = {
    "acknowledgement": """
        ^[ya] [yo] lo|la|los|las apunto|anoto|añado|cojo|gestiono|investigo|tengo [yo|en] [la] [lista]$
        le|les echo|doy|echamos|damos un ojo|vistazo
        lo|la|los|las estamos|estoy viendo|mirando|revisando|investigando|comprobando
        se lo|la|los|las paso|reenvío|traslado|comento|reboto [a|al] *
        lo|la he|hemos pasado|reenviado|trasladado|comentado|escalado [a|al|con]
        se me|nos ha|pasó|olvidó|fue|escapó|había [pasado|olvidado|escapado]
        ^lo siento voy|estoy|estaba|ando|he *
        voy|estoy|ando|estamos hasta|a arriba|tope
        ^buena|muy pregunta|buena [pregunta]
        ^[queda] apuntado|anotado|registrado [queda]
        [lo] tengo|tenemos en el|mi|cuenta [radar|lista|mente]
        ^tomo|tomamos buena [nota]
        [está|ya] en proceso|marcha|curso|revisión
        hablo|hablamos|hablaré con *
        he|hemos avisado|preguntado|escrito|escalado a|al|con *
        no lo|la|los había|habíamos visto|leído
        ^lo|la|los paso|mando|traslado al|a [la|los|las|un] equipo|soporte|técnico|sistemas|finanzas|legal|compañeros
        trabajando en ello|eso|esto
        lo he|hemos pasado|enviado|mandado a [*]
        ^[ya] [lo] estoy|estamos con|viendo|viéndolo|mirándolo [ello|eso|esto]
        ^perdón|perdona|perdonad|disculpa|disculpad|disculpen el|la|por|que [retraso|demora|tardanza|silencio]
        """,
    "pleasantry": """
        ^qué mal|faena|pena|lástima|horror|rollo|guay|risa|susto$
        puede|puedes|pueden|podéis dormir|estar|descansar|respirar tranquila|tranquilo|tranquilos
        """,
    "feedback": """
        ya no [me|nos|se] funciona|va|carga|abre|aparece|deja|llega|sale|puedo|podemos|entra|responde
        """,
    "commitment": """
        sin falta
        te|os cuento [algo|más|luego]
        tarde|mañana|noche|hoy lo|la|los|las publico|subo|arreglo|mando|envío|reviso|termino|despliego
        """,
    "closing": """
        ^retiro|retiramos la|mi|lo|el pregunta|comentario|petición|dicho
        ^resuelto|solucionado|arreglado gracias|ya|por
        ^[ahora] ya me|nos va|funciona|deja|sale|carga|abre
        ^ya está
        ^[era] [una] confusión|cosa mía
        ya se arregló|solucionó|resolvió
        ^solucionado|resuelto|arreglado era|con|al|tras *
        ^no hace|es falta|necesario ya
        era|es|fue [todo] culpa|error|fallo|despiste mía|mío|nuestra|nuestro
        """,
}
_PORTUGUESE: Vocabulary = {
    "acknowledgement": """
        ^anotei|registrei|anotamos [aqui|já]
        ^anotado|registrado aqui
        ^boa|ótima|excelente pergunta|questão|dúvida
        já|logo olho|vejo|verifico|checo|confiro
        coloquei|coloco|botei|ponho|adicionei na|no|em [minha|nossa] lista|pauta|backlog
        ^eu cuido|resolvo|pego|assumo|vejo [disso|isso|essa|nisso]
        ^[já] passei|repassei|repasso|encaminhei|encaminho|escalei [isso|o|a] para|pro|pra|ao|à *
        foi mal
        passou batido|despercebido
        ^desculpa|desculpe|perdão eu|tô|estou|estava|me|esqueci|não|só *
        tô|estou|ando atolada|atolado|enrolado|enrolada
        [tá|está|fica] na|no minha|nossa|meu|nosso lista|fila|radar|pauta
        ^vou pegar|cuidar|assumir|resolver|encaminhar [isso|essa|esse|disso|aqui]
        vou [já] tratar [já] disso|disto|dele|dela
        trato [já] disso|disto|dele|dela
        [está|tá|já] em andamento|análise
        [vou] averiguar|apurar
        falo|vou [falar] com|falar [com] *
        não tinha|tínhamos visto|lido|percebido
        correria aqui|hoje|total|por
        ^passei|passo pro|pra|para time|o|a [time|equipe|pessoal]
        [já] estou|estamos|tô|tamo em cima
        ^encaminhei|encaminhado|repassado|repassei para|pro|pra|ao|à *
        ^desculpa|desculpe|perdão a|o|pela|pelo demora|atraso|silêncio
        """,
    "commitment": """
        amanhã|hoje|cedo|tarde|segunda|terça|quarta|quinta|sexta te|lhe dou|mando|envio|passo|retorno|respondo|digo
        hoje|amanhã [ainda|mesmo|cedo] eu mando|envio|respondo|arrumo|corrijo|subo|termino|faço|entrego|resolvo|ajusto
        arrumo|corrijo|ajusto|resolvo|conserto|finalizo|publico|atualizo isso|isto|tudo|o|a|hoje|amanhã|na|até
        tá|está|estará na sua|tua mão|mesa|caixa
        sem falta
        te dou [um|uma] retorno|resposta
        hoje|amanhã à|de|pela|ainda noite|tarde|manhã|hoje [eu] subo|mando|envio|publico|vejo|resolvo|termino|faço
        """,
    "closing": """
        ^retiro|retiramos a|minha|o|meu pergunta|comentário|pedido
        ^agora foi|deu|vai$
        ^resolvido por|aqui|já|agora [aqui|lá]
        era [um] problema|erro|coisa aqui|meu|nosso|minha
        ^[já] resolvi|resolvemos|consegui|conseguimos aqui|já|sozinho|sozinha
        ^resolvi|resolvemos$
        """,
}
VOCABULARIES = (_GERMAN, _FRENCH, _SPANISH, _PORTUGUESE)

"""German: what asks, and what thanks, closes, acknowledges, promises."""

from syncd.rules.phrases import Vocabulary

FILLERS = "und aber also ja nein okay ach äh bitte noch hm nun übrigens"
GREETINGS = "hallo moin servus liebe lieber guten grüezi danke"

PHRASES: Vocabulary = {
    "question_form": """
        ^wie|wo|wann|warum|wieso|weshalb|wer ist|sind|kann|können|könnt|geht
        ^welche|welcher|welches|was|woher|wohin|womit ist|sind|kann|können|könnt|geht
        ^wie|wo|wann|warum|wieso|wer|was kommt|kommen|macht|mache|muss|soll|sollen
        ^wie|wo|wann|warum|wieso|wer|was wird|werden|war|habt|haben|bekomme|finde
        ^gibt es|es's
        ^kann|könnt|können|könnte|könnten|darf|soll|sollen|müssen ich|wir|man|jemand|ihr|sie|du
        ^hat|habt|haben|hast|weiß|weiss|wisst|kennt jemand|ihr|sie|du|wer|wir
        ^ist|sind|war|wird|werden das|es|der|die|ihr|sie|noch|schon|hier
        ^geht|klappt|funktioniert das|es|der|die
        wissen|weiß|weiss|sagen|klären|unklar|sicher|frage|fragen ob|wann|wie|wo|wer|was|warum|welche
        ^[kurze|eine|ich|habe|hätte|noch] frage|fragen
        gibt es|es's schon|neuigkeiten|ein|eine|einen|etwas|irgendwelche|hier|dazu [neues|update]
        was haltet|meint|denkt|denken|meinen ihr|sie
        ^wer kümmert|übernimmt|macht|weiß|weiss|hat|hätte|war|kann|könnte|wäre|kennt
        ^wohin|womit|wofür|wodurch|worum|worauf *
        ^wie|wo|wann|warum|was hat|hatte|hätte|läuft|lief|liegt|steht|heißt|bedeutet|passiert
        ^wie|wo|wann|warum|was sollen|sollte|sollten|dürfen|darf|machen|würdet|würden|lange|viele|oft
        würde|würden mich|uns|ich|gern|gerne ... interessieren|wissen
        mich|uns würde|interessiert [interessieren] [sehr] ob|wie|wann|warum|was|wer
        interessiert mich|uns ob|wie|wann|warum|was|wer
        hilfreich|gut|wichtig|interessant|nützlich zu wissen
        ^[und] was ist mit|eigentlich
        ^steht|gilt|kommt|bleibt|reicht|stimmt das|der|die|es|noch|schon
        keine ahnung ob|wie|wann|warum|wer|was
        bin|sind [mir|uns] [nicht|unsicher] sicher|unsicher ob|wie|wann
        gleiche|dieselbe|selbe frage
    """,
    "request_form": """
        könntest|könnten|kannst|könnt|können|würdest|würden|könntet|würdet|magst|mögt du|sie|ihr [bitte|mir|uns|mal|das]
        kann|könnte|mag|würde [sich|das|mir|uns|bitte] [das|bitte|mal] [bitte] jemand|wer|einer *
        hättest|hättet|hätten du|ihr|sie [kurz|heute|morgen|vielleicht|mal] zeit|lust|gelegenheit
    """,
    "request": """
        bitte um|prüfen|prüft|prüfe|schicken|schickt|schick|senden
        bitte sendet|ansehen|anschauen|schaut|schau|melden|mir|uns|den
        bitte die|das|dringend|bis|noch|nochmal|einmal|mal
        bitte ergänzen|korrigieren|freigeben|um|bestätigen|helft|helfen|den|dem
        wir|ich bräuchte|bräuchten|benötige|benötigen|brauche [gern|gerne|uns|mir]
        wir|ich brauchen|hätte|hätten|wünsche|wünschen [gern|gerne|uns|mir]
        ich|wir bitte|bitten um|dich|sie|euch
        wäre|wären [es] gut|schön|super|toll|nett|hilfreich|dankbar|wenn
        gebt|gib|geben|sagt|sag|sagen [sie] mir|uns|bescheid
        melde|meldet|melden dich|euch|sie
        schaut|schau|sieh [dir|euch] [das|es|bitte|mal] an|drüber|rein|nach
        ich|wir freue|freuen [mich|uns] auf|über rückmeldung|antwort|feedback|ihre|eure|deine
        um rückmeldung|antwort|feedback|freigabe|prüfung|hilfe|klärung
        warte|warten [noch] auf
        ist|wäre das|es möglich
        dürfte|darf ich|wir [dich|sie|euch|um]
        bitte [bis|vor|heute|morgen] montag|dienstag|mittwoch|donnerstag|freitag|ende|heute|morgen ...
        bitte [noch|mal|kurz|alle|alles] anschauen|ansehen|durchsehen|durchlesen
        bitte [noch|mal|kurz|alle|alles] lesen|gegenlesen|testen|reviewen|eintragen
        bitte [noch|mal|kurz|alle|alles] beantworten|antworten|kommentieren|unterschreiben|klären|abstimmen|ausfüllen
        bitte antwortet|antworte|antworten|lest|lies|testet|teste|klärt|kläre|gebt|gib|meldet|melde|denkt|denk
        lass|lasst|lassen [sie] mich|uns [bitte|doch|kurz] wissen
        brauchen|brauche [noch|dringend|dafür|hier] eure|deine|ihre|euer|dein|eine|einen|die|den
        bräuchte|benötigen|benötige [noch|dringend|dafür|hier] eure|deine|ihre|euer|dein|eine|einen|die|den
        denkt|denk|denken [bitte|ihr|du|sie] [bitte] daran|dran
        um baldige|kurze|schnelle|eure|deine|ihre rückmeldung|antwort|feedback
        ich|wir [sehr] dankbar für|wenn
        ich|wir würde|würden [hier|das|den|die] ... streichen|verschieben|umbenennen|ersetzen
        ich|wir würde|würden [hier|das|den|die] ... kürzen|ändern|löschen|tauschen
    """,
    "feedback": """
        ^[immer] [noch] [das|der|die] gleiche|gleicher|gleiches|selbe fehler|bild|seite|ergebnis|meldung|verhalten
        ^[immer] [noch] dasselbe|derselbe|dieselbe fehler|bild|seite|ergebnis|meldung|verhalten
        funktioniert|geht|klappt|lädt|läuft|stimmt|passt [bei|leider|das|hier|seit|immer|noch] [uns|mir|heute|so] nicht
        funktionieren|gehen|klappen|laden|stimmen [leider|hier] nicht
        ist|sind|war|noch|sehr|total|zu|etwas|wirklich|so [immer|noch] verwirrend|kaputt|falsch
        ist|sind|war|noch|sehr|total|zu|etwas|wirklich|so [immer|noch] unklar|langsam|fehlerhaft
        ist|sind|noch|sehr|total|etwas|wirklich [immer|noch] unverständlich|veraltet|unbrauchbar|umständlich|defekt
        kann|können|konnte|konnten ich|wir|man|mich|uns ... nicht
        ich|wir|man kann|können|finde|finden|sehe|sehen|verstehe|verstehen ... nicht
        ich|wir|man komme|kommen [hier|leider|einfach|gerade|da] nicht mehr|in|ins|auf|an|rein|weiter
        sind|bin|ist blockiert
        kunden|nutzer|anwender beschweren|klagen|melden|beklagen
        immer noch|wieder kaputt|nicht|fehler|kein|keine|falsch
        fehler|fehlermeldung|problem beim|bei|mit|in|wenn|nach|im
        ^fehler|problem|bug *
        es|uns|mir|da|hier fehlt|fehlen
        bricht|stürzt|hängt ... ab
        wir|ich|mir|uns würde|würden|wäre lieber|besser
        das|es ist falsch|schlecht|ärgerlich
        dringend|eilig|keine antwort|rückmeldung
        fehlermeldung|fehlermeldungen|fehlercode
        keine|kein|nichts ... an|mehr|angezeigt$
        ist|sind|finde|finden|wirkt|wirken ... verwirrend|unübersichtlich|umständlich|kaputt|unbrauchbar
        ist|sind für|bei|in|auf ... verwirrend|unklar|kaputt|zu
        stimmen|passen|fehlen [die|unsere] [zahlen|daten|werte]
        zu langsam|lang|kompliziert|teuer|viele|wenig|spät|klein|groß
        wird|werden ... nicht angezeigt|gespeichert|geladen|aktualisiert|übernommen|verschickt
        seit gestern|heute|montag|dienstag|mittwoch|donnerstag|freitag|tagen|stunden nicht|kein|keine|langsam|fehler
        geht|läuft|funktioniert|lädt|klappt|startet|reagiert|öffnet ... ... nicht|kein [mehr]
        sieht|sehen|findet|finden|bekommt|bekommen|erhält|erhalten|zeigt|druckt|speichert ... nicht|keine|kein [mehr]
        verliert|löscht|überschreibt|schneidet|verschluckt|vertauscht|verdoppelt die|den|das|alle|unsere|einige
        ist|sind ... wieder weg|down|offline|tot|leer
        langsamer|schlechter|schlimmer als|geworden
        ^nicht wirklich|ganz|so
    """,
    "update": """
        anbei|beigefügt|angehängt [ist|sind|die|der|das|finden]
        zur prüfung|freigabe|durchsicht
        liegt|liegen|stehen|steht [jetzt] vor|bereit
        bitte [vor|bis] montag|dienstag|mittwoch|donnerstag|freitag|morgen anschauen|ansehen|prüfen|lesen|freigeben
        zur prüfung|freigabe|durchsicht|abstimmung|unterschrift
    """,
    "rhetorical": """
        wer hätte das gedacht|geahnt|erwartet$
        was soll man|ich da|dazu [noch] sagen|machen$
        wer weiß [das|schon]$
        warum auch nicht$
        ist|war das|es nicht toll|super|schön|großartig|cool|genial|klasse|witzig|lustig|herrlich$
        was will man mehr$
        wen interessiert|wundert das|es$
        echt|wirklich|ernsthaft|ehrlich [jetzt|wahr]$
        wie cool|geil|schön|toll|nett ist das$
        was kann da|schon schiefgehen|passieren$
    """,
    "agreement": """
        stimme|stimmen [ich|wir] [dem|da|hier|dir|euch] zu
        ^einverstanden [damit|mit|von|für]
        passt|geht|ok|okay für|bei mich|uns|mir
        von|aus meiner|unserer seite|sicht [aus] [ok|okay|in|freigegeben]
        keine einwände|anmerkungen|einwand|kommentare
        ^freigegeben|genehmigt|abgenommen [von|für]
        sehe|sehen|seh ich|wir [auch|genauso|genau] so
        schließe|schließen mich|uns [dem|da] an
    """,
    "notice": """
        zur|als info|information|kenntnis|kenntnisnahme
        komme|kommen|bin [ich|wir] ... [minuten] später|verspätet
        glückwunsch|gratulation an|zu|zum|zur *
    """,
    "thanks": """
        danke|dankeschön|vielen [dank|schön|sehr|dir|euch|ihnen|für|fürs] [die|das|deine|eure]
        herzlichen|besten|tausend|dank [dank|schön|sehr|dir|euch|ihnen|für|fürs] [die|das|deine|eure]
        ich|wir bedanke|bedanken|danke|danken
        danke|dank für [die|das|den|deine|eure] [schnelle] info|hilfe|hinweis|rückmeldung|antwort|update|geduld|mühe
    """,
    "thanks_ahead": """
        danke|dank [schon|schonmal] [mal] im|vorab voraus
        danke|dank vorab
    """,
    "closing": """
        hat sich erledigt|geklärt
        erledigt|gelöst|geklärt|behoben$
        ^schon erledigt|gut|gefunden|gelöst|geklärt
        problem ist|wurde gelöst|behoben
        habe|hab|haben [es|das|den|selbst|schon] gefunden|gelöst|geschafft|herausgefunden|hinbekommen
        alles gut|klar|bestens|okay
        funktioniert|geht|klappt|läuft [jetzt|nun|es] [wieder|alles|super]$
        funktioniert|geht|klappt|läuft jetzt|nun|wieder [wieder]
        vergiss|vergesst|vergessen [sie] es
        nicht mehr nötig|notwendig|relevant
        brauche|brauchen [es|das|wir|ich] nicht mehr
        passt so|jetzt
        kann|können [wieder|jetzt|das|ticket] geschlossen werden
        ihr|du|wir|sie könnt|kannst|können [das|den|dieses] [ticket] schließen|zumachen
        ticket|thema|frage ist|hat erledigt|sich|durch
        hab|habe|haben [ich|wir|es|das] [schon|jetzt|selbst|es] rausgefunden|gesehen|verstanden|behoben|erledigt
        alles [wieder] gut|in|bestens ordnung
        tut|tuts [jetzt|wieder|es]$
        schon gut$
        bitte ignorieren|ignoriert|vergessen
        doch nicht [nötig|notwendig|mehr|so]
        ^geht schon|wieder|doch
        falscher|falsches kanal|chat|thread|fenster
    """,
    "acknowledgement": """
        schaue|schau|sehe|gucke|prüfe [ich|wir] [mir|uns] [das|es] [an|nach|mal|gleich|ab]
        kläre|checke|schauen|prüfen|klären [ich|wir] [mir|uns] [das|es] [an|nach|mal|gleich|ab]
        ich|wir schaue|schau|sehe|prüfe|kläre [mir|uns|mich] [das|es|darum] [an|nach|mal]
        ich|wir kümmere|kümmern|schauen|prüfen|klären [mir|uns|mich] [das|es|darum] [an|nach|mal]
        wird gemacht|erledigt|geprüft
        bin|sind [schon|gerade] dran|dabei
        mache|mach ich|wir
        ist|habe|hab notiert|vermerkt|weitergeleitet
        alles klar|verstanden [mache|schaue|ich]
        melde|melden|meldet mich|uns
        moment|sekunde bitte
        einen moment
        zur kenntnis genommen
        kümmere|kümmer|kümmern [ich] mich|uns [darum|drum|gleich]
        ^verstanden|angekommen|notiert|vermerkt|okidoki|jo
        geht klar
        nehme|nehm ich|wir mit|auf|an
        schau|schaue|gucke|guck [ich] mal|gleich|später|rein|nach|drüber
        prüfe|checke|teste|kläre [ich] [das|es] gleich|heute|morgen|mal|gerade
        wird erledigt|geprüft|gemacht|weitergeleitet
        komme|kommen [ich] [gleich|später|morgen] [darauf|drauf] zurück
        frag|frage|fragen [ich] [mal|gleich] nach
        ^moment [bitte|mal]
        ^bald|gleich|demnächst$
        entschuldigung|sorry|tschuldigung dafür|deswegen|für|vergessen
        gib|gebt mir|uns eine|ein|zwei|zehn [halbe] stunde|stunden|minuten|moment
        behebe|fixe|repariere|korrigiere|bereite [ich|wir] [es|das] [gerade|jetzt|gleich] [vor]
        bin|sind gerade dran|dabei
    """,
    "commitment": """
        ich|wir schicke|sende|mache|liefere|melde|gebe|kümmere|erledige
        ich|wir werde|schicken|senden|machen|liefern|melden|werden|kann
        schicke|sende|mache|liefere|gebe|erledige|bekommst ich|wir
        bekommt|kommt|folgt|wird|schicken|senden|machen|liefern ich|wir
        wird|ist|sind|kommt|folgt|erhalten|bekommen [es|das|sie|die|der] bis|morgen|heute|nächste|am|spätestens
        du|ihr|sie bekommst|bekommt|bekommen|erhältst|erhaltet|erhalten
        bis morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|ende
        liefern|schicken|machen|melden|erledigen|beheben|fixen wir|das|es|dir|euch
        das|es|die|den liefern|liefere|schicken|schicke|machen|mache|bekommst|bekommt|erledige|erledigen
        ist|sind|wird|werden ... fertig|online|live|da|behoben
        sage|sag|rufe|ruf|antworte ich|dir|euch|ihnen
    """,
    "absence": """
        bin|sind|ist|bis ... urlaub|abwesend|krank|frei|unterwegs
        schaffe|schaffen|kann|können ... nicht
    """,
    "auto_reply": """
        abwesenheitsnotiz|abwesenheitsnachricht|abwesenheitsassistent|abwesenheit
        automatische antwort|rückmeldung|nachricht|abwesenheitsnotiz
        nicht im büro|haus
        ich bin ... [derzeit|aktuell] nicht erreichbar
        nicht per|keinen e-mail|zugriff
        außer haus
    """,
    "pleasantry": """
        ^hallo|moin|servus [zusammen|alle|ihr|miteinander|leute|team]
        ^guten|schönen|gute morgen|tag|abend|nachmittag|wochenende|nacht|arbeit|feierabend
        super|klasse|prima|perfekt|toll|spitze|wunderbar|ausgezeichnet|cool|hervorragend|genial
        gut|sehr|super|tolle|gute|klasse [gut] gemacht|arbeit|idee|leistung
        herzlichen|herzlicher glückwunsch|willkommen
        glückwunsch|gratuliere|gratulation|geburtstag
        alles gute|liebe
        gern|gerne [geschehen]$
        kein|keine problem|ursache|sorge|thema
        bitte [schön|sehr]$
        viel erfolg|spaß|glück
        sieht|klingt gut|super|toll|prima
        ^schönes|schönen|schöne|gutes wochenende|feierabend|urlaub|abend|tag|woche|ferien|feiertage
        ^na [ihr|du]
        gute besserung|reise|fahrt
        freut mich|uns [sehr|zu|das]
        willkommen [im|an|zurück|bei] [team|bord]
        schön zu hören|lesen
        frohe|frohes|fröhliche ostern|weihnachten|neues|fest
    """,
    "pleasantry_question": """
        wie geht es|es's|geht's dir|euch|ihnen [heute|so]$
        wie geht|gehts|geht's|läuft|läuft's [es|so] [dir|euch|ihnen|es|so]$
        alles gut|klar|okay|fit [bei] [dir|euch|ihnen]$
        wie war dein|euer|das|ihr|der wochenende|urlaub|tag$
        [na] alles klar|gut|fit|okay [bei] [dir|euch|ihnen]$
        hattest|hattet|hatten [du|ihr|sie] [ein|einen] schönes|schönen|gutes wochenende|urlaub|tag$
        gut geschlafen|angekommen|erholt$
    """,
    "courtesy_question": """
        hilft|passt|reicht|beantwortet dir|euch|das|ihnen [das|so] [weiter|so|deine|eure|ihre] [frage]$
        okay|passt|einverstanden$
        alles verstanden$
        [ist|ists] [es|das] [so|jetzt] besser|gut|recht [so|jetzt]$
    """,
    "tag_question": """
        oder|nicht|richtig|gell|stimmt's|ne|wahr$
    """,
    "not_asking": """
        bei fragen|rückfragen
        falls|wenn|sollten|solltest [du|ihr|sie|es] [noch|weitere] fragen
        nicht nötig|notwendig
        keine eile|aktion
        bei fragen|rückfragen|unklarheiten|problemen [gerne|bitte|einfach] [melden|meldet|melde]
        keine antwort|rückmeldung|aktion nötig|notwendig|erforderlich
    """,
    "answer_words": """
        weil|nämlich|lag|liegt|ursache|grund|behoben|gefixt|ausgeliefert|deshalb|daher
    """,
    "but": """
        aber|jedoch|leider|allerdings|trotzdem
    """,
}

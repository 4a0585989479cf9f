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
    """,
    "request_form": """
        könntest|könnten|kannst|könnt|können|würdest|würden|könntet|würdet|magst|mögt du|sie|ihr [bitte|mir|uns|mal|das]
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
    """,
    "feedback": """
        funktioniert|geht|klappt|lädt|läuft|stimmt|passt [bei|leider|das|hier|seit|immer|noch] [uns|mir|heute|so] nicht
        funktionieren|gehen|klappen|laden|stimmen [leider|hier] nicht
        ist|sind|war|noch|sehr|total|zu|etwas|wirklich|so [immer|noch] verwirrend|kaputt|falsch
        ist|sind|war|noch|sehr|total|zu|etwas|wirklich|so [immer|noch] unklar|langsam|fehlerhaft
        ist|sind|noch|sehr|total|etwas|wirklich [immer|noch] unverständlich|veraltet|unbrauchbar|umständlich|defekt
        kann|können|konnte|konnten ich|wir|man|mich|uns ... nicht
        ich|wir|man kann|können|komme|kommen|finde|finden|sehe|sehen|verstehe|verstehen ... nicht
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
    """,
    "update": """
        anbei|beigefügt|angehängt [ist|sind|die|der|das|finden]
        zur kenntnis|info|prüfung|freigabe|durchsicht
        liegt|liegen|stehen|steht [jetzt] vor|bereit
    """,
    "thanks": """
        danke|dankeschön|vielen [dank|schön|sehr|dir|euch|ihnen|für|fürs] [die|das|deine|eure]
        herzlichen|besten|tausend|dank [dank|schön|sehr|dir|euch|ihnen|für|fürs] [die|das|deine|eure]
        ich|wir bedanke|bedanken|danke|danken
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
        moment|sekunde [bitte|ich]
        einen moment
        zur kenntnis genommen
    """,
    "commitment": """
        ich|wir schicke|sende|mache|liefere|melde|gebe|kümmere|erledige
        ich|wir werde|schicken|senden|machen|liefern|melden|werden|kann
        schicke|sende|mache|liefere|gebe|erledige|bekommst ich|wir
        bekommt|kommt|folgt|wird|schicken|senden|machen|liefern ich|wir
        wird|ist|sind|kommt|folgt|erhalten|bekommen [es|das|sie|die|der] bis|morgen|heute|nächste|am|spätestens
        du|ihr|sie bekommst|bekommt|bekommen|erhältst|erhaltet|erhalten
        bis morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag|ende
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
    """,
    "pleasantry_question": """
        wie geht es|es's|geht's dir|euch|ihnen [heute|so]$
        wie geht|gehts|geht's|läuft|läuft's [es|so] [dir|euch|ihnen|es|so]$
        alles gut|klar|okay|fit [bei] [dir|euch|ihnen]$
        wie war dein|euer|das|ihr|der wochenende|urlaub|tag$
    """,
    "courtesy_question": """
        hilft|passt|reicht|beantwortet dir|euch|das|ihnen [das|so] [weiter|so|deine|eure|ihre] [frage]$
        okay|passt|einverstanden|verstanden$
    """,
    "tag_question": """
        oder|nicht|richtig|gell|stimmt's|ne|wahr$
    """,
    "not_asking": """
        bei fragen|rückfragen
        falls|wenn|sollten|solltest [du|ihr|sie|es] [noch|weitere] fragen
        nicht nötig|notwendig
        keine eile|aktion
    """,
    "answer_words": """
        weil|nämlich|lag|liegt|ursache|grund|behoben|gefixt|ausgeliefert|deshalb|daher
    """,
    "but": """
        aber|jedoch|leider|allerdings|trotzdem
    """,
}

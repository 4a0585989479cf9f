"""French: what asks, and what thanks, closes, acknowledges, promises."""

from syncd.rules.phrases import Vocabulary

FILLERS = "et mais donc alors oui non ok d'accord bon ben aussi svp stp"
GREETINGS = "bonjour salut bonsoir coucou cher chère merci"

PHRASES: Vocabulary = {
    "question_form": """
        est-ce que|qu'il|qu'on|qu'elle|possible|normal|prévu
        ^comment|où|quand|pourquoi|combien|quel|quelle|quels|quelles|qui *
        qu'est-ce que|qui|qu'il|qu'on
        y|où a-t-il|en|est|sont
        ^[une|petite|j'ai] question|questions
        avez-vous|as-tu|savez-vous|sais-tu|peut-on|puis-je
        pouvons-nous|faut-il|auriez-vous|êtes-vous|est-il|sont-ils|a-t-on
        pensez-vous|penses-tu|est-ce|a-t-il|a-t-elle|dois-je|doit-on|serait-il|existe-t-il
        quelqu'un sait|peut|a|pourrait|saurait
        savoir|demande|comprends|sûr|sais [pas] si|comment|quand|où|pourquoi|quel|quelle|ce
        des nouvelles|retours
        du nouveau
    """,
    "request_form": """
        pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|veuillez|voulez-vous|veux-tu
        vous|tu pouvez|pourriez|peux|pourrais *
    """,
    "request": """
        merci de|d'avance bien|me|nous|vérifier|confirmer|regarder|valider
        merci de|d'avance corriger|répondre|revenir|faire|votre|ton|pour
        s'il|s'ils vous|te plaît|plait
        svp|stp$
        j'aurais|nous|on aurions|aurait besoin
        besoin de|d'un|d'une|d'aide|que
        je|nous|on voudrais|voudrions|souhaite|souhaitons|aimerais|aimerions|souhaiterais|voudrait|aimerait
        dites|dis|faites|tenez|tiens|donnez|donne|envoyez|envoie [moi|nous|le|la] savoir|moi|nous|au
        dites-moi|dis-moi|faites-moi|tenez-moi|tiens-moi|envoyez-moi|envoie-moi|dites-nous|tenez-nous|envoyez-nous
        en|dans l'attente
        j'attends|attendons|attente
        ce|il serait bien|bon|utile|possible|super|génial
        jeter|jetez|jette un œil|oeil|coup
        merci d'avance
    """,
    "feedback": """
        ne|n'est|n'ont|n'est-il|n'y|n'arrive|n'arrivons [marche|fonctionne|charge|répond] [toujours] pas|plus
        ne|n'est|n'ont|n'est-il|n'y|n'arrive|n'arrivons [peut|peux|s'affiche|a] [toujours] pas|plus
        marche|fonctionne|charge|répond|s'affiche|correspond [toujours] pas|plus
        est|sont|toujours|très|trop|vraiment|assez|encore cassé|confus|confuse|lent|lente|faux|fausse|incorrect|bloqué
        est|sont|toujours|très|trop|vraiment|assez|encore incompréhensible|inutilisable|obsolète
        est|sont|toujours|très|trop|vraiment|assez|encore illisible|cassée|bloqués
        nous|je|on sommes|suis|est bloqués|bloqué|bloquée|déçus|déçu|inquiets|inquiet
        clients|utilisateurs se plaignent
        il|qu'il manque
        je|nous|on [ne] comprends|comprend|arrive|arrivons|trouve|trouvons|vois pas
        je préfère|préférerais|préfèrerais
        erreur|problème|souci|bug quand|lors|avec|dans|de|sur
        ^erreur|bug|problème|souci *
        j'ai|avons|a un|une erreur|problème|souci|bug
        toujours pas|le|la|une [problème|erreur]
        urgent|urgence
        aucune réponse|nouvelle
    """,
    "update": """
        ci-joint|ci-jointe|ci-joints|ci-dessous
        voici le|la|les|un|une
        vous|tu trouverez|trouveras
        pour information|validation|relecture|avis
    """,
    "thanks": """
        merci [beaucoup|bien|à|infiniment|pour|encore|mille] [vous|tous|toi|la|le|les|votre|ton]
        mille|grand merci
        je|nous vous|te remercie|remercions
    """,
    "closing": """
        c'est bon|réglé|résolu|ok|parfait
        problème|souci [est] résolu|réglé
        résolu|réglé|corrigé$
        laisse|laissez tomber
        j'ai|avons [finalement] trouvé|résolu|réglé
        ça|cela|tout [a] marche|fonctionne|marché|fonctionné [maintenant|bien|parfaitement|merci]
        marche|fonctionne maintenant|bien|parfaitement|à
        plus besoin|nécessaire
        pas la peine
        oublie|oubliez
    """,
    "acknowledgement": """
        je|on|nous regarde|vérifie|vais [regarder|vérifier|occupe|mets|voir] [ça|cela] [tout|de]
        je|on|nous m'en|regardons|vérifions|m'y [regarder|vérifier|occupe|mets|voir] [ça|cela] [tout|de]
        je|on|nous reviens|revient|revenons vers
        bien noté|reçu
        c'est noté
        ^noté|entendu|compris
        en cours
        un instant|moment
    """,
    "commitment": """
        je|nous|on vous|te|le|la|l'envoie|les|vais|envoie|enverrai
        je|nous|on ferai|fais|répondrai|livrerai|allons|enverrons|ferons|va|fera
        sera|seront|serait prêt|prête|corrigé|livré|disponible|fait|réglé|envoyé|déployé
        ce|ça|cela|c'est sera|prévu|arrive|pour
        vous|tu l'aurez|aurez|l'auras|auras|recevrez
        d'ici|avant demain|lundi|mardi|mercredi|jeudi|vendredi|ce|la|fin
    """,
    "absence": """
        serai|suis|sera|est absent|absente|congé|congés|vacances
        serai|suis|sera en|de congé|congés|vacances|déplacement|retour
        ne|n'aurai pourrai|peux|pourrons|aurai pas
    """,
    "auto_reply": """
        réponse|message automatique|d'absence
        absent|absente du|jusqu'au|jusqu'à bureau|lundi|mardi|mercredi|jeudi|vendredi|*
        je suis [actuellement] absent|absente
    """,
    "pleasantry": """
        ^bonjour|salut|bonsoir|coucou [à] [tous|tout|toutes] [le] [monde]
        super|parfait|génial|excellent|bravo|félicitations|magnifique|formidable|impeccable|nickel
        bon|bonne|très|joyeux|beau travail|boulot|journée|anniversaire|week-end
        bon|bonne|très|joyeux|beau weekend|soirée|idée|continuation|vacances|bien
        de rien
        pas de souci|problème|soucis
        avec plaisir
        je|nous vous|t'en en prie
        bienvenue
    """,
    "pleasantry_question": """
        comment ça|vas-tu|allez-vous|vas|allez [va|vous|tu] [aujourd'hui]$
        ça|tout va|roule [bien]$
        comment s'est|était [passé] [ton|votre|le] [week-end|weekend|vacances]$
    """,
    "courtesy_question": """
        cela|ça vous|te|répond|aide|convient [aide|va|convient|à] [votre|ta] [question]$
        ok|d'accord$
    """,
    "tag_question": """
        n'est-ce pas$
        non|hein|correct$
    """,
    "not_asking": """
        n'hésitez|n'hésite pas
        si vous|tu avez|as des|d'autres questions
        pas|aucune urgent|urgence
        je vous|te prie d'agréer
    """,
    "answer_words": """
        parce|car|puisque|corrigé|déployé|raison|cause|dû
    """,
    "but": """
        mais|cependant|malheureusement|pourtant|toutefois
    """,
}

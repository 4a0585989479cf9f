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
        demandais|demandait|demande si|comment|quand|où|pourquoi
        ^qui s'occupe|gère|peut|sait|a|est|fait
        utile|bon|intéressant|important de savoir
        ^vous|tu avez|as|savez|sais|pensez|penses|pouvez|peux des|où|si|quand|comment|que|une|du|pourquoi
        avez-vous|as-tu|auriez-vous|aurais-tu *
        ^on|c'est en|pour|quand est|quand|où|prévu
        ^y aurait-il|aura-t-il|a-t-il
        qu'en|que pensez-vous|penses-tu|faites-vous|fait-on
        à quelle|quel heure|date|moment
        je ne sais|comprends pas si|comment|pourquoi|où|quand
        ^lequel|laquelle|lesquels|desquels *
        même question|problème|souci
    """,
    "request_form": """
        pouvez-vous|pourriez-vous|peux-tu|pourrais-tu|veuillez|voulez-vous|veux-tu
        vous|tu pouvez|pourriez|peux|pourrais *
        pourrait-on|pourrions-nous|pourrais-je|pourriez-vous|pourrait-il|peut-on avoir|*
        quelqu'un peut|pourrait|aurait|pour *
        vous serait-il|te serait-il possible
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
        n'oubliez|n'oublie pas de|d'|la|le|les
        à relire|valider|vérifier|confirmer|compléter|signer|corriger|tester avant|pour|d'ici|svp|stp|rapidement
        merci de|d' [bien] [me|nous|le|la|les|vouloir] *
        pensez|pense à *
        il faudrait|faut|me|nous|vous faudrait|que|le|la|vérifier|corriger|valider|votre|ton
        prière de|d' *
        attendons|attends|attend [toujours|encore] votre|ton|le|la|les|vos|tes|une|un
        serait-il possible
        j'ai|avons|aurais|aurions besoin
        jetez|jette|jeter [un] [coup] d'œil|d'oeil|œil|oeil
        relire|relisez|relis|validez|valide|vérifiez le|la|les|avant|svp|stp|moi|si
        vérifie|confirmez|confirme|répondez|réponds|corrigez|corrige le|la|les|avant|svp|stp|moi|si
        je|j' mettrais|changerais|supprimerais|déplacerais|remplacerais|couperais|retirerais
        j'enlèverais|j'ajouterais|j'utiliserais
    """,
    "feedback": """
        ^[toujours] [la|le] même erreur|page|résultat|écran|message|comportement
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
        est|sont|semble|paraît|reste déroutant|déroutante|compliqué|compliquée
        est|sont|semble|paraît|reste incorrects|incorrecte|incorrectes|erroné|erronés
        est|sont|semble|paraît|reste erronée|mauvais|buggé|planté|plantée|indisponible|introuvable|trop|vide|vides
        ne [s'affiche|se] [charge|connecte|ouvre|fonctionne|marche] plus|pas|rien|jamais
        ne s'affiche|s'affichent|s'ouvre|répond|correspond|correspondent plus|pas|rien
        n'arrive|n'arrivons|n'arrivent|parviens|parvenons pas|plus [à]
        impossible de|d' *
        il y a un|une|des problème|erreur|souci|bug|erreurs
        plante|bloque|bugue|rame [à|quand|depuis|toujours|encore]
        message d'erreur
        c'est [trop|très|un|peu] [peu] lent|confus|compliqué|cher|tard|faux|dommage
        coupe|tronque|casse|perd|efface|mélange|écrase|duplique les|le|la|nos|mes|leurs|des
        plus lent|lente|lents que|qu'avant
        ^pas vraiment|exactement
    """,
    "update": """
        ci-joint|ci-jointe|ci-joints|ci-dessous
        voici le|la|les|un|une
        vous|tu trouverez|trouveras
        pour validation|relecture|avis
        pour [votre|ta] validation|relecture|avis|approbation|signature|accord
    """,
    "rhetorical": """
        qui l'aurait cru|dit|pensé$
        qu'est-ce qu'on|que|qu'il peut|veux|y ... dire|faire$
        n'est-ce pas génial|super|formidable|magnifique|drôle|beau$
        pourquoi pas$
        qui sait$
        que|quoi demander [de] plus|mieux$
        ah bon|oui$
        sérieux|sérieusement|vraiment$
        que voulez-vous|veux-tu$
    """,
    "thanks_ahead": """
        merci d'avance|par [avance]
    """,
    "agreement": """
        d'accord avec|pour|sur *
        je|nous suis|sommes [tout|à|entièrement] [fait] d'accord
        ok|bon|validé|approuvé|bien pour|de moi|nous|notre|ma [part|côté]
        rien à redire|ajouter|signaler
        pas d'objection|d'objections
        ça|cela me|nous va|convient
    """,
    "notice": """
        pour [votre|ta|ton|vos] info|information
        à titre d'information|informatif
        en retard de|d'une
        j'ai|j'aurai ... [minutes] de retard
        félicitations|bravo à|pour|aux *
    """,
    "thanks": """
        merci [beaucoup|bien|à|infiniment|pour|encore|mille] [vous|tous|toi|la|le|les|votre|ton]
        mille|grand merci
        je|nous vous|te remercie|remercions
        merci pour|de [votre|ton|ta|vos|le|la|l'|cette] [aide|retour|réponse|info|infos|patience|rapidité|confirmation]
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
        on|vous|tu peut|pouvez|peux fermer|clore|clôturer [le|ce|la] [ticket|sujet|demande]
        c'est [tout] [bon|réglé|résolu] [pour] [moi|nous] [maintenant]$
        finalement [c'est|j'ai|nous] [avons] bon|trouvé|réglé
        ça|tout fonctionne|remarche|refonctionne|marche à|nouveau|de|bien|maintenant
        ignorez|ignore [mon|ma|ce|le] [message|question]
        plus d'actualité
        fausse alerte
        problème|souci|question|bug [est|a] [été] résolu|réglé|réglée|corrigé
        mauvais|mauvaise canal|fil|salon|conversation
        finalement non|pas|plus [la] [peine|besoin]
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
        on|nous s'en|en|nous|m'en occupe|occupons|chargeons|charge
        je m'en|le|la|les|te|vous occupe|charge|fais|regarde|vérifie|dis|tiens
        je vais|va voir|regarder|vérifier|demander|checker|tester|me|m'en ...
        je|on|nous regarde|regardons|vérifie|vérifions|check|teste [ça|cela|tout] [de] [suite]
        ^entendu|compris|noté|reçu|d'accord$
        un instant|moment|minute|seconde
        ^ok|d'accord je|on|nous regarde|vérifie|vois|fais|m'en|te|vous
        bien reçu|noté|compris
        je|on te|vous dis|redis|tiens ça|au|quand|dès
        ^bientôt
        désolé|désolée|pardon pour|de|du *
        laisse-moi|donne-moi|laissez-moi|donnez-moi une|un|deux|dix heure|heures|minutes|instant
        je|on corrige|répare|prépare [ça|cela|le] [tout]
        en train de|d' *
    """,
    "commitment": """
        je|nous|on vous|te|le|la|l'envoie|les|vais|envoie|enverrai
        je|nous|on ferai|fais|répondrai|livrerai|allons|enverrons|ferons|va|fera
        sera|seront|serait prêt|prête|corrigé|livré|disponible|fait|réglé|envoyé|déployé
        ce|ça|cela|c'est sera|prévu|arrive|pour
        vous|tu l'aurez|aurez|l'auras|auras|recevrez
        d'ici|avant demain|lundi|mardi|mercredi|jeudi|vendredi|ce|la|fin
        je|on|nous vous|te|le|la|les|leur envoie|envoies|envoyons|livre|livrons|transmets|transmettons|réponds|répondrai
        livraison|livré|prêt|corrigé|envoyé|fait|disponible demain|lundi|mardi|mercredi|jeudi|vendredi|pour|d'ici
        je m'engage|prévois|compte
        nous livrerons|corrigerons|enverrons|répondrons|aurons
        j'envoie|j'enverrai|j'aurai|j'essaie|j'essaierai
        je|on te|vous dis|redis|rappelle|donne|réponds|confirme
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
        ^bon|bonne|joyeux|excellent|excellente week-end|weekend|journée|soirée|semaine
        ^bon|bonne|joyeux|excellent|excellente vacances|fêtes|noël|année|courage|chance
        content|contente|contents|ravi|ravie [de|que|pour|d'apprendre]
        ça marche$
        bien joué|vu|fait
        meilleurs vœux
    """,
    "pleasantry_question": """
        comment ça|vas-tu|allez-vous|vas|allez [va|vous|tu] [aujourd'hui]$
        ça|tout va|roule [bien]$
        comment s'est|était [passé] [ton|votre|le] [week-end|weekend|vacances]$
        [tu|vous] vas|allez|va bien$
        ça|tout va|roule|baigne|se [bien|passe|toujours] [bien] [pour] [toi|vous]$
    """,
    "courtesy_question": """
        cela|ça vous|te|répond|aide|convient [aide|va|convient|à] [votre|ta] [question]$
        ok|d'accord$
        [c'est|est-ce] mieux|bon [comme|maintenant] [ça|cela]$
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
        pour toute|d'autres question|questions
        pas de réponse|retour|précipitation|stress
        aucune action|réponse requise|nécessaire|attendue
        si besoin|nécessaire
    """,
    "answer_words": """
        parce|car|puisque|corrigé|déployé|raison|cause|dû
    """,
    "but": """
        mais|cependant|malheureusement|pourtant|toutefois
    """,
}

"""German, French, Spanish, Portuguese: trouble told plainly, wishes and nudges, where no learned model helps.

Built from parts: a verb of seeing, getting or working, and a word that denies it; what vanishes, takes too long or
comes out wrong; what would help; what a customer asks again.
"""

from syncd.rules.phrases import Vocabulary

_GERMAN: Vocabulary = {
    "question_form": """
        ^[ich|wir] wollte|wollten [nur|mal|kurz|nochmal] hören|fragen|wissen|nachfragen|nachhaken [ob|wie|wann|was]
        ^[und|nur] kurze|kleine nachfrage
        ^könnten|könnte|können|dürften wir|man *
        klar|bekannt|entschieden|absehbar|raus ob|wann|wer|wie|wo|was|welche|welcher
        ^wie sieht's|siehts|schaut's|schauts|steht's|stehts|weit *
        ^[und] was macht|machen der|die|das|unser|unsere
        gibt's|gibt|habt|hast ... stand|update|rückmeldung|neuigkeiten
        ^hat|haben sich ... [schon|was|etwas] was|etwas|schon getan|ergeben|bewegt
    """,
    "request": """
        wenn|falls du|ihr [mal|kurz|gleich|nachher] zeit|luft|lust|dazu hast|habt|kommst|kommt
        bitte ... ... tauschen|austauschen|ändern|löschen|entfernen
        bitte ... ... anpassen|aktualisieren|checken|freischalten|einrichten
        bitte ... ... anlegen|hinzufügen|nachreichen|weiterleiten|stoppen
        bitte ... ... sperren|verschieben|abschalten|umbenennen|erneuern
        ^[kleine] erinnerung *
        man|wir müsste|müssten|sollte|sollten [noch|mal|hier|das|den|die|da|unbedingt] ... ändern|anpassen
        man|wir müsste|müssten|sollte|sollten [noch|mal|hier|das|den|die|da|unbedingt] ... ergänzen|prüfen
        man|wir müsste|müssten|sollte|sollten [noch|mal|hier|das|den|die|da|unbedingt] ... korrigieren|entfernen|klären
    """,
    "feedback": """
        wartet|warten|warte seit|immer|schon|jetzt *
        zeigt|druckt|rechnet [uns|mir|da|dort] [einen|eine|ein|das|den|die] falschen|falsche|falsches
        berechnet|liefert|steht [uns|mir|da|dort] [einen|eine|ein|das|den|die] falschen|falsche|falsches
        zeigt|druckt|rechnet [uns|mir|da|dort] [einen|eine|ein|das|den|die] doppelten|alte|alten|leere
        berechnet|liefert|steht [uns|mir|da|dort] [einen|eine|ein|das|den|die] doppelten|alte|alten|leere
        ist|sind|steht|stehen|kommt|kommen [jetzt|hier|da|alle|leider] spiegelverkehrt|abgeschnitten|verrutscht|verzerrt
        ist|sind|steht|stehen|kommt|kommen [jetzt|hier|da|alle|leider] unscharf|unlesbar|vertauscht|verdreht|unleserlich
        steht|stehen|erscheint|erscheinen|taucht|tauchen [jetzt|da] zweimal|dreimal|doppelt|mehrfach
        verschwindet|verschwinden|flackert|flackern|ruckelt|ruckeln|friert|verrutscht *
        verschwindet|verschwinden|flackert|flackern|ruckelt|ruckeln
        ergibt|ergeben|macht|machen [so|hier|für] [uns|mich] [so] keinen sinn
        dauert|dauern|lädt|laden|braucht|brauchen ... ewig|stundenlang|minutenlang|ewigkeiten
        finde|finden|sehe|sehen|bekomme|bekommen ... ... nicht|keine
        verstehe|verstehen|kriege|kriegen|erreiche|erreichen ... ... nicht|keine
        finde|finden|sehe|sehen|bekomme|bekommen|verstehe|verstehen|kriege|kriegen|erreiche|erhalte ... ... kein|keinen
        lässt|lassen sich ... ... nicht|kein
        ^[noch] schön|toll|super|praktisch|hilfreich|ideal|besser|wünschenswert wäre|wär|fände|fänd|fänden *
        mir|uns wäre|ist|wär wichtig|lieber|geholfen [dass|wenn|ein|eine]
        wäre|wär ... gold wert
        mir|uns würde|würden ... ... helfen|nützen|nutzen
        würde|würden mir|uns|ihnen [sehr|echt|viel|schon|total] helfen|nützen|nutzen|weiterhelfen
        kommt|kommen|kam|kamen ... ... nicht an|durch|rein|raus
        kommt|kommen [hier|bei|da] [uns|mir] keine|keiner|kein|nichts
        kunde|kunden|kundin|kundschaft|nutzer|leute ... beschwert|beschweren|reklamiert|reklamieren
        kunde|kunden|kundin|kundschaft|nutzer|leute ... meckert|meckern|schimpft
        zeigt|steht|stehen|kommt|kommen|liefert|rechnet|druckt ... ... statt
        ein|eine|einen|der|die|das|dem falsche|falscher|falsches|falschen *
        ist|sind|bin|wurde|wurden ... gesperrt|ausgesperrt|gelöscht|abgemeldet|rausgeflogen
        lädt|laden|läuft|laufen|dauert ... ... [so|sehr|unglaublich|viel|zu|extrem] lange|langsam|lang
        zu hoch|niedrig|groß|eng|breit|dunkel|hell|leise|laut|kurz|grob|ungenau|umständlich
        wäre|wär|wären [echt|wirklich|sehr|auch] toll|super|schön|klasse|praktisch|hilfreich|cool|ideal|top|spitze|prima
        [noch|immer|leider] nicht gelöst|geklärt|behoben|erledigt|repariert
        ist|sind [leider] nicht [mehr] richtig|korrekt|aktuell|lesbar|erreichbar|verfügbar|sichtbar
    """,
}
_FRENCH: Vocabulary = {
    "question_form": """
        ^petite relance|piqûre|question [de] sur|pour|concernant|à|rappel
        je|on [ne] sais|sait pas|plus quoi|que|comment|où
        ^vous|tu avez|as [des|eu|reçu] eu|reçu|des|pu [un|des|une] [retour|nouvelles|réponse]
        en es|êtes|est où
        ^[où] ça|cela avance|donne|en [quoi] pour|avec|quoi|est
    """,
    "request_form": """
        ^on|nous pourrait|pourrions *
    """,
    "request": """
        quand|si tu|vous peux|pourras|pouvez|pourrez|as|aurez|auras|avez [un|le|deux|cinq] [moment|temps|minutes|minute]
        il faudrait ajouter|mettre|prévoir|changer|supprimer|revoir|refaire|un|une|des|aussi|enlever
        il me|nous|leur faut|faudrait *
        besoin des|du|d'avoir|de *
    """,
    "feedback": """
        sort|sortent|s'affiche|s'affichent|s'imprime|apparaît|arrive [toujours] coupée|coupées|coupé|coupés|tronqué|vide
        sort|sortent|s'affiche|s'affichent|s'imprime|apparaît|arrive [toujours] vides|floue|flou|en [double|blanc]
        sort|affiche|donne|calcule|indique|reçoit ... au lieu
        ^[c'est|tiens] bizarre|étrange|curieux on|le|la|les|il|ça|nos|j'ai
        disparaît|disparaissent|clignote|clignotent|saute|sautent [quand|dès|à|de|après|toujours] *
        ne reçois|reçoit|reçoivent|recevons|trouve|trouvent|trouvons|comprends|comprend|vois|voit|voient plus|pas|rien
        ne peux|peut|peuvent|pouvons|veut|fonctionne|fonctionnent|marche|marchent|charge|chargent plus|pas|rien
        ne apparaît|passe|passent|part|partent|permet|tient|colle|imprime|enregistre|correspond plus|pas|rien
        n'apparaît|n'arrive|n'affiche|n'imprime|n'ouvre|n'enregistre|n'envoie plus|pas|rien
        n'est|n'a|n'ont|ne pas|plus|sont [plus|pas] [de] le|la|les|à|correct|exact|sens|lisible bon|bonne|bons|jour
        n'est|ne [sont] pas|plus correct|correcte|corrects|exact|lisible|visible|disponible|accessible
        n'a pas|aucun [de] sens
        prend|prennent|met|mettent [des|une|trop|beaucoup] heures|plombes|éternité|temps|longtemps
        aiderait|aideraient|servirait|serviraient|faciliterait|simplifierait [beaucoup|bien|énormément|la|nous]
        pour la deuxième|seconde|troisième|quatrième|cinquième|énième fois
        attend|attendent|attends|attendons toujours|encore|depuis *
        mécontent|mécontente|mécontents|furieux|furieuse|agacé|agacée|exaspéré *
        c'est|est|sont [toujours] pas bon|bonne|normal|lisible|clair|correct|juste
        a|ont|ai|avons été bloqué|bloquée|bloqués|supprimé|supprimée|déconnecté|déconnectée|refusé|refusée|débité
        trop petit|petite|petits|grand|grande|élevé|élevée|haut|bas|long|longue|court|courte|foncé|clair|cher|chère
        serait|seraient [vraiment|très|bien] top|super|génial|utile|pratique|idéal|parfait|chouette
        met|mettent|prend|prennent un|trop temps|de [fou|temps]
        toujours|encore|pas pas|toujours [encore] réglé|résolu|corrigé|réglée|corrigée
        pas [encore|toujours] réglé|résolu|corrigé|réglée|corrigée
    """,
}
_SPANISH: Vocabulary = {
    "question_form": """
        ^habéis|has|han sabido|oído|recibido|podido|visto|tenido *
        ^a ver si|cuándo *
        convendría|interesaría|interesa saber|conocer *
    """,
    "request_form": """
        podríamos|podemos hacer|poner|cambiar|añadir|quitar|mover|mejorar|probar|incluir|ampliar|revisar|poner
        os|te|le|les importa|importaría *
    """,
    "request": """
        cuando tengas|tengáis|tenga [un] hueco|momento|rato|minuto|tiempo
        cuando puedas|puedan|podáis|pueda
        habría que|de *
    """,
    "feedback": """
        sale|salen|aparece|aparecen [todo|todos] cortado|cortada|cortados|cortadas|duplicado|borroso
        llega|llegan|queda|quedan [todo|todos] cortado|cortada|cortados|cortadas|duplicado|borroso
        sale|salen|aparece|aparecen [todo|todos] duplicada|vacío|vacía|torcido|girado|del|en [blanco]
        llega|llegan|queda|quedan [todo|todos] duplicada|vacío|vacía|torcido|girado|del|en [blanco]
        sale|salen con menos|error|errores|cero
        que no es|son|corresponde|corresponden|toca|debe$
        sigo|seguimos sin *
        desaparece|desaparecen|parpadea|parpadean [al|cuando|el|la|los] [*]
        no recibo|recibe|reciben|recibimos|encuentro|encontramos|veo|vemos|ve|ven|entiende|deja|tiene|permite *
        no [se] entiende|ve|lee|abre|guarda|imprime|envía|corresponde|tiene [bien|nada|sentido]
        no es|son el|la|los|correcto|correcta|correctos|lo [que] [correcto|correcta|correctos|bueno|adecuado]
        tarda|tardan|demora|demoran [en] [abrir|cargar] [una] eternidad|mucho|horas|siglos|demasiado|minutos
        ayudaría|ayudarían|serviría|servirían|facilitaría|facilitarían [mucho|un|una|poder|si|tener|bastante]
        preguntado|reclamado|insistido|escrito|llamado|pedido [ya] dos|tres|cuatro|varias veces
        cliente|clienta|clientes|jefe se queja|quejan|quejó|ha|han [quejado|enfadado]
        echo|echamos en|de falta|menos
        sale|muestra|pone|aparece|calcula|imprime ... ... en vez|lugar
        demasiado|demasiada|demasiados|demasiadas alto|alta|bajo|pequeño|pequeña|grande|caro|cara|largo|oscuro|claro
        me|nos|le|les han|ha bloqueado|borrado|echado|cobrado|rechazado|desconectado|eliminado
        tarda|tardan [muchísimo|mucho|tanto|bastante|demasiado] [en] muchísimo|mucho|tanto|cargar|abrir|llegar
        pregunta|reclama|insiste|escribe|llama [ya] [por] tercera|segunda|enésima|cuarta vez
        [todavía|aún] no [se] está|están|ha|han|fue [sido] resuelto|solucionado|arreglado|corregido
    """,
}
_PORTUGUESE: Vocabulary = {
    "question_form": """
        ^vocês|você tiveram|teve|receberam|recebeu|viram|viu|conseguiram|chegaram *
        ^[e] cadê *
        ^como anda|andam|vai|está|ficou|ficaram *
    """,
    "request_form": """
        ^dava|daria pra|para *
    """,
    "request": """
        quando tiver|tiverem [um] tempo|tempinho|momento|minuto
        quando puder|puderem|der
        teria|teríamos que|de acrescentar|mudar|corrigir|ajustar|trocar|incluir|colocar|tirar
    """,
    "feedback": """
        tá|está|estão|tão|veio|vieram|saiu sem legenda|som|imagem|dados|resposta|acesso|preço
        tá|está|estão|tão|veio|vieram|saiu sem logo|link|senha|texto|valor|nome
        saindo|sai|saem|vindo|aparece|imprime [com] [o|a|os|as] ... ... cortado|cortada|errado|errada|trocado|duplicado
        continuo|continuamos|sigo sem *
        desaparece|desaparecem|pisca|piscam [quando|ao|o|a] [*]
        não recebo|recebe|recebem|recebemos|acho|achamos|encontro|vejo|vemos|vê|entende|deixa|salva|permite *
        não [se] faz|fazem|dá|bate|corresponde|lê|imprime|envia [sentido|pra|para]
        não é|são o|a|os|as|correto|correta|isso certo|certa|certos|correto|correta
        não é|são correto|correta|corretos
        demora|demoram|leva|levam [uma|muito] eternidade|muito|horas|séculos|demais|minutos
        travando|sumindo|demorando|piscando *
        travando|sumindo|demorando|piscando
        sinto|sentimos falta de|do|da
        alto|alta|baixo|pequeno|pequena|grande|caro|cara|longo|escuro|claro|lento|lenta demais
        muito|tão pequeno|pequena|alto|alta|baixo|caro|cara|longo|escuro|apertado
        foi|foram|fui|fomos bloqueado|bloqueada|bloqueados|apagado|apagada|excluído|excluída|cobrado|desconectado
        não funcionou|resolveu|adiantou|deu [certo|não|pra|para|de|ainda]
        mostra|aparece|sai|calcula|imprime ... ... em vez
        mostra|aparece|sai|calcula|imprime ... ... ao invés
        veio|vieram|saiu|saíram|aparece|mostra|mostrando|está [um|uma|o|a|com] [*] errado|errada|errados|trocado|trocada
        ajudaria|ajudariam|facilitaria|facilitariam|serviria|serviriam [muito|um|uma|poder|se|ter|bastante]
        perguntou|reclamou|cobrou|pediu|ligou [já|isso] duas|três|quatro|várias vezes
        [ainda] não [foi|está|foram] resolvido|resolvida|corrigido|arrumado
    """,
}
VOCABULARIES = (_GERMAN, _FRENCH, _SPANISH, _PORTUGUESE)

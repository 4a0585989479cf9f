"""German, French, Spanish, Portuguese: trouble told plainly, wishes and nudges, where no learned model helps."""

from syncd.rules.phrases import Vocabulary

_GERMAN: Vocabulary = {
    "question_form": """
        ^[ich|wir] wollte|wollten [nur|mal|kurz|nochmal] hören|fragen|wissen|nachfragen|nachhaken [ob|wie|wann|was]
    """,
    "request": """
        wenn|falls du|ihr [mal|kurz|gleich|nachher] zeit|luft|lust|dazu hast|habt|kommst|kommt
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
        ^[noch] schön|toll|super|praktisch|hilfreich|ideal|besser|wünschenswert wäre|wär|fände|fänd|fänden *
        mir|uns wäre|ist|wär wichtig|lieber|geholfen [dass|wenn|ein|eine]
        wäre|wär ... gold wert
    """,
}
_FRENCH: Vocabulary = {
    "question_form": """
        ^petite relance|piqûre [de] sur|pour|concernant|à|rappel
        je|on [ne] sais|sait pas|plus quoi|que|comment|où
    """,
    "request": """
        quand|si tu|vous peux|pourras|pouvez|pourrez|as|aurez|auras|avez [un|le|deux|cinq] [moment|temps|minutes|minute]
        il faudrait ajouter|mettre|prévoir|changer|supprimer|revoir|refaire|un|une|des|aussi|enlever
    """,
    "feedback": """
        sort|sortent|s'affiche|s'affichent|s'imprime|apparaît|arrive [toujours] coupée|coupées|coupé|coupés|tronqué|vide
        sort|sortent|s'affiche|s'affichent|s'imprime|apparaît|arrive [toujours] vides|floue|flou|en [double|blanc]
        sort|affiche|donne|calcule|indique|reçoit ... au lieu
        ^[c'est|tiens] bizarre|étrange|curieux on|le|la|les|il|ça|nos|j'ai
    """,
}
_SPANISH: Vocabulary = {
    "request": """
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
    """,
}
_PORTUGUESE: Vocabulary = {
    "request": """
        quando puder|puderem|der
        teria|teríamos que|de acrescentar|mudar|corrigir|ajustar|trocar|incluir|colocar|tirar
    """,
    "feedback": """
        tá|está|estão|tão|veio|vieram|saiu sem legenda|som|imagem|dados|resposta|acesso|preço
        tá|está|estão|tão|veio|vieram|saiu sem logo|link|senha|texto|valor|nome
        saindo|sai|saem|vindo|aparece|imprime [com] [o|a|os|as] ... ... cortado|cortada|errado|errada|trocado|duplicado
        continuo|continuamos|sigo sem *
    """,
}
VOCABULARIES = (_GERMAN, _FRENCH, _SPANISH, _PORTUGUESE)

"""What the judge hears in German, French, Spanish and Portuguese where no mark and no usual word helps."""

import pytest
from signs import fits

from syncd.rules.judge import read

_GERMAN = """
    Wann ist der Umzug geplant                                | asks question
    Wer kümmert sich um die Rechnung                          | asks question
    Weiß jemand wo der Vertrag liegt                          | asks question
    Ist das so gewollt                                        | asks question
    Hast du schon was gehört                                  | asks question
    Ich wollte fragen, ob das Release am Freitag kommt        | asks question
    Mich würde interessieren, wie ihr das gelöst habt         | asks
    Es wäre hilfreich zu wissen, wann das kommt               | asks
    Ich bräuchte noch eure Freigabe                           | asks request
    Kann sich das bitte jemand anschauen                      | asks
    Bitte bis Donnerstag durchsehen                           | asks request
    Gib mir bitte kurz Bescheid                               | asks request
    Lass mich wissen ob das passt                             | asks
    Wir warten noch auf die Zahlen                            | asks
    Der Export ist für unsere Nutzer verwirrend               | asks feedback
    Bei uns kommt seit gestern keine Mail an                  | asks feedback
    Die Zahlen stimmen nicht                                  | asks feedback
    Leider bekomme ich eine Fehlermeldung                     | asks feedback
    Die Zahlen sind da, bitte vor Donnerstag anschauen        | asks
    Anbei der Entwurf zur Freigabe                            | asks
    Zur Info: der Vertrag ist unterschrieben                  | -asks
    Ist das nicht toll?                                       | -asks
    Wer hätte das gedacht?                                    | -asks
    Was soll man da sagen?                                    | -asks
    Na, alles klar bei euch?                                  | -asks
    Schönes Wochenende zusammen                               | -asks pleasantry
    Herzlichen Glückwunsch!                                   | -asks pleasantry
    Hat sich geklärt, danke                                   | -asks closing
    Kann geschlossen werden                                   | -asks closing
    Läuft wieder                                              | -asks closing
    Ok, schaue ich mir gleich an                              | -asks acknowledgement
    Wir prüfen das und melden uns                             | -asks acknowledgement
    Kümmere mich drum                                         | -asks acknowledgement
    Verstanden                                                | -asks acknowledgement
    Bekommst du bis Freitag                                   | -asks promise
    Das liefern wir nächste Woche                             | -asks promise
    Ich melde mich morgen bei dir                             | -asks promise
    Bei Fragen meldet euch gerne                              | -asks
    Danke für die Info                                        | -asks thanks
"""
_FRENCH = """
    Quand est prévue la livraison                             | asks question
    Qui s'occupe de la facture                                | asks question
    Vous avez des nouvelles du contrat                        | asks question
    Tu sais où est le fichier                                 | asks question
    Je me demandais si c'était possible                       | asks question
    Il serait utile de savoir quand ça arrive                 | asks
    J'aurais besoin de votre validation                       | asks request
    Merci de me confirmer la date                             | asks request
    Tenez-moi au courant                                      | asks request
    Pourrait-on avoir les chiffres                            | asks
    Nous attendons toujours votre retour                      | asks
    N'oubliez pas de valider le devis                         | asks
    L'export est déroutant pour nos utilisateurs              | asks feedback
    Je n'arrive pas à me connecter                            | asks feedback
    Les chiffres sont incorrects                              | asks feedback
    La page ne s'affiche plus                                 | asks feedback
    Les chiffres sont prêts, à relire avant jeudi             | asks
    Ci-joint le devis pour validation                         | asks
    N'est-ce pas génial ?                                     | -asks
    Qui l'aurait cru ?                                        | -asks
    Qu'est-ce qu'on peut dire ?                               | -asks
    Ça va ?                                                   | -asks
    Bon week-end à tous                                       | -asks pleasantry
    C'est résolu, merci                                       | -asks closing
    Problème réglé                                            | -asks closing
    Laissez tomber, j'ai trouvé                               | -asks closing
    On peut fermer le ticket                                  | -asks closing
    Je vais voir ça                                           | -asks acknowledgement
    On s'en occupe                                            | -asks acknowledgement
    Bien reçu                                                 | -asks acknowledgement
    Je reviens vers vous demain                               | -asks acknowledgement promise
    Je vous envoie le devis vendredi                          | -asks promise
    Ce sera corrigé d'ici lundi                               | -asks promise
    Si vous avez des questions, n'hésitez pas                 | -asks
    Merci pour votre aide                                     | -asks thanks
"""
_SPANISH = """
    Cuándo sale la nueva versión                              | asks question
    Quién se encarga de la factura                            | asks question
    Sabes dónde está el contrato                              | asks question
    Me preguntaba si es posible                               | asks question
    Alguna novedad sobre el pago                              | asks question
    Sería útil saber cuándo llega                             | asks
    Necesitaría tu aprobación                                 | asks request
    Me podrías confirmar la fecha                             | asks request
    Avísame cuando esté                                       | asks request
    Quedo atento a tu respuesta                               | asks
    Seguimos esperando los datos                              | asks
    Échale un vistazo al documento                            | asks request
    La exportación es confusa para nuestros usuarios          | asks feedback
    No me deja entrar                                         | asks feedback
    Los números no cuadran                                    | asks feedback
    Me sale un error al guardar                               | asks feedback
    Los números están listos, por favor revisad antes del jueves | asks
    Adjunto el contrato para tu revisión                      | asks
    ¿No es genial?                                            | -asks
    ¿Quién lo diría?                                          | -asks
    ¿Qué le vamos a hacer?                                    | -asks
    ¿Cómo va todo?                                            | -asks
    Buen fin de semana                                        | -asks pleasantry
    Ya quedó, gracias                                         | -asks closing
    Problema resuelto                                         | -asks closing
    Olvídalo, ya lo encontré                                  | -asks closing
    Podéis cerrar el ticket                                   | -asks closing
    Voy a revisarlo                                           | -asks acknowledgement
    Me encargo                                                | -asks acknowledgement
    Ahora lo miro                                             | -asks acknowledgement
    Os lo mando el viernes                                    | -asks promise
    Estará listo mañana                                       | -asks promise
    Cualquier duda me dices                                   | -asks
    Gracias por avisar                                        | -asks thanks
"""
_PORTUGUESE = """
    Quando sai a nova versão                                  | asks question
    Quem cuida da fatura                                      | asks question
    Você sabe onde está o contrato                            | asks question
    Queria saber se é possível                                | asks
    Alguma novidade sobre o pagamento                         | asks question
    Seria útil saber quando chega                             | asks
    Precisaria da sua aprovação                               | asks request
    Me confirma a data por favor                              | asks request
    Me avisa quando estiver pronto                            | asks request
    Fico no aguardo                                           | asks
    Ainda estamos esperando os dados                          | asks
    Dá uma olhada no documento                                | asks request
    A exportação é confusa para os nossos usuários            | asks feedback
    Não consigo entrar                                        | asks feedback
    Os números não batem                                      | asks feedback
    Está dando erro ao salvar                                 | asks feedback
    Os números estão prontos, por favor revisem até quinta    | asks
    Segue em anexo o contrato para sua aprovação              | asks
    Não é ótimo?                                              | -asks
    Quem diria?                                               | -asks
    Fazer o quê?                                              | -asks
    Tudo certo por aí?                                        | -asks
    Bom fim de semana                                         | -asks pleasantry
    Já resolvemos, obrigado                                   | -asks closing
    Problema resolvido                                        | -asks closing
    Deixa pra lá                                              | -asks closing
    Pode fechar o chamado                                     | -asks closing
    Vou dar uma olhada                                        | -asks acknowledgement
    Pode deixar comigo                                        | -asks acknowledgement
    Estou vendo isso                                          | -asks acknowledgement
    Mando até sexta                                           | -asks promise
    Fica pronto amanhã                                        | -asks promise
    Qualquer dúvida, me avisa                                 | -asks
    Valeu pela ajuda                                          | -asks thanks
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        tuple(part.strip() for part in line.split("|"))
        for table in (_GERMAN, _FRENCH, _SPANISH, _PORTUGUESE)
        for line in table.strip().splitlines()
    ],
)
def test_what_a_message_does_is_heard(text, wanted):
    assert fits(text, wanted), read(text)

"""What the judge hears in German, French, Spanish, Portuguese, and in scripts it knows little of."""

import pytest
from signs import fits

from syncd.rules.judge import read


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wann kommt das neue Release", "asks question"),
        ("Gibt es schon Neuigkeiten", "asks question"),
        ("Wie kann ich die Rechnung exportieren", "asks question"),
        ("Est-ce que le rapport est prêt", "asks question"),
        ("Comment exporter la facture", "asks question"),
        ("¿Cuándo estará listo el informe?", "asks question"),
        ("Cómo puedo exportar la factura", "asks question"),
        ("Quando fica pronto o relatório?", "asks question"),
        ("Alguém sabe onde está o contrato", "asks question"),
        ("いつリリースされますか", "asks question"),
        ("これは正しいでしょうか。", "asks question"),
        ("这个功能什么时候上线？", "asks question"),
        ("你能帮我吗", "asks question"),
        ("هل يمكنكم إرسال العقد؟", "asks question"),
        ("Πότε θα είναι έτοιμο;", "asks question"),
        ("Когда будет готово?", "asks question"),
    ],
)
def test_a_question_is_heard_with_and_without_its_mark(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Könntet ihr euch das bitte ansehen", "asks request"),
        ("Bitte prüfen", "asks request"),
        ("Wir bräuchten die Zahlen bis Freitag", "asks request"),
        ("Pouvez-vous vérifier la facture", "asks request"),
        ("Pourriez-vous nous envoyer le contrat s'il vous plaît", "asks request"),
        ("Merci de vérifier", "asks request"),
        ("¿Podrías revisar esto?", "asks request"),
        ("Por favor revisa el contrato", "asks request"),
        ("Necesito la factura de octubre", "asks request"),
        ("Vocês podem verificar a fatura", "asks request"),
        ("Por favor, revise o contrato", "asks request"),
        ("Preciso da fatura de outubro", "asks request"),
        ("ご確認お願いします", "asks request"),
    ],
)
def test_a_request_is_heard(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Der Export funktioniert nicht", "asks feedback"),
        ("Die neue Ansicht ist verwirrend", "asks feedback"),
        ("L'export ne marche pas", "asks feedback"),
        ("Le rapport est toujours faux", "asks feedback"),
        ("El informe no funciona", "asks feedback"),
        ("La nueva vista es confusa", "asks feedback"),
        ("O relatório não funciona", "asks feedback"),
        ("A nova tela está confusa", "asks feedback"),
    ],
)
def test_feedback_that_wants_a_reaction_asks(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ich schaue es mir an", "acknowledgement -asks"),
        ("Schau ich mir an", "acknowledgement -asks"),
        ("Bin dran", "acknowledgement -asks"),
        ("Je regarde ça", "acknowledgement -asks"),
        ("Je m'en occupe", "acknowledgement -asks"),
        ("Lo reviso ahora", "acknowledgement -asks"),
        ("Estoy en ello", "acknowledgement -asks"),
        ("Vou verificar", "acknowledgement -asks"),
        ("Estou verificando", "acknowledgement -asks"),
    ],
)
def test_an_acknowledgement_is_not_an_answer(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ich schicke es bis Freitag", "promise -asks"),
        ("Mache ich morgen", "promise -asks"),
        ("Je vous l'envoie demain", "promise -asks"),
        ("Te lo envío mañana", "promise -asks"),
        ("Envio amanhã", "promise -asks"),
        ("Vou te enviar até sexta", "promise -asks"),
    ],
)
def test_a_promise_has_a_time_and_somebody_who_commits(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Danke!", "-asks thanks"),
        ("Vielen Dank für die schnelle Hilfe", "-asks thanks"),
        ("Merci beaucoup !", "-asks thanks"),
        ("¡Muchas gracias!", "-asks thanks"),
        ("Gracias por la ayuda", "-asks thanks"),
        ("Obrigado!", "-asks thanks"),
        ("Muito obrigada pela ajuda", "-asks thanks"),
        ("ありがとうございます", "-asks thanks"),
        ("谢谢", "-asks thanks"),
        ("Hat sich erledigt", "-asks closing"),
        ("C'est réglé", "-asks closing"),
        ("Ça marche maintenant, merci", "-asks closing"),
        ("Ya está resuelto", "-asks closing"),
        ("Ya funciona, gracias", "-asks closing"),
        ("Já resolvi", "-asks closing"),
        ("Funcionou, obrigado", "-asks closing"),
        ("Funktioniert jetzt, danke!", "-asks closing thanks"),
    ],
)
def test_thanks_and_closings_settle_only_where_nothing_is_left(text, wanted):
    assert fits(text, wanted), read(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wie geht es dir?", "-asks pleasantry"),
        ("Guten Morgen zusammen", "-asks pleasantry"),
        ("Super Arbeit!", "-asks pleasantry"),
        ("Bonjour à tous", "-asks pleasantry"),
        ("Comment ça va ?", "-asks pleasantry"),
        ("Hola a todos", "-asks pleasantry"),
        ("¿Qué tal?", "-asks pleasantry"),
        ("Tudo bem?", "-asks pleasantry"),
        ("Bom dia", "-asks pleasantry"),
    ],
)
def test_pleasantries_ask_nothing(text, wanted):
    assert fits(text, wanted), read(text)

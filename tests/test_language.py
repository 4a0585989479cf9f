"""Which language a message is in, also where it has a few words only, several scripts, or none at all."""

import pytest
from anything import TEXT
from hypothesis import given

from syncd.rules.language import language

_MESSAGES = {
    "en": """
        Could you tell us when the new export format will be available?
        Thanks, that works!
        On it
        Any update on this?
        We moved the release notes to the wiki.
        LGTM
        The dashboard has been slow since this morning
        please review
        why is the build red
        Hi @Müller, have you seen https://a.example/der/die/das yet?
        I'll send the numbers by Friday
        The café menu is out
    """,
    "de": """
        Wann können wir mit der neuen Rechnungsansicht rechnen?
        Danke!
        Bin dran
        Schau ich mir an
        Könntest du dir das bitte ansehen
        Der Export ist kaputt
        Passt, danke dir
        Gibt es schon Neuigkeiten?
        Das Meeting ist am Freitag, richtig?
        Hat jemand den Link zum Dashboard?
        Erledigt
        Ich schicke es morgen
    """,
    "fr": """
        Pouvez-vous vérifier la facture ?
        Merci beaucoup !
        C'est réglé
        Bonjour à tous
        Où en est le rapport
        Je regarde ça
        D'accord, je vous l'envoie demain
        Quelqu'un sait quand la mise en production est prévue ?
        Le tableau de bord ne marche pas
        J’ai besoin de votre avis
    """,
    "es": """
        ¿Podrías revisar esto?
        Gracias por la ayuda
        Lo reviso ahora
        Hola a todos
        ¿Cuándo estará listo el informe?
        Necesito la factura de octubre
        El informe no funciona
        Estoy en ello
        Buenos días, ¿alguien sabe algo?
        Te lo envío mañana
    """,
    "pt": """
        Vocês podem verificar a fatura
        Obrigado!
        Vou verificar
        Tudo bem?
        Quando fica pronto o relatório?
        Bom dia
        Não funciona desde ontem
        Alguém sabe onde está o contrato
        Segue em anexo a planilha
        Já resolvi, obrigada
    """,
    "ja": """
        いつリリースされますか
        ありがとうございます
        確認します
        SlackでLINEのAPIを使えますか？
        了解です
        リリース
        明日までに送ります。
    """,
    "zh": """
        这个功能什么时候上线？
        谢谢
        你能帮我吗
        請確認
    """,
    "ko": """
        언제 배포되나요?
        감사합니다
        확인하겠습니다
    """,
    "ru": """
        Когда будет готово?
        Спасибо
        Посмотри Jira, пожалуйста
    """,
    "uk": """
        Коли це буде готове, підкажіть?
        Дякую, її вже бачив
    """,
    "el": """
        Πότε θα είναι έτοιμο;
    """,
    "ar": """
        هل يمكنكم إرسال العقد؟
    """,
    "he": """
        מתי זה יהיה מוכן?
    """,
    "it": """
        Quando sarà pronto il rapporto?
        Grazie mille
        Qualcuno sa dove è il contratto
    """,
    "nl": """
        Kun je dit even bekijken?
        Dank je wel
        Wanneer is het rapport klaar
    """,
    "pl": """
        Kiedy będzie gotowe?
        Dziękuję
    """,
    "sv": """
        Kan du titta på det här?
        Tack så mycket
    """,
    "": """
        42
        👍 🎉
        ...
        https://a.example/what/is/the/matter
        AB-123
        kubectl
        Xyzzy
    """,
}


@pytest.mark.parametrize(
    ("text", "name"),
    [(line.strip(), name) for name, lines in _MESSAGES.items() for line in lines.strip().splitlines()],
)
def test_the_language_of_a_message_is_told(text, name):
    assert language(text) == name


@pytest.mark.parametrize("text", ["", " ", "\n", "?!", "a" * 100_000, "é" * 100_000, "か" * 100_000, "'" * 100_000])
def test_any_length_is_read_in_bounded_work(text):
    assert language(text) in {"", "fr", "ja", "pt"}


def test_the_language_that_fills_most_of_a_mixed_text_is_told():
    assert language("Die 田中さん hat das Ticket noch nicht gesehen, kann jemand bitte nachfragen?") == "de"
    assert language("Releaseはいつですか、教えてください") == "ja"


@given(TEXT)
def test_any_text_has_a_language_or_none(text):
    name = language(text)
    assert name == "" or (len(name) == 2 and name.isalpha())

"""After an answer: who was answered wants more, or what was advised is of no use; or all is well."""

import pytest

from tests.threads import asks

ANSWERED = ("mon 09:00 dana: how do I hide a store from the map?", "mon 09:10 mia: Store > Visibility > off")


def asked_again(text):
    return len(asks(*ANSWERED, f"mon 09:30 dana: {text}")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "tried that, the store stays on the map",
        "we tried it with two of them, it is back after a reload",
        "thx. And how long does that take",
        "ty! what about the app",
        "Hab ich probiert, sie bleibt auf der Karte",
        "j'ai essayé, il reste sur la carte",
        "ya lo probé, sigue en el mapa",
        "já tentei isso, ela continua no mapa",
        "merci. et combien ça coûte par magasin",
        "no",
        "je n'ai pas les droits",
        "jetzt ist sie weg, nur die anderen auch",
        "the button is not there",
        "I just did it again, video attached",
        "We used v2 today, the result is the same unfortunately.",
        "Leider dasselbe Bild, hat nicht geholfen",
    ],
)
def test_what_did_not_help_or_wants_more_is_an_ask_again(text):
    assert asked_again(text)


@pytest.mark.parametrize(
    "text",
    [
        "tried that, works",
        "just tried it, perfect",
        "tried it",
        "Gerade probiert, klappt",
        "j'ai testé, ça marche",
        "já testei, deu certo!",
        "thanks, that's how I remembered it",
        "thx. how nice, they are on it already",
        "no worries",
        "not a problem, it can stay",
        "Not asking 🙂 it is clear.",
        "haha I will not tell them",
        "ok, but a pity",
        "kein Thema",
        "pas grave",
    ],
)
def test_what_helped_is_none(text):
    assert not asked_again(text)

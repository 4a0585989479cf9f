"""What a second learned model hears where no rule heard anything: a message acknowledges, promises, thanks, closes."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from syncd.reading import Reading, Sign
from syncd.rules import promise
from syncd.rules.language import language
from syncd.rules.learned.doing import MOST_WORDS, OTHER, shipped
from syncd.rules.learned.features import Features, features
from syncd.rules.sentence import Sentence

_SIGNS = {
    "acknowledgement": Sign.ACKNOWLEDGEMENT,
    "promise": Sign.PROMISE,
    "closing": Sign.CLOSING,
    "thanks": Sign.THANKS,
    "agreement": Sign.NOTICE,
}
_RULE = "learned_"
_HEARD = frozenset({*_SIGNS.values(), Sign.PLEASANTRY, Sign.AUTO_REPLY})
_ABSENCE = frozenset({"absence"})
_UNLIKE = {"closing": _ABSENCE | {"commitment"}}
"""Rules beside which a kind is none: who says that they "can" do something closes nothing."""
_FEWEST_WORDS = 3
"""Shorter ones are the rules': "I do" may be what was asked."""
_STILL_OWED = frozenset({"acknowledgement", "promise"})
_IS_DONE = re.compile(
    r"\b(?:has|have|is|are|was|were|got) (?:now |just |already |all )?(?:been )?(?:re)?(?:sent|fixed|corrected"
    r"|uploaded|updated|added|removed|deployed|shipped|merged|published|renamed|replaced|restored|paid|refunded"
    r"|booked|signed|approved|printed|changed)\b"
    r"|\b(?:i|we)(?:'ve| have)? (?:just |now |already )?(?:added|fixed|corrected|changed|updated|removed|renamed"
    r"|replaced|moved)\b",
    re.IGNORECASE,
)
"""What is told as done is the answer, however the model takes it."""
_LANGUAGES = frozenset({"en", ""})
"""It learned English; of a text as short as "taking this" no language can be told."""


class Does(NamedTuple):
    """A sign, the name of the rule that a reader sees, and of a promise its words of time."""

    sign: Sign
    rule: str
    promised: str = ""


def does(found: Sequence[Sentence], own: str, signs: AbstractSet[Sign], heard: Sequence[Features] = ()) -> Does | None:
    """What a text that asks for nothing does; ``signs`` are what the rules heard: where they heard that, they decide.

    ``heard``: the passages of English that the other model weighed already. A promise counts only with its time:
    "it goes out with the next release" may be the answer.
    """
    if not signs.isdisjoint(_HEARD) or not own.isascii() or any(sentence.question for sentence in found):
        return None
    if not heard:
        if sum([len(sentence.words) for sentence in found]) > MOST_WORDS or language(own) not in _LANGUAGES:
            return None
        heard = features(found, own)
    kind = shipped().kind(heard)
    unlike = _UNLIKE.get(kind, _ABSENCE)
    if kind == OTHER or any(not sentence.rules.isdisjoint(unlike) for sentence in found):
        return None
    if kind in _STILL_OWED and (_IS_DONE.search(own) or len(own.split()) < _FEWEST_WORDS):
        return None
    promised = _time(found) if kind == "promise" else ""
    if kind == "promise" and not promised:
        return None
    return Does(_SIGNS[kind], _RULE + _SIGNS[kind].value, promised)


def is_learned(reading: Reading) -> bool:
    """Whether it was this model that heard what the text does."""
    return any(rule.startswith(_RULE) for rule, _ in reading.rules)


def _time(found: Sequence[Sentence]) -> str:
    for find in (promise.find, promise.once):
        for sentence in found:
            if words := find(sentence.words):
                return words
    return ""

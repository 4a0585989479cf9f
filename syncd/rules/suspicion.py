"""Tells what may want something where a conversation begins: trouble told plainly, or what the model leans to."""

import re
from typing import NamedTuple

from syncd.reading import SUSPECTED, Reading, Sign
from syncd.rules.jest import laughs
from syncd.rules.judge import LEARNED
from syncd.rules.learned.does import is_learned

TROUBLE = "trouble"
"""The rule by which what went wrong is told, without a word that asks."""
_OVER = frozenset({Sign.CLOSING, Sign.NOTICE, Sign.THANKS, Sign.PROMISE, Sign.ACKNOWLEDGEMENT, Sign.AUTO_REPLY})
_BY_ITSELF = frozenset({"commitment", "closing", "thanks", "offer", "courtesy_question"})
"""Who sees to it, closes or offers something, wants nothing."""
_PASSED = re.compile(
    r"\b(?:went (?:fine|well|great)|signed|(?:war|ist) (?:super|toll)|sent it|mandé|enviei|mandei|geschickt|envoyé"
    r"|anymore|any more|no longer|live since|on leave|replaced|right again|handled|root cause|back (?:up|now|again)"
    r"|for the record|told (?:them|her|him)|in the loop|not asking for|no (?:fix|action) (?:needed|required)"
    r"|those who|is back|fixed|solved|resolved|nicht mehr"
    r"|wieder da|behoben|résolu|réparé|resuelto|arreglado|resolvid[oa])\b",
    re.IGNORECASE,
)
"""What is over, or was good, or was done by who tells it."""
_GLAD = re.compile("[🎉🥳🍾🏆🚀💪🎂🥰😍❤👏😊]")
_AGAIN = re.compile(r"(?<!up )(?<!back )(?<!thanks )(?<!works )(?<!working )(?<!see you )\bagain[.!]*$", re.IGNORECASE)
"""What happens again, happened before when somebody complained."""
_SUSPECTED_AGAIN = 0.3
"""The same where something happens again, or is said to one person alone: it is more often meant for the team."""
_FEWEST = 5
"""Words: what is shorter says too little."""


class Suspicion(NamedTuple):
    """The rule, and what it heard, to be read after "it"."""

    rule: str
    detail: str


def suspicion(text: str, reading: Reading, *, direct: bool = False) -> Suspicion | None:
    """Why a text that begins a conversation may want something; None where it does not look so.

    A product manager looks at "the florist's slots vanish after 6pm", whether or not a word of it asks. It is no more
    than a suspicion: listed, and by default nobody is told of it. ``direct``: it is said to one person of the team.
    """
    heard = next((words for rule, words in reading.rules if rule == TROUBLE), "")
    least = _SUSPECTED_AGAIN if direct or _AGAIN.search(text) else SUSPECTED
    if not heard and reading.asks < least:
        return None
    if (
        (reading.signs & _OVER and not is_learned(reading))
        or len(text.split()) < _FEWEST
        or laughs(text)
        or _GLAD.search(text)
        or _PASSED.search(text)
    ):
        return None
    if any(rule in _BY_ITSELF for rule, _ in reading.rules):
        return None
    if heard:
        return Suspicion(TROUBLE, f"tells of trouble: “{heard}”")
    return Suspicion(LEARNED, "leans to asking, by what was learned")

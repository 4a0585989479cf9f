"""Tells what has the form of a request and wants nothing of the team: a notice to all, a quotation for a laugh."""

import re

from syncd.reading import ASKS, Reading
from syncd.rules.jest import laughs
from syncd.rules.judge import DOUBTED, LEARNED, read

_QUOTED = re.compile(r"[\"“„«][^\"”“»]{8,300}[\"”“»]")
_ASKS = re.compile(
    r"\b(?:please|pls|plz|can|could|would|me|us|my|mine|our|ours|bitte|mir|uns|svp|s'il|moi|nous"
    r"|por favor|nos)\b|[?？]",
    re.IGNORECASE,
)
"""Who wants something for themselves says so; without such a word it is advice: "show them pictures of your dog"."""


def not_meant(text: str, reading: Reading, *, among_others: bool) -> bool:
    """Whether what asks in ``text`` asks nothing of the team; nobody of the team is named.

    among_others  somebody else's ask is open in the thread: advice for that one, or a word about it, is no second ask
    """
    rules = {rule for rule, _ in reading.rules}
    if among_others and (LEARNED in rules or (DOUBTED in rules and _ASKS.search(text) is None)):
        return True
    if DOUBTED in rules and "notice" in rules:
        return True
    return laughs(text) and _only_in_a_quotation(text)


def _only_in_a_quotation(text: str) -> bool:
    """Whether nothing is asked but by somebody whose words are retold."""
    told, count = _QUOTED.subn(" ", text)
    return count > 0 and read(told).asks < ASKS

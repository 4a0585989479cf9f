"""Whether a message has the form that a question wants: a number, a time, one of two, or more about what it names."""

import re

from syncd.rules import promise

_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much)|wie ?viele?|combien|cuánt[oa]s?|quant[oa]s?)\b|いくつ|何[人件個]", re.IGNORECASE
)
_WHEN = re.compile(r"\b(?:when|wann|quand|cuándo|quando)\b|いつ", re.IGNORECASE)
_FEW = 4
"""Words: a time and little else answers "when?"; with so few words a question only names its matter ("and Leeds?")."""
_LAST = re.compile(r"([^\W_]{3,40}+)\s?\?\W*+$")
_NUMBER = re.compile(r"\W{0,3}\d[\d.,]{0,12}(?![\w:])")
_EITHER = re.compile(r"([^\W_]++) (?:or|oder|ou|o) ([^\W_]++)", re.IGNORECASE)
_FIRST = re.compile(r"\W{0,3}([^\W_]++)")


def has_the_form(asked: str, said: str) -> bool:
    """Whether ``said`` begins as the answer to ``asked`` would, so plainly that it needs no other link."""
    if _HOW_MANY.search(asked) and _NUMBER.match(said):
        return True
    words = said.lower().split()
    if len(words) <= _FEW and _WHEN.search(asked) and promise.find(words):
        return True
    first = _FIRST.match(said)
    if first is None:
        return False
    named = _LAST.search(asked) if len(asked.split()) <= _FEW else None
    if named and named[1].lower() == first[1].lower() and len(words) > 1:
        return True
    return any(first[1].lower() in (one.lower(), other.lower()) for one, other in _EITHER.findall(asked))

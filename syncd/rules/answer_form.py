"""Whether a message has the form that a question wants: a number for "how many?", one of two for "this or that?"."""

import re

_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much)|wie ?viele?|combien|cuánt[oa]s?|quant[oa]s?)\b|いくつ|何[人件個]", re.IGNORECASE
)
_NUMBER = re.compile(r"\W{0,3}\d[\d.,]{0,12}(?![\w:])")
_EITHER = re.compile(r"([^\W_]++) (?:or|oder|ou|o) ([^\W_]++)", re.IGNORECASE)
_FIRST = re.compile(r"\W{0,3}([^\W_]++)")


def has_the_form(asked: str, said: str) -> bool:
    """Whether ``said`` begins as the answer to ``asked`` would, so plainly that it needs no other link."""
    if _HOW_MANY.search(asked) and _NUMBER.match(said):
        return True
    first = _FIRST.match(said)
    if first is None:
        return False
    return any(first[1].lower() in (one.lower(), other.lower()) for one, other in _EITHER.findall(asked))

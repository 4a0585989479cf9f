"""How a text is written, apart from its words: names in it, capitals, how it ends, whom it calls, odd characters."""

import re

_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]")
_CAPITALS = re.compile(r"\b[A-Z][A-Z]+\b")
_CALLED = re.compile(r"\s*+\w++ ?(,|:|--|-)\s")
"""A first word that calls somebody: ``Bob,``, ``Sara -``."""
_ENDS = frozenset(".!?:,")
_ODD = frozenset('()/$&@"*%!')
_MOST_NAMES, _MOST_CAPITALS = 4, 3


def shape(text: str) -> list[str]:
    """Features of the writing of ``text``: ``~names2``, ``~ends.``. Nothing where there is no text."""
    end = text.rstrip()[-1:]
    found = [
        f"~names{min(len(_NAME.findall(text)), _MOST_NAMES)}",
        f"~capitals{min(len(_CAPITALS.findall(text)), _MOST_CAPITALS)}",
        f"~ends{end}" if end in _ENDS else "~ends",
        "~capital" if text[:1].isupper() else "~small",
    ]
    if called := _CALLED.match(text):
        found += ("~called", f"~called{called.group(1)}")
    found += [f"~has{mark}" for mark in sorted(_ODD.intersection(text))]
    return found

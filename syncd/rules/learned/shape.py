"""How a text is written, apart from its words: names in it, capitals, how it ends, whom it calls, odd characters."""

import re
from itertools import islice

_CALLS = frozenset(",:")
_DASHES = frozenset({"-", "--"})
_ENDS = frozenset(".!?:,")
_ODD = '()/$&"*%!'
_ADDRESS = re.compile(r"\w@\w")
"""An address of mail; ``@Kim`` only says to whom something is said."""
_MOST_NAMES, _MOST_CAPITALS = 4, 3
_MOST_WORDS = 200
"""Of a longer text the beginning tells how it is written."""


def shape(text: str) -> list[str]:
    """Features of the writing of ``text``: ``~names2``, ``~ends.``. Nothing where there is no text.

    A first word with a comma, or before a dash, calls somebody: "Bob, ...", "Sara - ...".
    """
    words = text.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS]
    if not words:
        return []
    single = words.count("I")
    capitals = sum(map(str.isupper, words)) - single - words.count("A")
    names = sum(map(str.istitle, islice(words, 1, None))) - single + (words[0] == "I")
    end = text.rstrip()[-1]
    found = [
        f"~names{min(names, _MOST_NAMES)}",
        f"~capitals{min(capitals, _MOST_CAPITALS)}",
        f"~ends{end}" if end in _ENDS else "~ends",
        "~capital" if words[0][0].isupper() else "~small",
    ]
    if words[0][-1] in _CALLS or (len(words) > 1 and words[1] in _DASHES):
        found.append("~called")
    found += [f"~has{mark}" for mark in _ODD if mark in text]
    if "@" in text and _ADDRESS.search(text):
        found.append("~has@")
    return found

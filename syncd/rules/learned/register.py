"""Tells how a text is written: in the full sentences of business mail, or in the fragments of chat and tickets."""

import re
from collections.abc import Sequence

from syncd.rules.sentence import Sentence

_FEWEST_WORDS = 6
_ENDS = frozenset(".?!:")
_CHAT = re.compile(
    r"(?<!\S)(?:i|u|ur|im|ive|pls|plz|thx|ty|w/|tbh|btw|lol|haha|dont|cant|wont|doesnt|isnt|didnt)(?=[\s,.?!]|$)|@|:\w++:"
)
"""Words that nobody writes in business mail, names that are called with ``@``, and shortcodes of emoji."""


def reads_as_mail(found: Sequence[Sentence], text: str) -> bool:
    """Whether ``text``, of which ``found`` are the sentences, is written in full: a capital, six words, a stop.

    The learned model knows such text. Of chat it saw nothing, so there it may not overrule what a rule hears.
    """
    said = text.strip()
    if not said.isascii() or not said[:1].isupper() or said[-1] not in _ENDS:
        return False
    return sum(len(sentence.words) for sentence in found) >= _FEWEST_WORDS and not _CHAT.search(said)

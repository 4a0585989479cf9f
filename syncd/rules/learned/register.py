"""Tells how a text is written: in the full sentences of business mail, or in the fragments of chat and tickets."""

from collections.abc import Sequence

from syncd.rules.sentence import Sentence

_FEWEST_WORDS = 6
_ENDS = frozenset(".?!:")
_CHAT = frozenset(
    {"u", "ur", "im", "ive", "pls", "plz", "thx", "ty", "w/", "tbh", "btw", "lol", "haha", "dont", "cant", "wont"}
    | {"doesnt", "isnt", "didnt", "wanna", "gonna", "gotta", "yep", "nope"}
)
"""Words that nobody writes in business mail."""


def reads_as_mail(found: Sequence[Sentence], text: str) -> bool:
    """Whether ``text``, of which ``found`` are the sentences, is written in full: a capital, six words, a stop.

    The learned model knows such text. Of chat it saw nothing, so there it may not overrule what a rule hears.
    """
    said = text.strip()
    if not said.isascii() or not said[:1].isupper() or said[-1] not in _ENDS or "@" in said or " i " in said:
        return False
    words = 0
    for sentence in found:
        words += len(sentence.words)
        if not _CHAT.isdisjoint(sentence.words):
            return False
    return words >= _FEWEST_WORDS

"""How a feature is looked up, and what it is called in the model's file.

Two words beside each other, or two classes or rules, are looked up as a pair: to make a name of them takes longer than
all that is done with it.
A name begins with a mark where it is none of the sentence's own words: ``#me want`` are two classes.
"""

from sys import intern
from typing import TypeAlias

Key: TypeAlias = str | tuple[str, str]
"""``please``; ``("let", "me")``; ``("#me", "#want")``, where both bear the mark."""

_MARKS = frozenset("#=~")
_ALONE = frozenset("^,")


def name_of(key: Key) -> str:
    """The name of a feature: ``#me want``."""
    if isinstance(key, str):
        return key
    first, second = key
    return f"{first} {second[1:] if second[0] == first[0] in _MARKS else second}"


def key_of(name: str) -> Key:
    """The feature of that name. Beginnings and the words that a rule saw are no pairs, however many words they have."""
    first, blank, second = name.partition(" ")
    mark = name[0]
    if not blank or mark in _ALONE or name.startswith("#^") or (mark == "=" and first[-1] == ":"):
        return name
    if mark in _MARKS and first[1:].isidentifier():  # else a word that begins so: "=0.5 more"
        second = mark + second
    return intern(first), intern(second)

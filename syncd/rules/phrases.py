"""Finds known phrases in a sentence's words, by their first two words, so the work grows with the words only.

A phrase is written as people say it, one a line:
``could|can you``   either word         ``send [please]``   a word that may be absent
``any * on``        exactly one word    ``when ... ready``  up to three words
``^on it``          at the beginning of a clause only       ``thanks$``  at the end of a sentence only
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

Vocabulary: TypeAlias = Mapping[str, str]
"""The name of a rule -> its phrases, one a line. Where two rules claim the same words, the first one named has them."""

_ANY = "*"
_GAP = 3


class Hit(NamedTuple):
    """The rule whose phrase stands at ``words[start:end]``."""

    rule: str
    start: int
    end: int


class _Part(NamedTuple):
    words: frozenset[str]
    optional: bool


class _Tail(NamedTuple):
    """What a phrase still wants after its first two words."""

    rule: str
    parts: tuple[_Part, ...]
    to_end: bool


@dataclass(slots=True)
class _Opening:
    """The phrases that begin with one word: those that need no other, and those that go on with a second."""

    alone: list[_Tail] = field(default_factory=list)
    pairs: dict[str, list[_Tail]] = field(default_factory=dict)


class PhraseBook:
    """Phrases of several languages, ready to be found."""

    def __init__(self, *vocabularies: Vocabulary) -> None:
        self._anywhere: dict[str, _Opening] = {}
        self._at_start: dict[str, _Opening] = {}
        for vocabulary in vocabularies:
            for rule, phrases in vocabulary.items():
                for phrase in phrases.split("\n"):
                    self._add(rule, phrase.strip())

    def find(self, words: Sequence[str], starts: Container[int]) -> list[Hit]:
        """The phrases in a sentence from left to right, the longest at each word; they do not overlap.

        ``starts``: the positions where a clause begins.
        """
        hits: list[Hit] = []
        free = 0
        for index, word in enumerate(words):
            if index < free:
                continue
            rule, end = "", index
            if (opening := self._anywhere.get(word)) is not None:
                rule, end = _longest(opening, words, index, rule, end)
            if index in starts and (opening := self._at_start.get(word)) is not None:
                rule, end = _longest(opening, words, index, rule, end)
            if rule:
                hits.append(Hit(rule, index, end))
                free = end
        return hits

    def _add(self, rule: str, phrase: str) -> None:
        if not phrase:
            return
        index = self._at_start if phrase[0] == "^" else self._anywhere
        to_end = phrase[-1] == "$"
        for first, second, rest in _openings(_parts(phrase.removeprefix("^").removesuffix("$"))):
            opening = index.setdefault(first, _Opening())
            tail = _Tail(rule, rest, to_end)
            if second:
                opening.pairs.setdefault(second, []).append(tail)
            else:
                opening.alone.append(tail)


def _longest(opening: _Opening, words: Sequence[str], start: int, rule: str, end: int) -> tuple[str, int]:
    """The longest phrase from ``start``; of equally long ones one that is bound to the sentence's end, else the first."""
    count, bound = len(words), False
    candidates = [(tail, start + 1) for tail in opening.alone]
    if start + 1 < count and opening.pairs:
        candidates += [(tail, start + 2) for tail in opening.pairs.get(words[start + 1], ())]
        candidates += [(tail, start + 2) for tail in opening.pairs.get(_ANY, ())]
    for tail, after in candidates:
        reached = _reach(tail, words, after) if tail.parts else after
        if tail.to_end and reached != count:
            continue
        if reached > end or (reached == end and tail.to_end and not bound):
            rule, end, bound = tail.rule, reached, tail.to_end
    return rule, end


def _reach(tail: _Tail, words: Sequence[str], after: int) -> int:
    """How far the phrase goes, or -1. It has few parts, each of one word, so this is bounded."""
    positions = {after}
    for part in tail.parts:
        taken = {at + 1 for at in positions if at < len(words) and (not part.words or words[at] in part.words)}
        positions = taken | positions if part.optional else taken
        if not positions:
            return -1
    return max(positions)


def _parts(phrase: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for word in phrase.split():
        if word == "...":
            parts.extend([_Part(frozenset(), True)] * _GAP)
        elif word == _ANY:
            parts.append(_Part(frozenset(), False))
        else:
            parts.append(_Part(frozenset(word.strip("[]").split("|")), word.startswith("[")))
    return tuple(parts)


def _openings(parts: tuple[_Part, ...]) -> Iterator[tuple[str, str, tuple[_Part, ...]]]:
    """Every first and second word that the phrase may begin with, and what follows; no second word: it may stand alone."""
    for first in _may_come_first(parts):
        following = parts[first + 1 :]
        for word in parts[first].words:
            if all(part.optional for part in following):
                yield word, "", ()
            for second in _may_come_first(following):
                for next_word in following[second].words or (_ANY,):
                    yield word, next_word, following[second + 1 :]


def _may_come_first(parts: tuple[_Part, ...]) -> Iterator[int]:
    for index, part in enumerate(parts):
        yield index
        if not part.optional:
            return

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
_NO_WORD = ""


class Hit(NamedTuple):
    """The rule whose phrase stands at ``words[start:end]``."""

    rule: str
    start: int
    end: int


class _Part(NamedTuple):
    words: frozenset[str]
    optional: bool = False


class _Tail(NamedTuple):
    """What a phrase still wants after its first two words; ``third``: the next word, where only some will do."""

    rule: str
    parts: tuple[_Part, ...]
    to_end: bool
    third: frozenset[str]


_ALONE: tuple[_Part, ...] = (_Part(frozenset()),)
"""Marks a phrase of one word: it ends before the second word."""


class _Shared:
    """Keeps one of what many phrases want alike: without that a book takes 5 MB, with it 3."""

    def __init__(self) -> None:
        self._tails: dict[tuple[str, tuple[_Part, ...], bool, bool], _Tail] = {}
        self._lists: dict[tuple[int, ...], list[_Tail]] = {}

    def tail(self, rule: str, parts: tuple[_Part, ...], to_end: bool) -> _Tail:
        """What a phrase wants. ``_ALONE`` is known by being itself, though others may be equal to it."""
        third = frozenset() if not parts or parts[0].optional else parts[0].words
        made = _Tail(rule, parts, to_end, third)
        return self._tails.setdefault((rule, parts, to_end, parts is _ALONE), made)

    def list(self, tails: list[_Tail]) -> list[_Tail]:
        """The list of these very tails, which nobody may change."""
        return self._lists.setdefault(tuple(map(id, tails)), tails)


@dataclass(slots=True)
class _Opening:
    """The phrases that begin with one word, by their second word.

    alone   need no second word: all there is where the sentence ends here
    others  are possible before any second word that ``pairs`` does not name
    """

    alone: list[_Tail] = field(default_factory=list)
    others: list[_Tail] = field(default_factory=list)
    pairs: dict[str, list[_Tail]] = field(default_factory=dict)

    def complete(self, shared: _Shared) -> None:
        """Makes each list whole, so that one look-up gives every candidate."""
        self.others = self.alone + self.pairs.pop(_ANY, [])
        for second in self.pairs:
            self.pairs[second] = shared.list(self.pairs[second] + self.others)
        self.pairs[_NO_WORD] = self.alone


_Index: TypeAlias = dict[str, _Opening]


class PhraseBook:
    """Phrases of several languages, ready to be found."""

    def __init__(self, *vocabularies: Vocabulary) -> None:
        anywhere: _Index = {}
        at_start: _Index = {}
        shared = _Shared()
        for vocabulary in vocabularies:
            for rule, phrases in vocabulary.items():
                for phrase in phrases.split("\n"):
                    words = phrase.strip()
                    _add(at_start if words.startswith("^") else anywhere, rule, words, shared)
        for opening in (*anywhere.values(), *at_start.values()):
            opening.complete(shared)
        nowhere = _Opening()
        self._openings = {
            word: (opening.pairs, opening.others, at_start.get(word))
            for word in anywhere.keys() | at_start.keys()
            for opening in [anywhere.get(word, nowhere)]
        }

    def find(self, words: Sequence[str], starts: Container[int]) -> list[Hit]:
        """The phrases in a sentence from left to right, the longest at each word; they do not overlap.

        ``starts``: the positions where a clause begins.
        """
        hits: list[Hit] = []
        last, free = len(words) - 1, 0
        for index, opening in enumerate(map(self._openings.get, words)):
            if opening is None or index < free:
                continue
            pairs, others, at_start = opening
            following = words[index + 1] if index < last else _NO_WORD
            tails = pairs.get(following, others)
            if at_start is not None and index in starts:
                tails = tails + at_start.pairs.get(following, at_start.others)
            if tails and (hit := _longest(tails, words, index)) is not None:
                hits.append(hit)
                free = hit.end
        return hits


def _add(index: _Index, rule: str, phrase: str, shared: _Shared) -> None:
    if not phrase:
        return
    to_end = phrase[-1] == "$"
    for first, second, rest in _openings(_parts(phrase.removeprefix("^").removesuffix("$"))):
        opening = index.setdefault(first, _Opening())
        if second:
            opening.pairs.setdefault(second, []).append(shared.tail(rule, rest, to_end))
        else:
            opening.alone.append(shared.tail(rule, _ALONE, to_end))


def _longest(tails: Sequence[_Tail], words: Sequence[str], start: int) -> Hit | None:
    """The longest phrase from ``start``; of equally long ones the one bound to the sentence's end, else the first."""
    if len(tails) == 1 and not tails[0][1] and not tails[0][2]:
        return Hit(tails[0][0], start, start + 2)
    count, rule, end, bound = len(words), "", start, False
    third = words[start + 2] if start + 2 < count else _NO_WORD
    for name, parts, to_end, wanted in tails:
        if wanted and third not in wanted:  # most fail here
            continue
        if not parts:
            reached = start + 2
        elif parts is _ALONE:
            reached = start + 1
        else:
            reached = _reach(parts, words, start + 2)
        if to_end and reached != count:
            continue
        if reached > end or (reached == end and to_end and not bound):
            rule, end, bound = name, reached, to_end
    return Hit(rule, start, end) if rule else None


def _reach(parts: Sequence[_Part], words: Sequence[str], after: int) -> int:
    """How far the phrase goes, or -1. It has few parts, each of one word, so this is bounded."""
    count = len(words)
    for index, (wanted, optional) in enumerate(parts):
        if optional:
            return _reach_with_gaps(parts[index:], words, after)
        if after >= count or (wanted and words[after] not in wanted):
            return -1
        after += 1
    return after


def _reach_with_gaps(parts: Sequence[_Part], words: Sequence[str], after: int) -> int:
    """The same where parts may be absent, so that several positions are possible at each."""
    count, positions = len(words), [after]
    for wanted, optional in parts:
        if len(positions) == 1:  # nothing absent so far: it mostly stays so
            at = positions[0]
            if at < count and (not wanted or words[at] in wanted):
                positions = [at + 1, at] if optional else [at + 1]
            elif not optional:
                return -1
            continue
        taken = [at + 1 for at in positions if at < count and (not wanted or words[at] in wanted)]
        if optional:
            positions = [*taken, *(at for at in positions if at not in taken)] if taken else positions
        elif taken:
            positions = taken
        else:
            return -1
    return max(positions)


def _parts(phrase: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    for word in phrase.split():
        if word == "...":
            parts.extend([_Part(frozenset(), optional=True)] * _GAP)
        elif word == _ANY:
            parts.append(_Part(frozenset()))
        else:
            parts.append(_Part(frozenset(word.strip("[]").split("|")), optional=word.startswith("[")))
    return tuple(parts)


def _openings(parts: tuple[_Part, ...]) -> Iterator[tuple[str, str, tuple[_Part, ...]]]:
    """Each first and second word the phrase may begin with, and what follows; without a second it may stand alone."""
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

"""Sentences as numbers, made once for each text however often a model is fitted to it."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain
from math import sqrt
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from scipy import sparse

from syncd.rules.learned.features import Features, features, grams
from syncd.rules.learned.keys import Key, name_of
from syncd.rules.learned.weighing import heard
from syncd.rules.sentence import sentences
from syncd.rules.text import own_words

T = TypeVar("T")


class Numbered(Generic[T]):
    """Names in the order in which they were first seen."""

    def __init__(self, sort: Callable[[T], str]) -> None:
        self._numbers: dict[T, int] = {}
        self.names: list[T] = []
        self.sort = sort

    def __call__(self, name: T) -> int:
        number = self._numbers.setdefault(name, len(self.names))
        if number == len(self.names):
            self.names.append(name)
        return number


KEYS: Numbered[Key] = Numbered(name_of)
GRAMS: Numbered[str] = Numbered(str)


class Coded(NamedTuple):
    """A sentence: the numbers of its features, of its groups of letters with how often each comes, and its share."""

    keys: np.ndarray[Any, Any]
    grams: np.ndarray[Any, Any]
    times: np.ndarray[Any, Any]
    share: float


@cache
def passages(text: str) -> list[Features]:
    """The passages of a text as the model sees them; none where the rules decide alone."""
    own = own_words(text)
    return features(heard(sentences(own), own), own)


@cache
def coded(text: str) -> list[Coded]:
    """The same as numbers."""
    return list(map(code, passages(text)))


def code(seen: Features) -> Coded:
    """A sentence as numbers."""
    keys = dict.fromkeys(map(KEYS, chain(seen.spread, seen.whole)))
    letters = Counter(map(GRAMS, chain.from_iterable(map(_grams, seen.words))))
    return Coded(
        np.array(list(keys), dtype=int),
        np.array(list(letters), dtype=int),
        np.array(list(letters.values()), dtype=float),
        1 / sqrt(seen.size),
    )


@cache
def _grams(word: str) -> tuple[str, ...]:
    return tuple(grams(word))


class Design(NamedTuple):
    """What a linear model is fitted to: a row for each sentence, and how much each column was scaled.

    words, letters  the names of the columns, those of the features before those of the groups of letters
    """

    words: list[Key]
    letters: list[str]
    table: sparse.csr_matrix
    scale: np.ndarray[Any, Any]


def design(seen: Sequence[Coded], rare: int, rare_letters: int, letters: float) -> Design:
    """The sentences as a table; ``letters`` is how much groups of letters count beside the other features."""
    shared = [np.full(len(one.keys), one.share) for one in seen]
    words, of_words, rarity = _columns(KEYS, [one.keys for one in seen], shared, rare)
    shared = [one.times * one.share for one in seen]
    groups, of_groups, rarity_of_groups = _columns(GRAMS, [one.grams for one in seen], shared, rare_letters)
    scale = np.concatenate([rarity, letters * rarity_of_groups])
    return Design(words, groups, sparse.hstack([of_words, of_groups]).tocsr() @ sparse.diags(scale), scale)


def _columns(
    of: Numbered[T], numbers: Sequence[np.ndarray[Any, Any]], values: Sequence[np.ndarray[Any, Any]], rare: int
) -> tuple[list[T], sparse.csr_matrix, np.ndarray[Any, Any]]:
    """The names in at least ``rare`` of the sentences, in their order; a row for each sentence; how rare each is."""
    flat = np.concatenate(numbers)
    counts = np.bincount(flat, minlength=len(of.names))
    known = sorted(np.flatnonzero(counts >= rare).tolist(), key=lambda number: of.sort(of.names[number]))
    place = np.full(len(of.names), -1)
    place[known] = np.arange(len(known))
    row = np.repeat(np.arange(len(numbers)), [len(some) for some in numbers])
    kept = place[flat] >= 0
    cells = (np.concatenate(values)[kept], (row[kept], place[flat][kept]))
    table = sparse.csr_matrix(cells, shape=(len(numbers), len(known)))
    return [of.names[number] for number in known], table, np.log(len(numbers) / counts[known]) + 1

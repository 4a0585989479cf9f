"""What the learned model sees in a sentence: its words and word pairs, its beginning, its word classes, its rules."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain, combinations, pairwise, repeat
from typing import NamedTuple

from syncd.rules.learned.keys import Key
from syncd.rules.learned.shape import shape
from syncd.rules.learned.word_classes import CLASSES_OF, DIGITS
from syncd.rules.sentence import Sentence

_MOST_WORDS = 60
"""Words looked at in a sentence; what is longer was pasted."""
_MOST_TOGETHER = 60
_MOST_KEPT = 4_096
"""Beginnings by class, and sets of rules or classes, whose features are kept: people use few."""
_NUMBER = re.compile(r"\d++")
_LENGTHS = (1, 2, 3, 5, 8, 12, 17, 24, 34, 50)
_LENGTH_NAMES = tuple(f"~length{index}" for index in range(len(_LENGTHS) + 1))
_SHORTEST_GRAM, _LONGEST_GRAM = 3, 5
_TELLING = (
    "me",
    "you",
    "we",
    "they",
    "when",
    "please",
    "wh",
    "could",
    "number",
    "ask",
    "tell",
    "reach",
    "talk",
    "want",
)
_PAIRED = {f"#{name}": f"~{name}" for name in _TELLING}
"""Word classes that are seen in pairs wherever they stand, and what they are called then."""
_BEGINNING, _CLASSES_AT_BEGINNING = 3, 4


class Features(NamedTuple):
    """A sentence as the model sees it.

    words   as the model reads them: a number is ``0``
    spread  features of its words: these, pairs of them, its beginning, their classes
    whole   features of the sentence as a whole: rules, length, marks
    """

    words: Sequence[str]
    spread: Collection[Key]
    whole: Collection[Key]

    @property
    def size(self) -> int:
        """How many features it has: each counts by the root of that, so that a long sentence has no more to say."""
        return len(self.spread) + len(self.whole) or 1


def features(found: Sequence[Sentence], text: str) -> list[Features]:
    """The features of a text's sentences: of a short text's together, since what stands beside explains; else of each.

    Sentences without words, as a lone ``?``, have none. How ``text`` is written counts where it is read as one.
    """
    each = [_of_sentence(sentence) for sentence in found if sentence.words]
    if not each or (len(each) > 1 and sum([len(seen.words) for seen in each]) > _MOST_TOGETHER):
        return each
    if len(each) == 1:
        return [each[0]._replace(whole=[*each[0].whole, *shape(text)])]
    words, spread, whole = (list(chain.from_iterable(kind)) for kind in zip(*each, strict=True))
    return [Features(words, dict.fromkeys(spread), dict.fromkeys([*whole, *shape(text)]))]


def _of_sentence(sentence: Sentence) -> Features:
    words = sentence.words[:_MOST_WORDS]
    if _NUMBER.search(" ".join(words)):
        words = [_NUMBER.sub("0", word) for word in words]
        classes = [_classes(word, _NONE) if word[0] != "0" else _DIGITS for word in words]
        first = [names[0] if names else _OTHER for names in classes]
    else:
        classes = list(map(_classes, words, _NONE_EACH))
        first = list(map(_first_class, words, _OTHER_EACH))
    named = set(chain.from_iterable(classes))
    others = _class_beginnings(tuple(first[:_CLASSES_AT_BEGINNING]))
    spread: Iterable[Key] = chain(
        words, pairwise(words), _beginnings(words), _clauses(words, sentence.starts), named, pairwise(first), others
    )
    return Features(words, dict.fromkeys(spread), [*_of_rules(sentence), *_of_shape(sentence, first[0], named)])


def grams(word: str) -> list[str]:
    """The groups of three to five letters in ``word``, with its beginning and its end marked."""
    marked = f"<{word[:30]}>"
    last = len(marked) + 1
    sizes = range(_SHORTEST_GRAM, _LONGEST_GRAM + 1)
    return [marked[start : start + size] for size in sizes for start in range(last - size)]


_NONE: tuple[str, ...] = ()
_NONE_EACH = repeat(_NONE)
_OTHER = "#_"
_OTHER_EACH = repeat(_OTHER)
_DIGITS = ("#" + DIGITS,)
_CLASSES = {word: tuple("#" + name for name in names) for word, names in CLASSES_OF.items()}
_classes = _CLASSES.get
_first_class = {word: names[0] for word, names in _CLASSES.items()}.get


def _beginnings(words: Sequence[str]) -> list[str]:
    """The first word, the first two, the first three."""
    said = "^" + words[0]
    found = [said]
    for word in words[1:_BEGINNING]:
        said = f"{said} {word}"
        found.append(said)
    return found


def _clauses(words: Sequence[str], starts: Iterable[int]) -> list[str]:
    """The two words with which each clause begins."""
    last = len(words) - 1
    return [
        f",{words[start]} {words[start + 1]}" if start < last else f",{words[start]}"
        for start in starts
        if start <= last
    ]


@lru_cache(_MOST_KEPT)
def _class_beginnings(first: tuple[str, ...]) -> tuple[str, ...]:
    """The class of the first word, those of the first two, and so on."""
    names = [name[1:] for name in first]
    return tuple("#^" + " ".join(names[:end]) for end in range(1, len(names) + 1))


def _of_rules(sentence: Sentence) -> list[Key]:
    found: list[Key] = [*_together(frozenset(sentence.rules))] if sentence.rules else ["=none"]
    for rule, start, end in sentence.hits:
        found.append(f"={rule}: {sentence.said(start, end)}")
        if start in sentence.starts:
            found.append("=^" + rule)
    if sentence.asks:
        found.append(f"=sure{int(sentence.asks * 5)}")
    return found


@lru_cache(_MOST_KEPT)
def _together(rules: frozenset[str]) -> tuple[Key, ...]:
    names = ["=" + rule for rule in sorted(rules)]
    return (*names, *combinations(names, 2))


def _of_shape(sentence: Sentence, begins: str, named: Iterable[str]) -> list[Key]:
    length = _LENGTH_NAMES[bisect_right(_LENGTHS, len(sentence.words))]
    told = _present(_PAIRED_CLASSES.intersection(named))
    if sentence.question:
        return [length, ("~asked", "~" + begins[1:]), *told, "~?"]
    return [length, ("~told", "~" + begins[1:]), *told]


_PAIRED_CLASSES = frozenset(_PAIRED)


@lru_cache(_MOST_KEPT)
def _present(classes: frozenset[str]) -> tuple[Key, ...]:
    """The telling classes of a sentence and their pairs."""
    names = sorted([_PAIRED[name] for name in classes])
    return (*names, *combinations(names, 2))

"""What the learned model sees in a sentence: its words and word pairs, its beginning, its word classes, its rules."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, combinations, islice, repeat
from typing import NamedTuple

from syncd.rules.learned.keys import Key
from syncd.rules.learned.word_classes import CLASSES_OF, DIGITS
from syncd.rules.sentence import Sentence

_MOST_WORDS = 60
"""Words looked at in a sentence; what is longer was pasted."""
_MOST_TOGETHER = 60
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
    spread  features whose weight is shared out over the sentence, so that a long one has no more to say
    whole   features of the sentence as a whole: rules, length, marks
    """

    words: Sequence[str]
    spread: Collection[Key]
    whole: Collection[Key]


def features(found: Sequence[Sentence]) -> list[Features]:
    """The features of a text's sentences: of a short text's together, since what stands beside explains; else of each.

    Sentences without words, as a lone ``?``, have none.
    """
    each = [_of_sentence(sentence) for sentence in found if sentence.words]
    if len(each) < 2 or sum([len(seen.words) for seen in each]) > _MOST_TOGETHER:
        return each
    words, spread, whole = (list(chain.from_iterable(kind)) for kind in zip(*each, strict=True))
    return [Features(words, dict.fromkeys(spread), dict.fromkeys(whole))]


def _of_sentence(sentence: Sentence) -> Features:
    words = sentence.words[:_MOST_WORDS]
    if _NUMBER.search(" ".join(words)):
        words = [_NUMBER.sub("0", word) for word in words]
        classes = [_classes(word, _NONE) if word[0] != "0" else _DIGITS for word in words]
    else:
        classes = list(map(_classes, words, repeat(_NONE)))
    first = [names[0] if names else "#_" for names in classes]
    named = set(chain.from_iterable(classes))
    spread: list[Key] = [*words, *zip(words, islice(words, 1, None), strict=False)]
    spread += _beginnings("^", words[:_BEGINNING])
    spread += ["," + " ".join(words[start : start + 2]) for start in sentence.starts if start < len(words)]
    spread += named
    spread += zip(first, islice(first, 1, None), strict=False)
    spread += _beginnings("#^", [name[1:] for name in first[:_CLASSES_AT_BEGINNING]])
    return Features(words, dict.fromkeys(spread), [*_of_rules(sentence), *_of_shape(sentence, first[0], named)])


def grams(word: str) -> Iterator[str]:
    """The groups of three to five letters in ``word``, with its beginning and its end marked."""
    marked = f"<{word[:30]}>"
    for size in range(_SHORTEST_GRAM, _LONGEST_GRAM + 1):
        for start in range(len(marked) - size + 1):
            yield marked[start : start + size]


_NONE: tuple[str, ...] = ()
_DIGITS = ("#" + DIGITS,)
_classes = {word: tuple("#" + name for name in names) for word, names in CLASSES_OF.items()}.get


def _beginnings(mark: str, names: Sequence[str]) -> list[str]:
    """The first name, the first two, and so on."""
    said = mark + names[0]
    found = [said]
    for name in names[1:]:
        said = f"{said} {name}"
        found.append(said)
    return found


def _of_rules(sentence: Sentence) -> list[Key]:
    rules = ["=" + rule for rule in sorted(sentence.rules)] or ["=none"]
    found: list[Key] = [*rules, *combinations(rules, 2)]
    for rule, start, end in sentence.hits:
        found.append(f"={rule}: {sentence.said(start, end)}")
        if start in sentence.starts:
            found.append("=^" + rule)
    if sentence.asks:
        found.append(f"=sure{int(sentence.asks * 5)}")
    return found


def _of_shape(sentence: Sentence, begins: str, named: AbstractSet[str]) -> list[Key]:
    present = sorted([_PAIRED[name] for name in named & _PAIRED.keys()])
    begun = ("~asked" if sentence.question else "~told", "~" + begins[1:])
    found: list[Key] = [_LENGTH_NAMES[bisect_right(_LENGTHS, len(sentence.words))], begun, *present]
    found += combinations(present, 2)
    if sentence.question:
        found.append("~?")
    return found

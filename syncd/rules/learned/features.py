"""What the learned model sees in a sentence: its words and word pairs, its beginning, its word classes, its rules."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from syncd.rules.learned.word_classes import CLASSES_OF, DIGITS
from syncd.rules.sentence import Sentence

_MOST_WORDS = 60
"""Words looked at in a sentence; what is longer was pasted."""
_MOST_TOGETHER = 60
_NUMBER = re.compile(r"\d++")
_LENGTHS = (1, 2, 3, 5, 8, 12, 17, 24, 34, 50)
_SHORTEST_GRAM, _LONGEST_GRAM = 3, 5
_PAIRED = frozenset(
    {"me", "you", "we", "they", "when", "please", "wh", "could", "number", "ask", "tell", "reach", "talk", "want"}
)


@dataclass(frozen=True, slots=True)
class Features:
    """A sentence as the model sees it.

    words   as the model reads them: a number is ``0``
    spread  features whose weight is shared out over the sentence, so that a long one has no more to say
    whole   features of the sentence as a whole: rules, length, marks
    """

    words: list[str]
    spread: list[str]
    whole: list[str]


def features(found: Sequence[Sentence]) -> list[Features]:
    """The features of a text's sentences: of a short text's together, since what stands beside explains; else of each.

    Sentences without words, as a lone ``?``, have none.
    """
    each = [_of_sentence(sentence) for sentence in found if sentence.words]
    if len(each) < 2 or sum(len(seen.words) for seen in each) > _MOST_TOGETHER:
        return each
    words = [word for seen in each for word in seen.words]
    return [Features(words, *(sorted({name for seen in each for name in kind(seen)}) for kind in _KINDS))]


_KINDS: tuple[Callable[[Features], list[str]], ...] = (attrgetter("spread"), attrgetter("whole"))


def _of_sentence(sentence: Sentence) -> Features:
    words = sentence.words[:_MOST_WORDS]
    for index, word in enumerate(words):
        if not word.isalpha():
            words[index] = _NUMBER.sub("0", word)
    spread = [*words, *map("{} {}".format, words, words[1:])]
    spread.extend("^" + " ".join(words[:count]) for count in (1, 2, 3))
    spread.extend("," + " ".join(words[start : start + 2]) for start in sentence.starts if start < len(words))
    classes = [CLASSES_OF.get(word, _NONE) if word[0] != "0" else _DIGITS for word in words]
    spread.extend(_of_classes(classes))
    return Features(words, list(dict.fromkeys(spread)), [*_of_rules(sentence), *_of_shape(sentence, classes)])


def grams(word: str) -> Iterator[str]:
    """The groups of three to five letters in ``word``, with its beginning and its end marked."""
    marked = f"<{word[:30]}>"
    for size in range(_SHORTEST_GRAM, _LONGEST_GRAM + 1):
        for start in range(len(marked) - size + 1):
            yield marked[start : start + size]


_NONE: tuple[str, ...] = ()
_DIGITS = (DIGITS,)


def _of_classes(classes: list[tuple[str, ...]]) -> Iterator[str]:
    first = [found[0] if found else "_" for found in classes]
    for found in classes:
        for name in found:
            yield "#" + name
    yield from map("#{} {}".format, first, first[1:])
    yield from ("#^" + " ".join(first[:count]) for count in (1, 2, 3, 4))


def _of_rules(sentence: Sentence) -> Iterator[str]:
    if not sentence.rules:
        yield "=none"
    rules = sorted(sentence.rules)
    for index, rule in enumerate(rules):
        yield "=" + rule
        for other in rules[index + 1 :]:
            yield f"={rule} {other}"
    for rule, start, end in sentence.hits:
        yield f"={rule}: {sentence.said(start, end)}"
        if start in sentence.starts:
            yield f"=^{rule}"
    if sentence.asks:
        yield f"=sure{int(sentence.asks * 5)}"


def _of_shape(sentence: Sentence, classes: list[tuple[str, ...]]) -> Iterator[str]:
    count = len(sentence.words)
    yield f"~length{sum(count >= length for length in _LENGTHS)}"
    begins = classes[0][0] if classes and classes[0] else "_"
    yield f"~{'asked' if sentence.question else 'told'} {begins}"
    if sentence.question:
        yield "~?"
    present = sorted({name for found in classes for name in found} & _PAIRED)
    for index, one in enumerate(present):
        yield "~" + one
        for other in present[index + 1 :]:
            yield f"~{one} {other}"

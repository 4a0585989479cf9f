"""A learned model: which features speak for what and how much, as trained by benchmarks/training."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import repeat
from math import exp, sqrt
from typing import Any, TypeVar

from syncd.rules.learned.features import Features, grams
from syncd.rules.learned.keys import Key, key_of, name_of
from syncd.rules.learned.letters import Letters
from syncd.rules.learned.packed import pack, unpack

T = TypeVar("T")

_SCALE = 1000
"""Weights are kept as whole thousandths."""
MOST_KNOWN = 5_000
"""Words whose letters are kept added up."""
_NOTHING = repeat(0)
_SHOWN = 3
_WITHIN = "\t"
_MARKS = "#=~"
"""Features that begin so are not the sentence's own words."""


@dataclass(frozen=True, slots=True)
class Linear:
    """A linear model of several questions, each of which has a sum: ``bias``, and what each feature adds to it.

    weights  of the features of ``features.py``; those for all questions are packed into one number (``packed.py``)
    letters  of groups of letters, the same, added up for each word
    """

    bias: tuple[float, ...]
    weights: Mapping[Key, int]
    letters: Mapping[str, int]
    _of_word: Letters[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_of_word", Letters(self._letters_of, MOST_KNOWN))

    def _letters_of(self, word: str) -> int:
        return sum(map(self.letters.get, grams(word), _NOTHING))

    def sums(self, seen: Features) -> list[float]:
        """What all features of the sentence add up to, for each question: above 0 it is likelier than not."""
        get = self.weights.get
        found = sum(map(get, seen.spread, _NOTHING), sum(map(get, seen.whole, _NOTHING)))
        found = sum(map(self._of_word.__getitem__, seen.words), found)
        share = 1 / (_SCALE * sqrt(seen.size))
        return [bias + number * share for bias, number in zip(self.bias, unpack(found, len(self.bias)), strict=True)]

    def reasons(self, seen: Features, question: int) -> str:
        """The words that speak most for a yes to a question, the strongest first: ``let me know · by friday``."""
        known = [(key, self.weights[key]) for key in seen.spread if key in self.weights]
        weights = [(key, unpack(packed_, question + 1)[question]) for key, packed_ in known]
        said = [(-weight, name_of(key)) for key, weight in weights if weight > 0]
        shown: list[str] = []
        for _, name in sorted((weight, name) for weight, name in said if name[0] not in _MARKS):
            words = name.lstrip("^,")
            if len(shown) == _SHOWN:
                break
            if not any(words in other or other in words for other in shown):
                shown.append(words)
        return " · ".join(shown)


def likelihood(margin: float) -> float:
    """A model's sum as a number from 0.0 to 1.0."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))


def packed(rows: Mapping[T, Iterable[float]]) -> dict[T, int]:
    """The weights of each feature, one for each question, as the model keeps them; without those that add nothing."""
    whole = {name: pack([round(weight * _SCALE) for weight in row]) for name, row in rows.items()}
    return {name: weights for name, weights in whole.items() if weights}


def stored(name: str) -> tuple[Mapping[str, Any], Linear]:
    """The report and the model of that name in the package. Read line by line: no more is held than is kept."""
    said = report(name)
    with resources.files(__package__).joinpath(f"{name}.tsv").open(encoding="utf-8") as table:
        return said, decode(said["bias"], table)


@cache
def report(name: str) -> Mapping[str, Any]:
    """What the training wrote of the model of that name, with its ``version``: far sooner there than the model."""
    said: Mapping[str, Any] = json.loads(resources.files(__package__).joinpath(f"{name}.json").read_text("utf-8"))
    return said


def decode(bias: Iterable[float], table: Iterable[str]) -> Linear:
    """The model in ``table``, whose lines are as ``encode`` wrote them."""
    rows, known = iter(table), dict[str, int]()
    weights = {key_of(name): row for name, row in _section(rows, known)}
    letters = dict(_section(rows, known))
    return Linear(tuple(bias), weights, letters)


def encode(model: Linear) -> str:
    """The model as a table: a line for each feature with its weight for each question; then an empty one, then letters.

    Weights are in thousandths.
    """
    weights = {name_of(key): row for key, row in model.weights.items()}
    parts = [
        [f"{name}\t{_WITHIN.join(map(str, unpack(part[name], len(model.bias))))}\n" for name in sorted(part)]
        for part in (weights, model.letters)
    ]
    return "\n".join(map("".join, parts))


def _section(rows: Iterator[str], known: dict[str, int]) -> Iterator[tuple[str, int]]:
    """The rows up to an empty line; weights that are ``known`` by how they are written are kept once."""
    for line in rows:
        name, _, weights = line.rstrip("\n").partition(_WITHIN)
        if not name:
            return
        row = known.get(weights)
        if row is None:
            row = known[weights] = pack(list(map(int, weights.split(_WITHIN))))
        yield name, row

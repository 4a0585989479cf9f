"""A learned model: which features speak for what and how much, as trained by benchmarks/training."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
        weights = {key: unpack(self.weights.get(key, 0), question + 1)[question] for key in seen.spread}
        said = [(-weight, name_of(key)) for key, weight in weights.items() if weight > 0]
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


def decode(document: Mapping[str, Any]) -> Linear:
    """The model in ``document``, as ``encode`` wrote it."""
    known: dict[int, int] = {}  # equal numbers are kept once
    weights = {key_of(name): known.setdefault(all_, all_) for name, all_ in _read(document["weights"])}
    letters = {name: known.setdefault(all_, all_) for name, all_ in _read(document["letters"])}
    return Linear(tuple(document["header"]["bias"]), weights, letters)


def encode(header: Mapping[str, Any], model: Linear) -> str:
    """A model as text, one feature a line with its weight for each question; ``bias`` goes into the header."""
    count = len(model.bias)
    weights = {name_of(key): unpack(weights, count) for key, weights in model.weights.items()}
    letters = {name: unpack(weights, count) for name, weights in model.letters.items()}
    parts = {"header": {**header, "bias": model.bias}, "weights": _sorted(weights), "letters": _sorted(letters)}
    return "{\n" + ",\n".join(f'"{name}": {_lines(part)}' for name, part in parts.items()) + "\n}\n"


def _read(rows: Mapping[str, list[int]]) -> Iterable[tuple[str, int]]:
    return zip(rows, map(pack, rows.values()), strict=True)


def _sorted(rows: Mapping[str, list[int]]) -> dict[str, list[int]]:
    return {name: rows[name] for name in sorted(rows)}


def _lines(part: Mapping[str, Any]) -> str:
    """``part`` as a JSON object, one entry a line."""
    entries = (
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in part.items()
    )
    return "{\n" + ",\n".join(entries) + "\n}"

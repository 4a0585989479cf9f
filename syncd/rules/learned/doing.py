"""What a short English message does by a second learned model: acknowledge, promise, close, thank or agree."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import chain
from math import exp
from typing import Any

from syncd.rules.learned.features import Features, grams
from syncd.rules.learned.keys import Key, key_of, name_of
from syncd.rules.learned.letters import Letters
from syncd.rules.learned.model import lines

_FILE = "doing.json"
_SCALE = 100
"""Weights are stored as whole hundredths."""
MOST_KNOWN = 2_048
"""Words whose letters are kept added up."""
MOST_WORDS = 40
"""A longer message has content: it is an answer, or a matter of its own."""
OTHER = "other"
"""It does nothing of the kind: it answers, tells, or asks."""
KINDS = ("acknowledgement", "promise", "closing", "thanks", "agreement", OTHER)

Weights = tuple[float, ...]
"""What a feature adds to each of ``KINDS``."""
_NOTHING: Weights = (0.0,) * len(KINDS)


@dataclass(frozen=True, slots=True)
class Doing:
    """A linear model with a sum for each of ``KINDS``; the sums become shares of certainty.

    weights  of the features of ``features.py``, shared out over the root of how many a text has
    letters  of groups of letters, added up for each word and shared out alike
    sure     from this share on a kind counts; below it the text is ``OTHER``
    """

    bias: Weights
    weights: Mapping[Key, Weights]
    letters: Mapping[str, Weights]
    sure: float
    version: str = ""
    _of_word: Letters[Weights] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_of_word", Letters(self._letters_of, MOST_KNOWN))

    def _letters_of(self, word: str) -> Weights:
        known = [found for found in map(self.letters.get, grams(word)) if found is not None]
        return tuple(map(sum, zip(*known, strict=True))) if known else _NOTHING

    def kind(self, seen: Sequence[Features]) -> str:
        """The kind of a text with these passages; ``OTHER`` where it is long, or where none is likely enough."""
        if len(seen) != 1 or len(seen[0].words) > MOST_WORDS:
            return OTHER
        shares = self.shares(seen[0])
        best = max(shares)
        return KINDS[shares.index(best)] if best >= self.sure else OTHER

    def shares(self, seen: Features) -> list[float]:
        """How likely each of ``KINDS`` is, from 0.0 to 1.0, together 1.0."""
        known = [found for found in map(self.weights.get, chain(seen.whole, seen.spread)) if found is not None]
        known += map(self._of_word.__getitem__, seen.words)
        share = seen.size**-0.5
        sums = [bias + sum(column) * share for bias, column in zip(self.bias, zip(*known, strict=True), strict=True)]
        powers = [exp(value - max(sums)) for value in sums]
        return [power / sum(powers) for power in powers]


@cache
def shipped() -> Doing:
    """The model in the package, read once, when the first text is judged."""
    return decode(json.loads(resources.files(__package__).joinpath(_FILE).read_text(encoding="utf-8")))


def decode(document: Mapping[str, Any]) -> Doing:
    """The model in ``document``, as ``encode`` wrote it."""
    header, sized = document["header"], _Sized()
    weights = {key_of(name): sized.of(row) for name, row in document["weights"].items()}
    letters = {name: sized.of(row) for name, row in document["letters"].items()}
    return Doing(tuple(header["bias"]), weights, letters, header["sure"], header["version"])


class _Sized:
    """Rows of weights; equal ones, and equal numbers in them, are kept once."""

    def __init__(self) -> None:
        self._rows: dict[tuple[int, ...], Weights] = {}
        self._numbers: dict[int, float] = {}

    def of(self, row: Iterable[int]) -> Weights:
        hundredths = tuple(row)
        found = self._rows.get(hundredths)
        if found is None:
            found = tuple([self._numbers.setdefault(number, number / _SCALE) for number in hundredths])
            self._rows[hundredths] = found
        return found


def encode(header: Mapping[str, Any], weights: Mapping[Key, Weights], letters: Mapping[str, Weights]) -> str:
    """A model as text, one feature a line; features whose weights are all nothing are left out."""
    named = {name_of(key): row for key, row in weights.items()}
    parts = {"header": header, "weights": _rows(named), "letters": _rows(letters)}
    return "{\n" + ",\n".join(f'"{name}": {lines(part)}' for name, part in parts.items()) + "\n}\n"


def _rows(weights: Mapping[str, Weights]) -> dict[str, list[int]]:
    hundredths = {name: [round(weight * _SCALE) for weight in weights[name]] for name in sorted(weights)}
    return {name: row for name, row in hundredths.items() if any(row)}

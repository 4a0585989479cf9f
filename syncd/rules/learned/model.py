"""A learned model: which features speak for asking and how much, as trained by benchmarks/training."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import repeat
from math import exp, sqrt
from typing import Any

from syncd.rules.learned.features import Features, grams
from syncd.rules.learned.keys import Key, key_of, name_of
from syncd.rules.learned.letters import Letters

_SCALE = 1000
"""Weights are stored as whole thousandths."""
_MOST_KNOWN = 10_000
"""Words whose letters are kept added up."""
_NOTHING = repeat(0.0)
_SHOWN = 3
_MARKS = "#=~"
"""Features that begin so are not the sentence's own words."""


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model: ``bias`` and what each feature adds; at 0 a sentence is as likely to ask as not.

    weights  of the features of ``features.py``
    letters  of groups of letters, added up for each word
    """

    bias: float
    weights: Mapping[Key, float]
    letters: Mapping[str, float]
    _of_word: Letters[float] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_of_word", Letters(self._letters_of, _MOST_KNOWN))

    def _letters_of(self, word: str) -> float:
        get = self.letters.get
        return sum([get(gram, 0.0) for gram in grams(word)])

    def margin(self, seen: Features) -> float:
        """What all features of the sentence add up to: above 0 it is likelier than not."""
        get = self.weights.get
        found = sum(map(get, seen.whole, _NOTHING)) + sum(map(get, seen.spread, _NOTHING))
        if self.letters:
            found += sum(map(self._of_word.__getitem__, seen.words))
        return self.bias + found / sqrt(seen.size)

    def reasons(self, seen: Features) -> str:
        """The words of the sentence that speak most for asking, the strongest first: ``let me know · by friday``."""
        known = [(key, weight) for key in seen.spread if (weight := self.weights.get(key, 0.0)) > 0]
        said = [(-weight, name) for key, weight in known if (name := name_of(key))[0] not in _MARKS]
        shown: list[str] = []
        for _, name in sorted(said):
            words = name.lstrip("^,")
            if len(shown) == _SHOWN:
                break
            if not any(words in other or other in words for other in shown):
                shown.append(words)
        return " · ".join(shown)


def likelihood(margin: float) -> float:
    """A model's sum as a number from 0.0 to 1.0."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, margin))))


def decode(document: Mapping[str, Any]) -> Model:
    """The model in ``document``: its header, then the features of each weight."""
    weights = {key_of(name): weight for name, weight in _weights(document["weights"])}
    return Model(document["header"]["bias"], weights, dict(_weights(document["letters"])))


def encode(header: Mapping[str, Any], weights: Mapping[Key, float], letters: Mapping[str, float]) -> str:
    """A model as text: the header one entry a line, then for each weight the features that have it."""
    named = {name_of(key): weight for key, weight in weights.items()}
    parts = {"header": header, "weights": _by_weight(named), "letters": _by_weight(letters)}
    return "{\n" + ",\n".join(f'"{name}": {lines(part)}' for name, part in parts.items()) + "\n}\n"


def lines(part: Mapping[str, Any]) -> str:
    """``part`` as a JSON object, one entry a line."""
    entries = (
        f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in part.items()
    )
    return "{\n" + ",\n".join(entries) + "\n}"


def _by_weight(weights: Mapping[str, float]) -> Mapping[str, list[str]]:
    found: dict[int, list[str]] = {}
    for name, weight in weights.items():
        if rounded := round(weight * _SCALE):
            found.setdefault(rounded, []).append(name)
    return {str(weight): sorted(found[weight]) for weight in sorted(found)}


def _weights(stored: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, float]]:
    for thousandths, names in stored.items():
        yield from zip(names, repeat(int(thousandths) / _SCALE))

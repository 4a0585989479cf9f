"""How likely each message after an ask is the reply to it: a linear model over the features of link_features.py.

The messages compete with each other and with "none of them": the likelihood of each is its share of exp(score).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from operator import getitem

from syncd.rules.link_features import FEATURES, KINDS, candidates
from syncd.rules.link_words import Line


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by kind, feature and value; the rarity of words; from which likelihood on an ask counts as answered."""

    weights: tuple[tuple[tuple[float, ...], ...], ...]
    rarity: dict[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Link:
    """A message by somebody else: its index among those looked at, and how likely it is a reply (0 to 1)."""

    index: int
    likely: float


@cache
def model() -> Model:
    """The model that was learned from public chats."""
    data = json.loads(files("syncd.rules.learned").joinpath("answered.json").read_text(encoding="utf-8"))
    weights = tuple(tuple(tuple(data["weights"][kind][name]) for name in FEATURES) for kind in KINDS)
    return Model(weights, data["rarity"], data["threshold"])


def links(ask: Line, lines: Sequence[Line]) -> list[Link]:
    """The messages of others, in order, each with its likelihood; these sum to at most 1."""
    used = model()
    found = candidates(ask, lines, used.rarity)
    scores = [sum(map(getitem, used.weights[kind], values)) for _, kind, values in found]
    highest = max(scores, default=0.0)
    shares = [exp(score - max(highest, 0.0)) for score in scores]
    whole = sum(shares) + exp(-max(highest, 0.0))
    return [Link(candidate.place, share / whole) for candidate, share in zip(found, shares, strict=True)]

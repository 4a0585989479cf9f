"""What a short English message does by a second learned model: acknowledge, promise, close, thank or agree."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from syncd.rules.learned.features import Features
from syncd.rules.learned.linear import Linear, stored

NAME = "doing"
MOST_WORDS = 40
"""A longer message has content: it is an answer, or a matter of its own."""
OTHER = "other"
"""It does nothing of the kind: it answers, tells, or asks."""
KINDS = ("acknowledgement", "promise", "closing", "thanks", "agreement", OTHER)


@dataclass(frozen=True, slots=True)
class Doing:
    """What was learned of short messages.

    model  has a sum for each of ``KINDS``; the sums become shares of certainty
    sure   from this share on a kind counts; below it the text is ``OTHER``
    """

    model: Linear
    sure: float

    def kind(self, seen: Sequence[Features]) -> str:
        """The kind of a text with these passages; ``OTHER`` where it is long, or where none is likely enough."""
        if len(seen) != 1 or len(seen[0].words) > MOST_WORDS:
            return OTHER
        shares = self.shares(seen[0])
        best = max(shares)
        return KINDS[shares.index(best)] if best >= self.sure else OTHER

    def shares(self, seen: Features) -> list[float]:
        """How likely each of ``KINDS`` is, from 0.0 to 1.0, together 1.0."""
        sums = self.model.sums(seen)
        highest = max(sums)
        powers = [exp(value - highest) for value in sums]
        whole = sum(powers)
        return [power / whole for power in powers]


@cache
def shipped() -> Doing:
    """The model in the package, read once, when the first text is judged."""
    report, model = stored(NAME)
    return Doing(model, report["sure"])

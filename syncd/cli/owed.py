"""What is owed, as it is counted everywhere: asks of which people are told, and apart from them what is suspected."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from syncd.model import Ask
from syncd.reading import Point
from syncd.rules.suspected import counts


@dataclass(frozen=True, slots=True)
class Owed:
    """The asks that are owed, as they stand; ``suspected``: listed until a person looks, and told to nobody."""

    asks: list[Ask]
    suspected: list[Ask]

    @classmethod
    def of(cls, asks: Sequence[Ask], alerts: Point) -> "Owed":
        """Where asks are told from the point ``alerts`` on."""
        return cls([ask for ask in asks if counts(ask, alerts)], [ask for ask in asks if not counts(ask, alerts)])

    def counts(self, at: datetime) -> dict[str, int]:
        """How many are owed, by state, and how many of them are overdue."""
        by_state = Counter(ask.state.value for ask in self.asks)
        return {**by_state, "overdue": sum(ask.overdue(at) for ask in self.asks)}

"""Whether an evaluation can be left out: nothing was written or proven since the last one, and that is not long ago."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from syncd.service.proofs import Proof
from syncd.store.database import Database

AT_LEAST_EVERY = timedelta(seconds=5)
"""Time passes, too: what falls due meanwhile is seen so much later."""


class Quiet:
    """Asked once before each evaluation. An idle service would put five questions a second to its store otherwise."""

    def __init__(self, database: Database, proofs: Callable[[], Mapping[str, Proof]]) -> None:
        self._database = database
        self._proofs = proofs
        self._seen: tuple[int | None, Mapping[str, Proof]] = (None, {})
        self._since: datetime | None = None

    def lasts(self, now: datetime) -> bool:
        """Whether the evaluation at ``now`` would see what the one before has seen; never where a store cannot tell."""
        seen = self._database.changes(), self._proofs()
        is_recent = self._since is not None and self._since <= now < self._since + AT_LEAST_EVERY
        if is_recent and seen[0] is not None and seen == self._seen:
            return True
        self._since, self._seen = now, seen
        return False

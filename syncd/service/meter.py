"""What happened since the process began, counted in memory: for /metrics, and for whether syncd is ready and turns."""

import threading
import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.reading import Point
from syncd.retry import Retry
from syncd.service.proofs import Proof

BOUNDS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 1800.0)
"""Seconds: the upper bounds of a histogram's buckets. A first read takes minutes."""
MOST_METHODS = 50
"""Methods of a source that are counted by name: a connector that puts ids into them must not fill a database."""
OTHER = "other"
Key = tuple[str, str]


@dataclass(slots=True)
class Durations:
    """A histogram: how many lasted how long, by bucket, and all of them together in seconds."""

    buckets: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0

    def add(self, seconds: float) -> None:
        """One more."""
        self.buckets[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds


class Meter:
    """Counts of one process; they go on when a new config comes into use. Safe for use by several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._turned_at = clock()
        self._stumbled_at = float("-inf")
        self.polls: Counter[Key] = Counter()
        self.poll_seconds: dict[str, Durations] = {}
        self.requests: Counter[Key] = Counter()
        self.limited: Counter[Key] = Counter()
        self.told: Counter[Key] = Counter()
        self.evaluations = Durations()
        self.evaluated_at: datetime | None = None
        self.sources: tuple[str, ...] = ()
        self.proofs: Callable[[], Mapping[str, Proof]] = dict
        self.alerts = Point.PRECISE

    def begins(self, sources: Iterable[str], proofs: Callable[[], Mapping[str, Proof]], alerts: Point) -> None:
        """A config is in use, with these sources enabled; ``proofs`` tells what is proven of them.

        ``alerts``: how sure an ask must be to be told.
        """
        self.sources, self.proofs, self.alerts = tuple(sources), proofs, alerts

    @contextmanager
    def requesting(self, source: str, retry: Retry) -> Iterator[None]:
        """Counts the requests that ``retry`` makes meanwhile for a source."""
        made, limited = Counter(retry.requests), Counter(retry.limited)
        try:
            yield
        finally:
            with self._lock:
                self._add(self.requests, source, retry.requests - made)
                self._add(self.limited, source, retry.limited - limited)

    def polled(self, source: str, result: str, seconds: float) -> None:
        """A poll has ended; ``result`` is one of ``result_of``."""
        with self._lock:
            self.polls[source, result] += 1
            self.poll_seconds.setdefault(source, Durations()).add(seconds)

    def delivered(self, reason: str, action: str) -> None:
        """Something of the outbox was carried out."""
        with self._lock:
            self.told[reason, action] += 1

    @contextmanager
    def evaluating(self, now: Callable[[], datetime]) -> Iterator[None]:
        """Measures how long the ledger takes, and notes that it is up to date at the end."""
        began = self._clock()
        yield
        with self._lock:
            self.evaluations.add(self._clock() - began)
            self.evaluated_at = now()

    def turned(self) -> None:
        """The main loop is alive."""
        self._turned_at = self._clock()

    def stumbled(self) -> None:
        """The store could not be read or written."""
        self._stumbled_at = self._clock()

    def stumbled_before(self) -> float:
        """Seconds since the store failed last; infinite where it never did."""
        return self._clock() - self._stumbled_at

    def still_for(self) -> float:
        """Seconds since the main loop gave its last sign of life."""
        return self._clock() - self._turned_at

    def unpolled(self) -> list[str]:
        """The enabled sources of which no poll has ended yet, well or not."""
        with self._lock:
            seen = {source for source, _ in self.polls}
        return [source for source in self.sources if source not in seen]

    @contextmanager
    def held(self) -> Iterator[None]:
        """Nothing is counted meanwhile, so that the numbers that are read belong together."""
        with self._lock:
            yield

    def _add(self, counts: Counter[Key], source: str, more: Mapping[str, int]) -> None:
        known = {method for name, method in counts if name == source}
        for method, number in more.items():
            is_named = method in known or len(known) < MOST_METHODS
            counts[source, method if is_named else OTHER] += number
            known.add(method if is_named else OTHER)


def result_of(complete: bool, error: SourceError | None) -> str:
    """How a poll ended, in a word: ``ok``, ``unauthorized``, ``unavailable``, ``failed`` or ``unfinished``."""
    if complete:
        return "ok"
    if error is None:
        return "unfinished"
    if isinstance(error, Unauthorized):
        return "unauthorized"
    return "unavailable" if isinstance(error, Unavailable) else "failed"

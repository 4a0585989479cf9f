"""Watches over the sources: who owns the team is told of one that fails for long, once, and once when it is over."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from syncd.connector import Unavailable
from syncd.store.database import Database
from syncd.store.failures import Failure, Failures
from syncd.store.sources import Health, SourceState, SourceStore

FIRST_READING = timedelta(days=1)
"""How long a first reading may be broken off again and again by the tool's limits before that is a failure."""


class SelfWatch:
    """Looks at the sources when something may have changed. What was told is kept in the store: restarts tell nothing.

    after   how long a source must have failed
    names   the sources that are read; one that was taken out of the config is nobody's trouble
    """

    def __init__(self, database: Database, sources: SourceStore, after: timedelta, names: Collection[str]) -> None:
        self._sources = sources
        self._failures = Failures(database)
        self._after = after
        self._names = frozenset(names)
        self._polled: set[str] = set()
        self._has_news = False
        self._next: datetime | None = None

    def polled(self, source: str) -> None:
        """A poll has ended. Before its first one a failure may be an old one, of before the machine was off."""
        self._polled.add(source)
        self._has_news = True

    def look(self, now: datetime) -> int:
        """Puts into the outbox what is to be told; gives how much that is."""
        if not self._has_news and (self._next is None or now < self._next):
            return 0
        self._has_news = False
        states = [state for state in self._sources.states() if state.name in self._names]
        told = 0
        for failure in long_failing(states, self._polled, now, self._after):
            told += self._failures.begins(failure, now)
        for state in recovered(states):
            told += self._failures.ends(state.name, state.failure_alert, now)
        self._next = next_look(states, now, self._after)
        return told


def long_failing(
    states: Sequence[SourceState], polled: Collection[str], now: datetime, after: timedelta
) -> list[Failure]:
    """The sources that have failed for as long as ``after`` and still do, and of which the owner was not told."""
    return [
        Failure(state.name, state.failing_since)
        for state in states
        if state.failing_since is not None
        and state.health is not Health.OK
        and not state.failure_alert
        and state.name in polled
        and now - state.failing_since >= _patience(state, after)
    ]


def _patience(state: SourceState, after: timedelta) -> timedelta:
    is_begun = state.last_success is None and state.events > 0 and state.error_kind == Unavailable.__name__
    return max(after, FIRST_READING) if is_begun else after


def recovered(states: Sequence[SourceState]) -> list[SourceState]:
    """The sources that can be read again and of which the owner believes that they cannot."""
    return [state for state in states if state.failure_alert and state.failing_since is None]


def next_look(states: Sequence[SourceState], now: datetime, after: timedelta) -> datetime | None:
    """When a source that fails now will have failed for long, if no poll changes anything before."""
    failing = [state for state in states if state.failing_since and not state.failure_alert]
    moments = [state.failing_since + _patience(state, after) for state in failing if state.failing_since]
    return min((at for at in moments if at > now), default=None)

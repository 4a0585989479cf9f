"""Replay: the ledger played over stored history as if syncd had been on. Reads the store, and changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from syncd.decision import Decision
from syncd.model import Ask, Event, Reason
from syncd.reading import Entry
from syncd.rules.context import Context
from syncd.rules.ledger import fold
from syncd.rules.replay import AsOf, replay
from syncd.rules.telling import TELLING
from syncd.service.elsewhere import Threads, with_answers
from syncd.service.evaluate import Rules
from syncd.service.nearby import Nearby
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.touch import ThreadKey

BATCH = 200
MOST_STEPS = 300
"""Events of a thread at which the rules are asked; in a longer one they are asked when an ask begins, and when due."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Something that would have been told: of which ask (as it stands today), why, and when."""

    ask: Ask
    reason: Reason
    at: datetime

    @property
    def answered_later(self) -> bool:
        """Whether the ask came to its end afterwards without syncd's help."""
        return self.ask.closed_at is not None and self.ask.closed_at > self.at


class Past:
    """Some threads and what stands around them, loaded once and asked as of any moment."""

    def __init__(self, events: EventStore, ledger: LedgerStore, keys: Sequence[ThreadKey]) -> None:
        self._events = events
        self._threads = events.threads(keys)
        self._decisions = ledger.decisions(keys)
        self._nearby = Nearby(events, self._threads.values())
        self._read: dict[ThreadKey, Sequence[Entry]] = {}

    def happened(self, key: ThreadKey, asks: Iterable[Ask]) -> list[datetime]:
        """The moments at which the thread's asks may have changed."""
        moments = [entry.event.at for entry in self._threads.get(key, ())]
        return moments if len(moments) <= MOST_STEPS else [ask.asked_at for ask in asks]

    def as_of(self, key: ThreadKey, context: Context) -> AsOf:
        """The thread's asks at a moment, by ``context``."""

        def asks(at: datetime) -> Sequence[Ask]:
            def nearby(first: Event) -> Sequence[Entry]:
                return _until(self._nearby.after(first), at)

            entries = _until(self._threads.get(key, ()), at)
            found = fold(entries, context, nearby, _made(self._decisions, at))
            if not any(ask.state.owed for ask in found):
                return found
            linked = with_answers(
                {key: found}, {key: entries}, self._events.links, lambda keys: self._others(keys, at), context
            )
            return linked[key]

        return asks

    def _others(self, keys: Sequence[ThreadKey], at: datetime) -> Threads:
        if missing := [key for key in keys if key not in self._read]:
            found = self._events.threads(missing)
            self._read |= {key: found.get(key, ()) for key in missing}
        return {key: _until(self._read[key], at) for key in keys}


def tellings(
    stores: tuple[EventStore, LedgerStore],
    asks: Iterable[Ask],
    rules: Sequence[Rules],
    since: datetime,
    until: datetime,
    done: Callable[[int], None] = lambda _: None,
) -> list[list[Telling]]:
    """What each of ``rules`` would have told of the asks' threads between two moments. ``done``: asks played so far."""
    told: list[list[Telling]] = [[] for _ in rules]
    for some in _portions(_by_thread(asks)):
        past = Past(*stores, list(some))
        for key, known in some.items():
            today = {ask.id: ask for ask in known}
            happened = past.happened(key, known)
            for place, variant in zip(told, rules, strict=True):
                changes = replay(past.as_of(key, variant.context), happened, variant.alerts, until)
                place.extend(
                    Telling(today[change.ask], change.reason, change.at)
                    for change in changes
                    if change.reason in TELLING and change.at >= since and change.ask in today
                )
            done(len(known))
    return told


def _by_thread(asks: Iterable[Ask]) -> dict[ThreadKey, list[Ask]]:
    found: dict[ThreadKey, list[Ask]] = {}
    for ask in asks:
        found.setdefault((ask.source, ask.thread), []).append(ask)
    return found


def _portions(threads: Mapping[ThreadKey, list[Ask]]) -> Iterator[dict[ThreadKey, list[Ask]]]:
    left = iter(threads.items())
    while some := dict(islice(left, BATCH)):
        yield some


def _until(entries: Sequence[Entry], at: datetime) -> Sequence[Entry]:
    return [entry for entry in entries if entry.event.at <= at]


def _made(decisions: Mapping[str, Sequence[Decision]], at: datetime) -> dict[str, tuple[Decision, ...]]:
    return {ask: tuple(one for one in made if one.at <= at) for ask, made in decisions.items()}

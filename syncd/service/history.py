"""Some threads and what stands around them, read from the store once: their asks now, or as they were at a moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TypeAlias

from syncd.model import Ask, Event
from syncd.reading import Entry
from syncd.rules.beside import Reach, reach
from syncd.rules.glimpse import Glimpse
from syncd.rules.ledger import Context, fold
from syncd.service.elsewhere import Threads, with_answers
from syncd.service.nearby import MOST_NEARBY, Stretches
from syncd.store.entries import Spoke
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.touch import ThreadKey

Asks: TypeAlias = Mapping[ThreadKey, tuple[Ask, ...]]
Reaches: TypeAlias = Mapping[ThreadKey, Reach]


class History:
    """The stored events of some threads, the decisions on them, and, where a fold asks for it, what stands around.

    ``spoke``: threads in which nobody spoke for whom this is true are not looked into, since they hold no ask.
    """

    def __init__(
        self, events: EventStore, ledger: LedgerStore, keys: Sequence[ThreadKey], spoke: Spoke | None = None
    ) -> None:
        self._events = events
        self._threads = events.threads(keys, spoke)
        self._decisions = ledger.decisions(list(self._threads))
        self._stretches = Stretches(events, self._threads.values())
        self._others: dict[ThreadKey, Sequence[Entry]] = {}

    def entries(self, key: ThreadKey) -> Sequence[Entry]:
        """What happened in one of the threads, in order."""
        return self._threads.get(key, ())

    def asks(self, keys: Sequence[ThreadKey], context: Context, until: datetime | None = None) -> tuple[Asks, Reaches]:
        """The asks of some of the threads, now or at the moment ``until``, and how far they listen beside."""
        threads = {key: _by(entries, until) for key in keys if (entries := self.entries(key))}
        decisions = self._decisions
        if until is not None:
            decisions = {ask: tuple(d for d in made if d.at <= until) for ask, made in decisions.items()}
        beside = _Beside(self._stretches, threads, context, until)

        def read(others: Sequence[ThreadKey]) -> Threads:
            return {key: _by(entries, until) for key, entries in self._read(others).items()}

        found: dict[ThreadKey, tuple[Ask, ...]] = dict.fromkeys(keys, ())
        for key, entries in threads.items():
            found[key] = fold(entries, context, beside, decisions)
        return with_answers(found, threads, self._events.links, read, context), beside.reaches

    def _read(self, others: Sequence[ThreadKey]) -> Threads:
        """Threads that link to an ask, each read once."""
        if missing := [key for key in others if key not in self._others]:
            found = self._events.threads(missing)
            self._others |= {key: found.get(key, ()) for key in missing}
        return {key: self._others[key] for key in others}


class _Beside:
    """What stands beside threads while they are folded, as of ``until``; notes how far each of them listens."""

    def __init__(
        self,
        stretches: Stretches,
        threads: Mapping[ThreadKey, Sequence[Entry]],
        context: Context,
        until: datetime | None,
    ) -> None:
        self.reaches: dict[ThreadKey, Reach] = {}
        self._stretches = stretches
        self._threads = threads
        self._context = context
        self._until = until

    def after(self, first: Event) -> Sequence[Glimpse]:
        beside = self._stretches.after(first)
        key = first.source, first.thread
        whole = len(beside) < MOST_NEARBY
        self.reaches[key] = reach(self._threads[key], beside, whole=whole, context=self._context)
        return beside if self._until is None else [each for each in beside if each.at <= self._until]

    def whole(self, some: Sequence[Glimpse], first: Event) -> Sequence[Entry]:
        return self._stretches.whole(some, first)


def _by(entries: Sequence[Entry], until: datetime | None) -> Sequence[Entry]:
    return entries if until is None else [entry for entry in entries if entry.event.at <= until]

"""Replay: the ledger played over stored history as if syncd had been on. Reads the store, and changes nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from syncd.model import Ask, Reason
from syncd.reading import Entry
from syncd.rules.context import Context
from syncd.rules.replay import AsOf, replay
from syncd.rules.telling import TELLING
from syncd.service.evaluate import Ledgers, Rules
from syncd.service.history import History
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


def tellings(
    ledgers: Ledgers,
    asks: Iterable[Ask],
    rules: Sequence[Rules],
    since: datetime,
    until: datetime,
    done: Callable[[int], None] = lambda _: None,
) -> list[list[Telling]]:
    """What each of ``rules`` would have told of the asks' threads between two moments. ``done``: asks played so far."""
    told: list[list[Telling]] = [[] for _ in rules]
    for some in _portions(_by_thread(asks)):
        past = History(ledgers.events, ledgers.ledger, list(some))
        for key, known in some.items():
            today = {ask.id: ask for ask in known}
            happened = _happened(past.entries(key), known)
            for place, variant in zip(told, rules, strict=True):
                changes = replay(_as_of(past, key, variant.context), happened, variant.alerts, until)
                place.extend(
                    Telling(today[change.ask], change.reason, change.at)
                    for change in changes
                    if change.reason in TELLING and change.at >= since and change.ask in today
                )
            done(len(known))
    return told


def _happened(entries: Sequence[Entry], asks: Iterable[Ask]) -> list[datetime]:
    """The moments at which a thread's asks may have changed."""
    moments = [entry.event.at for entry in entries]
    return moments if len(moments) <= MOST_STEPS else [ask.asked_at for ask in asks]


def _as_of(past: History, key: ThreadKey, context: Context) -> AsOf:
    return lambda at: past.asks([key], context, at)[0][key]


def _by_thread(asks: Iterable[Ask]) -> dict[ThreadKey, list[Ask]]:
    found: dict[ThreadKey, list[Ask]] = {}
    for ask in asks:
        found.setdefault((ask.source, ask.thread), []).append(ask)
    return found


def _portions(threads: Mapping[ThreadKey, list[Ask]]) -> Iterator[dict[ThreadKey, list[Ask]]]:
    left = iter(threads.items())
    while some := dict(islice(left, BATCH)):
        yield some

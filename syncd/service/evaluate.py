"""Evaluation: threads in which something happened are folded anew."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from syncd.model import Ask, State
from syncd.rules.alerts import AlertPolicy
from syncd.rules.beside import Reach
from syncd.rules.frozen import kept
from syncd.rules.ledger import Context, may_ask
from syncd.service.bugs import where
from syncd.service.elsewhere import may_answer
from syncd.service.history import Asks, History, Reaches
from syncd.service.tell import Terms, wakes
from syncd.store.errors import StoreError
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore, Stored
from syncd.store.touch import NOT_READ, ThreadKey, Touched

log = logging.getLogger(__name__)

BATCH = 500


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides: people, policies and calendars of the fold, and what is told."""

    context: Context
    alerts: AlertPolicy


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The parts of the store that evaluation reads and writes, and when each source was first polled."""

    events: EventStore
    ledger: LedgerStore
    first_reads: Mapping[str, datetime]


def evaluate(ledgers: Ledgers, rules: Rules, now: datetime, goes_on: Callable[[], bool] = lambda: True) -> int:
    """Brings the ledger up to date; gives how many threads were folded.

    Costs what changed, not what is stored: touched threads are found by index. ``goes_on`` is asked between batches.
    """
    looked_at, more = 0, True
    while more and goes_on():
        folded, up_to_date = _fold(lambda: ledgers.ledger.touched(BATCH), ledgers, rules, now)
        looked_at += folded
        more = folded == BATCH or not up_to_date
    return looked_at


def think_over(key: ThreadKey, ledgers: Ledgers, rules: Rules, now: datetime) -> None:
    """Folds one thread at once, so that a decision is seen; it stays marked, and the service folds it and tells."""
    _fold(lambda: [Touched(*key, NOT_READ)], ledgers, rules, now)


def folded(keys: Sequence[ThreadKey], ledgers: Ledgers, context: Context, until: datetime | None = None) -> Asks:
    """The asks of these threads, as their stored events tell them now, or told them at the moment ``until``."""
    return _history(keys, ledgers, context).asks(keys, context, until)[0]


def _history(keys: Sequence[ThreadKey], ledgers: Ledgers, context: Context) -> History:
    return History(ledgers.events, ledgers.ledger, keys, partial(may_ask, context.people))


def _fold(which: Callable[[], list[Touched]], ledgers: Ledgers, rules: Rules, now: datetime) -> tuple[int, bool]:
    """Folds some threads and saves their asks; gives how many there were, and whether they are up to date now."""
    with ledgers.ledger.snapshot():
        threads = which()
        if not threads:
            return 0, True
        seen = ledgers.ledger.freezing.seen()
        keys = [thread.key for thread in threads]
        # What was said in these threads may answer asks of others, to which they link.
        answered = may_answer(keys, ledgers.events.links, ledgers.ledger)
        keys += answered
        before = ledgers.ledger.stored(keys)
        found, reaches = _folded_or_left(keys, ledgers, rules.context)
        found = _kept(found, before, ledgers.ledger)
        asks = {ask.id: ask for some in found.values() for ask in some}
        left = {stood.id: stood.ask for stood in before if stood.key not in found}
        told = ledgers.ledger.told([*asks, *(stood.id for stood in before if stood.id not in asks)])
    # An ask that was told of but that the rules no longer see (the config changed) is taken back, not forgotten.
    for stood in before:
        if stood.id not in asks and stood.id not in left and stood.id in told:
            ask = stood.ask
            asks[ask.id] = replace(ask, state=State.WITHDRAWN, closed_at=ask.closed_at or now)
    times = wakes(asks.values(), told, Terms(rules.alerts, ledgers.first_reads), now)
    saved = [*threads, *(Touched(*key, NOT_READ) for key in answered)]
    # Nobody is told of what could not be evaluated: it wakes no more, until something happens in its thread.
    up_to_date = ledgers.ledger.save(saved, [*asks.values(), *left.values()], times, (), (), (), now, reaches, seen)
    return len(threads), up_to_date


def _kept(found: Asks, before: Sequence[Stored], ledger: LedgerStore) -> Asks:
    """Threads that lost a part of their past keep what was settled in them."""
    frozen = ledger.freezing.of([*(key for key, asks in found.items() if asks), *(each.key for each in before)])
    if not frozen:
        return found
    stood: dict[ThreadKey, list[Ask]] = {}
    for each in before:
        if each.key in frozen:
            stood.setdefault(each.key, []).append(each.ask)
    return {key: kept(asks, stood.get(key, ()), frozen[key]) if key in frozen else asks for key, asks in found.items()}


def _folded_or_left(keys: Sequence[ThreadKey], ledgers: Ledgers, context: Context) -> tuple[Asks, Reaches]:
    """The asks of these threads; one that the rules stumble over is left out, and the others are not."""
    try:
        return _history(keys, ledgers, context).asks(keys, context)
    except StoreError:
        raise
    except Exception as bug:  # noqa: BLE001  one thread must not stop the ledger
        if len(keys) == 1:
            source, thread = keys[0]
            log.error("%s: the thread %s cannot be evaluated, please report it: %s", source, thread, where(bug))
            return {}, {}
        asks: dict[ThreadKey, tuple[Ask, ...]] = {}
        reaches: dict[ThreadKey, Reach] = {}
        for key in keys:
            some, reached = _folded_or_left([key], ledgers, context)
            asks |= some
            reaches |= reached
        return asks, reaches

"""Evaluation: threads in which something happened are folded anew; then what has become due or changed is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from syncd.model import Ask, Decision, State
from syncd.reading import Entry
from syncd.rules.alerts import AlertPolicy, applied, plan, reconcile, wake
from syncd.rules.ledger import Context, fold
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.sources import SourceStore
from syncd.store.touch import ThreadKey, Touched

BATCH = 500
MOST_TOLD = 10_000
"""Threads whose moment may come at once: more are told in the next round."""
MOST_NEARBY = 50
"""Top-level messages of a chat that are looked at after an ask in it."""
NOT_READ = -1
"""A version that no thread has: saving tells of a thread without marking it as folded."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides: people, policies and calendars of the fold, and what is told."""

    context: Context
    alerts: AlertPolicy


@dataclass(frozen=True, slots=True)
class Ledgers:
    """The parts of the store that evaluation reads and writes, and when each source was first polled."""

    events: EventStore
    sources: SourceStore
    ledger: LedgerStore
    first_reads: Mapping[str, datetime]


def evaluate(ledgers: Ledgers, rules: Rules, now: datetime) -> int:
    """Brings the ledger up to date and fills the outbox; gives how many threads were looked at.

    Costs what changed, not what is stored: touched threads and asks whose moment has come are found by index. All is
    folded before anything is told, so that what belongs into one digest is in one.
    """
    looked_at = 0
    while threads := ledgers.ledger.touched(BATCH):
        _fold(threads, ledgers, rules, now)
        looked_at += len(threads)
    return looked_at + _tell(ledgers, rules, now)


def folded(keys: Sequence[ThreadKey], ledgers: Ledgers, context: Context) -> dict[ThreadKey, tuple[Ask, ...]]:
    """The asks of these threads, as their stored events tell them now."""
    stored = ledgers.events.threads(keys)
    decisions = ledgers.ledger.decisions(keys)
    return {key: _asks(stored.get(key, []), ledgers.events, context, decisions) for key in keys}


def _asks(
    entries: Sequence[Entry], events: EventStore, context: Context, decisions: Mapping[str, Sequence[Decision]]
) -> tuple[Ask, ...]:
    asks = fold(entries, context, decisions=decisions)
    if not any(ask.state.owed and ask.place.unthreaded for ask in asks):
        return asks
    # In a chat the answer may be a later message beside the thread: only then is the channel looked at.
    first = entries[0].event
    nearby = events.nearby(first.source, first.place.id, first.at, MOST_NEARBY)
    return fold(entries, context, nearby, decisions)


def _fold(threads: Sequence[Touched], ledgers: Ledgers, rules: Rules, now: datetime) -> None:
    keys = [thread.key for thread in threads]
    asks = {ask.id: ask for found in folded(keys, ledgers, rules.context).values() for ask in found}
    before = ledgers.ledger.of_threads(keys)
    told = ledgers.ledger.told([*asks, *(ask.id for ask in before)])
    # An ask that was told of but that the rules no longer see (the config changed) is taken back, not forgotten.
    for ask in before:
        if ask.id not in asks and ask.id in told:
            asks[ask.id] = replace(ask, state=State.WITHDRAWN, closed_at=ask.closed_at or now)
    wakes = {ask.id: wake(ask, told.get(ask.id), rules.alerts, now) for ask in asks.values()}
    ledgers.ledger.save(threads, list(asks.values()), wakes, (), (), (), now)


def _tell(ledgers: Ledgers, rules: Rules, now: datetime) -> int:
    keys = [thread.key for thread in ledgers.ledger.waking(now, MOST_TOLD)]
    if not keys:
        return 0
    asks = {ask.id: ask for ask in ledgers.ledger.of_threads(keys)}
    told = ledgers.ledger.told(list(asks))
    changes = reconcile(asks.values(), told, now, rules.alerts, ledgers.sources.proofs())
    if not changes:
        return 0  # they wait for the poll that proves that nobody answered
    history = {ask.id for ask in asks.values() if _is_history(ask, ledgers.first_reads)}
    planned = plan(changes, asks, told, rules.alerts, history, now)
    after = applied(told, changes)
    wakes = {ask.id: wake(ask, after.get(ask.id), rules.alerts, now) for ask in asks.values()}
    unread = [Touched(source, thread, NOT_READ) for source, thread in keys]
    ledgers.ledger.save(unread, list(asks.values()), wakes, changes, planned.alerts, planned.deliveries, now)
    return len(keys)


def _is_history(ask: Ask, first_reads: Mapping[str, datetime]) -> bool:
    first = first_reads.get(ask.source)
    return first is None or ask.asked_at < first

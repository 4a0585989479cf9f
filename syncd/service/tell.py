"""Telling: what is true of the asks whose moment has come, against what was told of them, into the outbox."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from syncd.alert import Told
from syncd.model import Ask, Change
from syncd.rules.alerts import AlertPolicy, applied, plan, reconcile, wake
from syncd.service.proofs import Proof, proven_at
from syncd.store.ledger import LedgerStore

MOST = 10_000
"""Threads whose moment may come at once: more are told in the next round."""


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms people are told: the policy, and when each source was first polled.

    ``gathering``: a source is still being read for the first time, and history waits, so that it is one digest.
    """

    policy: AlertPolicy
    first_reads: Mapping[str, datetime]
    gathering: bool = False


def tell(ledger: LedgerStore, terms: Terms, proofs: Mapping[str, Proof], now: datetime) -> int:
    """Puts into the outbox what is to be told; gives the number of changes. The rest waits for its proof."""
    keys = [thread.key for thread in ledger.waking(now, MOST)]
    if not keys:
        return 0
    asks = {ask.id: ask for ask in ledger.of_threads(keys)}
    told = ledger.told(list(asks))
    history = {ask.id for ask in asks.values() if _is_history(ask, terms)}
    changes: list[Change] = []
    for ask in asks.values():
        at = None if terms.gathering and ask.id in history else proven_at(proofs, ask)
        changes += reconcile([ask], told, now, terms.policy, {} if at is None else {ask.source: at})
    planned = plan(changes, asks, told, terms.policy, history, now)
    after = wakes(asks.values(), applied(told, changes), terms, now)
    ledger.tell(after, changes, planned.alerts, planned.deliveries, now)
    return len(changes)


def wakes(asks: Iterable[Ask], told: Mapping[str, Told], terms: Terms, now: datetime) -> dict[str, datetime | None]:
    """When each ask is to be thought over though nothing happens; never, where nobody is told of old history."""
    return {
        ask.id: None
        if _is_silent(ask, told.get(ask.id), terms, now)
        else wake(ask, told.get(ask.id), terms.policy, now)
        for ask in asks
    }


def _is_silent(ask: Ask, told: Told | None, terms: Terms, now: datetime) -> bool:
    untold = told is None or not told.alerts
    return untold and now - ask.asked_at > terms.policy.max_age and _is_history(ask, terms)


def _is_history(ask: Ask, terms: Terms) -> bool:
    first = terms.first_reads.get(ask.source)
    return first is None or ask.asked_at < first

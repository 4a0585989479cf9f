"""What would have been told of a thread, had syncd been on while it happened: the rules, played over its past."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeAlias

from syncd.alert import Told
from syncd.model import Ask, Change
from syncd.rules.alerts import AlertPolicy, reconcile
from syncd.rules.telling import applied, wake

AsOf: TypeAlias = Callable[[datetime], Sequence[Ask]]
"""A thread's asks as its events told them at a moment."""
_READ = datetime.max.replace(tzinfo=UTC)
"""History is read completely: nothing waits for its proof."""


def replay(as_of: AsOf, happened: Iterable[datetime], policy: AlertPolicy, until: datetime) -> list[Change]:
    """Everything that would have been told of a thread's asks until then, in order.

    ``happened``: when something happened in the thread or to it. Between those moments only due moments pass, so the
    rules are asked at both and nowhere else.
    """
    moments = sorted({at for at in happened if at <= until})
    told: dict[str, Told] = {}
    changes: list[Change] = []
    following = iter(moments)
    event = next(following, None)
    waking: datetime | None = None
    while (now := _sooner(event, waking)) is not None and now <= until:
        asks = as_of(now)
        for change in _told_at(asks, told, now, policy):
            changes.append(change)
            told = applied(told, [change])
        while event is not None and event <= now:
            event = next(following, None)
        waking = _next_waking(asks, told, policy, now)
    return changes


def _told_at(asks: Sequence[Ask], told: Mapping[str, Told], now: datetime, policy: AlertPolicy) -> list[Change]:
    """All that is told at a moment: one change of an ask may be followed by another at once."""
    proofs = {ask.source: _READ for ask in asks}
    found: list[Change] = []
    while changes := reconcile(asks, told, now, policy, proofs):
        found += changes
        told = applied(told, changes)
    return found


def _next_waking(asks: Sequence[Ask], told: Mapping[str, Told], policy: AlertPolicy, now: datetime) -> datetime | None:
    moments = [wake(ask, told.get(ask.id), policy, now) for ask in asks]
    return min((at for at in moments if at is not None and at > now), default=None)


def _sooner(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)

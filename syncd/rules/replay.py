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
    following = iter(sorted({at for at in happened if at <= until}))
    told: Mapping[str, Told] = {}
    changes: list[Change] = []
    event, waking = next(following, None), None
    while (now := _sooner(event, waking)) is not None and now <= until:
        asks = as_of(now)
        proofs = {ask.source: _READ for ask in asks}
        # One change of an ask may be followed by another at once.
        while some := reconcile(asks, told, now, policy, proofs):
            changes += some
            told = applied(told, some)
        while event is not None and event <= now:
            event = next(following, None)
        waking = _next_waking(asks, told, policy, now)
    return changes


def _next_waking(asks: Sequence[Ask], told: Mapping[str, Told], policy: AlertPolicy, now: datetime) -> datetime | None:
    moments = [wake(ask, told.get(ask.id), policy, now) for ask in asks]
    return min((at for at in moments if at is not None and at > now), default=None)


def _sooner(one: datetime | None, other: datetime | None) -> datetime | None:
    return min((at for at in (one, other) if at is not None), default=None)

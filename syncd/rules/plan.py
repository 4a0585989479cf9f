"""From changes to messages: which alerts are new, which are edited, what is said below one."""

import base64
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from syncd.alert import Action, Alert, NewDelivery, Told
from syncd.model import Ask, Change, Reason
from syncd.rules.decided import decision
from syncd.rules.telling import CLOSING, TELLING, AlertPolicy, is_told

_NOBODY: frozenset[str] = frozenset()
_BELOW = frozenset({Reason.OVERDUE, Reason.ESCALATED, Reason.REMINDED})
"""What is also said below a message that stands already: an edit notifies nobody."""
CHANNEL = "channel"


class Plan(NamedTuple):
    """New alerts, and what is to be done with which alert."""

    alerts: tuple[Alert, ...]
    deliveries: tuple[NewDelivery, ...]


def plan(
    changes: Iterable[Change],
    asks: Mapping[str, Ask],
    told: Mapping[str, Told],
    policy: AlertPolicy,
    history: Collection[str] = _NOBODY,
    now: datetime | None = None,
) -> Plan:
    """How the changes are told.

    ``told`` is from before the changes. ``history`` are the asks from before the first reading of their source: they
    are told as one digest, and not at all if they are older than ``policy.max_age`` at ``now``.
    """
    alerts: list[Alert] = []
    deliveries: list[NewDelivery] = []
    fresh: dict[str, list[Change]] = {}
    for change in changes:
        ask = asks.get(change.ask)
        if ask is None:
            continue
        record = told.get(change.ask)
        if change.reason not in TELLING:
            deliveries.extend(_to(alert, Action.EDIT, change) for alert in _latest(record).values())
            continue
        current = _current(record, ask)
        if not current and change.ask in history and now is not None and now - ask.asked_at > policy.max_age:
            continue
        for route in _routes(ask, policy):
            alert = current.get(route)
            if alert is None:
                fresh.setdefault(route, []).append(change)
            else:
                deliveries.append(_to(alert, Action.EDIT, change))
                if change.reason in _BELOW:
                    deliveries.append(_to(alert, Action.REPLY, change))
    for route, some in fresh.items():
        for alert, change in _new(route, some, told, policy, history):
            alerts.append(alert)
            deliveries.append(_to(alert, Action.POST, change))
    return Plan(tuple(alerts), tuple(_once(deliveries)))


def _routes(ask: Ask, policy: AlertPolicy) -> list[str]:
    routes = [CHANNEL] if policy.channel else []
    return [*routes, f"dm:{ask.owner.id}"] if policy.dm_owner else routes


def _current(told: Told | None, ask: Ask) -> dict[str, Alert]:
    """By route, the alert in which the ask stands as waiting; none where that was taken back.

    Who decided by a reaction on an alert and takes it away looks at that alert: it says again that somebody waits.
    """
    if told is None or is_told(told):
        return _latest(told)
    there = _reopened_there(told, ask)
    return {route: alert for route, alert in _latest(told).items() if there and alert.ts}


def _latest(told: Told | None) -> dict[str, Alert]:
    """By route, the last alert about an ask, whatever it says by now."""
    return {alert.route: alert for alert in told.alerts} if told is not None else {}


def _reopened_there(told: Told, ask: Ask) -> bool:
    """Whether what was told last, that nothing is owed, was decided by a reaction that was taken away."""
    step = decision(ask)
    if step is None or step.rule != "reopened" or not step.event or step.at is None:
        return False
    return all(at <= step.at for reason, at in told.reasons.items() if reason in CLOSING)


def _new(
    route: str, changes: Sequence[Change], told: Mapping[str, Told], policy: AlertPolicy, history: Collection[str]
) -> list[tuple[Alert, Change]]:
    """New alerts of one route: one each, or a digest where there are too many or they are history."""
    flood = len(changes) > policy.flood
    old = [change for change in changes if flood or change.ask in history]
    single = [change for change in changes if not flood and change.ask not in history]
    if len(old) == 1:
        old, single = [], [*old, *single]
    found = [(_alert(route, [change], told), change) for change in single]
    if old:
        found.append((_alert(route, old, told), old[0]))
    return found


def _alert(route: str, changes: Sequence[Change], told: Mapping[str, Told]) -> Alert:
    """An alert whose id is the same whenever the same is told again, and another one when it is told anew."""
    asks = tuple(change.ask for change in changes)
    parts = [route]
    for change in sorted(changes, key=lambda change: change.ask):
        before = told.get(change.ask)
        times = len(before.alerts) if before is not None else 0
        parts.append(f"{change.ask}:{change.reason}:{times}")
    digest = hashlib.sha256("\x00".join(parts).encode()).digest()
    return Alert(base64.b32encode(digest[:10]).decode().lower(), route, asks, digest=len(asks) > 1)


def _to(alert: Alert, action: Action, change: Change) -> NewDelivery:
    return NewDelivery(alert.id, action, change.reason, change.detail)


def _once(deliveries: Iterable[NewDelivery]) -> list[NewDelivery]:
    """An alert is edited once, however many of its asks changed; what is said below it is said for each reason."""
    found: dict[tuple[object, ...], NewDelivery] = {}
    for delivery in deliveries:
        key = (delivery.alert, delivery.action, delivery.reason if delivery.action is Action.REPLY else "")
        found.setdefault(key, delivery)
    return list(found.values())

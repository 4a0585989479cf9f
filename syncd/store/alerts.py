"""What was told of the asks: the record of alerts, and new rows for the outbox, written with the ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from syncd.alert import Alert, NewDelivery, Told
from syncd.model import Change, Reason
from syncd.store import tables
from syncd.store.codec import clean, micros, moment
from syncd.store.database import Database
from syncd.store.prepared import portions

_alerts = tables.alerts
_members = tables.alert_asks


def write_told(
    db: Database,
    connection: Connection,
    changes: Sequence[Change],
    alerts: Sequence[Alert],
    deliveries: Sequence[NewDelivery],
    now: datetime,
) -> None:
    """Records changes as told, and puts what must be delivered for it into the outbox. Alerts may be there already."""
    latest = {(change.ask, change.reason.value): micros(change.at) for change in changes}
    rows = [{"ask": ask, "reason": reason, "at": at} for (ask, reason), at in latest.items()]
    db.upsert(connection, tables.told, rows)
    if alerts:
        connection.execute(
            db.insert(_alerts).on_conflict_do_nothing(), [_alert_row(alert, micros(now)) for alert in alerts]
        )
        members = [
            {"alert": alert.id, "position": position, "ask": ask}
            for alert in alerts
            for position, ask in enumerate(alert.asks)
        ]
        if members:
            connection.execute(db.insert(_members).on_conflict_do_nothing(), members)
    if deliveries:
        connection.execute(insert(tables.outbox), [_outbox_row(delivery, micros(now)) for delivery in deliveries])


def told_of(connection: Connection, ask_ids: Sequence[str]) -> dict[str, Told]:
    """What was told of each ask of which anything was told."""
    reasons: dict[str, dict[Reason, datetime]] = {}
    standing: dict[str, list[str]] = {}
    for some in portions(ask_ids):
        told = tables.told.c
        for ask, reason, at in connection.execute(select(told.ask, told.reason, told.at).where(told.ask.in_(some))):
            reasons.setdefault(ask, {})[Reason(reason)] = moment(at)
        statement = select(_members.c.ask, _members.c.alert).where(_members.c.ask.in_(some))
        for ask, alert in connection.execute(statement):
            standing.setdefault(ask, []).append(alert)
    alerts = read_alerts(connection, {alert for ids in standing.values() for alert in ids})
    return {
        ask: Told(ask, tuple(a for id_, a in alerts.items() if id_ in standing.get(ask, ())), reasons.get(ask, {}))
        for ask in reasons.keys() | standing.keys()
    }


def read_alerts(connection: Connection, ids: Iterable[str]) -> dict[str, Alert]:
    """Alerts by id, the oldest first."""
    asks: dict[str, list[str]] = {}
    rows: list[Any] = []
    for some in portions(sorted(ids)):
        members = select(_members.c.alert, _members.c.ask).where(_members.c.alert.in_(some))
        for alert, ask in connection.execute(members.order_by(_members.c.alert, _members.c.position)):
            asks.setdefault(alert, []).append(ask)
        rows += connection.execute(select(_alerts).where(_alerts.c.id.in_(some))).all()
    rows.sort(key=lambda row: (row.created_at, row.id))
    return {
        row.id: Alert(row.id, row.route, tuple(asks.get(row.id, ())), bool(row.digest), row.channel, row.ts)
        for row in rows
    }


def _alert_row(alert: Alert, now: int) -> dict[str, object]:
    return {
        "id": alert.id,
        "route": clean(alert.route),
        "digest": alert.digest,
        "channel": alert.channel,
        "ts": alert.ts,
        "created_at": now,
    }


def _outbox_row(delivery: NewDelivery, now: int) -> dict[str, object]:
    alert, action, reason, detail = delivery
    return {
        "alert": alert,
        "action": action.value,
        "reason": reason.value,
        "detail": clean(detail),
        "state": "pending",
        "created_at": now,
        "not_before": now,
        "attempts": 0,
        "error": "",
    }

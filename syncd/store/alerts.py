"""What was told of the asks: the record of alerts, and new rows for the outbox, written with the ledger."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select

from syncd.alert import Alert, NewDelivery, Told
from syncd.model import Change, Reason
from syncd.store import tables
from syncd.store.codec import clean, micros, moment
from syncd.store.database import Database
from syncd.store.prepared import Row, portions

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
    latest = {(change.ask, change.reason.value): change for change in changes}
    rows = [
        {"ask": ask, "reason": reason, "at": micros(change.at), "shown": change.shown}
        for (ask, reason), change in latest.items()
    ]
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


class Telling:
    """Reads what was told."""

    def __init__(self, db: Database) -> None:
        self._db = db
        told, members, alerts = tables.told.c, _members.c, _alerts.c
        columns = (told.ask, told.reason, told.at, told.shown)
        self._told = db.prepared(select(*columns).where(db.one_of(told.ask, "asks")).order_by(told.at))
        self._standing = db.prepared(select(members.ask, members.alert).where(db.one_of(members.ask, "asks")))
        self._members = db.prepared(
            select(members.alert, members.ask)
            .where(db.one_of(members.alert, "alerts"))
            .order_by(members.alert, members.position)
        )
        self._alerts = db.prepared(
            select(alerts.created_at, alerts.id, alerts.route, alerts.digest, alerts.channel, alerts.ts).where(
                db.one_of(alerts.id, "alerts")
            )
        )

    def of_asks(self, connection: Connection, ask_ids: Sequence[str]) -> dict[str, Told]:
        """What was told of each ask of which anything was told; its alerts with the oldest first."""
        reasons: dict[str, dict[Reason, datetime]] = {}
        shown: dict[str, str] = {}
        standing: dict[str, list[str]] = {}
        for some in portions(ask_ids):
            asks = self._db.many(some)
            for ask, reason, at, as_shown in self._told.rows(connection, asks=asks):
                reasons.setdefault(ask, {})[Reason(reason)] = moment(at)
                shown[ask] = as_shown
            for ask, alert in self._standing.rows(connection, asks=asks):
                standing.setdefault(ask, []).append(alert)
        alerts = self.alerts(connection, {alert for ids in standing.values() for alert in ids})
        place = {alert: number for number, alert in enumerate(alerts)}
        return {
            ask: Told(
                ask,
                tuple(alerts[id_] for id_ in sorted(standing.get(ask, ()), key=place.__getitem__)),
                reasons.get(ask, {}),
                shown.get(ask, ""),
            )
            for ask in reasons.keys() | standing.keys()
        }

    def alerts(self, connection: Connection, ids: Iterable[str]) -> dict[str, Alert]:
        """Alerts by id, the oldest first."""
        asks: dict[str, list[str]] = {}
        rows: list[Row] = []
        for some in portions(sorted(ids)):
            wanted = self._db.many(some)
            for alert, ask in self._members.rows(connection, alerts=wanted):
                asks.setdefault(alert, []).append(ask)
            rows += self._alerts.rows(connection, alerts=wanted)
        return {
            id_: Alert(id_, route, tuple(asks.get(id_, ())), bool(digest), channel, ts)
            for _, id_, route, digest, channel, ts in sorted(rows)
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

"""Alerts that had to wait, such as while Slack was down, become one digest where they are too many."""

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select, text, update

from syncd.alert import Action
from syncd.store import tables
from syncd.store.database import Database
from syncd.store.failures import failure_of

_NEVER_TRIED = (
    text("state = 'pending'"),
    tables.outbox.c.action == Action.POST.value,
    tables.outbox.c.attempts == 0,
)


def gather(db: Database, flood: int) -> None:
    """More than ``flood`` alerts for one place that wait and were never tried: the first of them tells of all.

    One that was tried may stand in Slack already, though its answer was lost: it stays as it is.
    """
    names = tables.outbox.c
    waiting = select(names.alert, tables.alerts.c.route).join(tables.alerts, tables.alerts.c.id == names.alert)
    waiting = waiting.where(*_NEVER_TRIED).order_by(names.id)
    with db.reading() as connection:
        if len(connection.execute(waiting).all()) <= flood:
            return
    with db.writing() as connection:
        routes: dict[str, list[str]] = {}
        for alert, route in connection.execute(waiting):
            if failure_of(alert) is None:
                routes.setdefault(route, []).append(alert)
        for alerts in routes.values():
            if len(alerts) > flood:
                _merge(connection, alerts)


def _merge(connection: Connection, alerts: Sequence[str]) -> None:
    first, *others = alerts
    members = tables.alert_asks.c
    rows = connection.execute(
        select(members.alert, members.ask, members.position).where(members.alert.in_(alerts))
    ).all()
    place = {alert: number for number, alert in enumerate(alerts)}
    rows = sorted(rows, key=lambda row: (place[row.alert], row.position))
    asks = dict.fromkeys(row.ask for row in rows)
    connection.execute(delete(tables.alert_asks).where(members.alert.in_(alerts)))
    told = [{"alert": first, "position": position, "ask": ask} for position, ask in enumerate(asks)]
    connection.execute(tables.alert_asks.insert(), told)
    connection.execute(delete(tables.outbox).where(tables.outbox.c.alert.in_(others)))
    connection.execute(delete(tables.alerts).where(tables.alerts.c.id.in_(others)))
    connection.execute(update(tables.alerts).where(tables.alerts.c.id == first).values(digest=True))

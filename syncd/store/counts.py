"""How much there is in the store, counted by the database: for /metrics, where nothing is read that is not shown."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import false, func, select, text

from syncd.model import TICKING
from syncd.reading import Point
from syncd.store import tables
from syncd.store.ask_codec import SUSPICION
from syncd.store.codec import micros
from syncd.store.database import Database


@dataclass(frozen=True, slots=True)
class Counted:
    """Asks that are owed by their stored state, those of them that are overdue, and threads still to be evaluated.

    ``suspected`` counts apart what nobody is told of, since it is below the point at which somebody is.
    """

    asks: dict[str, int] = field(default_factory=dict)
    overdue: int = 0
    suspected: int = 0
    unevaluated: int = 0


def counted(db: Database, now: datetime, alerts: Point) -> Counted:
    """What there is now, where asks are told from ``alerts`` on."""
    asks, owed = tables.asks.c, text(tables.OWED)
    ticking = [state.value for state in TICKING]
    suspected = asks.body.contains(SUSPICION) if alerts is Point.PRECISE else false()
    with db.reading() as connection:
        states = connection.execute(select(asks.state, func.count()).where(owed, ~suspected).group_by(asks.state)).all()
        overdue = connection.execute(
            select(func.count()).where(owed, ~suspected, asks.state.in_(ticking), asks.due_at <= micros(now))
        ).scalar_one()
        unsure = connection.execute(select(func.count()).select_from(tables.asks).where(owed, suspected)).scalar_one()
        waiting = connection.execute(select(func.count()).select_from(tables.threads).where(text("dirty"))).scalar_one()
    return Counted({row[0]: row[1] for row in states}, overdue, unsure, waiting)

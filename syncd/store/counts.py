"""How much there is in the store, counted by the database: for /metrics, where nothing is read that is not shown."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, text

from syncd.model import TICKING
from syncd.store import tables
from syncd.store.codec import micros
from syncd.store.database import Database


@dataclass(frozen=True, slots=True)
class Counted:
    """Asks that are owed by their stored state, those of them that are overdue, and threads still to be evaluated."""

    asks: dict[str, int] = field(default_factory=dict)
    overdue: int = 0
    unevaluated: int = 0


def counted(db: Database, now: datetime) -> Counted:
    """What there is now."""
    asks = tables.asks.c
    ticking = [state.value for state in TICKING]
    with db.reading() as connection:
        states = connection.execute(
            select(asks.state, func.count()).where(text(tables.OWED)).group_by(asks.state)
        ).all()
        overdue = connection.execute(
            select(func.count()).where(text(tables.OWED), asks.state.in_(ticking), asks.due_at <= micros(now))
        ).scalar_one()
        waiting = connection.execute(select(func.count()).select_from(tables.threads).where(text("dirty"))).scalar_one()
    return Counted({row[0]: row[1] for row in states}, overdue, waiting)

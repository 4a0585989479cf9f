"""What the ledger asks the database again and again, made once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Integer,
    Table,
    bindparam,
    delete,
    literal_column,
    select,
    text,
    update,
)

from syncd.model import State
from syncd.store import tables
from syncd.store.database import Database
from syncd.store.prepared import Prepared

_asks = tables.asks.c
_threads = tables.threads.c
_decisions = tables.decisions.c
DECISION = ("ask", "action", "at", "until", "owner", "reason", "by", "event")
"""The columns of a decision, in the order of its fields."""


class Statements:
    """The ledger's statements. Those about threads take ``of_source`` and ``threads``."""

    def __init__(self, db: Database) -> None:
        self._db = db
        most = bindparam("most", type_=Integer)
        named = (_threads.source, _threads.thread, _threads.version)
        self.touched = db.prepared(
            select(*named).where(text("dirty")).order_by(_threads.source, _threads.thread).limit(most)
        )
        self.waking = db.prepared(
            select(_asks.source, _asks.thread)
            .where(_asks.wake_at <= bindparam("now"))
            .order_by(_asks.wake_at)
            .limit(most)
        )
        self.of_ids = db.prepared(select(_asks.body).where(db.one_of(_asks.id, "ids")))
        self.woken = db.prepared(
            select(_asks.source)
            .where(_asks.wake_at > bindparam("after"), _asks.wake_at <= bindparam("now"))
            .limit(literal_column("1"))
        )
        # Every place, said aloud: or SQLite takes the index of threads and goes through all asks, the settled ones too.
        owed = select(_asks.thread).where(
            _asks.source == bindparam("of_source"), _asks.place >= literal_column("''"), text(tables.OWED)
        )
        self.accusing = db.prepared(
            owed.where(_asks.wake_at <= bindparam("now"), _asks.state != text(f"'{State.WAITING_ON_ASKER}'"))
        )
        watched = select(_threads.place, _threads.thread, _threads.first_at, _threads.last_at).where(
            _threads.source == bindparam("of_source")
        )
        self.owed = db.prepared(watched.where(_threads.thread.in_(owed)))
        self.active = db.prepared(
            watched.where(_threads.last_at >= bindparam("since"))
            .order_by(_threads.last_at.desc(), _threads.thread)
            .limit(most)
        )
        self.versions = self._of_threads(tables.threads, *named)
        self.stored = self._of_threads(tables.asks, _asks.id, _asks.thread, _asks.body, _asks.wake_at)
        self.bodies = self._of_threads(tables.asks, _asks.body)
        names = [_decisions[name] for name in DECISION]
        self.decisions = self._of_threads(tables.decisions, *names, order=(_decisions.at, _decisions.id))
        self.wake = db.prepared(
            update(tables.asks).where(_asks.id == bindparam("of_ask")).values(wake_at=bindparam("at"))
        )
        self._of_links(db)

    def _of_links(self, db: Database) -> None:
        """Which ask is at which address, and how one goes."""
        addresses = tables.ask_addresses.c
        self.linked = db.prepared(
            select(_asks.source, _asks.thread)
            .join_from(tables.ask_addresses, tables.asks, addresses.ask == _asks.id)
            .where(db.one_of(addresses.address, "addresses"))
            .distinct()
        )
        self.remove = db.prepared(delete(tables.asks).where(_asks.id == bindparam("gone")))
        self.unlink = db.prepared(delete(tables.ask_addresses).where(addresses.ask == bindparam("gone")))
        columns = ("address", "ask")
        self.link = db.inserting(db.insert_rows(tables.ask_addresses, columns).on_conflict_do_nothing(), columns)

    def _of_threads(self, table: Table, *columns: Column[Any], order: Sequence[Column[Any]] = ()) -> Prepared:
        statement = select(*columns).where(
            table.c.source == bindparam("of_source"), self._db.one_of(table.c.thread, "threads")
        )
        return self._db.prepared(statement.order_by(*order))

"""Which threads link where: by it an answer in another thread is found, and the ask that it may answer."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from syncd.model import Event
from syncd.rules.references import references
from syncd.store import tables
from syncd.store.by_thread import rows_of_threads
from syncd.store.codec import clean
from syncd.store.database import Database
from syncd.store.prepared import portions
from syncd.store.touch import ThreadKey

_links = tables.links.c
_COLUMNS = ("source", "thread", "address")


class LinkStore:
    """Links as they come in with events, and both ways of asking for them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._insert = db.inserting(db.insert_rows(tables.links, _COLUMNS).on_conflict_do_nothing(), _COLUMNS)
        self._of = db.prepared(
            select(_links.thread, _links.address).where(
                _links.source == bindparam("of_source"), db.one_of(_links.thread, "threads")
            )
        )
        self._to = db.prepared(
            select(_links.address, _links.source, _links.thread)
            .where(db.one_of(_links.address, "addresses"))
            .order_by(_links.address, _links.source, _links.thread)
        )

    def record(self, connection: Connection, source: str, events: Iterable[Event]) -> None:
        """Keeps where new events link to, in the transaction that stores them."""
        rows = {
            (source, event.thread, clean(address)): None
            for event in events
            if event.text
            for address in references(event.text)
        }
        self._insert.run(connection, list(rows))

    def of_threads(self, keys: Sequence[ThreadKey]) -> frozenset[str]:
        """All addresses to which some threads link; mostly none."""
        with self._db.reading() as connection:
            return frozenset(address for _, (_, address) in rows_of_threads(self._db, connection, self._of, keys))

    def to(self, addresses: Sequence[str]) -> dict[str, list[ThreadKey]]:
        """By address, the threads that link to it; an address to which none does is left out."""
        found: dict[str, list[ThreadKey]] = {}
        with self._db.reading() as connection:
            for some in portions(addresses):
                for address, source, thread in self._to.rows(connection, addresses=self._db.many(some)):
                    found.setdefault(address, []).append((source, thread))
        return found

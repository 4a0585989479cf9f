"""Threads that lost a part of their past, and whether anybody was forgotten since something was read."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from syncd.store import tables
from syncd.store.codec import moment
from syncd.store.database import Database
from syncd.store.prepared import portions
from syncd.store.touch import ThreadKey


class Freezing:
    """What evaluation asks before it replaces what is stored (see ``rules.frozen``)."""

    def __init__(self, db: Database) -> None:
        self._db = db
        names = tables.threads.c
        self._frozen = db.prepared(
            select(names.thread, names.frozen_at).where(
                names.source == bindparam("of_source"),
                db.one_of(names.thread, "threads"),
                names.frozen_at.is_not(None),
            )
        )
        self._erasures = db.prepared(select(func.count()).select_from(tables.erasures))

    def of(self, keys: Sequence[ThreadKey]) -> dict[ThreadKey, datetime]:
        """When each of these threads was frozen; most never were, and are left out."""
        by_source: dict[str, list[str]] = {}
        for source, thread in keys:
            by_source.setdefault(source, []).append(thread)
        with self._db.reading() as connection:
            return {
                (source, thread): moment(at)
                for source, threads in by_source.items()
                for some in portions(threads)
                for thread, at in self._frozen.rows(connection, of_source=source, threads=self._db.many(some))
            }

    def erasures(self) -> int:
        """How often somebody was forgotten: what was read before may hold their words."""
        with self._db.reading() as connection:
            return self.count(connection)

    def count(self, connection: Connection) -> int:
        """``erasures`` on a connection."""
        return int(self._erasures.value(connection))

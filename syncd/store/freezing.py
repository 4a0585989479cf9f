"""Threads that lost a part of their past, and what was stored when something was read."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, func, select

from syncd.store import tables
from syncd.store.by_thread import rows_of_threads
from syncd.store.codec import moment
from syncd.store.database import Database
from syncd.store.touch import ThreadKey, last_seq


class Seen(NamedTuple):
    """What was stored when evaluation read it: the position of the last event, and how often somebody was forgotten."""

    position: int
    erasures: int


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
        with self._db.reading() as connection:
            return {
                (source, thread): moment(at)
                for source, (thread, at) in rows_of_threads(self._db, connection, self._frozen, keys)
            }

    def seen(self) -> Seen:
        """What is stored now; to be asked before anything else is read."""
        with self._db.reading() as connection:
            return Seen(last_seq(connection), self._erased(connection))

    def erased_since(self, connection: Connection, seen: Seen) -> bool:
        """Whether somebody was forgotten since then: what was read may hold their words."""
        return self._erased(connection) != seen.erasures

    def _erased(self, connection: Connection) -> int:
        return int(self._erasures.value(connection))

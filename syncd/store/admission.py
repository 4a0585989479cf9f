"""What of a page may be stored: nothing of before the source's horizon, and no words of who is forgotten."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select

from syncd.connector import Cursor, Unreadable
from syncd.model import Event
from syncd.reading import Reading
from syncd.store import tables
from syncd.store.codec import clean, micros
from syncd.store.database import Database
from syncd.store.forgotten import titled
from syncd.store.known import next_version
from syncd.store.prepared import portions

Entry = tuple[Event, Reading]
_NOT_KEPT = {"payload": "not kept"}


class Admission:
    """Looks at a page before it is stored, within the transaction that stores it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        names = tables.threads.c
        self._since = db.prepared(
            select(names.thread, names.first_at).where(
                names.source == bindparam("source"), db.one_of(names.thread, "threads")
            )
        )

    def admitted(self, connection: Connection, source: str, entries: Sequence[Entry]) -> Sequence[Entry]:
        """The entries that may be stored, as they may be stored; mostly all, as they are."""
        known = self._db.known
        if (horizon := known.horizons.get(source)) is not None:
            entries = self._since_horizon(connection, source, entries, horizon)
        if known.forgotten:
            entries = [known.forgotten.entry(*entry) for entry in entries]
            if self._remember_titles(connection, source, entries):
                entries = [known.forgotten.entry(*entry) for entry in entries]
        return entries

    def cursor(self, cursor: Cursor) -> Cursor:
        """The cursor as it may be stored; its own keys stay as they are."""
        forgotten = self._db.known.forgotten
        return {key: forgotten.in_json(value) for key, value in cursor.items()} if forgotten else cursor

    def unreadable(self, source: str, items: Sequence[Unreadable]) -> Sequence[Unreadable]:
        """Items for quarantine; of one that names a forgotten person the payload is not kept, nor what it says."""
        forgotten = self._db.known.forgotten
        if not forgotten:
            return items
        return [
            Unreadable(replace(bad.item, payload=_NOT_KEPT), "it cannot be read, and names somebody who is forgotten")
            if forgotten.is_in(source, dict(bad.item.payload))
            else bad
            for bad in items
        ]

    def _since_horizon(
        self, connection: Connection, source: str, entries: Sequence[Entry], horizon: int
    ) -> Sequence[Entry]:
        """Without what is older than ``horizon``, unless its thread is kept and goes back as far."""
        old = sorted({clean(event.thread) for event, _ in entries if micros(event.at) < horizon})
        if not old:
            return entries
        since = {
            thread: first
            for some in portions(old)
            for thread, first in self._since.rows(connection, source=source, threads=self._db.many(some))
        }
        return [
            (event, reading)
            for event, reading in entries
            if (at := micros(event.at)) >= horizon or since.get(clean(event.thread), horizon) <= at
        ]

    def _remember_titles(self, connection: Connection, source: str, entries: Sequence[Entry]) -> bool:
        """A thread that a forgotten person has begun is never stored with its title, whoever writes in it."""
        forgotten = self._db.known.forgotten
        digests = {forgotten.digest("thread", source, thread) for thread in titled(entries)}
        new = sorted(digests - forgotten.pseudonyms.keys())
        self._db.upsert(connection, tables.forgotten, [{"digest": digest, "pseudonym": ""} for digest in new])
        if new:
            next_version(connection, self._db.upsert)
            self._db.known.refresh(connection)
        return bool(new)

"""Stored texts are read anew where another judge has read them: by earlier rules, or with another model.

A batch and how far it came are one transaction, so that what is killed in between goes on from there.
"""

import json

from sqlalchemy import Connection, bindparam, func, select, text, update

from syncd.rules import judge
from syncd.store import tables
from syncd.store.database import Database

BATCH = 200
"""Texts in one transaction: others write in between."""
_STATE = "texts_read_by"
"""The key in ``meta``: by which judge the texts were read, and up to which ``seq``; None: all of them."""
_events = tables.events.c


class Rereading:
    """Brings the readings of the store up to the judge of this program."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._next = db.prepared(
            select(_events.seq, _events.text, _events.reading)
            .where(_events.seq > bindparam("after"), text(tables.READ))
            .order_by(_events.seq)
            .limit(BATCH)
        )
        self._store = db.prepared(
            update(tables.events).where(_events.seq == bindparam("of_seq")).values(reading=bindparam("anew"))
        )

    def begin(self) -> None:
        """A store without events has nothing that another judge has read: what comes is read by this one."""
        version = judge.version()
        if self._after(version) is not None and not self.left():
            with self._db.writing() as connection:
                self._note(connection, version, None)

    def left(self) -> int:
        """How many events are still to be looked at; 0 where all texts were read by this judge."""
        after = self._after(judge.version())
        if after is None:
            return 0
        with self._db.reading() as connection:
            later = select(func.count()).select_from(tables.events).where(_events.seq > after)
            return int(connection.execute(later).scalar_one())

    def batch(self) -> bool:
        """Reads the next texts anew; whether there may be more. A text that was taken out keeps its reading."""
        version = judge.version()
        after = self._after(version)
        if after is None:
            return False
        with self._db.writing() as connection:
            # Read and written in one transaction: meanwhile nobody can be forgotten whose words are in a reading.
            found = self._next.rows(connection, after=after)
            anew = [(judge.encode(judge.read(said)), seq, before) for seq, said, before in found]
            self._store.put(connection, [{"of_seq": seq, "anew": read} for read, seq, before in anew if read != before])
            self._note(connection, version, found[-1][0] if len(found) == BATCH else None)
        return len(found) == BATCH

    def _after(self, version: str) -> int | None:
        """Behind which position texts are still to be read by this judge."""
        by, after = json.loads(self._db.get(_STATE) or '["",0]')
        return 0 if by != version else after

    def _note(self, connection: Connection, version: str, after: int | None) -> None:
        self._db.upsert(connection, tables.meta, [{"key": _STATE, "value": json.dumps([version, after])}])

"""Where reading goes on in each source: every top-level key apart, and only those that have changed are written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, select

from syncd.model import Json
from syncd.store import tables
from syncd.store.codec import clean, dumps
from syncd.store.database import Database

_MISSING = object()


@dataclass(slots=True)
class _Stored:
    """A cursor as it is stored, as of the version of the source's row."""

    version: int
    values: dict[str, Json] = field(default_factory=dict)


class Cursors:
    """The cursors of all sources. What is stored is kept in memory too, as long as its version is the stored one."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._stored: dict[str, _Stored] = {}

    def write(self, connection: Connection, source: str, cursor: Mapping[str, Json], *, new: int) -> _Stored:
        """Writes what differs, and counts ``new`` events; to be given to ``written`` after the commit."""
        sources = tables.sources
        version = connection.execute(select(sources.c.cursor_version).where(sources.c.name == source)).scalar()
        stored = self._stored.get(source)
        if stored is None or version != stored.version:
            stored = _Stored(version or 0, read(connection, source))
        changed = {key: dumps(value) for key, value in cursor.items() if stored.values.get(key, _MISSING) != value}
        gone = stored.values.keys() - cursor.keys()
        if not (changed or gone or new) and version is not None:
            return stored
        rows = [{"source": source, "key": clean(key), "value": value} for key, value in changed.items()]
        self._db.upsert(connection, tables.cursors, rows)
        if gone:
            names = tables.cursors.c
            connection.execute(delete(tables.cursors).where(names.source == source, names.key.in_(sorted(gone))))
        next_version = stored.version + 1 if changed or gone else stored.version
        _count(self._db, connection, source, next_version, new)
        kept = {key: value for key, value in stored.values.items() if key not in gone}
        # A copy of our own: the connector may go on changing what it gave.
        return _Stored(next_version, kept | {key: json.loads(value) for key, value in changed.items()})

    def written(self, source: str, stored: _Stored) -> None:
        """What ``write`` gave has been committed."""
        self._stored[source] = stored


def read(connection: Connection, source: str) -> dict[str, Json]:
    """The whole cursor of a source; empty before its first page."""
    names = tables.cursors.c
    rows = connection.execute(select(names.key, names.value).where(names.source == source))
    return {key: json.loads(value) for key, value in rows}


def _count(db: Database, connection: Connection, source: str, version: int, new: int) -> None:
    sources = tables.sources
    statement = db.insert(sources).values(
        name=source, state="ok", error_kind="", last_error="", events=new, cursor_version=version
    )
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["name"], set_={"events": sources.c.events + new, "cursor_version": version}
        )
    )

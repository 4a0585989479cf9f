"""Where reading goes on in each source: every top-level key apart, and only those that have changed are written."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import Connection, bindparam, delete, select

from syncd.model import Json
from syncd.store import tables
from syncd.store.codec import clean, dumps, is_clean
from syncd.store.database import Database

_MISSING = object()
READ = select(tables.cursors.c.key, tables.cursors.c.value).where(tables.cursors.c.source == bindparam("of_source"))
"""The keys and values of a source's cursor."""


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
        sources = tables.sources.c
        self._version = db.prepared(select(sources.cursor_version).where(sources.name == bindparam("of_source")))
        columns = ("name", "state", "error_kind", "last_error", "events", "cursor_version")
        count = db.insert(tables.sources).values({name: bindparam(name) for name in columns})
        new = count.excluded
        self._count = db.prepared(
            count.on_conflict_do_update(
                index_elements=["name"],
                set_={"events": sources.events + new.events, "cursor_version": new.cursor_version},
            ).inline()
        )

    def write(self, connection: Connection, source: str, cursor: Mapping[str, Json], *, new: int) -> _Stored:
        """Writes what differs, and counts ``new`` events; to be given to ``written`` after the commit."""
        found = self._version.rows(connection, of_source=source)
        version = found[0][0] if found else None
        if not is_clean("".join(cursor)):
            cursor = {clean(key): value for key, value in cursor.items()}
        stored = self._stored.get(source)
        if stored is None or version != stored.version:
            stored = _Stored(version or 0, read(connection, source))
        changed = {key: dumps(value) for key, value in cursor.items() if stored.values.get(key, _MISSING) != value}
        gone = stored.values.keys() - cursor.keys()
        if not (changed or gone or new) and version is not None:
            return stored
        rows = [{"source": source, "key": key, "value": value} for key, value in changed.items()]
        self._db.upsert(connection, tables.cursors, rows)
        if gone:
            names = tables.cursors.c
            connection.execute(delete(tables.cursors).where(names.source == source, names.key.in_(sorted(gone))))
        next_version = stored.version + 1 if changed or gone else stored.version
        counted = {"name": source, "state": "ok", "error_kind": "", "last_error": ""}
        self._count.put(connection, [counted | {"events": new, "cursor_version": next_version}])
        kept = {key: value for key, value in stored.values.items() if key not in gone}
        return _Stored(next_version, kept | {key: _own(cursor[key]) for key in changed})

    def stands(self, connection: Connection, source: str, cursor: Mapping[str, Json]) -> bool:
        """Whether a cursor is stored just so already, as far as that can be told without reading it."""
        stored = self._stored.get(source)
        if stored is None or stored.values != cursor:
            return False
        return self._version.rows(connection, of_source=source) == [(stored.version,)]

    def written(self, source: str, stored: _Stored) -> None:
        """What ``write`` gave has been committed."""
        self._stored[source] = stored


def read(connection: Connection, source: str) -> dict[str, Json]:
    """The whole cursor of a source; empty before its first page."""
    return {key: json.loads(value) for key, value in connection.execute(READ, {"of_source": source})}


def _own(value: Json) -> Json:
    """A copy, since the connector may go on changing what it gave; of the same texts, which compares quicker."""
    if isinstance(value, Mapping):
        return {key: each if each.__class__ is str else _own(each) for key, each in value.items()}
    return [_own(each) for each in value] if isinstance(value, list | tuple) else value

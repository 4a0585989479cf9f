"""The stream of events: a page and its cursor are stored in one transaction, and threads are read back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, text

from syncd.connector import Cursor, Unreadable
from syncd.model import Account, Event, Extent, Place
from syncd.reading import Entry, Reading
from syncd.rules import judge
from syncd.store import tables
from syncd.store.codec import EVENT_COLUMNS, clean, event_of, event_row, is_clean, micros
from syncd.store.cursors import Cursors
from syncd.store.database import Database
from syncd.store.known import Changes
from syncd.store.quarantine import forgive, quarantine
from syncd.store.touch import ThreadKey, touch

_events = tables.events
_BATCH = 1_000
_KEYS = 500
"""How many ids one question asks for: below every database's limit of parameters."""
_COLUMNS = [_events.c.seq, *(_events.c[name] for name in EVENT_COLUMNS)]
_THREADS = select(*_COLUMNS).where(
    _events.c.source == bindparam("source"), _events.c.thread.in_(bindparam("threads", expanding=True))
)
_KNOWN = select(_events.c.id).where(
    _events.c.source == bindparam("source"), _events.c.id.in_(bindparam("ids", expanding=True))
)
_TARGETING = select(*_COLUMNS).where(
    _events.c.source == bindparam("source"),
    _events.c.target.in_(bindparam("ids", expanding=True)),
    text("target <> ''"),
)


@dataclass(frozen=True, slots=True)
class Committed:
    """What a page brought: how many of its events were new, and the position of the stream's last event."""

    new: int
    last_seq: int


class EventStore:
    """Events as they come in and as they are read; at most one writer of a source at a time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cursors = Cursors(db)
        insert = db.insert(_events).values({name: bindparam(name) for name in EVENT_COLUMNS})
        self._insert, order = db.prepared(insert.on_conflict_do_nothing().inline())
        if order != EVENT_COLUMNS:
            raise AssertionError(f"the driver takes {order}")

    def commit_page(
        self,
        source: str,
        entries: Sequence[tuple[Event, Reading]],
        cursor: Cursor,
        quarantined: Sequence[Unreadable],
        now: datetime,
        recovered: Collection[tuple[str, str]] = (),
    ) -> Committed:
        """Stores a page and where reading goes on, both or neither; what is stored already changes nothing.

        ``recovered``: kind and id of items that were read well; they leave quarantine. ValueError when an event or
        one of its accounts is of another source: the mapping is wrong.
        """
        changes = Changes(self._db.known)
        with self._db.writing() as connection:
            self._db.known.refresh(connection)
            fresh = self._new(connection, source, entries)
            changes.seen(*_named(source, entries))
            version = changes.write(connection, self._db.upsert) if changes else 0
            for start in range(0, len(fresh), _BATCH):
                batch = fresh[start : start + _BATCH]
                connection.exec_driver_sql(
                    self._insert, [event_row(event, judge.encode(reading)) for event, reading in batch]
                )
            if fresh:
                touch(self._db, connection, (event for event, _ in fresh))
            quarantine(self._db, connection, source, quarantined, now)
            forgive(connection, source, recovered)
            written = self._cursors.write(connection, source, cursor, new=len(fresh))
            last = connection.execute(_LAST).scalar() or 0
        self._cursors.written(source, written)
        if version:
            self._db.known.applied(changes, version)
        return Committed(len(fresh), last)

    def thread(self, source: str, thread: str) -> list[Entry]:
        """All events of one thread, in the order they happened."""
        return self.threads([(source, thread)]).get((source, thread), [])

    def threads(self, keys: Sequence[ThreadKey]) -> dict[ThreadKey, list[Entry]]:
        """All events of some threads, each in the order they happened; a thread without any is left out."""
        found: dict[ThreadKey, list[Entry]] = {}
        by_source: dict[str, list[str]] = {}
        for source, thread in keys:
            by_source.setdefault(source, []).append(thread)
        with self._db.reading() as connection:
            self._db.known.refresh(connection)
            for source, threads in by_source.items():
                for some in _chunks(threads):
                    for row in connection.execute(_THREADS, {"source": source, "threads": some}):
                        entry = self._entry(row)
                        found.setdefault((source, entry.event.thread), []).append(entry)
        for entries in found.values():
            entries.sort(key=_when)
        return found

    def stretch(self, source: str, extent: Extent) -> list[Event]:
        """What is stored of an extent, and what edits, deletes or reacts to it, in the order of the stream."""
        with self._db.reading() as connection:
            self._db.known.refresh(connection)
            found = {row.seq: row for row in connection.execute(_stretch(source, extent))}
            new = list(found.values())
            while new:
                about = [
                    row
                    for ids in _chunks([row.id for row in new])
                    for row in connection.execute(_TARGETING, {"source": source, "ids": ids})
                ]
                new = [row for row in about if row.seq not in found]
                found.update((row.seq, row) for row in new)
        return [self._event(found[seq]) for seq in sorted(found)]

    def nearby(self, source: str, place: str, after: datetime, limit: int) -> list[Entry]:
        """The first ``limit`` messages at the top level of a place since ``after``, in the order they happened."""
        statement = (
            select(*_COLUMNS)
            .where(_events.c.source == source, _events.c.place == place, _events.c.at >= micros(after), _TOP_LEVEL)
            .order_by(_events.c.at, _events.c.seq)
            .limit(limit)
        )
        return self._entries(statement)

    def after(self, seq: int, limit: int) -> list[tuple[int, Event]]:
        """The stream from behind ``seq``: no event ever appears before a position that was given already."""
        statement = select(*_COLUMNS).where(_events.c.seq > seq).order_by(_events.c.seq).limit(limit)
        return [(entry.seq, entry.event) for entry in self._entries(statement)]

    def event(self, source: str, id_: str) -> Event | None:
        """One event, by its id."""
        entries = self._entries(select(*_COLUMNS).where(_events.c.source == source, _events.c.id == id_))
        return entries[0].event if entries else None

    def _new(
        self, connection: Connection, source: str, entries: Sequence[tuple[Event, Reading]]
    ) -> list[tuple[Event, Reading]]:
        """What is not stored yet, each once. Asked first: a question is cheaper than an insert that is turned away."""
        page = {event.id: (event, reading) for event, reading in reversed(entries)}
        if not is_clean("".join(page)):
            page = {clean(id_): entry for id_, entry in page.items()}
        for ids in _chunks(list(page)):
            for (id_,) in connection.execute(_KNOWN, {"source": source, "ids": ids}):
                del page[id_]
        return list(reversed(page.values()))

    def _entries(self, statement: Select[Any]) -> list[Entry]:
        with self._db.reading() as connection:
            self._db.known.refresh(connection)
            return [self._entry(row) for row in connection.execute(statement)]

    def _entry(self, row: Any) -> Entry:
        reading = row[-1]
        return Entry(row[0], self._event(row), judge.decode(reading))

    def _event(self, row: Any) -> Event:
        known = self._db.known
        place = known.place(row.source, row.place, private=bool(row.private))
        return event_of(row[1:], known.accounts, place)


_LAST = select(_events.c.seq).order_by(_events.c.seq.desc()).limit(1)
_TOP_LEVEL = text(tables.TOP_LEVEL)


def _when(entry: Entry) -> tuple[datetime, int]:
    return entry.event.at, entry.seq


def _chunks(values: Sequence[str]) -> Iterable[Sequence[str]]:
    return (values[start : start + _KEYS] for start in range(0, len(values), _KEYS))


def _stretch(source: str, extent: Extent) -> Select[Any]:
    statement = select(*_COLUMNS).where(_events.c.source == source)
    if extent.thread:
        return statement.where(_events.c.thread == extent.thread)
    statement = statement.where(_events.c.place == extent.place, _TOP_LEVEL)
    if extent.since is not None:
        statement = statement.where(_events.c.at >= micros(extent.since))
    if extent.until is not None:
        statement = statement.where(_events.c.at <= micros(extent.until))
    return statement


def _named(source: str, entries: Iterable[tuple[Event, Reading]]) -> tuple[set[Account], set[tuple[str, Place]]]:
    accounts: set[Account] = set()
    places: set[tuple[str, Place]] = set()
    last: Place | None = None
    for event, _ in entries:
        if event.source != source:
            raise ValueError(f"an event of {event.source} came from {source}: {event.id}")
        if event.actor is not None:
            accounts.add(event.actor)
        accounts.update(event.mentions)
        accounts.update(event.assignees)
        if event.place is not last:
            last = event.place
            places.add((source, last))
            if last.owner is not None:
                accounts.add(last.owner)
    for account in accounts:
        if account.source != source:
            raise ValueError(f"an event of {source} names an account of {account.source}")
    return accounts, places

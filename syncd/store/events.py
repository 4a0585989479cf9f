"""The stream of events: a page and its cursor are stored in one transaction, and threads are read back."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, select

from syncd.connector import Cursor, Unreadable
from syncd.model import Account, Event, Extent, Place
from syncd.reading import Entry, Reading
from syncd.rules import judge
from syncd.rules.glimpse import Glimpse
from syncd.store import tables
from syncd.store.admission import Admission
from syncd.store.codec import EVENT_COLUMNS, EventRow, clean, event_row, is_clean, maybe_moment
from syncd.store.cursors import Cursors
from syncd.store.cursors import read as read_cursor
from syncd.store.database import Database
from syncd.store.entries import COLUMNS, Entries, Spoke
from syncd.store.known import FIELDS, Changes
from syncd.store.links import LinkStore
from syncd.store.prepared import portions
from syncd.store.quarantine import HELD, forgive, quarantine
from syncd.store.touch import ThreadKey, Touching, last_seq

_events = tables.events
_PROBES = 16
"""How many of a page's events are asked for before all are."""


class EventStore:
    """Events as they come in and as they are read; at most one writer of a source at a time."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._cursors = Cursors(db)
        self._admission = Admission(db)
        self._touching = Touching(db)
        self.links = LinkStore(db)
        self._entries = Entries(db)
        self._insert = db.loading(_events, EVENT_COLUMNS)
        self._held = db.prepared(HELD)
        self._known = db.prepared(
            select(_events.c.id).where(_events.c.source == bindparam("source"), db.one_of(_events.c.id, "ids"))
        )
        self._since = db.prepared(select(_events.c.id).where(_events.c.seq > bindparam("seq")))

    def commit_page(
        self,
        source: str,
        entries: Sequence[tuple[Event, Reading]],
        cursor: Cursor | None,
        quarantined: Sequence[Unreadable],
        now: datetime,
        recovered: Collection[tuple[str, str]] = (),
    ) -> int:
        """Stores a page and where reading goes on, both or neither; says how many of its events were new.

        What is stored already changes nothing. ``cursor`` None: reading goes on where it would have. ``recovered``:
        kind and id of items that were read well; they leave quarantine. What is older than the source's horizon is
        left out. ValueError when an event or one of its accounts is of another source: the mapping is wrong.
        """
        if not (entries or quarantined or recovered) and self._stands(source, cursor):
            return 0
        changes = Changes(self._db.known)
        with self._db.writing() as connection:
            self._db.known.refresh(connection)
            entries = self._admission.admitted(connection, source, entries)
            changes.seen(*self._named(source, entries))
            version = changes.write(connection, self._db.upsert) if changes else self._db.known.version
            new = self._insert_new(connection, source, entries)
            self._db.grown(connection, _events, len(new))
            self._touching.touch(connection, source, new)
            self.links.record(connection, source, (event for event, _ in new))
            unreadable = self._admission.unreadable(source, quarantined)
            quarantine(self._db, connection, source, unreadable, now)
            if recovered:
                forgive(connection, source, self._held.rows(connection, of_source=source), recovered)
            cursor = read_cursor(connection, source) if cursor is None else self._admission.cursor(cursor)
            written = self._cursors.write(connection, source, cursor, new=len(new))
        self._cursors.written(source, written)
        self._db.known.applied(changes, version)
        return len(new)

    def _stands(self, source: str, cursor: Cursor | None) -> bool:
        """Whether reading goes on where it is stored already: to see that costs less than a writer's turn."""
        if cursor is None:
            return True
        with self._db.reading() as connection:
            return self._cursors.stands(connection, source, cursor)

    def unnamed(self, entries: Sequence[tuple[Event, Reading]]) -> Sequence[tuple[Event, Reading]]:
        """The entries as they would be stored: without the words, names and ids of forgotten persons."""
        forgotten = self._db.known.forgotten
        return [forgotten.entry(*entry) for entry in entries] if forgotten else entries

    def thread(self, source: str, thread: str) -> list[Entry]:
        """All events of one thread, in the order they happened."""
        return self.threads([(source, thread)]).get((source, thread), [])

    def threads(self, keys: Sequence[ThreadKey], spoke: Spoke | None = None) -> dict[ThreadKey, list[Entry]]:
        """All events of some threads, each in the order they happened; a thread without any is left out.

        ``spoke``: a thread is left out too in which no account said anything for which this is true.
        """
        return self._entries.threads(keys, spoke)

    def stretch(self, source: str, extent: Extent) -> list[Event]:
        """What is stored of an extent, and what edits, deletes or reacts to it, in the order of the stream."""
        return self._entries.stretch(source, extent)

    def nearby(self, source: str, place: str, after: datetime, limit: int) -> list[Glimpse]:
        """A first look at ``limit`` messages at the top level of a place since ``after``, the earliest ones."""
        return self._entries.nearby(source, place, after, limit)

    def beside(
        self, source: str, places: Sequence[str], after: datetime, limit: int
    ) -> dict[str, list[Glimpse]] | None:
        """As ``nearby`` of several places at once, in no order; None where there are ``limit`` in all, or more."""
        return self._entries.beside(source, places, after, limit)

    def of_ids(self, source: str, ids: Sequence[str]) -> list[Entry]:
        """Some events, by their ids; those that are not stored are left out."""
        return [entry for some in portions(ids) for entry in self._entries.of_ids(source, some)]

    def after(self, seq: int, limit: int) -> list[tuple[int, Event]]:
        """The stream from behind ``seq``: no event ever appears before a position that was given already."""
        statement = select(*COLUMNS).where(_events.c.seq > seq).order_by(_events.c.seq).limit(limit)
        return [(entry.seq, entry.event) for entry in self._entries.of(statement)]

    def begins(self) -> datetime | None:
        """When the first of all stored events happened; None: none is stored."""
        with self._db.reading() as connection:
            first = connection.execute(select(func.min(tables.threads.c.first_at))).scalar()
        return maybe_moment(first)

    def event(self, source: str, id_: str) -> Event | None:
        """One event, by its id."""
        entries = self._entries.of(select(*COLUMNS).where(_events.c.source == source, _events.c.id == id_))
        return entries[0].event if entries else None

    def _insert_new(
        self, connection: Connection, source: str, entries: Sequence[tuple[Event, Reading]]
    ) -> list[tuple[Event, EventRow]]:
        """Stores what is not stored yet, each once; gives it with its rows."""
        page = {event.id: (event, reading) for event, reading in reversed(entries)}
        if not is_clean("".join(page)):
            page = {clean(id_): entry for id_, entry in page.items()}
        ids = list(page)
        # A page is mostly all new or all known. Known ones are cheaper to ask for than to insert in vain. Nobody else
        # writes meanwhile, so that what is not stored now is new.
        if self._db.copies or self._stored(connection, source, ids[:: len(ids) // _PROBES + 1]):
            for id_ in self._stored(connection, source, ids):
                del page[id_]
            if not page:
                return []
        new = [(event, event_row(event, judge.encode(reading))) for event, reading in reversed(page.values())]
        before = last_seq(connection)
        inserted = sum(self._insert.run(connection, [row for _, row in some]) for some in portions(new))
        if inserted == len(new):
            return new
        fresh = {id_ for (id_,) in self._since.rows(connection, seq=before)}
        return [(event, row) for event, row in new if row[1] in fresh]

    def _stored(self, connection: Connection, source: str, ids: Sequence[str]) -> list[str]:
        return [
            id_
            for some in portions(ids)
            for (id_,) in self._known.rows(connection, source=source, ids=self._db.many(some))
        ]

    def _named(
        self, source: str, entries: Iterable[tuple[Event, Reading]]
    ) -> tuple[Iterable[Account], Iterable[tuple[str, Place]]]:
        """Accounts and places that are not known already just as these events carry them."""
        settled = self._db.known.settled
        accounts: dict[tuple[object, ...], Account] = {}
        places: set[Place] = set()
        last: Place | None = None
        for event, _ in entries:
            if event.source != source:
                raise ValueError(f"an event of {event.source} came from {source}: {event.id}")
            if event.place is not last:
                last = event.place
                if (source, last) not in settled:
                    places.add(last)
            if event.actor is not None and (key := FIELDS(event.actor)) not in settled:
                accounts[key] = event.actor
            if event.mentions or event.assignees:
                for account in (*event.mentions, *event.assignees):
                    if (key := FIELDS(account)) not in settled:
                        accounts[key] = account
        owners = [place.owner for place in places if place.owner is not None]
        for account in (*accounts.values(), *owners):
            if account.source != source:
                raise ValueError(f"an event of {source} names an account of {account.source}")
        return accounts.values(), ((source, place) for place in places)

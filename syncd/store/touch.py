"""Which threads must be thought over again: marked when something new is stored, unmarked when the ledger is saved."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    Connection,
    Select,
    Update,
    bindparam,
    case,
    literal_column,
    select,
    text,
    true,
    update,
)

from syncd.model import Event
from syncd.quick import quick
from syncd.rules.conversation import SPOKEN
from syncd.store import tables
from syncd.store.codec import EventRow
from syncd.store.database import Database
from syncd.store.prepared import Prepared

_threads = tables.threads
ThreadKey = tuple[str, str]
"""A source's name and a thread's id."""
Said: TypeAlias = Mapping[bool, dict[str, list[int]]]
"""When something was said at the top level of each place, without mentions and with."""
_COLUMNS = ("source", "thread", "place", "version", "dirty", "first_at", "last_at")


NOT_READ = -1
"""A version that no thread has: saving tells of a thread without marking it as folded."""


@quick
@dataclass(frozen=True, slots=True)
class Touched:
    """A thread that must be thought over, as of ``version``: what comes later marks it again."""

    source: str
    thread: str
    version: int

    @property
    def key(self) -> ThreadKey:
        """Names the thread over all sources."""
        return self.source, self.thread


class Touching:
    """Marks what new events touch."""

    def __init__(self, db: Database) -> None:
        self._db = db
        statement = db.insert_rows(_threads, _COLUMNS)
        new, old = statement.excluded, _threads.c
        self._mark = db.inserting(
            statement.on_conflict_do_update(
                index_elements=["source", "thread"],
                set_={
                    "place": new.place,
                    "version": old.version + literal_column("1"),
                    "dirty": true(),
                    "first_at": case((new.first_at < old.first_at, new.first_at), else_=old.first_at),
                    "last_at": case((new.last_at > old.last_at, new.last_at), else_=old.last_at),
                },
            ),
            _COLUMNS,
        )
        self._listening = {mentions: db.prepared(_listening(db, mentions=mentions)) for mentions in (False, True)}
        events = tables.events.c
        self._said = db.prepared(
            select(events.source, events.place, events.at, events.mentions).where(
                events.seq > bindparam("position"), text(tables.TOP_LEVEL)
            )
        )
        self._again = db.prepared(
            update(_threads)
            .where(old.source == bindparam("of_source"), old.thread == bindparam("of_thread"))
            .values(version=old.version + literal_column("1"), dirty=true())
        )

    def touch(self, connection: Connection, source: str, events: Sequence[tuple[Event, EventRow]]) -> None:
        """Marks the threads of new events, with their rows, and those that a new message in a chat may change."""
        marks: dict[str, list[Any]] = {}
        said: Said = {False: {}, True: {}}
        for event, row in events:
            at, thread, place = row[3], row[5], row[6]
            mark = marks.get(thread)
            if mark is None:
                marks[thread] = [source, thread, place, 1, True, at, at]
            else:
                mark[2] = place
                if at > mark[6]:
                    mark[6] = at
                elif at < mark[5]:
                    mark[5] = at
            if not event.reply_to and event.place.unthreaded and row[2] in SPOKEN:
                said[bool(event.mentions)].setdefault(place, []).append(at)
        # In the order of the key, so that neighbours are written together: a tenth less for SQLite.
        self._mark.run(connection, [tuple(marks[thread]) for thread in sorted(marks)])
        self._db.grown(connection, _threads, len(marks))
        self._overhear(connection, source, said, marks)

    def overheard(self, connection: Connection, position: int) -> int:
        """Marks the threads that what was said behind ``position`` may change: they were not yet known to listen.

        Gives how many there are.
        """
        by_source: dict[str, Said] = {}
        for source, place, at, mentions in self._said.rows(connection, position=position):
            said = by_source.setdefault(source, {False: {}, True: {}})
            said[bool(mentions)].setdefault(place, []).append(at)
        return sum(self._overhear(connection, source, said, ()) for source, said in by_source.items())

    def _overhear(self, connection: Connection, source: str, said: Said, marked: Container[str]) -> int:
        touched: set[str] = set()
        for mentions, moments in said.items():
            if moments:
                listening = self._listening[mentions]
                earliest = min(map(min, moments.values()))
                places = self._db.many(moments)
                for thread, place, since, until in listening.rows(
                    connection, of_source=source, places=places, earliest=earliest
                ):
                    if thread not in marked and any(since <= at <= until for at in moments[place]):
                        touched.add(thread)
        return self._again.put(connection, [{"of_source": source, "of_thread": thread} for thread in sorted(touched)])


def last_seq(connection: Connection) -> int:
    """The position of the last stored event; 0 before the first."""
    return int(_LAST_SEQ.value(connection) or 0)


_LAST_SEQ = Prepared("SELECT max(seq) FROM events", ())


def _listening(db: Database, *, mentions: bool) -> Select[Any]:
    """The threads that a message beside them may change (see ``rules.beside.Reach``).

    Found in the index alone and only then looked up: asked in one, SQLite goes through all threads of the source.
    """
    names, inner = _threads.c, _threads.alias("listening").c
    of_source: BindParameter[str] = bindparam("of_source")
    until, reaching = (names.named_until, inner.named_until) if mentions else (names.heard_until, inner.heard_until)
    listening = select(inner.thread).where(
        inner.source == of_source, db.one_of(inner.place, "places"), reaching >= bindparam("earliest")
    )
    return select(names.thread, names.place, names.first_at, until).where(
        names.source == of_source, names.thread.in_(listening)
    )


def touch_place(connection: Connection, source: str, place: str) -> None:
    """Marks the threads with open asks in one place."""
    asks = tables.asks.c
    owed = select(asks.thread).where(asks.source == source, asks.place == place, text(tables.OWED))
    connection.execute(_marked().where(_threads.c.source == source, _threads.c.thread.in_(owed)))


def touch_thread(connection: Connection, source: str, thread: str) -> None:
    """Marks one thread."""
    connection.execute(_marked().where(_threads.c.source == source, _threads.c.thread == thread))


def touch_all(connection: Connection) -> None:
    """Marks every thread: the settings have changed."""
    connection.execute(_marked())


def _marked() -> Update:
    return update(_threads).values(version=_threads.c.version + 1, dirty=True)

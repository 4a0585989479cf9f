"""Which threads must be thought over again: marked when something new is stored, unmarked when the ledger is saved."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, Update, case, select, text, true, update

from syncd.model import Event, Kind
from syncd.store import tables
from syncd.store.codec import clean, micros
from syncd.store.database import Database

_threads = tables.threads
ThreadKey = tuple[str, str]
"""A source's name and a thread's id."""
_SPEAKS = frozenset({Kind.MESSAGE, Kind.EDIT, Kind.DELETE})


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


def touch(db: Database, connection: Connection, events: Iterable[Event]) -> None:
    """Marks the threads of new events, and those with open asks that a new message in a chat may have answered."""
    rows: dict[ThreadKey, dict[str, object]] = {}
    chats: set[tuple[str, str]] = set()
    for event in events:
        at = micros(event.at)
        row = rows.get((event.source, event.thread))
        if row is None:
            rows[event.source, event.thread] = _row(event, at)
        else:
            row["place"] = clean(event.place.id)
            row["first_at"] = min(at, row["first_at"])  # type: ignore[call-overload]
            row["last_at"] = max(at, row["last_at"])  # type: ignore[call-overload]
        if event.place.unthreaded and not event.reply_to and event.kind in _SPEAKS:
            chats.add((event.source, clean(event.place.id)))
    if not rows:
        return
    statement = db.insert(_threads)
    new = statement.excluded
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["source", "thread"],
            set_={
                "place": new.place,
                "version": _threads.c.version + 1,
                "dirty": true(),
                "first_at": case((new.first_at < _threads.c.first_at, new.first_at), else_=_threads.c.first_at),
                "last_at": case((new.last_at > _threads.c.last_at, new.last_at), else_=_threads.c.last_at),
            },
        ),
        list(rows.values()),
    )
    for source, place in sorted(chats):
        touch_place(connection, source, place)


def _row(event: Event, at: int) -> dict[str, object]:
    return {
        "source": event.source,
        "thread": clean(event.thread),
        "place": clean(event.place.id),
        "version": 1,
        "dirty": True,
        "first_at": at,
        "last_at": at,
    }


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

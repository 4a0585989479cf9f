"""Events read back: whole threads, and the stretches in which a connector looks for what is gone."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection, Select, bindparam, case, literal_column, select, text

from syncd.model import Account, Event, Extent, Kind
from syncd.reading import Entry, Reading, Sign
from syncd.rules import judge
from syncd.rules.conversation import SPOKEN
from syncd.rules.glimpse import Glimpse
from syncd.store import tables
from syncd.store.by_thread import rows_of_threads
from syncd.store.codec import EVENT_COLUMNS, event_of, micros, moment
from syncd.store.database import Database
from syncd.store.prepared import Row, portions
from syncd.store.touch import ThreadKey

_events = tables.events
COLUMNS = [_events.c.seq, *(_events.c[name] for name in EVENT_COLUMNS)]
_SEQ, _ID, _THREAD, _PLACE, _PRIVATE = (
    [column.name for column in COLUMNS].index(name) for name in ("seq", "id", "thread", "place", "private")
)
_GLIMPSE = (
    *(_events.c[name] for name in ("seq", "id", "kind", "at", "actor", "thread", "automated")),
    _events.c.mentions != literal_column("''"),
    # Readings are long, and hardly one is of an automatic reply.
    case(
        (_events.c.reading.like(literal_column(f"'%\"{Sign.AUTO_REPLY.value}\"%'")), _events.c.reading),
        else_=literal_column("''"),
    ),
)
_SAID = f"kind IN ({', '.join(repr(kind.value) for kind in sorted(SPOKEN))})"
_CREATED = Kind.CREATED.value
_READ_NOTHING = Reading()
Spoke: TypeAlias = Callable[[Account], bool]
"""Whether what an account says matters."""


class Entries:
    """Puts rows, accounts and places together again."""

    def __init__(self, db: Database) -> None:
        self._db = db
        of_source = select(*COLUMNS).where(_events.c.source == bindparam("source"))
        self._threads = db.prepared(
            select(*COLUMNS).where(_events.c.source == bindparam("of_source"), db.one_of(_events.c.thread, "threads"))
        )
        names = _events.c
        self._speakers = db.prepared(
            select(names.thread, names.actor)
            .where(names.source == bindparam("of_source"), db.one_of(names.thread, "threads"))
            .where(text(_SAID), names.actor.is_not(None), ~names.automated)
            .distinct()
        )
        top_level = select(*_GLIMPSE).where(names.source == bindparam("source"), text(tables.TOP_LEVEL))
        since = top_level.where(names.at >= bindparam("after")).limit(bindparam("most"))
        self._nearby = db.prepared(since.where(names.place == bindparam("place")).order_by(names.at, names.seq))
        self._beside = db.prepared(since.add_columns(names.place).where(db.one_of(names.place, "places")))
        self._of_ids = db.prepared(of_source.where(db.one_of(names.id, "ids")))
        # The first condition is the partial index's.
        self._targeting = db.prepared(of_source.where(text("target <> ''"), db.one_of(_events.c.target, "ids")))

    def threads(self, keys: Sequence[ThreadKey], spoke: Spoke | None = None) -> dict[ThreadKey, list[Entry]]:
        """All events of some threads, each in the order they happened; with ``spoke``, see ``EventStore.threads``."""
        with self._db.reading() as connection:
            self._db.meet(connection)
            if spoke is not None:
                # Before they are read whole, which costs the most: in many threads nobody has said what matters.
                keys = self._in_which(connection, keys, spoke)
            rows: dict[ThreadKey, list[Row]] = {key: [] for key in keys}
            for source, row in rows_of_threads(self._db, connection, self._threads, keys):
                rows[source, row[_THREAD]].append(row)
        entry = self._entry
        found: dict[ThreadKey, list[Entry]] = {}
        for key, some in rows.items():
            if some:
                entries = found[key] = [entry(row) for row in some]
                if len(entries) > 1:
                    entries.sort(key=_when)
        return found

    def stretch(self, source: str, extent: Extent) -> list[Event]:
        """What is stored of an extent, with what is about it, and what is about that."""
        with self._db.reading() as connection:
            self._db.meet(connection)
            found = {row[_SEQ]: tuple(row) for row in connection.execute(_stretch(source, extent))}
            new: list[Row] = list(found.values())
            while new:
                about = [
                    row
                    for some in portions([row[_ID] for row in new])
                    for row in self._targeting.rows(connection, source=source, ids=self._db.many(some))
                ]
                new = [row for row in about if row[_SEQ] not in found]
                found.update((row[_SEQ], row) for row in new)
        return [self._entry(found[seq]).event for seq in sorted(found)]

    def nearby(self, source: str, place: str, after: datetime, most: int) -> list[Glimpse]:
        """The first messages at the top level of a place since ``after``."""
        with self._db.reading() as connection:
            self._db.meet(connection)
            rows = self._nearby.rows(connection, source=source, place=place, after=micros(after), most=most)
        return [self._glimpse(source, row) for row in rows]

    def beside(self, source: str, places: Sequence[str], after: datetime, most: int) -> dict[str, list[Glimpse]] | None:
        """All messages at the top level of some places since ``after``; None where there are ``most`` or more."""
        with self._db.reading() as connection:
            self._db.meet(connection)
            many = self._db.many(places)
            rows = self._beside.rows(connection, source=source, places=many, after=micros(after), most=most)
        if len(rows) >= most:
            return None
        found: dict[str, list[Glimpse]] = {place: [] for place in places}
        for row in rows:
            found[row[-1]].append(self._glimpse(source, row))
        return found

    def of_ids(self, source: str, ids: Sequence[str]) -> list[Entry]:
        """Some events of a source, in no order."""
        with self._db.reading() as connection:
            self._db.meet(connection)
            rows = self._of_ids.rows(connection, source=source, ids=self._db.many(ids))
        return [self._entry(row) for row in rows]

    def of(self, statement: Select[Any]) -> list[Entry]:
        """What a question for ``COLUMNS`` finds."""
        with self._db.reading() as connection:
            self._db.meet(connection)
            return [self._entry(tuple(row)) for row in connection.execute(statement)]

    def _in_which(self, connection: Connection, keys: Sequence[ThreadKey], spoke: Spoke) -> list[ThreadKey]:
        """The threads in which anybody said something new for whom ``spoke`` is true; programs do not speak."""
        matters: dict[ThreadKey, bool] = {}
        found: set[ThreadKey] = set()
        for source, (thread, actor) in rows_of_threads(self._db, connection, self._speakers, keys):
            said = matters.get((source, actor))
            if said is None:
                said = matters[source, actor] = spoke(self._account(source, actor))
            if said:
                found.add((source, thread))
        return [key for key in keys if key in found]

    def _glimpse(self, source: str, row: Row) -> Glimpse:
        seq, id_, kind, at, actor, thread, automated, mentions, reading, *_ = row
        speaker = None
        if actor is not None and not automated and not (reading and Sign.AUTO_REPLY in judge.decode(reading).signs):
            speaker = self._account(source, actor)
        return Glimpse(moment(at), kind != _CREATED, id_, seq, thread, speaker, bool(mentions))

    def _account(self, source: str, id_: str) -> Account:
        return self._db.known.accounts.get((source, id_)) or Account(source, id_)

    def _entry(self, row: Row) -> Entry:
        known = self._db.known
        place = known.place(row[1], row[_PLACE], private=bool(row[_PRIVATE]))
        return Entry(
            row[_SEQ], event_of(row, known.accounts, place), judge.decode(row[-1]) if row[-1] else _READ_NOTHING
        )


def _when(entry: Entry) -> tuple[datetime, int]:
    return entry.event.at, entry.seq


def _stretch(source: str, extent: Extent) -> Select[Any]:
    statement = select(*COLUMNS).where(_events.c.source == source)
    if extent.thread:
        return statement.where(_events.c.thread == extent.thread)
    statement = statement.where(_events.c.place == extent.place, text(tables.TOP_LEVEL))
    if extent.since is not None:
        statement = statement.where(_events.c.at >= micros(extent.since))
    if extent.until is not None:
        statement = statement.where(_events.c.at <= micros(extent.until))
    return statement

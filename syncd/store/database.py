"""Opens a store by its URL, brings its tables up to date, and gives connections for reading and writing."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import ColumnElement, Connection, bindparam, make_url, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.schema import Table

from syncd.store import tables
from syncd.store.embedded import Embedded
from syncd.store.errors import StoreError
from syncd.store.known import Known
from syncd.store.migrations import is_current, upgrade
from syncd.store.prepared import Arrays, Copied, Prepared
from syncd.store.translated import Shared, translated
from syncd.store.waits import Waits

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

    from syncd.store.server import Server

Apart: TypeAlias = Callable[[Callable[[], object]], None]
"""Does some work where its memory is not ours, or leaves it undone."""


class Database:
    """One open store. Safe for use by several threads; writers wait for each other."""

    def __init__(self, backend: "Embedded | Server") -> None:
        self._backend = backend
        self.known = Known()
        self._upserts: dict[tuple[str, ...], Prepared | Arrays] = {}
        self._get: Prepared | None = None
        self._shared = threading.local()
        self._waits = Waits()

    @classmethod
    def open(cls, url: str, *, as_it_is: bool = False, apart: Apart | None = None) -> "Database":
        """Opens the store and migrates it; StoreError says what to do where it cannot.

        ``url``: ``sqlite:///syncd.db``, ``sqlite:////var/lib/syncd/syncd.db`` or ``postgresql://user@host/name``.
        ``as_it_is``: it must be there already, and is not migrated: to look at it, or to copy it.
        ``apart``: where a migration is to be tried first, which needs 14 MB of modules that are never used again.
        """
        database = cls(_backend(url, must_exist=as_it_is))
        try:
            with translated():
                if apart is not None and not is_current(database._backend):
                    database.close()  # no connection may be shared with a child; the next one is opened when needed
                    apart(lambda: cls.open(url).close())
                if not as_it_is:
                    upgrade(database._backend)
        except BaseException:
            database.close()
            raise
        return database

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the store; StoreUnavailable where the database does not answer.

        Within ``snapshot`` it is the same one every time.
        """
        shared: Connection | None = getattr(self._shared, "connection", None)
        return self._apart() if shared is None else Shared(shared)

    @contextmanager
    def _apart(self) -> Iterator[Connection]:
        with translated(), self._backend.reading() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that this thread reads meanwhile is read on one connection, and on SQLite as of one moment."""
        with self.reading() as connection:
            before, self._shared.connection = getattr(self._shared, "connection", None), connection
            try:
                yield
            finally:
                self._shared.connection, self._shared.met = before, False

    def meet(self, connection: Connection) -> None:
        """Makes ``known`` as new as what is read on this connection: once in a snapshot, in which nothing changes."""
        if getattr(self._shared, "met", False):
            return
        self.known.refresh(connection)
        self._shared.met = getattr(self._shared, "connection", None) is not None and self.kind == "sqlite"

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is stored at the end, or nothing. Writers follow each other, over all processes.

        Raises StoreBusy when another one writes for too long, StoreUnavailable when the database does not answer.
        """
        with translated(), ExitStack() as until_the_end:
            with self._waits.one():
                connection = until_the_end.enter_context(self._backend.writing())
            yield connection

    def waited(self) -> float:
        """Seconds for which a thread of this process has been waiting to write; 0 where none does."""
        return self._waits.longest()

    @contextmanager
    def erasing(self) -> Iterator[Connection]:
        """As ``writing``; what is deleted is also overwritten in the pages of an SQLite file."""
        with self.writing() as connection:
            if self.file is None:
                yield connection
                return
            connection.exec_driver_sql("PRAGMA secure_delete=ON")
            try:
                yield connection
            finally:
                connection.exec_driver_sql("PRAGMA secure_delete=FAST")

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Makes this process the only one that runs on the store; StoreBusy names the one that already does.

        Others may read, and write shortly (a decision), meanwhile. ``name`` is what runs: ``syncd run``.
        """
        with translated(), self._backend.hold(name):
            yield

    def healthy(self) -> bool:
        """Whether the database answers, and what is held is still held."""
        try:
            with self.reading() as connection:
                connection.execute(select(tables.meta.c.key).limit(1)).all()
            return self._backend.holding()
        except StoreError:
            return False

    def insert(self, table: Table) -> "sqlite.Insert | postgresql.Insert":
        """An insert into ``table`` that knows ON CONFLICT."""
        return self._backend.insert(table)

    def upsert(self, connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Puts whole rows, all with the same columns, by their primary key; no two may have the same key."""
        if not rows:
            return
        columns = tuple(rows[0])
        upsert = self._upserts.get((table.name, *columns))
        if upsert is None:
            statement = self.insert_rows(table, columns)
            keys = [column.name for column in table.primary_key]
            rest = {name: statement.excluded[name] for name in columns if name not in keys}
            upsert = self.inserting(statement.on_conflict_do_update(index_elements=keys, set_=rest), columns)
            self._upserts[table.name, *columns] = upsert
        upsert.run(connection, [tuple([row[name] for name in columns]) for row in rows])

    def prepared(self, statement: ClauseElement) -> Prepared:
        """``statement`` for the driver."""
        compiled = statement.compile(dialect=self._backend.dialect)
        names = tuple(compiled.positiontup or ())  # type: ignore[attr-defined]
        constants = {name: value for name, value in compiled.params.items() if value is not None}
        return Prepared(str(compiled), names, constants)

    def insert_rows(self, table: Table, columns: Sequence[str]) -> "sqlite.Insert | postgresql.Insert":
        """An insert of many rows of ``columns``, to be given to ``inserting``."""
        return self._backend.insert_rows(table, columns)

    def inserting(self, statement: "sqlite.Insert | postgresql.Insert", columns: Sequence[str]) -> Prepared | Arrays:
        """An ``insert_rows`` that takes its rows as plain tuples of ``columns``; no two may have the same key."""
        prepared = self.prepared(statement.inline())
        if prepared.names != tuple(columns):
            raise AssertionError(f"the driver takes {prepared.names}")
        return Arrays(prepared.sql) if self.kind == "postgresql" else prepared

    def loading(self, table: Table, columns: Sequence[str]) -> Prepared | Arrays | Copied:
        """What stores many rows of ``columns``, as plain tuples, in the fastest way that the database has.

        With ``copies`` none of them may be there already; otherwise those that are there are passed over.
        """
        if self.copies:
            return Copied(f"COPY {table.name} ({', '.join(columns)}) FROM STDIN")
        return self.inserting(self.insert_rows(table, columns).on_conflict_do_nothing(), columns)

    def grown(self, connection: Connection, table: Table, rows: int) -> None:
        """To be told of many new ``rows`` in ``table``, in the transaction that stores them."""
        self._backend.grown(connection, table, rows)

    @property
    def copies(self) -> bool:
        """Whether ``loading`` takes only new rows."""
        return self.kind == "postgresql"

    def one_of(self, column: ColumnElement[str], name: str) -> ColumnElement[bool]:
        """Whether ``column`` is one of many; the parameter ``name`` takes what ``many`` makes of them.

        One parameter, however many values: the statement stays the same.
        """
        return self._backend.one_of(column, name)

    def many(self, values: Iterable[str]) -> object:
        """Many values as one parameter of the driver."""
        return self._backend.many(values)

    @property
    def kind(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self._backend.name

    @property
    def file(self) -> Path | None:
        """The file of an SQLite store; None where a server keeps it."""
        return self._backend.file

    def size(self) -> int:
        """Bytes that the store takes, its log included."""
        with translated():
            return self._backend.size()

    def holder(self) -> str:
        """Who runs on the store, as it calls itself; empty where nobody does."""
        with translated():
            return self._backend.holder()

    def compact(self) -> bool:
        """Writes an SQLite file anew, so that nothing of what was deleted is left in it or in its log.

        False where that is for somebody else to do: the server's administrator, or once a long reader has ended.
        """
        with translated():
            return isinstance(self._backend, Embedded) and self._backend.compact()

    def give_back(self, pages: int) -> int:
        """Gives unused pages of an SQLite file back to the disk, some at a time; how many are left, -1 for unknown."""
        with translated():
            return self._backend.give_back(pages) if isinstance(self._backend, Embedded) else 0

    def changes(self) -> int | None:
        """Another number whenever something was committed, by any process; None where the store cannot tell.

        Costs next to nothing. For one thread alone.
        """
        return self._backend.changes()

    def close(self) -> None:
        """Closes all connections."""
        self._backend.close()

    def get(self, key: str) -> str:
        """What was put under ``key``; empty where nothing was."""
        if self._get is None:
            self._get = self.prepared(select(tables.meta.c.value).where(tables.meta.c.key == bindparam("of_key")))
        with self.reading() as connection:
            found = self._get.rows(connection, of_key=key)
        return str(found[0][0]) if found else ""

    def put(self, key: str, value: str) -> None:
        """Keeps ``value`` under ``key``, such as the fingerprint of the settings the ledger was made with."""
        with self.writing() as connection:
            self.upsert(connection, tables.meta, [{"key": key, "value": value}])


def _backend(url: str, *, must_exist: bool = False) -> "Embedded | Server":
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError('store.url is not a database\'s address: write "sqlite:///syncd.db"') from None
    backend = parsed.get_backend_name()
    if backend == "sqlite":
        return Embedded(parsed, must_exist=must_exist)
    if backend == "postgresql":
        from syncd.store.server import Server  # with a dialect that stores in a file need not import

        return Server(parsed)
    raise StoreError(f'store.url names {backend}: syncd keeps its store in "sqlite:///FILE" or "postgresql://..."')

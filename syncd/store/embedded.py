"""SQLite: one connection owns all writes and checkpoints, readers have their own.

SQLite before 3.51.3 can corrupt its write-ahead log when two connections write or checkpoint at the same instant
(the "WAL-reset bug", https://sqlite.org/releaselog/3_51_3.html), and many systems still ship an older one. Therefore:
- every write, of every process, happens under one file lock (``locks.WriteLock``), and so do checkpoints, because
  they only run inside a commit of a writer;
- ``wal_autocheckpoint`` is 0 on every connection but the writer of the process that holds the instance: a short
  command (``syncd snooze``) never checkpoints beside the daemon. Where no daemon runs, the last connection that is
  closed checkpoints, under SQLite's exclusive lock, so that the log does not grow for ever;
- nothing is mapped into memory (``mmap_size=0``).
"""

import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, ColumnElement, Connection, Engine, Text, bindparam, create_engine, event, func, select
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, QueuePool, StaticPool
from sqlalchemy.sql.schema import Table

from syncd.store.errors import StoreBusy, StoreError
from syncd.store.locks import WriteLock, instance_lock, lock_holder, private_file
from syncd.store.prepared import driving

PATIENCE = 30.0
"""Seconds that a writer waits for another one."""
_CHECKPOINT_PAGES = 4000
_INCREMENTAL = 2
_WRITER_KEEPS, _READER_KEEPS = 8_000, 2_000
"""KiB of the file that a connection keeps in memory. Each thread that reads has one, and the system keeps it too."""
_LET_GO_EVERY = 60.0
"""Seconds after which a connection lets go of these pages: it would hold them for good, and soon has them again."""


class Embedded:
    """A store in one file."""

    name = "sqlite"

    def __init__(self, url: URL, patience: float = PATIENCE, *, must_exist: bool = False) -> None:
        self._path = _file(url, must_exist=must_exist)
        self._lock = WriteLock(self._beside(".write.lock"), patience)
        options: dict[str, Any] = {
            "connect_args": {"check_same_thread": False, "timeout": patience},
            "hide_parameters": True,
            "pool_reset_on_return": None,  # every transaction ends before its connection is given back
        }
        # A relative path is fixed now: a service may change its directory later.
        url = url.set(drivername="sqlite+pysqlite", database=str(self._path))
        self._writer = create_engine(url, poolclass=StaticPool, **options)
        self._readers = create_engine(url, poolclass=QueuePool, pool_size=4, max_overflow=60, **options)
        _prepare(self._writer, "BEGIN IMMEDIATE", query_only=False)
        _prepare(self._readers, "BEGIN", query_only=True)
        self._watching: PoolProxiedConnection | None = None
        self.dialect = self._writer.dialect

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end; nothing else writes meanwhile."""
        with self._lock.held(), self._writer.begin() as connection:
            _let_go(connection)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot, which no writer waits for."""
        with self._readers.begin() as connection:
            _let_go(connection)
            yield connection

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Makes this process the one that runs on the store, and its writer the one that checkpoints."""
        with instance_lock(self._beside(".instance.lock"), name):
            self._checkpoint_every(_CHECKPOINT_PAGES)
            try:
                yield
            finally:
                with suppress(StoreBusy):  # another one writes for long: this connection ends soon anyway
                    self._checkpoint_every(0)

    def holder(self) -> str:
        """Who holds it, in another process or this one."""
        return lock_holder(self._beside(".instance.lock"))

    def size(self) -> int:
        """Bytes of the file and of its log."""
        found = [path for path in (self._path, self._beside("-wal")) if path.exists()]
        return sum(path.stat().st_size for path in found)

    def changes(self) -> int | None:
        """Another number whenever somebody has committed something; None while the file cannot be read.

        For one thread alone: the number is that of one connection, which is kept for it and never in a transaction.
        """
        try:
            self._watching = self._watching or self._readers.raw_connection()
            raw: Any = self._watching.dbapi_connection
            ((number,),) = raw.execute("PRAGMA data_version").fetchall()
        except (sqlite3.Error, DBAPIError):
            return None
        return int(number)

    def holding(self) -> bool:
        """A file lock cannot be lost while the process lives."""
        return True

    def compact(self) -> bool:
        """Writes the file anew without what was deleted, and empties the log; False where a reader kept the log.

        Others write and checkpoint under the same lock, so they wait.
        """
        with self._lock.held(), self._writer.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            raw.execute("PRAGMA auto_vacuum=INCREMENTAL")
            raw.execute("VACUUM")
            (busy, *_) = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def give_back(self, pages: int) -> int:
        """Gives some unused pages at the end of the file back to the disk; how many unused ones are left.

        -1 where the file was made without that, and only ``compact`` helps.
        """
        with self._lock.held(), self._writer.connect() as connection:
            raw: Any = connection.connection.dbapi_connection
            if raw.execute("PRAGMA auto_vacuum").fetchone()[0] != _INCREMENTAL:
                return -1
            # As a script, which the driver carries out to its end: a page is given back with each step.
            raw.executescript(f"PRAGMA incremental_vacuum({pages:d})")
            return int(raw.execute("PRAGMA freelist_count").fetchone()[0])

    def grown(self, connection: Connection, table: Table, rows: int) -> None:
        """SQLite plans without counts."""

    def insert(self, table: Table) -> Insert:
        """An insert that knows ON CONFLICT."""
        return insert(table)

    def insert_rows(self, table: Table, columns: Sequence[str]) -> Insert:
        """Takes one row at a time, by the name of each column."""
        return insert(table).values({name: bindparam(name) for name in columns})

    def one_of(self, column: ColumnElement[str], name: str) -> ColumnElement[bool]:
        """Many values are one JSON list."""
        return column.in_(select(func.json_each(bindparam(name, type_=Text)).table_valued("value").c.value))

    def many(self, values: Iterable[str]) -> str:
        """For ``one_of``."""
        return json.dumps(list(values))

    @property
    def file(self) -> Path:
        """The database's file."""
        return self._path

    def close(self) -> None:
        """Closes all connections; the last one of all processes writes the log back into the file."""
        if self._watching is not None:
            self._watching.close()
            self._watching = None
        self._readers.dispose()
        self._writer.dispose()
        self._lock.close()

    def _beside(self, suffix: str) -> Path:
        return self._path.with_name(self._path.name + suffix)

    def _checkpoint_every(self, pages: int) -> None:
        with self._lock.held(), self._writer.connect() as connection:
            raw = connection.connection.dbapi_connection
            if raw is not None:
                raw.execute(f"PRAGMA wal_autocheckpoint={pages}")


def _let_go(connection: Connection) -> None:
    """Gives the pages of the file that the connection keeps back to the process, now and then."""
    now = time.monotonic()
    if now - connection.info.setdefault("kept_since", now) >= _LET_GO_EVERY:
        connection.info["kept_since"] = now
        connection.exec_driver_sql("PRAGMA shrink_memory")


def _file(url: URL, *, must_exist: bool) -> Path:
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise StoreError('an SQLite store is a file: write store.url as "sqlite:///syncd.db" or "sqlite:////var/..."')
    path = Path(url.database).expanduser().absolute()
    if not path.parent.is_dir():
        raise StoreError(f"the folder {path.parent} does not exist: create it, or change store.url in the config")
    if must_exist and not path.exists():
        raise StoreError(f"there is no store {path} yet: syncd run makes it, or change store.url in the config")
    try:
        os.close(private_file(path))
    except OSError as error:
        raise StoreError(f"the store {path} cannot be opened: {error.strerror}") from None
    return path


def _prepare(engine: Engine, begin: str, *, query_only: bool) -> None:
    @event.listens_for(engine, "connect")
    def connected(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # the driver begins no transactions: we do, see below
        if connection.execute("PRAGMA page_count").fetchone() == (0,):
            connection.execute("PRAGMA auto_vacuum=INCREMENTAL")  # what is pruned is given back to the disk
        (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
        if mode != "wal":
            raise StoreError(f"SQLite cannot keep a write-ahead log here (it says {mode}): use a local disk")
        for pragma in ("synchronous=FULL", "mmap_size=0", "wal_autocheckpoint=0"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(f"PRAGMA cache_size=-{_READER_KEEPS if query_only else _WRITER_KEEPS}")
        if query_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        with driving(connection, begin) as cursor:
            cursor.execute(begin)

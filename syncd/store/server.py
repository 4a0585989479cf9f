"""PostgreSQL, by psycopg: one writer after the other, so that the feed has no gaps."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import (
    URL,
    ColumnElement,
    Connection,
    Text,
    any_,
    bindparam,
    create_engine,
    event,
    func,
    literal_column,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, Insert, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.schema import Table

from syncd.store import tables
from syncd.store.errors import StoreBusy, StoreError
from syncd.store.locks import this_process
from syncd.store.statistics import Statistics

_SPACE = 0x73796E63
"""The first half of our advisory locks' keys: "sync". Advisory locks are apart for each database of a server."""
_INSTANCE, _WRITING = 1, 2
PATIENCE = 30.0
"""Seconds that a writer waits for another one."""
_NOTICED_SOON = "-c tcp_keepalives_idle=20 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3"
"""A machine that vanishes with the lock, without a word, is noticed within a minute, not within hours."""
_MAY_WRITE = text("SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:a, :b)")

for _index in (index for table in tables.metadata.tables.values() for index in table.indexes):
    _index.dialect_options["postgresql"]["where"] = _index.dialect_options["sqlite"]["where"]


class Server:
    """A store in a PostgreSQL database."""

    name = "postgresql"
    file = None

    def __init__(self, url: URL, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._url = url.set(drivername="postgresql+psycopg")
        try:
            # "format" makes plain tuples possible as parameters: rows of events go to the driver as they are.
            self._engine = create_engine(
                self._url, pool_size=4, max_overflow=60, pool_pre_ping=True, paramstyle="format", hide_parameters=True
            )
        except ModuleNotFoundError:
            raise StoreError("PostgreSQL needs a driver: pip install 'syncd[postgresql]'") from None
        event.listen(self._engine, "connect", _prepare)
        self.dialect = self._engine.dialect
        self._holder: Connection | None = None
        self.grown = Statistics().grown

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end; nothing of ours writes meanwhile, in any process.

        A sequence gives its numbers before the commit, so a reader that goes on from the last seq it saw would never
        see a lower one that was committed later: 14.5 % of the events were lost so, with eight writers. One writer
        after the other makes the order of seq the order of the commits, and knows no deadlocks.
        """
        with self._engine.begin() as connection:
            connection.execute(_MAY_WRITE, {"patience": f"{self._patience * 1000:.0f}ms", "a": _SPACE, "b": _WRITING})
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Makes this process the one that runs on the store; the server lets go of it when the connection ends."""
        options: dict[str, Any] = {"application_name": this_process(name)[:63], "options": _NOTICED_SOON}
        engine = create_engine(self._url, connect_args=options, pool_size=1, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                got = connection.execute(text("SELECT pg_try_advisory_lock(:a, :b)"), {"a": _SPACE, "b": _INSTANCE})
                if not got.scalar_one():
                    raise StoreBusy(
                        f"the store is in use by {_holder(connection) or 'another process'}: stop it first, "
                        "or use another store.url in the config"
                    )
                self._holder = connection
                try:
                    yield
                finally:
                    self._holder = None
                    # Said aloud: a server notices a closed connection only a moment later. A lost one has let go.
                    with suppress(SQLAlchemyError):
                        connection.execute(text("SELECT pg_advisory_unlock(:a, :b)"), {"a": _SPACE, "b": _INSTANCE})
        finally:
            engine.dispose()

    def holder(self) -> str:
        """Who holds it, in another process or this one."""
        with self.reading() as connection:
            return _holder(connection)

    def size(self) -> int:
        """Bytes of the database."""
        with self.reading() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def holding(self) -> bool:
        """Whether the connection that holds the instance still lives; True where nothing is held."""
        if self._holder is None:
            return True
        try:
            self._holder.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True

    def changes(self) -> None:
        """The server does not tell whether something was committed without being asked what."""

    def insert(self, table: Table) -> Insert:
        """An insert that knows ON CONFLICT."""
        return insert(table)

    def insert_rows(self, table: Table, columns: Sequence[str]) -> Insert:
        """Takes each column as one array: one statement, however many rows."""
        arrays = [bindparam(name, type_=ARRAY(table.c[name].type)) for name in columns]
        return insert(table).from_select(columns, select(literal_column("*")).select_from(func.unnest(*arrays)))

    def one_of(self, column: ColumnElement[str], name: str) -> ColumnElement[bool]:
        """Many values are one array."""
        return column == any_(bindparam(name, type_=ARRAY(Text)))

    def many(self, values: Iterable[str]) -> list[str]:
        """For ``one_of``."""
        return list(values)

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


def _prepare(connection: Any, _: object) -> None:
    """Each question is planned by what the tables hold now, and arrays are sent as they are.

    The server keeps the plan of what is asked often. One from when the tables were empty reads far too much of full
    ones, until statistics are gathered: the first read of a large source would take ten times as long.
    As text, in which each value is searched for quotes, a thousand ids would take 2.3 ms to send, and take 0.4 so.
    """
    from psycopg.types.array import ListBinaryDumper

    connection.adapters.register_dumper(list, ListBinaryDumper)
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = force_custom_plan")
    connection.commit()


def _holder(connection: Connection) -> str:
    found: str | None = connection.execute(
        text(
            "SELECT a.application_name || ', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', "
            "'YYYY-MM-DD HH24:MI \"UTC\"') FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            "JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND l.granted "
            "AND l.classid = :a AND l.objid = :b AND d.datname = current_database()"
        ),
        {"a": _SPACE, "b": _INSTANCE},
    ).scalar()
    return found or ""

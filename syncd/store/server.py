"""PostgreSQL, by psycopg: writers of events are put in order, so that the feed has no gaps."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.sql.schema import Table

from syncd.store.errors import StoreBusy, StoreError
from syncd.store.locks import this_process

_SPACE = 0x73796E63
"""The first half of our advisory locks' keys: "sync". Advisory locks are apart for each database of a server."""
INSTANCE, EVENTS, MIGRATION = 1, 2, 3


class Server:
    """A store in a PostgreSQL database."""

    name = "postgresql"

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql+psycopg")
        try:
            # "format" makes plain tuples possible as parameters: rows of events go to the driver as they are.
            self._engine = create_engine(
                self._url, pool_size=4, max_overflow=60, pool_pre_ping=True, paramstyle="format", hide_parameters=True
            )
        except ModuleNotFoundError:
            raise StoreError("PostgreSQL needs a driver: pip install 'syncd[postgresql]'") from None
        self.dialect = self._engine.dialect
        self._holder: Connection | None = None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, committed at the end."""
        with self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that only reads."""
        with self._engine.connect() as connection:
            yield connection

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Makes this process the one that runs on the store; the server lets go of it when the connection ends."""
        options: dict[str, Any] = {"application_name": this_process(name)[:63]}
        engine = create_engine(self._url, connect_args=options, pool_size=1, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                got = connection.execute(text("SELECT pg_try_advisory_lock(:a, :b)"), {"a": _SPACE, "b": INSTANCE})
                if not got.scalar_one():
                    raise StoreBusy(
                        f"the store is in use by {_holder(connection)}: stop it first, "
                        "or use another store.url in the config"
                    )
                self._holder = connection
                try:
                    yield
                finally:
                    self._holder = None
        finally:
            engine.dispose()

    def holding(self) -> bool:
        """Whether the connection that holds the instance still lives; True where nothing is held."""
        if self._holder is None:
            return True
        try:
            self._holder.execute(text("SELECT 1"))
        except SQLAlchemyError:
            return False
        return True

    def insert(self, table: Table) -> Insert:
        """An insert that knows ON CONFLICT."""
        return insert(table)

    def migrating(self, connection: Connection) -> None:
        """Keeps two processes from migrating at once."""
        lock(connection, MIGRATION)

    def in_order(self, connection: Connection) -> None:
        """Lets the transactions that store events follow each other, to their ends.

        A sequence gives its numbers before the commit, so a reader that goes on from the last seq it saw would never
        see a lower one that was committed later: 14.5 % were lost so, with eight writers.
        """
        lock(connection, EVENTS)

    def close(self) -> None:
        """Closes all connections."""
        self._engine.dispose()


def lock(connection: Connection, key: int) -> None:
    """Waits for an advisory lock, which ends with the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:a, :b)"), {"a": _SPACE, "b": key})


def _holder(connection: Connection) -> str:
    found = connection.execute(
        text(
            "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid "
            "JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND l.granted "
            "AND l.classid = :a AND l.objid = :b AND d.datname = current_database()"
        ),
        {"a": _SPACE, "b": INSTANCE},
    ).scalar()
    return found or "another process"

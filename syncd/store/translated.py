"""The database's own failures in the store's words, wherever a connection is given out."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from syncd.store.errors import StoreBusy, StoreUnavailable


@contextmanager
def translated() -> Iterator[None]:
    """The database's own failures as ours: callers outside the store know no SQL."""
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:
            raise  # wrong SQL: a bug of ours
        problem = str(error.orig).strip().splitlines()[0] if error.orig and str(error.orig).strip() else "no answer"
        if "database is locked" in problem or "lock timeout" in problem:
            raise StoreBusy(f"another process has been writing to the store for too long: {problem}") from error
        raise StoreUnavailable(
            f"the database does not answer as it should: {problem}; is it up, and is store.url right?"
        ) from error
    except DBAPIError as error:
        if getattr(error.orig, "sqlite_errorcode", None) in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise StoreUnavailable(
                f"the store's file is damaged or not a database ({error.orig}): restore a backup of it, "
                "or let store.url name another file"
            ) from error
        if error.connection_invalidated:
            raise StoreUnavailable("the connection to the database was lost") from error
        raise


class Shared:
    """Gives out the connection of a snapshot, some dozens of times in a round of evaluation."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Connection:
        return self._connection

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if error is not None:
            with translated():
                raise error

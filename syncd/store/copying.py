"""Copies of an SQLite store: taken while it is in use, checked, and only then given their name."""

import glob
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import cast

from sqlalchemy import Connection

from syncd.store.codec import maybe_moment
from syncd.store.errors import StoreError
from syncd.store.locks import new_private_file

KEPT = 3
"""Copies from before a migration that are kept."""
_WHAT_IT_HOLDS = "SELECT (SELECT count(*) FROM events), (SELECT max(at) FROM events)"


@dataclass(frozen=True, slots=True)
class Copied:
    """A finished copy: its size in bytes, how many events it holds, and when the last of them happened."""

    size: int
    events: int
    last_at: datetime | None


def copy_of(connection: Connection, target: Path) -> Copied:
    """Copies what this connection reads into ``target``, for its owner alone; what had the name is replaced.

    StoreError where there is no room, or where the copy is not sound: then ``target`` is as it was.
    """
    with _without_a_trace(target) as part:
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as copy:
                driver(connection).backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # a copy is one file, without a log beside it
                if found := damage(copy):
                    raise StoreError(
                        f"the copy is not sound ({found[0]}), and so perhaps is the store: run `syncd db check`"
                    )
                events, last = copy.execute(_WHAT_IT_HOLDS).fetchone() if _has_events(copy) else (0, None)
            size = _put(part, target)
        except (sqlite3.Error, OSError) as error:
            problem = error.strerror if isinstance(error, OSError) else str(error)
            raise StoreError(f"the store cannot be copied to {target}: {problem}") from error
    return Copied(size, events, maybe_moment(last))


@contextmanager
def _without_a_trace(target: Path) -> Iterator[Path]:
    """A file of another name beside ``target``; gone at the end, whatever happens."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        os.close(new_private_file(part))
    except OSError as error:
        raise StoreError(f"nothing can be written in {target.parent}: {error.strerror}") from None
    try:
        yield part
    finally:
        with suppress(FileNotFoundError):
            part.unlink()
        for suffix in ("-journal", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                part.with_name(part.name + suffix).unlink()


def _put(part: Path, target: Path) -> int:
    """Gives the finished copy its name, once it is on the disk."""
    with part.open("rb") as file:
        os.fsync(file.fileno())
    size = part.stat().st_size
    part.replace(target)
    folder = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return size


def driver(connection: Connection) -> sqlite3.Connection:
    """The driver's own connection to an SQLite file."""
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


def damage(connection: sqlite3.Connection) -> list[str]:
    """What SQLite finds wrong in a file; a file that it cannot even read is one finding."""
    try:
        found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(20)")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else [" ".join(line.split()) for line in found]


def keep_copy(connection: Connection, file: Path, revision: str) -> Path:
    """Copies the store of ``file`` before it is migrated from ``revision``; the last few such copies are kept."""
    at = connection.exec_driver_sql("SELECT strftime('%Y%m%dT%H%M%SZ', 'now')").scalar_one()
    for left in file.parent.glob(f".{glob.escape(file.name)}.revision-*.part*"):  # of one that was killed
        left.unlink(missing_ok=True)
    target = file.with_name(f"{file.name}.revision-{revision}.{at}.bak")
    copy_of(connection, target)
    for old in kept_copies(file)[:-KEPT]:
        old.unlink(missing_ok=True)
    return target


def kept_copies(file: Path) -> list[Path]:
    """The copies that were kept before migrations, the oldest first."""
    return sorted(
        file.parent.glob(f"{glob.escape(file.name)}.revision-*.bak"), key=lambda copy: copy.name.split(".")[-2]
    )


def _has_events(copy: sqlite3.Connection) -> bool:
    return bool(copy.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'events'").fetchall())

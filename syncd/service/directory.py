"""Who is who in a source: its directory, read at the first poll and once a day; and when a source was first read."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from syncd.connector import Connector, SourceSettings
from syncd.store.database import Database
from syncd.store.directory import Directory

EVERY = timedelta(days=1)


def refresh(
    source: str, connector: Connector[SourceSettings], database: Database, directory: Directory, now: datetime
) -> bool:
    """Reads the directory where it is time for it; whether anything in it is new."""
    key = f"directory_read:{source}"
    read_at = _moment(database.get(key))
    if read_at is not None and timedelta() <= now - read_at < EVERY:
        return False
    changed = directory.put(list(connector.accounts()))
    database.put(key, now.isoformat())
    return changed


def names(directory: Directory, source: str) -> Callable[[str], str]:
    """Names by account id, looked up in the directory when the first is wanted."""

    @cache
    def found() -> dict[str, str]:
        return {a.id: a.name for a in directory.accounts() if a.source == source}

    return lambda account: found().get(account, "")


def first_read_at(database: Database, source: str) -> datetime | None:
    """When a source was first polled: what was asked before is history."""
    return _moment(database.get(f"first_read:{source}"))


def begin_reading(database: Database, source: str, now: datetime) -> bool:
    """Keeps the moment of the first poll; whether this is it."""
    if database.get(f"first_read:{source}"):
        return False
    database.put(f"first_read:{source}", now.isoformat())
    return True


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None

"""Which syncd runs on a store: noted when it starts, so that ``syncd status`` can say so from another process."""

import json
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version

from syncd.store.database import Database

_KEY = "service_started"


@dataclass(frozen=True, slots=True)
class Running:
    """The service that runs: as it calls itself (``syncd run, process 12 on host``), its version, and since when."""

    holder: str
    version: str = ""
    since: datetime | None = None


def started(database: Database, now: datetime) -> None:
    """Notes that this process, which holds the store, is the service."""
    database.put(_KEY, json.dumps({"version": version("syncd"), "since": now.isoformat()}))


def running(database: Database) -> Running | None:
    """The service that holds the store now; None where none does."""
    holder = database.holder()
    if not holder:
        return None
    kept = database.get(_KEY)
    found = json.loads(kept) if kept else {}
    since = found.get("since")
    return Running(holder, found.get("version", ""), datetime.fromisoformat(since) if since else None)

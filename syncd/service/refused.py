"""The config that was refused at a reload: kept in the store for ``syncd status``, until a good one is in use."""

import json
from dataclasses import dataclass
from datetime import datetime

from syncd.store.database import Database

_KEY = "refused_config"


@dataclass(frozen=True, slots=True)
class RefusedConfig:
    """What is wrong with it, and since when the service has been running with an older one."""

    problem: str
    since: datetime


def refused_config(database: Database) -> RefusedConfig | None:
    """The config that was refused last; None where the service runs with the one that is written."""
    kept = database.get(_KEY)
    if not kept:
        return None
    found = json.loads(kept)
    return RefusedConfig(found["problem"], datetime.fromisoformat(found["since"]))


def refuse(database: Database, problem: str, now: datetime) -> None:
    """Keeps what is wrong. The moment is that of the first refusal, however often a wrong one is tried."""
    before = refused_config(database)
    since = before.since if before else now
    database.put(_KEY, json.dumps({"problem": problem, "since": since.isoformat()}))


def accept(database: Database) -> None:
    """A good config is in use: nothing is refused any more."""
    if database.get(_KEY):
        database.put(_KEY, "")

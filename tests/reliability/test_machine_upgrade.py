"""R18: a store full of events is brought up to date, also when the upgrade is killed, and an older syncd refuses it."""

import signal
import time
from pathlib import Path

import pytest
from sqlalchemy import text
from test_store_migrations import opened, released

from reliability.results import count, record
from syncd.store.copying import kept_copies
from syncd.store.database import Database
from syncd.store.errors import StoreTooNew
from syncd.store.integrity import check
from syncd.store.migrations import REVISIONS, stored_revision

EVENTS = count(2_000, 1_000_000)
MANY = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :many)
INSERT INTO events ({columns}) SELECT {values} FROM events, numbers WHERE events.seq = 7
"""


def full_store(folder: Path) -> str:
    """A store of the first revision with as many events in one thread each twenty."""
    url = f"sqlite:///{folder / 'syncd.db'}"
    released(url, "0001")
    database = Database.open(url, as_it_is=True)
    with database.writing() as connection:
        columns = [row[1] for row in connection.execute(text("PRAGMA table_info(events)")) if row[1] != "seq"]
        values = [f"events.{name} || '-' || n" if name == "id" else f"events.{name}" for name in columns]
        connection.execute(text(MANY.format(columns=", ".join(columns), values=", ".join(values))), {"many": EVENTS})
    database.close()
    return url


def events(url: str) -> tuple[str | None, int]:
    database = Database.open(url, as_it_is=True)
    try:
        with database.reading() as connection:
            return stored_revision(connection), connection.execute(text("SELECT count(*) FROM events")).scalar_one()
    finally:
        database.close()


def test_an_upgrade_of_many_events_survives_kills_and_cannot_be_undone_by_an_older_syncd(tmp_path: Path) -> None:
    url = full_store(tmp_path)
    kills = 0
    for step in (3, 8, 15, 25):
        code, _ = opened(url, step)
        assert code == -signal.SIGKILL
        assert events(url) == ("0001", EVENTS + 1)
        kills += 1
    began = time.monotonic()
    code, _ = opened(url)
    seconds = time.monotonic() - began
    assert code == 0
    assert events(url) == (REVISIONS[-1], EVENTS + 1)
    assert kept_copies(tmp_path / "syncd.db")
    database = Database.open(url)
    assert check(database) == []
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreTooNew, match="install the newer syncd"):
        Database.open(url)
    assert events(url) == ("9999", EVENTS + 1)
    record(
        "R18",
        f"a store of the first revision with {EVENTS:,} events is upgraded, killed four times before",
        injected=kills,
        lost=0,
        largest_seconds_of_the_upgrade=seconds,
    )

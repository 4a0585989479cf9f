"""Every revision of the tables, with data in it, becomes today's: whole, or not at all, however often it is killed."""

import multiprocessing
import os
import signal
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from patience import ended
from sqlalchemy import Connection, Engine, MetaData, Table, event, insert, make_url, select, text

from syncd.model import Account, Ask, Person, Place, Role, State
from syncd.store import tables
from syncd.store.ask_codec import encode_ask
from syncd.store.copying import KEPT, kept_copies
from syncd.store.database import Database
from syncd.store.embedded import Embedded
from syncd.store.errors import StoreTooNew
from syncd.store.events import EventStore
from syncd.store.integrity import check
from syncd.store.ledger import LedgerStore
from syncd.store.migrations import REVISIONS, stored_revision
from syncd.store.server import Server

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
AT = int(NOW.timestamp() * 1_000_000)
DANA = Account("acme", "U1", "Dana Ruiz", "dana@partner.test")
ASKER, OWNER = Person("dana", "Dana Ruiz", Role.STAKEHOLDER, (DANA,)), Person("mia", "Mia", Role.TEAM)
ASK = Ask("a1", "acme", Place("C1"), "T1", "", "", ASKER, OWNER, "When?", NOW, NOW, State.OPEN, "e1", ())
ROWS: dict[str, dict[str, object]] = {
    "events": {"seq": 7, "source": "acme", "id": "e1", "kind": "message", "at": AT, "actor": "U1", "thread": "T1",
               "place": "C1", "text": "When?", "automated": False, "private": False,
               "reading": '[1.0,["question"],[],""]'},
    "threads": {"source": "acme", "thread": "T1", "place": "C1", "version": 3, "dirty": False,
                "first_at": AT, "last_at": AT},
    "accounts": {"source": "acme", "id": "U1", "name": "Dana Ruiz", "email": "dana@partner.test", "bot": False,
                 "active": True, "listed": True},
    "places": {"source": "acme", "id": "C1", "name": "general", "unthreaded": True},
    "asks": {"id": "a1", "source": "acme", "place": "C1", "thread": "T1", "state": "open", "asked_at": AT,
             "due_at": AT, "wake_at": AT, "body": encode_ask(ASK)},
    "decisions": {"id": 1, "ask": "a1", "source": "acme", "thread": "T1", "action": "snooze", "at": AT, "until": AT},
    "told": {"ask": "a1", "reason": "overdue", "at": AT},
    "alerts": {"id": "x", "route": "channel", "digest": False, "created_at": AT},
    "alert_asks": {"alert": "x", "position": 0, "ask": "a1"},
    "outbox": {"id": 5, "alert": "x", "action": "post", "reason": "overdue", "state": "pending", "created_at": AT,
               "not_before": AT},
    "sources": {"name": "acme", "state": "ok", "last_success": AT, "events": 1},
    "cursors": {"source": "acme", "key": "k", "value": "1"},
    "quarantine": {"source": "acme", "kind": "m", "id": "q", "payload": "{}", "seen": 2, "first_seen": AT,
                   "last_seen": AT},
    "meta": {"key": "mine", "value": "1"},
}  # fmt: skip
"""One row of each table of the first revision; texts that are not named are empty."""


def migrate(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", "syncd.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def released(url: str, revision: str) -> None:
    """A store as the syncd of that revision left it."""
    parsed = make_url(url)
    backend = Embedded(parsed) if parsed.get_backend_name() == "sqlite" else Server(parsed)
    with backend.writing() as connection:
        migrate(connection, revision)
        for name, row in ROWS.items():
            table = Table(name, MetaData(), autoload_with=connection)
            texts = {c.name: "" for c in table.columns if str(c.type) == "TEXT" and not c.nullable}
            connection.execute(insert(table).values({**texts, **row}))
    backend.close()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_store_of_every_revision_keeps_what_it_holds(database_url: str, revision: str) -> None:
    released(database_url, revision)
    database = Database.open(database_url)
    with database.reading() as connection:
        assert stored_revision(connection) == REVISIONS[-1]
        for name, row in ROWS.items():
            table = tables.metadata.tables[name]
            stored = connection.execute(select(table)).mappings().one()
            # Threads may be marked, so that they are thought over anew.
            expected = {k: v for k, v in row.items() if (name, k) not in {("threads", "version"), ("threads", "dirty")}}
            assert {key: stored[key] for key in expected} == expected, name
    (entry,) = EventStore(database).thread("acme", "T1")
    assert (entry.event.text, entry.event.actor, entry.seq) == ("When?", DANA, 7)
    assert LedgerStore(database).ask("a1") == ASK
    assert check(database) == []
    database.close()


@pytest.mark.parametrize("revision", REVISIONS[:-1])
def test_the_file_is_copied_before_it_is_migrated(tmp_path: Path, revision: str) -> None:
    url = f"sqlite:///{tmp_path / 'syncd.db'}"
    released(url, revision)
    Database.open(url).close()
    (copy,) = kept_copies(tmp_path / "syncd.db")
    assert copy.name.startswith(f"syncd.db.revision-{revision}.")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    copy.rename(tmp_path / "syncd.db")  # the way back
    database = Database.open(url, as_it_is=True)
    with database.reading() as connection:
        assert stored_revision(connection) == revision
        assert connection.execute(text("SELECT text FROM events")).scalar() == "When?"
    database.close()


def test_nothing_is_copied_of_a_new_store_or_of_one_that_is_up_to_date(tmp_path: Path) -> None:
    for _ in range(2):
        Database.open(f"sqlite:///{tmp_path / 'syncd.db'}").close()
    assert kept_copies(tmp_path / "syncd.db") == []


def test_only_the_last_copies_are_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'syncd.db'}"
    released(url, "0003")
    times = [f"2026010{day}T000000Z" for day in range(1, 6)]
    for time in times:
        (tmp_path / f"syncd.db.revision-0001.{time}.bak").touch()
    (tmp_path / "syncd.db.mine.bak").touch()
    Database.open(url).close()
    kept = [copy.name for copy in kept_copies(tmp_path / "syncd.db")]
    assert len(kept) == KEPT
    assert [times[-2] in kept[0], times[-1] in kept[1], "revision-0003" in kept[2]] == [True] * 3
    assert (tmp_path / "syncd.db.mine.bak").exists()


def test_a_store_from_the_future_is_neither_migrated_nor_copied(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'syncd.db'}"
    released(url, REVISIONS[-1])
    database = Database.open(url)
    with database.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    (finding,) = check(database)
    assert "of a newer syncd" in finding.problem
    database.close()
    before = (tmp_path / "syncd.db").read_bytes()
    with pytest.raises(StoreTooNew, match="install the newer syncd that wrote it"):
        Database.open(url)
    assert (tmp_path / "syncd.db").read_bytes() == before
    assert kept_copies(tmp_path / "syncd.db") == []


_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["syncd.store.database", "alembic.command", "alembic.migration", "psycopg"])


def _open(url: str, dies_at: int, counted: Any) -> None:
    """Opens the store in a process of its own, which kills itself before its ``dies_at``-th statement."""

    def count(*_: object) -> None:
        counted.value += 1
        if counted.value == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)
    Database.open(url).close()


def opened(url: str, dies_at: int = 0) -> tuple[int, int]:
    """The exit code of such a process, and how many statements it made."""
    counted = _processes.RawValue("q", 0)
    process = _processes.Process(target=_open, args=(url, dies_at, counted))
    process.start()
    return ended(process), counted.value


def test_a_migration_that_is_killed_anywhere_is_made_by_the_next_start(
    database_url: str, anew: Callable[[], str]
) -> None:
    released(database_url, "0001")
    code, statements = opened(database_url)
    assert code == 0
    assert statements > 10
    url = anew()
    released(url, "0001")
    for step in range(1, statements + 1, max(statements // 12, 1)):
        assert opened(url, step)[0] == -signal.SIGKILL, step
        with (looked_at := Database.open(url, as_it_is=True)).reading() as connection:
            assert stored_revision(connection) == "0001", step
            assert connection.execute(text("SELECT text FROM events")).scalar() == "When?"
        looked_at.close()
    assert opened(url)[0] == 0
    database = Database.open(url)
    assert check(database) == []
    assert LedgerStore(database).ask("a1") == ASK
    database.close()
    left = [path.name for path in Path(make_url(url).database or "").parent.glob("*.part")]
    assert left == []


@pytest.fixture
def anew(database_url: str, tmp_path: Path) -> Callable[[], str]:
    """Empties the database of ``database_url``."""

    def empty() -> str:
        database = Database.open(database_url)
        if database.kind == "postgresql":
            with database.writing() as connection:
                connection.execute(text("DROP SCHEMA public CASCADE"))
                connection.execute(text("CREATE SCHEMA public"))
            database.close()
            return database_url
        database.close()
        return f"sqlite:///{tmp_path / 'again.db'}"

    return empty

"""Opening a store: migrations, refusals that say what to do, locks, and reading while somebody writes."""

import stat
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event as Signal

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, event, inspect, make_url, select, text

from syncd.store import tables
from syncd.store.database import Database
from syncd.store.embedded import Embedded
from syncd.store.errors import StoreBusy, StoreError, StoreTooNew, StoreUnavailable
from syncd.store.migrations import REVISIONS
from syncd.store.server import Server


def test_a_new_store_has_exactly_the_tables_that_the_code_knows(db: Database) -> None:
    with db.reading() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, tables.metadata) == []
        indexes = {index["name"] for index in inspect(connection).get_indexes("events")}
    assert {"events_thread", "events_top_level", "events_target"} <= indexes


def test_the_revisions_are_those_of_the_scripts() -> None:
    config = Config()
    config.set_main_option("script_location", "syncd.store:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert [script.revision for script in scripts.walk_revisions()] == list(reversed(REVISIONS))


def test_a_store_is_opened_again_as_it_is(open_store: Callable[[], Database]) -> None:
    open_store().put("a", "1")
    assert open_store().get("a") == "1"


def test_a_store_from_the_future_is_refused_and_left_alone(database_url: str) -> None:
    with (database := Database.open(database_url)).writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    with pytest.raises(StoreTooNew, match=r"revision 9999.*install the newer syncd"):
        Database.open(database_url)


def test_a_database_of_somebody_else_is_refused(database_url: str) -> None:
    database = Database.open(database_url)
    with database.writing() as connection:
        tables.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
        connection.execute(text("CREATE TABLE invoices (id INTEGER)"))
    database.close()
    with pytest.raises(StoreError, match="not syncd's: it has a table 'invoices'"):
        Database.open(database_url)


def test_a_migration_that_fails_half_way_leaves_nothing_behind(database_url: str) -> None:
    def fail(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "CREATE TABLE sources" in statement:
            raise ZeroDivisionError

    event.listen(Engine, "before_cursor_execute", fail)
    try:
        with pytest.raises(ZeroDivisionError):
            Database.open(database_url)
    finally:
        event.remove(Engine, "before_cursor_execute", fail)
    database = Database.open(database_url)
    assert database.healthy()
    database.close()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("nonsense", "store.url is not a database's address"),
        ("mysql://u:secret@h/d", "store.url names mysql"),
        ("sqlite://", "an SQLite store is a file"),
        ("sqlite:///:memory:", "an SQLite store is a file"),
        ("sqlite:////nowhere/at/all/syncd.db", "the folder /nowhere/at/all does not exist: create it"),
        ("postgresql://u:secret@127.0.0.1:1/d", "the database does not answer"),
    ],
)
def test_an_address_that_cannot_be_used_says_what_to_do_and_no_password(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught:
        Database.open(url)
    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "syncd.db").write_text("these are notes, not a database" * 100)
    with pytest.raises(StoreError, match="not a database"):
        Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")


def test_all_files_are_their_owners_alone(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    with database.hold("syncd run"):
        database.put("a", "1")
        files = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    database.close()
    assert set(files.values()) == {0o600}
    assert {"syncd.db", "syncd.db-wal", "syncd.db-shm"} <= files.keys()


def test_only_the_writer_that_holds_the_instance_checkpoints(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")

    def every() -> int:
        with database.writing() as connection:
            return int(connection.execute(text("PRAGMA wal_autocheckpoint")).scalar_one())

    assert every() == 0
    with database.hold("syncd run"):
        assert every() > 0
    assert every() == 0
    with database.reading() as connection:
        assert connection.execute(text("PRAGMA wal_autocheckpoint")).scalar() == 0
        assert connection.execute(text("PRAGMA mmap_size")).scalar() == 0
    with database.writing() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
    database.close()


def test_a_second_instance_is_told_who_holds_the_store(open_store: Callable[[], Database]) -> None:
    first, second = open_store(), open_store()
    with first.hold("syncd run"):
        with pytest.raises(StoreBusy, match=r"in use by syncd run, process \d+ on .*: stop it first"), second.hold("x"):
            pass
        assert first.healthy()
        second.put("a", "1")
        assert first.get("a") == "1", "others may read and write shortly"
    with second.hold("syncd run --once"):
        pass


def test_a_killed_instance_holds_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'syncd.db'}"
    script = (
        "import os, sys\nfrom syncd.store.database import Database\n"
        "with Database.open(sys.argv[1]).hold('syncd run'):\n    os.kill(os.getpid(), 9)\n"
    )
    assert subprocess.run([sys.executable, "-c", script, url], check=False).returncode == -9
    database = Database.open(url)
    with database.hold("syncd run"):
        pass
    database.close()


def test_what_is_not_committed_is_not_seen_and_does_not_stop_readers(open_store: Callable[[], Database]) -> None:
    writer, reader = open_store(), open_store()
    with writer.writing() as connection:
        connection.execute(tables.meta.insert().values(key="a", value="1"))
        assert reader.get("a") == ""
    assert reader.get("a") == "1"


def test_a_reader_sees_one_state(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    count = select(tables.meta.c.key)
    with database.reading() as connection:
        before = connection.execute(count).all()
        database.put("a", "1")
        assert connection.execute(count).all() == before
    database.close()


def test_a_failure_takes_back_the_whole_transaction(db: Database) -> None:
    def fail() -> None:
        with db.writing() as connection:
            connection.execute(tables.meta.insert().values(key="a", value="1"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert db.get("a") == ""


def test_writers_wait_for_each_other(open_store: Callable[[], Database]) -> None:
    first, second = open_store(), open_store()
    started = Signal()

    def write() -> None:
        started.set()
        second.put("a", "second")

    with ThreadPoolExecutor(1) as pool:
        with first.writing() as connection:
            connection.execute(tables.meta.insert().values(key="a", value="first"))
            waiting = pool.submit(write)
            started.wait()
            assert not waiting.done()
        waiting.result()
    assert first.get("a") == "second"


def test_a_writer_gives_up_where_another_one_does_not_end(
    open_store: Callable[[], Database], database_url: str
) -> None:
    holder = open_store()
    url = make_url(database_url)
    impatient = Database((Embedded if holder.kind == "sqlite" else Server)(url, patience=0.05))
    with holder.writing(), pytest.raises(StoreBusy, match="another process has been writing"):
        impatient.put("a", "1")
    impatient.put("a", "2")
    assert holder.get("a") == "2"
    impatient.close()


def test_health_is_whether_the_database_answers(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    assert database.healthy()
    database.close()
    (tmp_path / "syncd.db").write_text("overwritten" * 1000)
    assert not database.healthy()
    with pytest.raises(StoreUnavailable):
        database.get("a")

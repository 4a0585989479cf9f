"""Copies of a store: taken while somebody writes, sound, private, and never in the place of something else."""

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event as Signal
from threading import Thread

import pytest

from syncd.model import Account, Event, Kind, Place
from syncd.reading import Reading
from syncd.store.backup import back_up
from syncd.store.database import Database
from syncd.store.errors import StoreError
from syncd.store.events import EventStore
from syncd.store.integrity import check

DANA, CHAT = Account("slack", "U1", "Dana Ruiz"), Place("C1", "general")


def at(number: int) -> datetime:
    return datetime(2026, 3, 2, 9, 0, tzinfo=UTC) + timedelta(minutes=number)


def message(number: int) -> Event:
    return Event("slack", f"m{number}", Kind.MESSAGE, at(number), DANA, f"T{number}", CHAT, text="words " * 50)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Database]:
    database = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    yield database
    database.close()


def write(db: Database, *numbers: int) -> None:
    entries = [(message(number), Reading()) for number in numbers]
    EventStore(db).commit_page("slack", entries, {"at": max(numbers)}, (), at(1))


def count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        return int(connection.execute("SELECT count(*) FROM events").fetchone()[0])


def test_a_copy_says_what_it_holds_and_is_one_private_file(store: Database, tmp_path: Path) -> None:
    write(store, 1, 2, 3)
    target = tmp_path / "copies"
    target.mkdir()
    copied = back_up(store, target / "copy.db")
    assert (copied.events, copied.last_at, copied.size) == (3, at(3), (target / "copy.db").stat().st_size)
    assert [path.name for path in target.iterdir()] == ["copy.db"]
    assert stat.S_IMODE((target / "copy.db").stat().st_mode) == 0o600
    assert count(target / "copy.db") == 3


def test_a_copy_opens_as_a_store(store: Database, tmp_path: Path) -> None:
    write(store, 1, 2)
    back_up(store, tmp_path / "copy.db")
    copy = Database.open(f"sqlite:///{tmp_path / 'copy.db'}")
    assert [event.id for _, event in EventStore(copy).after(0, 10)] == ["m1", "m2"]
    assert check(copy) == []
    copy.close()


def test_writers_go_on_while_the_store_is_copied(store: Database, tmp_path: Path) -> None:
    write(store, 1)
    stop, written = Signal(), []

    def keep_writing() -> None:
        number = 2
        while not stop.is_set():
            write(store, number)
            written.append(number)
            number += 1

    writer = Thread(target=keep_writing)
    writer.start()
    try:
        counts = []
        for number in range(5):
            before = len(written)
            copied = back_up(store, tmp_path / f"copy{number}.db")
            counts.append((before + 1 <= copied.events <= len(written) + 2, copied.events))
    finally:
        stop.set()
        writer.join()
    assert all(fits for fits, _ in counts), counts
    assert check(store) == []


def test_what_is_there_is_not_written_over_without_being_told(store: Database, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("holiday photos")
    with pytest.raises(StoreError, match="is there already: name another file, or add --force"):
        back_up(store, tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "holiday photos"
    back_up(store, tmp_path / "copy.db", force=True)
    assert count(tmp_path / "copy.db") == 0


@pytest.mark.parametrize(
    ("target", "says"),
    [("syncd.db", "is the store itself"), (".", "is a folder"), ("no/such/copy.db", "nothing can be written in")],
)
def test_a_place_for_a_copy_that_is_none_is_refused(store: Database, tmp_path: Path, target: str, says: str) -> None:
    with pytest.raises(StoreError, match=says):
        back_up(store, tmp_path / target, force=True)
    assert store.healthy()


def test_a_copy_that_fails_leaves_nothing_behind(store: Database, tmp_path: Path) -> None:
    write(store, *range(1, 300))
    target = tmp_path / "copies"
    target.mkdir()
    damage(store, tmp_path / "syncd.db")
    again = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}", as_it_is=True)
    with pytest.raises(StoreError, match=r"not sound|cannot be copied"):
        back_up(again, target / "copy.db")
    assert list(target.iterdir()) == []
    again.close()


def damage(store: Database, file: Path) -> None:
    """Overwrites a page in the middle of the file of a store that nobody has open."""
    store.close()
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2 // 4096 * 4096)
        opened.write(b"\xff" * 4096)


def test_a_damaged_file_is_found_and_left_alone(store: Database, tmp_path: Path) -> None:
    write(store, *range(1, 300))
    damage(store, tmp_path / "syncd.db")
    before = (tmp_path / "syncd.db").read_bytes()
    again = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}", as_it_is=True)
    found = check(again)
    again.close()
    assert found
    assert all("damaged" in finding.problem and "backup" in finding.advice for finding in found)
    assert (tmp_path / "syncd.db").read_bytes() == before


def test_a_copy_is_of_an_existing_store_only(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"there is no store .* yet"):
        Database.open(f"sqlite:///{tmp_path / 'syncd.db'}", as_it_is=True)
    assert list(tmp_path.iterdir()) == []

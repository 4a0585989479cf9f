"""R11: the store's disk is full or fails, the store is locked or read-only: nothing is lost, it is said, it goes on."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from daemon_process import begin, company, until
from service_world import World

from reliability.machine_watched import Watched
from reliability.results import FULL, count, record

__all__ = ["begin", "company"]
UNTIL_IT_IS_SAID = 10.0
"""Seconds: the bar for /healthz. Noted, not asserted: other work on the machine may delay anything."""


@pytest.fixture
def watched(company: World, tmp_path: Path) -> Iterator[Watched]:
    """Everything that was asked so far is told."""
    made = Watched(company, tmp_path)
    made.daemon.ready()
    made.ask()
    made.tells_all()
    yield made
    made.daemon.clean_up()


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with two megabytes; skipped where none may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=False)
    if mounted.returncode:
        pytest.skip("nothing may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_disk_that_takes_no_more_is_said_once_and_all_is_told_when_it_does_again(watched: Watched) -> None:
    """No file of the process may grow: SQLite is told of an error by the disk, as of a full or a broken one."""
    process = psutil.Process(watched.daemon.process.pid)
    longest = max(path.stat().st_size for path in watched.folder.glob("syncd.db*"))
    process.rlimit(psutil.RLIMIT_FSIZE, (longest, psutil.RLIM_INFINITY))
    watched.ask(count(3, 30))
    said_after = watched.falls_ill()
    time.sleep(count(6, 60))
    process.rlimit(psutil.RLIMIT_FSIZE, (psutil.RLIM_INFINITY, psutil.RLIM_INFINITY))
    told_after = watched.tells_all()
    until(lambda: "answers again" in watched.daemon.logged, "its end is said")
    assert_both_ends(watched)
    watched.is_whole()
    note("the disk fails (EFBIG) while storing", said_after, told_after)


def test_a_full_disk_with_the_store_and_the_log_on_it_stops_nothing_for_good(company: World, disk: Path) -> None:
    watched = Watched(company, disk)
    watched.daemon.ready()
    try:
        watched.ask()
        watched.tells_all()
        ballast = fill(disk)
        watched.ask(count(3, 30))
        said_after = watched.falls_ill()
        time.sleep(count(3, 60))
        ballast.unlink()
        told_after = watched.tells_all()
        watched.is_whole()
    finally:
        watched.daemon.clean_up()
    note("the disk is full (ENOSPC), for the store and for the log", said_after, told_after)


@pytest.mark.parametrize("whose", ["syncd's own lock", "SQLite's lock"])
def test_a_store_that_another_process_locks_is_said_and_waited_for(watched: Watched, whose: str) -> None:
    """The log is silent, unless it lasts longer than syncd waits in one go: then the beginning and the end are said.

    The full count lasts so long; on a busy machine the small one may, too.
    """
    with subprocess.Popen(
        [sys.executable, "-c", LOCKS[whose], watched.folder / "syncd.db"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        watched.ask(count(2, 30))
        said_after = watched.falls_ill()
        assert "database" in watched.health()[1]
        time.sleep(count(0, 60))
        other.stdin.close()
    told_after = watched.tells_all()
    until(lambda: len(watched.trouble()) in ([2] if FULL else [0, 2]), "its end is said")
    if watched.trouble():
        assert_both_ends(watched)
    watched.is_whole()
    note(f"another process holds {whose}, {count(6, 65)} s", said_after, told_after)


LOCKS = {
    "syncd's own lock": "import fcntl, sys; f = open(sys.argv[1] + '.write.lock', 'w'); fcntl.flock(f, fcntl.LOCK_EX);"
    "print('held', flush=True); sys.stdin.read()",
    "SQLite's lock": "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], 60, isolation_level=None);"
    "c.execute('begin immediate'); print('held', flush=True); sys.stdin.read()",
}


def test_a_store_on_a_read_only_disk_is_refused_and_left_alone(company: World, disk: Path) -> None:
    watched = Watched(company, disk)
    watched.daemon.ready()
    watched.ask()
    watched.tells_all()
    watched.is_whole()
    watched.daemon.clean_up()
    before = {path.name: path.read_bytes() for path in disk.glob("syncd.db*")}
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    ended = subprocess.run(
        [sys.executable, "-m", "syncd.cli", "run", "--config", company.file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "Read-only file system" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert {path.name: path.read_bytes() for path in disk.glob("syncd.db*")} == before
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    record("R11", "the store is on a read-only disk at the start: refused", injected=1, bytes_changed=0)


def assert_both_ends(watched: Watched) -> None:
    """The log has one line for the beginning and one for the end, and no other warning.

    Asked before it is stopped: on a busy machine a stop may take longer than its grace, and that is said, too.
    """
    begins, ends = watched.trouble()
    assert ["store does not answer" in begins, "answers again" in ends] == [True, True]


def fill(disk: Path) -> Path:
    """The file that takes all room that is left."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return ballast


def note(what: str, said_after: float, told_after: float) -> None:
    record(
        "R11",
        what,
        injected=1,
        lost=0,
        doubled=0,
        largest_seconds_until_healthz_said_so=said_after,
        largest_seconds_until_all_was_told_afterwards=told_after,
    )

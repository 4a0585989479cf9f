"""One syncd on a store at a time, on either database: the first is named, and a killed one is in nobody's way."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from daemon_process import until
from patience import killed_at_last

from syncd.store.database import Database
from syncd.store.errors import StoreBusy

HOLD = (
    "import sys; from syncd.store.database import Database\n"
    "with Database.open(sys.argv[1]).hold('syncd run'): print('held', flush=True); sys.stdin.read()"
)


@contextmanager
def holder(url: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that runs on the store."""
    command = [sys.executable, "-c", HOLD, url]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
        killed_at_last(process),
    ):
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


def test_the_first_is_named_with_its_process_its_machine_and_since_when(database_url: str) -> None:
    second = Database.open(database_url)
    with holder(database_url) as first:
        named = rf"syncd run, process {first.pid} on \S+, since 20\d\d-\d\d-\d\d \d\d:\d\d UTC: stop it first"
        with pytest.raises(StoreBusy, match=named), second.hold("syncd run"):
            pass
    second.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM], ids=lambda number: number.name)
def test_one_that_was_killed_is_in_nobodys_way(database_url: str, number: signal.Signals) -> None:
    second = Database.open(database_url)
    with holder(database_url) as first:
        first.send_signal(number)
        first.wait()

    def is_free() -> bool:
        try:
            with second.hold("syncd run"):
                return True
        except StoreBusy:
            return False  # a server notices a closed connection a moment later

    until(is_free, "the store is free")
    second.close()

"""A ``syncd run`` as a process of its own, on a company in the sandbox, in real time."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from patience import PATIENCE
from service_world import World

from syncd.sandbox import Sandbox, SandboxClock


def until(condition: Callable[[], object], what: str = "") -> None:
    """Waits until the condition is true."""
    deadline, pause = time.monotonic() + PATIENCE, threading.Event()
    while not condition():
        assert time.monotonic() < deadline, f"it did not come true: {what}"
        pause.wait(0.05)


class Process:
    """A ``syncd run`` with its log and, as systemd would give it, a socket that it tells how it is."""

    def __init__(self, world: World, folder: Path, watchdog: timedelta = timedelta(seconds=2)) -> None:
        self.log = folder / "log"
        self._folder = tempfile.mkdtemp(prefix="syncd")  # the path of a socket must be short
        self.notify = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.notify.bind(f"{self._folder}/notify")
        self.notify.setblocking(False)
        self._told: list[str] = []
        given = {"NOTIFY_SOCKET": f"{self._folder}/notify", "WATCHDOG_USEC": str(int(watchdog.total_seconds() * 1e6))}
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "syncd.cli", "run", "--config", str(world.file)],
                env={**os.environ, **given},
                stdout=log,
                stderr=log,
                cwd=folder,
            )

    @property
    def told(self) -> list[str]:
        """What it told the service manager so far, a line each."""
        while True:
            try:
                self._told += self.notify.recv(4096).decode().splitlines()
            except BlockingIOError:
                return self._told

    @property
    def logged(self) -> str:
        return self.log.read_text()

    def ready(self) -> "Process":
        until(lambda: "READY=1" in self.told or self.process.poll() is not None, "it is ready")
        assert "READY=1" in self.told, self.logged
        return self

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code."""
        self.send(number)
        return self.process.wait(PATIENCE)

    def clean_up(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.notify.close()
        Path(f"{self._folder}/notify").unlink()
        Path(self._folder).rmdir()


@pytest.fixture
def company(tmp_path: Path) -> Iterator[World]:
    """A world in real time, polled every second, where an answer is due at once."""
    with Sandbox(SandboxClock()) as sandbox:
        world = World(sandbox, tmp_path)
        world.database.close()
        world.set('answer_within = "0m"', instead_of='answer_within = "1h"')
        world.config = world.config.replace('type = "slack"', 'type = "slack"\npoll_every = "1s"').replace(
            'type = "jira"', 'type = "jira"\npoll_every = "1s"'
        )
        world.file.write_text(world.config)
        yield world


@pytest.fixture
def begin(company: World, tmp_path: Path) -> Iterator[Callable[[], Process]]:
    started: list[Process] = []

    def start() -> Process:
        started.append(Process(company, tmp_path))
        return started[-1]

    yield start
    for process in started:
        process.clean_up()

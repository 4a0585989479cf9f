"""The daemon as a process of its own: it polls and tells, obeys signals, speaks with systemd, and runs alone."""

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
from service_world import World

from syncd.sandbox import Fault, Sandbox, SandboxClock

PATIENCE = 60.0
"""Seconds after which a condition that has not come true is a failure; usually it takes one or two."""


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
        until(lambda: "READY=1" in self.told, self.logged)
        return self

    def signal(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def stop(self) -> int:
        """Its exit code."""
        self.signal(signal.SIGTERM)
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


def test_it_polls_tells_edits_and_ends_when_it_is_told_to(company: World, begin: Callable[[], Process]) -> None:
    daemon = begin().ready()
    ts = company.ask()
    until(company.alerts, "the alert")
    company.answer(ts)
    until(lambda: "Answered" in company.alerts()[0], "the edit")
    assert daemon.stop() == 0
    assert "STOPPING=1" in daemon.told
    assert daemon.logged.rstrip().endswith("stopped")
    assert len(company.alerts()) == 1
    assert "Traceback" not in daemon.logged


def test_the_watchdog_is_fed(begin: Callable[[], Process]) -> None:
    daemon = begin().ready()
    until(lambda: daemon.told.count("WATCHDOG=1") >= 3)


def test_a_wrong_config_is_refused_at_a_reload_and_the_old_one_stays_in_use(
    company: World, begin: Callable[[], Process]
) -> None:
    daemon = begin().ready()
    company.file.write_text(company.config.replace("[team]", "[taem]"))
    daemon.signal(signal.SIGHUP)
    until(lambda: "the old one stays in use" in daemon.logged, daemon.logged)
    assert "team" in daemon.logged
    company.ask()
    until(company.alerts, "the alert by the old config")
    assert daemon.told.count("READY=1") == 2
    assert daemon.stop() == 0


def test_a_good_config_is_used_after_a_reload(company: World, begin: Callable[[], Process]) -> None:
    daemon = begin().ready()
    company.workspace.channel("elsewhere", [company.mia])
    company.file.write_text(company.config.replace("#waiting-on-us", "#elsewhere"))
    daemon.signal(signal.SIGHUP)
    until(lambda: "the new config is in use" in daemon.logged, daemon.logged)
    company.ask()
    until(lambda: company.alerts("elsewhere"), "the alert in the new channel")
    assert company.alerts() == []
    assert [line for line in daemon.told if line.startswith("RELOADING")] == ["RELOADING=1"]
    assert daemon.stop() == 0


def test_a_second_one_on_the_same_store_refuses_and_names_the_first(
    company: World, begin: Callable[[], Process], tmp_path: Path
) -> None:
    daemon = begin().ready()
    second = subprocess.run(
        [sys.executable, "-m", "syncd.cli", "run", "--config", str(company.file)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert second.returncode == 1
    assert f"process {daemon.process.pid}" in second.stderr
    assert "Traceback" not in second.stderr
    assert daemon.process.poll() is None


def test_it_ends_within_its_grace_though_a_tool_does_not_answer(company: World, begin: Callable[[], Process]) -> None:
    company.config += '[service]\nshutdown_grace = "1s"\n'
    company.file.write_text(company.config)
    company.sandbox.jira.faults.add(Fault("POST /rest/api/3/search/jql", "slow", delay=300, times=100))
    daemon = begin().ready()
    until(lambda: company.sandbox.jira.count() >= 2, "Jira is asked")
    company.ask()
    until(company.alerts, "the alert of the other source")
    assert daemon.stop() == 0
    assert "is cut off" in daemon.logged


def test_it_goes_on_where_a_killed_one_stopped(company: World, begin: Callable[[], Process]) -> None:
    killed = begin().ready()
    company.ask("Could you explain the first?")
    until(company.alerts, "the first alert")
    killed.signal(signal.SIGKILL)
    killed.process.wait()
    company.ask("Could you explain the second?")
    after = begin().ready()
    until(lambda: len(company.alerts()) == 2, "the second alert")
    assert after.stop() == 0
    assert len(company.alerts()) == 2

"""The daemon as a process of its own: it polls and tells, ends when it is told to, speaks with systemd, runs alone."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable

import pytest
from daemon_process import PATIENCE, Process, begin, company, until
from patience import killed_at_last
from service_world import World

from syncd.sandbox import Fault

__all__ = ["begin", "company"]
Begin = Callable[[], Process]
HANG = Fault("POST /rest/api/3/search/jql", "slow", delay=300, times=100)


def test_it_polls_tells_edits_and_ends_when_it_is_told_to(company: World, begin: Begin) -> None:
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


def test_the_watchdog_is_fed(begin: Begin) -> None:
    daemon = begin().ready()
    until(lambda: daemon.told.count("WATCHDOG=1") >= 3)


def test_a_second_one_on_the_same_store_refuses_and_names_the_first(company: World, begin: Begin) -> None:
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
    assert "since 20" in second.stderr
    assert "Traceback" not in second.stderr
    assert daemon.process.poll() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=lambda number: number.name)
def test_it_ends_within_its_grace_though_a_tool_does_not_answer(
    company: World, begin: Begin, number: signal.Signals
) -> None:
    company.config += '[service]\nshutdown_grace = "1s"\n'
    company.file.write_text(company.config)
    company.sandbox.jira.faults.add(HANG)
    daemon = begin().ready()
    until(lambda: company.sandbox.jira.count() >= 2, "Jira is asked")
    company.ask()
    until(company.alerts, "the alert of the other source")
    assert daemon.stop(number) == 0
    assert "is cut off" in daemon.logged


def test_a_page_that_comes_within_the_grace_is_kept(company: World, begin: Begin) -> None:
    company.sandbox.slack.faults.add(Fault("conversations.history", "slow", delay=2, times=1))
    company.ask()
    daemon = begin().ready()
    until(lambda: company.sandbox.slack.count("conversations.history"), "Slack is asked")
    assert daemon.stop() == 0
    assert "is cut off" not in daemon.logged
    with sqlite3.connect(company.folder / "syncd.db") as connection:
        assert connection.execute("SELECT count(*) FROM events WHERE source = 'slack'").fetchone() == (1,)


def test_it_goes_on_where_a_killed_one_stopped(company: World, begin: Begin) -> None:
    killed = begin().ready()
    company.ask("Could you explain the first?")
    until(company.alerts, "the first alert")
    killed.send(signal.SIGKILL)
    killed.process.wait()
    company.ask("Could you explain the second?")
    after = begin().ready()
    until(lambda: len(company.alerts()) == 2, "the second alert")
    assert after.stop() == 0
    assert len(company.alerts()) == 2


def test_a_stop_does_not_wait_for_another_one_that_writes_to_the_store(company: World, begin: Begin) -> None:
    """The main thread waits for the right to write, which comes only after the stop's last resort."""
    company.config += '[service]\nshutdown_grace = "1s"\n'
    company.file.write_text(company.config)
    daemon = begin().ready()
    ts = company.ask()
    until(company.alerts, "what the first polls found is stored and told")
    company.answer(ts)
    until(lambda: "Answered" in company.alerts()[0], "the edit")
    holding = "import fcntl,sys; f=open(sys.argv[1],'w'); fcntl.flock(f,2); print('held',flush=True); sys.stdin.read()"
    lock = f"{company.folder}/syncd.db.write.lock"
    command = [sys.executable, "-c", holding, lock]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other,
        killed_at_last(other),
    ):
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == "held\n"
        company.ask()
        polls = company.sandbox.slack.count()
        until(lambda: company.sandbox.slack.count() > polls, "a poll that has something to store")
        assert daemon.stop() == 0
        other.stdin.close()

"""What a daemon costs while nothing happens, and how soon it tells when something does."""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.bars import Bar, table
from benchmarks.process import peak_megabytes
from benchmarks.running import PATIENCE, cpu_seconds, daemon, story
from syncd.sandbox import Sandbox, SandboxClock
from tests.company_config import ALERTS, company_config, slack

SETTLED, MEASURED = 75.0, 120.0
"""Seconds: after the first polls, and for two polls of each source."""
ROUNDS = 5


def bars(measured: float = MEASURED) -> list[Bar]:
    """Processor, memory, and the time from a message to its alert."""
    _, five = _idle(1, 15.0, 20.0)
    share, twenty = _idle(4, SETTLED, measured)
    slowest = max(_told_after(number) for number in range(ROUNDS))
    return [
        Bar("idle, 20 sources of a minute, of one core", share * 100, "%", at_most=0.5),
        Bar("memory, five sources", five, "MB", at_most=120),
        Bar("memory, 20 sources", twenty, "MB"),
        Bar(f"message to alert, polled every 5 s, the slowest of {ROUNDS}", slowest, "s", at_most=7),
    ]


def _idle(copies: int, settled: float, measured: float) -> tuple[float, float]:
    """The share of a core while nothing happens, and the peak of the memory."""
    with tempfile.TemporaryDirectory() as name, story(Path(name), copies), daemon(Path(name)) as (process, _):
        time.sleep(settled)
        before, began = cpu_seconds(process), time.monotonic()
        time.sleep(measured)
        return (cpu_seconds(process) - before) / (time.monotonic() - began), peak_megabytes(process.pid)


def _told_after(number: int) -> float:
    """The message comes at another moment between two polls each time."""
    with tempfile.TemporaryDirectory() as name, Sandbox(SandboxClock()) as sandbox:
        folder, workspace = Path(name), sandbox.slack.workspace
        mia, dana = workspace.user("Mia Berg", "mia@acme.test"), workspace.user("Dana Ruiz", "dana@partner.test")
        room = workspace.channel("partner", [mia, dana])
        workspace.channel(ALERTS, [mia])
        config = company_config([slack(sandbox, folder, 'poll_every = "5s"')], "0m")
        (folder / "syncd.toml").write_text(config, encoding="utf-8")
        with daemon(folder):
            _until(lambda: sandbox.slack.count("conversations.history") > 0)
            time.sleep(2 + number)
            began = time.monotonic()
            workspace.post(room, dana, "Could you send me the export?")
            _until(lambda: sandbox.slack.count("chat.postMessage") > 0)
            return time.monotonic() - began


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("the daemon does not do what is waited for")
        time.sleep(0.02)


if __name__ == "__main__":
    print(table("Idle", bars(float(sys.argv[1]) if len(sys.argv) > 1 else MEASURED)))

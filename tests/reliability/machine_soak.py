"""Days of a company's life in minutes: what syncd keeps and tells of them, and what memory, files and threads it takes.

``python -m reliability.machine_soak DAYS`` (in ``tests``) prints the curve.
"""

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

from reliability.machine_company import HOUR, Company
from syncd.sandbox import Fault, Sandbox, SandboxClock
from syncd.sandbox.server import VendorServer

START = datetime(2026, 11, 2, 0, 0, tzinfo=UTC)
MIXED = ("429", "500", "502", "503", "reset", "truncated", "html", "empty")
"""What goes wrong, in equal shares, with one in a hundred requests to each tool."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How much life there is, and how often syncd is started anew (killed) or reads its config anew."""

    people: int = 500
    a_day: int = 500
    hours: int = 24 * 30
    first: int = 0
    step: timedelta = timedelta(minutes=30)
    kill_every: int = 0
    reload_every: int = 0
    faults: float = 0.01
    seed: int = 0


@dataclass(slots=True)
class Lived:
    """What came of it; ``curve`` holds what the process used at the end of each hour."""

    curve: list[dict[str, float]] = field(default_factory=list)
    said: int = 0
    stored: int = 0
    lost: int = 0
    doubled: int = 0
    events: int = 0
    asks: int = 0
    overdue: int = 0
    told_of: int = 0
    untold: int = 0
    told_wrongly: int = 0
    told_twice: int = 0
    posted_twice: int = 0
    kills: int = 0
    requests: int = 0
    seconds: float = 0.0
    log: str = ""


class Service:
    """The process, started when it is needed."""

    def __init__(self, config: Path, log: Path, clock: SandboxClock) -> None:
        self._config, self._log, self._clock = config, log, clock
        self._process: subprocess.Popen[str] | None = None

    def tell(self, line: str = "") -> dict[str, float]:
        """Lets it work at the present moment, or do what the line says."""
        if self._process is None:
            self.send()
            self._answer()
        self.send(line)
        return self._answer()

    def send(self, line: str = "") -> None:
        if self._process is None:
            with self._log.open("a") as log:
                script = Path(__file__).with_name("machine_service.py")
                self._process = subprocess.Popen(
                    [sys.executable, str(script), str(self._config)],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                )
        assert self._process.stdin is not None
        self._process.stdin.write((line or self._clock.now().isoformat()) + "\n")
        self._process.stdin.flush()

    def kill(self, after: float) -> None:
        """It is killed in the midst of a turn."""
        self.send()
        time.sleep(after)
        self.end(kill=True)

    def end(self, *, kill: bool = False) -> None:
        process, self._process = self._process, None
        if process is not None:
            if kill:
                process.kill()
            process.communicate()

    def _answer(self) -> dict[str, float]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._log.read_text()
        return dict(json.loads(line))


Progress: TypeAlias = Callable[[int, Mapping[str, float]], None]


def live(plan: Plan, folder: Path, progress: Progress = lambda hour, used: None) -> Lived:
    """Lives through the plan and looks at what is left of it; the last eight hours without faults or new words."""
    lived, began = Lived(), time.monotonic()
    with Sandbox(SandboxClock(START + plan.first * HOUR)) as sandbox:
        company = Company(sandbox, folder, plan.people, plan.a_day, plan.seed)
        service = Service(company.config(f"{int(plan.step.total_seconds())}s"), folder / "log", sandbox.clock)
        servers: list[VendorServer] = [
            *(sandbox.slack, sandbox.jira, sandbox.google, sandbox.notion, sandbox.asana),
        ]
        try:
            service.tell()
            _spoil(servers, plan)
            for hour in range(1, plan.hours + 1):
                used = company.hour(plan.step, service.tell)
                lived.curve.append(used)
                for server in servers:
                    lived.requests += server.count()
                    server.forget()
                _interrupt(service, hour, plan, lived)
                progress(hour, used)
            for server in servers:
                server.faults.clear()
            company.falls_silent()
            for _ in range(8):
                company.hour(HOUR, service.tell)
        finally:
            service.end()
        _look(company, folder / "syncd.db", lived)
    lived.seconds, lived.log = time.monotonic() - began, (folder / "log").read_text()
    return lived


def _spoil(servers: Sequence[VendorServer], plan: Plan) -> None:
    for server in servers:
        for number, what in enumerate(MIXED if plan.faults else ()):
            retry = "2" if what in {"429", "503"} else None
            share, seed = plan.faults / len(MIXED), plan.seed + number
            server.faults.add(Fault("*", what, retry_after=retry, fraction=share, seed=seed))


def _interrupt(service: Service, hour: int, plan: Plan, lived: Lived) -> None:
    if plan.kill_every and hour % plan.kill_every == 0:
        service.kill(random.Random(plan.seed + hour).random() * 0.3)
        lived.kills += 1
    if plan.reload_every and hour % plan.reload_every == 0:
        service.tell("reload")


def _look(company: Company, store: Path, lived: Lived) -> None:
    """Every text that was said is stored once, every question that was due is told of once, in one message."""
    with sqlite3.connect(store) as connection:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        texts = [text for (text,) in connection.execute("select text from events")]
        told = connection.execute("select alert, body from alert_asks join asks on asks.id = alert_asks.ask").fetchall()
        lived.events = len(texts)
        lived.asks = connection.execute("select count(*) from asks").fetchone()[0]
    found = Counter(number for text in texts for number in _numbers(text))
    lived.said, lived.stored = len(company.said.numbers), len(found)
    lived.lost = len(set(company.said.numbers) - found.keys())
    lived.doubled = sum(number > 1 for number in found.values())
    posted = company.posted()
    tellings = Counter(number for alert, body in told if posted[alert] for number in _numbers(body)[:1])
    overdue = company.said.overdue
    lived.overdue, lived.told_of = len(overdue), len(tellings)
    lived.untold, lived.told_wrongly = len(overdue - tellings.keys()), len(tellings.keys() - overdue)
    lived.told_twice = sum(number > 1 for number in tellings.values())
    lived.posted_twice = sum(number > 1 for number in posted.values())


def _numbers(text: str) -> list[int]:
    found = text.lower().partition("note ")[2][:6]
    return [int(found)] if found.isdigit() else []


def slope(values: list[float]) -> float:
    """By how much a value rises from one to the next, by least squares."""
    middle, mean = (len(values) - 1) / 2, sum(values) / len(values)
    return sum((n - middle) * (value - mean) for n, value in enumerate(values)) / sum(
        (n - middle) ** 2 for n in range(len(values))
    )


def main(days: int, a_day: int) -> None:
    def progress(hour: int, used: Mapping[str, float]) -> None:
        if hour % 24 == 0:
            rest = (f"{used[name]:.0f}" for name in ("megabytes", "files", "threads", "objects"))
            say(f"| {hour // 24} | {' | '.join(rest)} |")

    say("| day | MB | files | threads | objects |\n|---:|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        lived = live(Plan(a_day=a_day, hours=24 * days, reload_every=24), Path(name), progress)
    say(str({name: getattr(lived, name) for name in lived.__slots__ if name not in {"curve", "log"}}))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))

"""A syncd in a process of its own whose time is told to it line by line, and which says after each what it uses.

As the daemon does it, each source is polled in a thread of its own, then the ledger is kept and what is due is told.
A line is a moment (ISO 8601), or ``reload``; an answer is JSON.
"""

import gc
import json
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from syncd.plugins import Registry
from syncd.retry import Clock
from syncd.service import garbage, logs, memory
from syncd.service.polling import Polling
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database

_SHORTEST = 0.001
"""Seconds. A rest of a wait that is shorter than a clock can tell would be waited for ever."""


class Time:
    """What is told, and what was waited since then; nobody waits in truth."""

    def __init__(self) -> None:
        self.told = datetime.min.replace(tzinfo=UTC)
        self._begun: datetime | None = None
        self._waited = timedelta()
        self._lock = threading.Lock()

    def tell(self, now: datetime) -> None:
        self._begun = self._begun or now
        self.told = now

    def now(self) -> datetime:
        return self.told

    def monotonic(self) -> float:
        return (self.told - (self._begun or self.told) + self._waited).total_seconds()

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self._waited += timedelta(seconds=max(seconds, _SHORTEST))


def used() -> dict[str, float]:
    """Memory in MB, open files, threads, and the objects that Python's collector follows."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    fields = dict(line.split(":", 1) for line in status)
    return {
        "megabytes": int(fields["VmRSS"].split()[0]) / 1024,
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "threads": int(fields["Threads"]),
        "objects": len(gc.get_objects()),
    }


def say(answer: object) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main(config: Path) -> None:
    memory.in_one_heap()
    logs.set_up("warning")
    garbage.look_seldom()
    time, registry = Time(), Registry.installed()
    time.tell(datetime.fromisoformat(sys.stdin.readline().strip()))
    settings = load(config, registry)
    database = Database.open(settings.store_url)

    def make() -> Runtime:
        runtime = Runtime(load(config, registry), registry, database, time.now, Clock(time.monotonic, time.sleep))
        runtime.begin()
        return runtime

    with database.hold("syncd run"):
        runtime, ended = make(), threading.Event()
        polling = Polling(runtime, ended.set, look_after=0.0)  # its hours pass faster than the half second
        say(used())
        for line in sys.stdin:
            if line.strip() == "reload":
                runtime = make()
                polling.take_over(runtime)
            else:
                time.tell(datetime.fromisoformat(line.strip()))
                turn(runtime, polling)
            say(used())
        polling.end(10)
    database.close()


def turn(runtime: Runtime, polling: Polling) -> None:
    """One turn of the daemon, to its end."""
    runtime.evaluate()
    while True:
        polling.begin()
        while polling.running:
            threading.Event().wait(0.001)
        if not polling.finished():
            break
    runtime.evaluate()
    runtime.notify()
    runtime.keep_up()
    memory.give_back()


if __name__ == "__main__":
    main(Path(sys.argv[1]))

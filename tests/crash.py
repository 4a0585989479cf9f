"""A syncd that is killed (SIGKILL) at a chosen step of its work: each run is a process of its own."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import Any

from patience import ended

import syncd
from syncd.plugins import Registry
from syncd.service.once import run_once
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database

ROOT = str(Path(syncd.__file__).resolve().parents[1])
OURS = tuple(f"{ROOT}/{package}/" for package in ("syncd", "connectors", "mappings"))
_processes = multiprocessing.get_context("forkserver")
# What a run imports is imported once, before it forks, and what was learned is loaded: most steps would be there, where
# nothing can be lost. The fork server knows installed packages, of which our own root is one.
# Coverage does not follow here: it would trace each of a hundred short lives anew.
_processes.set_forkserver_preload(
    [
        *(
            "tests.crash_warm",
            "connectors.slack",
            "connectors.jira",
            "mappings.slack",
            "mappings.jira",
            "syncd.service.once",
            "jira",
        ),
        *("slack_sdk.web.async_client", "alembic.command", "alembic.migration", "sqlalchemy.dialects.sqlite"),
    ]
)


@dataclass(frozen=True, slots=True)
class Death:
    """When to die: at the ``step``-th call or return in our own code, or at an ``edge`` of a ``function``."""

    step: int = 0
    function: str = ""
    edge: str = "call"


def run(config: Path, now: datetime, death: Death | None = None) -> tuple[int, int]:
    """One ``syncd run --once`` in a process; gives its exit code (negative: the signal) and the steps it made."""
    steps = _processes.RawValue("q", 0)  # no lock: a killed process would keep it
    process = _processes.Process(target=_work, args=(config, now, death, steps))
    process.start()
    return ended(process), steps.value


def _work(config: Path, now: datetime, death: Death | None, steps: Any) -> None:
    registry = Registry.installed()
    settings = load(config, registry)
    database = Database.open(settings.store_url)
    with database.hold("syncd run"):
        runtime = Runtime(settings, registry, database, lambda: now)
        count = _watch(death)
        last = run_once(runtime)
        sys.settrace(None)
        steps.value = count()
        runtime.close()
    failed = [polled.error for polled in last if polled.error]
    sys.exit(f"{failed}" if failed else 0)


def _watch(death: Death | None) -> Callable[[], int]:
    """Counts the calls and returns in our code, in every thread, and kills at the one that is asked for.

    A trace without lines: a profile would be called for what others' code and C do, too.
    """
    steps = 0
    ends_at, function, edge = (death.step, death.function, death.edge) if death else (0, "", "")

    def step(frame: FrameType, event: str) -> None:
        nonlocal steps
        steps += 1
        if 0 < ends_at <= steps or (event == edge and frame.f_code.co_qualname == function):
            os.kill(os.getpid(), signal.SIGKILL)

    def on_call(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        frame.f_trace_lines = False
        step(frame, event)
        return on_return

    def on_return(frame: FrameType, event: str, _: Any) -> Callable[..., Any]:
        if event == "return":
            step(frame, event)
        return on_return

    threading.settrace(on_call)
    sys.settrace(on_call)
    return lambda: steps

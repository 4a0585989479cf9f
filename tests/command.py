"""Runs the program ``syncd`` in this process, as a shell would: arguments, standard streams, exit code."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import leaks

from syncd.cli import main
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.story import Story, acme
from syncd.service import logs


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def said(self) -> str:
        return self.out + self.err


def syncd(*arguments: object, stdin: str = "", columns: int = 0, **environment: str) -> Ended:
    """One command. ``columns`` 0: its output goes into a pipe."""
    out, err = StringIO(), StringIO()
    before, argv, read = dict(os.environ), sys.argv, sys.stdin
    os.environ.pop("COLUMNS", None)
    os.environ.update(environment | ({"COLUMNS": str(columns)} if columns else {}))
    sys.argv, sys.stdin = ["syncd", *map(str, arguments)], StringIO(stdin)
    try:
        with redirect_stdout(out), redirect_stderr(err), _the_log_stays():
            main()
        code: object = 0
    except SystemExit as end:
        code = end.code
    finally:
        sys.argv, sys.stdin = argv, read
        os.environ.clear()
        os.environ.update(before)
    leaks.said.append(out.getvalue() + err.getvalue())
    return Ended(int(str(code or 0)), out.getvalue(), err.getvalue())


@contextmanager
def _the_log_stays() -> Iterator[None]:
    """A command sets up the log of its process: what the tests after it want to see in theirs would be missing."""
    root = logging.getLogger()
    levels = {logger: logger.level for logger in (root, *map(logging.getLogger, (*logs._OURS, *logs._THEIRS)))}
    handlers, raising = root.handlers[:], logging.raiseExceptions
    try:
        yield
    finally:
        root.handlers[:], logging.raiseExceptions = handlers, raising
        for logger, level in levels.items():
            logger.setLevel(level)


@dataclass(frozen=True, slots=True)
class Office:
    """The sandbox with its story, and a config that points at it."""

    sandbox: Sandbox
    story: Story
    config: Path

    def syncd(self, *arguments: object, **more: object) -> Ended:
        """A command with this office's config."""
        return syncd(*arguments, "--config", self.config, **more)  # type: ignore[arg-type]


@contextmanager
def office(folder: Path) -> Iterator[Office]:
    """The story, told relative to the machine's clock, which the commands read."""
    with Sandbox(SandboxClock()) as sandbox:
        story = acme(sandbox)
        config = folder / "syncd.toml"
        config.write_text(story.config(sandbox, folder), encoding="utf-8")
        yield Office(sandbox, story, config)

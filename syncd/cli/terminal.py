"""What people wrote, made safe for a terminal, and how syncd speaks there: tables, errors, exit codes."""

import json
import sys
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.text import Text

from syncd.rules.wording import shortened, visible

DONE, FAILED, WRONG_USAGE = 0, 1, 2

out = Console(highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)


def plain(text: str, most: int = 0) -> Text:
    """People's text on one line: no control characters, no markup of ours in it; cut where ``most`` is given."""
    line = " ".join(visible(text).split())
    return Text(shortened(line, most) if most else line)


def fail(problem: str, code: int = FAILED) -> typer.Exit:
    """Says what happened and what mends it; raise what it returns."""
    err.print(Text(f"syncd: {visible(problem)}", style="red"), soft_wrap=True)
    return typer.Exit(code)


def print_json(value: object) -> None:
    """One JSON document on standard output, ASCII-safe, so that no terminal is steered by it."""
    sys.stdout.write(json.dumps(value, indent=2, ensure_ascii=True) + "\n")


def print_lines(values: Iterable[object]) -> None:
    """One JSON object a line, each written at once, so that a reader of a pipe sees it."""
    for value in values:
        sys.stdout.write(json.dumps(value, ensure_ascii=True) + "\n")
        sys.stdout.flush()


def moment(at: datetime | None, zone: ZoneInfo) -> str:
    """A moment in the config's time zone, to the minute; ``-`` where there is none."""
    return at.astimezone(zone).strftime("%a %d %b %H:%M") if at else "-"

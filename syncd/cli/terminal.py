"""What people wrote, made safe for a terminal, and how syncd speaks there: lines, errors, exit codes."""

import json
import os
import sys
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

import typer
from rich.console import Console
from rich.text import Text

from syncd.rules.wording import shortened, visible

DONE, FAILED, WRONG_USAGE = 0, 1, 2
NO_EDGE = 10_000
"""The width of a pipe: what reads it wants whole lines."""
_NARROWEST = 40

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def plain(text: str, most: int = 0) -> Text:
    """People's text on one line: no control characters, no markup of ours in it; cut where ``most`` is given."""
    line = " ".join(visible(text).split())
    return Text(shortened(line, most) if most else line)


def width() -> int:
    """How many columns a line may fill: the terminal's, or what COLUMNS says; a pipe has no edge."""
    return max(out.width, _NARROWEST) if out.is_terminal or "COLUMNS" in os.environ else NO_EDGE


def cell(text: str, columns: int) -> str:
    """People's text in exactly so many columns of a terminal, whatever its script."""
    shown = plain(text)
    shown.truncate(columns, overflow="ellipsis", pad=True)
    return shown.plain


def wrapped(text: Text, first: str = "", then: str | None = None) -> list[Text]:
    """The text in lines that fit, the first after ``first``, the others after ``then`` (as many blanks)."""
    then = " " * len(first) if then is None else then
    lines = text.wrap(out, max(width() - max(len(first), len(then)), _NARROWEST // 2)) or [Text()]
    for line in lines:
        line.rstrip()
    return [Text(first if number == 0 else then) + line for number, line in enumerate(lines)]


def say(*lines: Text | str) -> None:
    """Lines on standard output, as they are."""
    for line in lines:
        out.print(Text(line) if isinstance(line, str) else line)


def fail(problem: str, code: int = FAILED) -> typer.Exit:
    """Says what happened and what mends it; raise what it returns."""
    err.print(Text(f"syncd: {visible(problem)}", style="red"))
    return typer.Exit(code)


def print_json(value: object) -> None:
    """One JSON document on standard output, ASCII-safe, so that no terminal is steered by it."""
    sys.stdout.write(_json(value, indent=2) + "\n")


def print_lines(values: Iterable[object]) -> None:
    """One JSON object a line, each written at once, so that a reader of a pipe sees it."""
    for value in values:
        sys.stdout.write(_json(value) + "\n")
        sys.stdout.flush()


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, indent=indent, ensure_ascii=True).replace("\x7f", "\\u007f")  # the one that is left raw


def moment(at: datetime | None, zone: ZoneInfo) -> str:
    """A moment in the config's time zone, to the minute; ``-`` where there is none."""
    return at.astimezone(zone).strftime("%a %d %b %H:%M") if at else "-"


def iso(at: datetime | None) -> str | None:
    """RFC 3339, or None."""
    return at.isoformat().replace("+00:00", "Z") if at else None


def counted(number: int, word: str) -> str:
    """``1 event``, ``2 events``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"

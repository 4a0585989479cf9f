"""Reads the table of threads in tests/threads/: what was said where, what is owed, and why; its README has the form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from syncd.model import Place
from tests.threads import ACCOUNTS

FOLDER = Path(__file__).parent / "threads"
TOOLS = ("Slack", "Jira", "Google Docs", "Notion", "Asana")

_PLACE = re.compile(rf"(in|elsewhere): ({'|'.join(TOOLS)}) (.+?)(?: \((\w+)'s\))?(, no threads)?")
LINE = re.compile(r"(\w{3}\d?) (\d\d:\d\d) (\w+)(.*)", re.DOTALL)
_ONE = r"\w+ waits on \w+ since \w{3}\d? \d\d:\d\d(?:, acknowledged|, promised(?: until \w{3}\d?)?)?|waiting on \w+"
_OWED = re.compile(rf"nothing|(?:{_ONE})(?:; (?:{_ONE}))*")


@dataclass(slots=True)
class Part:
    """The lines of a case in one place. ``chat``: without threads, each message stands alone at the top level."""

    tool: str
    place: Place
    chat: bool
    lines: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    """A thread of the table. ``owed`` is the verdict of whoever wrote it, ``because`` why; empty in a blind copy."""

    name: str
    file: str
    language: str = "English"
    parts: list[Part] = field(default_factory=list)
    owed: str = ""
    because: str = ""

    @property
    def tool(self) -> str:
        """Where it began."""
        return self.parts[0].tool


def cases(folder: Path = FOLDER) -> list[Case]:
    """All threads of the table. ValueError, with file and line, for what cannot be read."""
    found = [case for path in sorted(folder.glob("*.txt")) for case in _cases(path)]
    names = [case.name for case in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"each thread needs a name of its own; these are there twice: {', '.join(twice)}")
    return found


def _cases(path: Path) -> Iterator[Case]:
    case: Case | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.startswith("== "):
                if case is not None:
                    yield case
                case = Case(line[3:].strip(), path.name)
            elif case is not None:
                _take(line, case)
        except ValueError as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error
    if case is not None:
        yield case


def _take(line: str, case: Case) -> None:
    """Adds a line to a case."""
    label, _, rest = line.partition(": ")
    if not line.strip() or line.startswith("#"):
        return
    if line.startswith("    "):
        case.parts[-1].lines[-1] += f"\n{line[4:]}"
    elif label == "language":
        case.language = rest
    elif label == "because":
        case.because = rest
    elif label == "owed":
        if not is_verdict(rest):
            raise ValueError(f"not a verdict: {rest}")
        case.owed = rest
    elif match := _PLACE.fullmatch(line):
        case.parts.append(_part(match))
    elif LINE.fullmatch(line) and case.parts:
        case.parts[-1].lines.append(line)
    else:
        raise ValueError(f"not understood: {line}")


def _part(match: re.Match[str]) -> Part:
    tool, name, owner = match[2], match[3], match[4]
    direct = tool == "Slack" and not name.startswith("#")
    chat = tool == "Slack" and not direct
    account = ACCOUNTS[owner.lower()] if owner else None
    return Part(tool, Place(name, name, private=direct, unthreaded=chat, owner=account), bool(match[5]))


def is_verdict(words: str) -> bool:
    """Whether these are the words of a verdict: ``nothing``, ``Dana waits on Mia since Mon 09:12``."""
    return _OWED.fullmatch(words) is not None

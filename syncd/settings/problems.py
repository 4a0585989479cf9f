"""What is wrong with a config: each problem with its place, and the nearest thing that would have been right."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Where something stands in the file: ``("sources", 1, "poll_every")``."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a person must change.

    place    the key, such as ``sources[1].poll_every``; empty for the file as a whole
    message  a sentence that says what to do
    line     in the file, from 1; None where the key does not stand in it
    """

    place: str
    message: str
    line: int | None = None

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        where = ", ".join(part for part in (line, self.place) if part)
        return f"{where}: {self.message}" if where else self.message


class ConfigError(Exception):
    """The config cannot be used. ``problems`` are all of them, in the order of the file."""

    def __init__(self, file: str, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = sorted(problems, key=lambda problem: (problem.line or 0, problem.place))
        super().__init__("\n".join(f"{file}: {problem}" for problem in self.problems))


def place(path: Path) -> str:
    """``("sources", 1, "poll_every")`` as ``sources[1].poll_every``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def did_you_mean(word: str, known: Iterable[str], *, surely: bool = False) -> str:
    """``; did you mean "slack"?`` for a near miss, else nothing."""
    near = nearest(word, known, surely=surely)
    return f'; did you mean "{near}"?' if near else ""


def nearest(word: str, known: Iterable[str], *, surely: bool = False) -> str:
    """The known word that ``word`` was probably, or ``surely``, meant to be; or nothing."""
    by_case = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), by_case, n=1, cutoff=0.85 if surely else 0.6)
    return by_case[found[0]] if found else ""

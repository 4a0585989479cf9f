"""How rows of (measure, at least, aim, seen) are printed."""

from collections.abc import Sequence
from typing import TypeAlias

Row: TypeAlias = tuple[str, str, str, str]
"""What is measured, what must be reached at least, what is aimed at, and what was seen or why nothing was."""
_HEADING = ("measure", "at least", "aim", "seen")


def table(rows: Sequence[Row]) -> str:
    """The rows below their heading, in columns."""
    lines = [_HEADING, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(_HEADING))]
    return "\n".join(
        "  ".join(f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )

"""How often what is injected, and where the results go: small in CI, full by ``make reliability``."""

import json
import os
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

FULL = os.environ.get("RELIABILITY") == "full"
"""Whether the full counts are wanted."""
RESULTS = "RELIABILITY_RESULTS"
"""The environment variable that names the file of results, a JSON object a line; without it nothing is written."""


def count(small: T, full: T) -> T:
    """``full`` by ``make reliability``, else ``small``."""
    return full if FULL else small


def record(test: str, what: str, *, injected: int, **seen: Any) -> None:
    """Notes what was seen: ``record("R4", "slack: reset", injected=10, lost=0, doubled=0)``.

    ``injected`` is how many faults or inputs really struck. Rows of the same test and the same figures are one row of
    the table, where counts are added up; ``largest_...`` is kept as the maximum.
    """
    path = os.environ.get(RESULTS)
    if path:
        line = json.dumps({"test": test, "what": what, "injected": injected, "seen": seen})
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

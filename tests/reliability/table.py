"""Writes the table of docs/reliability.md from what the tests have noted: ``python -m tests.reliability.table FILE``.

Only the part between the two marks is written anew; what stands around it is written by hand.
"""

import json
import platform
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
BEGIN, END = "<!-- results: written by make reliability -->", "<!-- end of results -->"


def rows(lines: Iterable[str]) -> dict[tuple[str, str], dict[str, Any]]:
    """The results by test and what was done; the counts of equal ones are added up."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for line in lines:
        result = json.loads(line)
        row = found.setdefault((result["test"], result["what"].partition(": ")[2] or result["what"]), {})
        row.setdefault("who", set()).update({result["what"].partition(": ")[0]} if ": " in result["what"] else ())
        row["injected"] = row.get("injected", 0) + result["injected"]
        for name, value in result["seen"].items():
            row[name] = max(row.get(name, value), value) if name.startswith("largest_") else row.get(name, 0) + value
    return found


def table(found: Mapping[tuple[str, str], Mapping[str, Any]], at: datetime) -> str:
    """The results as Markdown."""
    lines = [
        f"Measured on {at:%d %B %Y}, Python {platform.python_version()}, {platform.system()}.",
        "",
        "| test | what went wrong | in | times | what was seen |",
        "|---|---|---|---:|---|",
    ]
    for (test, what), row in sorted(found.items(), key=lambda pair: (int(pair[0][0][1:]), pair[0][1])):
        seen = ", ".join(f"{name.replace('_', ' ')} {_shown(value)}" for name, value in row.items() if name not in _OWN)
        lines.append(f"| {test} | {what} | {', '.join(sorted(row['who']))} | {row['injected']:,} | {seen} |")
    return "\n".join(lines)


_OWN = {"who", "injected"}


def _shown(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.1f}"


def main(file: str) -> None:
    """Writes the table into the page."""
    written = table(rows(Path(file).read_text(encoding="utf-8").splitlines()), datetime.now(UTC))
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{written}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])

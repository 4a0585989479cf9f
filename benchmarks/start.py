"""From the start of ``syncd run`` to its readiness, with five sources, beside the imports that it cannot do without."""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bars import Bar, table
from benchmarks.running import daemon, story

ROUNDS = 5
NEEDED = "import pydantic, sqlalchemy, slack_sdk"


def bars() -> list[Bar]:
    """The best of some rounds each: other work on the machine only adds."""
    with tempfile.TemporaryDirectory() as name, story(Path(name)):
        folder = Path(name)
        first = _start(folder)
        again = min(_start(folder) for _ in range(ROUNDS))
    imports = min(_imports() for _ in range(ROUNDS))
    return [
        Bar("start to ready, five sources, a store that is there", again, "s", at_most=1.5),
        Bar("as a multiple of importing pydantic, sqlalchemy, slack_sdk", again / imports, "", at_most=3),
        Bar("start to ready, the store is made first", first, "s"),
    ]


def _start(folder: Path) -> float:
    with daemon(folder) as (_, seconds):
        return seconds


def _imports() -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", NEEDED], check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    print(table("Start", bars()))

"""Copies the table of threads without verdicts, for a second person: ``python -m tests.thread_blind DIR``.

The names of the threads tell too much, and so do those of their files: each thread gets a code made from its name, and
they come in the order of their codes.
"""

import hashlib
import re
import sys
from pathlib import Path

from tests.thread_cases import FOLDER

LABELS = ("owed: ", "because: ")
IN_A_FILE = 20
_THREADS = re.compile(r"^== ", re.MULTILINE)
TASK = """# How to label

Read this page once. Then read every thread in the `.txt` files here, in any order, and write into a file
`second_labels.toml` one line a thread: its code and what is owed at its end, as a fair, experienced product manager
would see it.

    "t-3fa9c1" = "Dana waits on Mia since Mon 09:12, acknowledged"

Do not ask the program and do not look into `tests/threads/`. In doubt write what you would feel obliged to do. The file
belongs into `tests/threads/`; `python -m benchmarks.quality.agreement` then says how far the two of you agree.

"""


def code(name: str) -> str:
    """What a thread is called in a blind copy."""
    return f"t-{hashlib.sha256(name.encode()).hexdigest()[:6]}"


def blind(folder: Path) -> None:
    """Writes the threads without names, verdicts and reasons into a folder, with a page that says how to label them."""
    folder.mkdir(parents=True, exist_ok=True)
    found = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for thread in _THREADS.split(path.read_text(encoding="utf-8"))[1:]:
            name, *lines = thread.splitlines()
            found[code(name.strip())] = [line for line in lines if line.strip() and not line.startswith((*LABELS, "#"))]
    codes = sorted(found)
    for first in range(0, len(codes), IN_A_FILE):
        some = ["\n".join([f"== {each}", *found[each], ""]) for each in codes[first : first + IN_A_FILE]]
        (folder / f"threads_{first // IN_A_FILE + 1:02}.txt").write_text("\n".join(some), encoding="utf-8")
    (folder / "README.md").write_text(TASK + (FOLDER / "README.md").read_text(encoding="utf-8"), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit("Name the folder for the copy: python -m tests.thread_blind DIR")
    blind(Path(sys.argv[1]))

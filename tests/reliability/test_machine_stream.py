"""R20: the same company, lived through twice, gives the same stream of events of each source, byte by byte.

Sources are polled side by side, so how the streams of two of them are woven into one is left to the machine.
"""

import sqlite3
from contextlib import closing
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

from reliability.machine_soak import Plan, live
from reliability.results import count, record

HOURS = count(3, 72)
"""From nine o'clock on a Monday, when people begin to write."""


def stream(folder: Path) -> list[bytes]:
    """Every column of every event in the order of the stream, but for its address, in which the sandbox's port is."""
    folder.mkdir()
    live(Plan(people=40, a_day=count(100, 300), first=9, hours=HOURS, step=timedelta(hours=1), faults=0), folder)
    with closing(sqlite3.connect(folder / "syncd.db")) as store:
        columns = [row[1] for row in store.execute("pragma table_info(events)")]
        kept = [name for name in columns if name not in {"url", "seq"}]
        per_source = f"select {', '.join(kept)} from events order by source, seq"
        return [repr(row).encode() for row in store.execute(per_source)]


def test_the_same_seed_twice_gives_the_same_stream(tmp_path: Path) -> None:
    first, second = stream(tmp_path / "first"), stream(tmp_path / "second")
    assert len(first) > count(30, 500)
    assert first == second
    assert sha256(b"\n".join(first)).digest() == sha256(b"\n".join(second)).digest()
    record("R20", "the same seed twice, five tools", injected=2, events=len(first), different=0)

"""A process of its own that reads one source on command, and says how far its memory rose while it did.

``python bounded_child.py DATABASE CONFIG SOURCE``: each line that comes in is a poll, answered by a line of JSON.
"""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from syncd.plugins import Registry
from syncd.retry import Retry, system_clock
from syncd.service.poll import Shell, Source, Stores, poll
from syncd.service.proofs import Proofs
from syncd.settings import load
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.sources import SourceStore

STATUS = Path("/proc/self/status")


def memory(name: str) -> float:
    """A figure of the kernel's about this process, in MiB: VmRSS now, VmHWM at most."""
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def main(url: str, config: str, name: str) -> None:
    """Polls until standard input ends."""
    types = Registry.installed()
    settings = next(source for source in load(config, types).sources if source.name == name)
    plugin = types.get(settings.type)
    database = Database.open(url)
    stores = Stores(database, EventStore(database), SourceStore(database), LedgerStore(database), Directory(database))
    retry = Retry(system_clock(lambda seconds: None))
    source = Source(settings.info, settings.poll_every, plugin.connector(settings, retry), plugin.mapping)
    shell = Shell(lambda: datetime.now(UTC), lambda: False, Proofs())
    for _ in sys.stdin:
        Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
        before = memory("VmRSS")
        polled = poll(source, stores, shell)
        told = {
            "rise": memory("VmHWM") - before,
            "complete": polled.complete,
            "error": str(polled.error or ""),
            "events": polled.events,
        }
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    source.connector.close()
    database.close()


if __name__ == "__main__":
    main(*sys.argv[1:])

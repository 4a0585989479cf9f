"""syncd as the client of the full read: its own poll and evaluation, into an SQLite file, in a process of its own.

Reads the sandbox's addresses from standard input and writes what it cost as JSON. Imports are told apart: they are the
same for one message and for a million.
"""

import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import aiohttp  # noqa: F401  the SDKs are imported when they are first used, which is not part of what is measured
import jira  # noqa: F401
import slack_sdk.web.async_client  # noqa: F401

from benchmarks.process import given, peak_megabytes
from syncd.plugins import Registry
from syncd.service.garbage import look_seldom
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database

_CONFIG = """\
[store]
url = "sqlite:///{folder}/syncd.db"

[team]
members = {members}
owner = "person1@acme.test"

[[policies]]
source = "slack"
answer_within = "4h"
warn_before = "1h"

[hours]
holidays = "DE"

[alerts.slack]
source = "slack"
channel = "#channel-0"

[[sources]]
name = "slack"
type = "slack"
base_url = "{slack[url]}"
token = {{ file = "{folder}/slack.token" }}
requests_per_minute = 1000000

[[sources]]
name = "jira"
type = "jira"
base_url = "{jira[url]}"
email = "{jira[email]}"
token = {{ file = "{folder}/jira.token" }}
"""


def main() -> None:
    """Polls both tools to their end, evaluates, and says what each part took."""
    imports = time.process_time()
    addresses = given()
    with tempfile.TemporaryDirectory() as name:
        print(json.dumps({"imports": imports, **read(addresses, Path(name))}))


def read(addresses: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The CPU seconds of each part, what was read, and the peak of the memory."""
    registry = Registry.installed()
    settings = load(_config(addresses, folder), registry)
    database = Database.open(settings.store_url)
    runtime = Runtime(settings, registry, database)
    spent: dict[str, float] = {}
    requests = {}
    try:
        with database.hold("benchmark"), ThreadPoolExecutor(1) as pool:
            look_seldom()  # as ``syncd run`` does
            runtime.begin()
            for source in runtime.sources.values():
                before = time.process_time()
                polled = pool.submit(runtime.poll, source).result()
                if polled.error is not None:
                    raise polled.error
                spent[polled.source] = time.process_time() - before
                requests[polled.source] = polled.requests
            before = time.process_time()
            threads = runtime.evaluate()
            spent["evaluate"] = time.process_time() - before
        with database.reading() as connection:
            count = "SELECT source, count(*) FROM events WHERE kind IN ('message', 'created') GROUP BY source"
            objects = {row[0]: row[1] for row in connection.exec_driver_sql(count)}
            asks = connection.exec_driver_sql("SELECT count(*) FROM asks").scalar()
    finally:
        runtime.close()
        database.close()
    peak = peak_megabytes()
    return {"spent": spent, "objects": objects, "requests": requests, "threads": threads, "asks": asks, "peak": peak}


def _config(addresses: dict[str, Any], folder: Path) -> Path:
    for tool in ("slack", "jira"):
        secret = folder / f"{tool}.token"
        secret.touch(mode=0o600)
        secret.write_text(addresses[tool]["token"], encoding="utf-8")
    members = json.dumps([f"person{number}@acme.test" for number in range(1, 40, 2)])
    config = folder / "syncd.toml"
    config.write_text(_CONFIG.format(folder=folder, members=members, **addresses), encoding="utf-8")
    return config


if __name__ == "__main__":
    main()

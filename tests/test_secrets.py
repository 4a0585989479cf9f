"""No secret is ever seen: canaries are planted in every tool, everything goes wrong, and nothing shows one of them."""

import base64
import json
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from command import syncd
from echo import SHAPES, echo

from syncd.plugins import Registry
from syncd.retry import Clock
from syncd.sandbox import Fault, Sandbox, SandboxClock
from syncd.sandbox.faults import KINDS
from syncd.sandbox.slack_access import Token
from syncd.sandbox.story import acme
from syncd.service.once import run_once
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database

OURS = ("syncd", "connectors", "mappings")
START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
CANARIES = {
    "slack": "xoxb-1111-2222-CanarySlackQ7",
    "jira": "ATATT3xFfGF0-CanaryJiraQ7=5E1",
    "notion": "ntn_CanaryNotionQ7",
    "asana": "2/1209/1210:CanaryAsanaQ7",
}


class Planted:
    """The story's tools with canaries for tokens, a config that points at them, and everything that is written."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox, self.folder = sandbox, folder
        sandbox.slack.tokens[CANARIES["slack"]] = Token()
        for tool, canary in CANARIES.items():
            getattr(sandbox, tool).token = canary
        self.story = acme(sandbox)
        self.config = folder / "syncd.toml"
        self.config.write_text(self.story.config(sandbox, folder), encoding="utf-8")
        self.secrets = {*CANARIES.values(), *_google(folder)}
        basic = f"{sandbox.jira.email}:{CANARIES['jira']}"
        self.secrets |= {base64.b64encode(text.encode()).decode().rstrip("=") for text in (basic, *self.secrets)}

    @property
    def servers(self) -> list:
        sandbox = self.sandbox
        return [sandbox.slack, sandbox.jira, sandbox.google, sandbox.notion, sandbox.asana]

    def runtime(self, database: Database) -> Runtime:
        clock = self.sandbox.clock
        waiting = Clock(lambda: clock.now().timestamp(), lambda seconds: clock.advance(timedelta(seconds=seconds)))
        registry = Registry.installed()
        return Runtime(load(self.config, registry), registry, database, clock.now, waiting)

    def written(self) -> str:
        """All that stands in the folder's files, except where the secrets belong."""
        files = [path for path in self.folder.iterdir() if path.suffix not in (".token", ".json")]
        assert any(path.name.startswith("syncd.db") for path in files)
        return "\n".join(path.read_bytes().decode("latin-1") for path in files)

    def found_in(self, *texts: str) -> list[str]:
        return [secret for secret in self.secrets for text in texts if secret in text]


def _google(folder: Path) -> Iterator[str]:
    """The secrets in the credentials that the story has written for Google."""
    for path in folder.glob("*.json"):
        for name, value in json.loads(path.read_text()).items():
            if re.search("secret|token|private_key$", name) and not str(value).startswith("http"):
                yield str(value)


@pytest.fixture
def planted(tmp_path: Path) -> Iterator[Planted]:
    with Sandbox(SandboxClock(START)) as sandbox:
        yield Planted(sandbox, tmp_path)


def test_a_whole_run_with_every_fault_shows_no_secret_even_at_debug(planted: Planted, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    assert len(planted.secrets) >= 10
    database = Database.open(f"sqlite:///{planted.folder}/syncd.db")
    runtime = planted.runtime(database)
    shown = [repr(runtime.settings), repr(vars(runtime)), repr(runtime.settings.sources)]
    run_once(runtime)
    for kind in sorted(KINDS):
        for server in planted.servers:
            server.faults.add(Fault("*", kind, times=4, retry_after="1" if kind == "429" else None))
        planted.sandbox.clock.advance(timedelta(hours=1))
        shown += [repr(polled) + str(polled.error) for polled in run_once(runtime)]
        for server in planted.servers:
            server.faults.clear()
    planted.sandbox.clock.advance(timedelta(days=3))
    assert all(polled.complete for polled in run_once(runtime))
    shown += [repr(vars(source.connector)) for source in runtime.sources.values()]
    shown += [repr(state) for state in runtime.stores.sources.states()]
    runtime.close()
    database.close()
    room = planted.sandbox.slack.workspace.messages("waiting-on-us")
    assert room, "alerts were posted"
    assert planted.found_in(json.dumps(room), caplog.text, planted.written(), *shown) == []


def test_no_command_shows_a_secret_even_with_debug(planted: Planted) -> None:
    def said(*words: str) -> str:
        return syncd("--debug", *words, "--config", planted.config).said

    shown = [said("run", "--once"), said("check"), said("status"), said("status", "--json"), said("config", "show")]
    shown += [said("config", "check"), said("people"), said("waiting", "--json"), said("events", "--json")]
    for server in planted.servers:
        server.faults.add(Fault("*", "expired_token", times=1000))
    shown += [said("check"), said("run", "--once"), said("status", "--json")]
    assert planted.found_in(planted.written(), *shown) == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_server_that_sends_back_what_it_was_sent_makes_no_secret_seen(planted: Planted, caplog, shape: str) -> None:
    caplog.set_level(logging.DEBUG)
    shown: list[str] = []
    config = planted.config.read_text()
    database = Database.open(f"sqlite:///{planted.folder}/syncd.db")
    for status in (200, 302, 400, 401, 403, 404, 429, 500):
        with echo(status, shape) as address:
            planted.config.write_text(re.sub(r'(base_url = ")http://127\.0\.0\.1:\d+', rf"\1{address}", config))
            runtime = planted.runtime(database)
            polled = run_once(runtime)
            runtime.close()
        assert not any(each.complete for each in polled)
        shown += [str(each.error) + repr(each.error) for each in polled]
        shown += [repr(state) for state in runtime.stores.sources.states()]
    database.close()
    assert planted.found_in(logged(caplog), planted.written(), *shown) == []


def logged(caplog) -> str:
    """What syncd's logs show at DEBUG: its own records, and warnings of others; those may hold an answer's headers."""
    shown = [r for r in caplog.records if r.name.split(".")[0] in OURS or r.levelno >= logging.WARNING]
    return "\n".join(record.getMessage() for record in shown)

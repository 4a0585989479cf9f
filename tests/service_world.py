"""A small company in a sandbox with a whole syncd on it: real servers, a real store, and time that is simulated."""

import functools
import logging
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from company_config import ALERTS, company_config, jira, slack
from configs import FakeConnector, no_events
from databases import new_store

from syncd.connector import Cursor, Page
from syncd.model import Ask, Event, ThreadRef
from syncd.plugins import Plugin, Registry
from syncd.retry import Clock
from syncd.sandbox import Sandbox, SandboxClock
from syncd.service.once import run_once
from syncd.service.poll import Polled
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.database import Database
from syncd.store.sources import SourceState

START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
PULL = Callable[[Cursor, list[ThreadRef]], Iterator[Page]]


_installed = functools.cache(Registry.installed)


class World:
    """Mia and Li are the team, Dana and Eve ask. An answer is due within an hour, at any time of any day.

    Slack has #partner, #other and the alerts' channel; Jira the project APP. ``config`` may be changed before a
    ``start``; ``ahead`` is by how much our clock is ahead of the vendors'.
    """

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox, self.folder, self.clock = sandbox, folder, sandbox.clock
        self.workspace, self.site = sandbox.slack.workspace, sandbox.jira.site
        self.mia = self.workspace.user("Mia Berg", "mia@acme.test")
        self.li = self.workspace.user("Li Chen", "li@acme.test")
        self.dana = self.workspace.user("Dana Ruiz", "dana@partner.test")
        self.eve = self.workspace.user("Eve Okoro", "eve@partner.test")
        everybody = [self.mia, self.li, self.dana, self.eve]
        self.room = self.workspace.channel("partner", everybody)
        self.other = self.workspace.channel("other", everybody)
        self.channel = self.workspace.channel(ALERTS, [self.mia, self.li])
        self.reporter = self.site.user("Dana Ruiz", "dana@partner.test")
        self.agent = self.site.user("Mia Berg", "mia@acme.test")
        self.site.project("APP", "App")
        self.config = self._config()
        self.registry = _installed()
        self.ahead = timedelta()
        self.sleep: Callable[[float], object] = lambda seconds: self.clock.advance(timedelta(seconds=seconds))
        self.database = Database.open(new_store(folder / "syncd.db"))
        self._runtime: Runtime | None = None

    @property
    def runtime(self) -> Runtime:
        """The syncd that runs, started where none does."""
        return self._runtime or self.start()

    def start(self) -> Runtime:
        """Starts syncd (again) with the present config."""
        self.stop()
        self.file.write_text(self.config)
        clock = Clock(self._seconds, lambda seconds: self.sleep(seconds) and None)
        self._runtime = Runtime(load(self.file, self.registry), self.registry, self.database, self.now, clock)
        self._runtime.begin()
        return self._runtime

    def stop(self) -> None:
        if self._runtime is not None:
            self._runtime.close()
            self._runtime = None

    def now(self) -> datetime:
        """Our clock."""
        return self.clock.now() + self.ahead

    @property
    def file(self) -> Path:
        return self.folder / "syncd.toml"

    def pass_time(self, time: timedelta) -> list[Polled]:
        """``time`` later everything is read, evaluated and told."""
        self.clock.advance(time)
        return self.run()

    def run(self) -> list[Polled]:
        return run_once(self.runtime)

    def poll(self, source: str = "slack") -> Polled:
        return self.runtime.poll(self.runtime.sources[source])

    def set(self, line: str, instead_of: str) -> None:
        """Changes the config by one replacement; syncd must be started again to see it."""
        assert self.config.count(instead_of) == 1, instead_of
        self.config = self.config.replace(instead_of, line)

    def ask(self, text: str = "Could you send me the export?", **more: Any) -> str:
        return self.workspace.post(more.pop("channel", self.room), more.pop("user", self.dana), text, **more)

    def answer(self, ts: str, text: str = "Here it is, in the folder.", **more: Any) -> str:
        return self.workspace.post(more.pop("channel", self.room), more.pop("user", self.mia), text, None, ts, **more)

    def add_source(self, name: str, pull: PULL, mapping: Any = no_events) -> None:
        """Adds a source of a type of its own, which gives what ``pull`` gives."""
        slack, jira = (self.registry.get(type_) for type_ in ("slack", "jira"))
        self.registry = Registry.of(slack, jira, scripted(name, pull, mapping))
        source = f'name = "{name}"\ntype = "{name}"\nbase_url = "https://{name}.test"'
        self.config += f'[[sources]]\n{source}\ntoken = {{ file = "{self.folder}/slack.token" }}\n'

    def events(self, kind: str = "", source: str = "slack") -> list[Event]:
        """What is stored, in the order of the stream."""
        stored = [event for _, event in self.runtime.stores.events.after(0, 10_000)]
        return [event for event in stored if event.source == source and kind in ("", event.kind)]

    def state(self, source: str = "slack") -> SourceState:
        """How a source stands, as ``syncd status`` shows it."""
        state = self.runtime.stores.sources.state(source)
        assert state is not None
        return state

    def asks(self) -> list[Ask]:
        return self.runtime.stores.ledger.asks(all=True)

    def alerts(self, channel: Any = ALERTS, *, replies: bool = False) -> list[str]:
        """What syncd has posted in a conversation, each message as one text; ``replies``: what is said below them."""
        bot = self.workspace.bot.id
        messages = [m for m in self.workspace.messages(channel) if m.get("user") == bot and m.get("blocks")]
        return [text_of(m) for m in messages if (m.get("thread_ts", m["ts"]) != m["ts"]) == replies]

    def posts(self) -> int:
        return self.sandbox.slack.count("chat.postMessage")

    def _seconds(self) -> float:
        return (self.clock.now() - START).total_seconds()

    def _config(self) -> str:
        sources = [slack(self.sandbox, self.folder, "requests_per_minute = 5000"), jira(self.sandbox, self.folder)]
        return company_config(sources, "1h", ["mia", "li"])


def text_of(message: dict[str, Any]) -> str:
    """All that a message of blocks says."""
    parts = [part for block in message["blocks"] for part in (block.get("text"), *(block.get("elements") or []))]
    return "\n".join(part["text"] for part in parts if part)


def scripted(name: str, pull: PULL, mapping: Any = no_events) -> Plugin:
    """A plug-in whose connector gives what ``pull`` gives."""

    class Scripted(FakeConnector):
        def pull(self, cursor: Cursor, watch: Any) -> Iterator[Page]:
            self.retry.call("read", lambda: None)
            return pull(cursor, watch)

    return Plugin(name, Scripted, mapping)


@pytest.fixture
def world(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[World]:
    """A company where nothing has been said, and a syncd that was never started."""
    caplog.set_level(logging.INFO, "syncd")
    with Sandbox(SandboxClock(START)) as sandbox:
        made = World(sandbox, tmp_path)
        yield made
        made.stop()
        made.database.close()

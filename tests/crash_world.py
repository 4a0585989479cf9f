"""A company in a sandbox in which every question is overdue at once, for a syncd that is killed again and again."""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from company_config import ALERTS, company_config, jira, slack
from crash import Death, run

from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
LATER = timedelta(minutes=10)
KILLED = -9


class World:
    """A sandbox with a config, and a store."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox, self.folder = sandbox, folder
        workspace, site = sandbox.slack.workspace, sandbox.jira.site
        self.mia = workspace.user("Mia", "mia@acme.test")
        self.dana = workspace.user("Dana", "dana@partner.test")
        self.room = workspace.channel("partner", [self.mia, self.dana])
        workspace.channel(ALERTS, [self.mia])
        self.reporter = site.user(name="Dana", email="dana@partner.test")
        site.project("APP", "App")
        self.config = self.write("syncd.toml", "syncd.db", alerts=True)
        self.asked: list[str] = []

    def write(self, name: str, store: str, *, alerts: bool) -> Path:
        sources = [slack(self.sandbox, self.folder), jira(self.sandbox, self.folder)]
        text = company_config(sources, "0m", store=store, alerts=alerts)
        path = self.folder / name
        path.write_text(text)
        return path

    def ask(self, *, in_jira: bool = False) -> str:
        """A new question; gives the word by which it is found in an alert."""
        word = f"question{len(self.asked):04d}"
        self.asked.append(word)
        if in_jira:
            self.sandbox.jira.site.issue("APP", "Launch", f"Can you explain {word}?", self.reporter)
        else:
            self.sandbox.slack.workspace.post(self.room, self.dana, f"Can you explain {word}?")
        self.sandbox.clock.advance(LATER)
        return word

    def run(self, death: Death | None = None) -> tuple[int, int]:
        code, steps = run(self.config, self.sandbox.clock.now(), death)
        self.sandbox.clock.advance(LATER)
        return code, steps

    def told(self) -> Counter[str]:
        """How many messages in the alerts' channel speak of each question; a digest may show only its first rows."""
        room = self.sandbox.slack.workspace.room(ALERTS)
        keys = [m.metadata["event_payload"]["id"] for m in room.messages.values() if m.metadata]
        with sqlite3.connect(self.folder / "syncd.db") as connection:
            rows = connection.execute(
                "select alert, body from alert_asks join asks on asks.id = alert_asks.ask"
            ).fetchall()
        said: dict[str, set[str]] = {}
        for alert, body in rows:
            said.setdefault(alert, set()).update(re.findall(r"explain (question\d{4})", body))
        return Counter(word for key in keys for word in said.get(key, ()))

    def events(self, store: str) -> list[tuple[str, str]]:
        with sqlite3.connect(self.folder / store) as connection:
            assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
            return connection.execute("select source, id from events order by source, id").fetchall()

    def holds(self) -> None:
        """Everything that was asked is told once, and the store holds what a fresh reading gives, each once.

        Two runs before: what the first one posts is read by the second.
        """
        assert self.told() == Counter(dict.fromkeys(self.asked, 1))
        for left in self.folder.glob("reference.db*"):  # a log of the one before would be taken for the new one's
            left.unlink()
        reference = self.write("reference.toml", "reference.db", alerts=False)
        assert run(reference, self.sandbox.clock.now())[0] == 0
        ours, fresh = set(self.events("syncd.db")), set(self.events("reference.db"))
        assert ours == fresh, f"only in ours: {ours - fresh}, only in the other one: {fresh - ours}"
        assert len(self.events("syncd.db")) == len(set(self.events("syncd.db")))


@pytest.fixture
def crashing(tmp_path: Path) -> Iterator[World]:
    with Sandbox(SandboxClock(START)) as sandbox:
        yield World(sandbox, tmp_path)

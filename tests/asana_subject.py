"""An Asana in the sandbox and the connector that reads it, for the tests of both."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import AnyHttpUrl
from subjects import Read, Refusal, SimulatedTime
from subjects import read as poll

from connectors.asana import AsanaConnector, AsanaSettings
from mappings.asana import events
from syncd.connector import Secret
from syncd.model import Event, Item, ThreadRef
from syncd.retry import Retry
from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SOURCE = "acme-asana"
VARIABLE = "SYNCD_TEST_ASANA_TOKEN"


class AsanaSubject:
    """The sandbox's Asana with one project, Web, a stakeholder, Dana, and a colleague, Mia."""

    paged = "GET /tasks"

    def __init__(self, sandbox: Sandbox, monkeypatch: Any) -> None:
        self.server = sandbox.asana
        self.clock = sandbox.clock
        self.workspace = sandbox.asana.workspace
        self.secrets = [self.server.token]
        monkeypatch.setenv(VARIABLE, self.server.token)
        self.dana = self.workspace.user("Dana Ruiz", "dana@partner.test")
        self.mia = self.workspace.user("Mia Torres", "mia@acme.test")
        self.web = self.workspace.project("Web", "Product", owner=self.mia)
        self.first = self.workspace.task(self.web, "Invoices", "Everything about invoices.", self.dana)

    def settings(self, **changes: Any) -> AsanaSettings:
        known: dict[str, Any] = {
            "name": SOURCE,
            "type": "asana",
            "base_url": AnyHttpUrl(self.server.url),
            "token": Secret(env=VARIABLE),
            "requests_per_minute": 1500,
        }
        return AsanaSettings(**{**known, **changes})

    def connector(self, retry: Retry, **changes: Any) -> AsanaConnector:
        return AsanaConnector(self.settings(**changes), retry)

    def events(self, item: Item) -> Iterator[Event]:
        return events(self.settings().info, item)

    def say(self, text: str) -> str:
        return f"{self.first}:story:{self.workspace.comment(self.first, self.dana, text)}"

    def fill(self) -> set[str]:
        now = self.clock.now()
        made = [
            self.workspace.task(
                self.web, f"Question {number}", "Is it paid?", self.dana, at=now - timedelta(hours=160 - number)
            )
            for number in range(130)
        ]
        return {f"{task}:created" for task in (self.first, *made)}

    def spoil(self) -> None:
        """A task that was never made."""
        spoilt = self.workspace.task(self.web, "Spoilt", "By a broken app", self.dana)
        known = self.workspace.tasks[spoilt]
        self.workspace.tasks[spoilt] = replace(known, created_at=None)  # type: ignore[arg-type]

    def watch(self, task: str = "", *, verify: bool = False) -> ThreadRef:
        known = self.workspace.tasks[task or self.first]
        return ThreadRef(SOURCE, self.web, known.gid, known.created_at, known.created_at, verify)

    def refusals(self) -> Sequence[Refusal]:
        return [
            Refusal("the project is hidden", self._hide, "project"),
            Refusal("the token is revoked", self._revoke, "token"),
        ]

    def _hide(self) -> None:
        self.workspace.set_members(self.web, (), private=True)

    def _revoke(self) -> None:
        self.server.token = "another"

    def read(self, connector: AsanaConnector, into: Read | None = None, watch: Sequence[ThreadRef] = ()) -> Read:
        """One poll that goes on where ``into`` ended."""
        return poll(self, connector, into=into, watch=watch)


@pytest.fixture
def asana(monkeypatch: pytest.MonkeyPatch) -> Iterator[AsanaSubject]:
    with Sandbox(SandboxClock(START)) as sandbox:
        yield AsanaSubject(sandbox, monkeypatch)


@pytest.fixture
def connector(asana: AsanaSubject) -> Iterator[AsanaConnector]:
    made = asana.connector(SimulatedTime().retry())
    yield made
    made.close()

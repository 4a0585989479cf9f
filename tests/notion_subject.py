"""A Notion in the sandbox and the connector that reads it, for the tests of both."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import AnyHttpUrl
from subjects import Read, Refusal, SimulatedTime
from subjects import read as poll

from connectors.notion import NotionConnector
from connectors.notion_settings import NotionSettings
from mappings.notion import events
from syncd.connector import Secret
from syncd.model import Event, Item, ThreadRef
from syncd.retry import Retry
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.notion_records import Comment, Page

START = datetime(2026, 11, 20, 9, 0, 20, tzinfo=UTC)
SOURCE = "acme-notion"
VARIABLE = "SYNCD_TEST_NOTION_TOKEN"


class NotionSubject:
    """One page, "Launch plan", and a table, Tasks; a stakeholder, Dana, and a colleague, Mia."""

    paged = "GET /v1/comments"

    def __init__(self, sandbox: Sandbox, monkeypatch: Any) -> None:
        self.server = sandbox.notion
        self.clock = sandbox.clock
        self.workspace = sandbox.notion.workspace
        self.workspace.comments_edit_pages = True
        self.secrets = [self.server.token]
        monkeypatch.setenv(VARIABLE, self.server.token)
        self.dana = self.workspace.user("Dana Ruiz", "dana@partner.test")
        self.mia = self.workspace.user("Mia Berg", "mia@acme.test")
        self.plan = self.workspace.page("Launch plan", by=self.mia)
        self.tasks = self.workspace.database("Tasks", self.plan, by=self.mia).data_sources[0]
        self.changes: dict[str, Any] = {}

    def settings(self, **changes: Any) -> NotionSettings:
        known: dict[str, Any] = {
            "name": SOURCE,
            "type": "notion",
            "base_url": AnyHttpUrl(self.server.url),
            "token": Secret(env=VARIABLE),
            "requests_per_minute": 100_000,
        }
        return NotionSettings(**{**known, **self.changes, **changes})

    def connector(self, retry: Retry, **changes: Any) -> NotionConnector:
        return NotionConnector(self.settings(**changes), retry)

    def events(self, item: Item) -> Iterator[Event]:
        return events(self.settings().info, item)

    def say(self, text: str) -> str:
        return f"comment:{self.workspace.comment(self.plan, self.dana, text).id}"

    def fill(self) -> set[str]:
        now = self.clock.now()
        said = [
            self.workspace.comment(self.plan, self.dana, f"Question {n}?", at=now - timedelta(minutes=300 - n))
            for n in range(250)
        ]
        return {f"comment:{comment.id}" for comment in said}

    def spoil(self) -> None:
        """A comment that does not say who wrote it."""
        self.workspace.spoil(self.workspace.comment(self.plan, self.dana, "Who am I?"), {"created_by": None})

    def watch(self) -> ThreadRef:
        return self.ref(self.workspace.comment(self.plan, self.dana, "Is it paid?"))

    def ref(self, comment: Comment, *, verify: bool = False) -> ThreadRef:
        parent = comment.discussion.parent
        page = parent if isinstance(parent, Page) else parent.page
        return ThreadRef(SOURCE, page.id, comment.discussion.id, comment.created, comment.created, verify)

    def refusals(self) -> Sequence[Refusal]:
        return [
            Refusal("comments may not be read", self._mute, "Read comments"),
            Refusal("content may not be read", self._hide, "Read content"),
            Refusal("the token is revoked", self.server.revoke, "token"),
        ]

    def _mute(self) -> None:
        self.server.capabilities.read_comments = False

    def _hide(self) -> None:
        self.server.capabilities.read_content = False

    def read(self, connector: NotionConnector, into: Read | None = None, watch: Sequence[ThreadRef] = ()) -> Read:
        """One poll that goes on where ``into`` ended."""
        return poll(self, connector, into=into, watch=watch)


@pytest.fixture
def notion(monkeypatch: pytest.MonkeyPatch) -> Iterator[NotionSubject]:
    with Sandbox(SandboxClock(START)) as sandbox:
        yield NotionSubject(sandbox, monkeypatch)


@pytest.fixture
def connector(notion: NotionSubject) -> Iterator[NotionConnector]:
    made = notion.connector(SimulatedTime().retry())
    yield made
    made.close()

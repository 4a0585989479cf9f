"""A small Notion workspace for the stand-in's tests, and the real client on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import pytest
from notion_client import Client
from notion_client.errors import HTTPResponseError

from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.notion import NotionServer
from syncd.sandbox.notion_records import DataSource, Page, User
from syncd.sandbox.notion_workspace import NotionWorkspace

START = datetime(2026, 7, 1, 10, 0, 20, 146599, tzinfo=UTC)
NOWHERE = "00000000-0000-4000-8000-000000000000"


@dataclass
class Office:
    """Ann and Ben work at Acme, Gus is their guest; there is a page and a table of tasks."""

    server: NotionServer
    workspace: NotionWorkspace
    clock: SandboxClock
    ann: User
    ben: User
    gus: User
    plan: Page
    tasks: DataSource
    clients: list[Client] = field(default_factory=list)

    def client(self, version: str = "2025-09-03", token: str | None = None) -> Client:
        """The official client, as it comes but without its own retries."""
        auth = token or self.server.token
        client = Client(auth=auth, base_url=self.server.url, notion_version=version, retry=False)
        self.clients.append(client)
        return client


def make(sandbox: Sandbox, clock: SandboxClock) -> Office:
    server = sandbox.notion
    workspace = server.workspace
    ann = workspace.user("Ann Lee", "ann@acme.test")
    ben = workspace.user("Ben Ode", "ben@acme.test")
    gus = workspace.user("Gus Müller", "gus@customer.test", guest=True)
    plan = workspace.page("Launch plan", by=ann)
    tasks = workspace.database("Tasks", plan, ["To do", "Doing", "Done"], by=ann).data_sources[0]
    return Office(server, workspace, clock, ann, ben, gus, plan, tasks)


@pytest.fixture
def office() -> Iterator[Office]:
    clock = SandboxClock(START)
    with Sandbox(clock) as sandbox:
        made = make(sandbox, clock)
        yield made
        for client in made.clients:
            client.close()


def refused(request: Any, *args: Any, **kwargs: Any) -> HTTPResponseError:
    """What the vendor says to a request that it must not carry out."""
    with pytest.raises(HTTPResponseError) as caught:
        request(*args, **kwargs)
    return caught.value


def everything(method: Any, **asked: Any) -> list[dict[str, Any]]:
    """All items of a list, page by page."""
    found, cursor = [], None
    while True:
        page = method(**asked, **({"start_cursor": cursor} if cursor else {}))
        found += page["results"]
        cursor = page["next_cursor"]
        assert page["has_more"] == (cursor is not None)
        if cursor is None:
            return found


def texts(comments: list[dict[str, Any]]) -> list[str]:
    return ["".join(item["plain_text"] for item in comment["rich_text"]) for comment in comments]

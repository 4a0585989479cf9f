"""A Google Drive in the sandbox and the connector that reads it, for the contract suite and the tests of both."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import AnyHttpUrl
from subjects import Read, Refusal, SimulatedTime
from subjects import read as poll

from connectors.google_docs import GoogleDocsConnector
from connectors.google_docs_settings import GoogleDocsSettings
from mappings.google_docs import events
from syncd.connector import Secret
from syncd.model import Event, Item, ThreadRef
from syncd.retry import Retry
from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 12, tzinfo=UTC)
SOURCE = "acme-docs"


class GoogleSubject:
    """A drive with one folder and one document in it; Dana, a stakeholder, and Mia, a colleague, may comment."""

    paged = "drive.comments.list"

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.server = sandbox.google
        self.clock = sandbox.clock
        self.drive = sandbox.google.drive
        self.key = self.server.service_account(folder)
        self.secrets = ["BEGIN PRIVATE KEY", "ya29.sandbox-access-token", "assertion="]
        self.dana = self.drive.person("Dana Ruiz", "dana@partner.test")
        self.mia = self.drive.person("Mia Berg", "mia@acme.test")
        self.folder = self.drive.folder("Contracts", owner=self.mia, shared_with=[self.drive.account, self.dana])
        self.doc = self.drive.file("Contract", parent=self.folder)

    def settings(self, **changes: Any) -> GoogleDocsSettings:
        known: dict[str, Any] = {
            "name": SOURCE,
            "type": "google_docs",
            "base_url": AnyHttpUrl(self.server.url),
            "credentials": Secret(file=self.key),
        }
        return GoogleDocsSettings(**{**known, **changes})

    def connector(self, retry: Retry, **changes: Any) -> GoogleDocsConnector:
        return GoogleDocsConnector(self.settings(**changes), retry)

    def events(self, item: Item) -> Iterator[Event]:
        return events(self.settings().info, item)

    def say(self, text: str) -> str:
        return f"{self.doc}:comment:{self.drive.comment(self.doc, self.dana, text)}"

    def ago(self, **time: float) -> datetime:
        return self.clock.now() - timedelta(**time)

    def fill(self) -> set[str]:
        expected = set()
        for number in range(250):
            comment = self.drive.comment(self.doc, self.dana, f"Question {number}?", at=self.ago(minutes=300 - number))
            expected.add(f"{self.doc}:comment:{comment}")
        for number in range(10):
            file = self.drive.file(f"Annex {number}", parent=self.folder, at=self.ago(days=1))
            comment = self.drive.comment(file, self.dana, "And here?", at=self.ago(hours=number))
            expected.add(f"{file}:comment:{comment}")
        return expected

    def spoil(self) -> None:
        """A comment without an id."""
        thread = self.drive.thread(self.doc, self.drive.comment(self.doc, self.dana, "I have no id"))
        thread.head.id = ""

    def watch(self) -> ThreadRef:
        comment = self.drive.comment(self.doc, self.dana, "Could you help?", at=self.ago(days=2))
        self.drive.reply(self.doc, comment, self.mia, "With what?", at=self.ago(days=1))
        return self.ref(self.doc, comment)

    def ref(self, file: str, comment: str, *, verify: bool = False) -> ThreadRef:
        at = self.drive.thread(file, comment).head.created
        return ThreadRef(SOURCE, file, f"{file}:{comment}", at, at, verify=verify)

    def refusals(self) -> Sequence[Refusal]:
        def disable() -> None:
            self.server.access.revoked = False
            self.drive.disabled.add("drive")

        return [
            Refusal("the key is revoked", self.server.revoke, "credentials"),
            Refusal("the API is not enabled", disable, "Drive API"),
        ]

    def read(self, connector: GoogleDocsConnector, into: Read | None = None, watch: Sequence[ThreadRef] = ()) -> Read:
        """One poll that goes on where ``into`` ended."""
        return poll(self, connector, into=into, watch=watch)


@pytest.fixture
def subject(tmp_path: Path) -> Iterator[GoogleSubject]:
    with Sandbox(SandboxClock(START)) as sandbox:
        yield GoogleSubject(sandbox, tmp_path)


@pytest.fixture
def connector(subject: GoogleSubject) -> Iterator[GoogleDocsConnector]:
    made = subject.connector(SimulatedTime().retry())
    yield made
    made.close()

"""The Notion connector passes what every connector must, whatever Notion leaves open."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from contract import ConnectorContract
from notion_subject import START, NotionSubject
from subjects import Subject

from syncd.sandbox import Sandbox, SandboxClock


class TestNotion(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield NotionSubject(sandbox, monkeypatch)


class RowsSubject(NotionSubject):
    """The same by the rows of a table, where no comment edits its page."""

    paged = "POST /v1/data_sources/{id}/query"

    def fill(self) -> set[str]:
        now = self.clock.now()
        rows = [
            self.workspace.row(
                self.tasks, f"Row {n}", "In progress", [self.mia], self.dana, now - timedelta(hours=130 - n)
            )
            for n in range(120)
        ]
        return {f"{row.id}:created" for row in rows}

    def say(self, text: str) -> str:
        return f"{self.workspace.row(self.tasks, text, None, [self.mia], self.dana).id}:created"


class TestNotionRows(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            subject = RowsSubject(sandbox, monkeypatch)
            subject.workspace.comments_edit_pages = False
            subject.changes = {"sweep_every": timedelta(hours=5)}
            yield subject

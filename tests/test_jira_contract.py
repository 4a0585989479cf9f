"""The Jira connector passes what every connector must."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from contract import ConnectorContract, Subject
from jira_subject import JiraSubject

from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class TestJira(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield JiraSubject(sandbox, monkeypatch)

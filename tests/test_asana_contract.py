"""The Asana connector passes what every connector must."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from asana_subject import AsanaSubject
from contract import ConnectorContract
from subjects import Subject

from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class TestAsana(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield AsanaSubject(sandbox, monkeypatch)

"""The Asana connector passes what every connector must."""

from collections.abc import Iterator

import pytest
from asana_subject import START, AsanaSubject
from contract import ConnectorContract
from subjects import Subject

from syncd.sandbox import Sandbox, SandboxClock


class TestAsana(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield AsanaSubject(sandbox, monkeypatch)

"""The Slack connector passes what every connector must pass."""

from collections.abc import Iterator

import pytest
from contract import ConnectorContract
from slack_subject import START, SlackSubject

from syncd.sandbox import Sandbox, SandboxClock


class TestSlack(ConnectorContract):
    @pytest.fixture
    def subject(self) -> Iterator[SlackSubject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield SlackSubject(sandbox)

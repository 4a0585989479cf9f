"""A small Slack workspace in a sandbox, for the tests of the stand-in: Mia and Dana in #general, the real SDK."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.slack import SlackServer
from syncd.sandbox.slack_channel import Channel
from syncd.sandbox.slack_shapes import User
from syncd.sandbox.slack_workspace import SlackWorkspace

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Office:
    clock: SandboxClock
    slack: SlackServer
    workspace: SlackWorkspace
    client: WebClient
    mia: User
    dana: User
    general: Channel

    def say(self, text: str, after: float = 0, **more: Any) -> str:
        """Dana's message in #general, ``after`` seconds from the start."""
        return self.workspace.post(self.general, self.dana, text, START + timedelta(seconds=after), **more)

    def refusal(self, method: str, /, **params: Any) -> dict[str, Any]:
        """What Slack says to a call that must fail."""
        with pytest.raises(SlackApiError) as refused:
            self.client.api_call(method, params=params)
        data: dict[str, Any] = refused.value.response.data
        return data

    def read(self, method: str, /, **params: Any) -> dict[str, Any]:
        """What Slack says to a call that must succeed."""
        data: dict[str, Any] = self.client.api_call(method, params=params).data  # type: ignore[assignment]
        return data


@pytest.fixture
def office():
    clock = SandboxClock(START)
    with Sandbox(clock) as sandbox:
        workspace = sandbox.slack.workspace
        mia, dana = workspace.user("mia", "mia@acme.test"), workspace.user("dana", "dana@partner.test")
        general = workspace.channel("general", [mia, dana])
        client = WebClient(sandbox.slack.token, base_url=sandbox.slack.url, retry_handlers=[])
        yield Office(clock, sandbox.slack, workspace, client, mia, dana, general)


def texts(answer: dict[str, Any]) -> list[str]:
    """The texts of a page of messages."""
    return [message["text"] for message in answer["messages"]]

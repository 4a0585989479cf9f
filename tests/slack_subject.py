"""Slack in the sandbox, as the connectors' suite and the tests of the Slack connector use it."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from subjects import Refusal, SimulatedTime

from connectors.slack import SlackConnector
from connectors.slack_settings import SlackSettings
from mappings.slack import events
from syncd.model import Event, Item, ThreadRef
from syncd.retry import Retry
from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 12, tzinfo=UTC)
NAME = "acme-slack"
ENV = "SYNCD_TEST_SLACK_TOKEN"


class SlackSubject:
    """A workspace with one public channel, ``help``, a stakeholder and a member of the team."""

    paged = "conversations.history"

    def __init__(self, sandbox: Sandbox) -> None:
        self.server = sandbox.slack
        self.clock = sandbox.clock
        self.workspace = sandbox.slack.workspace
        self.secrets = [sandbox.slack.token]
        self.dana = self.workspace.user("Dana Ruiz", "dana@partner.test")
        self.mia = self.workspace.user("Mia Berg", "mia@acme.test")
        self.help = self.workspace.channel("help", [self.dana, self.mia])
        os.environ[ENV] = self.server.token
        self.info = self.settings().info

    def settings(self, **changes) -> SlackSettings:
        values = {"name": NAME, "type": "slack", "base_url": self.server.url, "token": {"env": ENV}}
        return SlackSettings.model_validate(values | {"requests_per_minute": 100_000} | changes)

    def connector(self, retry: Retry, **changes) -> SlackConnector:
        return SlackConnector(self.settings(**changes), retry)

    def events(self, item: Item) -> Iterator[Event]:
        return events(self.info, item)

    def say(self, text: str) -> str:
        return f"{self.help.id}:{self.workspace.post(self.help, self.dana, text)}"

    def ago(self, **time) -> datetime:
        return self.clock.now() - timedelta(**time)

    def fill(self) -> set[str]:
        expected = set()
        for number in range(2500):
            ts = self.workspace.post(self.help, self.dana, f"Question {number}?", at=self.ago(minutes=2 * number + 2))
            expected.add(f"{self.help.id}:{ts}")
            if number % 100 == 0:
                reply = self.workspace.post(
                    self.help, self.mia, "Yes", at=self.ago(minutes=2 * number + 1), thread_ts=ts
                )
                expected.add(f"{self.help.id}:{reply}")
        return expected

    def spoil(self) -> None:
        self.workspace.post(self.help, self.dana, "", extra={"text": ["not", "a", "string"]})

    def watch(self) -> ThreadRef:
        ts = self.workspace.post(self.help, self.dana, "Could you help?", at=self.ago(days=2))
        self.workspace.post(self.help, self.mia, "Which one?", at=self.ago(days=1), thread_ts=ts)
        return self.ref(ts)

    def ref(self, ts: str, *, verify: bool = False) -> ThreadRef:
        since = datetime.fromtimestamp(float(ts), UTC)
        return ThreadRef(NAME, self.help.id, f"{self.help.id}:{ts}", since, since, verify=verify)

    def refusals(self) -> list[Refusal]:
        def missing() -> None:
            self.server.restore()
            self.server.scopes.discard("channels:history")

        return [
            Refusal("revoked", lambda: self.server.revoke("token_revoked"), "reinstall"),
            Refusal("inactive", lambda: self.server.revoke("account_inactive"), "reinstall"),
            Refusal("invalid", lambda: self.server.revoke("invalid_auth"), "token"),
            Refusal("missing scope", missing, "channels:history"),
        ]


@pytest.fixture
def subject():
    with Sandbox(SandboxClock(START)) as sandbox:
        yield SlackSubject(sandbox)


@pytest.fixture
def connector(subject):
    connector = subject.connector(SimulatedTime().retry())
    yield connector
    connector.close()

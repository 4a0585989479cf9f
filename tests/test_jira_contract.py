"""The Jira connector passes what every connector must."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from contract import ConnectorContract
from jira_subject import JiraSubject
from subjects import Subject, read

from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


class TestJira(ConnectorContract):
    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield JiraSubject(sandbox, monkeypatch)


class TestJiraDataCenter(ConnectorContract):
    """The same of a Data Center, whose pages are counted: there is no token that could be repeated."""

    @pytest.fixture
    def subject(self, monkeypatch) -> Iterator[Subject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            sandbox.jira.site.deployment = "Server"
            subject = JiraSubject(sandbox, monkeypatch)
            subject.paged = "GET /rest/api/2/search"
            yield subject

    def test_a_repeated_page_token_ends_in_an_error_not_in_a_loop(self, subject, connector):
        expected = subject.fill()
        assert expected <= read(subject, connector).ids
        assert subject.server.count(subject.paged) == 3

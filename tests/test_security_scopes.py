"""A token that may do more than syncd needs is named by `syncd check`: it works, and somebody should take that away."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from google_subject import GoogleSubject
from slack_subject import SlackSubject
from subjects import SimulatedTime

from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.google_access import ADVISED

START = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(SandboxClock(START)) as running:
        yield running


def advice_of(subject) -> str:
    connector = subject.connector(SimulatedTime().retry())
    identity = connector.check()
    connector.close()
    assert identity.missing == ()
    return " ".join(identity.advice)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ((), ""),
        (("im:write",), ""),
        (("team:read", "files:read", "emoji:read"), ""),
        (("files:write",), "files:write"),
        (("chat:write.customize", "chat:write.public"), "chat:write.customize, chat:write.public"),
        (("admin", "incoming-webhook"), "admin, incoming-webhook"),
        (("usergroups:write", "channels:manage.write"), "channels:manage.write, usergroups:write"),
    ],
)
def test_slack_scopes_that_write_and_are_not_needed_are_named(sandbox, more, named):
    subject = SlackSubject(sandbox)
    sandbox.slack.tokens[sandbox.slack.token].scopes.update(more)
    advice = advice_of(subject)
    assert (f"({named})" in advice) if named else ("more than syncd needs" not in advice)


READ = "https://www.googleapis.com/auth/drive.readonly"
ACTIVITY = "https://www.googleapis.com/auth/drive.activity.readonly"
WRITE = "https://www.googleapis.com/auth/drive"


@pytest.mark.parametrize(("scopes", "named"), [(ADVISED, ""), ((WRITE, READ, ACTIVITY), f"({WRITE})")])
def test_google_scopes_that_write_are_named(sandbox, tmp_path, scopes, named):
    subject = GoogleSubject(sandbox, tmp_path)
    user = sandbox.google.user_token(tmp_path, scopes=scopes)
    connector = subject.connector(SimulatedTime().retry(), credentials={"file": user})
    advice = " ".join(connector.check().advice)
    connector.close()
    assert (named in advice) if named else ("more than syncd needs" not in advice)

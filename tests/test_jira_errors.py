"""What can go wrong with a Jira, and what is then said."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from jira_subject import VARIABLE, JiraSubject
from pydantic import AnyHttpUrl, TypeAdapter, ValidationError
from secret_file import secret_file
from subjects import Read, SimulatedTime

from connectors.jira import JiraSettings
from connectors.jira_cursor import Position
from connectors.jira_errors import Context, logged_out, refused
from syncd.connector import Secret, Unauthorized, Unavailable
from syncd.sandbox import Fault, Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
HERE = Context("acme-jira", email=True, projects=("ACME", "NOPE"), jql="")


@pytest.fixture
def jira(monkeypatch):
    with Sandbox(SandboxClock(START)) as sandbox:
        yield JiraSubject(sandbox, monkeypatch)


def refusal(jira, **settings):
    connector = jira.connector(SimulatedTime().retry(), **settings)
    try:
        with pytest.raises(Unauthorized) as caught:
            list(connector.pull({}, ()))
    finally:
        connector.close()
    return caught.value


def test_a_project_that_is_not_there_is_named_with_the_line_to_mend(jira):
    error = refusal(jira, projects=("ACME", "NOPE"))
    assert "NOPE" in error.problem
    assert "ACME" not in error.problem
    assert "`projects`" in error.advice
    assert '"acme-jira"' in error.advice


def test_a_restriction_that_jira_cannot_read_is_named_with_the_line_to_mend(jira):
    error = refusal(jira, jql="colour = blue")
    assert "colour" in error.problem
    assert "`jql`" in error.advice


def test_a_wrong_address_is_said_to_be_wrong(jira):
    assert "base_url" in refusal(jira, base_url=AnyHttpUrl(f"{jira.server.url}/wiki")).advice


def test_a_wrong_token_is_said_to_be_wrong(jira, monkeypatch):
    monkeypatch.setenv(VARIABLE, "wrong")
    assert "API token" in refusal(jira).advice


def test_a_search_that_is_answered_as_to_nobody_is_no_quiet_jira(jira, monkeypatch):
    connector = jira.connector(SimulatedTime().retry())
    cursor = jira.read(connector).cursor
    jira.site.rejected_is_anonymous = True
    jira.server.token = "another"
    with pytest.raises(Unauthorized):
        list(connector.pull(cursor, ()))
    connector.close()


def test_a_new_token_is_taken_without_a_restart(jira, monkeypatch):
    connector = jira.connector(SimulatedTime().retry())
    cursor = jira.read(connector).cursor
    jira.server.token = "another"
    with pytest.raises(Unauthorized):
        list(connector.pull(cursor, ()))
    monkeypatch.setenv(VARIABLE, "another")
    list(connector.pull(cursor, ()))
    connector.close()


@pytest.mark.parametrize("token", ["to\nken", "tökén", "to\x00ken"])
def test_a_token_that_cannot_be_one_is_never_shown(jira, tmp_path, token):
    path = secret_file(tmp_path / "token", token)
    error = refusal(jira, token=Secret(file=path))
    assert token not in str(error)
    assert "token" in error.advice


def test_a_missing_permission_in_one_project_is_said_by_the_check(jira):
    jira.site.project("BETA", "Beta")
    connector = jira.connector(SimulatedTime().retry(), projects=("ACME",))
    identity = connector.check()
    connector.close()
    assert identity.missing == ()
    assert identity.account.email == "syncd@acme.test"
    assert jira.server.url in identity.workspace


def test_one_connection_serves_many_requests(jira):
    jira.fill()
    connector = jira.connector(SimulatedTime().retry())
    result = jira.read(connector)
    for _ in range(20):
        jira.read(connector, result)
    connector.close()
    assert jira.server.connections == 1


def test_an_interrupted_first_read_goes_on_where_it_stopped(jira):
    expected = jira.fill()
    connector = jira.connector(SimulatedTime().retry())
    jira.server.faults.add(Fault(jira.paged, "500", skip=2, times=4))
    so_far = Read()
    with pytest.raises(Unavailable):
        jira.read(connector, so_far)
    jira.server.forget()
    jira.read(connector, so_far)
    connector.close()
    assert expected <= so_far.ids
    assert jira.server.count(jira.paged) == 1


@pytest.mark.parametrize(
    ("status", "headers", "body", "word"),
    [
        (401, {}, None, "API token"),
        (403, {"X-Seraph-LoginReason": "AUTHENTICATION_DENIED"}, None, "browser"),
        (403, {"X-Authentication-Denied-Reason": "CAPTCHA_CHALLENGE; login-url=x"}, None, "browser"),
        (403, {}, {"errorMessages": ["No."]}, "Browse projects"),
        (404, {}, None, "base_url"),
        (410, {}, {"errorMessages": ["The requested API has been removed."]}, "newer version"),
        (400, {}, {"errorMessages": ["The value 'NOPE' does not exist for the field 'project'."]}, "NOPE"),
        (400, {}, {"errorMessages": ["Error in the JQL Query"]}, "`projects`"),
    ],
)
def test_what_a_person_must_mend_has_an_advice(status, headers, body, word):
    error = refused(status, headers, body, "search/jql", HERE)
    assert isinstance(error, Unauthorized)
    assert word in error.advice


@pytest.mark.parametrize("status", [408, 409, 429, 500, 502, 503, 504, 529])
@pytest.mark.parametrize(
    ("header", "wait"),
    [("3", 3.0), ("1.5", 1.5), ("Fri, 20 Nov 2026 09:00:07 GMT", 7.0), ("0", 0.0), ("soon", None), (None, None)],
)
def test_what_nobody_must_mend_says_when_to_come_again(status, header, wait):
    headers = {"Date": "Fri, 20 Nov 2026 09:00:00 GMT", **({"Retry-After": header} if header else {})}
    error = refused(status, headers, None, "search/jql", HERE)
    assert isinstance(error, Unavailable)
    assert error.retry_after == (None if wait is None else timedelta(seconds=wait))


def test_which_limit_was_hit_is_told():
    assert "jira-burst-based" in str(refused(429, {"RateLimit-Reason": "jira-burst-based"}, None, "x", HERE))


@pytest.mark.parametrize(
    ("reason", "rejected"),
    [("AUTHENTICATED_FAILED", True), ("AUTHENTICATION_DENIED", True), ("OK", False), ("", False)],
)
def test_a_login_that_failed_is_seen_in_a_good_answer(reason, rejected):
    assert (logged_out({"X-Seraph-LoginReason": reason}, HERE) is not None) is rejected


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"base_url": "https://acme.atlassian.net"}, "email is missing"),
        ({"projects": ["ACME; DROP"]}, "projects"),
        ({"jql": "labels = x ORDER BY key"}, "ORDER BY"),
        ({"overlap": "0m"}, "overlap"),
        ({"project": ["ACME"]}, "project"),
    ],
)
def test_wrong_settings_are_refused_with_a_reason(monkeypatch, changes, word):
    monkeypatch.setenv(VARIABLE, "x")
    known: dict[str, Any] = {"name": "a", "type": "jira", "base_url": "https://j.test", "token": {"env": VARIABLE}}
    TypeAdapter(JiraSettings).validate_python(known)
    with pytest.raises(ValidationError, match=word):
        TypeAdapter(JiraSettings).validate_python({**known, **changes})


@pytest.mark.parametrize(
    "cursor",
    [{}, {"scope": "s"}, {"scope": "s", "complete": 1, "watermark": "x", "seen": 3, "statuses": [], "rechecked": ""}],
)
def test_a_cursor_that_cannot_be_understood_means_to_read_anew(cursor):
    position = Position.read(cursor, "s")
    assert (position.watermark, position.complete, position.seen) == (None, False, {})


def test_the_watermark_never_passes_the_beginning_of_the_reading_nor_goes_back():
    position = Position("s")
    position.advance(START + timedelta(hours=1), START)
    assert position.watermark == START
    position.advance(START - timedelta(hours=1), START)
    assert position.watermark == START

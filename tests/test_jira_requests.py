"""How many requests a poll of Jira costs, counted at the sandbox, and that none of what changed is missed."""

from datetime import UTC, datetime, timedelta

import pytest
from jira_subject import JiraSubject
from subjects import SimulatedTime

from syncd.model import ThreadRef
from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SEARCH = "POST /rest/api/3/search/jql"
COMMENTS = "GET /rest/api/3/issue/{key}/comment"
CHANGELOGS = "POST /rest/api/3/changelog/bulkfetch"
FETCH = "POST /rest/api/3/issue/bulkfetch"
LONG_AGO = timedelta(days=20)


@pytest.fixture
def jira(monkeypatch):
    with Sandbox(SandboxClock(START)) as sandbox:
        yield JiraSubject(sandbox, monkeypatch)


@pytest.fixture
def connector(jira):
    connector = jira.connector(SimulatedTime().retry())
    yield connector
    connector.close()


def issues(jira, count):
    """So many issues of the last weeks, a minute apart, some done and some assigned."""
    filed = []
    for number in range(count):
        at = jira.clock.now() - LONG_AGO + timedelta(minutes=number)
        filed.append(jira.site.issue("ACME", f"Question {number}", "Is it paid?", jira.dana, at=at))
    return filed


def watched(jira, filed):
    return [ThreadRef("acme-jira", issue.project.id, issue.id, issue.created, issue.created) for issue in filed]


def test_a_poll_where_nothing_changed_is_one_request(jira, connector):
    issues(jira, 40)
    result = jira.read(connector)
    for pause in (timedelta(0), timedelta(minutes=1), timedelta(minutes=40), timedelta(days=2)):
        jira.clock.advance(pause)
        jira.server.forget()
        before = len(result.events)
        jira.read(connector, result)
        assert (jira.server.count(), len(result.events)) == (1, before)


@pytest.mark.parametrize("changed", [1, 99, 100, 250])
def test_what_changed_is_one_request_a_hundred(jira, connector, changed):
    filed = issues(jira, 300)
    result = jira.read(connector)
    jira.clock.advance(timedelta(hours=1))
    said = {f"{i.id}:comment:{jira.site.comment(i, jira.mia, 'It is.')}" for i in filed[:changed]}
    jira.server.forget()
    jira.read(connector, result)
    assert jira.server.count() <= 1 + -(-changed // 100)
    assert said <= result.ids


def test_a_full_read_is_one_request_a_hundred_and_what_every_read_needs_once(jira, connector):
    issues(jira, 999)
    result = jira.read(connector)
    assert len({event.thread for event in result.events}) == 1000
    assert jira.server.count() == 10 + 1
    assert jira.server.count("GET /rest/api/2/serverInfo") == 1


def test_cut_comments_cost_one_request_an_issue_and_are_complete(jira, connector):
    filed = issues(jira, 30)
    for issue in filed[:3]:
        for number in range(21):
            jira.site.comment(issue, jira.dana, f"Comment {number}")
    for number in range(150):
        jira.site.comment(filed[3], jira.dana, f"Comment {number}")
    result = jira.read(connector)
    assert jira.server.count(COMMENTS) == 4
    assert sum(":comment:" in name for name in result.ids) == 3 * 21 + 150


def test_cut_changelogs_cost_one_request_together_and_are_complete(jira, connector):
    filed = issues(jira, 30)
    for issue in filed[:5]:
        for _ in range(25):
            jira.site.transition(issue, "Done", jira.mia)
            jira.site.transition(issue, "To Do", jira.mia)
    jira.site.bulk_created_epoch = True
    result = jira.read(connector)
    assert jira.server.count(CHANGELOGS) == 1
    assert sum(name.endswith(":status") for name in result.ids) == 5 * 50


def test_statuses_are_asked_for_once(jira, connector):
    filed = issues(jira, 3)
    jira.site.transition(filed[0], "Done", jira.mia)
    jira.site.transition(filed[0], "To Do", jira.mia)
    result = jira.read(connector)
    jira.site.transition(filed[1], "In Progress", jira.mia)
    jira.site.transition(filed[1], "In Review", jira.mia)
    jira.read(connector, result)
    assert jira.server.count("GET /rest/api/3/status") == 1


def test_an_issue_that_is_found_again_in_the_overlap_is_not_read_again(jira, connector):
    filed = issues(jira, 3)
    for number in range(30):
        jira.site.comment(filed[0], jira.dana, f"Comment {number}")
    result = jira.read(connector)
    jira.server.forget()
    before = len(result.events)
    jira.read(connector, result)
    assert (jira.server.count(COMMENTS), len(result.events)) == (0, before)


def test_what_the_index_shows_late_is_found(jira, connector):
    issue = issues(jira, 1)[0]
    jira.site.index_delay = timedelta(minutes=8)
    result = jira.read(connector)
    said = f"{issue.id}:comment:{jira.site.comment(issue, jira.dana, 'Any news?')}"
    for _ in range(10):
        jira.clock.advance(timedelta(minutes=1))
        jira.read(connector, result)
    assert said in result.ids


def test_watched_issues_are_read_by_the_hundred_and_only_when_due(jira, connector):
    filed = issues(jira, 150)
    result = jira.read(connector)
    watch = watched(jira, filed)
    jira.server.forget()
    jira.clock.advance(timedelta(minutes=5))
    jira.read(connector, result, watch)
    assert jira.server.count() == 1
    jira.clock.advance(timedelta(hours=1))
    jira.read(connector, result, watch)
    assert jira.server.count(FETCH) == 2
    jira.read(connector, result, watch)
    assert jira.server.count(FETCH) == 2


def test_issues_to_be_verified_are_read_at_once_and_only_those(jira, connector):
    filed = issues(jira, 150)
    result = jira.read(connector)
    jira.site.index_delay = timedelta(hours=3)
    said = f"{filed[0].id}:comment:{jira.site.comment(filed[0], jira.mia, 'It is paid.')}"
    refs = watched(jira, filed)
    verify = [ThreadRef(ref.source, ref.place, ref.thread, ref.since, ref.until, verify=True) for ref in refs[:3]]
    jira.server.forget()
    jira.read(connector, result, [*verify, *refs[3:]])
    assert [request.method for request in jira.server.requests] == [SEARCH, FETCH]
    assert said in result.ids
    assert {extent.thread for extent in result.extents} == {ref.thread for ref in verify}


def test_new_projects_in_the_config_are_read_from_their_backfill(jira, connector):
    issues(jira, 3)
    jira.site.project("BETA", "Beta")
    old = jira.site.issue("BETA", "Old", "Is it?", jira.dana, at=START - LONG_AGO)
    first = jira.connector(SimulatedTime().retry(), projects=("ACME",))
    result = jira.read(first)
    assert f"{old.id}:created" not in result.ids
    second = jira.connector(SimulatedTime().retry(), projects=("ACME", "BETA"))
    assert f"{old.id}:created" in jira.read(second, result).ids
    first.close()
    second.close()


def test_the_first_read_goes_back_as_far_as_the_backfill(jira, connector):
    older = jira.site.issue("ACME", "Old", "Is it?", jira.dana, at=START - timedelta(days=31))
    younger = jira.site.issue("ACME", "New", "Is it?", jira.dana, at=START - timedelta(days=29))
    found = jira.read(connector).ids
    assert f"{younger.id}:created" in found
    assert f"{older.id}:created" not in found


def test_a_further_restriction_holds(jira):
    jira.site.project("BETA", "Beta")
    left_out = jira.site.issue("BETA", "Secret", "Is it?", jira.dana)
    connector = jira.connector(SimulatedTime().retry(), jql="project != BETA")
    found = jira.read(connector)
    connector.close()
    assert found.events
    assert f"{left_out.id}:created" not in found.ids

"""What happens to issues while they are read, and what a search does not show."""

from datetime import UTC, datetime, timedelta

import pytest
from jira_subject import JiraSubject
from subjects import Read, SimulatedTime

from syncd.model import Kind, ThreadRef
from syncd.sandbox import Fault, Sandbox, SandboxClock

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FETCH = "POST /rest/api/3/issue/bulkfetch"


@pytest.fixture(params=["Cloud", "Server"])
def jira(request, monkeypatch):
    with Sandbox(SandboxClock(START)) as sandbox:
        sandbox.jira.site.deployment = request.param
        yield JiraSubject(sandbox, monkeypatch)


@pytest.fixture
def cloud(monkeypatch):
    with Sandbox(SandboxClock(START)) as sandbox:
        yield JiraSubject(sandbox, monkeypatch)


def connect(jira, **settings):
    return jira.connector(SimulatedTime().retry(), **settings)


def ref(issue, *, verify=False):
    return ThreadRef("acme-jira", issue.project.id, issue.id, issue.created, issue.created, verify)


def test_questions_answers_and_changes_are_read(jira):
    connector = connect(jira)
    issue = jira.site.issue("ACME", "Export", "Could you fix the export?", jira.dana, assignee=jira.mia)
    result = jira.read(connector)
    said = jira.site.comment(issue, jira.mia, "It is fixed.")
    jira.site.transition(issue, "Done", jira.mia)
    jira.clock.advance(timedelta(minutes=1))
    jira.read(connector, result)
    connector.close()
    by_id = {event.id: event for event in result.events}
    assert by_id[f"{issue.id}:created"].text == "Could you fix the export?"
    assert by_id[f"{issue.id}:comment:{said}"].actor.name == "Mia Berg"
    assert [event.closed for event in result.events if event.kind is Kind.RESOLVE] == [True]


def test_the_directory_has_everybody_with_what_their_profile_shows(jira):
    hidden = jira.site.user("Li Wei")
    connector = connect(jira)
    people = {account.name: account for account in connector.accounts()}
    connector.close()
    assert people["Dana Ruiz"].email == "dana@partner.test"
    assert people["Li Wei"].email == ""
    cloud = jira.site.deployment == "Cloud"
    assert people["Li Wei"].id == (hidden if cloud else "li.wei")


def test_without_the_permission_there_is_no_directory_and_a_line_says_so(cloud, caplog):
    cloud.site.permissions.discard("USER_PICKER")
    connector = connect(cloud)
    with caplog.at_level("INFO", "connectors"):
        assert list(connector.accounts()) == []
    identity = connector.check()
    connector.close()
    assert "Browse users and groups" in caplog.text
    assert identity.missing == ("USER_PICKER",)
    assert "Browse users and groups" in identity.advice[0]


def test_a_moved_issue_keeps_its_thread_under_its_new_key(jira):
    jira.site.project("BETA", "Beta")
    connector = connect(jira)
    issue = jira.site.issue("ACME", "Export", "Could you?", jira.dana)
    result = jira.read(connector)
    jira.clock.advance(timedelta(minutes=1))
    jira.site.move(issue, "BETA", jira.mia)
    said = jira.site.comment(issue, jira.dana, "Any news?")
    jira.read(connector, result)
    connector.close()
    event = next(event for event in result.events if event.id == f"{issue.id}:comment:{said}")
    assert (event.thread, event.title, event.place.name) == (issue.id, "BETA-1 Export", "Beta")
    assert "/browse/BETA-1?" in event.url


def test_pages_that_shift_while_they_are_read_lose_nothing(jira):
    expected = jira.fill()
    connector = connect(jira)
    method = jira.paged if jira.site.deployment == "Cloud" else "GET /rest/api/2/search"
    for skip in (0, 1, 2):
        jira.server.faults.add(Fault(method, "moved_item", skip=skip))
    result = jira.read(connector)
    connector.close()
    assert expected <= result.ids


def test_an_issue_deleted_while_pages_are_read_hides_no_other(jira):
    expected = jira.fill()
    connector = connect(jira)
    result = Read()
    victim = None
    for page in connector.pull({}, ()):
        result.events.extend(event for item in page.items for event in jira.events(item))
        if victim is None:
            victim = page.items[0].id
            jira.site.delete_issue(victim)
    connector.close()
    assert expected <= result.ids | {f"{victim}:created"}


def test_a_deleted_comment_is_missing_from_a_complete_reading(jira):
    connector = connect(jira)
    issue = jira.site.issue("ACME", "Export", "Could you?", jira.dana)
    kept, gone = (jira.site.comment(issue, jira.dana, text) for text in ("Any news?", "Never mind"))
    result = jira.read(connector)
    assert result.extents == [], "in the first read there is nothing that could be missing"
    jira.clock.advance(timedelta(minutes=1))
    jira.site.delete_comment(issue, gone)
    jira.read(connector, later := Read(cursor=result.cursor))
    connector.close()
    assert [extent.thread for extent in later.extents] == [issue.id]
    assert f"{issue.id}:comment:{kept}" in later.ids
    assert f"{issue.id}:comment:{gone}" not in later.ids


def test_an_edit_that_no_search_shows_is_found_in_a_watched_issue(jira):
    connector = connect(jira)
    issue = jira.site.issue("ACME", "Export", "Could you?", jira.dana)
    said = jira.site.comment(issue, jira.dana, "It is broken")
    result = jira.read(connector)
    jira.clock.advance(timedelta(hours=2))
    jira.site.edit_comment(issue, said, "It is broken again?", bump=False)
    jira.read(connector, result, [ref(issue)])
    connector.close()
    edits = [event for event in result.events if event.kind is Kind.EDIT]
    assert [(event.target, event.text) for event in edits] == [(f"{issue.id}:comment:{said}", "It is broken again?")]


@pytest.mark.parametrize("hide", [False, True])
def test_an_issue_that_is_gone_has_an_extent_without_events(jira, hide, caplog):
    connector = connect(jira)
    jira.site.project("BETA", "Beta")
    gone = jira.site.issue("BETA", "Export", "Could you?", jira.dana)
    stays = jira.site.issue("ACME", "Import", "Could you?", jira.dana)
    result = jira.read(connector)
    jira.clock.advance(timedelta(hours=2))
    if hide:
        jira.site.project("BETA", "Beta", hidden=True)
    else:
        jira.site.delete_issue(gone)
    later = Read(cursor=result.cursor)
    jira.read(connector, later, [ref(gone), ref(stays)])
    connector.close()
    assert {extent.thread for extent in later.extents} == {gone.id, stays.id}
    assert gone.id not in {event.thread for event in later.events}
    assert gone.id in caplog.text


def test_nothing_is_taken_for_deleted_where_all_is_hidden(cloud):
    connector = connect(cloud)
    issue = cloud.site.issue("ACME", "Export", "Could you?", cloud.dana)
    result = cloud.read(connector)
    cloud.clock.advance(timedelta(hours=2))
    cloud.site.permissions.discard("BROWSE_PROJECTS")
    later = Read(cursor=result.cursor)
    with pytest.raises(Exception, match="Browse projects"):
        cloud.read(connector, later, [ref(issue)])
    connector.close()
    assert later.extents == []


def test_an_answer_that_comes_cut_off_is_asked_for_in_halves(cloud):
    connector = connect(cloud)
    expected = cloud.fill()
    result = cloud.read(connector)
    cloud.clock.advance(timedelta(hours=2))
    huge = "10007"
    cloud.server.faults.add(
        Fault(FETCH, "cut", times=1000, when=lambda params: huge in params.get("issueIdsOrKeys", ()))
    )
    filed = [cloud.site.find(name.split(":")[0]) for name in sorted(expected)[:40]]
    assert huge in {issue.id for issue in filed}
    later = Read(cursor=result.cursor)
    cloud.read(connector, later, [ref(issue) for issue in filed])
    connector.close()
    assert {event.thread for event in later.events} == {issue.id for issue in filed}
    assert cloud.server.count(FETCH) <= 1 + 2 * 6


@pytest.mark.parametrize("comments", [5, 30])
def test_internal_and_restricted_comments_are_read_as_private(cloud, comments):
    connector = connect(cloud)
    issue = cloud.site.issue("ACME", "Export", "Could you?", cloud.dana)
    for _ in range(comments):
        cloud.site.comment(issue, cloud.mia, "for all")
    internal = cloud.site.comment(issue, cloud.mia, "for us", public=False)
    restricted = cloud.site.comment(issue, cloud.mia, "for some", visibility=("role", "Developers"))
    events = cloud.read(connector).events
    connector.close()
    private = {event.id for event in events if event.place.private}
    assert private == {f"{issue.id}:comment:{internal}", f"{issue.id}:comment:{restricted}"}


@pytest.mark.parametrize("settings", [{"public": False}, {"private_projects": ("acme",)}])
def test_projects_can_be_set_private(cloud, settings):
    connector = connect(cloud, **settings)
    events = cloud.read(connector).events
    connector.close()
    assert events
    assert all(event.place.private for event in events)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Honolulu", "Asia/Kathmandu"])
def test_what_is_new_is_found_wherever_the_account_lives(jira, zone):
    """Jira reads a bare moment in a query as one of the asking account's own time zone."""
    account = jira.site.account
    name = jira.site.user(account.name, account.email, account_id=account.account_id, timezone=zone)
    jira.site.account = jira.site.users[name]
    connector = connect(jira)
    for number in range(40):
        jira.site.issue("ACME", f"Old {number}", "Could you?", jira.dana, at=START - timedelta(hours=2 + number))
    result = jira.read(connector)
    before = len(result.events)
    jira.clock.advance(timedelta(minutes=20))
    new = jira.site.issue("ACME", "New", "Could you fix it?", jira.dana)
    jira.clock.advance(timedelta(minutes=1))
    jira.read(connector, result)
    connector.close()
    assert [event.id for event in result.events[before:]] == [f"{new.id}:created"]

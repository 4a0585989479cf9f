"""The stand-in's issues: comments, changelogs, moves and writes, through the real SDK."""

from datetime import UTC, datetime, timedelta

import pytest
from jira import JIRA, JIRAError

from syncd.sandbox import Sandbox, SandboxClock

START = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
HELLO = {
    "type": "doc",
    "version": 1,
    "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Hello"}]}],
}


@pytest.fixture
def sandbox():
    with Sandbox(SandboxClock(START)) as running:
        running.jira.site.project("APP", "Acme App")
        running.jira.site.project("OPS")
        yield running


@pytest.fixture
def mia(sandbox):
    return sandbox.jira.site.user("Mia Torres", "mia@acme.test")


@pytest.fixture
def issue(sandbox, mia):
    return sandbox.jira.site.issue("APP", "Crash", f"It crashes, [~accountid:{mia}].", mia)


def client(sandbox, version="3"):
    jira = sandbox.jira
    return JIRA(
        jira.url, basic_auth=(jira.email, jira.token), options={"rest_api_version": version}, max_retries=0, timeout=60
    )


def status_of(call, *args, **kwargs):
    with pytest.raises(JIRAError) as caught:
        call(*args, **kwargs)
    return caught.value.status_code


def test_version_2_tells_wiki_text_and_version_3_documents(sandbox, issue, mia):
    wiki = client(sandbox, "2").issue(issue.key).raw["fields"]["description"]
    document = client(sandbox).issue(issue.key).raw["fields"]["description"]

    assert wiki == f"It crashes, [~accountid:{mia}]."
    assert document["content"][0]["content"] == [
        {"type": "text", "text": "It crashes, "},
        {"type": "mention", "attrs": {"id": mia, "text": "@Mia Torres", "accessLevel": ""}},
        {"type": "text", "text": "."},
    ]


def test_a_document_is_told_as_wiki_text(sandbox, mia):
    document = {
        "type": "doc",
        "version": 1,
        "content": [
            {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Plan"}]},
            {
                "type": "paragraph",
                "content": [
                    {"type": "mention", "attrs": {"id": mia}},
                    {"type": "text", "text": " bold", "marks": [{"type": "strong"}]},
                    {"type": "hardBreak"},
                    {"type": "inlineCard", "attrs": {"url": "https://acme.test"}},
                ],
            },
            {
                "type": "orderedList",
                "content": [{"type": "listItem", "content": [{"type": "paragraph", "content": []}]}],
            },
            {"type": "rule"},
            {"type": "panel", "content": [{"type": "paragraph", "content": [{"type": "text", "text": "Note"}]}]},
        ],
    }
    issue = sandbox.jira.site.issue("APP", "Plan", document, mia)

    wiki = client(sandbox, "2").issue(issue.key).fields.description

    assert wiki == f"h2. Plan\n\n[~accountid:{mia}]* bold*\n[https://acme.test]\n\n# \n\n----\n\nNote"


def test_comments_come_in_pages_in_either_order(sandbox, issue, mia):
    said = [sandbox.jira.site.comment(issue, mia, f"comment {n}") for n in range(120)]
    jira = client(sandbox)

    def page(**asked):
        found = jira._get_json(f"issue/{issue.key}/comment", params=asked)
        return found["total"], [comment["id"] for comment in found["comments"]]

    assert page() == (120, said[:100])
    assert page(startAt=100) == (120, said[100:])
    assert page(maxResults=5000) == (120, said)
    assert page(orderBy="-created", maxResults=2) == (120, said[::-1][:2])
    assert page(orderBy="+created", maxResults=2) == (120, said[:2])
    assert status_of(page, orderBy="updated") == 400
    assert status_of(page, startAt="x") == 400


def test_a_comment_is_added_as_a_document_in_version_3_and_as_text_in_version_2(sandbox, issue):
    v2, v3 = client(sandbox, "2"), client(sandbox)

    assert v2.add_comment(issue.key, "Hello").body == "Hello"
    assert v3._session.post(v3._get_url(f"issue/{issue.id}/comment"), json={"body": HELLO}).status_code == 201
    assert status_of(v3.add_comment, issue.key, "Hello") == 400
    assert status_of(v2.add_comment, issue.key, "") == 400
    assert [comment.body for comment in v2.comments(issue.key)] == ["Hello", "Hello"]


@pytest.mark.parametrize(
    "broken",
    [
        {"type": "doc", "version": 2, "content": []},
        {"type": "doc", "version": 1},
        {"type": "doc", "version": 1, "content": ["text"]},
        {"type": "doc", "version": 1, "content": [{"type": "text", "text": ""}]},
        {"type": "doc", "version": 1, "content": [{"type": "mention", "attrs": {}}]},
    ],
)
def test_what_is_no_document_is_refused(sandbox, issue, broken):
    jira = client(sandbox)
    assert status_of(jira._session.post, jira._get_url(f"issue/{issue.id}/comment"), json={"body": broken}) == 400


def test_an_internal_a_limited_and_an_edited_comment_say_so(sandbox, issue, mia):
    site = sandbox.jira.site
    site.comment(issue, mia, "internal", public=False)
    site.comment(issue, mia, "limited", visibility=("role", "Developers"))
    edited = site.comment(issue, mia, "frist")
    sandbox.clock.advance(timedelta(minutes=5))
    site.edit_comment(issue, edited, "first")
    gone = site.comment(issue, mia, "gone")
    site.delete_comment(issue, gone)

    internal, limited, changed = (comment.raw for comment in client(sandbox, "2").comments(issue.key))

    assert (internal["jsdPublic"], limited["jsdPublic"]) == (False, True)
    assert limited["visibility"] == {"type": "role", "value": "Developers", "identifier": "Developers"}
    assert (changed["body"], changed["created"] < changed["updated"]) == ("first", True)


def test_a_moved_issue_is_found_by_its_old_key_and_keeps_its_id(sandbox, issue, mia):
    moved = sandbox.jira.site.move(issue, "OPS", mia)

    found = client(sandbox).issue("app-1", expand="changelog").raw

    assert (found["id"], found["key"], found["fields"]["project"]["key"]) == (issue.id, moved.key, "OPS")
    project, key = found["changelog"]["histories"][0]["items"]
    assert (project["field"], project["fromString"], project["toString"]) == ("project", "Acme App", "OPS")
    assert (key["field"], key["fieldId"], key["fromString"], key["toString"]) == ("Key", "issuekey", "APP-1", "OPS-1")


def test_the_changelog_tells_status_resolution_and_assignee(sandbox, issue, mia):
    site = sandbox.jira.site
    site.assign(issue, mia, mia)
    site.transition(issue, "Done", mia)
    site.transition(issue, "To Do", mia)
    site.edit(issue, author=mia, summary="Crash!", description="Solved.")

    found = client(sandbox)._get_json(f"issue/{issue.key}/changelog", params={"maxResults": 3})

    changes = [[(i["field"], i["from"], i["toString"]) for i in each["items"]] for each in found["values"]]
    assert changes == [
        [("assignee", None, "Mia Torres")],
        [("resolution", None, "Done"), ("status", "10000", "Done")],
        [("resolution", "10000", None), ("status", "10002", "To Do")],
    ]
    assert (found["total"], found["isLast"]) == (4, False)
    assert "startAt=3" in found["nextPage"]


def bulk(sandbox, path, **body):
    jira = client(sandbox)
    return jira._session.post(jira._get_url(path), json=body).json()


def test_changelogs_of_many_issues_come_oldest_first_in_pages(sandbox, issue, mia):
    site = sandbox.jira.site
    other = site.issue("APP", "Other", None, mia)
    for status in ("In Progress", "In Review", "Done"):
        for each in (other, issue):
            sandbox.clock.advance(timedelta(seconds=1))
            site.transition(each, status, mia)
    asked = {"issueIdsOrKeys": [issue.key, other.id, "NOPE-1"], "fieldIds": ["status"], "maxResults": 4}

    first = bulk(sandbox, "changelog/bulkfetch", **asked)
    last = bulk(sandbox, "changelog/bulkfetch", **asked, nextPageToken=first["nextPageToken"])

    told = [
        (log["issueId"], history["items"][0]["toString"])
        for page in (first, last)
        for log in page["issueChangeLogs"]
        for history in log["changeHistories"]
    ]
    assert sorted(told) == sorted((i, s) for i in (issue.id, other.id) for s in ("In Progress", "In Review", "Done"))
    assert all(len(h["items"]) == 1 for log in first["issueChangeLogs"] for h in log["changeHistories"])
    assert "nextPageToken" not in last
    site.bulk_created_epoch = True
    log = bulk(sandbox, "changelog/bulkfetch", **asked)["issueChangeLogs"][0]
    assert log["changeHistories"][0]["created"] == int(START.timestamp()) + 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"issueIdsOrKeys": []},
        {"issueIdsOrKeys": ["1"] * 1001},
        {"issueIdsOrKeys": ["1"], "fieldIds": [str(n) for n in range(11)]},
        {"issueIdsOrKeys": ["1"], "maxResults": 0},
        {"issueIdsOrKeys": ["1"], "nextPageToken": "BOGUS"},
    ],
)
def test_changelogs_are_refused_out_of_their_limits(sandbox, body):
    assert status_of(bulk, sandbox, "changelog/bulkfetch", **body) == 400


def test_issues_are_fetched_by_the_hundred_in_the_order_of_their_ids(sandbox, issue, mia):
    other = sandbox.jira.site.issue("OPS", "Other", None, mia)

    found = bulk(sandbox, "issue/bulkfetch", issueIdsOrKeys=[other.key, issue.id, "NOPE-1"], fields=["summary"])

    assert [each["key"] for each in found["issues"]] == [issue.key, other.key]
    assert [error["id"] for error in found["issueErrors"]] == ["NOPE-1"]
    assert status_of(bulk, sandbox, "issue/bulkfetch", issueIdsOrKeys=["1"] * 101) == 400
    assert status_of(bulk, sandbox, "issue/bulkfetch") == 400


def test_an_issue_is_moved_on_and_assigned_through_the_api(sandbox, issue, mia):
    jira = client(sandbox)

    jira.transition_issue(issue.key, "Done")
    assert jira.issue(issue.key).fields.status.statusCategory.key == "done"
    assert "Done" not in {each["name"] for each in jira.transitions(issue.key)}
    assert status_of(jira.transition_issue, issue.key, "41") == 400

    url = jira._get_url(f"issue/{issue.key}/assignee")
    jira._session.put(url, json={"accountId": mia})
    assert jira.issue(issue.key).fields.assignee.displayName == "Mia Torres"
    jira._session.put(url, json={"accountId": None})
    assert jira.issue(issue.key).fields.assignee is None
    assert status_of(jira._session.put, url, json={"accountId": "nobody"}) == 400
    assert status_of(jira._session.put, url, json={}) == 400


def test_a_deleted_issue_is_not_found(sandbox, issue):
    sandbox.jira.site.delete_issue(issue)
    assert status_of(client(sandbox).issue, issue.key) == 404

"""An issue becomes its events."""

import json
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from mappings.jira import events
from mappings.jira_thread import moment
from syncd.model import Account, Event, Item, Kind, SourceInfo

SOURCE = SourceInfo("acme-jira", "jira", "https://acme.test")
SEEN = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
RECORDED = Path(__file__).resolve().parents[2] / "shared" / "recorded" / "jira"

DANA = {"accountId": "dana", "displayName": "Dana Ruiz", "emailAddress": "dana@partner.test", "accountType": "customer"}
MIA = {"accountId": "mia", "displayName": "Mia Berg", "accountType": "atlassian", "timeZone": "Europe/Berlin"}
ROBOT = {"accountId": "robot", "displayName": "Automation", "accountType": "app"}
STATUSES = {"1": "new", "3": "indeterminate", "5": "done"}
BY_ID = {"1": "To Do", "3": "In Progress", "5": "Done"}


def adf(*words: Any) -> dict[str, Any]:
    content = [{"type": "text", "text": word} if isinstance(word, str) else word for word in words]
    return {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": content}]}


def comment(number: int, author: Any, words: str, **more: Any) -> dict[str, Any]:
    at = f"2026-11-20T10:{number:02d}:00.000+0100"
    return {"id": str(number), "author": author, "body": adf(words), "created": at, "updated": at, **more}


def change(number: int, author: Any, *items: dict[str, Any]) -> dict[str, Any]:
    return {"id": str(number), "author": author, "created": f"2026-11-21T10:{number:02d}:00.000+0100", "items": items}


def status(before: str, after: str) -> dict[str, Any]:
    names = {"fromString": BY_ID.get(before), "toString": BY_ID.get(after)}
    return {"field": "status", "fieldId": "status", "from": before, "to": after, **names}


def field(name: str, before: str | None, after: str | None, **more: Any) -> dict[str, Any]:
    return {"field": name, "fieldId": name, "from": None, "to": None, "fromString": before, "toString": after, **more}


def issue(comments: Any = (), histories: Any = (), *, now: str = "1", public: bool = True, **fields: Any) -> Item:
    project = {"id": "7", "key": "ACME", "name": "Acme Support"}
    category = {"key": STATUSES[now]}
    known = {
        "summary": "Export fails",
        "description": adf("It stops at 80 %."),
        "project": project,
        "reporter": DANA,
        "creator": DANA,
        "assignee": None,
        "status": {"id": now, "name": BY_ID[now], "statusCategory": category},
        "created": "2026-11-20T09:00:00.000+0100",
        "updated": "2026-11-21T12:00:00.000+0100",
        "security": None,
    }
    payload = {
        "issue": {"id": "10", "key": "ACME-1", "fields": {**known, **fields}},
        "comments": list(comments),
        "histories": list(histories),
        "statuses": STATUSES,
        "site": "https://acme.test/",
        "public": public,
    }
    return Item("issue", "10", payload, SEEN)


def mapped(item: Item) -> dict[str, Event]:
    found = list(events(SOURCE, item))
    assert len({event.id for event in found}) == len(found)
    return {event.id: event for event in found}


def test_the_description_is_the_first_message():
    event = mapped(issue(assignee=MIA))["10:created"]
    assert (event.kind, event.text, event.title) == (Kind.CREATED, "It stops at 80 %.", "ACME-1 Export fails")
    assert event.at == datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
    assert event.actor == Account("acme-jira", "dana", "Dana Ruiz", "dana@partner.test")
    assert [account.id for account in event.assignees] == ["mia"]
    assert (event.thread, event.place.id, event.place.name, event.place.private) == ("10", "7", "Acme Support", False)
    assert (event.url, event.closed) == ("https://acme.test/browse/ACME-1", False)


@pytest.mark.parametrize("description", [None, adf(""), ""])
def test_without_a_description_the_summary_is_what_was_said(description):
    assert mapped(issue(description=description))["10:created"].text == "Export fails"


def test_a_comment_is_a_message_with_a_link_to_it():
    event = mapped(issue([comment(5, MIA, "On it")]))["10:comment:5"]
    assert (event.kind, event.text, event.actor.id) == (Kind.MESSAGE, "On it", "mia")
    assert event.url == "https://acme.test/browse/ACME-1?focusedCommentId=5"
    assert not event.automated


def test_an_edited_comment_is_an_edit_of_it_besides():
    updated = "2026-11-20T11:00:00.000+0100"
    found = mapped(issue([comment(5, DANA, "Fixed?", updated=updated, updateAuthor=MIA)]))
    edit = found["10:comment:5:edit:2026-11-20T10:00:00.000+00:00"]
    assert (edit.kind, edit.target, edit.text, edit.actor.id) == (Kind.EDIT, "10:comment:5", "Fixed?", "mia")
    assert "10:comment:5" in found


def test_an_answer_to_a_comment_names_it():
    assert mapped(issue([comment(6, MIA, "Yes", parentId=5)]))["10:comment:6"].reply_to == "10:comment:5"


def test_a_mention_is_the_person_as_the_issue_knows_them():
    mention = {"type": "mention", "attrs": {"id": "mia", "text": "@Mia"}}
    said = comment(5, DANA, "")
    said["body"] = adf(mention, " any news?")
    event = mapped(issue([said], assignee=MIA))["10:comment:5"]
    assert event.text == "@Mia any news?"
    assert event.mentions == (Account("acme-jira", "mia", "Mia Berg", timezone="Europe/Berlin"),)


@pytest.mark.parametrize(
    ("changes", "private"),
    [
        ({}, False),
        ({"jsdPublic": True}, False),
        ({"jsdPublic": False}, True),
        ({"visibility": {"type": "role", "value": "Developers"}}, True),
    ],
)
def test_internal_and_restricted_comments_are_private(changes, private):
    found = mapped(issue([comment(5, MIA, "between us", updated="2026-11-20T11:00:00.000+0100", **changes)]))
    assert {event.place.private for event in found.values() if "comment" in event.id} == {private}
    assert found["10:created"].place.private is False


@pytest.mark.parametrize("hidden", [{"public": False}, {"security": {"id": "1", "name": "Only managers"}}])
def test_a_restricted_issue_is_private_altogether(hidden):
    found = mapped(issue([comment(5, MIA, "x")], [change(1, MIA, status("1", "5"))], now="5", **hidden))
    assert all(event.place.private for event in found.values())


@pytest.mark.parametrize(
    ("steps", "kinds"),
    [
        (["1", "3"], [(Kind.STATUS, "In Progress", False)]),
        (["1", "5"], [(Kind.RESOLVE, "Done", True)]),
        (["1", "5", "3"], [(Kind.RESOLVE, "Done", True), (Kind.REOPEN, "In Progress", False)]),
    ],
)
def test_closed_is_what_the_category_of_the_status_says(steps, kinds):
    log = [change(n, MIA, status(before, after)) for n, (before, after) in enumerate(pairwise(steps))]
    found = mapped(issue(histories=reversed(log), now=steps[-1]))
    assert [(e.kind, e.text, e.closed) for e in found.values() if e.id.endswith(":status")] == kinds
    assert found["10:created"].closed is False


def test_a_resolution_goes_with_its_status_and_alone_closes_nothing():
    both = mapped(issue(histories=[change(1, MIA, field("resolution", None, "Won't do"), status("1", "5"))], now="5"))
    assert [event.id for event in both.values()] == ["10:created", "10:change:1:status"]
    assert both["10:change:1:status"].meta == {"resolution": "Won't do"}
    alone = mapped(issue(histories=[change(1, MIA, field("resolution", None, "Won't do"))]))["10:change:1:resolution"]
    assert (alone.kind, alone.text, alone.closed) == (Kind.STATUS, "Won't do", None)


def test_a_status_that_no_longer_exists_says_nothing_about_being_closed():
    found = mapped(issue(histories=[change(1, MIA, status("1", "99")), change(2, MIA, status("99", "5"))], now="5"))
    assert found["10:change:1:status"].closed is None
    assert found["10:change:2:status"].kind is Kind.RESOLVE


def test_a_status_that_the_changelog_does_not_explain_is_told_all_the_same():
    found = mapped(issue(histories=[change(1, MIA, status("1", "3"))], now="5"))
    assert [event.closed for event in found.values()] == [False, False, True]


def test_assignments_are_told_with_whom_they_name():
    log = [
        change(1, MIA, field("assignee", None, "Li Wei", to="li")),
        change(2, MIA, field("assignee", "Li Wei", None, **{"from": "li"})),
    ]
    found = mapped(issue(histories=log))
    assert found["10:created"].assignees == ()
    assert found["10:change:1:assignee"].assignees == (Account("acme-jira", "li", "Li Wei"),)
    assert found["10:change:2:assignee"].assignees == ()
    later = mapped(issue(histories=log[1:]))
    assert later["10:created"].assignees == (Account("acme-jira", "li", "Li Wei"),)


def test_an_edited_description_reads_the_same_whenever_it_is_read_first():
    before = mapped(issue())
    edited = field("description", "It stops at 80 %.", "It stops at 90 %.")
    after = mapped(issue(histories=[change(1, DANA, edited)], description=adf("It stops at 90 %.")))
    assert after["10:created"] == before["10:created"]
    edit = after["10:change:1:description"]
    assert (edit.kind, edit.target, edit.text) == (Kind.EDIT, "10:created", "It stops at 90 %.")


def test_a_new_summary_counts_as_an_edit_where_it_is_all_that_was_said():
    log = [change(1, DANA, field("summary", "Export?", "Export fails"))]
    found = mapped(issue(histories=log, description=None))
    assert (found["10:created"].text, found["10:change:1:summary"].text) == ("Export?", "Export fails")
    assert mapped(issue(histories=log))["10:change:1:summary"].text == "It stops at 80 %."


def test_a_moved_issue_keeps_its_thread():
    moved = field("Key", "OLD-9", "ACME-1", fieldId="issuekey")
    found = mapped(issue(histories=[change(1, MIA, field("project", "Old", "Acme", to="7"), moved)]))
    assert {event.thread for event in found.values()} == {"10"}
    assert found["10:change:1:key"].title == "ACME-1 Export fails"


def test_a_program_is_automated_and_nobody_is_nobody():
    found = mapped(issue([comment(5, ROBOT, "Reminder"), comment(6, None, "anonymous")], reporter=None, creator=ROBOT))
    assert found["10:comment:5"].automated
    assert found["10:comment:5"].actor.bot
    assert found["10:comment:6"].actor is None
    assert found["10:created"].automated


def test_data_center_has_user_names_and_wiki_markup():
    mia = {"name": "mia", "key": "JIRAUSER10100", "displayName": "Mia Berg", "emailAddress": "mia@acme.test"}
    said = {**comment(5, mia, ""), "body": "[~mia] and [~gone]: *please*"}
    log = [change(1, mia, {"field": "assignee", "from": None, "to": "JIRAUSER10100", "toString": "Mia Berg"})]
    found = mapped(issue([said], log, description="h1. Hello", reporter=mia, assignee=mia))
    assert found["10:created"].text == "Hello"
    assert found["10:comment:5"].text == "@Mia Berg and @gone: please"
    assert [account.id for account in found["10:comment:5"].mentions] == ["mia", "gone"]
    assert found["10:change:1:assignee"].assignees == (Account("acme-jira", "mia", "Mia Berg", "mia@acme.test"),)


@pytest.mark.parametrize(
    ("value", "at"),
    [
        ("2026-11-22T10:00:00.000+0100", datetime(2026, 11, 22, 9, 0, tzinfo=UTC)),
        ("2019-02-15T19:11:18.321-0800", datetime(2019, 2, 16, 3, 11, 18, 321000, tzinfo=UTC)),
        ("2026-11-22T10:00:00Z", datetime(2026, 11, 22, 10, 0, tzinfo=UTC)),
        (1492070429, datetime(2017, 4, 13, 8, 0, 29, tzinfo=UTC)),
        (1492070429000, datetime(2017, 4, 13, 8, 0, 29, tzinfo=UTC)),
    ],
)
def test_every_form_of_time_is_read(value, at):
    assert moment(value) == at
    assert moment(value).tzinfo is UTC


@pytest.mark.parametrize(
    "broken",
    [
        issue(summary=5),
        issue(summary=["x"]),
        issue([comment(5, {"accountId": "x", "displayName": 5}, "x")]),
        issue(project=None),
        issue(project={"key": "ACME"}),
        issue(status={}),
        issue(created="yesterday"),
        issue(created="2026-11-20T09:00:00.000"),
        issue(description=5),
        issue([{"id": "5"}]),
        issue([comment(5, {"displayName": "no id"}, "x")]),
        issue([comment(5, DANA, "x", created=None)]),
        issue(["a comment"]),
        issue(histories=[{"id": "1"}]),
        issue(histories=[change(1, MIA, "no item")]),
        Item("issue", "10", {"issue": "10"}, SEEN),
        Item("issue", "10", {}, SEEN),
        Item("page", "10", {}, SEEN),
    ],
)
def test_what_lacks_what_jira_promises_is_refused(broken):
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        list(events(SOURCE, broken))


@pytest.mark.skipif(not RECORDED.exists(), reason="needs the recorded payloads beside the project")
@pytest.mark.parametrize("path", sorted(RECORDED.glob("webhook-*issue*.json")), ids=str)
def test_recorded_issues_are_read(path):
    recorded = json.loads(path.read_text(encoding="utf-8"))
    fields = recorded["issue"]["fields"]
    fields.setdefault("created", "2019-02-15T19:01:52.971-0800")
    at = {"created": "2019-02-15T19:11:18.321-0800", "author": recorded["user"]}
    log = [{**recorded["changelog"], **at}] if "changelog" in recorded else []
    said = fields.get("comment") or {}
    payload = {"issue": recorded["issue"], "comments": said.get("comments", []), "histories": log, "statuses": {}}
    found = mapped(Item("issue", recorded["issue"]["id"], payload, SEEN))
    created = found[f"{recorded['issue']['id']}:created"]
    assert created.place.private, "what is not known to be public is private"
    assert fields["summary"] in created.title
    assert len(found) >= 1 + len(payload["comments"])

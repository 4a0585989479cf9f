"""Drive Activity in Google's stand-in: what happened below a folder, late where that is set, and never the words."""

import json
from datetime import timedelta

import pytest
from google_office import office, refused

__all__ = ["office"]
ONLY_COMMENTS = "detail.action_detail_case:COMMENT"


def activities(office, **body):
    body.setdefault("ancestorName", f"items/{office.specs}")
    return office.activity.activity().query(body=body).execute().get("activities", [])


def details(found):
    """What happened as (kind, subtype), the oldest first."""
    told = []
    for each in reversed(found):
        comment = each["primaryActionDetail"]["comment"]
        kind = next(name for name in ("post", "assignment", "suggestion") if name in comment)
        told.append((kind, comment[kind]["subtype"]))
    return told


def test_one_query_for_a_folder_tells_of_all_comments_below_it(office):
    inner = office.state.folder("Inner", office.specs)
    plan, notes = office.document(), office.state.file("Notes", parent=inner)
    elsewhere = office.state.file("Elsewhere", owner=office.mia)
    for file in (plan, notes, elsewhere):
        office.state.comment(file, office.dana, "secret words", mentions=[office.mia])

    found = activities(office, filter=ONLY_COMMENTS)

    targets = [each["targets"][0]["fileComment"] for each in found]
    assert {target["parent"]["name"] for target in targets} == {f"items/{plan}", f"items/{notes}"}
    assert {target["legacyDiscussionId"] for target in targets} == {
        *office.state.tree.files[plan].threads,
        *office.state.tree.files[notes].threads,
    }
    mia = f"people/{office.state.tree.people[office.mia].account_id}"
    comment = found[0]["primaryActionDetail"]["comment"]
    assert comment["mentionedUsers"] == [{"knownUser": {"personName": mia}}]
    assert "secret words" not in json.dumps(found)


def test_everything_done_to_a_thread_has_its_word(office):
    state, plan = office.state, office.document()
    comment = state.comment(plan, office.dana, "Why?")
    state.delete_reply(plan, comment, state.reply(plan, comment, office.mia, "oops"))
    state.reply(plan, comment, office.mia, action="resolve")
    state.reply(plan, comment, office.dana, action="reopen")
    state.edit_comment(plan, comment, "Why not?")
    state.delete_comment(plan, comment)
    task = state.comment(plan, office.dana, "Please", assignee=office.mia)
    state.reply(plan, task, office.mia, "You do it", assignee=office.li)
    state.reply(plan, task, office.li, "ok")
    state.accept(plan, state.suggest(plan, office.dana, "Add: “x”"), office.mia)

    assert details(activities(office, filter=ONLY_COMMENTS)) == [
        ("post", "ADDED"),
        ("post", "REPLY_ADDED"),
        ("post", "REPLY_DELETED"),
        ("post", "RESOLVED"),
        ("post", "REOPENED"),
        ("post", "DELETED"),
        ("assignment", "ADDED"),
        ("assignment", "REASSIGNED"),
        ("assignment", "REPLY_ADDED"),
        ("suggestion", "ADDED"),
        ("suggestion", "ACCEPTED"),
    ]


@pytest.mark.parametrize(
    ("text", "cases"),
    [
        ("", ["create", "create", "edit", "comment", "rename"]),
        ("detail.action_detail_case:RENAME", ["rename"]),
        ("detail.action_detail_case:(EDIT RENAME)", ["edit", "rename"]),
        ("-detail.action_detail_case:CREATE", ["edit", "comment", "rename"]),
        ('time > "2026-03-02T09:01:00Z"', ["comment", "rename"]),
        ('time >= "2026-03-02T10:01:00+01:00" AND time < "2026-03-02T09:03:00Z"', ["edit", "comment"]),
        ("time >= 1772442120000 AND detail.action_detail_case:(COMMENT EDIT)", ["comment"]),
        ('time > "2026-03-02T09:01:00Z" -detail.action_detail_case:RENAME', ["comment"]),
    ],
)
def test_a_filter_means_what_google_says(office, text, cases):
    plan = office.document()
    office.state.touch(plan, at=office.later(minutes=1))
    office.state.comment(plan, office.dana, "Why?", at=office.later(minutes=1))
    office.state.rename(plan, "Plan B", at=office.later(minutes=1))

    found = activities(office, filter=text)

    assert [next(iter(each["primaryActionDetail"])) for each in reversed(found)] == cases


@pytest.mark.parametrize(
    "body",
    [
        {"filter": "time > yesterday"},
        {"filter": 'time > "2026-03-02"'},
        {"filter": "time > 99999999999999999999"},
        {"filter": "detail.action_detail_case:SHOUT"},
        {"filter": "detail.action_detail_case:()"},
        {"filter": "comment"},
        {"ancestorName": "folders/x"},
        {"ancestorName": "items/a", "itemName": "items/b"},
        {"ancestor": "items/a"},
        {"pageToken": "x"},
        {"pageSize": "many"},
    ],
)
def test_a_query_that_does_not_fit_is_refused(office, body):
    status, error = refused(office.activity.activity().query(body=body))
    assert (status, error["status"]) == (400, "INVALID_ARGUMENT")


def test_it_knows_things_as_late_as_is_set(office):
    office.state.activity_lag = timedelta(minutes=5)
    plan = office.document()
    office.later(minutes=10)
    office.state.comment(plan, office.dana, "Why?")

    assert activities(office, filter=ONLY_COMMENTS) == []
    office.later(minutes=4, seconds=59)
    assert activities(office, filter=ONLY_COMMENTS) == []
    office.later(seconds=1)
    assert len(activities(office, filter=ONLY_COMMENTS)) == 1


def test_pages_hold_together(office):
    plan = office.document()
    for number in range(7):
        office.state.comment(plan, office.dana, str(number), at=office.later(seconds=1))
    query, body, found = office.activity.activity().query, {"itemName": f"items/{plan}", "pageSize": 3}, []
    while True:
        page = query(body=body).execute()
        found += [each["timestamp"] for each in page["activities"]]
        if "nextPageToken" not in page:
            break
        body["pageToken"] = page["nextPageToken"]
    assert len(found) == 8
    assert found == sorted(found, reverse=True)


def test_what_the_account_cannot_see_it_is_not_told_of(office):
    hidden = office.state.file("Hidden", owner=office.mia, shared_with=[])
    status, error = refused(office.activity.activity().query(body={"itemName": f"items/{hidden}"}))
    assert (status, error["status"]) == (404, "NOT_FOUND")
    gone = office.document()
    office.state.remove(gone)
    assert f"items/{gone}" not in json.dumps(activities(office))


def test_without_a_name_it_is_about_the_accounts_own_drive(office):
    office.document()
    assert office.activity.activity().query(body={}).execute() == {}
    mine = office.service("driveactivity", office.mia).activity().query(body={}).execute()
    assert len(mine["activities"]) == 2

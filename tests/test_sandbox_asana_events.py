"""The Asana stand-in's events: a token each time, a hundred by a token, from all that lies in a resource."""

import json
from datetime import timedelta
from typing import Any

import pytest
from asana.rest import ApiException
from asana_office import START, Office, office

__all__ = ["office"]


def token(office: Office, resource: str, **query: Any) -> str:
    """A fresh sync token, as the SDK gets at it."""
    with pytest.raises(ApiException) as refused:
        office.events.get_events(resource, query, full_payload=True)
    assert refused.value.status == 412
    return json.loads(refused.value.body)["sync"]


def told(office: Office, resource: str, sync: str) -> list[tuple[str, str]]:
    """Kind and action of the events since ``sync``."""
    page = office.events.get_events(resource, {"sync": sync}, full_payload=True)
    return [(event["resource"]["resource_type"], event["action"]) for event in page["data"]]


def test_a_first_request_gets_a_token_and_the_token_what_comes_after(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    sync = token(office, office.web)
    assert told(office, office.web, sync) == []
    office.workspace.comment(task, office.dana, "News?", at=START)
    page = office.events.get_events(office.web, {"sync": sync}, full_payload=True)
    (event,) = page["data"]
    assert (event["action"], event["type"], event["user"]["name"]) == ("added", "story", "Dana Ruiz")
    assert (event["resource"]["text"], event["parent"]["gid"]) == ("News?", task)
    assert event["created_at"] == "2026-11-20T09:00:00.000Z"
    assert told(office, office.web, page["sync"]) == []
    assert len(told(office, office.web, sync)) == 1


def test_what_happens_to_a_task_says_which_field_and_what_it_became(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    sync = token(office, task)
    office.workspace.assign(task, office.mia, office.dana)
    changed, noted = office.events.get_events(task, {"sync": sync}, full_payload=True)["data"]
    value = {"gid": office.mia, "resource_type": "user", "name": "Mia Torres"}
    assert changed["change"] == {"field": "assignee", "action": "changed", "new_value": value}
    assert changed["parent"] is None
    assert (noted["resource"]["resource_subtype"], "change" in noted) == ("assigned", False)


def test_events_bubble_from_subtasks_to_the_task_its_project_and_the_workspace(office: Office):
    workspace = office.workspace
    task = workspace.task(office.web, "Logo")
    below = workspace.subtask(task, "Colours")
    deep = workspace.subtask(below, "Blue")
    other = workspace.project("Ops")
    syncs = {gid: token(office, gid) for gid in (office.web, task, below, deep, other)}
    everything = office.refusal("GET", f"/workspaces/{workspace.home.gid}/events").body["sync"]
    workspace.comment(deep, office.dana, "Which?")
    assert {gid: len(told(office, gid, sync)) for gid, sync in syncs.items()} == {
        office.web: 1,
        task: 1,
        below: 1,
        deep: 1,
        other: 0,
    }
    page = office.read("GET", f"/workspaces/{workspace.home.gid}/events", {"sync": everything})
    assert len(page["data"]) == 1


def test_edits_likes_and_deletions_are_told_and_reactions_are_not(office: Office):
    story = office.workspace.comment(office.workspace.task(office.web, "Logo"), office.dana, "News?")
    sync = token(office, office.web)
    office.workspace.edit_comment(story, "Any news?")
    office.workspace.like(story, office.mia)
    office.workspace.react(story, "👀", office.mia)
    office.workspace.delete_comment(story)
    actions = [("story", "changed"), ("story", "changed"), ("story", "removed"), ("story", "deleted")]
    assert told(office, office.web, sync) == actions


def test_a_task_that_is_deleted_is_told_by_its_gid(office: Office):
    task = office.workspace.task(office.web, "Logo")
    sync = token(office, office.web)
    office.workspace.delete(task)
    (event,) = office.events.get_events(office.web, {"sync": sync}, full_payload=True)["data"]
    assert (event["action"], event["resource"]) == ("deleted", {"gid": task, "resource_type": "task"})


def test_a_hundred_events_come_by_a_token_and_then_there_is_more(office: Office):
    task = office.workspace.task(office.web, "Logo")
    sync, counts, more = token(office, office.web), [], True
    for number in range(250):
        office.workspace.comment(task, office.dana, str(number))
    while more:
        page = office.events.get_events(office.web, {"sync": sync}, full_payload=True)
        counts.append(len(page["data"]))
        sync, more = page["sync"], page["has_more"]
    assert counts == [100, 100, 50]


def test_a_token_is_too_old_after_a_day_or_sooner_or_for_something_else(office: Office):
    task = office.workspace.task(office.web, "Logo")
    first = token(office, office.web)
    office.later(24 * 3600 - 1)
    assert told(office, office.web, first) == []
    office.later(1)
    second = token(office, office.web, sync=first)
    third = token(office, task, sync=second)
    office.workspace.events.forget_tokens()
    office.workspace.comment(task, office.dana, "lost to those who do not read again")
    assert told(office, task, token(office, task, sync=third)) == []


def test_events_come_late_and_at_most_once(office: Office):
    task = office.workspace.task(office.web, "Logo")
    events = office.workspace.events
    events.delay = timedelta(minutes=1)
    office.later(60)
    sync = token(office, office.web)
    office.workspace.comment(task, office.dana, "late")
    office.later(59)
    assert told(office, office.web, sync) == []
    office.later(1)
    assert told(office, office.web, sync) == [("story", "added")]
    events.lost = True
    office.workspace.comment(task, office.dana, "never told")
    office.later(60)
    assert told(office, office.web, sync) == [("story", "added")]


def test_events_have_the_fields_that_are_asked_for(office: Office):
    task = office.workspace.task(office.web, "Logo")
    sync = token(office, office.web)
    office.workspace.complete(task, None)
    query = {"sync": sync, "opt_fields": "action,resource.resource_subtype,user.name"}
    changed, noted = office.events.get_events(office.web, query, full_payload=True)["data"]
    resource = {"gid": task, "resource_subtype": "default_task"}
    assert changed == {"action": "changed", "resource": resource, "user": None}
    assert noted["resource"]["resource_subtype"] == "marked_complete"


def test_events_are_found_below_their_resource_too(office: Office):
    for path in (f"/projects/{office.web}/events", f"/tasks/{office.workspace.task(office.web, 'Logo')}/events"):
        sync = office.refusal("GET", path).body["sync"]
        assert office.read("GET", path, {"sync": sync})["data"] == []
    assert office.refusal("GET", "/events").status == 400
    assert office.refusal("GET", "/events", {"resource": "17"}).status == 404

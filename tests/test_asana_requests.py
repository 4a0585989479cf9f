"""How many requests a poll of Asana costs, counted at the sandbox."""

from datetime import timedelta

import pytest
from asana_subject import START, asana, connector
from subjects import SimulatedTime, through_json

from syncd.connector import Unavailable
from syncd.sandbox import Fault

__all__ = ["asana", "connector"]
EVENTS, TASKS, TASK, STORIES = "GET /events", "GET /tasks", "GET /tasks/{task}", "GET /tasks/{task}/stories"


def tasks(asana, count):
    """So many tasks of the last weeks, an hour apart."""
    at = START - timedelta(days=20)
    return [
        asana.workspace.task(asana.web, f"Question {n}", "Is it paid?", asana.dana, at=at + timedelta(hours=n))
        for n in range(count)
    ]


def idle(asana, connector, result):
    """The requests of a poll where nothing happened, a minute later."""
    asana.clock.advance(timedelta(minutes=1))
    asana.server.forget()
    asana.read(connector, result)
    return [request.method for request in asana.server.requests]


def test_a_poll_where_nothing_happened_is_one_request_a_project_and_writes_nothing(asana, connector):
    for number in range(4):
        asana.workspace.project(f"Project {number}")
    tasks(asana, 5)
    result = asana.read(connector)
    pages, cursor = result.pages, through_json(result.cursor)
    for _ in range(10):
        assert idle(asana, connector, result) == [EVENTS] * 5
    assert (result.pages, result.cursor) == (pages, cursor)


def test_a_day_without_news_costs_little_more_than_one_request_a_minute(asana, connector):
    tasks(asana, 5)
    result = asana.read(connector)
    made = sum(len(idle(asana, connector, result)) for _ in range(600))
    assert made <= 600 * 1.05


@pytest.mark.parametrize(("changed", "most"), [(1, 2), (2, 3), (10, 11), (100, 102)])
def test_what_changed_is_one_list_a_hundred_and_one_request_a_task(asana, connector, changed, most):
    made = tasks(asana, 120)
    result = asana.read(connector)
    asana.clock.advance(timedelta(minutes=5))
    said = {f"{task}:story:{asana.workspace.comment(task, asana.mia, 'It is.')}" for task in made[:changed]}
    asana.server.forget()
    asana.read(connector, result)
    assert said <= result.ids
    assert asana.server.count() - asana.server.count(EVENTS) <= most
    assert asana.server.count(STORIES) == changed


def test_an_edit_and_a_like_cost_two_requests_a_task(asana, connector):
    made = tasks(asana, 3)
    stories = [asana.workspace.comment(task, asana.dana, "News?") for task in made]
    result = asana.read(connector)
    asana.clock.advance(timedelta(minutes=5))
    for story in stories:
        asana.workspace.edit_comment(story, "Any news?")
        asana.workspace.like(story, asana.mia)
    asana.server.forget()
    asana.read(connector, result)
    assert asana.server.count() == 1 + 2 * len(made)
    assert "Any news?" in result.texts


def test_an_event_that_comes_late_does_not_cost_a_second_reading(asana, connector):
    """A sweep finds the comment, and a minute later an event tells of it."""
    task = tasks(asana, 1)[0]
    result = asana.read(connector)
    asana.workspace.events.delay = timedelta(minutes=1)
    asana.clock.advance(timedelta(hours=1, minutes=1))
    asana.workspace.comment(task, asana.mia, "It is.")
    asana.clock.advance(timedelta(seconds=10))
    asana.read(connector, result)
    assert "It is." in result.texts
    assert idle(asana, connector, result) == [EVENTS]


def test_a_full_read_is_one_request_a_task_and_one_a_hundred(asana, connector):
    tasks(asana, 250)
    asana.read(connector)
    assert asana.server.count(STORIES) == 251
    assert asana.server.count(TASKS) == 3
    assert asana.server.count() == 251 + 3 + 3


def test_of_a_long_conversation_only_what_is_new_is_read_until_somebody_waits_there(asana, connector):
    task = tasks(asana, 1)[0]
    for number in range(350):
        at = START - timedelta(days=5) + timedelta(minutes=number)
        asana.workspace.comment(task, asana.dana, f"Line {number}", at=at)
    result = asana.read(connector)
    assert len([text for text in result.texts if text.startswith("Line")]) == 350
    asana.clock.advance(timedelta(minutes=10))
    asana.workspace.comment(task, asana.mia, "It is.")
    asana.server.forget()
    asana.read(connector, result)
    assert "It is." in result.texts
    assert asana.server.count(STORIES) == 1
    before = len(result.extents)
    asana.read(connector, result, [asana.watch(task, verify=True)])
    assert [extent.thread for extent in result.extents[before:]] == [task]


def test_a_task_in_two_projects_is_read_once(asana, connector):
    ops = asana.workspace.project("Ops")
    task = asana.workspace.task(asana.web, "Logo", "Is it done?", asana.dana)
    asana.workspace.add_to_project(task, ops, asana.mia)
    result = asana.read(connector)
    asana.clock.advance(timedelta(minutes=5))
    asana.workspace.comment(task, asana.mia, "It is.")
    asana.read(connector, result)
    reads = [request.params["task"] for request in asana.server.requests if request.method == STORIES]
    assert reads.count(task) == 2
    assert {event.place.name for event in result.events if event.thread == task} == {"Web"}


def test_one_connection_serves_all_requests(asana, connector):
    tasks(asana, 30)
    asana.read(connector)
    assert asana.server.connections == 1


def test_the_budget_is_kept_ahead_so_that_asana_never_refuses(asana):
    tasks(asana, 200)
    asana.workspace.plan = "free"
    time = SimulatedTime()
    connector = asana.connector(time.retry(), requests_per_minute=120)
    asana.read(connector)
    connector.close()
    assert 0 < max(time.waits) <= 60
    assert sum(time.waits) >= 60
    assert {request.status for request in asana.server.requests} <= {200, 412}


def test_a_poll_that_ends_at_the_limit_loses_nothing(asana, connector):
    made = tasks(asana, 3)
    result = asana.read(connector)
    asana.clock.advance(timedelta(minutes=5))
    asana.server.faults.add(Fault(EVENTS, "429", retry_after="3600"))
    asana.workspace.comment(made[0], asana.mia, "It is.")
    with pytest.raises(Unavailable):
        asana.read(connector, result)
    retried = asana.connector(SimulatedTime().retry())
    asana.read(retried, result)
    retried.close()
    assert "It is." in result.texts


def test_more_events_than_a_token_gives_are_all_followed(asana, connector):
    made = tasks(asana, 5)
    result = asana.read(connector)
    asana.clock.advance(timedelta(minutes=5))
    for number in range(250):
        asana.workspace.comment(made[number % 5], asana.mia, f"Line {number}")
    asana.server.forget()
    asana.read(connector, result)
    assert asana.server.count(EVENTS) == 3
    assert {f"Line {number}" for number in range(250)} <= result.texts

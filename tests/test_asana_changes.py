"""That nothing of what happens in Asana is missed: new, answered, edited, done, deleted, by events and without."""

from datetime import timedelta

import pytest
from asana_subject import SOURCE, START, asana, connector
from subjects import Read, read

from syncd.connector import Unavailable
from syncd.model import Kind
from syncd.rules.departures import departures
from syncd.sandbox import Fault

__all__ = ["asana", "connector"]


def polled(asana, connector, result, watch=()):
    """The events and extents of one more poll, a minute later."""
    asana.clock.advance(timedelta(minutes=1))
    events, extents = len(result.events), len(result.extents)
    asana.read(connector, result, watch)
    return result.events[events:], result.extents[extents:]


def departed(result, events, extents):
    """The deletions and removals that a poll proves."""
    found = []
    for extent in extents:
        stored = [each for each in result.events if each.thread == extent.thread]
        present = [each for each in events if each.thread == extent.thread]
        found += [(event.kind, event.target) for event in departures(stored, present, extent)]
    return found


def test_everything_that_happens_to_a_task_is_told_by_the_next_poll(asana, connector):
    workspace, mia, dana = asana.workspace, asana.mia, asana.dana
    result = asana.read(connector)
    task = workspace.task(asana.web, "Logo", "Could you make it blue?", dana)
    events, _ = polled(asana, connector, result)
    assert [(event.kind, event.actor.name) for event in events if event.id == f"{task}:created"] == [
        (Kind.CREATED, "Dana Ruiz")
    ]
    steps = [
        (lambda: workspace.assign(task, mia, dana), Kind.ASSIGNMENT),
        (lambda: workspace.comment(task, mia, "On it."), Kind.MESSAGE),
        (lambda: workspace.set_due(task, "2026-12-01", mia), Kind.STATUS),
        (lambda: workspace.move_to_section(task, asana.web, "Doing", mia), Kind.STATUS),
        (lambda: workspace.edit_notes(task, "Could you make it red?", dana), Kind.EDIT),
        (lambda: workspace.complete(task, mia), Kind.STATUS),
        (lambda: workspace.reopen(task, dana), Kind.STATUS),
        (lambda: workspace.assign(task, None, mia), Kind.ASSIGNMENT),
    ]
    known = result.ids
    for step, kind in steps:
        step()
        events, _ = polled(asana, connector, result)
        assert [event.kind for event in events if event.id not in known] == [kind]
        known = result.ids
    status = {event.text: event.closed for event in result.events if event.kind is Kind.STATUS}
    expected = {"due 2026-12-01": None, "Doing": None, "completed": True, "reopened": False}
    assert expected.items() <= status.items()


def test_an_edited_and_a_liked_comment_are_told_by_events_though_the_task_is_not_modified(asana, connector):
    story = asana.workspace.comment(asana.first, asana.dana, "News?")
    result = asana.read(connector)
    asana.workspace.edit_comment(story, "Any news?")
    asana.workspace.like(story, asana.mia)
    events, _ = polled(asana, connector, result)
    target = f"{asana.first}:story:{story}"
    (edit,) = [event for event in events if event.kind is Kind.EDIT]
    (like,) = [event for event in events if event.kind is Kind.REACTION]
    assert (edit.target, edit.text, edit.at) == (target, "Any news?", asana.clock.now())
    assert (like.target, like.text, like.actor.name) == (target, "thumbsup", "Mia Torres")
    asana.workspace.like(story, asana.mia)
    events, extents = polled(asana, connector, result)
    assert departed(result, events, extents) == [(Kind.REACTION_REMOVED, target)]


def test_a_deleted_comment_and_a_deleted_task_are_gone(asana, connector):
    story = asana.workspace.comment(asana.first, asana.dana, "News?")
    result = asana.read(connector)
    asana.workspace.delete_comment(story)
    events, extents = polled(asana, connector, result)
    assert departed(result, events, extents) == [(Kind.DELETE, f"{asana.first}:story:{story}")]
    asana.workspace.delete(asana.first)
    events, extents = polled(asana, connector, result)
    assert (Kind.DELETE, f"{asana.first}:created") in departed(result, events, extents)


def test_who_reacted_is_read_where_somebody_waits_for_an_answer(asana, connector):
    story = asana.workspace.comment(asana.first, asana.dana, "Is it done?")
    result = asana.read(connector)
    asana.workspace.react(story, "✅", asana.mia)
    events, extents = polled(asana, connector, result, [asana.watch(verify=True)])
    (mark,) = [event for event in events if event.kind is Kind.REACTION]
    assert (mark.actor.name, mark.text, mark.target) == ("Mia Torres", "✅", f"{asana.first}:story:{story}")
    assert departed(result, events, extents) == []
    asana.workspace.react(story, "✅", asana.mia)
    events, extents = polled(asana, connector, result, [asana.watch(verify=True)])
    assert departed(result, events, extents) == [(Kind.REACTION_REMOVED, mark.target)]


def test_reactions_that_were_not_asked_for_are_not_taken_for_removed(asana, connector):
    story = asana.workspace.comment(asana.first, asana.dana, "Is it done?")
    asana.workspace.react(story, "✅", asana.mia)
    result = asana.read(connector, None, [asana.watch(verify=True)])
    asana.workspace.comment(asana.first, asana.mia, "See there.")
    events, extents = polled(asana, connector, result)
    assert "See there." in {event.text for event in events}
    assert departed(result, events, extents) == []


@pytest.mark.parametrize("lose", ["lost", "forgotten"])
def test_what_events_do_not_tell_a_sweep_finds(asana, connector, lose):
    result = asana.read(connector)
    asana.workspace.events.lost = lose == "lost"
    said = asana.say("Is it paid?")
    new = asana.workspace.task(asana.web, "Logo", "Could you make it blue?", asana.dana)
    if lose == "lost":
        asana.workspace.events.lost = False
        polled(asana, connector, result)
        assert said not in result.ids
        asana.clock.advance(timedelta(hours=1))
    else:
        asana.workspace.events.forget_tokens()
    polled(asana, connector, result)
    assert {said, f"{new}:created"} <= result.ids


def test_a_watched_task_is_read_again_every_hour_and_at_once_when_it_is_to_be_verified(asana, connector):
    story = asana.workspace.comment(asana.first, asana.dana, "News?")
    result = asana.read(connector)
    asana.workspace.events.lost = True
    asana.workspace.delete_comment(story, bump=False)
    _, extents = polled(asana, connector, result, [asana.watch()])
    assert extents == []
    asana.clock.advance(timedelta(hours=1))
    events, extents = polled(asana, connector, result, [asana.watch()])
    assert departed(result, events, extents) == [(Kind.DELETE, f"{asana.first}:story:{story}")]
    asana.workspace.delete(asana.first)
    events, extents = polled(asana, connector, result)
    assert extents == []
    asana.workspace.events.lost = False


def test_a_watched_task_that_was_deleted_is_gone_and_one_that_is_hidden_is_not(asana, connector):
    workspace = asana.workspace
    other = workspace.project("Ops")
    hidden = workspace.task(other, "Wages", "How much is it?", asana.dana)
    result = asana.read(connector)
    refs = [asana.watch(verify=True), asana.watch(hidden, verify=True)]
    workspace.events.lost = True
    workspace.delete(asana.first)
    workspace.set_members(other, (), private=True)
    _, extents = polled(asana, connector, result, refs)
    assert [extent.thread for extent in extents] == [refs[0].thread]


def test_subtasks_are_found_at_first_by_events_and_by_the_sweep(asana, connector):
    workspace, dana = asana.workspace, asana.dana
    before = workspace.subtask(asana.first, "Check the total", "Is it 17?", dana)
    below = workspace.subtask(before, "And the tax", "Is it 3?", dana)
    result = asana.read(connector)
    assert {f"{before}:created", f"{below}:created"} <= result.ids
    assert {event.place.name for event in result.events} == {"Web"}
    after = workspace.subtask(asana.first, "Check the date", "Is it today?", dana)
    polled(asana, connector, result)
    assert f"{after}:created" in result.ids
    workspace.events.lost = True
    said = workspace.comment(below, dana, "Hello?")
    late = workspace.subtask(after, "And the year", "Is it 2026?", dana)
    asana.clock.advance(timedelta(hours=1))
    polled(asana, connector, result)
    assert {f"{below}:story:{said}", f"{late}:created"} <= result.ids
    titles = {event.title for event in result.events if event.thread == before}
    assert titles == {"Check the total (Invoices)"}


def test_a_task_keeps_its_thread_when_it_moves(asana, connector):
    ops = asana.workspace.project("Ops")
    result = asana.read(connector)
    asana.workspace.move(asana.first, ops, asana.mia)
    asana.say("Still here?")
    events, _ = polled(asana, connector, result)
    assert {(event.thread, event.place.name) for event in events} == {(asana.first, "Ops")}


def test_a_task_that_is_deleted_while_it_is_read_stops_nothing(asana, connector):
    other = asana.workspace.task(asana.web, "Logo", "Is it blue?", asana.dana)
    result = asana.read(connector)
    asana.say("Hello?")
    asana.workspace.comment(other, asana.dana, "Hello?")
    asana.server.faults.add(Fault("GET /tasks", "slow", when=lambda _: asana.workspace.delete(asana.first) is None))
    events, extents = polled(asana, connector, result)
    assert {event.thread for event in events} == {other}
    assert asana.first in {extent.thread for extent in extents}


def test_repeats_change_nothing(asana, connector):
    """The same task read twice gives the same ids, though likes and edits have no time of their own."""
    story = asana.workspace.comment(asana.first, asana.dana, "News?")
    asana.workspace.edit_comment(story, "Any news?")
    asana.workspace.like(story, asana.mia)
    result = asana.read(connector)
    ids = result.ids
    events, _ = polled(asana, connector, result, [asana.watch(verify=True)])
    assert {event.id for event in events} <= ids
    assert {event.source for event in events} == {SOURCE}


def test_a_poll_that_fails_in_the_middle_of_a_sweep_goes_on_there(asana, connector):
    made = [
        asana.workspace.task(asana.web, f"T{n}", "Is it?", asana.dana, at=START - timedelta(hours=90 - n))
        for n in range(80)
    ]
    asana.server.faults.add(Fault("GET /tasks/{task}/stories", "500", skip=60, times=4))
    result = Read()
    with pytest.raises(Unavailable):
        read(asana, connector, into=result)
    so_far = len(result.events)
    assert so_far > 0
    asana.server.forget()
    asana.read(connector, result)
    assert {f"{task}:created" for task in made} <= result.ids
    assert asana.server.count("GET /tasks/{task}/stories") <= 81 - 50

"""What happens to discussions and rows in Notion is found: replies, edits, resolved, reopened, deleted, moved away."""

from datetime import timedelta

import pytest
from notion_subject import START, NotionSubject, connector

from syncd.model import Kind
from syncd.rules.departures import departures
from syncd.sandbox import Sandbox, SandboxClock

__all__ = ["connector"]
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(params=["edits", "silent"])
def notion(monkeypatch, request):
    with Sandbox(SandboxClock(START)) as sandbox:
        subject = NotionSubject(sandbox, monkeypatch)
        subject.workspace.comments_edit_pages = request.param == "edits"
        yield subject


def later(notion, connector, result, comment=None, *, verify=True, minutes=3):
    """The next poll's new events, what the extents say is gone among them."""
    notion.clock.advance(minutes * MINUTE)
    known, extents = result.ids, len(result.extents)
    stored = list(result.events)
    seen = len(stored)
    notion.read(connector, result, [notion.ref(comment, verify=verify)] if comment else [])
    present = result.events[seen:]
    gone = [
        event
        for extent in result.extents[extents:]
        for event in departures([e for e in stored if e.thread == extent.thread], present, extent)
    ]
    result.events += gone
    return {event.id: event for event in (*present, *gone) if event.id not in known}


def kinds(events):
    return sorted(event.kind.value for event in events.values())


@pytest.mark.parametrize("where", ["page", "block"])
def test_a_reply_is_found(notion, connector, where):
    on = notion.plan if where == "page" else notion.workspace.block(notion.plan, "Two weeks.", notion.mia)
    comment = notion.workspace.comment(on, notion.dana, "Is it paid?")
    result = notion.read(connector)
    answer = notion.workspace.comment(comment, notion.mia, "It is.")
    new = later(notion, connector, result, comment)
    assert set(new) == {f"comment:{answer.id}"}
    assert new[f"comment:{answer.id}"].thread == comment.discussion_id
    assert later(notion, connector, result, comment) == {}


def test_within_a_minute_the_answer_comes_after_the_question(notion, connector):
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it paid?")
    said = [notion.workspace.comment(comment, notion.mia, f"{n}") for n in range(5)]
    result = notion.read(connector)
    notion.workspace.delete_comment(said[1])
    late = notion.workspace.comment(comment, notion.dana, "Thanks!")
    notion.read(connector, result, [notion.ref(comment, verify=True)])
    at = {event.id: event.at for event in result.events}
    order = [at[f"comment:{each.id}"] for each in (comment, *said, late)]
    assert order == sorted(order)
    assert len(set(order)) == 7


@pytest.mark.parametrize("minutes", [0, 5])
def test_an_edit_is_found_also_in_the_minute_of_writing(notion, connector, minutes):
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it payed?")
    result = notion.read(connector)
    notion.clock.advance(minutes * MINUTE)
    notion.workspace.edit_comment(comment, "Is it paid?")
    new = later(notion, connector, result, comment)
    (edit,) = new.values()
    assert (edit.kind, edit.text, edit.target) == (Kind.EDIT, "Is it paid?", f"comment:{comment.id}")
    assert later(notion, connector, result, comment) == {}


@pytest.mark.parametrize("where", ["page", "block"])
def test_resolved_and_reopened(notion, connector, where):
    on = notion.plan if where == "page" else notion.workspace.block(notion.plan, "Two weeks.", notion.mia)
    comment = notion.workspace.comment(on, notion.dana, "Is it paid?")
    result = notion.read(connector)
    notion.workspace.resolve(comment, notion.mia)
    (event,) = later(notion, connector, result, comment).values()
    assert (event.kind, event.thread, event.closed) == (Kind.RESOLVE, comment.discussion_id, True)
    notion.server.forget()
    assert later(notion, connector, result, comment) == {}
    assert notion.server.count("GET /v1/comments/{id}") == 0
    notion.workspace.reopen(comment, notion.dana)
    again = notion.workspace.comment(comment, notion.dana, "Really?")
    new = later(notion, connector, result, comment)
    assert kinds(new) == ["message", "reopen"]
    assert f"comment:{again.id}" in new


def test_a_deleted_comment_is_gone_and_the_others_stay(notion, connector):
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it paid?")
    other = notion.workspace.comment(comment, notion.dana, "Hello?")
    result = notion.read(connector)
    notion.workspace.delete_comment(other)
    (event,) = later(notion, connector, result, comment).values()
    assert (event.kind, event.target) == (Kind.DELETE, f"comment:{other.id}")


def test_a_discussion_whose_comments_are_all_deleted_is_told_from_a_resolved_one(notion, connector):
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it paid?")
    result = notion.read(connector)
    notion.workspace.delete_comment(comment)
    (event,) = later(notion, connector, result, comment).values()
    assert (event.kind, event.target) == (Kind.DELETE, f"comment:{comment.id}")


def test_where_resolved_comments_are_hidden_altogether_nobody_is_accused_either(notion, connector):
    notion.workspace.resolved_retrievable = False
    comment = notion.workspace.comment(notion.plan, notion.dana, "Is it paid?")
    result = notion.read(connector)
    notion.workspace.resolve(comment)
    (event,) = later(notion, connector, result, comment).values()
    assert event.kind is Kind.DELETE
    notion.workspace.reopen(comment)
    new = later(notion, connector, result, comment)
    assert kinds(new) == ["edit", "reopen"]


@pytest.mark.parametrize("hidden", [True, False])
@pytest.mark.parametrize("where", ["page", "block"])
def test_a_page_in_the_trash_closes_its_discussions_and_comes_back(notion, connector, hidden, where):
    notion.workspace.trash_hides_comments = hidden
    on = notion.plan if where == "page" else notion.workspace.block(notion.plan, "Two weeks.", notion.mia)
    comment = notion.workspace.comment(on, notion.dana, "Is it paid?")
    result = notion.read(connector)
    notion.clock.advance(5 * MINUTE)
    notion.workspace.trash(notion.plan, notion.mia)
    (event,) = later(notion, connector, result, comment).values()
    assert (event.kind, event.closed, dict(event.meta)) == (Kind.RESOLVE, True, {"reason": "trash"})
    assert later(notion, connector, result, comment) == {}
    notion.workspace.restore(notion.plan, notion.mia)
    assert kinds(later(notion, connector, result)) == ["reopen"]


def test_a_page_that_is_not_shared_any_more_accuses_nobody_and_comes_back(notion, connector, caplog):
    other = notion.workspace.page("Elsewhere", by=notion.mia)
    comment = notion.workspace.comment(other, notion.dana, "Is it paid?")
    result = notion.read(connector)
    notion.workspace.unshare(other)
    new = later(notion, connector, result, comment)
    assert kinds(new) == ["delete"]
    assert "Elsewhere is not shared with the connection any more" in caplog.text
    assert later(notion, connector, result, comment) == {}
    notion.workspace.share(other)
    new = {}
    for _ in range(3):
        new |= later(notion, connector, result, comment, minutes=200)
    assert kinds(new) == ["edit", "reopen"]


def test_a_deleted_block_takes_its_discussions_with_it(notion, connector):
    block = notion.workspace.block(notion.plan, "Two weeks.", notion.mia)
    comment = notion.workspace.comment(block, notion.dana, "Is it paid?")
    result = notion.read(connector)
    notion.clock.advance(5 * MINUTE)
    notion.workspace.trash(block, notion.mia)
    (event,) = later(notion, connector, result, comment).values()
    assert event.kind is Kind.DELETE


def test_what_a_list_of_a_page_and_of_a_block_both_show_is_one_discussion(notion, connector):
    notion.workspace.page_lists_inline = True
    block = notion.workspace.block(notion.plan, "Two weeks.", notion.mia)
    comment = notion.workspace.comment(block, notion.dana, "Is it paid?")
    result = notion.read(connector)
    assert [event.thread for event in result.events if event.kind is Kind.MESSAGE] == [comment.discussion_id] * 2
    notion.workspace.resolve(comment)
    assert kinds(later(notion, connector, result, comment)) == ["resolve"]

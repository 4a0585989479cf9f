"""Rows of a Notion database as threads: created, their status and people, the trash; and who owns what."""

from datetime import timedelta

import pytest
from notion_subject import START, connector, notion
from subjects import SimulatedTime, read

from syncd.model import Kind, ThreadRef

__all__ = ["connector", "notion"]
MINUTE = timedelta(minutes=1)


def news(notion, connector, result, watch=(), minutes=3):
    notion.clock.advance(minutes * MINUTE)
    before = result.ids
    notion.read(connector, result, watch)
    return [event for event in result.events if event.id not in before]


def test_a_row_is_created_by_somebody_for_somebody(notion, connector):
    row = notion.workspace.row(notion.tasks, "Please fix the export", "In progress", [notion.mia], by=notion.dana)
    (event,) = [event for event in notion.read(connector).events if event.thread == row.id]
    assert (event.id, event.kind, event.text, event.closed) == (
        f"{row.id}:created",
        Kind.CREATED,
        "Please fix the export",
        False,
    )
    assert event.actor.id == notion.dana.id
    assert [(a.id, a.email) for a in event.assignees] == [(notion.mia.id, "mia@acme.test")]
    assert (event.place.id, event.place.name, event.place.private) == (notion.tasks.id, "Tasks", True)


@pytest.mark.parametrize(
    ("before", "after", "kind", "closed"),
    [
        ("Not started", "In progress", Kind.STATUS, False),
        ("In progress", "Done", Kind.RESOLVE, True),
        ("Done", "Not started", Kind.REOPEN, False),
        (None, "Done", Kind.RESOLVE, True),
        ("Done", None, Kind.STATUS, None),
    ],
)
def test_a_change_of_status_is_told_once(notion, connector, before, after, kind, closed):
    row = notion.workspace.row(notion.tasks, "Export", before, by=notion.dana)
    result = notion.read(connector)
    notion.clock.advance(5 * MINUTE)
    notion.workspace.set_status(row, after, notion.mia)
    (event,) = news(notion, connector, result)
    assert (event.kind, event.closed, event.text, event.actor.id) == (kind, closed, after or "", notion.mia.id)
    assert event.id == f"{row.id}:status:{after or ''}:2026-11-20T09:05:00.000Z"
    assert news(notion, connector, result) == []


def test_changes_within_one_minute_keep_their_order(notion, connector):
    row = notion.workspace.row(notion.tasks, "Export", "Not started", by=notion.dana)
    result = notion.read(connector)
    for status in ("Done", "Not started", "Done", "In progress", "Done"):
        notion.workspace.set_status(row, status, notion.mia)
        notion.read(connector, result)
    changes = sorted((e for e in result.events if "status" in e.id), key=lambda event: (event.at, event.id))
    changes = list({event.id: event for event in changes}.values())
    assert [event.text for event in changes] == ["Done", "Not started", "Done", "In progress", "Done"]
    assert changes[0].at > next(event.at for event in result.events if event.id == f"{row.id}:created")


def test_people_and_title_change(notion, connector):
    row = notion.workspace.row(notion.tasks, "Export", "Not started", by=notion.dana)
    result = notion.read(connector)
    notion.clock.advance(5 * MINUTE)
    notion.workspace.assign(row, [notion.mia], notion.mia)
    notion.workspace.retitle(row, "Export to CSV", notion.dana)
    edit, assigned = sorted(news(notion, connector, result), key=lambda event: event.kind.value, reverse=True)
    assert (edit.kind, edit.text, edit.target) == (Kind.EDIT, "Export to CSV", f"{row.id}:created")
    assert (assigned.kind, [a.id for a in assigned.assignees]) == (Kind.ASSIGNMENT, [notion.mia.id])


def test_who_is_to_do_a_row_owns_the_discussions_on_it(notion, connector):
    row = notion.workspace.row(notion.tasks, "Export", "Not started", by=notion.dana)
    comment = notion.workspace.comment(row, notion.dana, "The file is empty.")
    result = notion.read(connector)
    (owned,) = [e for e in result.events if e.thread == comment.discussion_id and e.kind is Kind.ASSIGNMENT]
    assert [a.id for a in owned.assignees] == [notion.dana.id]
    notion.clock.advance(5 * MINUTE)
    notion.workspace.assign(row, [notion.mia], notion.mia)
    (owned,) = [e for e in news(notion, connector, result) if e.thread == comment.discussion_id]
    assert [a.id for a in owned.assignees] == [notion.mia.id]


def test_who_made_a_page_owns_it(notion, connector):
    notion.workspace.comment(notion.plan, notion.dana, "Is this the date?")
    (event,) = notion.read(connector).events
    assert (event.place.id, event.place.name, event.place.owner.id) == (notion.plan.id, "Launch plan", notion.mia.id)
    assert event.title == "Launch plan"
    assert event.url.startswith(f"https://app.notion.com/p/{notion.plan.id.replace('-', '')}?d=")


@pytest.mark.parametrize("version", ["in_trash", "archived"])
def test_a_row_in_the_trash_is_closed_and_comes_back(notion, connector, version):
    row = notion.workspace.row(notion.tasks, "Export", "Not started", by=notion.dana)
    result = notion.read(connector)
    notion.clock.advance(5 * MINUTE)
    notion.workspace.trash(row, notion.mia)
    notion.workspace.spoil(row, {}, without=[{"in_trash": "archived", "archived": "in_trash"}[version]])
    ref = ThreadRef("acme-notion", notion.tasks.id, row.id, START, START, verify=True)
    (event,) = news(notion, connector, result, [ref])
    assert (event.kind, event.closed, dict(event.meta)) == (Kind.RESOLVE, True, {"reason": "trash"})
    notion.workspace.restore(row, notion.mia)
    (event,) = news(notion, connector, result)
    assert (event.kind, event.closed) == (Kind.REOPEN, False)


def test_a_row_that_is_to_be_verified_is_read_now(notion, connector):
    row = notion.workspace.row(notion.tasks, "Export", "Not started", by=notion.dana)
    result = notion.read(connector)
    notion.clock.advance(60 * MINUTE)
    ref = ThreadRef("acme-notion", notion.tasks.id, row.id, START, START, verify=True)
    again = read(notion, connector, result.cursor, [ref])
    assert [event.id for event in again.events] == [f"{row.id}:created"]


@pytest.mark.parametrize("chosen", ["data_sources", "databases", "pages"])
def test_only_what_is_configured_is_read(notion, chosen):
    workspace = notion.workspace
    other = workspace.page("Secret", by=notion.mia)
    child = workspace.page("Child", workspace.block(notion.plan, "See below", notion.mia, kind="toggle"), notion.mia)
    row = workspace.row(notion.tasks, "Export", "Not started", by=notion.dana)
    said = {where: workspace.comment(where, notion.dana, "Why?").id for where in (other, child, row)}
    ids = {"data_sources": notion.tasks.id, "databases": f"https://notion.so/acme/Tasks-{notion.tasks.database.id}?v=1",
           "pages": notion.plan.id.replace("-", "")}  # fmt: skip
    connector = notion.connector(SimulatedTime().retry(), **{chosen: (ids[chosen],)})
    result = notion.read(connector)
    connector.close()
    found = {where.title for where, name in said.items() if f"comment:{name}" in result.ids}
    assert found == ({"Child", "Export"} if chosen == "pages" else {"Export"})
    assert (f"{row.id}:created" in result.ids) is True

"""Comments of the Notion stand-in: only those of open discussions are listed, and what Notion leaves open."""

from datetime import timedelta

import pytest
from notion_office import NOWHERE, Office, everything, office, refused, texts

__all__ = ["office"]
MINUTE = timedelta(minutes=1)


def listed(office: Office, where) -> list[str]:
    return texts(office.client().comments.list(block_id=where.id)["results"])


def test_all_discussions_of_a_page_come_in_one_list_the_oldest_first(office):
    say, clock = office.workspace.comment, office.clock
    first = say(office.plan, office.gus, "First")
    clock.advance(MINUTE)
    say(office.plan, office.ann, "Second")
    clock.advance(MINUTE)
    say(first, office.ben, "Third")
    shown = office.client().comments.list(block_id=office.plan.id)["results"]
    assert texts(shown) == ["First", "Second", "Third"]
    assert shown[0]["discussion_id"] == shown[2]["discussion_id"] == first.discussion_id != shown[1]["discussion_id"]


def test_what_was_written_within_a_second_keeps_its_order_over_pages(office):
    for number in range(7):
        office.workspace.comment(office.plan, office.gus, f"{number}")
    found = everything(office.client().comments.list, block_id=office.plan.id, page_size=3)
    assert texts(found) == [f"{number}" for number in range(7)]
    assert office.server.count("GET /v1/comments") == 3


def test_comments_of_a_block_hang_on_the_block(office):
    block = office.workspace.block(office.plan, "Two weeks.", office.ann)
    office.workspace.comment(block, office.gus, ["Really, ", office.ann, "?"])
    (shown,) = office.client().comments.list(block_id=block.id)["results"]
    assert shown["parent"] == {"type": "block_id", "block_id": block.id}
    assert shown["rich_text"][1]["mention"]["user"]["id"] == office.ann.id
    assert shown["rich_text"][1]["plain_text"] == "@Ann Lee"
    assert listed(office, office.plan) == []


def test_a_page_can_be_played_that_lists_the_comments_of_its_blocks(office):
    office.workspace.page_lists_inline = True
    outer = office.workspace.block(office.plan, "Outer", office.ann)
    inner = office.workspace.block(outer, "Inner", office.ann)
    office.workspace.comment(inner, office.gus, "Deep")
    office.workspace.comment(office.plan, office.gus, "On top")
    assert listed(office, office.plan) == ["Deep", "On top"]
    assert listed(office, outer) == []
    assert listed(office, inner) == ["Deep"]


def test_a_resolved_discussion_vanishes_and_comes_back(office):
    comment = office.workspace.comment(office.plan, office.gus, "Is it paid?")
    office.workspace.comment(comment, office.ann, "Yes.")
    office.workspace.comment(office.plan, office.gus, "Something else")
    office.workspace.resolve(comment, office.ann)
    assert listed(office, office.plan) == ["Something else"]
    assert texts([office.client().comments.retrieve(comment.id)]) == ["Is it paid?"]
    office.workspace.reopen(comment.discussion)
    assert listed(office, office.plan) == ["Is it paid?", "Yes.", "Something else"]


def test_it_can_be_played_that_resolved_comments_are_not_found_at_all(office):
    office.workspace.resolved_retrievable = False
    comment = office.workspace.comment(office.plan, office.gus, "Is it paid?")
    office.workspace.resolve(comment)
    assert refused(office.client().comments.retrieve, comment.id).code == "object_not_found"


def test_a_deleted_comment_is_not_found_and_the_others_stay(office):
    comment = office.workspace.comment(office.plan, office.gus, "Is it paid?")
    office.workspace.comment(comment, office.ann, "Yes.")
    office.workspace.delete_comment(comment)
    assert listed(office, office.plan) == ["Yes."]
    error = refused(office.client().comments.retrieve, comment.id)
    assert (error.status, error.code) == (404, "object_not_found")


def test_an_edited_comment_has_a_later_time(office):
    comment = office.workspace.comment(office.plan, office.gus, "Is it payed?")
    office.clock.advance(5 * MINUTE)
    office.workspace.edit_comment(comment, "Is it paid?")
    shown = office.client().comments.retrieve(comment.id)
    assert texts([shown]) == ["Is it paid?"]
    assert (shown["created_time"], shown["last_edited_time"]) == (
        "2026-07-01T10:00:00.000Z",
        "2026-07-01T10:05:00.000Z",
    )


@pytest.mark.parametrize("edits", [False, True])
def test_whether_a_comment_edits_its_page_can_be_played_both_ways(office, edits):
    office.workspace.comments_edit_pages = edits
    block = office.workspace.block(office.plan, "Two weeks.", office.ann)
    office.clock.advance(10 * MINUTE)
    office.workspace.comment(block, office.gus, "Really?")
    page = office.client().pages.retrieve(office.plan.id)
    assert page["last_edited_time"] == f"2026-07-01T10:{10 if edits else 0:02}:00.000Z"
    assert page["last_edited_by"]["id"] == (office.gus if edits else office.ann).id


@pytest.mark.parametrize("happen", ["trash", "unshare"])
def test_comments_of_a_page_out_of_reach_are_not_found(office, happen):
    block = office.workspace.block(office.plan, "Two weeks.", office.ann)
    comment = office.workspace.comment(block, office.gus, "Really?")
    getattr(office.workspace, happen)(office.plan)
    client = office.client()
    assert refused(client.comments.list, block_id=block.id).code == "object_not_found"
    assert refused(client.comments.retrieve, comment.id).code == "object_not_found"
    getattr(office.workspace, {"trash": "restore", "unshare": "share"}[happen])(office.plan)
    assert listed(office, block) == ["Really?"]


def test_the_integration_writes_on_a_page_and_into_a_discussion(office):
    client, comment = office.client(), office.workspace.comment(office.plan, office.gus, "Hello?")
    words = [{"text": {"content": "We look into it, "}}, {"mention": {"user": {"id": office.gus.id}}}]
    answer = client.comments.create(discussion_id=comment.discussion_id, rich_text=words)
    assert answer["discussion_id"] == comment.discussion_id
    assert answer["created_by"]["id"] == client.users.me()["id"]
    assert answer["display_name"] == {"type": "integration", "resolved_name": "syncd"}
    on_top = client.comments.create(parent={"page_id": office.plan.id}, rich_text=[{"text": {"content": "Done"}}])
    assert on_top["discussion_id"] != comment.discussion_id
    assert listed(office, office.plan) == ["Hello?", "We look into it, @Gus Müller", "Done"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"rich_text": [{"text": {"content": "x"}}]}, "validation_error"),
        ({"parent": {}, "rich_text": [{"text": {"content": "x"}}]}, "validation_error"),
        ({"parent": {"page_id": NOWHERE}, "rich_text": [{"text": {"content": "x"}}]}, "object_not_found"),
        ({"discussion_id": NOWHERE, "rich_text": [{"text": {"content": "x"}}]}, "object_not_found"),
        ({"parent": {"page_id": "PLAN"}, "rich_text": []}, "validation_error"),
        ({"parent": {"page_id": "PLAN"}, "rich_text": [{}]}, "validation_error"),
        ({"parent": {"page_id": "PLAN"}, "discussion_id": NOWHERE, "rich_text": []}, "validation_error"),
        ({"parent": {"page_id": "PLAN"}, "rich_text": [{"mention": {"user": {"id": NOWHERE}}}]}, "object_not_found"),
    ],
)
def test_what_cannot_be_written_is_refused(office, body, code):
    if body.get("parent", {}).get("page_id") == "PLAN":
        body = {**body, "parent": {"page_id": office.plan.id}}
    assert refused(office.client().comments.create, **body).code == code
    assert listed(office, office.plan) == []


def test_a_list_of_comments_needs_to_know_of_what(office):
    client = office.client()
    assert "block_id should be defined" in str(refused(client.comments.list))
    assert refused(client.comments.list, block_id="plan").code == "validation_error"
    assert refused(client.comments.list, block_id=NOWHERE).code == "object_not_found"
    assert client.comments.list(block_id=office.plan.id.replace("-", ""))["results"] == []


def test_a_comment_can_be_spoilt(office):
    comment = office.workspace.comment(office.plan, office.gus, "Is it paid?")
    office.workspace.spoil(comment, {"created_by": None}, without=["discussion_id"])
    (shown,) = office.client().comments.list(block_id=office.plan.id)["results"]
    assert shown["created_by"] is None
    assert "discussion_id" not in shown

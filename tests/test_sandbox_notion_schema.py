"""The Notion stand-in against what others recorded of Notion: its client's types, and real answers' members."""

import json
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from notion_office import Office, office

from syncd.sandbox.notion_records import Link

__all__ = ["office"]
SHARED = Path(__file__).resolve().parents[2] / "shared"
SCHEMAS = SHARED / "specs" / "notion-schema"
RECORDED = SHARED / "recorded" / "notion"
OLD, NEW = "2025-09-03", "2026-03-11"

PARTIAL = [
    {"$ref": f"#/definitions/Partial{kind}ObjectResponse"} for kind in ("Page", "Block", "DataSource", "Comment")
]

pytestmark = pytest.mark.skipif(not SCHEMAS.exists(), reason="the vendor's descriptions are not at hand")


@cache
def validator(name: str, version: str) -> Any:
    """The schema of an answer. The types are of all versions at once; ``archived`` left with the newer one.

    Where the types allow an object of only an id instead of the whole one, the whole one is asked for.
    """

    def of_version(node: Any) -> Any:
        if isinstance(node, list):
            return [of_version(each) for each in node if each not in PARTIAL]
        if not isinstance(node, dict):
            return node
        shape = {key: of_version(value) for key, value in node.items()}
        if version == NEW and isinstance(shape.get("required"), list):
            shape["required"] = [each for each in shape["required"] if each != "archived"]
        return shape

    return jsonschema.Draft7Validator(of_version(json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))))


def fill(office: Office) -> dict[str, Any]:
    """One of everything."""
    workspace, ann, gus, plan = office.workspace, office.ann, office.gus, office.plan
    workspace.user(None)
    paragraph = workspace.block(plan, ["See ", Link("the price list", "https://acme.test/prices"), " ", ann], ann)
    for kind in ("heading_2", "bulleted_list_item", "numbered_list_item", "quote", "toggle", "to_do", "divider"):
        workspace.block(plan, "Words", ann, kind=kind, checked=True)
    workspace.block(paragraph, "Nested", gus)
    child = workspace.page("Подстраница", plan, gus)
    row = workspace.row(office.tasks, "Fix the export", "Doing", [ann, gus], by=gus)
    workspace.row(office.tasks, ["No status ", child], by=ann)
    comment = workspace.comment(paragraph, gus, ["Is this right, ", ann, "? See ", child, " 日本語"])
    workspace.comment(comment, ann, Link("Yes", "https://acme.test/"))
    workspace.comment(plan, ann, "On the page", display_name="Form")
    return {"paragraph": paragraph, "row": row, "comment": comment}


def answers(office: Office, version: str, things: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    client, plan, tasks = office.client(version), office.plan, office.tasks
    user = {"object": "user", "id": office.gus.id}
    words = [{"text": {"content": "Hello "}}, {"mention": {"user": user}}]
    return [
        ("ListUsersResponse", client.users.list()),
        ("GetUserResponse", client.users.me()),
        ("GetUserResponse", client.users.retrieve(office.gus.id)),
        ("SearchResponse", client.search()),
        ("GetPageResponse", client.pages.retrieve(plan.id)),
        ("GetPageResponse", client.pages.retrieve(things["row"].id)),
        ("GetDataSourceResponse", client.data_sources.retrieve(tasks.id)),
        ("QueryDataSourceResponse", client.data_sources.query(tasks.id)),
        ("ListBlockChildrenResponse", client.blocks.children.list(plan.id)),
        ("ListCommentsResponse", client.comments.list(block_id=things["paragraph"].id)),
        ("ListCommentsResponse", client.comments.list(block_id=plan.id)),
        ("GetCommentResponse", client.comments.retrieve(things["comment"].id)),
        ("CreateCommentResponse", client.comments.create(parent={"page_id": plan.id}, rich_text=words)),
    ]


@pytest.mark.parametrize("users", ["with_email", "without_email"])
@pytest.mark.parametrize("version", [OLD, NEW])
def test_every_answer_is_what_the_official_clients_types_say(office, version, users):
    things = fill(office)
    office.server.capabilities.users = users
    for name, answer in answers(office, version, things):
        problems = [
            f"{name} {list(each.path)}: {each.message}" for each in validator(name, version).iter_errors(answer)
        ]
        assert not problems, problems[:3]
        if "results" in answer:
            assert answer["results"], name


def test_every_kind_of_block_that_is_scripted_is_listed(office):
    things = fill(office)
    blocks = {block["id"]: block for block in office.client().blocks.children.list(office.plan.id)["results"]}
    kinds = {block["type"] for block in blocks.values()}
    assert {"paragraph", "to_do", "toggle", "quote", "heading_2", "divider", "child_page", "child_database"} <= kinds
    assert blocks[things["paragraph"].id]["has_children"] is True


def test_archived_left_with_the_newer_version(office):
    things = fill(office)
    for name, answer in answers(office, NEW, things):
        assert '"archived"' not in json.dumps(answer), name
    assert office.client(OLD).pages.retrieve(office.plan.id)["archived"] is False
    office.workspace.trash(office.plan, office.ann)
    old, new = (office.client(version).pages.retrieve(office.plan.id) for version in (OLD, NEW))
    assert (old["archived"], old["in_trash"], new["in_trash"]) == (True, True, True)


def recorded(name: str, verb: str, path: str) -> dict[str, Any]:
    """The last recorded answer to such a request."""
    interactions = yaml.safe_load((RECORDED / f"{name}.yaml").read_text(encoding="utf-8"))["interactions"]
    for each in reversed(interactions):
        if each["request"]["method"] == verb and path in each["request"]["uri"]:
            return json.loads(each["response"]["body"]["string"])
    raise LookupError(f"{name} has no {verb} {path}")


def shape(value: Any) -> Any:
    """The members of a JSON value and their types; of a list its first item, of an object without fixed keys none."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items() if key not in ("properties", "icon", "avatar_url")}
    if isinstance(value, list):
        return [shape(value[0])] if value else []
    return type(value).__name__


def child(client: Any, office: Office) -> Any:
    return client.pages.retrieve(office.workspace.page("Child", office.plan).id)


def said(client: Any, office: Office) -> Any:
    text = [{"text": {"content": "This is a test comment."}}]
    return client.comments.create(parent={"page_id": office.plan.id}, rich_text=text)


def paragraph(client: Any, office: Office) -> Any:
    return client.blocks.retrieve(office.workspace.block(office.plan, "I'm a paragraph.").id)


@pytest.mark.parametrize(
    ("name", "verb", "path", "ask"),
    [
        ("test_users_me", "GET", "/users/me", lambda client, _: client.users.me()),
        ("test_pages_retrieve", "GET", "/pages/", child),
        ("test_comments_create", "POST", "/comments", said),
        ("test_search", "POST", "/search", lambda client, _: client.search(query="nothing is called so")),
        (
            "test_databases_retrieve",
            "GET",
            "/databases/",
            lambda client, office: client.databases.retrieve(office.tasks.database.id),
        ),
        (
            "test_data_sources_query",
            "POST",
            "/query",
            lambda client, office: client.data_sources.query(office.tasks.id),
        ),
        (
            "test_blocks_children_list",
            "GET",
            "/children",
            lambda client, office: client.blocks.children.list(office.workspace.page("Empty").id),
        ),
        ("test_blocks_retrieve", "GET", "/blocks/", paragraph),
    ],
)
def test_an_answer_has_the_members_of_the_recorded_one_in_their_order(office, name, verb, path, ask):
    real, ours = recorded(name, verb, path), ask(office.client(OLD), office)
    assert shape(ours) == shape(real)
    assert list(ours) == list(real)


def test_a_data_source_has_the_members_of_the_recorded_one(office):
    real = recorded("test_data_sources_query", "POST", "/data_sources")
    created = yaml.safe_load((RECORDED / "test_data_sources_query.yaml").read_text(encoding="utf-8"))["interactions"][2]
    real = json.loads(created["response"]["body"]["string"])
    ours = office.client(OLD).data_sources.retrieve(office.tasks.id)
    assert shape(ours) == shape(real)
    assert shape(ours["properties"]["Name"]) == shape(real["properties"]["Name"])


def test_people_are_listed_as_recorded(office):
    real = recorded("test_users_list", "GET", "/users")
    ours = office.client(OLD).users.list()
    assert {key: shape(value) for key, value in ours.items() if key != "results"} == {
        key: shape(value) for key, value in real.items() if key != "results"
    }
    kinds = {user["type"]: user for user in ours["results"]}
    for user in real["results"]:
        assert shape(kinds[user["type"]]) == shape(user)


def test_errors_are_worded_as_recorded(office):
    recordings = yaml.safe_load((RECORDED / "test_api_response_error.yaml").read_text(encoding="utf-8"))["interactions"]
    unknown, unauthorized = (json.loads(each["response"]["body"]["string"]) for each in recordings)
    for real, token, path in ((unknown, office.server.token, "invalid"), (unauthorized, "ntn_wrong", "users")):
        with pytest.raises(Exception, match=real["message"].rstrip(".")) as caught:
            office.client(OLD, token).request(path=path, method="GET")
        body = json.loads(caught.value.body)
        assert {**body, "request_id": ""} == {**real, "request_id": ""}
        assert caught.value.status == real["status"]


def test_times_are_rounded_as_recorded(office):
    """Recorded at 09:11:20: a comment of 09:11:00. A database's own times alone are exact, and have an offset."""
    comment = office.workspace.comment(office.plan, office.gus, "Now")
    office.clock.advance(timedelta(seconds=45))
    office.workspace.edit_comment(comment, "Then")
    shown = office.client().comments.retrieve(comment.id)
    assert shown["created_time"] == "2026-07-01T10:00:00.000Z"
    assert shown["last_edited_time"] == "2026-07-01T10:01:00.000Z"
    assert (
        office.client().databases.retrieve(office.tasks.database.id)["created_time"] == "2026-07-01T10:00:20.146+00:00"
    )
    assert recorded("test_comments_create", "POST", "/comments")["created_time"].endswith(":00.000Z")

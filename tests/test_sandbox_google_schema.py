"""Every answer of Google's stand-in is what Google's discovery documents describe, and has no field beyond them."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from google_office import Office, office

__all__ = ["office"]
SPECS = Path(__file__).resolve().parents[2] / "shared" / "specs" / "google-discovery"
VERSIONS = {"drive": "drive.v3", "docs": "docs.v1", "driveactivity": "driveactivity.v2"}
FORMATS = {
    "date-time": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$",
    "google-datetime": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$",
    "int64": r"^-?\d+$",
}

pytestmark = pytest.mark.skipif(not SPECS.exists(), reason="the vendor's description is not here")


def as_json_schema(node: Any) -> Any:
    """A discovery document's schema in the words of JSON Schema; an object has no other fields than described."""
    if isinstance(node, list):
        return [as_json_schema(each) for each in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        return {"$ref": f"#/definitions/{node['$ref']}"}
    shape = {key: as_json_schema(node[key]) for key in ("type", "items", "enum") if key in node}
    if shape.get("type") == "any":
        del shape["type"]
    if node.get("type") == "string" and node.get("format") in FORMATS:
        shape["pattern"] = FORMATS[node["format"]]
    if "properties" in node:
        shape["properties"] = {name: as_json_schema(each) for name, each in node["properties"].items()}
    if node.get("type") == "object":
        shape["additionalProperties"] = as_json_schema(node.get("additionalProperties", False))
    return shape


@cache
def description(service: str) -> dict[str, Any]:
    return json.loads((SPECS / f"{VERSIONS[service]}.json").read_text(encoding="utf-8"))


@cache
def validator(method: str) -> Any:
    service, resource, verb = method.split(".")
    root = description(service)
    schema = as_json_schema(root["resources"][resource]["methods"][verb]["response"])
    schema["definitions"] = {name: as_json_schema(each) for name, each in root["schemas"].items()}
    return jsonschema.Draft7Validator(schema)


def problems(method: str, answer: Any) -> list[str]:
    return [f"{list(each.path)}: {each.message}" for each in validator(method).iter_errors(answer)]


def fill(office: Office) -> tuple[str, str]:
    """One of everything that a Drive can hold; gives a document's and a comment's id."""
    state, mia, dana = office.state, office.mia, office.dana
    nobody = state.person("", "nobody@partner.test", anonymous=True)
    plan = office.document(text="Hello 🌍\nworld")
    state.shortcut(office.specs, office.specs, name="itself")
    comment = state.comment(plan, dana, "Why <b>?", quoted="Hello", mentions=[mia], assignee=mia)
    state.reply(plan, comment, mia, "Because", mentions=[dana, "stranger@nowhere.test"], assignee=office.li)
    state.delete_reply(plan, comment, state.reply(plan, comment, mia, "oops"))
    state.reply(plan, comment, mia, action="resolve")
    state.reply(plan, comment, dana, "No!", action="reopen")
    state.edit_comment(plan, state.comment(plan, nobody, "Whole file"), "The whole file")
    state.delete_comment(plan, state.comment(plan, dana, "never mind"))
    state.accept(plan, state.suggest(plan, dana, "Replace: “a” with “b”"), mia)
    state.reject(plan, state.suggest(plan, state.account, "Add: “c”"), mia)
    state.reply(plan, state.suggest(plan, nobody, ""), mia, "Hm.")
    sheet = state.file("Budget", "application/vnd.google-apps.spreadsheet", owner=mia)
    state.comment(sheet, dana, "Sum?", quoted="12")
    drive = state.shared_drive("Team")
    for name in ("Notes", "Minutes", "Gone"):
        state.file(name, parent=drive)
    state.remove(state.file("Gone too", parent=office.specs))
    state.rename(plan, "Plan B", by=mia)
    state.move(sheet, office.specs)
    state.trash(sheet)
    state.restore(sheet)
    state.share(plan, office.state.account, "writer")
    state.unshare(state.file("Lost", owner=mia), state.account)
    return plan, comment


def calls(office: Office, plan: str, comment: str) -> Iterator[tuple[str, dict[str, Any]]]:
    drives = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}
    for fields in ("*", "user,storageQuota(limit)"):
        yield "drive.about.get", {"fields": fields}
    for fields in ("*", None, "nextPageToken,files(id,owners/emailAddress,shortcutDetails)"):
        yield "drive.files.list", {"fields": fields, "pageSize": 2, "corpora": "allDrives", **drives}
        yield "drive.changes.list", {"fields": fields and fields.replace("files(", "changes/file("), "pageToken": "1"}
    yield "drive.changes.list", {"fields": "*", "pageToken": "1", "pageSize": 3, **drives}
    yield "drive.changes.getStartPageToken", {}
    yield "drive.files.get", {"fileId": plan, "fields": "*"}
    yield "drive.files.get", {"fileId": "root"}
    yield "drive.drives.list", {"fields": "*"}
    yield "drive.drives.list", {}
    yield "drive.comments.list", {"fileId": plan, "fields": "*", "includeDeleted": True}
    yield "drive.comments.list", {"fileId": plan, "fields": "*", "pageSize": 1}
    yield "drive.comments.get", {"fileId": plan, "commentId": comment, "fields": "*"}
    yield "drive.replies.list", {"fileId": plan, "commentId": comment, "fields": "*", "includeDeleted": True}
    yield "drive.replies.list", {"fileId": plan, "commentId": comment, "fields": "*", "pageSize": 1}
    with_comments = {"commentsViewMode": "COMMENTS_VIEW_MODE_INCLUDED", "suggestionsViewMode": "SUGGESTIONS_INLINE"}
    yield "docs.documents.get", {"documentId": plan}
    yield "docs.documents.get", {"documentId": plan, "includeTabsContent": True, **with_comments}
    yield "driveactivity.activity.query", {"body": {"ancestorName": f"items/{office.specs}"}}
    yield "driveactivity.activity.query", {"body": {"itemName": f"items/{plan}", "pageSize": 3}}
    yield "driveactivity.activity.query", {"body": {}}


def asked(office: Office, method: str, params: dict[str, Any]) -> Any:
    service, resource, verb = method.split(".")
    params = {name: value for name, value in params.items() if value is not None}
    return getattr(getattr(office.service(service), resource)(), verb)(**params).execute()


def test_every_methods_answer_is_what_the_vendor_describes(office):
    plan, comment = fill(office)
    for method, params in calls(office, plan, comment):
        assert problems(method, asked(office, method, params)) == [], (method, params)


def test_a_shared_drive_and_a_reply_by_themselves_are_what_the_vendor_describes(office):
    drive = office.state.shared_drive("Team", role="organizer")
    plan, comment = fill(office)
    reply = office.state.reply(plan, comment, office.mia, "so")

    assert problems("drive.drives.get", asked(office, "drive.drives.get", {"driveId": drive, "fields": "*"})) == []
    params = {"fileId": plan, "commentId": comment, "replyId": reply, "fields": "*"}
    assert problems("drive.replies.get", asked(office, "drive.replies.get", params)) == []


def test_what_is_written_is_answered_as_the_vendor_describes(office):
    plan = office.document()
    drive = office.service("drive", scopes=["https://www.googleapis.com/auth/drive"])
    body = {"content": "Done?", "quotedFileContent": {"value": "Hello"}}
    comment = drive.comments().create(fileId=plan, body=body, fields="*").execute()
    answer = {"content": "Yes", "action": "resolve"}
    reply = drive.replies().create(fileId=plan, commentId=comment["id"], body=answer, fields="*").execute()

    assert problems("drive.comments.create", comment) == []
    assert problems("drive.replies.create", reply) == []
    assert comment["author"]["me"] is True
    assert office.state.thread(plan, comment["id"]).state == "resolve"


def test_the_check_itself_finds_an_unknown_field_and_a_wrong_type(office):
    plan, comment = fill(office)
    params = {"fileId": plan, "commentId": comment, "fields": "*"}
    answer = asked(office, "drive.comments.get", params)
    answer["author"]["email"] = "dana@partner.test"
    answer["createdTime"] = "yesterday"
    assert len(problems("drive.comments.get", answer)) == 2


def test_everything_that_the_vendor_tells_of_a_comment_is_told(office):
    plan, comment = fill(office)
    told = asked(office, "drive.comments.get", {"fileId": plan, "commentId": comment, "fields": "*"})
    schemas = description("drive")["schemas"]

    assert set(told) == set(schemas["Comment"]["properties"])
    assert set(told["replies"][0]) == set(schemas["Reply"]["properties"]) - {"action"}
    assert set(told["author"]) == {"kind", "displayName", "photoLink", "me"}

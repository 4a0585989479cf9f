"""The stand-in's answers are what the vendor's description says, and have the fields of recorded bodies."""

import json
from pathlib import Path

import jsonschema
import pytest
import requests

from syncd.sandbox import Sandbox

SHARED = Path(__file__).resolve().parents[2] / "shared"
DESCRIPTION = SHARED / "specs" / "jira-platform-swagger-v3.v3.json"
RECORDED = SHARED / "recorded" / "jira"

pytestmark = pytest.mark.skipif(not DESCRIPTION.exists(), reason="the vendor's description is not here")

# The description calls these strings; its own examples and every recorded body have null for "nothing".
NULL_ALL_THE_SAME = {"from", "fromString", "to", "toString"}


@pytest.fixture(scope="module")
def description():
    return _as_json_schema(json.loads(DESCRIPTION.read_text()))


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as running:
        site = running.jira.site
        site.project("APP", "Acme App")
        site.project("OPS")
        mia = site.user("Mia Torres", "mia@acme.test")
        dana = site.user("Dana Ruiz")
        site.user("Automation", app=True)
        site.user("Gone", active=False)
        issue = site.issue("APP", "The export is empty", f"Hello [~accountid:{mia}], *why*?", dana, assignee=mia)
        site.comment(issue, dana, "Any news?", visibility=("role", "Developers"))
        site.edit_comment(issue, site.comment(issue, mia, "Fixd."), "Fixed.")
        site.comment(issue, mia, "Not for customers.", public=False)
        site.assign(issue, None, mia)
        site.transition(issue, "Done", mia)
        site.transition(issue, "In Progress", dana)
        site.move(issue, "OPS", mia)
        site.issue("APP", "Second", None, mia)
        yield running


def _as_json_schema(node):
    """OpenAPI 3.0's ``nullable`` in the words of JSON Schema."""
    if isinstance(node, list):
        return [_as_json_schema(each) for each in node]
    if not isinstance(node, dict):
        return node
    converted = {key: _as_json_schema(value) for key, value in node.items()}
    if node.get("nullable") is True and isinstance(node.get("type"), str):
        converted["type"] = [node["type"], "null"]
    for name in NULL_ALL_THE_SAME & converted.keys():
        if isinstance(converted[name], dict) and converted[name].get("type") == "string":
            converted[name]["type"] = ["string", "null"]
    return converted


def ask(sandbox, verb, path, body=None, *, version="3"):
    jira = sandbox.jira
    return requests.request(
        verb,
        f"{jira.url}/rest/api/{version}/{path}",
        json=body,
        auth=(jira.email, jira.token),
        timeout=60,
    )


JQL = "project in (APP, OPS) ORDER BY updated ASC"
CALLS = [
    ("get", "serverInfo", "serverInfo", None, 200),
    ("get", "myself", "myself", None, 200),
    ("get", "mypermissions", "mypermissions?permissions=BROWSE_PROJECTS,USER_PICKER", None, 200),
    ("get", "field", "field", None, 200),
    ("get", "status", "status", None, 200),
    ("get", "users/search", "users/search", None, 200),
    ("get", "user/search", "user/search?query=mia", None, 200),
    ("get", "search/jql", f"search/jql?jql={JQL}&fields=*all&expand=changelog&maxResults=1", None, 200),
    ("get", "search/jql", f"search/jql?jql={JQL}", None, 200),
    ("post", "search/jql", "search/jql", {"jql": JQL, "fields": ["summary", "comment"], "expand": "changelog"}, 200),
    ("post", "issue/bulkfetch", "issue/bulkfetch", {"issueIdsOrKeys": ["APP-1", "NOPE-1"], "fields": ["*all"]}, 200),
    ("get", "issue/{issueIdOrKey}", "issue/APP-1?expand=changelog", None, 200),
    ("get", "issue/{issueIdOrKey}/comment", "issue/APP-1/comment?orderBy=-created", None, 200),
    ("get", "issue/{issueIdOrKey}/changelog", "issue/APP-1/changelog?maxResults=2", None, 200),
    ("post", "changelog/bulkfetch", "changelog/bulkfetch", {"issueIdsOrKeys": ["APP-1"], "maxResults": 2}, 200),
    ("get", "issue/{issueIdOrKey}/transitions", "issue/APP-1/transitions", None, 200),
    (
        "post",
        "issue/{issueIdOrKey}/comment",
        "issue/APP-2/comment",
        {"body": {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": []}]}},
        201,
    ),
]


@pytest.mark.parametrize(("verb", "path", "asked", "body", "status"), CALLS)
def test_an_answer_is_what_the_vendor_describes(description, sandbox, verb, path, asked, body, status):
    answer = ask(sandbox, verb, asked, body)

    assert answer.status_code == status
    described = description["paths"][f"/rest/api/3/{path}"][verb]["responses"][str(status)]
    schema = described["content"]["application/json"]["schema"]
    jsonschema.Draft4Validator({**schema, "components": description["components"]}).validate(answer.json())


def test_a_body_is_a_document_of_the_adf_schema(sandbox):
    schema = json.loads((SHARED / "specs" / "adf" / "adf-schema.full.json").read_text())
    site = sandbox.jira.site
    mia = site.user("Mia Torres", "mia@acme.test")
    text = f"[~accountid:{mia}] see [the page|https://acme.test] or {{{{code}}}}\nnext line\n\n* one\n* two\n\n"
    text += "{quote}\nsaid\n{quote}\n\n{code}\nx = 1\n{code}\n\nbq. quoted"
    issue = site.issue("APP", "Everything", text, mia)

    body = ask(sandbox, "get", f"issue/{issue.id}").json()["fields"]["description"]

    jsonschema.Draft4Validator(schema).validate(body)
    assert {node["type"] for node in body["content"]} == {"paragraph", "bulletList", "blockquote", "codeBlock"}


def fields_of(node):
    return {name for name in node if not name.startswith("customfield_")}


# Server's and old Cloud's words, which today's Cloud no longer says (GDPR, CHANGE of 2019).
GONE_FROM_CLOUD = {"name", "key"}


@pytest.mark.parametrize("name", ["webhook-cloud-comment-created.json", "webhook-cloud-comment-updated.json"])
def test_a_comment_has_the_fields_of_a_recorded_one(sandbox, name):
    recorded = json.loads((RECORDED / name).read_text())["comment"]
    ours = ask(sandbox, "get", "issue/APP-1/comment", version="2").json()["comments"][0]

    assert fields_of(recorded) <= fields_of(ours)
    assert fields_of(recorded["author"]) - GONE_FROM_CLOUD <= fields_of(ours["author"]) | {"emailAddress"}
    for field in fields_of(recorded) & fields_of(ours):
        assert type(recorded[field]) is type(ours[field]), field


@pytest.mark.parametrize(
    "name", ["webhook-cloud-issue-created-many-fields.json", "webhook-cloud-issue-updated-custom-field.json"]
)
def test_an_issue_has_the_fields_of_a_recorded_one(sandbox, name):
    recorded = json.loads((RECORDED / name).read_text())["issue"]
    ours = ask(sandbox, "get", "issue/APP-1", version="2").json()

    assert fields_of(recorded) <= fields_of(ours)
    assert fields_of(recorded["fields"]) <= fields_of(ours["fields"])
    for field in ("status", "issuetype", "priority", "project", "votes"):
        assert fields_of(recorded["fields"][field]) <= fields_of(ours["fields"][field]), field


def test_a_data_center_comment_and_issue_have_the_fields_of_recorded_ones():
    recorded = json.loads((RECORDED / "webhook-server-issue-updated-commented-mention-user.json").read_text())
    with Sandbox() as running:
        site = running.jira.site
        site.deployment = "Server"
        site.project("APP")
        lev = site.user("Lev Brouk", "lev@acme.test")
        issue = site.issue("APP", "Crash", "It crashes.", lev)
        site.comment(issue, lev, "[~lev.brouk] look")
        bearer = {"Authorization": f"Bearer {running.jira.token}"}
        url = f"{running.jira.url}/rest/api/2/search?jql=project=APP&fields=*all&expand=changelog"
        found = requests.get(url, headers=bearer, timeout=60).json()["issues"][0]

    comment = found["fields"]["comment"]["comments"][0]
    assert fields_of(recorded["comment"]) == fields_of(comment)
    assert fields_of(recorded["comment"]["author"]) == fields_of(comment["author"])
    assert fields_of(recorded["issue"]["fields"]) <= fields_of(found["fields"])

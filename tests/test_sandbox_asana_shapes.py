"""The stand-in's answers against Asana's own description: each response, each resource, each member's name."""

import json
from datetime import timedelta

import pytest
from asana_description import SPEC, answers, operation, problems
from asana_office import START, Office, office

__all__ = ["office"]
pytestmark = pytest.mark.skipif(not SPEC.exists(), reason="the vendor's description is not at hand")

EVERYTHING = {
    "/tasks": "name,notes,html_notes,created_by,assignee.name,followers.name,projects.name,memberships.section.name,"
    "completed,completed_at,completed_by.name,modified_at,due_on,num_subtasks,likes.user.name,parent.name,"
    "permalink_url,workspace.name,resource_subtype,resource_type",
    "/stories": "text,html_text,created_at,created_by.name,type,resource_subtype,is_edited,is_pinned,num_likes,"
    "likes.user.name,reaction_summary,assignee.name,follower.name,old_dates,new_dates.due_on,old_name,new_name,"
    "old_section.name,new_section.name,project.name,target.name,resource_type",
}


def fill(office: Office) -> dict[str, str]:
    """One of everything; gives what stands in the paths."""
    workspace, mia, dana = office.workspace, office.mia, office.dana
    workspace.user("Guest", listed=False)
    task = workspace.task(
        office.web, "Logo", html_notes="<body><h1>Why</h1>See <a href='https://a.test'>this</a></body>", by=dana
    )
    workspace.subtask(task, "Colours", by=mia, assignee=mia)
    asked = f'<body>Hi <a data-asana-gid="{mia}"/>, <callout>when</callout>?</body>'
    story = workspace.comment(task, dana, html_text=asked, at=START + timedelta(seconds=1))
    workspace.comment(task, mia, "Pinned", pinned=True)
    workspace.edit_comment(story, "When?")
    workspace.like(story, mia)
    workspace.react(story, "👍", workspace.account)
    workspace.assign(task, mia, dana)
    workspace.assign(task, None, dana)
    workspace.set_due(task, "2026-12-01", dana)
    workspace.set_due(task, None, dana)
    workspace.rename(task, "The logo", mia)
    workspace.edit_notes(task, "Shorter", mia)
    workspace.add_follower(task, workspace.account, mia)
    workspace.move_to_section(task, office.web, "Doing", mia)
    workspace.automation(task)
    workspace.complete(task, None)
    workspace.reopen(task, mia)
    workspace.complete(task, mia)
    other = workspace.project("Ops", owner=None)
    workspace.add_to_project(task, other, mia)
    return {
        "task_gid": task,
        "story_gid": story,
        "project_gid": office.web,
        "portfolio_gid": workspace.portfolio("All", [office.web, other]),
        "user_gid": mia,
        "workspace_gid": workspace.home.gid,
    }


@pytest.mark.parametrize("full", [False, True], ids=["as it comes", "with fields"])
@pytest.mark.parametrize(
    "path",
    [
        "/users",
        "/users/{user_gid}",
        "/workspaces",
        "/workspaces/{workspace_gid}/users",
        "/workspaces/{workspace_gid}/projects",
        "/projects",
        "/projects/{project_gid}",
        "/projects/{project_gid}/tasks",
        "/portfolios",
        "/portfolios/{portfolio_gid}",
        "/portfolios/{portfolio_gid}/items",
        "/tasks",
        "/tasks/{task_gid}",
        "/tasks/{task_gid}/subtasks",
        "/tasks/{task_gid}/stories",
        "/stories/{story_gid}",
        "/workspaces/{workspace_gid}/tasks/search",
    ],
)
def test_what_is_read_is_what_the_description_says(office: Office, path: str, full: bool):
    gids = fill(office)
    query = {"project": office.web} if path == "/tasks" else {}
    if path == "/portfolios":
        query = {"workspace": gids["workspace_gid"]}
    if full:
        query["opt_fields"] = EVERYTHING["/stories" if "stories" in path else "/tasks"]
    elif path == "/tasks":
        query["limit"] = 1
    answer = office.read("GET", path.format(**gids), query)
    assert problems(answers("GET", path, 200), answer) == []
    assert answer["data"]


def test_all_fields_asked_for_here_are_fields_of_the_vendors():
    for path, fields in (("/tasks/{task_gid}", "/tasks"), ("/tasks/{task_gid}/stories", "/stories")):
        (described,) = (
            each["schema"]["items"]["enum"]
            for each in operation("GET", path)["parameters"]
            if each.get("name") == "opt_fields"
        )
        asked = set(EVERYTHING[fields].split(",")) - {"resource_type"}
        assert asked <= set(described)


def test_events_are_what_the_description_says(office: Office):
    sync = office.refusal("GET", "/events", {"resource": office.web}).body["sync"]
    fill(office)
    seen = []
    more = True
    while more:
        page = office.read("GET", "/events", {"resource": office.web, "sync": sync})
        assert problems(answers("GET", "/events", 200), page) == []
        seen += page["data"]
        sync, more = page["sync"], page["has_more"]
    assert {"added", "changed"} <= {event["action"] for event in seen}
    assert any(event["user"] is None for event in seen)


def test_a_missing_sync_token_is_refused_as_described(office: Office):
    error = office.refusal("GET", "/events", {"resource": office.web})
    assert error.status == 412
    assert problems(answers("GET", "/events", 412), error.body) == []


def test_what_is_written_is_answered_as_described(office: Office):
    task = office.workspace.task(office.web, "Logo", by=office.dana)
    said = office.read("POST", f"/tasks/{task}/stories", body={"data": {"text": "Done."}})
    assert problems(answers("POST", "/tasks/{task_gid}/stories", 201), said) == []
    done = office.read("PUT", f"/tasks/{task}", body={"data": {"completed": True}})
    assert problems(answers("PUT", "/tasks/{task_gid}", 200), done) == []


def test_refusals_are_as_described(office: Office):
    error = office.refusal("GET", "/tasks/17")
    assert problems(answers("GET", "/tasks/{task_gid}", 404), error.body) == []
    assert json.dumps(error.body).count("message") == 1


def test_the_check_itself_finds_what_is_not_described():
    schema = answers("GET", "/tasks/{task_gid}", 200)
    assert problems(schema, {"data": {"gid": 17, "resource_type": "task", "name": "x"}})
    assert problems(schema, {"data": {"gid": "17", "resource_type": "task", "colour": "red"}})
    assert problems(schema, {"data": {"gid": "17", "resource_type": "task", "assignee": "mia"}})
    assert not problems(schema, {"data": {"gid": "17", "resource_type": "task", "assignee": None}})

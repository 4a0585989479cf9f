"""The Asana stand-in's tasks, projects, portfolios and users: fields, filters, pages, and who sees what."""

from datetime import timedelta
from typing import Any

import pytest
from asana_office import START, Office, message, office

from syncd.sandbox import Fault

__all__ = ["office"]


def test_a_list_is_compact_and_one_task_is_whole(office: Office):
    task = office.workspace.task(office.web, "Logo", "please", office.dana)
    (listed,) = office.tasks.get_tasks({"project": office.web}, full_payload=True)["data"]
    assert listed == {"gid": task, "resource_type": "task", "name": "Logo", "resource_subtype": "default_task"}
    whole = office.tasks.get_task(task, {}, full_payload=True)["data"]
    assert whole["notes"] == "please"
    assert whole["followers"] == [{"gid": office.dana, "resource_type": "user", "name": "Dana Ruiz"}]
    assert not {"html_notes", "num_subtasks", "created_by"} & whole.keys()  # opt in


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ("name", {"name": "Logo"}),
        ("assignee", {"assignee": {"gid": "MIA", "resource_type": "user"}}),
        ("assignee.name", {"assignee": {"gid": "MIA", "name": "Mia Torres"}}),
        ("this.assignee.email,due_on", {"assignee": {"gid": "MIA", "email": "mia@acme.test"}, "due_on": "2026-12-01"}),
        ("parent,nonsense,followers.nonsense", {"parent": None, "followers": [{"gid": "MIA"}]}),
        ("memberships.section.name", {"memberships": [{"section": {"gid": "SECTION", "name": "To do"}}]}),
    ],
)
def test_fields_are_exactly_those_asked_for_and_the_gid(office: Office, fields: str, shown: dict):
    task = office.workspace.task(office.web, "Logo", assignee=office.mia, due_on="2026-12-01")
    answer = office.tasks.get_task(task, {"opt_fields": fields}, full_payload=True)["data"]
    names = {office.mia: "MIA", office.workspace.projects[office.web].sections[0]: "SECTION", task: "TASK"}
    assert named(answer, names) == {"gid": "TASK", **shown}


def named(node: Any, names: dict[str, str]) -> Any:
    """The answer with names for gids."""
    if isinstance(node, dict):
        return {key: named(value, names) for key, value in node.items()}
    return [named(each, names) for each in node] if isinstance(node, list) else names.get(node, node)


def test_pages_follow_each_other_by_an_offset(office: Office):
    for number in range(5):
        office.workspace.task(office.web, f"T{number}", by=office.mia)
    page = office.tasks.get_tasks({"project": office.web, "limit": 2}, full_payload=True)
    assert page["next_page"].keys() == {"offset", "path", "uri"}
    assert page["next_page"]["uri"].startswith(f"{office.asana.url}/tasks?")
    assert page["next_page"]["path"] == page["next_page"]["uri"].removeprefix(office.asana.url)
    query = {"project": office.web, "limit": 3, "offset": page["next_page"]["offset"]}
    last = office.tasks.get_tasks(query, full_payload=True)
    assert [each["name"] for each in page["data"] + last["data"]] == ["T0", "T1", "T2", "T3", "T4"]
    assert last["next_page"] is None
    assert [each["name"] for each in office.tasks.get_tasks({"project": office.web, "limit": 2})] == [
        f"T{number}" for number in range(5)
    ]


def test_without_a_limit_there_is_no_page_and_no_long_list(office: Office):
    for number in range(1001):
        office.workspace.task(office.web if number else office.workspace.project("Ops"), "T")
    assert "next_page" not in office.tasks.get_tasks({"project": office.web}, full_payload=True)
    office.workspace.task(office.web, "one more")
    error = office.refusal("GET", "/tasks", {"project": office.web})
    assert (error.status, message(error)[:24]) == (400, "The result is too large.")


def test_an_offset_goes_on_behind_its_border_whatever_moved(office: Office):
    first, *_ = (office.workspace.task(office.web, f"T{number}") for number in range(4))
    page = office.tasks.get_tasks({"project": office.web, "limit": 2}, full_payload=True)
    office.workspace.delete(first)
    offset = page["next_page"]["offset"]
    assert office.names(limit=5, offset=offset) == ["T2", "T3"]


def test_a_modification_is_a_property_or_a_story_but_nothing_of_a_subtask(office: Office):
    workspace = office.workspace
    task = workspace.task(office.web, "Logo", by=office.dana)
    below = workspace.subtask(task, "Colours", by=office.mia)
    since = office.clock.now().isoformat()
    assert office.names(modified_since=since) == []  # not in the moment itself
    office.later()
    workspace.comment(below, office.dana, "Which?")
    workspace.complete(below, office.mia)
    assert office.names(modified_since=since) == []
    workspace.comment(task, office.dana, "News?")
    assert office.names(modified_since=since) == ["Logo"]
    since = office.clock.now().isoformat()
    office.later()
    workspace.complete(task, office.mia)
    assert office.names(modified_since=since) == ["Logo"]
    assert office.names(completed_since="now") == []
    assert office.names(completed_since=since) == ["Logo"]


def test_whether_an_edit_or_a_like_modifies_the_task_can_be_chosen(office: Office):
    workspace = office.workspace
    story = workspace.comment(workspace.task(office.web, "Logo"), office.dana, "News?")
    for bump, seen in ((False, []), (True, ["Logo"])):
        since = office.clock.now().isoformat()
        office.later()
        workspace.edit_comment(story, "Any news?", bump=bump)
        workspace.like(story, office.mia, bump=bump)
        assert office.names(modified_since=since) == seen


def test_a_projects_own_tasks_do_not_hear_of_modified_since(office: Office):
    office.workspace.task(office.web, "Logo")
    since = office.later().isoformat()
    listed = office.read("GET", f"/projects/{office.web}/tasks", {"modified_since": since})
    assert [task["name"] for task in listed["data"]] == ["Logo"]


def test_tasks_by_assignee_need_the_workspace_and_include_subtasks(office: Office):
    task = office.workspace.task(office.web, "Logo", assignee=office.mia)
    office.workspace.subtask(task, "Colours", assignee=office.mia)
    found = office.read("GET", "/tasks", {"assignee": "mia@acme.test", "workspace": office.workspace.home.gid})
    assert [each["name"] for each in found["data"]] == ["Logo", "Colours"]


def test_subtasks_are_found_at_their_parent_only(office: Office):
    task = office.workspace.task(office.web, "Logo")
    office.workspace.subtask(task, "Colours", by=office.mia)
    assert office.names() == ["Logo"]
    below = office.tasks.get_subtasks_for_task(task, {"opt_fields": "name,parent.name"}, full_payload=True)["data"]
    assert [(each["name"], each["parent"]["name"]) for each in below] == [("Colours", "Logo")]


def test_a_task_moves_from_project_to_project_and_is_deleted(office: Office):
    task, ops = office.workspace.task(office.web, "Logo"), office.workspace.project("Ops")
    office.workspace.add_to_project(task, ops)
    assert office.names() == office.names(project=ops) == ["Logo"]
    office.workspace.move(task, office.web)
    assert (office.names(), office.names(project=ops)) == (["Logo"], [])
    office.workspace.delete(task)
    assert office.names() == []
    assert office.refusal("GET", f"/tasks/{task}").status == 404


def test_a_project_goes_and_its_tasks_stay_where_they_have_another_one(office: Office):
    ops = office.workspace.project("Ops", members=[office.workspace.account])
    task = office.workspace.task(ops, "Logo")
    office.workspace.add_to_project(task, office.web)
    office.workspace.delete_project(ops)
    assert office.refusal("GET", f"/projects/{ops}").status == 404
    assert office.refusal("GET", "/tasks", {"project": ops}).status == 404
    assert office.names() == ["Logo"]


def test_a_private_project_is_its_members_alone(office: Office):
    secret = office.workspace.project("Secret", members=[office.mia], private=True)
    task = office.workspace.task(secret, "Layoffs", by=office.mia)
    story = office.workspace.comment(task, office.mia, "hush")
    for path in (f"/projects/{secret}", f"/tasks/{task}", f"/tasks/{task}/stories", f"/stories/{story}"):
        assert office.refusal("GET", path).status == 403
    assert message(office.refusal("GET", "/tasks", {"project": secret})) == "You do not have access to this project."
    assert secret not in str(office.read("GET", "/projects"))
    office.workspace.set_members(secret, [office.workspace.account])
    assert office.names(project=secret) == ["Layoffs"]


def test_portfolios_are_the_accounts_own_and_hold_projects(office: Office):
    workspace = office.workspace
    secret = workspace.project("Secret", private=True)
    mine = workspace.portfolio("All", [office.web, secret])
    theirs = workspace.portfolio("Other", [office.web], owner=office.mia)
    workspace.put_in(mine, theirs)
    items = office.read("GET", f"/portfolios/{mine}/items", {"limit": 5})["data"]
    assert [(item["resource_type"], item["name"]) for item in items] == [("project", "Web"), ("portfolio", "Other")]
    query = {"workspace": workspace.home.gid, "owner": "me"}
    assert [each["name"] for each in office.read("GET", "/portfolios", dict(query))["data"]] == ["All"]
    assert office.refusal("GET", "/portfolios", {**query, "owner": office.mia}).status == 403
    workspace.service_account = True
    assert len(office.read("GET", "/portfolios", {"workspace": workspace.home.gid})["data"]) == 2


def test_archived_projects_are_listed_until_asked_otherwise(office: Office):
    office.workspace.archive(office.workspace.project("Old"))
    for archived, names in ((None, ["Web", "Old"]), (True, ["Old"]), (False, ["Web"])):
        query = {} if archived is None else {"archived": archived}
        assert [each["name"] for each in office.read("GET", "/projects", query)["data"]] == names


def test_users_are_listed_but_for_guests_and_hidden_addresses(office: Office):
    guest, quiet = office.workspace.user("Guest", "g@else.test", listed=False), office.workspace.user("Quiet")
    query = {"workspace": office.workspace.home.gid, "opt_fields": "name,email"}
    users = {each["name"]: each.get("email") for each in office.read("GET", "/users", query)["data"]}
    expected = {"syncd": "syncd@acme.test", "Mia Torres": "mia@acme.test", "Dana Ruiz": "dana@partner.test"}
    assert users == {**expected, "Quiet": None}
    assert office.refusal("GET", f"/users/{guest}").status == 404
    assert office.read("GET", f"/users/{quiet}")["data"]["name"] == "Quiet"
    assert office.read("GET", "/users/me")["data"]["name"] == "syncd"
    task = office.workspace.task(office.web, "Hi", by=guest)
    told = office.tasks.get_task(task, {"opt_fields": "created_by.name"}, full_payload=True)["data"]
    assert told["created_by"] == {"gid": guest, "name": "Guest"}


def test_search_is_for_payers_lags_and_has_no_pages(office: Office):
    workspace, path = office.workspace, f"/workspaces/{office.workspace.home.gid}/tasks/search"
    workspace.plan = "free"
    assert office.refusal("GET", path).status == 402
    workspace.plan, workspace.index_delay = "paid", timedelta(seconds=30)
    workspace.task(office.web, "Logo")
    office.later(10)
    workspace.task(office.web, "Font")
    query = {"projects.any": office.web, "modified_at.after": (START - timedelta(days=1)).isoformat()}
    assert office.read("GET", path, dict(query))["data"] == []
    office.later(25)
    assert [each["name"] for each in office.read("GET", path, dict(query))["data"]] == ["Logo"]
    office.later(25)
    newest = office.read("GET", path, {**query, "limit": 1})
    assert ([each["name"] for each in newest["data"]], newest.keys()) == (["Font"], {"data"})


def test_an_item_that_moves_while_pages_are_read_comes_again(office: Office):
    for number in range(4):
        office.workspace.task(office.web, f"T{number}")
    office.asana.faults.add(Fault("GET /tasks", "moved_item"))
    read = [task["name"] for task in office.tasks.get_tasks({"project": office.web, "limit": 2})]
    assert read == ["T0", "T1", "T2", "T3", "T0"]

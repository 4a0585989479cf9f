"""What the Asana stand-in refuses, its limits, and its faults."""

import json
from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import Any

import asana
import pytest
import urllib3
from asana.rest import ApiException
from asana_office import START, Office, connect, message, office

from syncd.sandbox import Fault

__all__ = ["office"]


def test_a_wrong_token_is_not_authorized(office: Office):
    stranger = connect(office.asana, "nobody's")
    with pytest.raises(ApiException) as refused:
        asana.UsersApi(stranger).get_user("me", {}, full_payload=True)
    assert refused.value.status == 401
    assert json.loads(refused.value.body)["errors"][0]["message"] == "Not Authorized"


@pytest.mark.parametrize(
    ("path", "query", "status", "words"),
    [
        ("/nothing", {}, 404, "No matching route for request"),
        ("/tasks", {}, 400, "You should specify one of workspace, project, tag, section, user_task_list"),
        ("/tasks", {"workspace": "HOME"}, 400, "Must specify exactly one of project, tag, section, user task list"),
        ("/tasks", {"project": "WEB", "assignee": "me", "workspace": "HOME"}, 400, "Must specify exactly one of"),
        ("/tasks", {"project": ""}, 400, "project: Not a Long"),
        ("/tasks", {"project": "web"}, 400, "project: Not a recognized ID: web"),
        ("/tasks", {"project": "17"}, 404, "project: Unknown object: 17"),
        ("/tasks", {"project": "WEB", "modified_since": "lately"}, 400, "modified_since: Not a valid date-time"),
        ("/tasks", {"project": "WEB", "limit": 0}, 400, "limit: Must be"),
        ("/tasks", {"project": "WEB", "limit": 101}, 400, "limit: Must be"),
        ("/tasks", {"project": "WEB", "limit": 1, "offset": "x"}, 400, "offset: Your pagination token is invalid."),
        ("/tasks", {"project": "WEB", "offset": "x"}, 400, "limit: Missing input"),
        ("/tasks/seven", {}, 400, "task: Not a recognized ID: seven"),
        ("/tasks/17", {}, 404, "task: Unknown object: 17"),
        ("/stories/17", {}, 404, "story: Unknown object: 17"),
        ("/portfolios", {}, 400, "workspace: Missing input"),
        ("/projects", {"workspace": "17"}, 404, "workspace: Unknown object: 17"),
        ("/projects", {"archived": "perhaps"}, 400, "archived: Not a Boolean"),
        ("/users/nobody@acme.test", {}, 404, "user: Unknown object"),
    ],
)
def test_requests_are_refused_in_asanas_words(
    office: Office, path: str, query: dict[str, Any], status: int, words: str
):
    names = {"WEB": office.web, "HOME": office.workspace.home.gid}
    error = office.refusal("GET", path, {key: names.get(value, value) for key, value in query.items()})
    assert (error.status, message(error)[: len(words)]) == (status, words)
    assert error.body["errors"][0]["help"].endswith("https://developers.asana.com/docs/errors")


def test_an_offset_expires_and_is_good_for_its_list_only(office: Office):
    for number in range(3):
        office.workspace.task(office.web, f"T{number}")
    page = office.tasks.get_tasks({"project": office.web, "limit": 1}, full_payload=True)
    query = {"limit": 1, "offset": page["next_page"]["offset"]}
    assert message(office.refusal("GET", "/users", dict(query))) == "offset: Your pagination token is invalid."
    office.later(15 * 60)
    error = office.refusal("GET", "/tasks", {"project": office.web, **query})
    assert (error.status, message(error)) == (400, "offset: Your pagination token has expired.")


def test_an_embargo_is_451(office: Office):
    office.workspace.embargoed = True
    assert office.refusal("GET", "/users/me").status == 451


@pytest.mark.parametrize(("plan", "most"), [("free", 150), ("paid", 1500)])
def test_so_many_requests_a_minute_pass_whatever_they_ask(office: Office, plan: str, most: int):
    office.workspace.plan, office.asana.limits.enabled = plan, True
    for number in range(most):
        office.read("GET", "/users/me" if number % 2 else "/workspaces")
    office.later(20)
    error = office.refusal("GET", "/projects")
    assert (error.status, error.headers["Retry-After"]) == (429, "40")
    assert message(error).startswith("You've made too many requests and hit a rate limit.")
    office.later(40)
    assert office.read("GET", "/projects")


def test_searches_have_a_limit_of_their_own(office: Office):
    office.asana.limits.enabled = True
    path = f"/workspaces/{office.workspace.home.gid}/tasks/search"
    for _ in range(60):
        office.read("GET", path)
    assert office.refusal("GET", path).status == 429
    assert office.read("GET", "/users/me")


def test_every_answer_is_dated_by_asanas_clock(office: Office):
    office.clock.advance(timedelta(days=3))
    office.read("GET", "/users/me")
    assert parsedate_to_datetime(office.client.last_response.getheader("Date")) == START + timedelta(days=3)
    assert parsedate_to_datetime(office.refusal("GET", "/tasks").headers["Date"]) == START + timedelta(days=3)


def test_a_server_error_has_a_phrase_and_a_balancers_error_is_html(office: Office):
    office.asana.faults.add(Fault("*", "500"))
    error = office.refusal("GET", "/users/me")
    assert (error.status, error.body["errors"][0]["phrase"]) == (500, "6 sad squid snuggle softly")
    office.asana.faults.add(Fault("*", "503", retry_after="7"))
    with pytest.raises(ApiException) as refused:
        office.read("GET", "/users/me")
    assert (refused.value.status, refused.value.headers["Retry-After"]) == (503, "7")
    assert refused.value.body.startswith(b"<!DOCTYPE html>")


@pytest.mark.parametrize("retry_after", ["3", "1.5", "Fri, 20 Nov 2026 09:00:30 GMT", None])
def test_too_many_requests_come_with_each_form_of_retry_after(office: Office, retry_after: str | None):
    office.asana.faults.add(Fault("GET /users/{user}", "429", retry_after=retry_after))
    assert office.refusal("GET", "/users/me").headers.get("Retry-After") == retry_after


def test_a_token_that_expires_and_an_offset_that_repeats(office: Office):
    for number in range(3):
        office.workspace.task(office.web, f"T{number}")
    office.asana.faults.add(Fault("GET /tasks", "expired_token"))
    error = office.refusal("GET", "/tasks", {"project": office.web})
    assert (error.status, message(error)[:28]) == (401, "The bearer token has expired")
    office.asana.faults.add(Fault("GET /tasks", "repeated_token", times=3))
    pages = iter(office.tasks.get_tasks({"project": office.web, "limit": 1}))
    assert [next(pages)["name"] for _ in range(6)] == ["T0", "T1", "T1", "T1", "T1", "T2"]


@pytest.mark.parametrize(("what", "error"), [("reset", urllib3.exceptions.ProtocolError), ("truncated", Exception)])
def test_connections_break(office: Office, what: str, error: type[Exception]):
    office.asana.faults.add(Fault("GET /users/{user}", what))
    with pytest.raises(error):
        office.read("GET", "/users/me")
    assert office.read("GET", "/users/me")["data"]["name"] == "syncd"


def test_the_log_names_each_request_by_its_route(office: Office):
    task = office.workspace.task(office.web, "Logo")
    office.stories.get_stories_for_task(task, {"limit": 5}, full_payload=True)
    office.refusal("GET", "/tasks/17")
    assert [(request.method, request.status) for request in office.asana.requests] == [
        ("GET /tasks/{task}/stories", 200),
        ("GET /tasks/{task}", 404),
    ]
    assert office.asana.connections == 1

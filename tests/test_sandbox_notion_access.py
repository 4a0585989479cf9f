"""Who may do what at the Notion stand-in, how often, and what goes wrong."""

from datetime import timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest
from notion_client.errors import APIResponseError, UnknownHTTPResponseError
from notion_office import NOWHERE, START, everything, office, refused

from syncd.sandbox import Fault

__all__ = ["office"]
MINUTE = timedelta(minutes=1)


def get(office, path="/v1/users/me", **headers):
    right = {"Authorization": f"Bearer {office.server.token}", "Notion-Version": "2025-09-03"}
    headers = {name: value for name, value in {**right, **headers}.items() if value is not None}
    return httpx.get(f"{office.server.url}{path}", headers=headers)


def test_a_wrong_token_is_refused_and_a_right_one_can_be_revoked(office):
    assert refused(office.client(token="ntn_wrong").users.me).code == "unauthorized"
    client = office.client()
    assert client.users.me()["type"] == "bot"
    office.server.revoke()
    error = refused(client.users.me)
    assert (error.status, error.code) == (401, "unauthorized")
    office.server.restore()
    assert client.users.me()["type"] == "bot"


@pytest.mark.parametrize(
    ("version", "code"),
    [("2022-06-28", "validation_error"), ("tomorrow", "validation_error"), (None, "missing_version")],
)
def test_a_version_before_data_sources_or_none_is_refused(office, version, code):
    answer = get(office, **{"Notion-Version": version})
    assert answer.status_code == 400
    assert answer.json()["code"] == code
    assert answer.json()["request_id"]


def test_every_answer_is_dated_by_the_vendors_clock(office):
    assert parsedate_to_datetime(get(office).headers["Date"]) == START.replace(microsecond=0)


def test_guests_are_in_no_list_but_found_by_their_id(office):
    client = office.client()
    listed = {user["id"] for user in client.users.list()["results"]}
    assert listed == {office.ann.id, office.ben.id, office.workspace.bot.id}
    assert client.users.retrieve(office.gus.id)["person"] == {"email": "gus@customer.test", "email_verified": True}
    office.workspace.remove_user(office.ben)
    assert refused(client.users.retrieve, office.ben.id).code == "object_not_found"
    assert refused(client.users.retrieve, NOWHERE).code == "object_not_found"


def test_people_come_page_by_page(office):
    for number in range(7):
        office.workspace.user(f"Person {number}", f"p{number}@acme.test")
    found = everything(office.client().users.list, page_size=4)
    assert len({user["id"] for user in found}) == len(found) == 10


def test_without_the_email_capability_people_have_no_address(office):
    office.server.capabilities.users = "without_email"
    client = office.client()
    assert client.users.retrieve(office.ann.id)["person"] == {}
    assert client.users.retrieve(office.ann.id)["name"] == "Ann Lee"


def test_without_user_information_there_are_only_ids(office):
    office.server.capabilities.users = "none"
    client = office.client()
    for request in (client.users.list, lambda: client.users.retrieve(office.ann.id)):
        error = refused(request)
        assert (error.status, error.code) == (403, "restricted_resource")
    assert client.users.me()["id"] == office.workspace.bot.id
    row = office.workspace.row(office.tasks, "Export", assignees=[office.ann])
    office.workspace.comment(row, office.gus, ["Hey ", office.ann])
    assert client.pages.retrieve(row.id)["properties"]["Assignee"]["people"] == [
        {"object": "user", "id": office.ann.id}
    ]
    (comment,) = client.comments.list(block_id=row.id)["results"]
    assert comment["rich_text"][1]["mention"]["user"] == {"object": "user", "id": office.ann.id}
    assert comment["rich_text"][1]["plain_text"] == "@Anonymous"


def test_a_personal_access_token_cannot_list_people(office):
    office.server.capabilities.personal_token = office.ann
    client = office.client()
    assert refused(client.users.list).code == "restricted_resource"
    assert client.users.me()["bot"]["owner"]["user"]["id"] == office.ann.id
    assert client.users.retrieve(office.ann.id)["name"] == "Ann Lee"


@pytest.mark.parametrize("capability", ["read_content", "read_comments", "insert_comments"])
def test_each_capability_opens_its_own_methods(office, capability):
    comment = office.workspace.comment(office.plan, office.gus, "Hello?")
    setattr(office.server.capabilities, capability, False)
    client, plan = office.client(), office.plan.id
    requests = {
        "read_content": [
            client.search,
            lambda: client.pages.retrieve(plan),
            lambda: client.blocks.children.list(plan),
            lambda: client.data_sources.query(office.tasks.id),
        ],
        "read_comments": [
            lambda: client.comments.list(block_id=plan),
            lambda: client.comments.retrieve(comment.id),
        ],
        "insert_comments": [
            lambda: client.comments.create(parent={"page_id": plan}, rich_text=[{"text": {"content": "Hi"}}])
        ],
    }
    for name, several in requests.items():
        for request in several:
            if name == capability:
                error = refused(request)
                assert (error.status, error.code) == (403, "restricted_resource")
            else:
                request()


def test_a_connection_has_a_budget_in_a_minute(office):
    office.server.limits.enabled = True
    office.server.per_minute = 3
    client = office.client()
    for _ in range(3):
        client.users.me()
        office.clock.advance(timedelta(seconds=5))
    error = refused(client.search)
    assert (error.status, error.code) == (429, "rate_limited")
    assert error.headers["Retry-After"] == "45"
    assert error.additional_data == {"rate_limit_reason": "connection_rate_limit"}
    office.clock.advance(timedelta(seconds=45))
    assert client.search()["results"]


def test_the_workspaces_own_limit_may_take_longer_than_a_minute(office):
    office.server.limits.enabled = True
    office.server.per_quarter = 2
    client = office.client()
    client.users.me()
    client.users.me()
    error = refused(client.users.me)
    assert error.additional_data == {"rate_limit_reason": "workspace_rate_limit"}
    assert error.headers["Retry-After"] == "900"


def test_other_connections_can_use_the_workspaces_limit_up(office):
    client = office.client()
    office.server.exhaust(5 * MINUTE)
    error = refused(client.users.me)
    assert error.headers["Retry-After"] == "300"
    assert error.additional_data == {"rate_limit_reason": "workspace_rate_limit"}
    office.clock.advance(5 * MINUTE)
    assert client.users.me()


@pytest.mark.parametrize(
    ("what", "status", "code"),
    [("500", 500, "internal_server_error"), ("503", 503, "service_unavailable"), ("529", 529, "service_overload")],
)
def test_an_outage_is_in_notions_words(office, what, status, code):
    office.server.faults.add(Fault("*", what, retry_after="7"))
    answer = get(office)
    assert (answer.status_code, answer.json()["status"], answer.json()["code"]) == (status, status, code)
    assert answer.headers["Retry-After"] == "7"
    assert get(office).status_code == 200


@pytest.mark.parametrize("what", ["502", "529"])
def test_the_client_knows_neither_a_gateways_page_nor_an_overload(office, what):
    office.server.faults.add(Fault("GET /v1/users/me", what, retry_after="2"))
    error = refused(office.client().users.me)
    assert isinstance(error, UnknownHTTPResponseError)
    assert (str(error.status), error.headers["Retry-After"]) == (what, "2")


@pytest.mark.parametrize("what", ["429", "expired_token"])
def test_a_fault_is_what_notion_says(office, what):
    office.server.faults.add(Fault("POST /v1/search", what, retry_after="9"))
    error = refused(office.client().search)
    assert isinstance(error, APIResponseError)
    assert error.code == {"429": "rate_limited", "expired_token": "unauthorized"}[what]
    assert office.server.requests[-1].fault == what


def test_a_repeated_cursor_leads_back_to_itself(office):
    for number in range(6):
        office.workspace.comment(office.plan, office.gus, f"{number}")
    office.server.faults.add(Fault("GET /v1/comments", "repeated_token", times=1))
    asked = {"block_id": office.plan.id, "page_size": 2}
    client = office.client()
    cursor = client.comments.list(**asked)["next_cursor"]
    again = client.comments.list(**asked, start_cursor=cursor)
    assert (again["next_cursor"], again["has_more"]) == (cursor, True)


def test_a_comment_that_moves_comes_again(office):
    for number in range(5):
        office.workspace.comment(office.plan, office.gus, f"{number}")
    office.server.faults.add(Fault("GET /v1/comments", "moved_item", times=1))
    found = everything(office.client().comments.list, block_id=office.plan.id, page_size=2)
    texts = [comment["rich_text"][0]["plain_text"] for comment in found]
    assert texts == ["0", "1", "1", "2", "3", "4"]


@pytest.mark.parametrize("asked", ["search", "query"])
def test_a_page_that_is_edited_while_pages_are_read_latest_first_is_missed(office, asked):
    rows = [office.workspace.row(office.tasks, f"{number}", at=START - number * MINUTE) for number in range(5)]
    office.clock.advance(10 * MINUTE)
    client = office.client()
    descending = {"timestamp": "last_edited_time", "direction": "descending"}
    if asked == "search":
        method, about = client.search, {"filter": {"property": "object", "value": "page"}}
    else:
        method, about = client.data_sources.query, {"data_source_id": office.tasks.id, "sorts": [descending]}
    whole = {page["id"] for page in everything(method, **about, page_size=2)}
    office.server.faults.add(Fault("*", "moved_item", times=1))
    torn = {page["id"] for page in everything(method, **about, page_size=2)}
    assert {row.id for row in rows} <= whole
    assert len(whole - torn) == 1
    assert {page["id"] for page in everything(method, **about, page_size=2)} == whole


def test_oldest_first_an_edited_page_comes_again_and_none_is_missed(office):
    rows = [office.workspace.row(office.tasks, f"{number}", at=START - number * MINUTE) for number in range(5)]
    office.clock.advance(10 * MINUTE)
    office.server.faults.add(Fault("*", "moved_item", times=1))
    sorts = [{"timestamp": "last_edited_time", "direction": "ascending"}]
    found = everything(office.client().data_sources.query, data_source_id=office.tasks.id, sorts=sorts, page_size=2)
    assert len(found) == 6
    assert {page["id"] for page in found} == {row.id for row in rows}


def test_unknown_addresses_and_broken_bodies_are_refused(office):
    assert refused(office.client().request, path="databases/x/query/y", method="GET").code == "invalid_request_url"
    headers = {
        "Authorization": f"Bearer {office.server.token}",
        "Notion-Version": "2025-09-03",
        "Content-Type": "application/json",
    }
    answer = httpx.post(f"{office.server.url}/v1/search", headers=headers, content=b"{")
    assert (answer.status_code, answer.json()["code"]) == (400, "invalid_json")


@pytest.mark.parametrize("size", ["0", "101", "-1", "many"])
def test_a_page_has_one_to_a_hundred_items(office, size):
    answer = get(office, f"/v1/users?page_size={size}")
    assert (answer.status_code, answer.json()["code"]) == (400, "validation_error")
    assert "query.page_size" in answer.json()["message"]

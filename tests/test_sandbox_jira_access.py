"""Who may ask the stand-in for Jira what, how often, and what a Data Center does differently."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import pytest
import requests
from jira import JIRA, JIRAError

from syncd.sandbox import Fault, Sandbox, SandboxClock

START = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@pytest.fixture
def sandbox():
    with Sandbox(SandboxClock(START)) as running:
        running.jira.site.project("APP", "Acme App")
        yield running


def get(sandbox, path, token=None, **asked):
    jira = sandbox.jira
    auth = (jira.email, jira.token if token is None else token)
    return requests.get(f"{jira.url}/rest/api/3/{path}", params=asked, auth=auth, timeout=60)


def test_wrong_credentials_are_refused_with_the_reason_in_a_header(sandbox):
    wrong = get(sandbox, "myself", token="wrong")
    none = requests.get(f"{sandbox.jira.url}/rest/api/3/myself", timeout=60)

    assert (wrong.status_code, none.status_code) == (401, 401)
    assert wrong.text == "Client must be authenticated to access this resource."
    assert wrong.headers["X-Seraph-LoginReason"] == "AUTHENTICATED_FAILED"
    assert "X-Seraph-LoginReason" not in none.headers
    assert wrong.headers["WWW-Authenticate"].startswith("OAuth realm=")


def test_only_the_server_says_who_it_is_to_anybody(sandbox):
    answer = requests.get(f"{sandbox.jira.url}/rest/api/3/serverInfo", timeout=60)
    assert answer.json()["deploymentType"] == "Cloud"
    assert get(sandbox, "serverInfo", token="wrong").status_code == 401


def test_a_search_with_a_dead_token_may_look_like_an_empty_site(sandbox):
    site = sandbox.jira.site
    site.issue("APP", "There", None, site.user("Mia"))
    site.rejected_is_anonymous = True

    answer = get(sandbox, "search/jql", token="dead", jql="project = APP")

    assert (answer.status_code, answer.json()) == (200, {"issues": [], "isLast": True})
    assert get(sandbox, "myself", token="dead").status_code == 401


def test_what_the_account_may_not_browse_does_not_exist_for_it(sandbox):
    site = sandbox.jira.site
    mia = site.user("Mia")
    issue = site.issue("APP", "There", None, mia)
    site.project("SECRET", hidden=True)
    hidden = site.issue("SECRET", "Hidden", None, mia)

    assert get(sandbox, f"issue/{hidden.key}").status_code == 404
    assert get(sandbox, "search/jql", jql="project = SECRET").status_code == 400
    assert [each["id"] for each in get(sandbox, "search/jql", jql="created >= -1d").json()["issues"]] == [issue.id]

    site.permissions.discard("BROWSE_PROJECTS")
    assert get(sandbox, f"issue/{issue.key}").status_code == 404
    permissions = get(sandbox, "mypermissions", permissions="BROWSE_PROJECTS").json()["permissions"]
    assert permissions["BROWSE_PROJECTS"]["havePermission"] is False


def test_permissions_are_asked_for_by_name(sandbox):
    assert get(sandbox, "mypermissions").status_code == 400
    assert get(sandbox, "mypermissions", permissions="FLY").status_code == 400


def test_writes_need_their_permissions(sandbox):
    site, jira = sandbox.jira.site, sandbox.jira
    issue = site.issue("APP", "There", None, site.user("Mia"))
    site.permissions -= {"ADD_COMMENTS", "ASSIGN_ISSUES", "TRANSITION_ISSUES", "USER_PICKER"}
    url, auth = f"{jira.url}/rest/api/2/issue/{issue.key}", (jira.email, jira.token)

    assert requests.post(f"{url}/comment", json={"body": "x"}, auth=auth, timeout=60).status_code == 403
    assert requests.put(f"{url}/assignee", json={"accountId": None}, auth=auth, timeout=60).status_code == 403
    assert (
        requests.post(f"{url}/transitions", json={"transition": {"id": "41"}}, auth=auth, timeout=60).status_code == 400
    )
    assert get(sandbox, f"issue/{issue.key}/transitions").json()["transitions"] == []
    assert get(sandbox, "users/search").status_code == 403
    assert get(sandbox, "user/search", query="mia").json() == []


def test_the_directory_has_everybody_in_pages_and_hides_what_profiles_hide(sandbox):
    site = sandbox.jira.site
    site.user("Mia Torres", "mia@acme.test")
    site.user("Dana Ruiz", customer=True)
    site.user("Robot", app=True)
    site.user("Gone", "gone@acme.test", active=False)

    first = get(sandbox, "users/search", maxResults=3).json()
    rest = get(sandbox, "users/search", startAt=3).json()

    people = {user["displayName"]: user for user in first + rest}
    assert list(people) == ["syncd", "Mia Torres", "Dana Ruiz", "Robot", "Gone"]
    assert [user["accountType"] for user in people.values()] == [
        "atlassian",
        "atlassian",
        "customer",
        "app",
        "atlassian",
    ]
    assert people["Mia Torres"]["emailAddress"] == "mia@acme.test"
    assert "emailAddress" not in people["Dana Ruiz"]
    assert people["Gone"]["active"] is False
    assert [user["displayName"] for user in get(sandbox, "user/search", query="mia@").json()] == ["Mia Torres"]
    assert get(sandbox, "user/search", query="gone").json() == []
    assert get(sandbox, "user/search").status_code == 400


def test_bursts_are_cut_off_with_the_reason_and_the_time_to_wait(sandbox):
    sandbox.jira.limits.enabled = True
    sandbox.jira.burst["GET"] = 2

    answers = [get(sandbox, "myself") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    headers = answers[2].headers
    assert headers["Retry-After"] == "1"
    assert headers["RateLimit-Reason"] == "jira-burst-based"
    assert headers["X-RateLimit-Remaining"] == "0"
    assert get(sandbox, "field").status_code == 200, "another endpoint has a limit of its own"
    sandbox.clock.advance(timedelta(seconds=1))
    assert get(sandbox, "myself").status_code == 200


def test_answers_are_dated_by_the_sandbox_clock_and_counted(sandbox):
    answer = get(sandbox, "issue/APP-1")

    assert parsedate_to_datetime(answer.headers["Date"]) == START
    assert answer.json()["errorMessages"] == ["Issue does not exist or you do not have permission to see it."]
    assert sandbox.jira.count("GET /rest/api/3/issue/{key}") == 1
    assert get(sandbox, "nowhere").json()["status-code"] == 404


@pytest.mark.parametrize(("what", "status"), [("429", 429), ("503", 503), ("expired_token", 401), ("html", 200)])
def test_faults_reach_the_client(sandbox, what, status):
    sandbox.jira.faults.add(Fault("GET /rest/api/3/myself", what, retry_after="7" if what in ("429", "503") else None))

    answer = get(sandbox, "myself")

    assert answer.status_code == status
    assert answer.headers.get("Retry-After") == ("7" if what in ("429", "503") else None)
    assert get(sandbox, "myself").status_code == 200


def data_center(sandbox):
    site = sandbox.jira.site
    site.deployment = "Server"
    return JIRA(sandbox.jira.url, token_auth=sandbox.jira.token, max_retries=0, timeout=60)


def test_a_data_center_searches_by_offset_and_tells_all_comments_and_changes(sandbox):
    site = sandbox.jira.site
    mia = site.user("Mia Torres", "mia@acme.test")
    client = data_center(sandbox)
    issues = [site.issue("APP", f"Issue {n}", "see [~mia.torres]", mia) for n in range(3)]
    for n in range(60):
        site.comment(issues[0], mia, f"comment {n}")
        site.transition(issues[0], ("In Progress", "In Review")[n % 2], mia)

    found = client.search_issues(
        "project = APP ORDER BY key", startAt=0, maxResults=2, expand="changelog", fields="*all"
    )
    rest = client.search_issues("project = APP ORDER BY key", startAt=2, maxResults=2)

    assert (found.total, [issue.key for issue in found], [issue.key for issue in rest]) == (
        3,
        ["APP-1", "APP-2"],
        ["APP-3"],
    )
    raw = found[0].raw
    assert len(raw["fields"]["comment"]["comments"]) == raw["fields"]["comment"]["total"] == 60
    assert len(raw["changelog"]["histories"]) == raw["changelog"]["total"] == 60
    assert raw["fields"]["description"] == "see [~mia.torres]"
    assert {"name", "key", "emailAddress"} <= raw["fields"]["reporter"].keys()
    assert "accountId" not in raw["fields"]["reporter"]


def test_a_data_center_has_none_of_the_methods_of_cloud(sandbox):
    client = data_center(sandbox)
    site = sandbox.jira.site
    issue = site.issue("APP", "One", None, site.user("Mia Torres", "mia@acme.test"))

    for path in ("search/jql?jql=project=APP", "users/search", f"issue/{issue.key}/changelog"):
        with pytest.raises(JIRAError) as caught:
            client._session.get(client._get_url(path))
        assert caught.value.status_code == 404
    assert [user.name for user in client.search_users(user="mia")] == ["mia.torres"]
    client.assign_issue(issue.key, "mia.torres")
    assert client.issue(issue.key).fields.assignee.name == "mia.torres"


def test_a_data_center_takes_a_personal_access_token_only(sandbox):
    sandbox.jira.site.deployment = "Server"
    assert get(sandbox, "myself").status_code == 401
    assert requests.get(f"{sandbox.jira.url}/rest/api/2/serverInfo", timeout=60).json()["deploymentType"] == "Server"

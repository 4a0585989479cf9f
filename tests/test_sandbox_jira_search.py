"""The stand-in's search: bounded, capped, by token, late, and read in the account's time zone."""

from datetime import UTC, datetime, timedelta

import pytest
from jira import JIRA, JIRAError

from syncd.sandbox import Fault, Sandbox, SandboxClock

START = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@pytest.fixture
def sandbox():
    with Sandbox(SandboxClock(START)) as running:
        running.jira.site.project("APP", "Acme App")
        running.jira.site.project("OPS")
        yield running


@pytest.fixture
def mia(sandbox):
    return sandbox.jira.site.user("Mia Torres", "mia@acme.test")


@pytest.fixture
def client(sandbox):
    jira = sandbox.jira
    return JIRA(
        jira.url, basic_auth=(jira.email, jira.token), options={"rest_api_version": "3"}, max_retries=0, timeout=60
    )


def search(client, jql, **asked):
    return client._session.get(client._get_url("search/jql"), params={"jql": jql, **asked}).json()


def keys(client, jql, **asked):
    return [issue["key"] for issue in search(client, jql, fields="summary", **asked)["issues"]]


def refusal(client, jql, **asked):
    with pytest.raises(JIRAError) as caught:
        search(client, jql, **asked)
    assert caught.value.status_code == 400
    return " ".join(caught.value.response.json()["errorMessages"])


def filed(sandbox, mia, many, project="APP", at=START, apart=timedelta(minutes=1)):
    site = sandbox.jira.site
    return [site.issue(project, f"Issue {n}", None, mia, at=at - apart * (many - n)) for n in range(many)]


@pytest.mark.parametrize(
    ("jql", "words"),
    [
        ("order by created", "Unbounded JQL queries"),
        ("", "Unbounded JQL queries"),
        ("project = NOPE", "The value 'NOPE' does not exist for the field 'project'"),
        ("colour = red", "Field 'colour' does not exist"),
        ("project ~ APP", "operator '~'"),
        ("project APP", "got 'APP'"),
        ("project = APP AND", "the end of the query"),
        ("project in (APP", "')'"),
        ("project = APP, OPS", "','"),
        ("project = APP extra", "'extra'"),
        ("project = currentUser()", "'currentUser()'"),
        ("updated >= yesterday", "'yesterday'"),
        ("updated >= 99999999999999999999", "99999999999999999999"),
        ("key = APP-77", "'APP-77'"),
        ("id = 77", "'77'"),
        ("project = APP ORDER BY rank", "'rank'"),
        ("project = APP ORDER created", "'created'"),
        ("project = APP ; drop", "';'"),
    ],
)
def test_a_query_it_does_not_understand_is_refused_by_naming_the_token(client, jql, words):
    assert words in refusal(client, jql)


def test_queries_select_by_project_time_key_and_category(sandbox, client, mia):
    site = sandbox.jira.site
    old, new = filed(sandbox, mia, 2, apart=timedelta(hours=1))
    other = site.issue("OPS", "Other", None, mia)
    site.transition(other, "Done", mia)

    assert keys(client, "project in (APP, OPS) ORDER BY key DESC") == [other.key, new.key, old.key]
    assert keys(client, "project = 'Acme App' AND updated >= -65m ORDER BY updated DESC") == [new.key]
    assert keys(client, "created <= -1h order by id") == [old.key, new.key]
    assert keys(client, f"id in ({old.id}, {other.id}) AND statusCategory != Done") == [old.key]
    assert keys(client, f"(key = {old.key} or issue in ({other.key})) and not project = APP") == [other.key]
    assert keys(client, "project not in (APP)") == [other.key]
    assert keys(client, f"updated >= {int(START.timestamp() * 1000)}") == [other.key]


def test_a_bare_time_is_read_in_the_time_zone_of_the_account(sandbox, client, mia):
    site = sandbox.jira.site
    site.account = site.users[site.user("syncd", site.account.email, timezone="America/New_York")]
    issue = site.issue("APP", "Noon", None, mia, at=START)

    assert keys(client, 'updated >= "2026-11-23 07:30"') == [issue.key]
    assert keys(client, 'updated >= "2026/11/23 07:31"') == []
    assert keys(client, 'updated >= "2026-11-23 12:30"') == []
    assert search(client, "project = APP", fields="updated")["issues"][0]["fields"] == {
        "updated": "2026-11-23T07:30:00.000-0500"
    }


def test_without_fields_there_are_only_ids_and_pages_of_5000(sandbox, client, mia):
    many = filed(sandbox, mia, 130)

    found = search(client, "project = APP", maxResults=5000)

    assert [set(issue) for issue in found["issues"]] == [{"id"}] * 130
    assert found["isLast"]
    assert len(search(client, "project = APP", fields="key", maxResults=5000)["issues"]) == 130
    assert len(search(client, "project = APP", fields="summary", maxResults=5000)["issues"]) == 100
    assert len(search(client, "project = APP", fields="*all")["issues"]) == 50
    assert len(many) == 130


@pytest.mark.parametrize("most", [0, -1, 5001, "many"])
def test_a_page_size_out_of_range_is_refused(client, most):
    assert str(most) in refusal(client, "project = APP", maxResults=most) or "5000" in refusal(
        client, "project = APP", maxResults=most
    )


def test_pages_follow_each_other_by_token_to_the_last(sandbox, client, mia):
    filed(sandbox, mia, 25)
    asked = {"jql": "project = APP ORDER BY updated ASC", "fields": "summary", "maxResults": 10}

    first = search(client, **asked)
    second = search(client, **asked, nextPageToken=first["nextPageToken"])
    third = search(client, **asked, nextPageToken=second["nextPageToken"])

    assert [len(page["issues"]) for page in (first, second, third)] == [10, 10, 5]
    assert [page["isLast"] for page in (first, second, third)] == [False, False, True]
    assert "nextPageToken" not in third
    told = [issue["id"] for page in (first, second, third) for issue in page["issues"]]
    assert told == sorted(told, key=int)


def test_a_token_that_is_unknown_of_another_query_or_too_old_is_refused(sandbox, client, mia):
    filed(sandbox, mia, 3)
    token = search(client, "project = APP", maxResults=1)["nextPageToken"]

    assert "invalid or expired" in refusal(client, "project = APP", nextPageToken="BOGUS")
    assert "invalid or expired" in refusal(client, "project in (APP)", nextPageToken=token)
    sandbox.clock.advance(timedelta(days=7))
    assert "invalid or expired" in refusal(client, "project = APP", nextPageToken=token)


def test_an_issue_that_changes_between_two_pages_comes_again_and_none_is_skipped(sandbox, client, mia):
    issues = filed(sandbox, mia, 4)
    sandbox.jira.faults.add(Fault("GET /rest/api/3/search/jql", "moved_item"))
    sandbox.clock.advance(timedelta(minutes=1))
    asked = {"jql": "project = APP ORDER BY updated ASC, key ASC", "fields": "updated", "maxResults": 2}

    first = search(client, **asked)
    second = search(client, **asked, nextPageToken=first["nextPageToken"])
    third = search(client, **asked, nextPageToken=second["nextPageToken"])

    told = [issue["key"] for page in (first, second, third) for issue in page["issues"]]
    assert told == [issue.key for issue in issues] + [issues[0].key]


def test_a_repeated_token_leads_back_to_its_own_page(sandbox, client, mia):
    filed(sandbox, mia, 3)
    sandbox.jira.faults.add(Fault("GET /rest/api/3/search/jql", "repeated_token"))
    token = search(client, "project = APP", maxResults=1)["nextPageToken"]

    page = search(client, "project = APP", maxResults=1, nextPageToken=token)

    assert page["nextPageToken"] == token
    assert page["isLast"] is False


def test_a_search_sees_a_write_later_than_the_issue_itself(sandbox, client, mia):
    site = sandbox.jira.site
    site.index_delay = timedelta(seconds=40)
    issue = site.issue("APP", "New", None, mia)
    assert keys(client, "project = APP") == []
    assert keys(client, "project = APP", reconcileIssues=issue.id) == [issue.key]
    assert client.issue(issue.key).fields.summary == "New"

    sandbox.clock.advance(timedelta(seconds=40))
    site.transition(issue, "Done", mia)
    assert keys(client, "statusCategory = Done") == []
    assert keys(client, "statusCategory = 'To Do'") == [issue.key]

    sandbox.clock.advance(timedelta(seconds=40))
    site.delete_issue(issue)
    assert keys(client, "statusCategory = Done") == [issue.key]
    sandbox.clock.advance(timedelta(seconds=40))
    assert keys(client, "project = APP") == []


def test_comments_and_changelog_in_an_issue_are_cut_with_the_true_total(sandbox, client, mia):
    site = sandbox.jira.site
    issue = site.issue("APP", "Long", None, mia)
    said = [site.comment(issue, mia, f"comment {n}") for n in range(25)]
    for n in range(45):
        site.transition(issue, ("In Progress", "In Review")[n % 2], mia)

    found = search(client, "project = APP", fields="comment", expand="changelog")["issues"][0]

    comment, changelog = found["fields"]["comment"], found["changelog"]
    assert [each["id"] for each in comment["comments"]] == said[5:]
    assert (comment["total"], comment["maxResults"], comment["startAt"]) == (25, 20, 5)
    assert (changelog["total"], len(changelog["histories"])) == (45, 40)
    assert changelog["histories"][0]["items"][0]["toString"] == "In Progress", "the newest stands first"

    site.embedded_comments = 100
    found = search(client, "project = APP", fields="comment")["issues"][0]
    assert len(found["fields"]["comment"]["comments"]) == 25


def test_fields_are_chosen_and_left_out(sandbox, client, mia):
    filed(sandbox, mia, 1)

    def told(fields):
        return set(search(client, "project = APP", fields=fields)["issues"][0]["fields"])

    assert told("summary,comment") == {"summary", "comment"}
    assert "comment" not in told("*navigable")
    assert "comment" in told("*navigable,comment")
    assert told("*all") - told("*all,-comment") == {"comment"}
    assert "description" not in told("-description")
    assert "summary" in told("-description")


def test_a_post_reads_its_body_only(sandbox, client, mia):
    filed(sandbox, mia, 2)
    url = client._get_url("search/jql")
    asked = {"jql": "project = APP", "fields": ["summary"], "maxResults": 1}

    first = client._session.post(url, json=asked).json()
    again = client._session.post(url, params={"nextPageToken": first["nextPageToken"]}, json=asked).json()
    second = client._session.post(url, json={**asked, "nextPageToken": first["nextPageToken"]}).json()

    assert again["issues"] == first["issues"]
    assert second["issues"] != first["issues"]


@pytest.mark.parametrize("version", ["2", "3"])
@pytest.mark.parametrize("verb", ["get", "post"])
def test_the_old_search_is_gone_and_says_where_to_go(sandbox, client, version, verb):
    url = f"{sandbox.jira.url}/rest/api/{version}/search"

    with pytest.raises(JIRAError) as caught:
        getattr(client._session, verb)(url, json={"jql": "project = APP"})

    assert caught.value.status_code == 410
    assert "/rest/api/3/search/jql" in caught.value.text

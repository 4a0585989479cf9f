"""Jira's searches: by token in Cloud, by offset in Data Center; and the fetching of issues by the hundred."""

import base64
import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from syncd.sandbox.jira_fields import select
from syncd.sandbox.jira_jql import Invalid, Query, parse
from syncd.sandbox.jira_json import Fields, Rendering, category_id
from syncd.sandbox.jira_records import STATUSES, Issue
from syncd.sandbox.jira_site import JiraSite
from syncd.sandbox.jira_wire import listed, lists, number, parameters, refused, rendering
from syncd.sandbox.requests import Answer, Call

MOVED = "https://developer.atlassian.com/changelog/#CHANGE-2046"
MOST_ISSUES, MOST_IDS, MOST_OF_SERVER = 100, 5000, 1000
TOKEN_LIVES = timedelta(days=7)
UNBOUNDED = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query."
NO_SUCH_ISSUE = "Issue does not exist or you do not have permission to see it."


class Search:
    """The methods of search; ``base`` is filled in by the server with its address."""

    def __init__(self, site: JiraSite) -> None:
        self.site = site
        self.base = ""

    def by_token(self, call: Call) -> Answer:
        """``search/jql``: GET reads its query string, POST its body, each only that."""
        asked = parameters(call)
        ids = lists(asked, "reconcileIssues")
        if len(ids) > 50:
            raise refused(400, "The reconcileIssues parameter accepts a maximum of 50 issue ids.")
        most = number(asked, "maxResults", 50)
        if not 1 <= most <= MOST_IDS:
            raise refused(400, f"The maxResults parameter must be between 1 and {MOST_IDS}.")
        jql = str(asked.get("jql") or "")
        query = self._query(jql, call.at)
        if not query.bounded:
            raise refused(400, UNBOUNDED)
        fields = _fields_of_search(lists(asked, "fields"))
        if fields:
            most = min(most, MOST_ISSUES)
        issues = self._found(query, call.at, ids)
        token = asked.get("nextPageToken")
        if token:
            after = _read_token(str(token), jql, call.at)
            issues = [issue for issue in issues if query.rank(issue) > after]
        page, more = issues[:most], len(issues) > most
        found: dict[str, Any] = {
            "issues": self._rendered(call, page, fields, listed(asked, "expand")),
            "isLast": not more,
        }
        if more:
            found["nextPageToken"] = _token(query.rank(page[-1]), jql, call.at)
        return Answer(found)

    def by_offset(self, call: Call) -> Answer:
        """``search``: of Data Center only; Cloud has taken it away."""
        if self.site.deployment == "Cloud":
            text = "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. "
            raise refused(410, f"{text}A full migration guideline is available at {MOVED}")
        asked = parameters(call)
        start, most = max(0, number(asked, "startAt", 0)), min(number(asked, "maxResults", 50), MOST_OF_SERVER)
        query = self._query(str(asked.get("jql") or ""), call.at)
        issues = self._found(query, call.at, [])
        fields = select(lists(asked, "fields"), default="*navigable")
        page = self._rendered(call, issues[start : start + max(0, most)], fields, listed(asked, "expand"))
        return Answer({"startAt": start, "maxResults": most, "total": len(issues), "issues": page})

    def bulkfetch(self, call: Call) -> Answer:
        """``issue/bulkfetch``: up to 100 issues by id or key, in the order of ids, and which could not be read."""
        body = call.body if isinstance(call.body, dict) else {}
        wanted = body.get("issueIdsOrKeys")
        if not isinstance(wanted, list) or not wanted:
            raise refused(400, "At least one issue ID or key must be provided.")
        if len(wanted) > MOST_ISSUES:
            raise refused(400, f"The number of issue IDs or keys must not exceed {MOST_ISSUES}.")
        found: dict[str, Issue] = {}
        errors = []
        for name in map(str, wanted):
            issue = self._issue(name)
            if issue is None:
                errors.append({"id": name, "errorMessage": NO_SUCH_ISSUE})
            else:
                found[issue.id] = issue
        fields = select(lists(body, "fields"), default="*navigable")
        issues = sorted(found.values(), key=lambda issue: int(issue.id))
        rendered = self._rendered(call, issues, fields, lists(body, "expand"))
        return Answer({"issues": rendered, "issueErrors": errors})

    def _rendered(self, call: Call, issues: list[Issue], fields: Fields | None, expand: list[str]) -> list[Any]:
        to: Rendering = rendering(self.site, self.base, call)
        return [to.issue(issue, fields, expand) for issue in issues]

    def _query(self, jql: str, now: datetime) -> Query:
        try:
            return parse(jql, self, now, ZoneInfo(self.site.account.timezone))
        except Invalid as invalid:
            raise refused(400, *invalid.messages) from None

    def _found(self, query: Query, now: datetime, fresh: list[str]) -> list[Issue]:
        return sorted(filter(query.matches, self.site.indexed(now, fresh)), key=query.rank)

    def _issue(self, name: str) -> Issue | None:
        try:
            issue = self.site.find(name)
        except KeyError:
            return None
        return issue if self.site.readable(issue) else None

    # The names in a query

    def project(self, name: str) -> str | None:
        """The id of a project that the account may see, by key, name or id."""
        if "BROWSE_PROJECTS" not in self.site.permissions:
            return None
        wanted = name.lower()
        for project in self.site.projects.values():
            if wanted in (project.key.lower(), project.name.lower(), project.id) and not project.hidden:
                return project.id
        return None

    def issue(self, name: str) -> str | None:
        """The id of an issue that the account may see, by id or any key it ever had."""
        issue = self._issue(name)
        return issue.id if issue else None

    def category(self, name: str) -> str | None:
        """The key of a status category."""
        return category_id(name)

    def status(self, name: str) -> str | None:
        """The id of a status, by name or id."""
        return next((s.id for s in STATUSES.values() if name.lower() in (s.name.lower(), s.id)), None)


def _fields_of_search(wanted: list[str]) -> Fields | None:
    """None where only ids are asked for, which is the default; an empty mapping for id and key."""
    if set(wanted) <= {"id"}:
        return None
    return {} if set(wanted) <= {"id", "key"} else select(wanted, default="*navigable")


def _seal(jql: str) -> str:
    return sha256(jql.encode()).hexdigest()[:16]


def _token(rank: tuple[int, ...], jql: str, now: datetime) -> str:
    """Names the last issue that was told, not an offset: what moves behind it comes again, nothing is skipped."""
    said = json.dumps([list(rank), _seal(jql), int(now.timestamp())], separators=(",", ":"))
    return base64.urlsafe_b64encode(said.encode()).decode()


def _read_token(token: str, jql: str, now: datetime) -> tuple[int, ...]:
    try:
        rank, seal, given = json.loads(base64.urlsafe_b64decode(token))
        if seal == _seal(jql) and now - datetime.fromtimestamp(given, UTC) < TOKEN_LIVES:
            return tuple(int(place) for place in rank)
    except (ValueError, TypeError):
        pass
    raise refused(400, "The provided next page token is invalid or expired.")

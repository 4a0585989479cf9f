"""Jira Cloud's own ways: search by page token, issues and changelogs by the hundred, all users in one list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from connectors.jira_client import Client
from connectors.jira_cursor import name_of
from syncd.connector import Unavailable

FIELDS = (
    "summary", "description", "status", "resolution", "project", "reporter", "creator", "assignee", "created",
    "updated", "comment", "security",
)  # fmt: skip
"""Only what is read: a third of the bytes of all fields."""
PAGE = 100
ORDER = "ORDER BY updated ASC, key ASC"
_IDS = 5000
_HISTORIES = 10_000


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a search. ``shifted``: what was searched changed while it was read, so that issues may be missing."""

    issues: list[Any]
    at: datetime
    last: bool
    shifted: bool = False


@dataclass(frozen=True, slots=True)
class Fetched:
    """Issues read by id, as they are now. ``gone``: ids of those that are deleted or not to be seen any more."""

    issues: list[Any]
    at: datetime
    gone: list[str] = field(default_factory=list)


class Edition(Protocol):
    """What Cloud and Data Center do differently. ``scope`` is the JQL of what the source may see, or empty."""

    def changed(self, scope: str, since: datetime) -> Iterator[Found]:
        """The issues updated since then, those updated last at the end, with changelog."""

    def ids(self, scope: str, since: datetime) -> set[str]:
        """The ids of the same."""

    def fetch(self, ids: Sequence[str]) -> Iterator[Fetched]:
        """Issues by id, read from the database and not from the search's index, which lags behind."""

    def changelogs(self, ids: Sequence[str], /) -> Mapping[str, list[Any]]:
        """The whole changelogs of these issues, by id."""

    def users(self, start: int) -> list[Any] | None:
        """A part of the directory; None where the account may not see it."""


def jql(scope: str, since: str) -> str:
    """The query of a poll. It has no upper bound: an issue touched every few minutes would never be below it."""
    bounds = f"updated >= {since}"
    return f"{scope} AND {bounds} {ORDER}" if scope else f"{bounds} {ORDER}"


class Cloud:
    """Jira Cloud's REST API, version 3."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def changed(self, scope: str, since: datetime) -> Iterator[Found]:
        return self._pages(self._since(scope, since), FIELDS, PAGE)

    def ids(self, scope: str, since: datetime) -> set[str]:
        pages = self._pages(self._since(scope, since), ("id",), _IDS)
        return {name for page in pages for issue in page.issues if (name := name_of(issue))}

    def _since(self, scope: str, since: datetime) -> str:
        """In milliseconds since 1970, which no profile's time zone and no clock of ours has a part in."""
        return jql(scope, str(int(since.timestamp() * 1000)))

    def _pages(self, query: str, fields: Sequence[str], size: int) -> Iterator[Found]:
        body: dict[str, Any] = {"jql": query, "maxResults": size, "fields": list(fields)}
        if fields is FIELDS:
            body["expand"] = "changelog"
        given: set[str] = set()
        while True:
            answer = self._client.post("search/jql", body)
            issues = answer.listed("issues")
            token = answer.body.get("nextPageToken")
            last = not token or answer.body.get("isLast") is True or not issues
            if not last and token in given:
                raise Unavailable("Jira gives the same page token again and again")
            yield Found(issues, answer.at, last)
            if last:
                return
            given.add(token)
            body["nextPageToken"] = token

    def fetch(self, ids: Sequence[str]) -> Iterator[Fetched]:
        for start in range(0, len(ids), PAGE):
            yield from self._fetch(ids[start : start + PAGE])

    def _fetch(self, ids: Sequence[str]) -> Iterator[Fetched]:
        """A batch whose answer comes cut off is asked for in halves: somewhere in it is an issue that is too large."""
        body = {"issueIdsOrKeys": list(ids), "fields": list(FIELDS), "expand": ["changelog"]}
        answer = self._client.try_post("issue/bulkfetch", body) if len(ids) > 1 else None
        if answer is None and len(ids) > 1:
            half = len(ids) // 2
            yield from self._fetch(ids[:half])
            yield from self._fetch(ids[half:])
            return
        if answer is None:
            yield self.fetch_one(ids[0])
            return
        issues = answer.listed("issues")
        failed = {str(error.get("id")) for error in answer.body.get("issueErrors") or () if isinstance(error, Mapping)}
        found = {name_of(issue) for issue in issues}
        # Absent means deleted or hidden. An error may pass (the vendor: "a retriable error or payload constraint").
        yield Fetched(issues, answer.at, [wanted for wanted in ids if wanted not in found | failed])
        for wanted in ids:
            if wanted in failed:
                yield self.fetch_one(wanted)

    def fetch_one(self, wanted: str) -> Fetched:
        """One issue by itself; 404 says surely that it is not there."""
        answer = self._client.find(f"issue/{wanted}", "issue/{id}", fields=",".join(FIELDS), expand="changelog")
        if answer is None:
            return Fetched([], self._client.now(), [wanted])
        return Fetched([answer.body], answer.at)

    def changelogs(self, ids: Sequence[str]) -> Mapping[str, list[Any]]:
        logs: dict[str, list[Any]] = {}
        body: dict[str, Any] = {"issueIdsOrKeys": list(ids), "maxResults": _HISTORIES}
        given: set[str] = set()
        while True:
            answer = self._client.post("changelog/bulkfetch", body)
            for log in answer.listed("issueChangeLogs"):
                logs.setdefault(str(log["issueId"]), []).extend(log["changeHistories"])
            token = answer.body.get("nextPageToken")
            if not token:
                return logs
            if token in given:
                raise Unavailable("Jira gives the same page token of a changelog again and again")
            given.add(token)
            body["nextPageToken"] = token

    def users(self, start: int) -> list[Any] | None:
        answer = self._client.find("users/search", "", 403, startAt=start, maxResults=1000)
        return None if answer is None else listed(answer.body)


def listed(body: Any) -> list[Any]:
    """An answer that is a list; Unavailable for anything else."""
    if not isinstance(body, list):
        raise Unavailable("Jira's answer is no list")
    return body

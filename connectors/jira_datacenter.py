"""Jira Data Center's own ways: search by offset, the whole changelog with each issue, users by search."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from connectors.jira_client import Client
from connectors.jira_cloud import FIELDS, PAGE, Fetched, Found, jql, listed
from connectors.jira_cursor import name_of

_SLACK = 5
"""Minutes added to a window: duplicates are known and cost nothing, and small steps of the clock do no harm."""
_IDS = 1000


class DataCenter:
    """Jira Data Center's REST API, version 2."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def changed(self, scope: str, since: datetime) -> Iterator[Found]:
        return self._pages(scope, since, FIELDS, PAGE)

    def ids(self, scope: str, since: datetime) -> set[str]:
        pages = self._pages(scope, since, ("id",), _IDS)
        return {name for page in pages for issue in page.issues if (name := name_of(issue))}

    def _pages(self, scope: str, since: datetime, fields: Sequence[str], size: int) -> Iterator[Found]:
        """Relative minutes, which only the server's clock has a part in; the answer shows whether they reach.

        They do not where the server's clock was set, or ours stood still while the machine slept.
        """
        minutes, start, total = self._minutes(self._client.now(), since), 0, -1
        while True:
            answer = self._client.get(
                "search",
                jql=jql(scope, f"-{minutes}m"),
                startAt=start,
                maxResults=size,
                fields=",".join(fields),
                expand="changelog" if fields is FIELDS else "",
            )
            if start == 0 and answer.at - timedelta(minutes=minutes) > since:
                minutes = self._minutes(answer.at, since)
                continue
            issues = answer.listed("issues")
            known = answer.body.get("total")
            shifted = 0 <= total != known
            total = known if isinstance(known, int) else -1
            start += len(issues)
            last = not issues or (total >= 0 and start >= total)
            yield Found(issues, answer.at, last, shifted)
            if last:
                return

    @staticmethod
    def _minutes(now: datetime, since: datetime) -> int:
        return max(math.ceil((now - since) / timedelta(minutes=1)), 0) + _SLACK

    def fetch(self, ids: Sequence[str]) -> Iterator[Fetched]:
        """By a search for ids. What is not found is asked for by itself: only a 404 says that it is not there."""
        for start in range(0, len(ids), PAGE):
            batch = ids[start : start + PAGE]
            query = f"id in ({', '.join(batch)}) ORDER BY id ASC"
            # Without validation an id that is gone is passed over; a server that validates all the same says 400.
            answer = self._client.find(
                "search",
                "",
                400,
                jql=query,
                maxResults=PAGE,
                fields=",".join(FIELDS),
                expand="changelog",
                validateQuery="false",
            )
            issues = answer.listed("issues") if answer else []
            found = {name_of(issue) for issue in issues}
            if answer:
                yield Fetched(issues, answer.at)
            for wanted in batch:
                if wanted not in found:
                    yield self._fetch_one(wanted)

    def _fetch_one(self, wanted: str) -> Fetched:
        answer = self._client.find(f"issue/{wanted}", "issue/{id}", fields=",".join(FIELDS), expand="changelog")
        if answer is None:
            return Fetched([], self._client.now(), [wanted])
        return Fetched([answer.body], answer.at)

    def changelogs(self, _ids: Sequence[str]) -> Mapping[str, list[Any]]:
        """Nothing: Data Center gives an issue's changelog whole or, for this account, not at all."""
        return {}

    def users(self, start: int) -> list[Any] | None:
        answer = self._client.find(
            "user/search", "", 403, username=".", includeInactive="true", startAt=start, maxResults=1000
        )
        return None if answer is None else listed(answer.body)

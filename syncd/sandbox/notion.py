"""The stand-in for Notion's API, versions 2025-09-03 and 2026-03-11, over one scripted workspace.

It is held to Notion's own descriptions (developers.notion.com, its client's types, recordings of the real API), not to
our connector. Where Notion leaves two readings, ``workspace`` plays either.
"""

import math
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.limits import MINUTE
from syncd.sandbox.notion_comments import Comments
from syncd.sandbox.notion_errors import (
    CONNECTION,
    OUTAGES,
    WORKSPACE,
    error,
    invalid,
    rate_limited,
    restricted,
    unauthorized,
)
from syncd.sandbox.notion_paging import Cursors
from syncd.sandbox.notion_reading import Reading
from syncd.sandbox.notion_shapes import VERSIONS, Capabilities
from syncd.sandbox.notion_text import minute
from syncd.sandbox.notion_workspace import NotionWorkspace
from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.server import Method, Problem, VendorServer

PER_MINUTE = 180
"""The older text's average of 3 a second; what a plan's budget is today Notion does not publish here."""
WORKSPACE_WINDOW = timedelta(minutes=15)


class NotionServer(VendorServer):
    """``workspace`` is the state, ``token`` a working token, ``capabilities`` what it may do.

    ``limits.enabled`` turns on ``per_minute``, the connection's budget in any 60 seconds, and ``per_quarter``, the
    limit that all connections of the workspace share in 15 minutes (None: none).
    """

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.workspace = NotionWorkspace(clock, lock)
        self.capabilities = Capabilities()
        self.cursors = Cursors()
        self.token = "ntn_sandbox"  # noqa: S105 - opens nothing but the sandbox
        self.per_minute = PER_MINUTE
        self.per_quarter: int | None = None
        self._revoked = False
        self._exhausted_until: datetime | None = None
        reading = Reading(self.workspace, self.capabilities, self.cursors)
        comments = Comments(reading)
        for verb, path, method in (
            ("GET", "/v1/users", reading.users),
            ("GET", "/v1/users/me", reading.me),
            ("GET", "/v1/users/{id}", reading.user),
            ("GET", "/v1/comments", comments.list),
            ("POST", "/v1/comments", comments.create),
            ("GET", "/v1/comments/{id}", comments.get),
        ):
            self.route(verb, path, _answered(method))
        for verb, path, method in (
            ("POST", "/v1/search", reading.search),
            ("GET", "/v1/pages/{id}", reading.page),
            ("GET", "/v1/databases/{id}", reading.database),
            ("GET", "/v1/data_sources/{id}", reading.data_source),
            ("POST", "/v1/data_sources/{id}/query", reading.query),
            ("GET", "/v1/blocks/{id}", reading.block),
            ("GET", "/v1/blocks/{id}/children", reading.children),
        ):
            self.route(verb, path, _answered(self._content(method)))

    def revoke(self) -> None:
        """From now on the token is refused."""
        self._revoked = True

    def restore(self) -> None:
        """The token works again."""
        self._revoked = False

    def exhaust(self, time: timedelta) -> None:
        """Other connections used up the workspace's limit: for so long every request is refused."""
        self._exhausted_until = self.clock.now() + time

    def _content(self, method: Callable[[Call], dict[str, Any]]) -> Callable[[Call], dict[str, Any]]:
        def answer(call: Call) -> dict[str, Any]:
            if not self.capabilities.read_content:
                raise restricted()
            return method(call)

        return answer

    def authenticate(self, call: Call) -> None:
        """401 for a wrong token, 400 for a missing version or one before data sources."""
        if self._revoked or call.headers.get("authorization") != f"Bearer {self.token}":
            raise Refused(unauthorized())
        version = call.headers.get("notion-version")
        told = "Notion-Version header failed validation: Notion-Version header should be"
        if version is None:
            raise Refused(error(400, "missing_version", f"{told} defined, instead was `undefined`."))
        if version not in VERSIONS:
            known = " or ".join(f'`"{each}"`' for each in VERSIONS)
            raise invalid(f'{told} {known}, instead was `"{version}"`.')

    def limit(self, call: Call) -> timedelta:
        """Refuses by itself, since Notion says in the answer which of its limits it was."""
        if self._exhausted_until is not None and self._exhausted_until > call.at:
            raise _too_fast(WORKSPACE, self._exhausted_until - call.at)
        if wait := self.limits.within("connection", self.per_minute, MINUTE, call.at):
            raise _too_fast(CONNECTION, wait)
        shared = self.per_quarter
        if shared is not None and (wait := self.limits.within("workspace", shared, WORKSPACE_WINDOW, call.at)):
            raise _too_fast(WORKSPACE, wait)
        return super().limit(call)

    def refusal(self, problem: Problem, call: Call) -> Answer:  # noqa: ARG002
        match problem:
            case Problem.UNKNOWN_METHOD:
                return error(400, "invalid_request_url", "Invalid request URL.")
            case Problem.INVALID_JSON:
                return error(400, "invalid_json", "Error parsing JSON body.")
            case Problem.EXPIRED_TOKEN:
                return unauthorized()
            case Problem.RATE_LIMITED:
                return rate_limited(CONNECTION)

    def outage(self, status: int) -> Answer:
        """Notion's own words for 500, 503 and 529; a 502 is the gateway's."""
        return error(status, *OUTAGES[status]) if status in OUTAGES else super().outage(status)

    def page_token(self, call: Call) -> str:
        return str(call.params.get("start_cursor") or "")

    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        if answer.status != 200:
            return answer
        return Answer({**answer.decoded(), "next_cursor": self.page_token(call), "has_more": True})

    def move_item(self, call: Call, answer: Answer) -> Answer:
        """In a list ordered by edit, one is edited between two pages; in others the last item comes again.

        Latest first, the item that would have come next jumps to the front and is missed; else the first comes again.
        What was edited in this very minute cannot move by an edit: then too the last item comes again.
        """
        page = answer.decoded() if answer.status == 200 else {}
        following = page.get("next_cursor")
        if not following:
            return answer
        if (direction := _by_edit(call)) is not None:
            moved = self.cursors.following(following) if direction == "descending" else page["results"][0]["id"]
            node = self.workspace.nodes[moved]
            if minute(node.edited) < minute(call.at):
                self.workspace.edit(node, self.workspace.bot, call.at)
                return Answer(page)
        return Answer({**page, "next_cursor": self.cursors.before(following)})


def _by_edit(call: Call) -> str | None:
    """The direction in which the list is ordered by ``last_edited_time``; None where it is not."""
    if call.method == "POST /v1/search":
        return str((call.params.get("sort") or {}).get("direction", "descending"))
    sorts = call.params.get("sorts") or []
    if sorts and sorts[0].get("timestamp") == "last_edited_time":
        return str(sorts[0].get("direction", "ascending"))
    return None


def _answered(method: Callable[[Call], dict[str, Any]]) -> Method:
    """Every object that is answered ends with the request's id."""

    def answer(call: Call) -> Answer:
        return Answer({**method(call), "request_id": str(uuid4())})

    return answer


def _too_fast(reason: str, wait: timedelta) -> Refused:
    return Refused(rate_limited(reason, math.ceil(wait.total_seconds())))

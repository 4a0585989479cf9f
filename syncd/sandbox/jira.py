"""The stand-in for Jira Cloud's REST API (v2 and v3), or with ``site.deployment = "Server"`` for a Data Center's."""

import base64
import binascii
import threading
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.jira_issues import Issues
from syncd.sandbox.jira_people import People
from syncd.sandbox.jira_search import Search
from syncd.sandbox.jira_site import JiraSite
from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.server import Method, Problem, VendorServer

SECOND = timedelta(seconds=1)
BURST = {"GET": 100, "POST": 100, "PUT": 50, "DELETE": 50}
"""Requests a second to one endpoint with one method (Atlassian's rate limiting page)."""


class JiraServer(VendorServer):
    """Basic authentication with ``email`` and ``token``; a Data Center takes ``token`` as a bearer's."""

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.site = JiraSite(clock, lock)
        self.email = self.site.account.email
        self.token = "sandbox-jira-token"  # noqa: S105 - opens nothing but the sandbox
        self.burst = dict(BURST)
        self._people, self._search, self._issues = People(self.site), Search(self.site), Issues(self.site)
        for version in ("2", "3", "latest"):  # the SDK assigns by "latest", which is 2
            self._routes(f"/rest/api/{version}")

    async def start(self, port: int = 0) -> None:
        """Listens, and lets all addresses in answers begin with the server's own."""
        await super().start(port)
        self._people.base = self._search.base = self._issues.base = self.url

    def _routes(self, api: str) -> None:
        people, search, issues = self._people, self._search, self._issues
        self.route("GET", f"{api}/serverInfo", people.server_info)
        self.route("GET", f"{api}/myself", people.myself)
        self.route("GET", f"{api}/mypermissions", people.permissions)
        self.route("GET", f"{api}/field", people.fields)
        self.route("GET", f"{api}/status", people.statuses)
        self.route("GET", f"{api}/users/search", self._cloud(people.users))
        self.route("GET", f"{api}/user/search", people.find_users)
        for verb in ("GET", "POST"):
            self.route(verb, f"{api}/search/jql", self._cloud(search.by_token))
            self.route(verb, f"{api}/search", search.by_offset)
        self.route("POST", f"{api}/issue/bulkfetch", self._cloud(search.bulkfetch))
        self.route("POST", f"{api}/changelog/bulkfetch", self._cloud(issues.changelogs))
        self.route("GET", f"{api}/issue/{{key}}", issues.get)
        self.route("GET", f"{api}/issue/{{key}}/comment", issues.comments)
        self.route("POST", f"{api}/issue/{{key}}/comment", issues.comment)
        self.route("GET", f"{api}/issue/{{key}}/changelog", self._cloud(issues.changelog))
        self.route("GET", f"{api}/issue/{{key}}/transitions", issues.transitions)
        self.route("POST", f"{api}/issue/{{key}}/transitions", issues.transition)
        self.route("PUT", f"{api}/issue/{{key}}/assignee", issues.assign)

    def _cloud(self, method: Callable[[Call], Answer]) -> Method:
        """A method that a Data Center does not have."""

        def answer(call: Call) -> Answer:
            if self.site.deployment == "Server":
                raise Refused(self.refusal(Problem.UNKNOWN_METHOD, call))
            return method(call)

        return answer

    def authenticate(self, call: Call) -> None:
        """401 for wrong credentials; without any, only ``serverInfo`` answers."""
        given = call.headers.get("authorization", "")
        if self._right(given) or (not given and call.path.endswith("/serverInfo")):
            return
        if self.site.rejected_is_anonymous and call.path.endswith("/search/jql"):
            raise Refused(Answer({"issues": [], "isLast": True}, headers=_reason(given)))
        raise Refused(self._unauthorized(given))

    def _right(self, given: str) -> bool:
        scheme, _, secret = given.partition(" ")
        if self.site.deployment == "Server":
            return scheme.lower() == "bearer" and secret == self.token
        try:
            return scheme.lower() == "basic" and base64.b64decode(secret) == f"{self.email}:{self.token}".encode()
        except binascii.Error:
            return False

    def _unauthorized(self, given: str) -> Answer:
        realm = {"WWW-Authenticate": f'OAuth realm="{self.url}"'.replace("://", "%3A%2F%2F")}
        text = b"Client must be authenticated to access this resource."
        return Answer(text, 401, {**realm, **_reason(given)}, "text/html")

    def refusal(self, problem: Problem, call: Call) -> Answer:
        """Jira's words for what the frame refuses."""
        match problem:
            case Problem.UNKNOWN_METHOD:
                return Answer({"message": f"null for uri: {self.url}{call.path}", "status-code": 404}, 404)
            case Problem.INVALID_JSON:
                text = "Invalid request payload. Refer to the REST API documentation and try again."
                return Answer({"errorMessages": [text], "errors": {}}, 400)
            case Problem.EXPIRED_TOKEN:
                return self._unauthorized(call.headers.get("authorization", ""))
            case Problem.RATE_LIMITED:
                return self._too_fast(call)

    def _too_fast(self, call: Call) -> Answer:
        headers = {
            "X-RateLimit-Limit": str(self.burst.get(call.verb, 100)),
            "X-RateLimit-Remaining": "0",
            "X-RateLimit-Reset": (call.at + SECOND).strftime("%Y-%m-%dT%H:%MZ"),
            "X-RateLimit-NearLimit": "true",
            "RateLimit-Reason": "jira-burst-based",
        }
        return Answer({"errorMessages": ["Rate limit exceeded."], "errors": {}}, 429, headers)

    def limit(self, call: Call) -> timedelta:
        """So many requests a second to one endpoint with one method."""
        wait = self.limits.within(call.method, self.burst.get(call.verb, 100), SECOND, call.at)
        return wait or super().limit(call)

    def page_token(self, call: Call) -> str:
        return str(call.params.get("nextPageToken") or "")

    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        page = answer.decoded()
        if answer.status != 200:
            return answer
        page["nextPageToken"] = self.page_token(call)
        if "isLast" in page:
            page["isLast"] = False
        return Answer(page, 200, answer.headers)

    def move_item(self, call: Call, answer: Answer) -> Answer:
        """The first issue of the page is touched after the page was made: in the order of ``updated`` it moves."""
        page = answer.decoded() if answer.status == 200 else None
        if not isinstance(page, dict) or not page.get("issues") or not _goes_on(page):
            return answer
        self.site.touch(page["issues"][0]["id"], at=call.at)
        return Answer(page, 200, answer.headers)


def _goes_on(page: Mapping[str, Any]) -> bool:
    if "total" in page:
        return int(page["startAt"]) + len(page["issues"]) < int(page["total"])
    return "nextPageToken" in page


def _reason(given: str) -> dict[str, str]:
    """Told of every request whose credentials were not taken, and of none that had none."""
    return {"X-Seraph-LoginReason": "AUTHENTICATED_FAILED"} if given else {}

"""The stand-in for Asana's REST API 1.0; ``workspace`` is its state."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import ClassVar

from syncd.sandbox.asana_reading import Reading
from syncd.sandbox.asana_wire import Pages, errors
from syncd.sandbox.asana_workspace import AsanaWorkspace
from syncd.sandbox.asana_writing import Writing
from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.limits import MINUTE
from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.server import Method, Problem, VendorServer

PER_MINUTE = {"free": 150, "paid": 1500}
SEARCHES_PER_MINUTE = 60
SEARCH = "GET /workspaces/{workspace}/tasks/search"
TOO_FAST = "You've made too many requests and hit a rate limit. Please retry after the given amount of time."
EXPIRED = (
    "The bearer token has expired. If you have a refresh token, please use it to request a new bearer token, otherwise "
    "allow the user to re-authenticate."
)


class AsanaServer(VendorServer):
    """Takes ``token`` as a bearer's. ``pages.life`` is how long an offset is good; the vendor: some time."""

    path: ClassVar[str] = "/api/1.0"

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.workspace = AsanaWorkspace(clock, lock)
        self.token = "1/1209000000000002:sandbox-asana-token"  # noqa: S105 - opens nothing but the sandbox
        self.pages = Pages(timedelta(minutes=15))
        self._reading = Reading(self.workspace, self.pages)
        self._writing = Writing(self.workspace, self._reading)
        self._routes()

    async def start(self, port: int = 0) -> None:
        """Listens, and lets all addresses in answers begin with the server's own."""
        await super().start(port)
        self.pages.base = self._writing.base = self.url

    def _routes(self) -> None:
        read, write = self._reading, self._writing
        gets: dict[str, Callable[[Call], Answer]] = {
            "/users": read.users,
            "/users/{user}": read.user,
            "/workspaces": read.workspaces,
            "/workspaces/{workspace}/users": read.users,
            "/workspaces/{workspace}/projects": read.projects,
            "/workspaces/{workspace}/tasks/search": read.search,
            "/workspaces/{workspace}/events": read.workspace_events,
            "/projects": read.projects,
            "/projects/{project}": read.project,
            "/projects/{project}/tasks": read.project_tasks,
            "/projects/{resource}/events": read.events,
            "/portfolios": read.portfolios,
            "/portfolios/{portfolio}": read.portfolio,
            "/portfolios/{portfolio}/items": read.portfolio_items,
            "/tasks": read.tasks,
            "/tasks/{task}": read.task,
            "/tasks/{task}/subtasks": read.subtasks,
            "/tasks/{task}/stories": read.stories,
            "/tasks/{resource}/events": read.events,
            "/stories/{story}": read.story,
            "/reactions": read.reactions,
            "/events": read.events,
        }
        for path, method in gets.items():
            self._add("GET", path, method)
        self._add("POST", "/tasks/{task}/stories", write.comment)
        self._add("PUT", "/tasks/{task}", write.task)

    def _add(self, verb: str, path: str, method: Method) -> None:
        self.route(verb, f"{self.path}{path}", method, f"{verb} {path}")

    def authenticate(self, call: Call) -> None:
        """401 for a token that is none; 451 where the vendor serves nobody."""
        if self.workspace.embargoed:
            message = "This request was blocked for legal reasons, commonly caused by an embargoed IP address."
            raise Refused(errors(451, message))
        scheme, _, given = call.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or given != self.token:
            raise Refused(errors(401, "Not Authorized"))

    def limit(self, call: Call) -> timedelta:
        """So many requests a minute by token, whatever they ask, and fewer searches."""
        wait = super().limit(call)
        if call.method == SEARCH:
            wait = max(wait, self.limits.within(SEARCH, SEARCHES_PER_MINUTE, MINUTE, call.at))
        return max(wait, self.limits.within("token", PER_MINUTE[self.workspace.plan], MINUTE, call.at))

    def refusal(self, problem: Problem, _call: Call) -> Answer:
        """Asana's words for what the frame refuses."""
        match problem:
            case Problem.UNKNOWN_METHOD:
                return errors(404, "No matching route for request")
            case Problem.INVALID_JSON:
                return errors(400, "Could not parse request data, invalid JSON")
            case Problem.EXPIRED_TOKEN:
                return errors(401, EXPIRED)
            case Problem.RATE_LIMITED:
                return errors(429, TOO_FAST)

    def outage(self, status: int) -> Answer:
        """A server error of Asana's own comes with a phrase; what its balancers say is a page of HTML."""
        if status != 500:
            return super().outage(status)
        return errors(500, "Server Error", phrase="6 sad squid snuggle softly")

    def page_token(self, call: Call) -> str:
        return str(call.params.get("offset") or "")

    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        page = answer.decoded() if answer.status == 200 else None
        if not isinstance(page, dict) or "next_page" not in page:
            return answer
        page["next_page"] = self.pages.following(call, self.page_token(call))
        return Answer(page, 200, answer.headers)

    def move_item(self, call: Call, answer: Answer) -> Answer:
        """The first task of a project's page is put at the end of the project after the page was made."""
        page = answer.decoded() if answer.status == 200 else None
        project = str(call.params.get("project", ""))
        if not isinstance(page, dict) or not page.get("next_page") or project not in self.workspace.order:
            return answer
        first = page["data"][0]["gid"]
        if first not in self.workspace.order[project]:
            return answer
        self.workspace.rank(project, first)
        return Answer(page, 200, answer.headers)

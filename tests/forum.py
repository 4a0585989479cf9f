"""The forum that the example of a plug-in reads: its server, and the subject that the connectors' suite needs of it."""

import importlib.util
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import AnyHttpUrl
from subjects import Refusal

from syncd.connector import Connector, Secret
from syncd.model import Event, Item, ThreadRef
from syncd.retry import Retry
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.server import Problem, VendorServer

EXAMPLE = Path(__file__).parents[1] / "docs" / "example-connector"
SOURCE = "acme-forum"
VARIABLE = "SYNCD_TEST_FORUM_TOKEN"
BOARD = {"id": 7, "name": "Help", "public": True}
DANA = {"id": 1, "name": "Dana Ruiz", "email": "dana@partner.test"}
MIA = {"id": 2, "name": "Mia Berg", "email": "mia@acme.test"}
READER = {"id": 3, "name": "syncd", "email": "", "bot": True}
PAGE = 100


def plugin() -> Any:
    """The example's module, from its file: it need not be installed."""
    if (known := sys.modules.get("syncd_forum")) is not None:
        return known
    spec = importlib.util.spec_from_file_location("syncd_forum", EXAMPLE / "syncd_forum.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["syncd_forum"] = module
    spec.loader.exec_module(module)
    return module


class ForumServer(VendorServer):
    """Posts in the order of their last change: ``change`` is the number by which the list goes on."""

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.token, self.denied = "sandbox-forum-token", False
        self.posts: dict[int, dict[str, Any]] = {}
        self._changes = 0
        self.route("GET", "/api/me", lambda call: Answer({**READER, "forum": "Acme forum"}))
        self.route("GET", "/api/users", lambda call: Answer([DANA, MIA, READER]))
        self.route("GET", "/api/posts", self._list)
        self.route("GET", "/api/topics/{topic}", self._topic)

    def post(self, author: Any, text: str, *, answers: int = 0, at: datetime | None = None) -> int:
        with self.lock:
            id_ = len(self.posts) + 1
            topic = self.posts[answers]["topic"] if answers else id_
            written = (at or self.clock.now()).isoformat(timespec="seconds")
            self.posts[id_] = {"id": id_, "topic": topic, "title": "Invoices", "author": author, "board": BOARD}
            self.change(id_, written=written, text=text, reply_to=answers or None, edited=None, deleted=False)
            return id_

    def change(self, id_: int, **members: Any) -> None:
        with self.lock:
            self._changes += 1
            self.posts[id_].update(members, change=self._changes)

    def edit(self, id_: int, text: str) -> None:
        self.change(id_, text=text, edited=self.clock.now().isoformat(timespec="seconds"))

    def _list(self, call: Call) -> Answer:
        after = int(call.params["after"])
        later = sorted((p for p in self.posts.values() if p["change"] > after), key=lambda p: p["change"])
        shown = later[:PAGE]
        end = shown[-1]["change"] if shown else after
        return Answer({"posts": shown, "next": end, "more": len(later) > PAGE})

    def _topic(self, call: Call) -> Answer:
        return Answer([p for p in self.posts.values() if str(p["topic"]) == call.params["topic"] and not p["deleted"]])

    def authenticate(self, call: Call) -> None:
        if call.headers.get("authorization") != f"Bearer {self.token}":
            raise Refused(self.refusal(Problem.EXPIRED_TOKEN, call))
        if self.denied:
            raise Refused(Answer({"error": "denied"}, 403))

    def refusal(self, problem: Problem, call: Call) -> Answer:
        status = {Problem.EXPIRED_TOKEN: 401, Problem.RATE_LIMITED: 429, Problem.UNKNOWN_METHOD: 404}
        return Answer({"error": problem.value}, status.get(problem, 400))

    def page_token(self, call: Call) -> str:
        return str(call.params.get("after", "0")).removeprefix("0")

    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        return Answer({**answer.decoded(), "next": int(call.params["after"]), "more": True})

    def move_item(self, call: Call, answer: Answer) -> Answer:
        page = answer.decoded()
        if not page["more"]:
            return answer
        self.change(page["posts"][0]["id"])
        return answer


class ForumSandbox(Sandbox):
    """The sandbox with a forum in it."""

    @cached_property
    def forum(self) -> ForumServer:
        return self._started(ForumServer(self.clock, self.lock), 0)


class ForumSubject:
    """The forum with one topic, Dana who asks, and the connector of the example."""

    paged = "GET /api/posts"

    def __init__(self, sandbox: ForumSandbox, monkeypatch: Any) -> None:
        self.server, self.clock = sandbox.forum, sandbox.clock
        self.secrets: Sequence[str] = [self.server.token]
        monkeypatch.setenv(VARIABLE, self.server.token)
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        self._first = self.server.post(DANA, "Everything about invoices.")

    def settings(self) -> Any:
        token = Secret(env=VARIABLE)
        url = AnyHttpUrl(self.server.url)
        return plugin().ForumSettings(name=SOURCE, type="forum", base_url=url, token=token)

    def connector(self, retry: Retry) -> Connector[Any]:
        connector: Connector[Any] = plugin().ForumConnector(self.settings(), retry)
        return connector

    def events(self, item: Item) -> Iterator[Event]:
        mapped: Iterator[Event] = plugin().events(self.settings().info, item)
        return mapped

    def say(self, text: str) -> str:
        return str(self.server.post(DANA, text, answers=self._first))

    def fill(self) -> set[str]:
        return {str(self.server.post(DANA, f"Is invoice {n} paid?")) for n in range(2 * PAGE + 50)}

    def spoil(self) -> None:
        """A post whose author has no id."""
        self.server.post({"name": "Nobody"}, "I have no id")

    def watch(self) -> ThreadRef:
        at = self.clock.now()
        return ThreadRef(SOURCE, str(BOARD["id"]), str(self._first), at, at)

    def refusals(self) -> Sequence[Refusal]:
        return [
            Refusal("the account may not read", lambda: setattr(self.server, "denied", True), "boards"),
            Refusal("the token is revoked", self._revoke, "token"),
        ]

    def _revoke(self) -> None:
        self.server.denied, self.server.token = False, "another"

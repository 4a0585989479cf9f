"""What the stand-ins of all vendors share: routes, log, faults, limits, the clock in every answer.

How a vendor's server is written::

    class JiraServer(VendorServer):
        def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
            super().__init__(clock, lock)
            self.site = JiraSite(clock, lock)         # the state; its methods take the lock, which is reentrant
            self.route("GET", "/rest/api/3/issue/{key}", self.issue)    # logged as "GET /rest/api/3/issue/{key}"
            self.limits.per_minute["GET /rest/api/3/issue/{key}"] = 600

        def issue(self, call: Call) -> Answer: ...               # a method: synchronous, called under the lock
        def authenticate(self, call: Call) -> None: ...          # raises Refused(Answer(..., status=401))
        def refusal(self, problem: Problem, call: Call) -> Answer: ...   # the vendor's error shape
        def page_token(self, call: Call) -> str: ...             # the page token that a request carries
        def repeat_token(self, call: Call, answer: Answer) -> Answer: ...   # the faults that only the vendor's
        def move_item(self, call: Call, answer: Answer) -> Answer: ...      # server can play

``call.params`` merges path, query, form and JSON members. A method answers ``Answer(json, status, headers)`` or raises
``Refused(answer)``. The order is: fault, route, authentication, limits, method; every request is logged, also a
faulted one. ``Date`` is the sandbox clock's on every answer.
"""

import asyncio
import json
import math
import re
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable
from datetime import timedelta
from email.utils import format_datetime
from enum import StrEnum
from typing import Any, ClassVar, TypeAlias
from urllib.parse import parse_qsl

from aiohttp import web

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.faults import Fault, Faults
from syncd.sandbox.limits import Limits
from syncd.sandbox.requests import Answer, Call, Refused, Request
from syncd.sandbox.sending import reset, send_half, send_slowly

Method: TypeAlias = Callable[[Call], Answer]
HTML = b"<!DOCTYPE html><html><head><title>Oops</title></head><body><h1>Something went wrong</h1></body></html>"
RESET = 0


class Problem(StrEnum):
    """What the frame itself refuses, each in the vendor's error shape."""

    UNKNOWN_METHOD = "unknown_method"
    INVALID_JSON = "invalid_json"
    RATE_LIMITED = "rate_limited"
    EXPIRED_TOKEN = "expired_token"  # noqa: S105 - a word, not a token


class VendorServer(ABC):
    """One vendor's API on a port of the loopback interface. See the module's docstring for how to write one."""

    path: ClassVar[str] = ""

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        self.clock = clock
        self.lock = lock
        self.faults = Faults()
        self.limits = Limits()
        self.requests: list[Request] = []
        self.connections = 0
        self.port = 0
        self._exact: dict[tuple[str, str], tuple[str, Method]] = {}
        self._patterns: list[tuple[str, re.Pattern[str], str, Method]] = []
        self._http: web.Server | None = None
        self._listening: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """The address that goes into a source's ``base_url``."""
        return f"http://127.0.0.1:{self.port}{self.path}"

    def count(self, method: str | None = None) -> int:
        """How many requests of ``method`` (without: of all) came since the log was last cleared."""
        with self.lock:
            return len(self.requests) if method is None else sum(r.method == method for r in self.requests)

    def forget(self) -> None:
        """Clears the log of requests and the count of connections."""
        with self.lock:
            self.requests.clear()
            self.connections = 0

    def route(self, verb: str, path: str, method: Method, name: str = "") -> None:
        """Answers ``verb`` (``*``: any) on ``path`` with ``method``; ``{key}`` in the path becomes a param.

        Fixed paths go before patterns, patterns in the order of their adding.
        """
        name = name or f"{verb} {path}"
        if "{" not in path:
            self._exact[verb, path] = (name, method)
            return
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))
        self._patterns.append((verb, re.compile(pattern), name, method))

    @abstractmethod
    def authenticate(self, call: Call) -> None:
        """Raises Refused where the credentials are missing or wrong."""

    @abstractmethod
    def refusal(self, problem: Problem, call: Call) -> Answer:
        """The vendor's answer to ``problem``; of RATE_LIMITED without Retry-After, which the frame adds."""

    @abstractmethod
    def page_token(self, call: Call) -> str:
        """The token of the page that is asked for; empty for a first page."""

    @abstractmethod
    def repeat_token(self, call: Call, answer: Answer) -> Answer:
        """``answer`` with the request's own page token as the next one."""

    @abstractmethod
    def move_item(self, call: Call, answer: Answer) -> Answer:
        """Lets an item of this page move, so that it comes again (or not) on the next; gives the answer to send.

        The very same ``answer`` where no page follows: the fault then waits for a page that another one follows.
        """

    def outage(self, status: int) -> Answer:
        """What a 500, 502, 503, 504 or 529 says: a page of HTML, unless the vendor has words of its own."""
        return Answer(HTML, status, content_type="text/html")

    def limit(self, call: Call) -> timedelta:
        """How long ``call`` has to wait; zero: it may pass. A vendor adds its finer limits here."""
        return self.limits.wait(call.method, call.at)

    async def start(self, port: int = 0) -> None:
        """Listens on ``port`` (0: a free one) of the loopback interface."""
        self._http = web.Server(self._handle, keepalive_timeout=75.0)
        loop = asyncio.get_running_loop()
        self._listening = await loop.create_server(self._accept, "127.0.0.1", port)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stops listening and closes what is open."""
        if self._listening and self._http:
            self._listening.close()
            self._http.pre_shutdown()  # ends the connections that clients keep open, which would be waited for
            await self._http.shutdown(1.0)

    def _accept(self) -> asyncio.BaseProtocol:
        if self._http is None:
            raise RuntimeError("the server is not started")
        self.connections += 1
        return self._http()

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        raw = await request.read()
        headers = {key.lower(): value for key, value in request.headers.items()}
        verb = headers.get("x-http-method-override", request.method)  # Google's client sends a long GET as a POST
        name, method, in_path = self._find(verb, request.path)
        params = {**in_path, **request.query}
        body, well_formed = _body(raw, headers.get("content-type", ""), params)
        with self.lock:
            call = Call(name, verb, request.path, params, self.clock.now(), body, headers)
            fault = self.faults.pick(name, params, continues=bool(self.page_token(call)))
            answer, fault = self._answer(call, method if well_formed else None, well_formed, fault)
            status = RESET if fault and fault.what == "reset" else answer.status
            self.requests.append(Request(name, params, status, call.at, fault.what if fault else ""))
        return await self._send(request, call, answer, fault)

    def _find(self, verb: str, path: str) -> tuple[str, Method | None, dict[str, str]]:
        for wanted in (verb, "*"):
            if found := self._exact.get((wanted, path)):
                return *found, {}
        for wanted, pattern, name, method in self._patterns:
            if wanted in (verb, "*") and (match := pattern.fullmatch(path)):
                return name, method, match.groupdict()
        return f"{verb} {path}", None, {}

    def _answer(
        self, call: Call, method: Method | None, well_formed: bool, fault: Fault | None
    ) -> tuple[Answer, Fault | None]:
        """The answer, and the fault where one really struck."""
        answer = Answer(b"")
        if fault is None or fault.takes_effect:
            answer = self._answer_truly(call, method, well_formed)
        if fault is None:
            return answer, None
        spoilt = self._spoil(call, answer, fault)
        if spoilt is answer and fault.what in ("moved_item", "repeated_token"):
            self.faults.put_back(fault)
            return answer, None
        return spoilt, fault

    def _answer_truly(self, call: Call, method: Method | None, well_formed: bool) -> Answer:
        if method is None:
            return self.refusal(Problem.UNKNOWN_METHOD if well_formed else Problem.INVALID_JSON, call)
        try:
            self.authenticate(call)
            wait = self.limit(call)
            if wait > timedelta():
                return self._slow_down(call, str(math.ceil(wait.total_seconds())))
            return method(call)
        except Refused as refused:
            return refused.answer

    def _slow_down(self, call: Call, retry_after: str | None) -> Answer:
        answer = self.refusal(Problem.RATE_LIMITED, call)
        headers = dict(answer.headers)
        if retry_after is not None:
            headers["Retry-After"] = retry_after
        return Answer(answer.body, 429, headers, answer.content_type)

    def _spoil(self, call: Call, answer: Answer, fault: Fault) -> Answer:
        match fault.what:
            case "429":
                return self._slow_down(call, fault.retry_after)
            case "500" | "502" | "503" | "504" | "529":
                answer = self.outage(int(fault.what))
                headers = {"Retry-After": fault.retry_after} if fault.retry_after is not None else {}
                return Answer(answer.body, answer.status, headers, answer.content_type)
            case "html":
                return Answer(HTML, content_type="text/html")
            case "empty":
                return Answer(b"")
            case "expired_token":
                return self.refusal(Problem.EXPIRED_TOKEN, call)
            case "repeated_token":
                return self.repeat_token(call, answer)
            case "moved_item":
                return self.move_item(call, answer)
            case _:
                return answer

    async def _send(
        self, request: web.BaseRequest, call: Call, answer: Answer, fault: Fault | None
    ) -> web.StreamResponse:
        what = fault.what if fault else ""
        body = answer.encoded()
        headers = {"Date": format_datetime(call.at, usegmt=True), **answer.headers}
        if fault and what == "slow":
            await asyncio.sleep(fault.delay)
        if what == "reset":
            reset(request)
        if what == "truncated":
            return await send_half(request, answer, body, headers)
        if fault and what == "trickle":
            return await send_slowly(request, answer, body, headers, fault.delay)
        if fault and what == "rewritten":
            body = fault.rewrite(body)
            headers.update(fault.headers)
        if what == "cut":
            body = body[: len(body) // 2]
        return web.Response(
            body=body, status=answer.status, headers=headers, content_type=answer.content_type, charset="utf-8"
        )


def _body(raw: bytes, content_type: str, params: dict[str, Any]) -> tuple[Any, bool]:
    """The JSON body, and whether the body can be read at all; adds a form's or a JSON object's members to params."""
    if not raw:
        return None, True
    try:
        if "json" not in content_type:
            params.update(parse_qsl(raw.decode(), keep_blank_values=True))
            return None, True
        body = json.loads(raw)
    except ValueError:
        return None, False
    if isinstance(body, dict):
        params.update(body)
    return body, True

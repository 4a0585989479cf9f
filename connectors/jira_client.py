"""Jira over HTTP by the ``jira`` SDK's authenticated session: one long-lived connection, every failure mapped.

The SDK is used for authentication and transport; its methods are not: they return None instead of an answer where the
deployment type is unknown, loop for ever on a repeated page token, hide ``isLast`` and ``total``, and drop the headers
with the server's clock (each seen in jira 3.10.5). So requests go through its session, ``_session``, and addresses
through ``_get_url``, which are private to the SDK; docs/decisions.md says why that is the smaller evil.
"""

import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from connectors.jira_errors import Context, Garbled, logged_out, refused
from syncd.connector import Secret, SourceError, Unauthorized, Unavailable
from syncd.masking import remember
from syncd.retry import Oversized, Retry, http_date, redirected

if TYPE_CHECKING:
    from jira import JIRA
    from requests import Response

_TIMEOUT = (5.0, 30.0)
"""Seconds to connect, and to wait for the next bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A decoded answer and the server's clock when it gave it."""

    body: Any
    at: datetime

    def listed(self, name: str) -> list[Any]:
        """The list of that name; Unavailable where the answer has none: it is not from Jira, or not whole."""
        value = self.body.get(name) if isinstance(self.body, Mapping) else None
        if not isinstance(value, list):
            raise Unavailable(f"Jira's answer has no {name}")
        return value


@dataclass(frozen=True, slots=True)
class Server:
    """What serverInfo says. ``site`` is what links for people begin with, which may differ from where the API is."""

    cloud: bool
    site: str
    title: str


class Client:
    """Requests to one Jira, paced and retried; connects at the first one."""

    def __init__(self, base_url: str, email: str, token: Secret, context: Context, retry: Retry) -> None:
        self._base_url = base_url.rstrip("/")
        self._email = email
        self._token = token
        self._context = context
        self._retry = retry
        self._sdk: JIRA | None = None
        self._server: Server | None = None
        self._last: tuple[datetime, float] | None = None

    def server(self) -> Server:
        """What the server is; asked once. Unauthorized, Unavailable."""
        if self._server is None:
            info = self.get("serverInfo").body
            if not isinstance(info, Mapping) or "deploymentType" not in info:
                raise Unauthorized(
                    "there is no Jira at base_url", f'mend base_url of the source "{self._context.source}"'
                )
            cloud = info["deploymentType"] == "Cloud"
            site = str(info.get("displayUrl") or info.get("baseUrl") or self._base_url).rstrip("/")
            self._server = Server(cloud, site, str(info.get("serverTitle") or "Jira"))
            if self._sdk is not None:
                self._sdk._options["rest_api_version"] = "3" if cloud else "2"
        return self._server

    def now(self) -> datetime:
        """The server's clock: what it last said, and what has passed since by a clock that nobody can set."""
        self.server()
        at, then = self._last or (None, 0.0)
        if at is None:
            raise Unavailable("Jira has not told its time")
        return at + timedelta(seconds=time.monotonic() - then)

    def get(self, path: str, method: str = "", **params: str | int) -> Answer:
        """The answer of a GET; ``method`` names it in the budget where ``path`` has an id."""
        return self._call("GET", path, method or path, lambda session, url: session.get(url, params=params))

    def find(self, path: str, method: str = "", *absent: int, **params: str | int) -> Answer | None:
        """The answer of a GET, or None for a status in ``absent`` (404 by default)."""
        statuses = absent or (404,)
        return self._maybe("GET", path, method or path, lambda s, url: s.get(url, params=params), statuses)

    def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """The answer of a POST that only reads, so that it may be tried again."""
        return self._call("POST", path, path, lambda session, url: session.post(url, json=body))

    def try_post(self, path: str, body: Mapping[str, Any]) -> Answer | None:
        """The answer of a POST that only reads, or None where it is garbled, or too large."""
        return self._maybe("POST", path, path, lambda session, url: session.post(url, json=body), (), garbled=True)

    def close(self) -> None:
        """Lets go of the connection; the next request makes a new one, and reads the token again."""
        if self._sdk is not None:
            self._sdk._session.close()
        self._sdk = self._server = None

    def _call(self, verb: str, path: str, method: str, send: Callable[[Any, str], "Response"]) -> Answer:
        answer = self._maybe(verb, path, method, send, ())
        if answer is None:
            raise Unavailable(f"Jira did not answer {method}")
        return answer

    def _maybe(
        self,
        verb: str,
        path: str,
        method: str,
        send: Callable[[Any, str], "Response"],
        absent: tuple[int, ...],
        *,
        garbled: bool = False,
    ) -> Answer | None:
        def request() -> Answer | None:
            try:
                return self._answer(path, method, send, absent)
            except (Garbled, Oversized):
                if garbled:
                    return None
                raise

        try:
            return self._retry.call(f"{verb} {method}", request)
        except Unauthorized:
            self.close()
            raise

    def _answer(
        self, path: str, method: str, send: Callable[[Any, str], "Response"], absent: tuple[int, ...]
    ) -> Answer | None:
        sdk = self._connected()
        from jira import JIRAError
        from requests import RequestException, TooManyRedirects

        try:
            response = send(sdk._session, sdk._get_url(path))
        except JIRAError as error:
            if error.status_code in absent:
                return None
            raise self._refused(error, method) from None
        except TooManyRedirects:
            raise redirected("Jira") from None
        except RequestException as error:
            # Only the kind of the error is told: its words may hold the address, and a bad header's hold the token.
            raise Unavailable(f"Jira cannot be reached: {type(error).__name__}") from None
        return self._decoded(response, method)

    def _refused(self, error: Any, method: str) -> SourceError:
        response = error.response
        if response is None:
            return Unavailable(f"Jira's answer to {method} is empty")
        self._retry.observe(response.headers)
        try:
            body = response.json()
        except (ValueError, RecursionError):
            body = None
        return refused(response.status_code, response.headers, body, method, self._context)

    def _decoded(self, response: "Response", method: str) -> Answer:
        self._retry.observe(response.headers)
        if rejected := logged_out(response.headers, self._context):
            raise rejected
        at = http_date(response.headers.get("Date"))
        if at is None:
            raise Unavailable(f"Jira's answer to {method} has no Date header")
        try:
            body = json.loads(response.content)  # requests would put a mark in the place of what is not UTF-8
        except (ValueError, RecursionError):
            raise Garbled(f"Jira's answer to {method} is not JSON, or was cut off") from None
        self._last = (at, time.monotonic())
        return Answer(body, at)

    def _connected(self) -> "JIRA":
        if self._sdk is None:
            from syncd.bodies.of_urllib3 import bound_session  # first: it says what need not be imported

            from jira import JIRA  # isort: skip

            secret = self._token.token()
            remember(f"{self._email}:{secret}")
            # logging=False: at the level DEBUG the SDK writes headers and bodies to the log.
            # get_server_info=False: serverInfo is asked by `server`, through the retry policy, and kept.
            # Version 2 of the API is the one that both Cloud and Data Center have; `server` goes on to 3 for Cloud.
            self._sdk = JIRA(
                server=self._base_url,
                options={"rest_api_version": "2"},
                **({"basic_auth": (self._email, secret)} if self._email else {"token_auth": secret}),
                max_retries=0,
                timeout=_TIMEOUT,
                get_server_info=False,
                logging=False,
            )
            bound_session(self._sdk._session)
            self._sdk._session.max_redirects = 0
            for name in ("jira", "jira.client", "jira.resilientsession"):
                logging.getLogger(name).setLevel(logging.CRITICAL)
        return self._sdk

"""Slack's Web API through slack_sdk: one loop and one session for a connector, so that connections are used again.

slack_sdk opens a TLS connection per request unless its asynchronous client is given a session. Its own retries are
off: ``syncd.retry`` is the only retry layer.
"""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from connectors.slack_errors import distributed, failure, repeated
from syncd.connector import Secret, SourceError, Unauthorized, Unavailable
from syncd.imports import in_parts
from syncd.retry import Retry, http_date, redirected

if TYPE_CHECKING:
    import aiohttp
    from aiohttp import ClientHandlerType, ClientRequest, ClientResponse
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web.async_base_client import AsyncBaseClient

TIMEOUT = 30.0
KEEP_ALIVE = 120.0
"""Seconds: longer than between two polls, so that the connection of the last one is used again."""

STILL = 1.0
SMALL_PAGE = 15
_SUSPICIOUS_WAIT = timedelta(seconds=50)


@dataclass(frozen=True, slots=True)
class Answer:
    """What Slack answered: its data, its own clock (the HTTP ``Date``), and the scopes of the token."""

    data: Mapping[str, Any]
    at: datetime
    scopes: frozenset[str]

    @property
    def next_cursor(self) -> str:
        """Where the next page is; empty on the last one."""
        metadata = self.data.get("response_metadata")
        return str(metadata.get("next_cursor") or "") if isinstance(metadata, dict) else ""

    def items(self, name: str) -> list[Any]:
        """The list ``name``; Unavailable where there is none, since then it is not what Slack promises."""
        found = self.data.get(name)
        if not isinstance(found, list):
            raise Unavailable(f"an answer of Slack's lacks its {name}")
        return found


@cache
def _sdk() -> "tuple[type[AsyncBaseClient], type[SlackApiError]]":
    """What sends requests, and what it raises; without its subclasses of 300 methods each, which are not called."""
    with in_parts("slack_sdk", "slack_sdk.web"):
        from slack_sdk.errors import SlackApiError
        from slack_sdk.web.async_base_client import AsyncBaseClient

    return AsyncBaseClient, SlackApiError


class SlackClient:
    """Calls methods, one at a time. Not for use by two threads at once; they may take turns."""

    def __init__(self, token: Secret, base_url: str, retry: Retry) -> None:
        self._token = token
        self._base_url = base_url
        self._retry = retry
        self._runner: asyncio.Runner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._web: AsyncBaseClient | None = None
        self._small_pages: set[str] = set()
        self._asked_at = 0.0
        self._revealed = ""

    def call(self, method: str, **params: str | int) -> Answer:
        """The answer to ``method``. Unauthorized, Unavailable, or Refused for what concerns only this request."""
        try:
            answer = self._answer(method, params)
        except Unauthorized:
            # The token's file is not opened for each of many requests: now it may hold another one.
            used, self._revealed = self._revealed, ""
            if self._token.token() == used:
                raise
            answer = self._answer(method, params)
        if isinstance(answer, SourceError):
            raise answer
        return answer

    def pages(self, method: str, **params: str | int) -> Iterator[Answer]:
        """The answers to ``method``, page by page to the last one. Unavailable where a page names one before it."""
        token, tokens = "", set[str]()
        while True:
            answer = self.call(method, **params, **({"cursor": token} if token else {}))
            token = answer.next_cursor
            yield answer
            if not token:
                return
            if token in tokens:
                raise repeated(method)
            tokens.add(token)

    def wait_for(self, method: str) -> float:
        """Seconds that ``method`` would have to wait for its turn now."""
        return self._retry.wait_for(method)

    def spent(self) -> float:
        """The share of the poll's time that is over."""
        return self._retry.spent()

    def close(self) -> None:
        """Closes the connections; a later call opens new ones."""
        if self._runner is None:
            return
        if self._session is not None:
            self._runner.run(self._session.close())
        self._runner.close()
        self._runner = self._session = self._web = None

    def _answer(self, method: str, params: Mapping[str, str | int]) -> "Answer | SourceError":
        token = self._revealed = self._revealed or self._token.token()
        return self._retry.call(method, lambda: self._request(method, params, token))

    def _request(self, method: str, params: Mapping[str, str | int], token: str) -> "Answer | SourceError":
        import aiohttp

        if self._runner is None:
            self._runner = asyncio.Runner(loop_factory=asyncio.new_event_loop)
        try:
            # Not by ``Runner.run``, which looks after contexts and signals anew at each request.
            answer = self._runner.get_loop().run_until_complete(self._ask(method, params, token))
        except _sdk()[1] as error:
            response: Any = error.response
            status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
            problem = failure(method, status, response.headers, getattr(response, "data", None))
            if self._is_distributed(method, problem):
                # Given back, so that it is not tried again within its minute.
                return distributed(method, problem.retry_after if isinstance(problem, Unavailable) else None)
            raise problem from None
        except (aiohttp.ClientError, OSError) as error:
            raise Unavailable(f"Slack cannot be reached: {type(error).__name__}") from None
        except (ValueError, RecursionError):
            raise Unavailable(f"Slack's answer to {method} is not JSON, or was cut off") from None
        self._notice_small_page(method, params, answer)
        return answer

    async def _ask(self, method: str, params: Mapping[str, str | int], token: str) -> Answer:
        web = self._web or self._open()
        web.token = token
        loop = asyncio.get_running_loop()
        if loop.time() - self._asked_at > STILL:
            # The loop stood still since then: two rounds let it notice connections that were closed meanwhile.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        # As the SDK itself asks these methods; a form in a body costs half as much again.
        asked = {key: str(value) for key, value in params.items()}
        try:
            response = await web.api_call(method, http_verb="GET", params=asked)
        except (AttributeError, TypeError):  # the SDK takes any JSON for an object
            raise Unavailable(f"what came back from {method} is not an answer of Slack's") from None
        self._asked_at = loop.time()
        data, headers = response.data, response.headers
        at = _told_by(headers.get("Date"))
        if not isinstance(data, dict) or at is None:
            raise Unavailable(f"what came back from {method} is not an answer of Slack's")
        return Answer(data, at, _scopes(headers.get("X-OAuth-Scopes", "")))

    def _open(self) -> "AsyncBaseClient":
        """The client, from within the loop."""
        import aiohttp

        from syncd.bodies import of_aiohttp

        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=2, keepalive_timeout=KEEP_ALIVE),
            timeout=aiohttp.ClientTimeout(total=TIMEOUT, sock_connect=15.0),
            headers=of_aiohttp.HEADERS,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),  # Slack knows us by the token
            response_class=of_aiohttp.Bounded,
            middlewares=(_not_redirected,),
        )
        # At its usual level the SDK's logger would write whole messages; it is not to write at all.
        quiet = logging.getLogger("connectors.slack_sdk")
        quiet.setLevel(logging.CRITICAL)
        client, _ = _sdk()
        self._web = client(
            base_url=self._base_url, timeout=int(TIMEOUT), session=self._session, logger=quiet, retry_handlers=[]
        )
        self._web.proxy = _proxy(self._base_url)
        return self._web

    def _notice_small_page(self, method: str, params: Mapping[str, str | int], answer: Answer) -> None:
        messages = answer.data.get("messages")
        if isinstance(messages, list) and answer.data.get("has_more") is True:
            if len(messages) <= SMALL_PAGE < int(params.get("limit", 0)):
                self._small_pages.add(method)
            else:
                self._small_pages.discard(method)

    def _is_distributed(self, method: str, problem: SourceError) -> bool:
        """Whether a 429 is Slack's regime for distributed apps: the pages were small, and the wait is a minute."""
        if method not in self._small_pages or not isinstance(problem, Unavailable):
            return False
        return problem.retry_after is not None and problem.retry_after >= _SUSPICIOUS_WAIT


async def _not_redirected(request: "ClientRequest", send: "ClientHandlerType") -> "ClientResponse":
    response = await send(request)
    if 300 <= response.status < 400:
        response.close()
        raise redirected("Slack")
    return response


# Many answers follow each other within a second, and all name the same scopes.
_told_by = lru_cache(maxsize=4)(http_date)


@lru_cache(maxsize=4)
def _scopes(header: str) -> frozenset[str]:
    return frozenset(scope.strip() for scope in header.split(",") if scope.strip())


def _proxy(url: str) -> str | None:
    """The proxy that the environment names for this address.

    The SDK takes HTTPS_PROXY for every address and knows no NO_PROXY; the session, asked to trust the environment,
    reads it, and the netrc file, in threads of their own at every request, which doubles what a request costs.
    """
    parts = urlsplit(url)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    return getproxies().get(parts.scheme)

"""Asana through its SDK: one long-lived connection, every answer whole, every failure mapped.

The SDK's iterators are not used: the one for events asks for the same token for ever where there are more
(https://github.com/Asana/python-asana/issues/199), and all of them hide where a list ended.
"""

import logging
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from connectors.asana_errors import Expired, Gone, refused
from connectors.asana_settings import AsanaSettings
from syncd.connector import Unauthorized, Unavailable
from syncd.imports import in_parts
from syncd.retry import Retry, http_date

if TYPE_CHECKING:
    from asana import ApiClient

Send: TypeAlias = "Callable[[ApiClient, dict[str, Any], dict[str, Any]], Any]"
"""Makes one request: with the SDK's client, the query, and the keywords that every call has."""


def sdk_call(api: str, method: str, *arguments: str) -> Send:
    """A request by a method of one of the SDK's APIs, of one word: ``sdk_call("TasksApi", "get_task", gid)``."""

    def send(sdk: "ApiClient", query: dict[str, Any], how: dict[str, Any]) -> Any:
        module = _module(f"api.{api.removesuffix('Api').lower()}_api")
        return getattr(getattr(module, api)(sdk), method)(*arguments, query, **how)

    return send


@cache
def _module(name: str) -> Any:
    """A module of the SDK, which by itself would import those of all 45 APIs."""
    with in_parts("asana", "asana.api"):
        return import_module(f"asana.{name}")


_BUDGET = "Asana"
"""Asana counts all requests of a token together, so they have one budget."""
_PAGE = 100
_MOST_PAGES = 100_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A decoded answer, and the server's clock when it gave it."""

    body: Mapping[str, Any]
    at: datetime

    @property
    def items(self) -> list[Any]:
        """The list in ``data``; Unavailable where there is none."""
        data = self.body.get("data")
        if not isinstance(data, list):
            raise Unavailable("Asana's answer has no list of data")
        return data

    @property
    def one(self) -> Mapping[str, Any]:
        """The object in ``data``; Unavailable where there is none."""
        data = self.body.get("data")
        if not isinstance(data, dict):
            raise Unavailable("Asana's answer has no data")
        return data

    @property
    def offset(self) -> str:
        """Where the next page begins; empty at the end."""
        following = self.body.get("next_page")
        offset = following.get("offset") if isinstance(following, dict) else None
        return offset if isinstance(offset, str) else ""


class Client:
    """Requests to one Asana, paced and retried; connects at the first one."""

    def __init__(self, settings: AsanaSettings, retry: Retry) -> None:
        self._settings = settings
        self._retry = retry
        self._sdk: ApiClient | None = None
        self._last: tuple[datetime, float] | None = None
        retry.limit(_BUDGET, settings.requests_per_minute)

    def now(self) -> datetime | None:
        """Asana's clock: what it last said, and what has passed since by a clock that nobody can set.

        None before the first answer.
        """
        if self._last is None:
            return None
        at, then = self._last
        return at + timedelta(seconds=time.monotonic() - then)

    def read(self, method: str, send: Send, **query: Any) -> Answer:
        """One answer; ``method`` says in errors what was asked. Unauthorized, Unavailable, Gone, Stale."""
        try:
            return self._retry.call(_BUDGET, lambda: self._request(method, send, query))
        except Unauthorized:
            self.close()
            raise

    def find(self, method: str, send: Send, **query: Any) -> Answer | None:
        """One answer; None where what is asked for is gone (404) or hidden (403)."""
        try:
            return self.read(method, send, **query)
        except Gone:
            return None

    def pages(self, method: str, send: Send, **query: Any) -> Iterator[Answer]:
        """All pages of a list. A page token that comes again is an error: the list would have no end."""
        seen: set[str] = set()
        answer = self.read(method, send, limit=_PAGE, **query)
        while True:
            yield answer
            offset = answer.offset
            if not offset:
                return
            if offset in seen or len(seen) > _MOST_PAGES:
                raise Unavailable(f"Asana gives the same page token for {method} again and again")
            seen.add(offset)
            try:
                answer = self.read(method, send, limit=_PAGE, offset=offset, **query)
            except Expired as error:
                raise Unavailable(str(error)) from None

    def close(self) -> None:
        """Lets go of the connection; the next request makes a new one, and reads the token again."""
        if self._sdk is not None:
            self._sdk.rest_client.pool_manager.clear()
            self._sdk = None

    def _request(self, method: str, send: Send, query: Mapping[str, Any]) -> Answer:
        from urllib3.exceptions import HTTPError

        sdk = self._connected()
        try:
            # The SDK changes the dict that it is given, so each try has one of its own.
            body = send(sdk, dict(query), {"full_payload": True, "_request_timeout": (5, 30)})
        except _module("rest").ApiException as error:
            headers = error.headers or {}
            self._note(headers.get("Date"))
            if not error.status:  # the SDK's disguise for a broken TLS connection
                raise Unavailable("Asana cannot be reached: SSLError") from None
            raise refused(error.status, headers, error.body, method, self._settings.name) from None
        except (HTTPError, OSError) as error:
            # Only the kind of the error is told: its words hold the address, and a bad header's the token.
            raise Unavailable(f"Asana cannot be reached: {type(error).__name__}") from None
        except RecursionError:
            raise Unavailable(f"Asana's answer to {method} is not JSON that can be read") from None
        at = self._note(sdk.last_response.getheader("Date"))
        if not isinstance(body, dict) or "data" not in body:
            raise Unavailable(f"Asana's answer to {method} is not JSON, or was cut off")
        if at is None:
            raise Unavailable(f"Asana's answer to {method} has no Date header")
        return Answer(body, at)

    def _note(self, date: str | None) -> datetime | None:
        at = http_date(date)
        if at is not None:
            self._last = (at, time.monotonic())
        return at

    def _connected(self) -> "ApiClient":
        if self._sdk is None:
            self._sdk = _client(str(self._settings.base_url).rstrip("/"), self._settings.token.token())
        return self._sdk


def _client(host: str, token: str) -> "ApiClient":
    """The SDK without its retries, threads and log handlers, but with the proxy of the environment."""
    from syncd.bodies.of_urllib3 import bound_pool

    loggers = [logging.getLogger(name) for name in ("asana", "urllib3")]
    before = [(logger, logger.level, list(logger.handlers)) for logger in loggers]
    configuration = _module("configuration").Configuration()
    for logger, level, handlers in before:
        logger.setLevel(level)
        logger.handlers[:] = handlers
    # At the level DEBUG the SDK writes the bodies of all answers to the log.
    logging.getLogger("asana").setLevel(logging.WARNING)
    configuration.host = host
    configuration.access_token = token
    configuration.retry_strategy = False
    address = urlsplit(host)
    proxy = getproxies().get(address.scheme)
    if proxy and not proxy_bypass(address.hostname or ""):
        configuration.proxy = proxy
    client: ApiClient = _module("api_client").ApiClient(configuration)
    client.rest_client.pool_manager = bound_pool(client.rest_client.pool_manager)
    # For asynchronous calls, of which there are none: a thread for each core. Left to the garbage collector, the wait
    # for their end may be for ever.
    client.pool.close()
    client.pool.join()
    return client

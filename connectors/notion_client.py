"""Notion's API through notion_client: one connection that is used again, every failure mapped, Notion's clock kept.

The SDK's own retries are off: ``syncd.retry`` is the only retry layer. Its methods hide the headers, and with them the
clock, so the HTTP client that it is given notes the ``Date`` of each answer.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from connectors.notion_errors import Refused, failure
from syncd.connector import Secret, Unauthorized, Unavailable
from syncd.imports import without
from syncd.retry import Retry, http_date

if TYPE_CHECKING:
    import httpx
    from notion_client import Client

VERSION = "2025-09-03"
TIMEOUT = 30_000
"""Milliseconds."""
KEEP_ALIVE = 300.0
"""Seconds: longer than between two polls, so that the connection of the last one is used again."""
BUDGET = "Notion"
"""The one budget of all methods: Notion counts the requests of a connection, not those of a method."""
LARGEST = 100
_ANEW = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """A decoded answer, and Notion's own clock when it was given."""

    body: Mapping[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """One page of a list. ``cut``: Notion ends the list here although there is more (10,000 results)."""

    results: list[Any]
    at: datetime
    last: bool
    cut: bool


class NotionClient:
    """Asks one at a time. Not for use by two threads at once; they may take turns."""

    def __init__(self, token: Secret, base_url: str, retry: Retry) -> None:
        self._token = token
        self._base_url = base_url.rstrip("/")
        self._retry = retry
        self._sdk: Client | None = None
        self._dated: str | None = None
        self.now: datetime | None = None

    def get(self, path: str, **query: str | int) -> Answer:
        """The answer of a GET. Unauthorized, Unavailable, or Refused for what concerns only this request."""
        return self._call("GET", path, query or None, None)

    def post(self, path: str, body: Mapping[str, Any]) -> Answer:
        """The answer of a POST that only reads, so that it may be tried again."""
        return self._call("POST", path, None, dict(body))

    def find(self, path: str) -> Answer | None:
        """The answer of a GET; None for what does not exist, or is not shared with the connection."""
        try:
            return self.get(path)
        except Refused as refused:
            if refused.absent or refused.restricted:
                return None
            raise

    def listed(self, path: str, body: Mapping[str, Any] | None = None, **query: str | int) -> Iterator[Batch]:
        """A list, page by page: a POST where there is a ``body``. Unavailable where a page token comes again.

        Notion's cursors live for a session of unsaid length: where one has died, the list is begun anew, so that what
        was given comes again.
        """
        for _ in range(_ANEW):
            try:
                yield from self._pages(path, body, query)
            except Refused as refused:
                if refused.code != "validation_error" or "start_cursor" not in str(refused):
                    raise
            else:
                return
        raise Unavailable(f"Notion's page tokens for {path} die before they are used")

    def close(self) -> None:
        """Closes the connection; a later call opens a new one, and reads the token again."""
        if self._sdk is not None:
            self._sdk.close()
        self._sdk = None

    def _pages(self, path: str, body: Mapping[str, Any] | None, query: Mapping[str, str | int]) -> Iterator[Batch]:
        token, tokens = "", set[str]()
        while True:
            more: dict[str, Any] = {"page_size": LARGEST, **({"start_cursor": token} if token else {})}
            answer = self.get(path, **query, **more) if body is None else self.post(path, {**body, **more})
            results, status = answer.body.get("results"), answer.body.get("request_status")
            if not isinstance(results, list):
                raise Unavailable(f"Notion's answer to {path} has no results")
            following = answer.body.get("next_cursor")
            token = following if isinstance(following, str) and answer.body.get("has_more") is not False else ""
            if token in tokens:
                raise Unavailable(f"Notion gives the same page token for {path} again")
            tokens.add(token)
            cut = isinstance(status, dict) and status.get("type") == "incomplete"
            yield Batch(results, answer.at, not token, cut)
            if not token:
                return

    def _call(self, verb: str, path: str, query: dict[str, Any] | None, body: dict[str, Any] | None) -> Answer:
        try:
            return self._retry.call(BUDGET, lambda: self._request(verb, path, query, body))
        except Unauthorized:
            self.close()
            raise

    def _request(self, verb: str, path: str, query: dict[str, Any] | None, body: dict[str, Any] | None) -> Answer:
        sdk = self._open()
        import httpx
        from notion_client.errors import HTTPResponseError, RequestTimeoutError

        method = f"{verb} {path.partition('/')[0]}"
        self._dated = None
        try:
            found = sdk.request(path=path, method=verb, query=query, body=body)
        except HTTPResponseError as error:
            code = "" if type(error).__name__.startswith("Unknown") else str(getattr(error.code, "value", error.code))
            raise failure(method, error.status, error.headers, code, str(error), error.additional_data) from None
        except (RequestTimeoutError, httpx.HTTPError, httpx.InvalidURL) as error:
            # Only the kind of the error is told: its words may hold an address, and a bad header's the token.
            raise Unavailable(f"Notion cannot be reached: {type(error).__name__}") from None
        except (ValueError, RecursionError):
            raise Unavailable(f"Notion's answer to {method} is not JSON, or was cut off") from None
        at = http_date(self._dated)
        if not isinstance(found, dict) or at is None:
            raise Unavailable(f"what came back from {method} is not an answer of Notion's")
        self.now = at
        return Answer(found, at)

    def _open(self) -> "Client":
        if self._sdk is None:
            with without("httpx._main"):  # its command line, for which it would import two more libraries
                import httpx
                from notion_client import Client

            from syncd.bodies import of_httpx

            def note(response: "httpx.Response") -> None:
                self._dated = response.headers.get("Date")
                self._retry.observe(response.headers)

            # At its usual level the SDK would write bodies of failed requests to a handler of its own.
            quiet = logging.getLogger("connectors.notion_sdk")
            quiet.propagate = False
            logging.getLogger("httpx").setLevel(logging.WARNING)  # it would write a line for each request
            self._sdk = Client(
                auth=self._token.token(),
                base_url=self._base_url,
                client=httpx.Client(
                    event_hooks={"response": [note, of_httpx.bound]},
                    limits=httpx.Limits(keepalive_expiry=KEEP_ALIVE),
                    headers=of_httpx.HEADERS,
                ),
                timeout_ms=TIMEOUT,
                notion_version=VERSION,
                retry=False,
                logger=quiet,
                log_level=logging.CRITICAL,
            )
        return self._sdk

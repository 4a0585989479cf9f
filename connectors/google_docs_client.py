"""Google's APIs by its client library: one service and connection a thread, every failure mapped, Google's clock."""

import json
import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

from connectors import google_docs_credentials as keys
from connectors.google_docs_errors import Garbled, NotOffered, refused
from connectors.google_docs_settings import GoogleDocsSettings
from syncd.connector import SourceError, Unauthorized, Unavailable
from syncd.imports import later
from syncd.retry import Retry, http_date

_TIMEOUT = 30
"""Seconds without a byte. httplib2 has none of its own when it is made by hand."""
_VERSIONS = {"drive": "v3", "docs": "v1", "driveactivity": "v2"}
_USED = frozenset({"about", "activity", "changes", "comments", "documents", "files"})
"""The resources of these services that are read."""
_PER_MINUTE = {"docs.documents.get": 280, "driveactivity.activity.query": 90}
"""A little under what Google allows a user: 300 reads of documents, about 100 queries of activity."""


# Only a service account signs anything: for a refresh token 9 MB of cryptography would be loaded in vain. And of the
# challenge in a refused answer, for which httplib2 would load a library of parsers, nothing is read before one comes.
for _unused in ("google.oauth2.service_account", "google.auth.jwt", "httplib2.auth"):
    later(_unused)


@dataclass(frozen=True, slots=True)
class Answer:
    """A decoded answer and Google's clock when it gave it."""

    body: Mapping[str, Any]
    at: datetime

    def listed(self, name: str) -> list[Any]:
        """The list of that name. Garbled where the answer is not Drive's: its lists are there, even when empty."""
        value = self.body.get(name)
        if not isinstance(value, list):
            raise Garbled(f"Google's answer has no {name}")
        return value


@dataclass(slots=True)
class _Channel:
    """A service with its credentials and connection; used by one thread."""

    credentials: Any
    http: Any
    service: Any
    date: str = ""
    resources: dict[str, Any] = field(default_factory=dict)

    def method(self, name: str) -> Callable[..., Any]:
        """The request's maker: of ``drive.comments.list``, ``service.comments().list``.

        The client library describes all methods of a resource each time it is made, so each is kept.
        """
        _, resource, verb = name.split(".")
        if resource not in self.resources:
            self.resources[resource] = getattr(self.service, resource)()
        made: Callable[..., Any] = getattr(self.resources[resource], verb)
        return made

    def note(self, response: Any) -> None:
        """Google's clock, as it stands in the answer's headers."""
        self.date = response.get("date", "")


class Client:
    """Requests to Google, paced and retried; connects at the first one."""

    def __init__(self, settings: GoogleDocsSettings, retry: Retry) -> None:
        self._settings = settings
        self._retry = retry
        self._channels: dict[tuple[int, str], _Channel] = {}
        self._last: tuple[datetime, float] | None = None
        for method, requests in _PER_MINUTE.items():
            retry.limit(method, requests)

    def now(self) -> datetime:
        """Google's clock: what it last said, and what has passed since by a clock that nobody can set."""
        if self._last is None:
            self.call("drive.about.get", fields="kind")
        at, then = self._last or (None, 0.0)
        if at is None:
            raise Unavailable("Google has not told its time")
        return at + timedelta(seconds=time.monotonic() - then)

    def call(self, method: str, **params: Any) -> Answer:
        """The answer of a method, named as Google names it: ``drive.comments.list``. Lost, NotOffered."""
        try:
            return self._retry.call(method, lambda: self._answer(method, params))
        except NotOffered:
            raise
        except Unauthorized:
            self.close()
            raise

    def pages(self, method: str, **params: Any) -> Iterator[Answer]:
        """All pages of a list; Unavailable where a page names itself, or one before it, as the next."""
        seen: set[str] = set()
        token = params.pop("pageToken", "")
        while True:
            answer = self.call(method, **params, **({"pageToken": token} if token else {}))
            yield answer
            token = answer.body.get("nextPageToken") or ""
            if not token:
                return
            if token in seen:
                raise Unavailable(f"{method}: Google repeats a page token")
            seen.add(token)

    def scopes(self, service: str) -> frozenset[str]:
        """The scopes of the service's credentials, as far as they are known."""
        return keys.granted(self._channel(service).credentials)

    def acts_alone(self) -> bool:
        """Whether what this account writes is a program's."""
        return keys.acts_alone(self._channel("drive").credentials)

    def close(self) -> None:
        """Lets go of all connections; the next request makes a new one, and reads the credentials again."""
        channels, self._channels = self._channels, {}
        for channel in channels.values():
            channel.http.close()

    def _answer(self, method: str, params: Mapping[str, Any]) -> Answer:
        import httplib2
        from google.auth.exceptions import GoogleAuthError

        service = method.partition(".")[0]
        try:
            channel = self._channel(service)
            if not channel.credentials.valid:
                self._renew(method, channel)
            return self._executed(method, channel, params)
        except SourceError:
            raise
        except (OSError, HTTPException, httplib2.HttpLib2Error, GoogleAuthError) as error:
            # Only the kind of the error is told: its words may hold the address.
            raise Unavailable(f"Google cannot be reached: {type(error).__name__}") from None

    def _renew(self, method: str, channel: _Channel) -> None:
        settings, service = self._settings, method.partition(".")[0]
        keys.renew(channel.credentials, channel.http, service, settings.name, settings.subject)

    def _executed(self, method: str, channel: _Channel, params: Mapping[str, Any], *, again: bool = True) -> Answer:
        from googleapiclient.errors import Error, HttpError

        request = channel.method(method)(**params)
        request.add_response_callback(channel.note)
        channel.date = ""
        try:
            body = request.execute(num_retries=0)
        except HttpError as error:
            if error.resp.status == 401 and again:  # the token has ended before its time
                self._renew(method, channel)
                return self._executed(method, channel, params, again=False)
            raise refused(method, error.resp.status, error.resp, error.content, self._settings.name) from None
        except (ValueError, RecursionError, AttributeError, Error):  # an error whose message is no text, for one
            raise Garbled(f"Google's answer to {method} is not JSON, or was cut off") from None
        at = http_date(channel.date)
        if at is None:
            raise Garbled(f"Google's answer to {method} has no Date header")
        if not isinstance(body, Mapping):
            raise Garbled(f"Google's answer to {method} is not an object")
        self._last = (at, time.monotonic())
        return Answer(body, at)

    def _channel(self, service: str) -> _Channel:
        known = self._channels.get((threading.get_ident(), service))
        return known or self._connected(service)

    def _connected(self, service: str) -> _Channel:
        from google_auth_httplib2 import AuthorizedHttp
        from googleapiclient.discovery import build_from_document

        from syncd.bodies.of_httplib2 import Bounded

        # It would warn with the whole of an answer that it cannot read, or of a refusal's reason.
        logging.getLogger("googleapiclient").setLevel(logging.CRITICAL)
        settings = self._settings
        drive = self._channels.get((threading.get_ident(), "drive")) if service == "docs" else None  # the same scope
        credentials = (
            drive.credentials if drive else keys.load(settings.credentials, service, settings.subject, settings.name)
        )
        http = Bounded(timeout=_TIMEOUT)
        http.follow_redirects = False
        # refresh_status_codes: a refused token is renewed here, where a failure of that is mapped and paced.
        authorized = AuthorizedHttp(credentials, http=http, refresh_status_codes=())
        address = {"api_endpoint": endpoint(str(settings.base_url), service)}
        built = build_from_document(_described(service), http=authorized, client_options=address)
        channel = _Channel(credentials, http, built)
        self._channels[threading.get_ident(), service] = channel
        return channel


def _described(service: str) -> dict[str, Any]:
    """Google's description of a service, from the client library, of what is used, and not of what objects are made of.

    The library would write that out as help for whoever programs with it: 45 MB for Docs alone.
    """
    from googleapiclient.discovery_cache import get_static_doc

    found: dict[str, Any] = json.loads(get_static_doc(service, _VERSIONS[service]))
    used = {name: resource for name, resource in found["resources"].items() if name in _USED}
    return {**found, "resources": used, "schemas": {name: {"id": name, "type": "object"} for name in found["schemas"]}}


def endpoint(base_url: str, service: str) -> str:
    """Where a service is: at Google each has a host of its own, elsewhere all stand behind one address."""
    base = base_url.rstrip("/")
    at_google = (urlsplit(base).hostname or "").endswith(".googleapis.com")
    if service == "drive":
        return f"{base}/drive/v3/"
    return f"https://{service}.googleapis.com/" if at_google else f"{base}/"

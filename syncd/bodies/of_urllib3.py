"""Bounded answers of urllib3: for a session of requests, and for a pool that is asked directly."""

import io
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from typing import Any
from urllib.parse import urlsplit

from syncd.bodies import ACCEPTED, STEP, decoded
from syncd.imports import later

with suppress(PackageNotFoundError):  # with this requests guesses an encoding where a server names none
    later("charset_normalizer", __version__=version("charset_normalizer"))

import requests
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse, HTTPResponse, PoolManager


class _Raw:
    """A response of urllib3 whose stream is decoded here; in all else it is the response."""

    def __init__(self, response: BaseHTTPResponse) -> None:
        self._response = response

    def __getattr__(self, name: str) -> Any:
        return getattr(self._response, name)

    def stream(self, *_asked: Any, **_how: Any) -> Iterator[bytes]:
        """The decoded body, whatever step requests asks for."""
        headers = self._response.headers
        chunks = self._response.stream(amt=STEP, decode_content=False)
        yield from decoded(chunks, headers.get("Content-Encoding"), headers.get("Content-Length"))


class _Adapter(HTTPAdapter):
    def build_response(self, req: Any, resp: Any) -> requests.Response:
        response = super().build_response(req, resp)
        response.raw = _Raw(response.raw)
        return response


class _Pool:
    """A pool whose answers are read whole, and bounded."""

    def __init__(self, pool: PoolManager) -> None:
        self._pool = pool

    def request(self, method: str, url: str, **how: Any) -> HTTPResponse:
        """As urllib3's; in addition Oversized, Unavailable."""
        response = self._pool.request(method, url, **{**how, "preload_content": False})
        try:
            body = b"".join(_Raw(response).stream())
        except BaseException:
            response.close()
            raise
        response.release_conn()
        headers = response.headers.copy()
        headers.discard("Content-Encoding")
        return HTTPResponse(io.BytesIO(body), headers, response.status, reason=response.reason, request_url=url)

    def clear(self) -> None:
        """Closes the connections."""
        self._pool.clear()


def bound_session(session: requests.Session) -> None:
    """Bounds all answers of ``session``, which looks for a proxy once for each host instead of at each request.

    requests goes through the whole environment three times for each, which took a sixth of a quiet poll.
    """
    session.headers["Accept-Encoding"] = ACCEPTED
    found: dict[tuple[str, str, bool | None], Any] = {}
    look = session.merge_environment_settings

    def looked_up(url: Any, proxies: Any, stream: Any, verify: Any, cert: Any) -> Any:
        if proxies or cert is not None or not (verify is None or verify is True):
            return look(url, proxies, stream, verify, cert)
        parts = urlsplit(str(url))
        host = parts.scheme, parts.netloc, verify
        if host not in found:
            found[host] = look(url, {}, None, verify, None)
        return {**found[host], "proxies": {**found[host]["proxies"]}, "stream": stream or found[host]["stream"]}

    session.merge_environment_settings = looked_up  # type: ignore[method-assign]
    for prefix in ("https://", "http://"):
        session.mount(prefix, _Adapter())


def bound_pool(pool: PoolManager) -> _Pool:
    """``pool``, whose answers are bounded."""
    return _Pool(pool)

"""Bounded answers of httpx: ``Client(event_hooks={"response": [bound]}, headers=HEADERS)``."""

from collections.abc import Iterator
from typing import Final

import httpx

from syncd.bodies import ACCEPTED, decoded

HEADERS: Final = {"Accept-Encoding": ACCEPTED}


class _Stream(httpx.SyncByteStream):
    def __init__(self, body: httpx.SyncByteStream, encoding: str | None, announced: str | None) -> None:
        self._body, self._encoding, self._announced = body, encoding, announced

    def __iter__(self) -> Iterator[bytes]:
        yield from decoded(self._body, self._encoding, self._announced)

    def close(self) -> None:
        self._body.close()


def bound(response: httpx.Response) -> None:
    """Lets the body, which is not read yet, be decoded here. Reading it may raise Oversized and Unavailable."""
    if isinstance(response.stream, httpx.SyncByteStream):
        encoding = response.headers.pop("Content-Encoding", None)  # httpx would decode it again
        response.stream = _Stream(response.stream, encoding, response.headers.get("Content-Length"))

"""Bounded answers of httplib2: ``Bounded`` in the place of its ``Http``."""

import http.client
from typing import Any

import httplib2

from syncd.bodies import STEP, Decoder


class _Response(http.client.HTTPResponse):
    """An answer of http.client, which httplib2 reads whole before it decodes it: here it comes decoded."""

    def begin(self) -> None:
        """Reads the headers. httplib2 is not shown that the body is encoded, or it would decode it again."""
        super().begin()
        self._encoding = self.headers.get("Content-Encoding")
        self._announced = self.headers.get("Content-Length")
        del self.headers["Content-Encoding"]

    def read(self, amt: int | None = None) -> bytes:
        """The decoded body, where all is asked for. Oversized, Unavailable; what http.client raises."""
        if amt is not None:
            return super().read(amt)
        body = bytearray()
        try:
            decoder = Decoder(self._encoding, self._announced)
            while chunk := super().read(STEP):
                for step in decoder.decoded(chunk):
                    body += step
            if self.length:  # http.client tells this only to who reads all at once
                raise http.client.IncompleteRead(b"", self.length)
            decoder.end()
        except BaseException:
            self.close()
            raise
        return bytes(body)


class Bounded(httplib2.Http):  # type: ignore[misc]  # httplib2 has no types
    """httplib2's client, with bounded answers."""

    def _conn_request(self, conn: Any, *request: Any) -> Any:
        conn.response_class = _Response
        try:
            return super()._conn_request(conn, *request)
        except BaseException:
            conn.close()  # half of an answer may be left in it
            raise

"""The largest answer that is read: its decoded body is bounded while it comes in, whichever library asks.

A vendor's page has some megabytes at most. What is larger is a mistake, or meant to harm: a compressed answer may be
a thousand times as large as what was sent. The libraries read and decompress an answer whole before anybody can look
at it (GHSA-6mq8-rvhq-8wgg in aiohttp, GHSA-2xpw-w6gg-jr37 in urllib3), so decoding is done here, in small steps.

Each library has a module of its own beside this one, since only that of the source in use is to be imported:
``of_aiohttp.Bounded`` (a response class), ``of_httpx.bound`` (a hook), ``of_urllib3.bound`` (for a session of requests,
and for a pool), ``of_httplib2.Bounded`` (the client).
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from syncd.bodies.depth import Depth
from syncd.retry import Oversized, Unavailable

LARGEST: Final = 32 * 2**20
"""Bytes, decoded."""
ACCEPTED: Final = "gzip, deflate"
"""What is decoded here, for the header Accept-Encoding."""
STEP: Final = 64 * 2**10
"""Bytes that are read, or made of what was read, at a time."""

_WINDOW = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_RAW = -zlib.MAX_WBITS


class _Inflater(Protocol):
    """What of zlib's decompressors is used."""

    @property
    def unconsumed_tail(self) -> bytes: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def eof(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


class Decoder:
    """Decodes one body. ``encoding``: the header Content-Encoding; ``announced``: Content-Length, where it is known.

    Oversized where the body is too large, nested too deeply, or encoded more than once; Unavailable where it cannot be
    decoded.
    """

    def __init__(self, encoding: str | None, announced: str | None = None) -> None:
        named = [name for name in (part.strip().lower() for part in (encoding or "").split(",")) if name != "identity"]
        names = [name for name in named if name]
        if len(names) > 1:
            raise Oversized("an answer that is compressed twice is not read")
        if names and names[0] not in _WINDOW:
            raise Unavailable(f"an answer is compressed in a way that is not known: {names[0][:20]!r}")
        if announced is not None and announced.strip().isdecimal() and int(announced) > LARGEST:
            raise _too_large()
        self._window = _WINDOW[names[0]] if names else None
        self._inflater: _Inflater | None = zlib.decompressobj(self._window) if self._window is not None else None
        self._begun = False
        self._held = b""
        self._size = 0
        self._depth = Depth()

    def decoded(self, chunk: bytes) -> Iterator[bytes]:
        """What ``chunk``, the next of the body, becomes: in steps, so that no more than one is held at a time."""
        if self._inflater is None:
            yield self._counted(chunk)
            return
        chunk, self._held = self._held + chunk, b""
        if len(chunk) == 1 and not self._begun:  # which format it is shows in the first two bytes
            self._held = chunk
            return
        while chunk:
            if self._inflater.eof:  # gzip may have several members; what else follows is ignored, as browsers do
                if self._window == zlib.MAX_WBITS or not chunk.startswith(b"\x1f"):
                    return
                self._inflater = zlib.decompressobj(self._window or 0)
            step = self._step(chunk)
            chunk = self._inflater.unconsumed_tail or self._inflater.unused_data
            yield self._counted(step)

    def end(self) -> None:
        """The body has ended. Unavailable where what was compressed did not."""
        if self._inflater is not None and (self._held or (self._begun and not self._inflater.eof)):
            raise Unavailable("a compressed answer was cut off")

    def _step(self, chunk: bytes) -> bytes:
        begun, self._begun = self._begun, True
        if self._inflater is None:
            raise RuntimeError("nothing is to be inflated")
        try:
            return self._inflater.decompress(chunk, STEP)
        except zlib.error:
            if begun or self._window != zlib.MAX_WBITS:
                raise Unavailable("a compressed answer is garbled") from None
        self._inflater = zlib.decompressobj(_RAW)  # many servers take "deflate" for the format without a header
        try:
            return self._inflater.decompress(chunk, STEP)
        except zlib.error:
            raise Unavailable("a compressed answer is garbled") from None

    def _counted(self, step: bytes) -> bytes:
        self._size += len(step)
        if self._size > LARGEST:
            raise _too_large()
        self._depth.watch(step)
        return step


def decoded(chunks: Iterable[bytes], encoding: str | None, announced: str | None = None) -> Iterator[bytes]:
    """The body that arrives in ``chunks``. See Decoder for the errors."""
    decoder = Decoder(encoding, announced)
    for chunk in chunks:
        yield from decoder.decoded(chunk)
    decoder.end()


def _too_large() -> Oversized:
    return Oversized(f"an answer is larger than {LARGEST // 2**20} MiB: it is not read")

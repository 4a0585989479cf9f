"""Bounded answers of aiohttp: ``ClientSession(auto_decompress=False, response_class=Bounded, headers=HEADERS)``."""

from typing import Final

import aiohttp

from syncd.bodies import ACCEPTED, STEP, Decoder

HEADERS: Final = {"Accept-Encoding": ACCEPTED}


class Bounded(aiohttp.ClientResponse):
    """A response whose body is decoded here, and bounded."""

    async def read(self) -> bytes:
        """The decoded body. Oversized, Unavailable; what aiohttp raises."""
        if self._body is None:
            try:
                decoder = Decoder(self.headers.get("Content-Encoding"), self.headers.get("Content-Length"))
                steps: list[bytes] = []
                while chunk := await self.content.read(STEP):
                    steps += decoder.decoded(chunk)
                decoder.end()
            except BaseException:
                self.close()
                raise
            self._body = b"".join(steps)
        return await super().read()

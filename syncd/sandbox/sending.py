"""How an answer is sent badly: broken off, cut short, or a byte at a time."""

import asyncio
import socket
import struct

from aiohttp import web

from syncd.sandbox.requests import Answer


def reset(request: web.BaseRequest) -> None:
    """Closes the connection with a TCP RST: lingering for no time makes the kernel send one."""
    transport = request.transport
    if transport is not None:
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()


async def send_slowly(
    request: web.BaseRequest, answer: Answer, body: bytes, headers: dict[str, str], delay: float
) -> web.StreamResponse:
    """A byte every ``delay`` seconds."""
    response = await _begin(request, answer, body, headers)
    for position in range(len(body)):
        if request.transport is None or request.transport.is_closing():
            break
        await response.write(body[position : position + 1])
        await asyncio.sleep(delay)
    return response


async def send_half(
    request: web.BaseRequest, answer: Answer, body: bytes, headers: dict[str, str]
) -> web.StreamResponse:
    """Half of what was announced; then the connection closes."""
    response = await _begin(request, answer, body, headers)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response


async def _begin(request: web.BaseRequest, answer: Answer, body: bytes, headers: dict[str, str]) -> web.StreamResponse:
    response = web.StreamResponse(status=answer.status, headers=headers)
    response.content_type = answer.content_type
    response.charset = "utf-8"
    response.content_length = len(body)
    await response.prepare(request)
    return response

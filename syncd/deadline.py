"""The longest that a request may take, however slowly its answer drips in.

The time-outs of HTTP libraries bound the wait for the next byte. A server, or a proxy, that sends one a second keeps a
request for hours. Here the request's connection is shut down from outside, so that its library sees it end. The
connections are those that were opened within a watched request: Python tells of each ``connect`` by an audit event
(https://docs.python.org/3/library/audit_events.html), whichever library it is, a plug-in's too.
"""

import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

Identity: TypeAlias = tuple[int, int]
"""Device and inode of a socket: the number of a descriptor is soon used again, these are not."""


@dataclass(slots=True)
class Allowance:
    """Whether the time of a request is over."""

    until: float
    over: bool = False


class Connections:
    """The connections of one client, which its requests use one after the other."""

    def __init__(self) -> None:
        self._open: dict[int, Identity] = {}

    @contextmanager
    def within(self, seconds: float) -> Iterator[Allowance]:
        """Runs a request of this thread: when the time is over, its connections are shut down."""
        watch, allowance = _watch(), Allowance(time.monotonic() + seconds)
        before = getattr(_thread, "request", None)
        _thread.request = self, allowance
        watch.begin(allowance, self)
        try:
            yield allowance
        finally:
            watch.end(allowance)
            _thread.request = before

    def note(self, descriptor: int) -> None:
        """One was opened."""
        self._open = {known: identity for known, identity in self._open.items() if _identity(known) == identity}
        found = _identity(descriptor)
        if found is not None:
            self._open[descriptor] = found

    def shut_down(self) -> None:
        """Ends all that are open, for whoever reads from them or writes to them."""
        for descriptor, identity in self._open.items():
            if _identity(descriptor) == identity:
                with suppress(OSError), socket.socket(fileno=os.dup(descriptor)) as one:
                    one.shutdown(socket.SHUT_RDWR)


class _Watch:
    """One thread for all requests; it sleeps where none is under way."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._under_way: dict[int, tuple[Allowance, Connections]] = {}
        self._wakes_at = float("inf")
        threading.Thread(target=self._run, name="deadlines", daemon=True).start()

    def begin(self, allowance: Allowance, connections: Connections) -> None:
        with self._changed:
            self._under_way[id(allowance)] = allowance, connections
            if allowance.until < self._wakes_at:
                self._changed.notify()

    def end(self, allowance: Allowance) -> None:
        with self._changed:
            self._under_way.pop(id(allowance), None)

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for allowance, connections in self._under_way.values():
                    if not allowance.over and allowance.until <= now:
                        allowance.over = True
                        connections.shut_down()
                left = [allowance.until for allowance, _ in self._under_way.values() if not allowance.over]
                self._wakes_at = min(left, default=float("inf"))
                self._changed.wait(self._wakes_at - now if left else None)


_thread = threading.local()


@cache
def _watch() -> _Watch:
    sys.addaudithook(_noticed)
    return _Watch()


def _noticed(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect":
        request: tuple[Connections, Allowance] | None = getattr(_thread, "request", None)
        if request is not None:
            connections, allowance = request
            if allowance.over:  # a library that tries again by itself
                raise TimeoutError("the time of this request is over")
            connections.note(arguments[0].fileno())


def _identity(descriptor: int) -> Identity | None:
    try:
        about = os.fstat(descriptor)
    except OSError:
        return None
    return about.st_dev, about.st_ino

"""Talks to systemd where it started us: ready, reloading, watchdog, stopping (sd_notify(3)); silent elsewhere."""

import os
import socket
import time


def tell(*lines: str) -> None:
    """Sends ``READY=1``, ``WATCHDOG=1``, ``STATUS=...`` to the service manager; does nothing without one."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address.startswith(("/", "@")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as channel:
        try:
            channel.connect("\0" + address[1:] if address.startswith("@") else address)
            channel.sendall("\n".join(lines).encode())
        except OSError:
            return


class Watchdog:
    """Signs of life, at half of the interval that the unit allows (sd_watchdog_enabled(3)); none without a watchdog."""

    def __init__(self) -> None:
        allowed, pid = os.environ.get("WATCHDOG_USEC", ""), os.environ.get("WATCHDOG_PID", "")
        is_ours = pid in ("", str(os.getpid()))
        self._every = int(allowed) / 2_000_000 if allowed.isdigit() and is_ours else 0.0
        self._fed_at = 0.0

    def is_hungry(self) -> bool:
        """Whether a sign of life is wanted now."""
        return self._every > 0 and time.monotonic() - self._fed_at >= self._every

    def feed(self) -> None:
        """Gives it."""
        tell("WATCHDOG=1")
        self._fed_at = time.monotonic()

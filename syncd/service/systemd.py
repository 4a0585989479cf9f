"""Talks to systemd where it started us: ready, reloading, watchdog, stopping (sd_notify(3)); silent elsewhere."""

import os
import socket


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


def watchdog_interval() -> float | None:
    """Seconds between two signs of life: half of what the unit allows; None where no watchdog runs."""
    allowed = os.environ.get("WATCHDOG_USEC", "")
    return int(allowed) / 2_000_000 if allowed.isdigit() and int(allowed) > 0 else None

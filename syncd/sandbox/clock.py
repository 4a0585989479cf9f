"""The vendors' clock: it dates what is posted, the HTTP ``Date`` header, and the windows of the limits."""

import threading
from datetime import UTC, datetime, timedelta


class SandboxClock:
    """Stands still at ``start`` until it is advanced; without a start it runs with the machine's clock.

    A running clock can be advanced too: it goes on from there. Safe for use by several threads.
    """

    def __init__(self, start: datetime | None = None) -> None:
        if start is not None and start.tzinfo is None:
            raise ValueError("a sandbox clock starts at an aware moment: give the datetime a tzinfo")
        self._start = start.astimezone(UTC) if start is not None else None
        self._ahead = timedelta()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The vendors' present moment, aware, UTC."""
        with self._lock:
            if self._start is not None:
                return self._start + self._ahead
            # The vendors have a clock of their own, and this is it.
            return datetime.now(UTC) + self._ahead  # noqa: TID251

    def advance(self, time: timedelta) -> datetime:
        """Moves the clock by ``time`` and gives the new present; ValueError for a step back."""
        if time < timedelta():
            raise ValueError("a clock is advanced, never set back")
        with self._lock:
            self._ahead += time
        return self.now()

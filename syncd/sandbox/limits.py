"""The vendors' rate limits: so many requests of a kind in any stretch of time, by the vendors' clock."""

from collections import deque
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)


class Limits:
    """Off until ``enabled`` is set. ``per_minute`` holds each method's limit; ``default`` goes for the others.

    A sliding window: stricter than what vendors promise ("about so many"), so who passes here passes there.
    """

    def __init__(self, per_minute: dict[str, int] | None = None, default: int | None = None) -> None:
        self.enabled = False
        self.per_minute = dict(per_minute or {})
        self.default = default
        self._made: dict[str, deque[datetime]] = {}

    def wait(self, method: str, now: datetime) -> timedelta:
        """Zero where ``method`` may be asked now, and then it is counted; else how long to wait."""
        limit = self.per_minute.get(method, self.default)
        if limit is None:
            return timedelta()
        return self.within(method, limit, MINUTE, now)

    def within(self, key: str, limit: int, per: timedelta, now: datetime) -> timedelta:
        """The same for any ``key``: at most ``limit`` in any ``per``."""
        if not self.enabled:
            return timedelta()
        made = self._made.setdefault(key, deque())
        while made and made[0] <= now - per:
            made.popleft()
        if len(made) >= limit:
            return made[0] + per - now
        made.append(now)
        return timedelta()

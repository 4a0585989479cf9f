"""Google's quotas: what a request costs, and how much an account may spend in a minute."""

from collections import deque
from datetime import datetime, timedelta

from syncd.sandbox.google_discovery import Method

MINUTE = timedelta(minutes=1)
PER_MINUTE = {"drive": 325_000, "docs": 300, "driveactivity": 100}
"""Drive counts units (projects since May 2026), Docs reads, Drive Activity queries; each for a user and a minute."""


class Quota:
    """What each account has spent in the last minute, by the vendor's clock. ``per_minute`` may be lowered.

    Over it Drive answers 403 ``userRateLimitExceeded`` or 429, which of them ``status`` decides; never with a
    Retry-After. https://developers.google.com/workspace/drive/api/guides/limits
    """

    def __init__(self) -> None:
        self.per_minute = dict(PER_MINUTE)
        self.status = 403
        self._spent: dict[tuple[str, str], deque[tuple[datetime, int]]] = {}
        self._sums: dict[tuple[str, str], int] = {}

    def spend(self, method: Method, viewer: str, now: datetime) -> bool:
        """Whether the account can still pay for the method; then it has."""
        key = (method.service, viewer)
        spent = self._spent.setdefault(key, deque())
        while spent and spent[0][0] <= now - MINUTE:
            self._sums[key] -= spent.popleft()[1]
        cost = units(method)
        if self._sums.get(key, 0) + cost > self.per_minute[method.service]:
            return False
        spent.append((now, cost))
        self._sums[key] = self._sums.get(key, 0) + cost
        return True


def units(method: Method) -> int:
    """What one request costs: at Drive 5 to read one thing, 100 to list, 50 to write; elsewhere 1."""
    if method.service != "drive":
        return 1
    if method.verb != "GET":
        return 50
    return 100 if method.id.endswith(".list") else 5

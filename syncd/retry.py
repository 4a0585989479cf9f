"""The one retry policy: a request budget per method, Retry-After to the second, back-off with jitter (tenacity)."""

import re
import time
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TypeVar

import tenacity

from syncd.deadline import Connections
from syncd.masking import masked

T = TypeVar("T")


class SourceError(Exception):
    """A source could not do what was asked. Its text never holds a secret: what looks like one is masked."""

    def __init__(self, problem: str) -> None:
        super().__init__(masked(problem))


class Unavailable(SourceError):
    """Nobody must act: it is tried again, not before ``retry_after`` where the tool gave one."""

    def __init__(self, problem: str, retry_after: timedelta | None = None) -> None:
        super().__init__(problem)
        self.retry_after = retry_after


class Oversized(Unavailable):
    """An answer larger than is read (``syncd.bodies``): to ask for it again at once would bring the same."""


class TimeIsUp(Unavailable):
    """The poll has had its time: it goes on at the next one, from the last page that was stored."""


def redirected(tool: str) -> Unavailable:
    """No library follows a redirect: the token, and what is written, are for the address in the config alone."""
    return Unavailable(
        f"{tool} answers with a redirect, which is not followed: write the address that answers itself as base_url, "
        "unless a proxy or a login page on the way redirects"
    )


def retry_after(value: str | None, at: datetime | None) -> timedelta | None:
    """A Retry-After header as a time to wait: seconds, a float, or an HTTP date (RFC 9110 section 10.2.3).

    A date is measured from ``at``, the server's own ``Date`` header, so that our clock does not matter; None where
    there is no header or it cannot be read.
    """
    if value is None or not value.strip():
        return None
    try:
        return max(timedelta(seconds=float(value)), timedelta())
    except (ValueError, OverflowError):
        pass
    when = http_date(value)
    if when is None or at is None:
        return None
    return max(when - at, timedelta())


def http_date(value: str | None) -> datetime | None:
    """An HTTP ``Date`` header as an aware UTC moment; None where it is absent or broken."""
    if not value:
        return None
    try:
        return parsedate_to_datetime(value).astimezone(UTC)
    except (ValueError, TypeError, OverflowError):
        return None


@dataclass(frozen=True, slots=True)
class Quota:
    """What a tool says of how much may still be asked: ``remaining`` requests, of ``limit`` where it tells that."""

    remaining: int
    limit: int | None = None


def quota(headers: Mapping[str, str]) -> Quota | None:
    """What the headers of an answer say of the quota; None where they say nothing.

    ``X-RateLimit-Remaining`` and ``X-RateLimit-Limit`` as Jira gives them, or the same without ``X-``
    (draft-ietf-httpapi-ratelimit-headers-07).
    """
    found = {name.lower().removeprefix("x-"): value for name, value in headers.items()}
    remaining, limit = _whole(found.get("ratelimit-remaining")), _whole(found.get("ratelimit-limit"))
    return None if remaining is None else Quota(remaining, limit)


def _whole(value: str | None) -> int | None:
    match = re.match(r"\s*(\d{1,15})\b", value or "")
    return int(match[1]) if match else None


class Budget:
    """At most ``limit`` requests in any ``per`` seconds: paced ahead, so that the tool never has to say 429."""

    def __init__(self, limit: int, per: float = 60.0) -> None:
        self._limit = limit
        self._per = per
        self._made: deque[float] = deque(maxlen=limit)
        self._blocked_until = 0.0

    def wait(self, now: float) -> float:
        """Seconds until the next request may be made; 0.0 when it may be made now."""
        full = len(self._made) == self._limit
        free_at = self._made[0] + self._per if full else now
        return max(free_at - now, self._blocked_until - now, 0.0)

    def spend(self, now: float) -> None:
        """One request is made at ``now`` (monotonic seconds)."""
        self._made.append(now)

    def block(self, until: float) -> None:
        """No request before ``until`` (monotonic seconds): the tool has said so."""
        self._blocked_until = max(self._blocked_until, until)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the retry policy sees it: both can be replaced, so that tests wait in simulated time."""

    monotonic: Callable[[], float]
    sleep: Callable[[float], None]


class Retry:
    """Every request of one source goes through here. Not for use by two threads at once.

    ``patience`` is the longest single wait, in seconds, that is slept through; a longer one raises Unavailable with
    ``retry_after``, and the service asks the source again then. Other sources never wait for this one.

    Counted by method are the ``requests`` made and those that were ``limited``: answered with a time to wait.
    ``longest`` is how long one request may take, in seconds of the machine's clock, to the last byte of its answer.
    """

    def __init__(self, clock: Clock, *, attempts: int = 4, patience: float = 90.0, longest: float = 60.0) -> None:
        self._clock = clock
        self._patience = patience
        self._longest = longest
        self._allowed = float("inf")
        self._until = float("inf")
        self._connections = Connections()
        self._budgets: dict[str, Budget] = {}
        self.requests: Counter[str] = Counter()
        self.limited: Counter[str] = Counter()
        self.quota: Quota | None = None
        self._policy = tenacity.Retrying(
            sleep=clock.sleep,
            stop=tenacity.stop_after_attempt(attempts),
            retry=tenacity.retry_if_exception(self._worth_waiting_for),
            wait=self._pause,
            reraise=True,
        )
        # A second at least, so that a host in trouble is not asked again more than once a second.
        self._backoff = tenacity.wait_fixed(1.0) + tenacity.wait_random_exponential(multiplier=0.5, max=20)

    def limit(self, method: str, requests: int, per: float = 60.0) -> None:
        """Allows ``method`` at most ``requests`` in any ``per`` seconds."""
        self._budgets[method] = Budget(requests, per)

    def observe(self, headers: Mapping[str, str]) -> None:
        """Takes note of what the headers of an answer say of the quota."""
        self.quota = quota(headers) or self.quota

    def allow(self, seconds: float) -> None:
        """A poll begins, which has so long; after that no request is made, but TimeIsUp raised."""
        self._allowed = seconds
        self._until = self._clock.monotonic() + seconds

    def spent(self) -> float:
        """The share of the poll's time that is over, from 0 to 1 and above; 0 where a poll may take any time."""
        left = self._until - self._clock.monotonic()
        return 0.0 if self._allowed == float("inf") else 1.0 - left / max(self._allowed, 1e-9)

    def time_is_up(self) -> bool:
        """Whether the time that was allowed is over."""
        return self._clock.monotonic() >= self._until

    def wait_for(self, method: str) -> float:
        """Seconds that ``call`` would wait before the request; lets a connector stop instead of waiting."""
        budget = self._budgets.get(method)
        return budget.wait(self._clock.monotonic()) if budget else 0.0

    def call(self, method: str, request: Callable[[], T]) -> T:
        """The answer of ``request``, which raises Unavailable for what is worth another try."""
        try:
            return self.once(method, request)
        except Unavailable as error:
            failed = [error]

        def again() -> T:
            # The policy counts the first attempt too. It is asked only now: nearly every request is answered at once.
            if failed:
                raise failed.pop()
            return self.once(method, request)

        answer: T = self._policy(again)
        return answer

    def once(self, method: str, request: Callable[[], T]) -> T:
        """The answer of ``request``, paced and counted but never tried again: for what must not happen twice."""
        budget = self._budgets.get(method)
        if budget is None:
            budget = self._budgets[method] = Budget(100_000)
        if self.time_is_up():
            raise TimeIsUp("the time of this poll is over", timedelta())
        while (pause := budget.wait(now := self._clock.monotonic())) > 0:
            if pause > self._patience:
                raise Unavailable(f"{method} is not to be asked for {pause:.0f} s", timedelta(seconds=pause))
            self._clock.sleep(pause)
        budget.spend(now)
        self.requests[method] += 1
        try:
            return self._in_time(method, request)
        except Unavailable as error:
            if error.retry_after is not None:
                self.limited[method] += 1
                budget.block(self._clock.monotonic() + error.retry_after.total_seconds())
            raise

    def _in_time(self, method: str, request: Callable[[], T]) -> T:
        with self._connections.within(self._longest) as allowance:
            try:
                return request()
            except Exception:
                if allowance.over:
                    raise Unavailable(f"{method} was not answered within {self._longest:.0f} s") from None
                raise

    def _worth_waiting_for(self, error: BaseException) -> bool:
        if not isinstance(error, Unavailable) or isinstance(error, TimeIsUp | Oversized):
            return False
        return error.retry_after is None or error.retry_after.total_seconds() <= self._patience

    def _pause(self, state: tenacity.RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        if isinstance(error, Unavailable) and error.retry_after is not None:
            return error.retry_after.total_seconds()
        return self._backoff(state)


def system_clock(sleep: Callable[[float], None] | None = None) -> Clock:
    """The machine's monotonic clock; ``sleep`` replaces the wait, so that a stopping service need not finish it."""
    return Clock(time.monotonic, sleep or tenacity.nap.sleep)

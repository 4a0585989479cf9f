"""Faults that can be switched on per method: what is done to a request instead of, or after, answering it."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from syncd.model import NOTHING

STATUSES = ("429", "500", "502", "503", "504", "529")
LOST = ("html", "empty", "reset", "expired_token")
ANSWERED = ("truncated", "cut", "slow", "trickle", "repeated_token", "moved_item", "rewritten")
KINDS = frozenset((*STATUSES, *LOST, *ANSWERED))


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong with the requests of ``method`` (``*``: of every method).

    what         429, 500, 502, 503, 504, 529: that status; html: a page of HTML with status 200; empty: no body;
                 reset: the connection is reset without an answer; truncated: half of the answer, then the connection
                 closes; cut: half of the answer, correctly framed; slow: the answer comes ``delay`` seconds late;
                 trickle: it comes a byte every ``delay`` seconds; expired_token: what the vendor says to one;
                 repeated_token: the page names itself as the next one;
                 moved_item: while pages are read, an item moves to the next page;
                 rewritten: the answer's body becomes what ``rewrite`` makes of it, with ``headers`` beside its own
    retry_after  of 429 and 5xx, the header as it is sent: ``"3"``, ``"1.5"``, an HTTP date; None: no header
    times        how many requests are hit: one by default, with ``fraction`` as many as come
    skip         so many matching requests pass first
    when         only requests whose params it likes
    fraction     a random share of the matching requests, the same for the same ``seed``
    applied      the request takes effect although its answer is lost: the ambiguous failure. (truncated, cut, slow,
                 trickle and rewritten always take effect.)
    """

    method: str
    what: str
    retry_after: str | None = None
    times: int | None = None
    skip: int = 0
    when: Callable[[Mapping[str, Any]], bool] | None = None
    delay: float = 0.0
    fraction: float | None = None
    seed: int = 0
    applied: bool = False
    rewrite: Callable[[bytes], bytes] = bytes
    headers: Mapping[str, str] = field(default_factory=lambda: NOTHING)

    def __post_init__(self) -> None:
        if self.what not in KINDS:
            raise ValueError(f"no fault is called {self.what!r}: use one of {', '.join(sorted(KINDS))}")

    @property
    def takes_effect(self) -> bool:
        """Whether the vendor carries the request out."""
        return self.applied or self.what in ANSWERED


class _Armed:
    """A fault with its counters."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self.skip = fault.skip
        self.left = fault.times if fault.times is not None or fault.fraction is not None else 1
        self._random = random.Random(fault.seed)  # noqa: S311 - reproducible, not secret

    def matches(self, method: str, params: Mapping[str, Any]) -> bool:
        fault = self.fault
        if fault.method not in ("*", method) or self.left == 0:
            return False
        if fault.when is not None and not fault.when(params):
            return False
        return fault.fraction is None or self._random.random() < fault.fraction

    def fires(self) -> bool:
        if self.skip > 0:
            self.skip -= 1
            return False
        if self.left is not None:
            self.left -= 1
        return True


class Faults:
    """The faults of one server, in the order in which they were added; the first that fires is the one."""

    def __init__(self) -> None:
        self._armed: list[_Armed] = []

    def add(self, fault: Fault) -> None:
        """Switches ``fault`` on."""
        self._armed.append(_Armed(fault))

    def clear(self) -> None:
        """Switches all faults off."""
        self._armed.clear()

    def put_back(self, fault: Fault) -> None:
        """``fault`` found nothing that it could spoil: it waits for the next request."""
        for armed in self._armed:
            if armed.fault is fault and armed.left is not None:
                armed.left += 1

    def pick(self, method: str, params: Mapping[str, Any], *, continues: bool) -> Fault | None:
        """The fault that hits this request. ``continues``: it asks for a further page by a token.

        A repeated token needs a token to repeat, so that fault waits for a request that has one.
        """
        for armed in self._armed:
            if armed.fault.what == "repeated_token" and not continues:
                continue
            if armed.matches(method, params) and armed.fires():
                return armed.fault
        return None

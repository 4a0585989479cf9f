"""The event streams of Asana: what happened to a resource and to what lies in it, since a sync token was made."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, TypeAlias

from syncd.sandbox.asana_records import Ref

Action: TypeAlias = Literal["changed", "added", "removed", "deleted", "undeleted"]


@dataclass(frozen=True, slots=True)
class Happening:
    """One event. ``change``: field, action and the new, added or removed value; only where ``action`` is changed.

    at    when it happened, as told; noted: when it came to the stream, which is what its lag counts from
    """

    user: str | None
    at: datetime
    noted: datetime
    action: Action
    resource: Ref
    parent: Ref | None = None
    change: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a request gets. ``fresh``: the token was missing, unknown or too old, and ``sync`` starts anew."""

    happenings: tuple[Happening, ...]
    sync: str
    has_more: bool
    fresh: bool


@dataclass(frozen=True, slots=True)
class _Token:
    resource: str
    position: int
    made: datetime


class Events:
    """The streams of one workspace.

    delay  how long an event needs until it is in the stream (the vendor: a minute or so)
    life   how long a token is good; ``forget_tokens`` ends them all sooner, as happens
    lost   while it is set, what happens is never told: delivery is at most once
    """

    def __init__(self) -> None:
        self.delay = timedelta()
        self.life = timedelta(hours=24)
        self.lost = False
        self._streams: dict[str, list[Happening]] = defaultdict(list)
        self._tokens: dict[str, _Token] = {}
        self._made = 0

    def note(self, happening: Happening, resources: Iterable[str]) -> None:
        """Tells each of ``resources`` once; what happens in a task bubbles to its projects and parents."""
        if not self.lost:
            for gid in dict.fromkeys(resources):
                self._streams[gid].append(happening)

    def forget_tokens(self) -> None:
        """All tokens are too old from now on."""
        self._tokens.clear()

    def since(self, resource: str, sync: str, now: datetime, most: int) -> Stretch:
        """At most ``most`` events of ``resource`` since ``sync`` was made, and the token that goes on from there."""
        stream = self._streams[resource]
        there = bisect_right(stream, now - self.delay, key=lambda each: each.noted)
        token = self._tokens.get(sync)
        if token is None or token.resource != resource or token.made <= now - self.life:
            return Stretch((), self._token(resource, there, now), has_more=False, fresh=True)
        end = min(token.position + most, there)
        told = tuple(stream[token.position : end])
        return Stretch(told, self._token(resource, max(end, token.position), now), has_more=end < there, fresh=False)

    def _token(self, resource: str, position: int, now: datetime) -> str:
        self._tokens = {text: token for text, token in self._tokens.items() if token.made > now - self.life}
        self._made += 1
        sync = f"{int(resource) * 0x9E3779B97F4A7C15 % 2**64:016x}{self._made:016x}"
        self._tokens[sync] = _Token(resource, position, now)
        return sync

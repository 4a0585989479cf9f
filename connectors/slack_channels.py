"""When each conversation is read: pure, in seconds of Slack's clock.

Everything that is worth it is read at every poll. What is quiet is read less often, and where the quota is too small
for that, in this order: all of them within the longest interval that it can pay for, then the busiest within three
minutes, then the others as they deserve.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

BUSY = 180.0
"""Seconds: when the quota is short, the busiest are asked so often before others are asked more."""

ROTATION = 0.85
USABLE = 0.98
"""Shares of the quota: what going round all conversations may take, and what all reading together may take."""

EARLY = 1.5
"""Polls: when the quota is short, none of it is left unused while somebody's turn is so near."""

SHORT = 20.0
"""Seconds: what is not urgent waits so long for its turn in the quota; for longer, it is left to the next poll."""

_DAY = 86400.0
_EAGER = 4.0
"""A conversation is asked about four times as often as something is said in it."""


@dataclass(frozen=True, slots=True)
class Pace:
    """``every`` and ``quiet``: the shortest and the longest interval wanted; ``per_minute``: requests allowed."""

    every: float
    quiet: float
    per_minute: float


@dataclass(frozen=True, slots=True)
class Turn:
    """One conversation, as the order of reading sees it.

    read      when it was last read (0: never); latest: when something was last said in it
    day       how many messages it had in the day before it was last read
    sweep_at  when its long window is due
    """

    channel: str
    read: float = 0.0
    latest: float = 0.0
    day: int = 0
    sweep_at: float = 0.0


def due(turns: Sequence[Turn], pace: Pace, now: float, watched: Collection[str]) -> list[str]:
    """The conversations whose turn it is, in the order of reading: watched, busy, new, then by how long they wait."""
    every = intervals(turns, pace, now, watched)
    short_of_quota = max(every.values(), default=0.0) > max(pace.quiet, pace.every)
    early = pace.every * (EARLY if short_of_quota else 0.5)
    ranked: list[tuple[int, float, str]] = []
    for turn in turns:
        waited, interval = now - turn.read, every[turn.channel]
        if turn.channel in watched:
            ranked.append((0, turn.read, turn.channel))
        elif turn.read and interval <= max(BUSY, pace.every) and waited + pace.every / 2 >= interval:
            ranked.append((1, turn.read + interval, turn.channel))
        elif turn.read and waited + early >= interval:
            ranked.append((3, turn.read + interval, turn.channel))
        elif not turn.read:
            ranked.append((2, 0.0, turn.channel))
        elif turn.sweep_at <= now and waited >= pace.every / 2:
            ranked.append((4, turn.sweep_at, turn.channel))
    room = max(int(pace.per_minute * USABLE * pace.every / 60) - len(watched), int(pace.per_minute / 5), 1)
    order = [channel for _, _, channel in sorted(ranked)]
    first = sum(channel in watched for channel in order)
    return order[: first + room]


def intervals(turns: Sequence[Turn], pace: Pace, now: float, watched: Collection[str] = ()) -> dict[str, float]:
    """How many seconds may pass between two readings of each conversation, so that all together fit the quota."""
    free = max(pace.per_minute * USABLE - len(watched) * 60.0 / pace.every, pace.per_minute / 5) / 60.0
    others = [turn for turn in turns if turn.channel not in watched]
    longest = max(pace.quiet, pace.every, len(others) / (free * ROTATION))
    result = {turn.channel: (pace.every if turn.channel in watched else longest) for turn in turns}
    left = free - len(others) / longest
    busiest_first = sorted(others, key=lambda turn: (-turn.day, -turn.latest, turn.channel))
    for step in (max(BUSY, pace.every), pace.every):
        for turn in busiest_first:
            target = max(_wanted(turn, now), step)
            cost = 1 / target - 1 / result[turn.channel]
            if 0 < cost <= left:
                result[turn.channel] = target
                left -= cost
    return result


def _wanted(turn: Turn, now: float) -> float:
    """A part of the time between two messages, or of the time since the last one where that is shorter."""
    usual = _DAY / turn.day if turn.day else _DAY
    return max(min(usual, now - turn.latest), 0.0) / _EAGER

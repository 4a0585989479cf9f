"""Where reading Slack goes on, as the cursor holds it: its keys are stored apart, and what is large seldom changes.

No text and no secret is in it, only ids, timestamps and marks (see ``slack_marks``). Beside the list of conversations
and where the rounds of watched threads go on, there are three keys for each conversation: its id, for when it was read,
which every reading changes; with ``:marks``, for the window of every poll; with ``:old``, for what is before it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, TypeAlias

from connectors.slack_marks import before
from syncd.connector import Cursor
from syncd.model import Json

Marks: TypeAlias = dict[str, str]
LIST, WORKSPACE, ROUNDS = "conversations", "workspace", "rounds"
MARKS, OLD = ":marks", ":old"
DAY = 86400.0


@dataclass(slots=True)
class Deep:
    """A reading of the long window that is still going on, newest page first.

    oldest, floor  where the window begins, and on the first reading, from where on messages are reported
    at             Slack's clock at its first page
    token          of the next page; tokens: those that were used, so that one that comes again is noticed
    first, last    the newest and the oldest timestamp read so far
    """

    oldest: str
    floor: str
    at: float
    token: str = ""
    tokens: list[str] = field(default_factory=list)
    first: str = ""
    last: str = ""

    NAMES: ClassVar[tuple[str, ...]] = ("oldest", "floor", "at", "token", "tokens", "first", "last")


@dataclass(slots=True)
class ChannelState:
    """What is known of one conversation. Times are seconds of Slack's clock, 0.0 for never."""

    read: float = 0.0
    swept: float = 0.0
    latest: float = 0.0
    day: int = 0
    marks: Marks = field(default_factory=dict)
    old: Marks = field(default_factory=dict)
    pending: Marks = field(default_factory=dict)
    deep: Deep | None = None

    def known(self) -> Mapping[str, str]:
        """The marks of both windows."""
        return {**self.old, **self.marks} if self.old else self.marks

    def mark(self, ts: str) -> str | None:
        """The mark of one message; None where it is not known."""
        return self.marks.get(ts, self.old.get(ts))

    def remember(self, ts: str, mark: str) -> None:
        """Keeps a mark in the window where its message stands."""
        (self.old if ts in self.old else self.marks)[ts] = mark

    def forget(self, ts: str) -> None:
        """The message is gone."""
        self.marks.pop(ts, None)
        self.old.pop(ts, None)

    def noticed(self, at: float) -> None:
        """Takes the activity from the marks, after a reading at ``at``."""
        day_ago = before(at - DAY)
        self.day = sum(1 for ts in self.marks if ts >= day_ago)
        newest = max((max(ts, mark.rpartition("/")[2]) for ts, mark in self.marks.items() if ts[0] != "?"), default="0")
        self.latest = max(self.latest, float(newest))

    def age(self, recent: str, oldest: str) -> None:
        """Moves what left the short window to the long one, and drops what left that."""
        together = {ts: mark for ts, mark in self.known().items() if ts >= oldest}
        self.marks = {ts: mark for ts, mark in together.items() if ts >= recent}
        self.old = {ts: mark for ts, mark in together.items() if ts < recent}

    def to_json(self) -> dict[str, Json]:
        """A copy for the cursor, without the marks of messages."""
        value: dict[str, Any] = {"read": self.read, "swept": self.swept, "latest": self.latest, "day": self.day}
        if self.pending:
            value["pending"] = dict(self.pending)
        if self.deep:
            value["deep"] = {name: getattr(self.deep, name) for name in Deep.NAMES}
            value["deep"]["tokens"] = list(self.deep.tokens)
        return value

    @classmethod
    def of(cls, value: Any, marks: Any, old: Any) -> "ChannelState":
        """From the cursor. What is not of this shape (another version's) counts as nothing: it is read anew.

        In a cursor of before the marks had a key of their own they stand among the other values.
        """
        try:
            deep = value.get("deep")
            return cls(
                read=float(value["read"]),
                swept=float(value["swept"]),
                latest=float(value["latest"]),
                day=int(value["day"]),
                marks=dict(value.get("marks") or marks or {}),
                old=dict(old or {}),
                pending=dict(value.get("pending") or {}),
                deep=Deep(**{**deep, "tokens": list(deep["tokens"])}) if deep else None,
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return cls()


class State:
    """The whole cursor, taken apart as far as it is needed and put together again."""

    def __init__(self, cursor: Cursor) -> None:
        self._cursor: dict[str, Json] = dict(cursor)
        self._states: dict[str, ChannelState] = {}
        self._changed: set[str] = set()
        listed: Any = cursor.get(LIST)
        self.listed_at = float(listed["at"]) if isinstance(listed, dict) else 0.0
        self.channels: dict[str, dict[str, Json]] = dict(listed["channels"]) if isinstance(listed, dict) else {}

    @property
    def workspace(self) -> str:
        """The workspace's address, ending in a slash; empty before it was asked for."""
        url = self._cursor.get(WORKSPACE)
        return url if isinstance(url, str) else ""

    @workspace.setter
    def workspace(self, url: str) -> None:
        self._cursor[WORKSPACE] = url

    def last(self, round_: str) -> str:
        """Where the round of this name stood last; empty where it was never cut short."""
        rounds = self._cursor.get(ROUNDS)
        return str(rounds.get(round_, "")) if isinstance(rounds, dict) else ""

    def reached(self, round_: str, key: str) -> None:
        """The round of this name goes on behind ``key``."""
        rounds = self._cursor.get(ROUNDS)
        self._cursor[ROUNDS] = {**(rounds if isinstance(rounds, dict) else {}), round_: key}

    def list_channels(self, channels: dict[str, dict[str, Json]], at: float) -> None:
        """The conversations as Slack listed them at ``at``."""
        self.channels, self.listed_at = channels, at
        self._cursor[LIST] = {"at": at, "channels": dict(channels)}

    def leave_out(self, channel: str) -> None:
        """Takes a conversation out of the list, until Slack lists it again."""
        self.list_channels({key: value for key, value in self.channels.items() if key != channel}, self.listed_at)

    def of(self, channel: str) -> ChannelState:
        """A conversation's state, to be read; say ``changed`` after changing it."""
        state = self._states.get(channel)
        if state is None:
            state = ChannelState.of(*(self._cursor.get(channel + part) for part in ("", MARKS, OLD)))
            self._states[channel] = state
        return state

    def changed(self, channel: str) -> None:
        """The next cursor has this conversation anew."""
        self._changed.add(channel)

    def pending(self) -> Iterator[tuple[str, str]]:
        """Channel and timestamp of every thread that is still to be read."""
        for channel in self.channels:
            for ts in sorted(self.of(channel).pending, reverse=True):
                yield channel, ts

    @property
    def clock(self) -> float:
        """Slack's clock as it was last seen; 0.0 for never."""
        return max([self.listed_at, *(self.of(channel).read for channel in self.channels)])

    def cursor(self) -> Cursor:
        """The cursor as of now; nothing in it changes later."""
        for channel in self._changed:
            state = self._states[channel]
            self._cursor[channel] = state.to_json()
            for key, marks in ((channel + MARKS, state.marks), (channel + OLD, state.old)):
                if self._cursor.get(key, {}) != marks:
                    self._cursor[key] = dict(marks)
        self._changed.clear()
        return dict(self._cursor)

"""A Slack conversation as state: its messages, indexed as the API reads them."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from syncd.model import Json

MICRO = 1_000_000
PREFIX = {"public_channel": "channels", "private_channel": "groups", "im": "im", "mpim": "mpim"}


def key_of(ts: str) -> int:
    """A timestamp string as whole microseconds; ValueError where it is none."""
    seconds, _, fraction = ts.strip().partition(".")
    if not seconds.isascii() or not seconds.isdigit() or (fraction and not (fraction.isascii() and fraction.isdigit())):
        raise ValueError(f"not a timestamp: {ts!r}")
    return int(seconds) * MICRO + int(fraction[:6].ljust(6, "0"))


def ts_of(key: int) -> str:
    """Whole microseconds as Slack writes them: ``1512085950.000216``."""
    return f"{key // MICRO}.{key % MICRO:06d}"


def key_at(at: datetime) -> int:
    """A moment as whole microseconds, without the rounding of a float."""
    return int(at.timestamp()) * MICRO + at.microsecond


@dataclass(slots=True)
class Message:
    """One message. ``fields`` is what its author gave it; the rest changes under the hands of others.

    ``thread`` is, of a reply, its parent's key.
    """

    key: int
    fields: dict[str, Any]
    thread: int | None = None
    broadcast: bool = False
    edited: Mapping[str, str] | None = None
    reactions: dict[str, list[str]] = field(default_factory=dict)
    metadata: Mapping[str, Json] | None = None
    tombstone: bool = False
    serialised: str | None = None

    @property
    def ts(self) -> str:
        return ts_of(self.key)

    @property
    def user(self) -> str:
        """Who wrote it: the user, else the bot."""
        return str(self.fields.get("user") or self.fields.get("bot_id") or "")

    @property
    def is_reply(self) -> bool:
        return self.thread is not None


@dataclass(slots=True)
class Channel:
    """A conversation. ``kind`` is the API's type: public_channel, private_channel, im or mpim."""

    id: str
    name: str
    kind: str
    creator: str
    created: int
    members: list[str] = field(default_factory=list)
    archived: bool = False
    general: bool = False
    topic: str = ""
    purpose: str = ""
    messages: dict[int, Message] = field(default_factory=dict)
    top: list[int] = field(default_factory=list)
    threads: dict[int, list[int]] = field(default_factory=dict)
    _broadcasts: dict[int, set[int]] = field(default_factory=dict)
    _next: dict[int, int] = field(default_factory=dict)

    @property
    def private(self) -> bool:
        """Whether only its members know of it."""
        return self.kind != "public_channel"

    @property
    def scope(self) -> str:
        """The first half of the scopes that open it: channels, groups, im, mpim."""
        return PREFIX[self.kind]

    def free_key(self, key: int) -> int:
        """``key``, or the next that no message has: a timestamp is unique in its conversation."""
        free = self._next.get(key, key)
        while free in self.messages:
            free += 1
        self._next[key] = free + 1
        return free

    def add(self, message: Message) -> None:
        """Puts a message where the API shows it: a reply in its thread, and in the history if it is broadcast."""
        self.messages[message.key] = message
        if message.is_reply and message.thread is not None:
            insort(self.threads.setdefault(message.thread, []), message.key)
            if message.broadcast:
                self._broadcasts.setdefault(message.thread, set()).add(message.key)
            self._touch(message.thread)
        if not message.is_reply or message.broadcast:
            insort(self.top, message.key)

    def remove(self, message: Message) -> None:
        """Deletes a message; a parent with replies stays as a tombstone, as it does in Slack."""
        if self.threads.get(message.key):
            message.tombstone = True
            self._touch(message.key)
            return
        del self.messages[message.key]
        if message.key in self.top:
            self.top.remove(message.key)
        self.threads.pop(message.key, None)
        if message.is_reply and message.thread is not None:
            self._leave(message.thread, message.key)

    def replies(self, parent: int) -> list[Message]:
        """The replies of a thread, oldest first."""
        return [self.messages[key] for key in self.threads.get(parent, ())]

    def stretch(self, keys: list[int], oldest: int, latest: int | None) -> list[int]:
        """Of sorted ``keys``, those from ``oldest`` to ``latest``, both included."""
        end = len(keys) if latest is None else bisect_right(keys, latest)
        return keys[bisect_left(keys, oldest) : end]

    def ordered(self) -> Iterator[Message]:
        """All messages, replies too, oldest first."""
        return (self.messages[key] for key in sorted(self.messages))

    def touch(self, message: Message) -> None:
        """Forgets what was serialised of a message, and of the broadcasts that carry it as their root."""
        self._touch(message.key)

    def _touch(self, key: int) -> None:
        for each in (key, *self._broadcasts.get(key, ())):
            if each in self.messages:
                self.messages[each].serialised = None

    def _leave(self, parent: int, reply: int) -> None:
        replies = self.threads[parent]
        replies.remove(reply)
        if replies:
            self._touch(parent)
            return
        del self.threads[parent]
        message = self.messages.get(parent)
        if message is not None and message.tombstone:
            del self.messages[parent]
            self.top.remove(parent)
        elif message is not None:
            message.serialised = None

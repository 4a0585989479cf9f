"""What is remembered of a message, so that the next look at it tells what has changed: never its words.

A mark is a short string: empty for a message without edits, reactions and replies; else ``own/replies/latest``, where
``own`` is a checksum of its edit and reactions, ``replies`` how many it has and ``latest`` the newest one's timestamp.
Of a reply that was broadcast it is ``own/b/root``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from zlib import crc32

_readable = re.compile(r"[0-9]{1,11}\.[0-9]{6}").fullmatch
BROADCAST = "b"


def timestamp(message: object, name: str = "ts") -> str:
    """A message's timestamp, or an empty string where it has none that can be read."""
    value = message.get(name) if isinstance(message, dict) else None
    return value if isinstance(value, str) and _readable(value) else ""


def before(seconds: float) -> str:
    """A moment (seconds since 1970) as a timestamp; sorts and compares as text with Slack's own."""
    return f"{max(seconds, 0.0):017.6f}"


def mark(message: Mapping[str, Any]) -> str:
    """The mark of a message with a readable ``ts``."""
    edited, reactions, subtype = message.get("edited"), message.get("reactions"), message.get("subtype")
    replies, thread = message.get("reply_count"), message.get("thread_ts")
    root = "" if thread is None or thread == message["ts"] else timestamp(message, "thread_ts")
    broadcast = root != ""
    if not edited and not reactions and not replies and not broadcast and subtype != "tombstone":
        return ""
    changing = bool(edited or reactions or subtype == "tombstone")
    own = f"{crc32(repr((edited, reactions, subtype)).encode('utf-8', 'replace')):x}" if changing else ""
    if broadcast:
        return f"{own}/{BROADCAST}/{root}"
    return f"{own}/{replies or 0}/{timestamp(message, 'latest_reply')}"


@dataclass(frozen=True, slots=True)
class Seen:
    """A mark, taken apart."""

    own: str = ""
    replies: int = 0
    latest: str = ""
    root: str = ""

    @classmethod
    def of(cls, text: str) -> "Seen":
        """ValueError for what is no mark."""
        if not text:
            return _PLAIN
        own, count, rest = text.split("/")
        if count == BROADCAST:
            return cls(own, root=rest)
        return cls(own, int(count) if count.isdigit() else 1, rest)


_PLAIN = Seen()
"""A message without edits, reactions and replies."""


@dataclass(slots=True)
class Difference:
    """What a stretch of history shows against what is known of it.

    changed  messages that are new or not what they were; of them ``touched`` were known before
    threads  threads with new, removed or unread replies: timestamp to the newest reply known (empty: never read)
    marks    the marks of all messages read; ``fresh`` those of them that are new or not what they were
    """

    changed: list[Mapping[str, Any]] = field(default_factory=list)
    touched: list[str] = field(default_factory=list)
    threads: dict[str, str] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    fresh: dict[str, str] = field(default_factory=dict)


def compare(messages: Sequence[object], known: Mapping[str, str], floor: str = "") -> Difference:
    """What ``messages`` show that ``known`` (marks by timestamp) does not.

    ``floor``: on the first reading, what is older and has no younger reply is only remembered, not reported.
    """
    found = Difference()
    for message in messages:
        ts = timestamp(message)
        if not isinstance(message, dict) or not ts:
            _unreadable(message, known, found)
            continue
        text = found.marks[ts] = mark(message)
        old = known.get(ts)
        if text == old:
            continue
        found.fresh[ts] = text
        new = Seen.of(text)
        if floor and old is None and ts < floor and new.latest < floor:
            continue
        _different(message, ts, new, old, found)
    return found


def _different(message: dict[str, Any], ts: str, new: Seen, old: str | None, found: Difference) -> None:
    was = Seen.of(old) if old is not None else None
    if was is None or was.own != new.own:
        found.changed.append(message)
        if was is not None:
            found.touched.append(ts)
    if new.root:
        if was is None:
            found.threads.setdefault(new.root, "")
    elif (new.replies, new.latest) != ((was.replies, was.latest) if was else (0, "")):
        found.threads[ts] = was.latest if was else ""


def _unreadable(message: object, known: Mapping[str, str], found: Difference) -> None:
    """What has no timestamp is handed on once, so that its mapping can say what is wrong with it."""
    key = f"?{crc32(repr(message).encode('utf-8', 'replace')):x}"
    found.marks[key] = ""
    if key not in known:
        found.fresh[key] = ""
        found.changed.append(message if isinstance(message, dict) else {"unreadable": message})


def all_named(message: Mapping[str, Any]) -> bool:
    """Whether Slack names every user of every reaction: of many it names only some, and then none may count as gone."""
    reactions = message.get("reactions") or []
    try:
        return all(reaction.get("count", 0) <= len(reaction.get("users", ())) for reaction in reactions)
    except (AttributeError, TypeError):
        return False

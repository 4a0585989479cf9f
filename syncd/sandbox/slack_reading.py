"""Slack's methods that read messages: conversations.history, conversations.replies, reactions.get, permalinks."""

import json
from typing import Any

from syncd.sandbox.requests import Answer, Call, encoded
from syncd.sandbox.slack_access import MAX_LIMIT, Access, cursor, flag, from_cursor, limit, moment, refused, required
from syncd.sandbox.slack_channel import Channel, Message
from syncd.sandbox.slack_shapes import message_json, reactions_json, serialised

THREAD_LIMIT = 1000


class Reading:
    """``page_limit`` is set for a distributed app: its pages have at most so many items, whatever it asks for.

    ``parent_omitted``: whether a thread that is read with ``oldest`` comes without its parent. Both were reported.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._workspace = access.workspace
        self.page_limit: int | None = None
        self.parent_omitted = False

    def history(self, call: Call) -> Answer:
        """Newest first; replies only where they were broadcast."""
        channel = self._access.channel(call, "history")
        size = self._size(call, 100, MAX_LIMIT)
        oldest, latest = _window(call)
        start = from_cursor(call, "next_ts")
        if start is not None:
            latest = min(_key(start), latest) if latest is not None else _key(start)
        keys = channel.stretch(channel.top, oldest, latest)
        page = [channel.messages[key] for key in reversed(keys[-size:])]
        following = keys[-size - 1] if len(keys) > size else None
        more = {"pin_count": 0, "channel_actions_ts": None, "channel_actions_count": 0}
        return self._page(call, channel, page, following, more)

    def replies(self, call: Call) -> Answer:
        """The parent, then its replies, oldest first; further pages have replies only."""
        channel = self._access.channel(call, "history")
        size = self._size(call, THREAD_LIMIT, THREAD_LIMIT)
        parent = channel.messages.get(moment(call, "ts", "thread_not_found") or 0)
        if parent is None:
            raise refused("thread_not_found")
        if parent.is_reply:
            return self._page(call, channel, [parent], None, {})
        oldest, latest = _window(call)
        start = from_cursor(call, "next_ts")
        if start is not None:
            oldest = max(oldest, _key(start))
        keys = channel.stretch(channel.threads.get(parent.key, []), oldest, latest)
        first = [] if start is not None or (self.parent_omitted and oldest > 0) else [parent]
        room = max(size - len(first), 0)
        page = first + [channel.messages[key] for key in keys[:room]]
        return self._page(call, channel, page, keys[room] if len(keys) > room else None, {})

    def reactions(self, call: Call) -> Answer:
        """A message's reactions: the first users of each, or with ``full`` all."""
        self._access.need(call, "reactions:read")
        channel = self._visible(call)
        message = self._access.message(call, channel, "timestamp")
        shape = message_json(message, channel)
        if message.reactions:
            shape["reactions"] = reactions_json(message, full=flag(call, "full"))
        shape["permalink"] = self._workspace.permalink(channel, message.ts)
        return Answer({"ok": True, "type": "message", "channel": channel.id, "message": shape})

    def permalink(self, call: Call) -> Answer:
        """Where a message stands on the web."""
        channel = self._visible(call)
        message = self._access.message(call, channel, "message_ts")
        link = self._workspace.permalink(channel, message.ts)
        return Answer({"ok": True, "channel": channel.id, "permalink": link})

    def _visible(self, call: Call) -> Channel:
        channel = self._workspace.channels.get(required(call, "channel", "channel_not_found"))
        if channel is None or (channel.private and not self._access.inside(channel)):
            raise refused("channel_not_found")
        return channel

    def _size(self, call: Call, default: int, maximum: int) -> int:
        size = limit(call, default, maximum)
        return size if self.page_limit is None else min(size, self.page_limit)

    def _page(
        self, call: Call, channel: Channel, page: list[Message], following: int | None, more: dict[str, Any]
    ) -> Answer:
        with_metadata = flag(call, "include_all_metadata")
        messages = ",".join(serialised(each, channel, with_metadata=with_metadata) for each in page)
        rest: dict[str, Any] = {"has_more": following is not None, **more}
        if following is not None:
            rest["response_metadata"] = {"next_cursor": cursor("next_ts", following)}
        tail = json.dumps(rest, separators=(",", ":"))[1:]
        return Answer(encoded(f'{{"ok":true,"messages":[{messages}],{tail}'))


def _window(call: Call) -> tuple[int, int | None]:
    """The first and the last microsecond that count: both ends are excluded unless ``inclusive``."""
    inclusive = flag(call, "inclusive")
    oldest = moment(call, "oldest", "invalid_ts_oldest")
    latest = moment(call, "latest", "invalid_ts_latest")
    first = 0 if not oldest else oldest if inclusive else oldest + 1
    return first, latest if latest is None or inclusive else latest - 1


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise refused("invalid_cursor")
    return int(text)

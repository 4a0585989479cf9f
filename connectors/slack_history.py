"""Reads conversations' top level: the short window of every poll, and the long one in pages that can be resumed."""

from collections.abc import Iterator
from zlib import crc32

from connectors.slack_channels import SHORT
from connectors.slack_client import Answer, SlackClient
from connectors.slack_errors import Refused, repeated
from connectors.slack_marks import Difference, Seen, all_named, before, compare, timestamp
from connectors.slack_output import Output
from connectors.slack_settings import SlackSettings
from connectors.slack_state import Deep, State

HISTORY = "conversations.history"
LIMIT = 999
_END = "~"
"""Sorts after every timestamp."""


class History:
    """``now``: Slack's clock as last seen; ``shown_from``: for each conversation, where what was read of it begins."""

    def __init__(self, client: SlackClient, settings: SlackSettings, state: State, output: Output) -> None:
        self._client = client
        self._settings = settings
        self._state = state
        self._output = output
        self.now = state.clock
        self.shown_from: dict[str, str] = {}

    def recent(self, channel: str, oldest: str, again: str = "") -> Iterator[None]:
        """Reads the window from ``oldest``; messages from ``again`` on are handed on even where nothing changed."""
        state = self._state.of(channel)
        seen: set[str] = set()
        started = 0.0
        for answer in self._client.pages(HISTORY, **_window(channel, oldest)):
            self._notice(answer)
            started = started or answer.at.timestamp()
            known = {ts: mark for ts, mark in state.known().items() if ts < again} if again else state.known()
            found = compare(answer.items("messages"), known)
            self._take(channel, found, answer)
            seen |= found.marks.keys()
            yield
        self._output.absent(channel, (ts for ts in state.known() if ts >= oldest), seen, answer.at)
        state.read = started
        state.noticed(started)
        self.shown_from[channel] = oldest
        self._state.changed(channel)
        yield

    def begin(self, channel: str, now: float) -> None:
        """Begins with the long window: the sweep's, or on the first reading the backfill's where that is longer."""
        state, settings = self._state.of(channel), self._settings
        backfill, sweep = settings.backfill.total_seconds(), settings.sweep.total_seconds()
        if state.read:
            state.deep = Deep(before(min(now - sweep, state.read)), "", now)
        else:
            state.deep = Deep(before(now - max(sweep, backfill)), before(now - backfill), now)
        self._state.changed(channel)

    def deep(self, channel: str) -> Iterator[None]:
        """Goes on with the long window, page by page, as far as the quota goes; a first page is always asked for."""
        state = self._state.of(channel)
        while deep := state.deep:
            if deep.token and self._client.wait_for(HISTORY) > SHORT:
                return
            try:
                params = _window(channel, deep.oldest) | ({"cursor": deep.token} if deep.token else {})
                answer = self._client.call(HISTORY, **params)
            except Refused as refused:
                if refused.code != "invalid_cursor" or not deep.token:
                    raise
                state.deep = Deep(deep.oldest, deep.floor, deep.at)
                self._state.changed(channel)
                continue
            self._notice(answer)
            self._page(channel, deep, answer)
            yield

    def _page(self, channel: str, deep: Deep, answer: Answer) -> None:
        state = self._state.of(channel)
        self._state.changed(channel)
        token, at = answer.next_cursor, answer.at.timestamp()
        digest = f"{crc32(token.encode()):x}"
        if token and digest in deep.tokens:
            state.deep = Deep(deep.oldest, deep.floor, deep.at)
            raise repeated(HISTORY)
        if not deep.token:
            deep.at = at
        known = dict(state.known())
        found = compare(answer.items("messages"), known, deep.floor)
        self._take(channel, found, answer)
        read = sorted(ts for ts in found.marks if ts[0] != "?")
        low, high = _covered(deep, read, more=bool(token))
        stretch = (ts for ts in {**known, **found.marks} if low <= ts < high)
        self._output.absent(channel, stretch, found.marks, answer.at)
        if read:
            deep.first, deep.last = deep.first or read[-1], read[0]
        deep.token = token
        if token:
            deep.tokens.append(digest)
        else:
            self._end(channel, deep)

    def _end(self, channel: str, deep: Deep) -> None:
        state, settings = self._state.of(channel), self._settings
        state.read, state.swept, state.deep = max(state.read, deep.at), deep.at, None
        state.noticed(deep.at)
        long = max(settings.sweep, settings.backfill).total_seconds()
        state.age(before(deep.at - settings.recent.total_seconds()), before(deep.at - long))
        self.shown_from[channel] = deep.oldest

    def _notice(self, answer: Answer) -> None:
        self.now = max(self.now, answer.at.timestamp())

    def _take(self, channel: str, found: Difference, answer: Answer) -> None:
        """Hands on what changed, and remembers what was seen."""
        state = self._state.of(channel)
        self._output.messages(channel, found.changed, answer.at)
        by_ts = {timestamp(message): message for message in found.changed} if found.touched else {}
        for ts in found.touched:
            message, mark = by_ts[ts], found.marks[ts]
            root = Seen.of(mark).root
            if root:
                found.threads.setdefault(root, ts)
            elif message.get("subtype") != "tombstone" and all_named(message):
                self._output.only(channel, ts, ts, answer.at)
        for ts, latest in found.threads.items():
            state.pending.setdefault(ts, latest or Seen.of(state.mark(ts) or "").latest)
        for ts, mark in found.fresh.items():
            state.remember(ts, mark)
        self._state.changed(channel)


def _window(channel: str, oldest: str) -> dict[str, str | int]:
    return {"channel": channel, "oldest": oldest, "inclusive": 1, "limit": LIMIT}


def _covered(deep: Deep, read: list[str], *, more: bool) -> tuple[str, str]:
    """From where to where (excluded) a page shows all there is: what is known there and is not on it is gone.

    Pages come newest first. Where one does not, only what lies between its own messages is covered.
    """
    if not deep.token and not more:
        return deep.oldest, _END
    if not read:
        return (deep.oldest, deep.last) if deep.last and not more else ("", "")
    if not deep.token or not deep.last or read[-1] > deep.last:
        return read[0], read[-1]
    return (read[0] if more else deep.oldest), deep.last

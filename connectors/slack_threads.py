"""Reads threads: whole where they fit one page, so that edits and deletions of replies show; else what is new."""

from datetime import datetime
from typing import Any

from connectors.slack_client import SlackClient
from connectors.slack_errors import Refused
from connectors.slack_marks import Seen, all_named, mark, timestamp
from connectors.slack_output import Output
from connectors.slack_state import State

REPLIES = "conversations.replies"
LIMIT = 999


class Threads:
    """Each thread is read at most once in a poll."""

    def __init__(self, client: SlackClient, state: State, output: Output) -> None:
        self._client = client
        self._state = state
        self._output = output
        self._done: set[tuple[str, str]] = set()

    @property
    def asked(self) -> int:
        """How many threads this poll has read."""
        return len(self._done)

    def read(self, channel: str, ts: str, *, known: bool = False) -> None:
        """Reads the thread; ``known``: it was read before, whatever is remembered of it."""
        if (channel, ts) in self._done:
            return
        state = self._state.of(channel)
        latest = state.pending.get(ts, "")
        seen = Seen.of(state.mark(ts) or "")
        since = latest if seen.replies >= LIMIT else ""
        before = known or bool(latest)
        try:
            messages, at = self._messages(channel, ts, since)
        except Refused as refused:
            if refused.code not in ("thread_not_found", "message_not_found"):
                raise
            self._output.whole_thread(channel, ts, refused.at)
        else:
            self._hand_on(channel, ts, messages, at, whole=before and not since)
        self._done.add((channel, ts))
        state.pending.pop(ts, None)
        self._state.changed(channel)

    def _messages(self, channel: str, ts: str, since: str) -> tuple[list[Any], datetime]:
        only_new = {"oldest": since} if since else {}
        messages: list[Any] = []
        for answer in self._client.pages(REPLIES, channel=channel, ts=ts, limit=LIMIT, **only_new):
            messages += answer.items("messages")
        return messages, answer.at

    def _hand_on(self, channel: str, ts: str, messages: list[Any], at: datetime, *, whole: bool) -> None:
        state = self._state.of(channel)
        readable = [each if isinstance(each, dict) else {"unreadable": each} for each in messages]
        parent = next((each for each in readable if timestamp(each) == ts), None)
        if parent is not None and state.mark(ts) is not None:
            unchanged = Seen.of(state.mark(ts) or "").own == Seen.of(mark(parent)).own
            if unchanged and not whole and self._output.shown(channel, ts):
                readable.remove(parent)
            state.remember(ts, mark(parent))
        self._output.messages(channel, readable, at, ts)
        if whole and all(map(all_named, readable)):
            self._output.whole_thread(channel, ts, at)

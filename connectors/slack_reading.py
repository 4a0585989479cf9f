"""One poll of Slack: what is read in which order, and what of it is handed on.

One ``conversations.history`` of a conversation shows its new messages, edits, deletions and reactions, and by
``reply_count`` and ``latest_reply`` which threads have changed; each of those costs one ``conversations.replies``.
Replies to threads older than the window never show in it: watched threads are asked for (``slack_watched``), and the
sweep's long window finds the others.
"""

import logging
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from connectors.slack_channels import SHORT, Pace, Turn, due, intervals
from connectors.slack_client import SlackClient
from connectors.slack_directory import conversations, workspace_url
from connectors.slack_errors import UNREADABLE_CHANNEL, Refused
from connectors.slack_history import HISTORY, History
from connectors.slack_marks import before
from connectors.slack_output import Output
from connectors.slack_settings import SlackSettings
from connectors.slack_state import State
from connectors.slack_threads import REPLIES, Threads
from connectors.slack_watched import Thread, Watched
from syncd.connector import Unavailable
from syncd.model import ThreadRef

log = logging.getLogger(__name__)

MANY_WATCHED = 0.6
"""Share of the quota: when watched conversations take more, the others still get a fifth, though it takes longer."""

WATCHED_UNTIL = 0.3
"""Share of a poll's time after which watched conversations, too, are left to the next poll, which begins with them."""

CHEAP = 200
"""Messages: a watched thread that stands no more than so many behind the window is read by reaching back to it."""


class Poll:
    """The work of one ``pull``, in steps: after each, what was handed on and the state belong together."""

    def __init__(self, client: SlackClient, settings: SlackSettings, state: State, watch: Sequence[ThreadRef]) -> None:
        self._client = client
        self._settings = settings
        self._state = state
        self.output = Output(state)
        self._history = History(client, settings, state, self.output)
        self._threads = Threads(client, state, self.output)
        self._watched = Watched(settings, state, watch)

    def steps(self) -> Iterator[None]:
        """Reads all that is due. Unavailable at the end where the quota did not suffice for it."""
        if not self._state.workspace:
            self._state.workspace = workspace_url(self._client)
        if not self._state.channels:
            self._list()
        yield
        yield from self._read_channels()
        yield from self._go_on()
        left = self._left()
        if left is None:
            yield from self._verify()
        yield from self._look()
        if left is not None:
            raise left

    def _list(self) -> None:
        found, at = conversations(self._client, self._settings.channels)
        self._state.list_channels(found, at)
        self._history.now = max(self._history.now, at)

    def _turns(self) -> list[Turn]:
        sweep = self._settings.sweep_every.total_seconds()
        turns = []
        for channel in self._state.channels:
            state = self._state.of(channel)
            turns.append(Turn(channel, state.read, state.latest, state.day, state.swept + sweep))
        return turns

    def _due(self) -> list[str]:
        """Whose turn it is; there is always one, since only an answer tells what time it is at Slack's."""
        turns = self._turns()
        settings = self._settings
        every, quiet = settings.poll_every.total_seconds(), settings.quiet_up_to.total_seconds()
        pace = Pace(every, quiet, settings.requests_per_minute)
        watched = self._watched.channels & self._state.channels.keys()
        order = due(turns, pace, self._history.now, watched)
        if order or not turns:
            return sorted(order, key=lambda channel: channel not in self._watched.to_verify)
        wait = intervals(turns, pace, self._history.now)
        return [min(turns, key=lambda turn: (turn.read + wait[turn.channel], turn.channel)).channel]

    def _read_channels(self) -> Iterator[None]:
        order = self._due()
        if not order:
            return
        first = order[0]
        yield from self._read(first)
        if self._history.now - self._state.listed_at >= self._settings.sweep_every.total_seconds():
            self._list()
            yield
        if first in self._state.channels and self._sweep_is_due(first):
            yield from self._read(first)
        for channel in self._within_quota([each for each in self._due() if each != first]):
            yield from self._read(channel)

    def _within_quota(self, order: list[str]) -> Iterator[str]:
        """The watched ones, waiting for the quota while there is time; of the others, those that it has room for."""
        watched = sum(channel in self._watched.channels for channel in order)
        quota = self._settings.requests_per_minute
        late = quota // 5 if watched > MANY_WATCHED * quota else 0
        for channel in order:
            if channel in self._watched.channels:
                if self._client.spent() >= WATCHED_UNTIL:
                    continue
            elif self._client.wait_for(HISTORY) > SHORT:
                if not late:
                    return
                late -= 1
            yield channel

    def _read(self, channel: str) -> Iterator[None]:
        state = self._state.of(channel)
        try:
            if state.deep is None and (not state.read or self._sweep_is_due(channel)):
                self._history.begin(channel, self._history.now)
                yield from self._history.deep(channel)
            else:
                refs = self._watched.of(channel)
                verified = [before(ref.since.timestamp()) for ref in refs.values() if ref.verify and not _ts(ref)]
                oldest = self._oldest(channel, refs)
                again = min(verified, default="")
                yield from self._history.recent(channel, min([oldest, *verified]), again)
        except Refused as refused:
            self._leave_out(channel, refused)

    def _sweep_is_due(self, channel: str) -> bool:
        state = self._state.of(channel)
        return not state.deep and self._history.now - state.swept >= self._settings.sweep_every.total_seconds()

    def _leave_out(self, channel: str, refused: Refused) -> None:
        if refused.code not in UNREADABLE_CHANNEL:
            raise refused
        name = self._state.channels.get(channel, {}).get("name") or channel
        log.warning("%s: %s is no longer read: Slack says %s", self._settings.name, name, refused.code)
        self._state.leave_out(channel)

    def _window(self, channel: str) -> float:
        """When the window begins that every reading of a conversation has, in seconds."""
        state, recent = self._state.of(channel), self._settings.recent.total_seconds()
        return min(self._history.now - recent, state.read - recent / 7) if state.read else self._history.now - recent

    def _oldest(self, channel: str, refs: Mapping[str, ThreadRef]) -> str:
        """Where the window of this poll begins: further back where watched threads stand just behind it."""
        state = self._state.of(channel)
        oldest = start = before(self._window(channel))
        behind = sorted((ts for ts in refs if ts and ts < start and not refs[ts].verify), reverse=True)
        known = sorted(ts for ts in state.known() if ts < start) if behind else []
        for ts in behind:
            if len(known) - bisect_left(known, ts) > CHEAP or state.mark(ts) is None:
                break
            oldest = ts
        return oldest

    def _go_on(self) -> Iterator[None]:
        """Changed threads, then what is left of long windows, as far as the quota goes; the rest the next time."""
        yield from self._read_changed()
        for channel in list(self._state.channels):
            if self._state.of(channel).deep and self._client.wait_for(HISTORY) <= SHORT:
                try:
                    yield from self._history.deep(channel)
                except Refused as refused:
                    self._leave_out(channel, refused)
        yield from self._read_changed()

    def _read_changed(self) -> Iterator[None]:
        """The watched ones first."""
        changed = sorted(self._changed(), key=lambda thread: thread[1] not in self._watched.of(thread[0]))
        for channel, ts in changed:
            if self._client.wait_for(REPLIES) > SHORT:
                return
            yield from self._thread(channel, ts)

    def _changed(self) -> Iterator[Thread]:
        """Threads that are to be read in this poll. One that is to be verified is read after its conversation."""
        for channel, ts in self._state.pending():
            if channel in self._history.shown_from or not self._watched.verifies(channel, ts):
                yield channel, ts

    def _verify(self) -> Iterator[None]:
        for channel, ts in self._watched.verifying(self._history.shown_from, self._client.spent):
            yield from self._thread(channel, ts)

    def _look(self) -> Iterator[None]:
        window = {channel: before(self._window(channel)) for channel in self._watched.channels}
        for channel, ts in self._watched.looks(self._history.shown_from, window, self._threads.asked):
            yield from self._thread(channel, ts)

    def _thread(self, channel: str, ts: str) -> Iterator[None]:
        self._threads.read(channel, ts, known=ts in self._watched.of(channel))
        yield

    def _left(self) -> Unavailable | None:
        """What the quota did not suffice for."""
        threads = sum(1 for _ in self._changed())
        states = [self._state.of(channel) for channel in self._state.channels]
        # A sweep that goes on in the next poll is nothing amiss: what is new was read before it.
        channels = sum(1 for state in states if (state.deep and state.deep.floor) or not state.read)
        if not threads and not channels:
            return None
        wait = max(
            self._client.wait_for(REPLIES) if threads else 0.0, self._client.wait_for(HISTORY) if channels else 0.0
        )
        return Unavailable(
            f"Slack's quota is used up: {channels} conversations and {threads} threads are still to be read",
            timedelta(seconds=max(wait, 1.0)),
        )


def _ts(ref: ThreadRef) -> str:
    """The thread's timestamp; empty for a direct conversation, which is one thread."""
    return ref.thread.partition(":")[2]

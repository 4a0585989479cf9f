"""What a poll hands on, gathered over several answers, so that commits are few."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from connectors.slack_marks import Seen, timestamp
from connectors.slack_state import State
from syncd.connector import Page
from syncd.model import Extent, Item

ENOUGH = 1000
"""Items and extents: as many make a page."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Output:
    """Items and extents that belong to changes of the state which the next page's cursor has."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._items: list[Item] = []
        self._extents: list[Extent] = []
        self._shown: set[tuple[str, str]] = set()

    @property
    def full(self) -> bool:
        """Whether it is worth a page."""
        return len(self._items) + len(self._extents) >= ENOUGH

    def page(self) -> Page:
        """All that was gathered since the last page."""
        page = Page(tuple(self._items), self._state.cursor(), tuple(self._extents))
        self._items, self._extents = [], []
        return page

    def messages(self, channel: str, messages: Sequence[Mapping[str, Any]], at: datetime, root: str = "") -> None:
        """Hands messages of a conversation on, as they were at ``at``; ``root``: all of this thread."""
        about, workspace = self._state.channels.get(channel) or {"id": channel}, self._state.workspace
        thread = f"{channel}:{root}" if root and not self._is_direct(channel) else channel
        for message in messages:
            ts = timestamp(message)
            if message.get("reply_count"):
                self._shown.add((channel, ts))
            payload = {"message": message, "channel": about, "workspace": workspace}
            self._items.append(Item("message", f"{channel}:{ts or '?'}", payload, at, thread))

    def shown(self, channel: str, ts: str) -> bool:
        """Whether this parent of a thread was handed on already, in this poll."""
        return (channel, ts) in self._shown

    def only(self, channel: str, first: str, last: str, at: datetime) -> None:
        """From ``first`` to ``last`` the conversation's top level has what was handed on of it, and nothing else."""
        self._extents.append(Extent(channel, at, since=moment(first), until=moment(last)))

    def whole_thread(self, channel: str, ts: str, at: datetime) -> None:
        """All of the thread was handed on. Of a direct conversation a thread is only a part, so nothing is said."""
        if not self._is_direct(channel):
            self._extents.append(Extent(channel, at, thread=f"{channel}:{ts}"))

    def _is_direct(self, channel: str) -> bool:
        about = self._state.channels.get(channel) or {}
        return bool(about.get("is_im") or about.get("is_mpim"))

    def absent(self, channel: str, known: Iterable[str], seen: Collection[str], at: datetime) -> None:
        """Of a stretch that was read whole: what is known of it and was not seen is not there any more.

        One extent for each row of neighbours: Slack may take out thousands at once, by its retention for example.
        """
        stretch = list(known)
        if all(ts in seen for ts in stretch):
            return
        state = self._state.of(channel)
        row: list[str] = []
        for ts in sorted(stretch):
            if ts in seen:
                self._row(channel, row, at)
            else:
                root = Seen.of(state.mark(ts) or "").root
                state.forget(ts)
                if root:  # of a broadcast reply its thread tells
                    state.pending.setdefault(root, ts)
                elif ts[0] != "?":
                    row.append(ts)
        self._row(channel, row, at)

    def _row(self, channel: str, row: list[str], at: datetime) -> None:
        if row:
            self.only(channel, row[0], row[-1], at)
            row.clear()


def moment(ts: str) -> datetime:
    """A timestamp as an aware UTC moment, exact to the microsecond."""
    seconds, _, micros = ts.partition(".")
    return _EPOCH + timedelta(seconds=int(seconds), microseconds=int(micros))

"""What stands beside the asks of a chat: read once for all asks of a round, since they stand close together."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime

from syncd.model import Event
from syncd.reading import Entry
from syncd.rules.conversation import in_order
from syncd.store.events import EventStore

MOST_NEARBY = 50
"""Top-level messages of a chat that are looked at after an ask in it."""
_PORTION = 500


class Nearby:
    """The top level of chats, as far as it was asked for; for one round, so that it is as new as the threads."""

    def __init__(self, events: EventStore, threads: Iterable[Sequence[Entry]] = ()) -> None:
        """``threads``: what the round has loaded already; most messages beside one thread begin another."""
        self._events = events
        self._loaded = {entry.seq: entry for entries in threads for entry in entries}
        self._stretches: dict[tuple[str, str], _Stretch] = {}

    def after(self, event: Event) -> Sequence[Entry]:
        """The first messages at the top level of its place since ``event``, ``MOST_NEARBY`` at most."""
        source, place, at = event.source, event.place.id, event.at
        stretch = self._stretches.get((source, place))
        if stretch is None or not stretch.reaches(at):
            found = self._events.nearby(source, place, at, MOST_NEARBY, self._loaded)
            stretch = self._stretches[source, place] = _Stretch(at, found, whole=len(found) < MOST_NEARBY)
        portion = _PORTION
        while not stretch.whole and stretch.count(at) < MOST_NEARBY:
            found = self._events.nearby(source, place, stretch.end, portion, self._loaded)
            stretch.extend(found, whole=len(found) < portion)
            portion *= 2  # so many at the same moment: a larger portion reaches beyond them
        return stretch.after(at)


class _Stretch:
    """The top level of one place from ``since`` on, without a gap; ``whole``: there is nothing after it."""

    def __init__(self, since: datetime, entries: list[Entry], *, whole: bool) -> None:
        self.whole = whole
        self._since = since
        self._entries = in_order(entries)
        self._moments = [entry.event.at for entry in self._entries]

    @property
    def end(self) -> datetime:
        return self._moments[-1]

    def reaches(self, at: datetime) -> bool:
        return self._since <= at and (self.whole or at <= self.end)

    def count(self, at: datetime) -> int:
        return len(self._moments) - bisect_left(self._moments, at)

    def extend(self, entries: Sequence[Entry], *, whole: bool) -> None:
        """Takes in what there is from ``end`` on; what stands exactly there is known in part."""
        known = {entry.seq for entry in self._entries[bisect_left(self._moments, self.end) :]}
        new = [entry for entry in entries if entry.seq not in known]
        self._entries = in_order([*self._entries, *new])
        self._moments = [entry.event.at for entry in self._entries]
        self.whole = whole

    def after(self, at: datetime) -> Sequence[Entry]:
        first = bisect_left(self._moments, at)
        return self._entries[first : first + MOST_NEARBY]

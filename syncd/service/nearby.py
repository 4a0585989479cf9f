"""What stands beside the asks of a chat: looked at once for all asks of a round, since they stand close together."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import datetime

from syncd.model import Event
from syncd.reading import Entry
from syncd.rules.glimpse import Glimpse
from syncd.store.events import EventStore

MOST_NEARBY = 50
"""Top-level messages of a chat that are looked at after an ask in it."""
_PORTION = 500


class Stretches:
    """The top level of chats, as far as it was asked for; for one round, so that it is as new as the threads."""

    def __init__(self, events: EventStore, threads: Iterable[Sequence[Entry]] = ()) -> None:
        """``threads``: what the round has loaded already; most messages beside one thread begin another."""
        threads = list(threads)
        self._events = events
        self._loaded = {entry.seq: entry for entries in threads for entry in entries}
        self._stretches: dict[tuple[str, str], _Stretch] = {}
        self._begin = [entries[0].event for entries in threads if entries[0].event.place.unthreaded]

    def after(self, first: Event) -> Sequence[Glimpse]:
        """The first messages at the top level of its place since ``first``, ``MOST_NEARBY`` at most."""
        source, place, at = first.source, first.place.id, first.at
        if self._begin:
            self._look_beside_all()
        stretch = self._stretches.get((source, place))
        if stretch is None or not stretch.reaches(at):
            found = self._events.nearby(source, place, at, MOST_NEARBY)
            stretch = self._stretches[source, place] = _Stretch(at, found, whole=len(found) < MOST_NEARBY)
        portion = _PORTION
        while not stretch.whole and stretch.count(at) < MOST_NEARBY:
            found = self._events.nearby(source, place, stretch.end, portion)
            stretch.extend(found, whole=len(found) < portion)
            portion *= 2  # so many at the same moment: a larger portion reaches beyond them
        return stretch.after(at)

    def whole(self, some: Sequence[Glimpse], first: Event) -> Sequence[Entry]:
        """Some of them with all that is stored; each is loaded once."""
        loaded = self._loaded
        if missing := [each.id for each in some if each.seq not in loaded]:
            loaded.update((entry.seq, entry) for entry in self._events.of_ids(first.source, missing))
        return [loaded[each.seq] for each in some if each.seq in loaded]

    def _look_beside_all(self) -> None:
        """What is new mostly stands at the end of its chat: one question for all chats finds the little after it."""
        of_source: dict[str, list[Event]] = {}
        for event in self._begin:
            of_source.setdefault(event.source, []).append(event)
        self._begin = []
        for source, events in of_source.items():
            places = list(dict.fromkeys(event.place.id for event in events))
            since = min(event.at for event in events)
            beside = self._events.beside(source, places, since, MOST_NEARBY * len(places))
            for place, found in (beside or {}).items():
                self._stretches[source, place] = _Stretch(since, found, whole=True)


class _Stretch:
    """The top level of one place from ``since`` on, without a gap; ``whole``: there is nothing after it."""

    def __init__(self, since: datetime, found: list[Glimpse], *, whole: bool) -> None:
        self.whole = whole
        self._since = since
        self._found = sorted(found)
        self._moments = [each.at for each in self._found]

    @property
    def end(self) -> datetime:
        return self._moments[-1]

    def reaches(self, at: datetime) -> bool:
        return self._since <= at and (self.whole or at <= self.end)

    def count(self, at: datetime) -> int:
        return len(self._moments) - bisect_left(self._moments, at)

    def extend(self, more: Sequence[Glimpse], *, whole: bool) -> None:
        """Takes in what there is from ``end`` on; what stands exactly there is known in part."""
        known = {each.seq for each in self._found[bisect_left(self._moments, self.end) :]}
        self._found = sorted([*self._found, *(each for each in more if each.seq not in known)])
        self._moments = [each.at for each in self._found]
        self.whole = whole

    def after(self, at: datetime) -> Sequence[Glimpse]:
        first = bisect_left(self._moments, at)
        return self._found[first : first + MOST_NEARBY]

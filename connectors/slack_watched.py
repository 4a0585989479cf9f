"""Which of the watched threads are asked for in a poll: all where they are few, else the next ones of a round.

A thread is asked for where no window shows what is new in it, and where it is to be verified. A conversation's window
shows every thread that begins in it, so that only those from before it cost a request each.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import TypeAlias

from connectors.slack_settings import SlackSettings
from connectors.slack_state import State
from syncd.model import ThreadRef

Thread: TypeAlias = tuple[str, str]
"""The conversation, and the timestamp of the thread in it."""

LOOK, VERIFY = "look", "verify"
"""The rounds. Nobody is accused by a thread whose turn to be verified is still to come."""

SHARE = 0.8
"""Of the requests that the quota gives from one poll to the next: what changed threads and looks may take together."""

LEAST = 0.2
"""The same share for looks, however much else there is to read."""

VERIFIED_UNTIL = 0.6
"""Share of a poll's time after which no thread is verified any more, so that the poll ends well."""


class Watched:
    """The threads that the service watches, by conversation. ``shown_from`` is what ``History`` has shown."""

    def __init__(self, settings: SlackSettings, state: State, watch: Sequence[ThreadRef]) -> None:
        self._state = state
        every = min(settings.poll_every.total_seconds(), settings.poll_timeout.total_seconds())
        self._quota = settings.requests_per_minute * every / 60
        self._refs: dict[str, dict[str, ThreadRef]] = {}
        for ref in watch:
            if ref.source == settings.name:
                self._refs.setdefault(ref.place, {})[ref.thread.partition(":")[2]] = ref
        self.channels = self._refs.keys()
        self.to_verify = frozenset(
            channel for channel, refs in self._refs.items() if any(ref.verify for ref in refs.values())
        )

    def of(self, channel: str) -> Mapping[str, ThreadRef]:
        """The watched threads of a conversation by their timestamps; a direct conversation's is empty."""
        return self._refs.get(channel, {})

    def verifies(self, channel: str, ts: str) -> bool:
        """Whether this thread is to be verified."""
        ref = self.of(channel).get(ts)
        return ref is not None and ref.verify

    def verifying(self, shown_from: Collection[str], spent: Callable[[], float]) -> Iterator[Thread]:
        """What is to be verified, in conversations that this poll has read, as long as its time lasts."""
        threads = [thread for thread in self._threads(shown_from) if self.verifies(*thread)]
        return self._round(VERIFY, threads, lambda _: spent() < VERIFIED_UNTIL)

    def looks(self, shown_from: Mapping[str, str], window: Mapping[str, str], asked: int) -> Iterator[Thread]:
        """What no window shows. ``window``: where each conversation's begins; ``asked``: how many threads were read."""
        hidden = [
            (channel, ts)
            for channel, ts in self._threads(self._state.channels)
            if not self.verifies(channel, ts) and ts < shown_from.get(channel, window[channel])
        ]
        room = max(int(self._quota * SHARE) - asked, int(self._quota * LEAST), 1)
        return self._round(LOOK, hidden, lambda number: number < room)

    def _threads(self, channels: Collection[str]) -> Iterator[Thread]:
        for channel in self._refs.keys() & set(channels) & self._state.channels.keys():
            yield from ((channel, ts) for ts in self._refs[channel] if ts)

    def _round(self, name: str, threads: Sequence[Thread], goes_on: Callable[[int], bool]) -> Iterator[Thread]:
        """The oldest first, beginning where the last round stood; where it stands is kept only if they are many."""
        keys = {f"{ts} {channel}": (channel, ts) for channel, ts in threads}
        many = len(keys) > int(self._quota * SHARE)
        for number, key in enumerate(in_turn(keys, self._state.last(name) if many else "")):
            if not goes_on(number):
                return
            if many:
                self._state.reached(name, key)
            yield keys[key]


def in_turn(keys: Collection[str], last: str) -> list[str]:
    """In order, beginning behind ``last`` and going round."""
    order = sorted(keys)
    begin = bisect_right(order, last)
    return order[begin:] + order[:begin]

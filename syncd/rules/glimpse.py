"""What is said beside a thread, at a first look: enough to tell which messages are worth hearing."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from syncd.model import Account, Event, Kind
from syncd.reading import Entry, Sign


class Glimpse(NamedTuple):
    """A message at the top level of a chat, without its words. Glimpses of one chat sort in the order of the talk.

    follows   it does not create anything: what is created in a moment comes first (see ``in_order``)
    speaker   whose account says it; None: a program's, an automatic reply, or nobody's
    mentions  whether it mentions anybody
    """

    at: datetime
    follows: bool
    id: str
    seq: int
    thread: str
    speaker: Account | None
    mentions: bool


class Nearby(Protocol):
    """The top level of the chats in which threads stand. Most of what is beside a thread is never read whole."""

    def after(self, first: Event) -> Sequence[Glimpse]:
        """The messages of the chat in which an event stands, from it on, in order."""

    def whole(self, some: Sequence[Glimpse], first: Event) -> Sequence[Entry]:
        """Some of those that ``after`` gave for the same event, with all that is known of them."""


def glimpse(entry: Entry) -> Glimpse:
    """The first look at an entry."""
    event = entry.event
    silent = event.automated or Sign.AUTO_REPLY in entry.reading.signs
    return Glimpse(
        event.at,
        event.kind is not Kind.CREATED,
        event.id,
        entry.seq,
        event.thread,
        None if silent else event.actor,
        bool(event.mentions),
    )

"""What the connectors' suite needs of a tool, and how it polls: pages through JSON, every failure counted."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from syncd.connector import Connector, Cursor
from syncd.model import Event, Extent, Item, Kind, ThreadRef
from syncd.retry import Clock, Retry
from syncd.sandbox import SandboxClock
from syncd.sandbox.server import VendorServer

MALFORMED = (LookupError, TypeError, ValueError, AttributeError)


class SimulatedTime:
    """The retry policy's clock: waiting takes no time, and every wait is noted, in seconds."""

    def __init__(self) -> None:
        self.now = 100_000.0
        self.waits: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds

    def retry(self, **options: Any) -> Retry:
        return Retry(Clock(lambda: self.now, self.sleep), **options)


@dataclass(frozen=True)
class Refusal:
    """Something that a person must mend: how it comes about, and a word that the advice must have."""

    name: str
    happen: Callable[[], None]
    word: str


class Subject(Protocol):
    """One tool, standing in the sandbox with one readable place, and the connector that reads it.

    server     the tool's stand-in; clock: its clock
    secrets    what must never be seen, in clear
    paged      the method (as the log names it) whose first read takes more than one page after ``fill``
    """

    server: VendorServer
    clock: SandboxClock
    secrets: Sequence[str]
    paged: str

    def connector(self, retry: Retry) -> Connector[Any]:
        """A new connector with working credentials."""

    def events(self, item: Item) -> Iterator[Event]:
        """What the tool's mapping makes of ``item``."""

    def say(self, text: str) -> str:
        """Somebody writes ``text``; gives the id of the event that it must become."""

    def fill(self) -> set[str]:
        """Puts in so much that reading takes several pages of ``paged``; gives the ids of the events it must become."""

    def spoil(self) -> None:
        """Puts in an item that lacks what the tool promises."""

    def watch(self) -> ThreadRef:
        """A thread that is there, as the service would ask to look at it."""

    def refusals(self) -> Sequence[Refusal]:
        """What a person must mend: a revoked token, a missing right..."""


@dataclass
class Read:
    """Everything that some polls gave."""

    events: list[Event] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)
    unreadable: list[Item] = field(default_factory=list)
    pages: int = 0
    cursor: Cursor = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        return {event.id for event in self.events}

    @property
    def texts(self) -> set[str]:
        return {event.text for event in self.events if event.kind in (Kind.MESSAGE, Kind.CREATED, Kind.EDIT)}


def read(
    subject: Subject,
    connector: Connector[Any],
    cursor: Cursor | None = None,
    watch: Sequence[ThreadRef] = (),
    *,
    into: Read | None = None,
    pages: int | None = None,
) -> Read:
    """One poll, or its first ``pages`` pages; every cursor goes through JSON, as the store sends it."""
    result = into or Read()
    result.cursor = through_json(cursor if cursor is not None else result.cursor)
    pull = connector.pull(result.cursor, watch)
    for number, page in enumerate(pull, 1):
        for item in page.items:
            try:
                result.events.extend(subject.events(item))
            except MALFORMED:
                result.unreadable.append(item)
        result.extents.extend(page.extents)
        result.cursor = through_json(page.cursor)
        result.pages += 1
        if number == pages:
            pull.close()
            break
    return result


def through_json(cursor: Cursor) -> Cursor:
    """The cursor as it comes back from the store."""
    back: Cursor = json.loads(json.dumps(cursor, allow_nan=False))
    assert back == cursor, "a cursor must survive JSON unchanged"
    return back


def told(error: BaseException | None) -> list[str]:
    """What an error, and those that it came from, would show in a traceback."""
    told = []
    while error is not None:
        told += [str(error), repr(error), repr(getattr(error, "args", ""))]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return told

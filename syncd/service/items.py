"""Items to events: one item that is not what the tool promises is put aside, and the others are read."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime
from operator import attrgetter

from syncd.connector import Page, Unreadable
from syncd.model import Event, Extent, Item, SourceInfo
from syncd.plugins import Events
from syncd.reading import Reading
from syncd.rules.departures import departures
from syncd.rules.judge import read
from syncd.rules.naming import named

_READING_KINDS = {"message", "edit", "created"}
_TEXTS = attrgetter("id", "thread", "title", "text", "url", "reply_to", "target", "place.id", "place.name", "place.url")
_FLAGS = attrgetter("closed", "automated", "place.private", "place.unthreaded")
_OF_ACCOUNT = attrgetter("id", "name", "email", "timezone")
_NAMELESS = "?"
"""How the id of an item ends whose own id cannot be read."""


def mapped(
    info: SourceInfo, mapping: Events, items: Iterable[Item], name_of: Callable[[str], str]
) -> tuple[list[tuple[Event, Reading]], list[Unreadable]]:
    """The events of the items with the reading of their texts, and the items that are not what the tool promises."""
    entries: list[tuple[Event, Reading]] = []
    unreadable: list[Unreadable] = []
    for item in items:
        try:
            events = [named(sound(event), name_of) for event in mapping(info, item)]
            entries += [(e, read(e.text) if e.kind in _READING_KINDS else Reading()) for e in events]
        except Unreadable as problem:
            unreadable.append(problem)
        except Exception as error:  # noqa: BLE001  whatever a mapping stumbles over, it is about this item
            unreadable.append(Unreadable(item, _missing(error)))
    return entries, unreadable


def sound(event: Event) -> Event:
    """``event`` itself. TypeError where a mapping took from the tool what is not text, or neither true nor false.

    The store would stumble over it, and with it over the page and the source.
    """
    for text in _TEXTS(event):
        if text.__class__ is not str:
            raise TypeError(f"an event has {type(text).__name__} where text belongs")
    for flag in _FLAGS(event):
        if flag is not None and flag.__class__ is not bool:
            raise TypeError(f"an event has {type(flag).__name__} where yes or no belongs")
    owner = event.place.owner
    for account in (event.actor, owner, *event.mentions, *event.assignees):
        if account is not None:
            for text in _OF_ACCOUNT(account):
                if text.__class__ is not str:
                    raise TypeError("an account has something else where text belongs")
    return event


def gone(
    page: Page,
    present: Collection[Event],
    unreadable: Iterable[Unreadable],
    stored_in: Callable[[Extent], list[Event]],
) -> Iterator[Event]:
    """What is no longer there, as the page's extents tell. Nothing counts as gone that may be an unreadable item."""
    unclear = [problem.item.id for problem in unreadable]
    if any(id_.endswith(_NAMELESS) for id_ in unclear):
        return
    for extent in page.extents:
        stored = [event for event in stored_in(extent) if not _is_of(event, unclear)]
        yield from departures(stored, present, extent)


def read_at(page: Page) -> datetime | None:
    """The tool's clock when the last of the page was read; None where it does not tell."""
    moments = [item.seen_at for item in page.items] + [extent.at for extent in page.extents]
    return max(moments, default=None)


def _is_of(event: Event, items: Iterable[str]) -> bool:
    return any(event.id == item or event.id.startswith(f"{item}:") for item in items)


def _missing(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"the field {str(error.args[0] if error.args else '')[:80]!r} is missing"
    return f"{type(error).__name__}: {str(error)[:200]}"

"""What is gone: stored events of a stretch that a complete reading of it no longer shows, and those that came back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from syncd.model import NOTHING, Event, Extent, Kind
from syncd.rules.conversation import SPOKEN

_ORDER = timedelta(microseconds=1)
_ABOUT_MESSAGES = frozenset({Kind.EDIT, Kind.DELETE})
_ABOUT_REACTIONS = frozenset({Kind.REACTION, Kind.REACTION_REMOVED})


def departures(stored: Sequence[Event], present: Collection[Event], extent: Extent) -> list[Event]:
    """The deletions, removals and returns that a complete reading of ``extent`` proves, by the tool's clock.

    stored   the known events of the stretch, with the edits, deletions and reactions that target them
    present  all events that the reading gave
    A message that came back is an edit with its present text, later than its deletion; a reaction, a reaction anew.
    The answer stored, the same reading gives nothing more.
    """
    messages = [event for event in _once(stored) if event.kind in SPOKEN and _within(event, extent)]
    shown = {event.id: event for event in present}
    after = _later(stored)
    found: list[Event] = []
    standing: set[str] = set()
    for message in messages:
        now = shown.get(message.id)
        is_gone = _gone(after.get(message.id, ()))
        if now is not None:
            standing.add(message.id)
            if is_gone:
                found.append(_again(message, now, after.get(message.id, ()), extent))
        elif not is_gone:
            found.append(_departed(message, Kind.DELETE, message.id, after.get(message.id, ()), extent))
    for reactions in _reactions(stored, standing):
        found.extend(_turned(reactions, shown, extent))
    return found


def _once(events: Iterable[Event]) -> list[Event]:
    return sorted({event.id: event for event in events}.values(), key=_position)


def _position(event: Event) -> tuple[datetime, str]:
    return event.at, event.id


def _within(event: Event, extent: Extent) -> bool:
    in_thread = event.thread == extent.thread
    at_top = event.place.id == extent.place and not event.reply_to
    since, until = extent.since, extent.until
    return (
        (in_thread if extent.thread else at_top)
        and (since is None or event.at >= since)
        and (until is None or event.at <= until)
    )


def _later(stored: Iterable[Event]) -> dict[str, list[Event]]:
    """The edits and deletions of each message, in order."""
    found: dict[str, list[Event]] = {}
    for event in _once(stored):
        if event.kind in _ABOUT_MESSAGES:
            found.setdefault(event.target, []).append(event)
    return found


def _gone(later: Sequence[Event]) -> bool:
    """Whether the message stands deleted: an edit after its deletion brought it back."""
    gone: datetime | None = None
    for event in later:
        if event.kind is Kind.DELETE:
            gone = gone or event.at
        elif gone is not None and gone < event.at:
            gone = None
    return gone is not None


def _reactions(stored: Iterable[Event], standing: Collection[str]) -> list[list[Event]]:
    """Everything about each reaction on the messages that stand: set, removed, set again, in order."""
    found: dict[tuple[str, str, str], list[Event]] = {}
    for event in _once(stored):
        if event.kind in _ABOUT_REACTIONS and event.target in standing:
            found.setdefault(_reaction(event), []).append(event)
    return list(found.values())


def _reaction(event: Event) -> tuple[str, str, str]:
    return event.target, event.actor.id if event.actor is not None else "", event.text


def _turned(history: Sequence[Event], shown: dict[str, Event], extent: Extent) -> list[Event]:
    first = next((event for event in history if event.kind is Kind.REACTION), None)
    if first is None:
        return []
    now = next((shown[event.id] for event in history if event.id in shown), None)
    stands = history[-1].kind is Kind.REACTION
    if now is None and stands:
        return [_departed(first, Kind.REACTION_REMOVED, first.target, history, extent)]
    if now is not None and not stands:
        number = 1 + sum(f"{first.id}:again:" in event.id for event in history)
        return [replace(now, id=f"{first.id}:again:{number}", at=_moment(extent, history))]
    return []


def _departed(event: Event, kind: Kind, target: str, history: Sequence[Event], extent: Extent) -> Event:
    number = 1 + sum(f"{event.id}:gone:" in other.id for other in history)
    text = event.text if kind is Kind.REACTION_REMOVED else ""
    actor = event.actor if kind is Kind.REACTION_REMOVED else None
    at = _moment(extent, (event, *history))
    return Event(
        event.source,
        f"{event.id}:gone:{number}",
        kind,
        at,
        actor,
        event.thread,
        event.place,
        event.title,
        text,
        event.url,
        reply_to=event.reply_to,
        target=target,
    )


def _again(message: Event, now: Event, later: Sequence[Event], extent: Extent) -> Event:
    number = 1 + sum(f"{message.id}:again:" in event.id for event in later)
    at = _moment(extent, (message, *later))
    return replace(
        now,
        id=f"{message.id}:again:{number}",
        kind=Kind.EDIT,
        at=at,
        target=message.id,
        assignees=(),
        closed=None,
        meta=NOTHING,
    )


def _moment(extent: Extent, history: Sequence[Event]) -> datetime:
    """The reading's moment, but later than all that is known of the event, so that the order is never in doubt."""
    return max(extent.at, max(event.at for event in history) + _ORDER)

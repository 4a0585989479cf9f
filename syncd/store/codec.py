"""Events and asks as rows and back: exact for every value that text can carry in both databases, and fast.

What PostgreSQL cannot keep in a text (NUL) and what UTF-8 cannot carry (lone surrogates) becomes U+FFFD on both
databases, so that a store can move from one to the other. Inside JSON both are escaped and come back unchanged.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from syncd.model import NOTHING, Account, Event, Kind, Place

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = 86_400_000_000
_MICROSECOND = timedelta(microseconds=1)
_KINDS = {kind.value: kind for kind in Kind}
_dumps = json.JSONEncoder(ensure_ascii=True, check_circular=False, separators=(",", ":")).encode
_TRUTH = {True: 1, False: 0}
_HOSTILE = {0: 0xFFFD} | dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)

EventRow = tuple[Any, ...]
EVENT_COLUMNS = (
    "source", "id", "kind", "at", "actor", "thread", "place", "title", "text", "url", "mentions", "assignees",
    "reply_to", "target", "closed", "automated", "private", "meta", "reading",
)  # fmt: skip


def micros(at: datetime) -> int:
    """Microseconds since 1970, exactly; ``at`` is aware."""
    return (at - _EPOCH) // _MICROSECOND


def moment(number: int) -> datetime:
    """The aware UTC moment that ``micros`` made ``number`` of."""
    return _EPOCH + number * _MICROSECOND


def maybe_micros(at: datetime | None) -> int | None:
    """``micros`` of what may be absent."""
    return None if at is None else micros(at)


def maybe_moment(number: int | None) -> datetime | None:
    """``moment`` of what may be absent."""
    return None if number is None else moment(number)


def is_clean(text: str) -> bool:
    """Whether both databases keep ``text`` as it is."""
    if "\0" in text:
        return False
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def clean(text: str) -> str:
    """``text`` with U+FFFD for what not every database can keep."""
    return text if is_clean(text) else text.translate(_HOSTILE)


def dumps(value: Any) -> str:
    """``value`` as compact ASCII JSON, whatever characters it holds."""
    plain = isinstance(value, dict | list) or not isinstance(value, Mapping)
    return _dumps(value if plain else dict(value))


def _ids(accounts: Iterable[Account]) -> str:
    return _ids_json(tuple([account.id for account in accounts]))


@lru_cache(maxsize=4_096)
def _ids_json(ids: tuple[str, ...]) -> str:
    return _dumps(ids)


def event_row(event: Event, reading: str) -> EventRow:
    """The columns of ``EVENT_COLUMNS``; ``reading`` is encoded by the judge."""
    e = event
    place = e.place
    since = e.at - _EPOCH
    at = since.days * _DAY + since.seconds * 1_000_000 + since.microseconds
    actor = None if e.actor is None else e.actor.id
    row = (
        e.source, e.id, e.kind._value_, at, actor, e.thread, place.id, e.title, e.text, e.url,
        _ids(e.mentions) if e.mentions else "", _ids(e.assignees) if e.assignees else "", e.reply_to, e.target,
        None if e.closed is None else _TRUTH[e.closed], _TRUTH[e.automated], _TRUTH[place.private],
        dumps(e.meta) if e.meta else "", reading,
    )  # fmt: skip
    # (``_value_`` is what ``value`` gives, without an enum's detour, which every event would take. Truth is 0 or 1:
    # sqlite3 looks for an adapter of whatever is not just a number or a text, which takes longer than to store it.)
    texts = "".join((e.text, e.id, actor or "", e.thread, place.id, e.title, e.url, e.reply_to, e.target, reading))
    if is_clean(texts):
        return row
    return tuple(clean(value) if isinstance(value, str) else value for value in row)


def event_of(row: EventRow, accounts: Mapping[tuple[str, str], Account], place: Place) -> Event:
    """The event of a position in the stream and the columns that ``event_row`` made of it.

    An account that is not known has its id alone.
    """
    (
        _, source, id_, kind, at, actor, thread, _, title, text, url, mentions, assignees,
        reply_to, target, closed, automated, _, meta, _,
    ) = row  # fmt: skip
    return Event(
        source,
        id_,
        _KINDS[kind],
        _EPOCH + at * _MICROSECOND,
        None if actor is None else accounts.get((source, actor)) or Account(source, actor),
        thread,
        place,
        title,
        text,
        url,
        _accounts(source, mentions, accounts) if mentions else (),
        _accounts(source, assignees, accounts) if assignees else (),
        reply_to,
        target,
        None if closed is None else bool(closed),
        bool(automated),
        json.loads(meta) if meta else NOTHING,
    )


def _accounts(source: str, ids: str, accounts: Mapping[tuple[str, str], Account]) -> tuple[Account, ...]:
    return tuple([accounts.get((source, id_)) or Account(source, id_) for id_ in _ids_of(ids)])


@lru_cache(maxsize=4_096)
def _ids_of(ids: str) -> tuple[str, ...]:
    return tuple(clean(id_) for id_ in json.loads(ids))

"""Items that could not be read: kept with their payload and the reason, counted, and let go when they read well."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select, tuple_

from syncd.connector import Unreadable
from syncd.store import tables
from syncd.store.codec import clean, micros, moment
from syncd.store.database import Database

_quarantine = tables.quarantine


@dataclass(frozen=True, slots=True)
class Quarantined:
    """An item in quarantine. ``payload`` is its JSON, ``seen`` how often it came."""

    source: str
    kind: str
    id: str
    reason: str
    payload: str
    seen: int
    first_seen: datetime
    last_seen: datetime


def quarantine(db: Database, connection: Connection, source: str, items: Sequence[Unreadable], now: datetime) -> None:
    """Keeps unreadable items; one that is there already is counted and brought up to date."""
    rows = {(bad.item.kind, bad.item.id): _row(source, bad, micros(now)) for bad in items}
    if not rows:
        return
    statement = db.insert(_quarantine)
    new = statement.excluded
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["source", "kind", "id"],
            set_={
                "payload": new.payload,
                "reason": new.reason,
                "seen": _quarantine.c.seen + 1,
                "last_seen": new.last_seen,
            },
        ),
        list(rows.values()),
    )


HELD = select(_quarantine.c.kind, _quarantine.c.id).where(_quarantine.c.source == bindparam("of_source"))
"""Kind and id of what is in quarantine of a source."""


def forgive(
    connection: Connection, source: str, held: Collection[tuple[str, str]], items: Collection[tuple[str, str]]
) -> None:
    """Lets go of what is ``held`` (see ``HELD``) and has been read well; both by kind and id."""
    if not held:
        return
    better = {(clean(kind), clean(id_)) for kind, id_ in items}.intersection(held)
    if better:
        names = _quarantine.c
        connection.execute(
            delete(_quarantine).where(names.source == source, tuple_(names.kind, names.id).in_(sorted(better)))
        )


def drop_items(db: Database, items: Sequence[Quarantined]) -> None:
    """Lets go of items."""
    names = _quarantine.c
    with db.writing() as connection:
        for item in items:
            here = (names.source == item.source, names.kind == item.kind, names.id == item.id)
            connection.execute(delete(_quarantine).where(*here))


def listing(connection: Connection, source: str = "") -> list[Quarantined]:
    """What is in quarantine, of one source or of all, the latest first."""
    names = _quarantine.c
    statement = select(
        names.source, names.kind, names.id, names.reason, names.payload, names.seen, names.first_seen, names.last_seen
    ).order_by(names.last_seen.desc(), names.source, names.kind, names.id)
    if source:
        statement = statement.where(names.source == source)
    return [
        Quarantined(*row[:6], first_seen=moment(row.first_seen), last_seen=moment(row.last_seen))
        for row in connection.execute(statement)
    ]


def _row(source: str, bad: Unreadable, now: int) -> dict[str, object]:
    return {
        "source": source,
        "kind": clean(bad.item.kind),
        "id": clean(bad.item.id),
        "payload": _payload(bad.item.payload),
        "reason": clean(bad.problem),
        "seen": 1,
        "first_seen": now,
        "last_seen": now,
    }


def _payload(payload: object) -> str:
    try:
        return json.dumps(dict(payload) if hasattr(payload, "keys") else payload, default=repr)  # type: ignore[call-overload]
    except (RecursionError, ValueError, TypeError) as error:
        return json.dumps(f"cannot be written as JSON: {type(error).__name__}")

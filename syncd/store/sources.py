"""How each source is: its cursor, its last complete poll (the proof behind every alert), its failures."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, case, delete, func, select, update

from syncd.model import Json
from syncd.retry import Quota
from syncd.store import tables
from syncd.store.codec import clean, maybe_micros, maybe_moment, micros
from syncd.store.cursors import READ
from syncd.store.database import Database
from syncd.store.prepared import Prepared, Row
from syncd.store.quarantine import Quarantined, listing

_sources = tables.sources
_STATES = select(
    *_sources.c,
    select(func.count()).where(tables.quarantine.c.source == _sources.c.name).scalar_subquery().label("held"),
)
"""Each source with how many of its items are in quarantine."""
_SHOWN = tuple(_STATES.selected_columns.keys())
_NEW = {"state": "ok", "error_kind": "", "last_error": ""}
"""How a source begins."""
_HOUR = 3_600_000_000
"""Microseconds."""
MOST_UNREAD = 100
"""Threads that are kept by name where they cannot be read; the others are only counted."""


class Health(StrEnum):
    """Whether a source can be read: UNAUTHORIZED waits for a person, FAILING for the tool."""

    OK = "ok"
    FAILING = "failing"
    UNAUTHORIZED = "unauthorized"


@dataclass(frozen=True, slots=True)
class SourceState:
    """One source as ``syncd status`` shows it.

    last_started   when the last poll began, of those that are under way only a first one
    last_success   when the last *complete* poll began: until then, nothing can have been overlooked
    failing_since  when the first of the failures in a row happened
    requests       since ever, ``last_requests`` of the last poll, ``hour_requests`` of the hour that began at ``hour``
    quota          what the tool said last of how much may still be asked; None where it says nothing
    unread         threads with somebody waiting that the tool does not show any more, at most MOST_UNREAD of them
    failure_alert  the alert by which the owner was told that it fails; empty where there is nothing to take back
    """

    name: str
    health: Health
    last_started: datetime | None = None
    last_success: datetime | None = None
    error_kind: str = ""
    error: str = ""
    failing_since: datetime | None = None
    next_poll_at: datetime | None = None
    requests: int = 0
    last_requests: int = 0
    events: int = 0
    quarantined: int = 0
    hour: datetime | None = None
    hour_requests: int = 0
    quota: Quota | None = None
    unread: Sequence[str] = ()
    unread_count: int = 0
    failure_alert: str = ""

    def requests_in_hour(self, now: datetime) -> int:
        """Requests since the present hour of the clock began."""
        return (
            self.hour_requests if self.hour is not None and timedelta() <= now - self.hour < timedelta(hours=1) else 0
        )


class SourceStore:
    """The rows of the sources; each is written by the one poll of that source.

    What every poll asks and writes is prepared: most polls bring nothing new, and this was half of what they cost.
    """

    def __init__(self, db: Database) -> None:
        self._db = db
        self._puts: dict[tuple[str, ...], Prepared] = {}
        self._cursor = db.prepared(READ)
        self._states = db.prepared(_STATES.order_by(_sources.c.name))
        self._state = db.prepared(_STATES.where(_sources.c.name == bindparam("of_source")))

    def cursor(self, source: str) -> dict[str, Json]:
        """Where reading goes on; empty before the first page."""
        with self._db.reading() as connection:
            return {key: json.loads(value) for key, value in self._cursor.rows(connection, of_source=source)}

    def started(self, source: str, now: datetime) -> None:
        """A poll begins."""
        with self._db.writing() as connection:
            self._put(connection, source, last_started=micros(now))

    def succeeded(self, source: str, started: datetime, next_poll_at: datetime, requests: int) -> None:
        """A poll that began at ``started`` has read everything that was due."""
        with self._db.writing() as connection:
            self._put(
                connection,
                source,
                state=Health.OK.value,
                last_started=micros(started),
                last_success=micros(started),
                error_kind="",
                last_error="",
                failing_since=None,
                next_poll_at=micros(next_poll_at),
                last_requests=requests,
                hour=_hour(started),
            )

    def unfinished(self, source: str, next_poll_at: datetime, requests: int) -> None:
        """A poll has had its time and read something: the next one goes on where it was."""
        with self._db.writing() as connection:
            self._put(connection, source, next_poll_at=micros(next_poll_at), last_requests=requests)

    def failed(
        self,
        source: str,
        now: datetime,
        health: Health,
        kind: str,
        error: str,
        next_poll_at: datetime | None,
        requests: int,
    ) -> bool:
        """A poll ended early; ``next_poll_at`` None: not before a person has acted. Whether this is new.

        ``kind`` names the error's class, ``error`` is its text, which holds no secret.
        """
        with self._db.writing() as connection:
            columns = (_sources.c.state, _sources.c.error_kind)
            before = connection.execute(select(*columns).where(_sources.c.name == source)).first()
            self._put(
                connection,
                source,
                state=health.value,
                error_kind=clean(kind),
                last_error=clean(error),
                next_poll_at=maybe_micros(next_poll_at),
                last_requests=requests,
                hour=_hour(now),
            )
            connection.execute(
                update(_sources)
                .where(_sources.c.name == source, _sources.c.failing_since.is_(None))
                .values(failing_since=micros(now))
            )
        return before is None or tuple(before) != (health.value, clean(kind))

    def observed(self, source: str, quota: Quota | None, unread: Collection[str]) -> None:
        """What the last poll has shown beside the events: how much may still be asked, what cannot be read."""
        some = sorted(unread)[:MOST_UNREAD]
        held = json.dumps([len(unread), [clean(thread) for thread in some]]) if unread else ""
        left = json.dumps([quota.remaining, quota.limit]) if quota else ""
        with self._db.writing() as connection:
            connection.execute(update(_sources).where(_sources.c.name == source).values(quota=left, unread=held))

    def states(self) -> list[SourceState]:
        """All sources that were ever polled, by name."""
        with self._db.reading() as connection:
            return [_state(row) for row in self._states.rows(connection)]

    def state(self, source: str) -> SourceState | None:
        """One source; None where it was never polled."""
        with self._db.reading() as connection:
            found = self._state.rows(connection, of_source=source)
        return _state(found[0]) if found else None

    def proofs(self) -> dict[str, datetime]:
        """When the last complete poll of each source began: what was said before is known."""
        return {state.name: state.last_success for state in self.states() if state.last_success is not None}

    def quarantine(self, source: str = "") -> list[Quarantined]:
        """What could not be read, of one source or of all, the latest first."""
        with self._db.reading() as connection:
            return listing(connection, source)

    def forget_cursor(self, source: str) -> None:
        """Lets the next poll read everything anew; what is stored stays, and does not come twice."""
        with self._db.writing() as connection:
            connection.execute(delete(tables.cursors).where(tables.cursors.c.source == source))
            connection.execute(
                update(_sources).where(_sources.c.name == source).values(cursor_version=_sources.c.cursor_version + 1)
            )

    def _put(self, connection: Connection, source: str, **values: object) -> None:
        columns = tuple(values)
        if columns not in self._puts:
            self._puts[columns] = self._putting(columns)
        requests = values.get("last_requests", 0)
        row = {"name": source, "requests": requests, "hour_requests": requests, **_NEW, **values}
        self._puts[columns].put(connection, [row])

    def _putting(self, columns: Sequence[str]) -> Prepared:
        """Sets these columns of a source, and counts its requests on."""
        all_columns = dict.fromkeys(("name", "requests", "hour_requests", *_NEW, *columns))
        statement = self._db.insert(_sources).values({name: bindparam(name) for name in all_columns})
        names, new = _sources.c, statement.excluded
        counted = {"requests": names.requests + new.requests}
        if "hour" in columns:
            counted["hour_requests"] = case((names.hour == new.hour, names.hour_requests), else_=0) + new.requests
        changed = {name: new[name] for name in columns} | counted
        return self._db.prepared(statement.on_conflict_do_update(index_elements=["name"], set_=changed).inline())


def _state(row: Row) -> SourceState:
    of: Mapping[str, Any] = dict(zip(_SHOWN, row, strict=True))
    count, unread = json.loads(of["unread"]) if of["unread"] else (0, ())
    return SourceState(
        of["name"],
        Health(of["state"]),
        maybe_moment(of["last_started"]),
        maybe_moment(of["last_success"]),
        of["error_kind"],
        of["last_error"],
        maybe_moment(of["failing_since"]),
        maybe_moment(of["next_poll_at"]),
        of["requests"],
        of["last_requests"],
        of["events"],
        of["held"],
        maybe_moment(of["hour"]),
        of["hour_requests"],
        Quota(*json.loads(of["quota"])) if of["quota"] else None,
        tuple(unread),
        count,
        of["failure_alert"],
    )


def _hour(at: datetime) -> int:
    return micros(at) // _HOUR * _HOUR

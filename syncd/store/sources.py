"""How each source is: its cursor, its last complete poll (the proof behind every alert), its failures."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, case, delete, func, select, update

from syncd.model import Json
from syncd.retry import Quota
from syncd.store import tables
from syncd.store.codec import clean, maybe_micros, maybe_moment, micros
from syncd.store.cursors import read
from syncd.store.database import Database
from syncd.store.quarantine import Quarantined, listing

_sources = tables.sources
_STATES = select(
    *_sources.c,
    select(func.count()).where(tables.quarantine.c.source == _sources.c.name).scalar_subquery().label("held"),
)
"""Each source with how many of its items are in quarantine."""
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

    last_started   when a poll began last
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
    """The rows of the sources; each is written by the one poll of that source."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def cursor(self, source: str) -> dict[str, Json]:
        """Where reading goes on; empty before the first page."""
        with self._db.reading() as connection:
            return read(connection, source)

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
            return [_state(row) for row in connection.execute(_STATES.order_by(_sources.c.name))]

    def state(self, source: str) -> SourceState | None:
        """One source; None where it was never polled."""
        with self._db.reading() as connection:
            row = connection.execute(_STATES.where(_sources.c.name == source)).first()
        return _state(row) if row else None

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
        statement = self._db.insert(_sources)
        first = {"state": Health.OK.value, "error_kind": "", "last_error": ""} | values
        requests, names = values.get("last_requests", 0), _sources.c
        counted: dict[str, object] = {"requests": names.requests + requests}
        if "hour" in values:
            same_hour = case((names.hour == values["hour"], names.hour_requests), else_=0)
            counted["hour_requests"] = same_hour + requests
        connection.execute(
            statement.values(name=source, requests=requests, hour_requests=requests, **first).on_conflict_do_update(
                index_elements=["name"], set_=values | counted
            )
        )


def _state(row: Any) -> SourceState:
    count, unread = json.loads(row.unread) if row.unread else (0, ())
    return SourceState(
        row.name,
        Health(row.state),
        maybe_moment(row.last_started),
        maybe_moment(row.last_success),
        row.error_kind,
        row.last_error,
        maybe_moment(row.failing_since),
        maybe_moment(row.next_poll_at),
        row.requests,
        row.last_requests,
        row.events,
        row.held,
        maybe_moment(row.hour),
        row.hour_requests,
        Quota(*json.loads(row.quota)) if row.quota else None,
        tuple(unread),
        count,
        row.failure_alert,
    )


def _hour(at: datetime) -> int:
    return micros(at) // _HOUR * _HOUR

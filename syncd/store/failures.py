"""What the owner is told of failing sources, kept together with the outbox: both are stored, or neither."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import update

from syncd.alert import OWNER, Action, Alert, NewDelivery
from syncd.model import Reason
from syncd.store import tables
from syncd.store.alerts import write_told
from syncd.store.codec import micros, moment
from syncd.store.database import Database

_PREFIX = "source"


class Failure(NamedTuple):
    """A source that cannot be read, and since when."""

    source: str
    since: datetime

    @property
    def alert(self) -> str:
        """The id of the alert that tells of it, always the same."""
        return f"{_PREFIX}:{self.source}:{micros(self.since)}"


def failure_of(alert: str) -> Failure | None:
    """What an alert of this id tells of; None where it is about asks."""
    prefix, _, rest = alert.partition(":")
    source, _, since = rest.rpartition(":")
    return Failure(source, moment(int(since))) if prefix == _PREFIX and source else None


class Failures:
    """What is told of failing sources; each once, however often it is asked for."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begins(self, failure: Failure, now: datetime) -> bool:
        """Puts into the outbox that a source fails; whether that is new."""
        alert = Alert(failure.alert, OWNER, ())
        post = NewDelivery(alert.id, Action.POST, Reason.SOURCE_FAILING)
        with self._db.writing() as connection:
            names = tables.sources.c
            changed = connection.execute(
                update(tables.sources)
                .where(names.name == failure.source, names.failure_alert == "")
                .values(failure_alert=alert.id)
            )
            if changed.rowcount == 1:
                write_told(self._db, connection, (), (alert,), (post,), now)
        return changed.rowcount == 1

    def ends(self, source: str, alert: str, now: datetime) -> bool:
        """Puts into the outbox that it can be read again; whether that is new."""
        rows = [NewDelivery(alert, action, Reason.SOURCE_RECOVERED) for action in (Action.EDIT, Action.REPLY)]
        with self._db.writing() as connection:
            names = tables.sources.c
            changed = connection.execute(
                update(tables.sources)
                .where(names.name == source, names.failure_alert == alert)
                .values(failure_alert="")
            )
            if changed.rowcount == 1:
                write_told(self._db, connection, (), (), rows, now)
        return changed.rowcount == 1

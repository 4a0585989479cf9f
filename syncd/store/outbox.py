"""The outbox: what is to be posted, claimed by a lease, in order for each alert, and marked when it is done."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, and_, bindparam, case, exists, func, literal_column, or_, select, text, update

from syncd.alert import Action, Delivery
from syncd.model import Reason
from syncd.store import tables
from syncd.store.alerts import Telling
from syncd.store.codec import clean, micros, moment
from syncd.store.database import Database

_outbox = tables.outbox
_PENDING = text("state = 'pending'")
"""Written out, or the partial index is not used."""
_earlier = _outbox.alias("earlier")
_FIRST = and_(
    text("outbox.state = 'pending'"),
    ~exists().where(
        _earlier.c.alert == _outbox.c.alert, _earlier.c.id < _outbox.c.id, text("earlier.state = 'pending'")
    ),
)
"""The first row that is still pending of its alert: the others wait for it."""


@dataclass(frozen=True, slots=True)
class Pending:
    """How much waits to be told, and since when; ``refused`` is what was given up for good."""

    waiting: int
    retried: int
    refused: int
    since: datetime | None = None


class Outbox:
    """Deliveries that wait. A claimed one is nobody else's until its lease ends; then it may be claimed again."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._telling = Telling(db)
        free = _free(bindparam("now"))
        self._due = db.prepared(select(_outbox.c.id).where(_FIRST, free).limit(literal_column("1")))
        self._any = db.prepared(select(_outbox.c.id).where(_PENDING).limit(literal_column("1")))

    def waits(self) -> bool:
        """Whether anything waits at all, due or not: asked every few seconds, and nearly always it does not."""
        with self._db.reading() as connection:
            return bool(self._any.rows(connection))

    def claim(self, now: datetime, lease: timedelta) -> Delivery | None:
        """The next delivery that is due, for as long as ``lease``; None where nothing is.

        Of one alert only the first pending row can be claimed: an edit never overtakes its post. ``attempts`` counts
        the claims before this one: where it is not 0, the message may have been posted already.
        """
        with self._db.reading() as connection:
            if not self._due.rows(connection, now=micros(now)):
                return None  # as nearly always: nobody need wait for a writer meanwhile
        with self._db.writing() as connection:
            row = connection.execute(
                select(_outbox).where(_FIRST, _free(micros(now))).order_by(_outbox.c.id).limit(1)
            ).first()
            if row is None:
                return None
            taken = connection.execute(
                update(_outbox)
                .where(_outbox.c.id == row.id, _PENDING, _free(micros(now)))
                .values(lease_until=micros(now + lease), attempts=_outbox.c.attempts + 1)
            )
            if taken.rowcount != 1:
                return None
            if row.action == Action.EDIT.value:
                self._merge(connection, row, micros(now))
            return self._delivery(connection, row)

    def done(self, delivery: Delivery, channel: str, ts: str, now: datetime, said: datetime | None = None) -> None:
        """It has been carried out; the alert's message is ``ts`` in ``channel``, both empty where there is none.

        ``said``: a new message says all that was true then, and nothing of that need be said again below it.
        """
        with self._db.writing() as connection:
            self._end(connection, delivery, state="done", done_at=micros(now), error="")
            if delivery.action in {Action.POST, Action.EDIT}:
                _put_message(connection, delivery, channel, ts)
            if said is not None:
                later, names = _outbox.c.created_at <= micros(said), _outbox.c
                connection.execute(
                    update(_outbox)
                    .where(names.alert == delivery.alert.id, names.action == Action.REPLY.value, _PENDING, later)
                    .values(state="done", done_at=micros(now))
                )

    def retry(self, delivery: Delivery, error: str, at: datetime) -> None:
        """It failed for now: not before ``at`` again. Other alerts do not wait for it."""
        with self._db.writing() as connection:
            self._end(connection, delivery, not_before=micros(at), error=clean(error))

    def put_off(self, delivery: Delivery, at: datetime) -> None:
        """It was not tried: not before ``at`` again."""
        with self._db.writing() as connection:
            self._end(connection, delivery, not_before=micros(at), attempts=delivery.attempts)

    def refuse(self, delivery: Delivery, error: str) -> None:
        """It failed for good, and with a post everything that builds on it."""
        with self._db.writing() as connection:
            self._end(connection, delivery, state="refused", error=clean(error))
            if delivery.action is Action.POST:
                connection.execute(
                    update(_outbox)
                    .where(_outbox.c.alert == delivery.alert.id, _PENDING)
                    .values(state="refused", error="its message could not be posted")
                )

    def forget_message(self, delivery: Delivery, error: str) -> None:
        """The alert's message is no longer there, or no longer ours: this and all that waits for it is given up."""
        with self._db.writing() as connection:
            connection.execute(
                update(_outbox)
                .where(_outbox.c.alert == delivery.alert.id, _PENDING)
                .values(state="done", lease_until=None, error=clean(error))
            )
            _put_message(connection, delivery, "", "")

    def take_over(self) -> None:
        """Whoever runs alone on the store does this first: what a predecessor had in hand need not wait for its lease.

        The attempts stay counted, so that a message is looked for before it is posted again. What was refused is
        tried once more: a person may have mended the route meanwhile. (A reply that was refused has had its time.)
        """
        with self._db.writing() as connection:
            connection.execute(update(_outbox).where(_PENDING).values(lease_until=None))
            again = case((_outbox.c.action == Action.REPLY.value, "done"), else_="pending")
            connection.execute(update(_outbox).where(_outbox.c.state == "refused").values(state=again))

    def pending(self) -> Pending:
        """What waits, for `syncd status`."""
        names = _outbox.c
        with self._db.reading() as connection:
            waiting, since = connection.execute(
                select(func.count(), func.min(names.created_at)).select_from(_outbox).where(_PENDING)
            ).one()
            retried = connection.execute(
                select(func.count()).select_from(_outbox).where(_PENDING, names.error != "")
            ).scalar_one()
            refused = connection.execute(
                select(func.count()).select_from(_outbox).where(names.state == "refused")
            ).scalar_one()
        return Pending(waiting, retried, refused, None if since is None else moment(since))

    def errors(self, most: int = 5) -> list[tuple[str, int]]:
        """Why something was not told yet, or never will be, and how many times; the latest first."""
        names = _outbox.c
        count = func.count()
        with self._db.reading() as connection:
            rows = connection.execute(
                select(names.error, count)
                .where(names.error != "", names.state != "done")
                .group_by(names.error)
                .order_by(func.max(names.id).desc())
                .limit(most)
            )
            return [(error, number) for error, number in rows]

    def _merge(self, connection: Connection, row: Any, now: int) -> None:
        """Edits that follow each other are one: an edit shows what is true when it is made."""
        names = _outbox.c
        later = connection.execute(
            select(names.id, names.action)
            .where(names.alert == row.alert, names.id > row.id, _PENDING)
            .order_by(names.id)
        ).all()
        for id_, action in later:
            if action != Action.EDIT.value:
                break
            connection.execute(update(_outbox).where(names.id == id_).values(state="done", done_at=now))

    def _end(self, connection: Connection, delivery: Delivery, **values: object) -> None:
        connection.execute(
            update(_outbox).where(_outbox.c.id == delivery.id, _PENDING).values(lease_until=None, **values)
        )

    def _delivery(self, connection: Connection, row: Any) -> Delivery:
        alert = self._telling.alerts(connection, [row.alert])[row.alert]
        return Delivery(
            row.id, alert, Action(row.action), Reason(row.reason), moment(row.created_at), row.attempts, row.detail
        )


def _put_message(connection: Connection, delivery: Delivery, channel: str, ts: str) -> None:
    connection.execute(
        update(tables.alerts)
        .where(tables.alerts.c.id == delivery.alert.id)
        .values(channel=clean(channel), ts=clean(ts))
    )


def _free(now: Any) -> Any:
    names = _outbox.c
    return and_(names.not_before <= now, or_(names.lease_until.is_(None), names.lease_until <= now))

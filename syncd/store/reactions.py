"""Reactions on our own messages: which are new in the stream, on which alert each is, and how far they were heard."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, literal_column, select, text

from syncd.alert import Action, Alert
from syncd.model import Event, ThreadRef
from syncd.reading import Entry
from syncd.store import tables
from syncd.store.alerts import Telling
from syncd.store.codec import moment
from syncd.store.database import Database
from syncd.store.entries import COLUMNS, Entries
from syncd.store.prepared import portions
from syncd.store.touch import last_seq

HEARD = "reactions_heard"
"""The key in ``meta`` of the position in the stream up to which reactions were heard; empty: none is to be heard."""
_events, _alerts = tables.events.c, tables.alerts.c
_MOST = 1_000


class ReactionStore:
    """What was reacted to, since a position in the stream."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._entries = Entries(db)
        self._telling = Telling(db)
        self._since = db.prepared(
            select(_events.seq)
            .where(_events.seq > bindparam("position"), text(tables.REACTED), db.one_of(_events.text, "names"))
            .order_by(_events.seq)
            .limit(literal_column(str(_MOST)))
        )
        self._posted = db.prepared(
            select(_alerts.channel, _alerts.ts, _alerts.created_at).where(
                _alerts.ts >= bindparam("since"), text("ts <> ''")
            )
        )
        self._of_messages = db.prepared(
            select(_alerts.ts, _alerts.id).where(
                _alerts.channel == bindparam("channel"), db.one_of(_alerts.ts, "stamps"), text("ts <> ''")
            )
        )

    def end(self) -> int:
        """The position of the last stored event."""
        with self._db.reading() as connection:
            return last_seq(connection)

    def since(self, position: int, end: int, names: Iterable[str]) -> list[Entry]:
        """Reactions of these names, and removals, behind ``position`` and up to ``end``: the first ones, in order."""
        with self._db.reading() as connection:
            rows = self._since.rows(connection, position=position, names=self._db.many(names))
        found = [seq for (seq,) in rows if seq <= end]
        if not found:
            return []
        return self._entries.of(select(*COLUMNS).where(_events.seq.in_(found)).order_by(_events.seq))

    def on(self, source: str, message: str) -> list[Event]:
        """Everything that was ever reacted to a message, in the order of the stream."""
        of_message = (_events.source == source, text("target <> ''"), _events.target == message)
        statement = select(*COLUMNS).where(*of_message, text(tables.REACTED)).order_by(_events.seq)
        return [entry.event for entry in self._entries.of(statement)]

    def alerts(self, channel: str, stamps: Iterable[str]) -> dict[str, Alert]:
        """Which alert stands in these messages of a conversation, by their ``ts``."""
        ids: dict[str, str] = {}
        with self._db.reading() as connection:
            for some in portions(sorted(set(stamps))):
                ids |= dict(self._of_messages.rows(connection, channel=channel, stamps=self._db.many(some)))
            alerts = self._telling.alerts(connection, ids.values())
        return {ts: alerts[id_] for ts, id_ in ids.items()}

    def posted(self, source: str, since: datetime) -> list[ThreadRef]:
        """The messages of alerts that were posted since then, as threads of the source whose token posted them."""
        stamp = f"{since.timestamp():017.6f}"
        with self._db.reading() as connection:
            found = self._posted.rows(connection, since=stamp)
        return [
            ThreadRef(source, channel, f"{channel}:{ts}", moment(created), moment(created))
            for channel, ts, created in found
        ]

    def is_posting(self) -> bool:
        """Whether a message may stand already of which is not known where: the answer to its posting was lost."""
        names = tables.outbox.c
        tried = (text("state = 'pending'"), names.action == Action.POST.value, names.attempts > 0)
        with self._db.reading() as connection:
            return connection.execute(select(names.id).where(*tried).limit(1)).first() is not None

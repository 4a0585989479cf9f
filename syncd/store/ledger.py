"""The ledger: asks and what was decided about them, and which of them must be thought over now."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select, text

from syncd.alert import Alert, NewDelivery, Told
from syncd.decision import Decision
from syncd.model import Ask, Change, ThreadRef
from syncd.rules.beside import Reach
from syncd.rules.elsewhere import RULE
from syncd.rules.references import addresses
from syncd.store import tables
from syncd.store.alerts import Telling, write_told
from syncd.store.ask_codec import decode_ask, encode_ask
from syncd.store.by_thread import rows_of_threads
from syncd.store.cleaning import Cleaning
from syncd.store.codec import clean, maybe_micros, maybe_moment, micros, moment
from syncd.store.database import Database
from syncd.store.freezing import Freezing, Seen
from syncd.store.prepared import Prepared, Row, portions
from syncd.store.statements import Statements
from syncd.store.touch import NOT_READ, ThreadKey, Touched, Touching, touch_all, touch_place, touch_thread

_asks = tables.asks
_decisions = tables.decisions
_BATCH = 200
_OWED = text(tables.OWED)
_NO_REACHES: Mapping[ThreadKey, Reach] = {}


class Stored(NamedTuple):
    """An ask as it is stored, of which thread."""

    key: ThreadKey
    id: str
    body: str

    @property
    def ask(self) -> Ask:
        """The ask itself, made anew each time."""
        return decode_ask(self.body)


class LedgerStore:
    """Asks as the fold gave them last. They are replaced thread by thread, by the one process that evaluates."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._statements = Statements(db)
        self._telling = Telling(db)
        self._touching = Touching(db)
        self._cleaning = Cleaning(db)
        self.freezing = Freezing(db)

    def snapshot(self) -> AbstractContextManager[None]:
        """All that this thread reads from the store meanwhile is read on one connection."""
        return self._db.snapshot()

    def touched(self, limit: int) -> list[Touched]:
        """Threads in which something has changed since they were saved last."""
        with self._db.reading() as connection:
            return [Touched(*row) for row in self._statements.touched.rows(connection, most=limit)]

    def waking(self, now: datetime, limit: int) -> list[Touched]:
        """Threads with an ask whose moment has come, the longest waiting first."""
        with self._db.reading() as connection:
            due = self._statements.waking.rows(connection, now=micros(now), most=limit)
            keys = list(dict.fromkeys((source, thread) for source, thread in due))
            versions = {
                (source, thread): version
                for source, thread, version in self._of_threads(self._statements.versions, connection, keys)
            }
        return [Touched(source, thread, versions.get((source, thread), 0)) for source, thread in keys]

    def woken(self, after: datetime, now: datetime) -> bool:
        """Whether the moment of any ask came between the two, the latter included."""
        with self._db.reading() as connection:
            return bool(self._statements.woken.rows(connection, after=micros(after), now=micros(now)))

    def of_ids(self, ids: Sequence[str]) -> list[Ask]:
        """Some asks, in the order of ``ids``; those that are no longer there are left out."""
        found: dict[str, Ask] = {}
        with self._db.reading() as connection:
            for some in portions(list(ids)):
                for (body,) in self._statements.of_ids.rows(connection, ids=self._db.many(some)):
                    ask = decode_ask(body)
                    found[ask.id] = ask
        return [found[id_] for id_ in ids if id_ in found]

    def save(
        self,
        threads: Sequence[Touched],
        asks: Sequence[Ask],
        wakes: Mapping[str, datetime | None],
        changes: Sequence[Change],
        alerts: Sequence[Alert],
        deliveries: Sequence[NewDelivery],
        now: datetime,
        reaches: Mapping[ThreadKey, Reach] = _NO_REACHES,
        seen: Seen | None = None,
    ) -> bool:
        """Replaces the asks of exactly these threads, and stores what is to be told of them, in one transaction.

        A thread in which something happened since it was read stays marked. ``wakes`` says when each ask is to be
        thought over again though nothing happens; ``reaches``, which messages beside a thread touch it.
        ``seen``: as of when all was read. Nothing is stored where somebody was forgotten since: the threads stay
        marked. One stays marked too where something was said beside it since, that it would have listened to.
        Gives whether none of them stayed marked.
        """
        rows = [_row(ask, wakes.get(ask.id)) for ask in asks]
        marked = [thread for thread in threads if thread.version != NOT_READ]
        overheard = 0
        with self._db.writing() as connection:
            if seen is not None and self.freezing.erased_since(connection, seen):
                return False
            changed = self._replace(connection, [thread.key for thread in threads], rows)
            self._statements.link.run(connection, [row for ask in asks if ask.id in changed for row in _addresses(ask)])
            cleaned = self._cleaning.clean(connection, marked, reaches)
            if seen is not None and reaches:
                overheard = self._touching.overheard(connection, seen.position)
            write_told(self._db, connection, changes, alerts, deliveries, now)
        return cleaned == len(marked) and not overheard

    def tell(
        self,
        wakes: Mapping[str, datetime | None],
        changes: Sequence[Change],
        alerts: Sequence[Alert],
        deliveries: Sequence[NewDelivery],
        now: datetime,
    ) -> None:
        """Stores what is to be told, and when each of these asks is to be thought over again, in one transaction."""
        times = [{"of_ask": ask, "at": maybe_micros(at)} for ask, at in wakes.items()]
        with self._db.writing() as connection:
            self._statements.wake.put(connection, times)
            write_told(self._db, connection, changes, alerts, deliveries, now)

    def asks(self, all: bool = False) -> list[Ask]:  # noqa: A002
        """What is still owed, or everything; the oldest first."""
        statement = select(_asks.c.body).order_by(_asks.c.asked_at, _asks.c.id)
        return self._decoded(statement if all else statement.where(_OWED))

    def ask(self, id_or_prefix: str) -> Ask | None:
        """One ask, by its id or the beginning of it; LookupError where that fits several."""
        wanted = clean(id_or_prefix)
        if not wanted:
            return None
        found = self._decoded(select(_asks.c.body).where(_asks.c.id == wanted)) or self._decoded(
            select(_asks.c.body).where(_asks.c.id.startswith(wanted, autoescape=True)).order_by(_asks.c.id).limit(5)
        )
        if len(found) > 1:
            ids = ", ".join(ask.id for ask in found)
            raise LookupError(f"{id_or_prefix!r} is the beginning of several asks ({ids}): write more of it")
        return found[0] if found else None

    def of_threads(self, keys: Sequence[ThreadKey]) -> list[Ask]:
        """The asks of some threads, the oldest first."""
        with self._db.reading() as connection:
            found = [decode_ask(body) for (body,) in self._of_threads(self._statements.bodies, connection, keys)]
        return sorted(found, key=lambda ask: (ask.asked_at, ask.id))

    def stored(self, keys: Sequence[ThreadKey]) -> list[Stored]:
        """The asks of some threads as they are stored, not read yet: most are replaced without being looked at."""
        with self._db.reading() as connection:
            rows = rows_of_threads(self._db, connection, self._statements.stored, keys)
            return [Stored((source, thread), id_, body) for source, (id_, thread, body, _) in rows]

    def told(self, ask_ids: Sequence[str]) -> dict[str, Told]:
        """What was told of each of these asks; those of which nothing was told are left out."""
        with self._db.reading() as connection:
            return self._telling.of_asks(connection, ask_ids)

    def decide(self, decision: Decision) -> None:
        """Keeps a person's decision and lets its thread be thought over; LookupError where there is no such ask."""
        with self._db.writing() as connection:
            row = connection.execute(select(_asks.c.source, _asks.c.thread).where(_asks.c.id == decision.ask)).first()
            if row is None:
                raise LookupError(f"there is no ask {decision.ask!r}: `syncd waiting` lists them")
            source, thread = row
            connection.execute(
                _decisions.insert().values(
                    ask=decision.ask,
                    source=source,
                    thread=thread,
                    action=clean(decision.action),
                    at=micros(decision.at),
                    until=maybe_micros(decision.until),
                    owner=clean(decision.owner),
                    reason=clean(decision.reason),
                    by=clean(decision.by),
                    event=clean(decision.event),
                )
            )
            touch_thread(connection, source, thread)

    def decisions(self, keys: Sequence[ThreadKey]) -> dict[str, tuple[Decision, ...]]:
        """What was decided about the asks of some threads, by ask, in the order of the decisions."""
        found: dict[str, list[Decision]] = {}
        with self._db.reading() as connection:
            rows = self._of_threads(self._statements.decisions, connection, keys)
        for ask, action, at, until, *rest in rows:
            found.setdefault(ask, []).append(Decision(ask, action, moment(at), maybe_moment(until), *rest))
        return {ask: tuple(decisions) for ask, decisions in found.items()}

    def linked_by(self, addresses: Collection[str]) -> list[ThreadKey]:
        """The threads with asks to which these addresses lead and that may be answered elsewhere."""
        with self._db.reading() as connection:
            return [
                (source, thread)
                for some in portions(sorted(addresses))
                for source, thread in self._statements.linked.rows(connection, addresses=self._db.many(some))
            ]

    def touch_all(self) -> None:
        """Lets every thread be thought over: the settings or the persons have changed."""
        with self._db.writing() as connection:
            touch_all(connection)

    def touch_place(self, source: str, place: str) -> None:
        """Lets the threads with open asks in one place be thought over."""
        with self._db.writing() as connection:
            touch_place(connection, source, place)

    def watch(self, source: str, now: datetime, active_since: datetime, limit: int = 1_000) -> list[ThreadRef]:
        """Threads that a connector should look into: every one with an open ask, and the ``limit`` latest active ones.

        ``verify`` where something is to be told once it is proven: an ask has become due, say.
        """
        of = {"of_source": source}
        with self._db.reading() as connection:
            accusing = {thread for (thread,) in self._statements.accusing.rows(connection, **of, now=micros(now))}
            owed = self._statements.owed.rows(connection, **of)
            active = self._statements.active.rows(connection, **of, since=micros(active_since), most=limit)
        return [
            ThreadRef(source, place, thread, moment(first_at), moment(last_at), thread in accusing)
            for place, thread, first_at, last_at in dict.fromkeys((*owed, *active))
        ]

    def _decoded(self, statement: Select[Any]) -> list[Ask]:
        with self._db.reading() as connection:
            return [decode_ask(body) for (body,) in connection.execute(statement)]

    def _replace(self, connection: Connection, keys: Sequence[ThreadKey], rows: list[dict[str, object]]) -> set[object]:
        """Gives the ids of the asks that are not as they were."""
        before = self._of_threads(self._statements.stored, connection, keys)
        stored = {id_: (body, wake_at) for id_, _, body, wake_at in before}
        gone = stored.keys() - {row["id"] for row in rows}
        if gone:
            for statement in (self._statements.remove, self._statements.unlink):
                statement.put(connection, [{"gone": id_} for id_ in sorted(gone)])
        # Most asks of a touched thread are as they were: what is not written costs no write.
        changed = [row for row in rows if stored.get(str(row["id"])) != (row["body"], row["wake_at"])]
        self._db.upsert(connection, _asks, changed)
        self._db.grown(connection, _asks, len(changed))
        return {row["id"] for row in changed}

    def _of_threads(self, statement: Prepared, connection: Connection, keys: Sequence[ThreadKey]) -> list[Row]:
        return [row for _, row in rows_of_threads(self._db, connection, statement, keys)]


def _addresses(ask: Ask) -> list[tuple[str, str]]:
    """By what an ask that may be answered elsewhere is linked to."""
    elsewhere = bool(ask.evidence) and ask.evidence[-1].rule == RULE
    return [(clean(address), ask.id) for address in addresses(ask.url)] if ask.state.owed or elsewhere else []


def _row(ask: Ask, wake_at: datetime | None) -> dict[str, object]:
    return {
        "id": ask.id,
        "source": ask.source,
        "place": clean(ask.place.id),
        "thread": ask.thread,
        "state": ask.state.value,
        "asked_at": micros(ask.asked_at),
        "due_at": maybe_micros(ask.due_at),
        "wake_at": maybe_micros(wake_at),
        "body": encode_ask(ask),
    }

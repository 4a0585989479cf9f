"""Taking out what is old: threads in which nobody waits and nothing has happened, and the words of what is long past.

A thread is taken out whole: its events, asks, decisions, and what was told of them. One in which somebody waits stays
whole, with the messages beside it. Of one that goes on, the words of its old messages are taken out, and the thread
is frozen (see ``rules.frozen``). What a source gives again of before its horizon is not stored anew.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, exists, func, select, text, tuple_, update

from syncd.store import tables
from syncd.store.ask_codec import decode_ask, encode_ask
from syncd.store.codec import micros
from syncd.store.database import Database
from syncd.store.known import next_version
from syncd.store.prepared import portions
from syncd.store.scrub import without_words
from syncd.store.touch import ThreadKey

BATCH = 200
"""Threads in one transaction: others write in between."""
_WAITS = f"""EXISTS (SELECT 1 FROM asks a WHERE a.source = threads.source AND a.thread = threads.thread
    AND (a.{tables.OWED} OR a.wake_at IS NOT NULL))"""  # noqa: S608  no word in it is a user's
_TELLS = """EXISTS (SELECT 1 FROM asks a JOIN alert_asks m ON m.ask = a.id JOIN outbox o ON o.alert = m.alert
    WHERE a.source = threads.source AND a.thread = threads.thread AND o.state = 'pending')"""
_HEARD = f"""EXISTS (SELECT 1 FROM threads w JOIN asks a ON a.source = w.source AND a.thread = w.thread
    WHERE w.source = threads.source AND w.place = threads.place AND w.heard_until IS NOT NULL
    AND w.first_at <= threads.last_at AND w.heard_until >= threads.first_at AND a.{tables.OWED})"""  # noqa: S608  as above
"""Said in a chat beside a thread in which somebody waits: it may say why they still do."""
_DEAD = text(f"threads.last_at < :cut AND NOT threads.dirty AND NOT {_WAITS} AND NOT {_TELLS} AND NOT {_HEARD}")
_GOES_ON = text(f"threads.last_at >= :cut AND threads.first_at < :cut AND NOT threads.dirty AND NOT {_WAITS}")
_WORDS = text(f"events.at < :cut AND {tables.READ}")
_DONE = text("created_at < :cut AND state <> 'pending'")
_HELD = text("last_seen < :cut")
_threads, _asks, _events = tables.threads.c, tables.asks.c, tables.events.c
_KEY = (_threads.source, _threads.thread)


@dataclass(frozen=True, slots=True)
class Pruned:
    """How much is, or would be, taken out. ``texts``: of messages that stay; ``others``: quarantine and outbox."""

    threads: int = 0
    events: int = 0
    asks: int = 0
    texts: int = 0
    others: int = 0

    def __add__(self, more: "Pruned") -> "Pruned":
        return Pruned(*(getattr(self, field.name) + getattr(more, field.name) for field in fields(self)))

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


class Retention:
    """What is older than a moment, and how it goes."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def would_go(self, before: datetime) -> Pruned:
        """What ``prune`` would take out, all of it; changes nothing."""
        cut = {"cut": micros(before)}
        dead = select(*_KEY).where(_DEAD).subquery()
        alive = select(*_KEY).where(_GOES_ON).subquery()

        def inside(table: Any, threads: Any) -> Any:
            return table.join(threads, (table.c.source == threads.c.source) & (table.c.thread == threads.c.thread))

        with self._db.reading() as connection:

            def count(of: Any, *where: Any) -> int:
                return int(connection.execute(select(func.count()).select_from(of).where(*where), cut).scalar_one())

            return Pruned(
                count(dead),
                count(inside(tables.events, dead)),
                count(inside(tables.asks, dead)),
                count(inside(tables.events, alive), _WORDS),
                count(tables.quarantine, _HELD) + count(tables.outbox, _DONE),
            )

    def prune(self, before: datetime, now: datetime) -> Iterator[Pruned]:
        """Takes out what is older than ``before``, batch by batch, each a transaction of its own that is given."""
        cut = micros(before)
        with self._db.writing() as connection:
            self._set_horizon(connection, cut)
        while True:
            with self._db.erasing() as connection:
                dead = connection.execute(select(*_KEY).where(_DEAD).limit(BATCH), {"cut": cut}).all()
                gone = self._take_out(connection, [(source, thread) for source, thread in dead])
            if not gone:
                break
            yield gone
        last: ThreadKey = ("", "")
        while True:
            with self._db.erasing() as connection:
                alive = select(*_KEY).where(_GOES_ON, tuple_(*_KEY) > last).order_by(*_KEY).limit(BATCH)
                keys = [(source, thread) for source, thread in connection.execute(alive, {"cut": cut})]
                bared = Pruned(texts=sum(self._bare(connection, key, cut, micros(now)) for key in keys))
            if not keys:
                break
            last = keys[-1]
            yield bared
        with self._db.erasing() as connection:
            held = connection.execute(delete(tables.quarantine).where(_HELD), {"cut": cut}).rowcount
            done = connection.execute(delete(tables.outbox).where(_DONE), {"cut": cut}).rowcount
        yield Pruned(others=held + done)

    def _set_horizon(self, connection: Connection, cut: int) -> None:
        """Of sources that were read to their end once: the first reading of a new one may go further back."""
        sources = tables.sources.c
        later = sources.horizon.is_(None) | (sources.horizon < cut)
        moved = update(tables.sources).where(sources.last_success.is_not(None), later).values(horizon=cut)
        if connection.execute(moved).rowcount:
            next_version(connection, self._db.upsert)

    def _take_out(self, connection: Connection, keys: Sequence[ThreadKey]) -> Pruned:
        by_source: dict[str, list[str]] = {}
        for source, thread in keys:
            by_source.setdefault(source, []).append(thread)
        gone = Pruned(threads=len(keys))
        for source, threads in by_source.items():
            these = {"of_source": source, "threads": self._db.many(threads)}
            asked = select(_asks.id).where(
                _asks.source == bindparam("of_source"), self._db.one_of(_asks.thread, "threads")
            )
            self._untell(connection, [id_ for (id_,) in connection.execute(asked, these)])
            counts = [
                connection.execute(
                    delete(table).where(
                        table.c.source == bindparam("of_source"), self._db.one_of(table.c.thread, "threads")
                    ),
                    these,
                ).rowcount
                for table in (tables.events, tables.asks, tables.links, tables.decisions, tables.threads)
            ]
            gone += Pruned(events=counts[0], asks=counts[1])
        return gone

    def _untell(self, connection: Connection, ids: Sequence[str]) -> None:
        """Forgets what was told of asks that go, with the alerts that are about nothing else."""
        members, alerts, outbox = tables.alert_asks, tables.alerts, tables.outbox
        for some in portions(ids):
            these = {"ids": self._db.many(some)}
            about = select(members.c.alert).distinct().where(self._db.one_of(members.c.ask, "ids"))
            of_them = {"ids": self._db.many([alert for (alert,) in connection.execute(about, these)])}
            for table in (tables.told, tables.ask_addresses, members):
                connection.execute(delete(table).where(self._db.one_of(table.c.ask, "ids")), these)
            empty = ~exists().where(members.c.alert == alerts.c.id)
            connection.execute(delete(alerts).where(self._db.one_of(alerts.c.id, "ids"), empty), of_them)
            lost = ~exists().where(alerts.c.id == outbox.c.alert)
            connection.execute(delete(outbox).where(self._db.one_of(outbox.c.alert, "ids"), lost), of_them)

    def _bare(self, connection: Connection, key: ThreadKey, cut: int, now: int) -> int:
        """Takes the words out of what is old in a thread that goes on; gives the number of messages."""
        source, thread = key
        words = update(tables.events).where(_events.source == source, _events.thread == thread, _WORDS)
        bared = connection.execute(words.values(text="", reading="", meta=""), {"cut": cut}).rowcount
        if bared:
            here = (_threads.source == source, _threads.thread == thread)
            connection.execute(update(tables.threads).where(*here).values(frozen_at=now))
            asked = select(_asks.id, _asks.body).where(
                _asks.source == source, _asks.thread == thread, _asks.asked_at < cut
            )
            for id_, body in connection.execute(asked).all():
                bare = encode_ask(without_words(decode_ask(body)))
                connection.execute(update(tables.asks).where(_asks.id == id_).values(body=bare))
        return bared

"""Forgetting a person: their words, names and e-mails go from every table; that they did something stays, unnamed.

In this order, so that a command that was killed can be given again: first nothing more of theirs is stored; then the
quotes and names in what others wrote go, a batch at a time; at last, in one transaction, all that is their own.
"""

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from syncd.alert import Action
from syncd.model import FORGOTTEN, FORGOTTEN_TEAM, Kind, Person, Reason, Role
from syncd.store import forgotten, tables
from syncd.store.ask_codec import decode_ask, encode_ask
from syncd.store.codec import dumps, micros
from syncd.store.copying import kept_copies
from syncd.store.database import Database
from syncd.store.forgotten import SALT, WRITTEN, instead, pseudonymous, words_of
from syncd.store.known import next_version
from syncd.store.prepared import portions
from syncd.store.subject import Subject
from syncd.store.touch import ThreadKey

BATCH = 2_000
_events = tables.events.c


@dataclass(frozen=True, slots=True)
class Erased:
    """What was done: numbers alone. ``alerts`` are messages in Slack that are edited, with what stands below them."""

    accounts: int = 0
    messages: int = 0
    mentions: int = 0
    asks: int = 0
    alerts: int = 0
    quarantined: int = 0


class Erasure:
    """Forgets one person, of whom ``accounts`` are all that the store knows."""

    def __init__(self, db: Database, person: Person, now: datetime) -> None:
        self._db, self._now = db, now
        self._who = Subject(person, now)

    def run(self, by: str) -> Erased:
        """Forgets them; ``by`` says whose command it was. The file still holds freed pages until ``wipe``."""
        self._begin()
        mentions = self._others()
        with self._db.erasing() as connection:
            threads, messages = self._own(connection)
            self._decisions(connection)
            asks = self._asks(connection, threads)
            self._accounts(connection)
            erased = Erased(
                accounts=len(self._who.keys),
                messages=messages,
                mentions=mentions,
                asks=len(asks),
                alerts=self._edit_alerts(connection, asks),
                quarantined=self._quarantine(connection),
            )
            self._names_elsewhere(connection)
            connection.execute(
                insert(tables.erasures).values(at=micros(self._now), by=by, counts=json.dumps(asdict(erased)))
            )
            next_version(connection, self._db.upsert)
        return erased

    def _begin(self) -> None:
        """From here on nothing of theirs is stored."""
        with self._db.writing() as connection:
            if not self._db.get(SALT):
                self._db.upsert(connection, tables.meta, [{"key": SALT, "value": secrets.token_hex(32)}])
            known = forgotten.load(connection)
            digests = sorted({digest for account in self._who.person.accounts for digest in known.digests(account)})
            prefix = FORGOTTEN_TEAM if self._who.person.role is Role.TEAM else FORGOTTEN
            found = (known.pseudonyms[digest] for digest in digests if digest in known.pseudonyms)
            self._who.pseudonym = next(found, f"{prefix}{secrets.token_hex(6)}")
            began = self._began(connection)
            rows = dict.fromkeys(digests, self._who.pseudonym)
            rows |= {known.digest("thread", *key): "" for key in began}
            named = known.names(self._who.person.name, *(account.name for account in self._who.person.accounts))
            rows |= dict.fromkeys(named, "")
            self._db.upsert(
                connection, tables.forgotten, [{"digest": d, "pseudonym": name} for d, name in sorted(rows.items())]
            )
            next_version(connection, self._db.upsert)
            self._who.known = forgotten.load(connection)
            self._who.said = self._words(connection)

    def _mine(self, source: str) -> Any:
        ids = [id_ for of, id_ in self._who.keys if of == source]
        return (_events.source == source) & _events.actor.in_(ids)

    def _began(self, connection: Connection) -> set[ThreadKey]:
        """The threads whose title is theirs: they created them, or named them anew."""
        found: set[ThreadKey] = set()
        for source in self._who.sources:
            named = select(_events.thread).where(self._mine(source), _events.title != "")
            earlier = tables.events.alias("earlier")
            first = ~(
                select(text("1"))
                .select_from(earlier)
                .where(
                    earlier.c.source == _events.source,
                    earlier.c.thread == _events.thread,
                    earlier.c.title == _events.title,
                    earlier.c.seq < _events.seq,
                )
                .exists()
            )
            created = _events.kind == Kind.CREATED.value
            renamed = (_events.kind == Kind.EDIT.value) & first
            found |= {(source, thread) for (thread,) in connection.execute(named.where(created | renamed))}
        return found

    def _words(self, connection: Connection) -> dict[ThreadKey, list[str]]:
        said: dict[ThreadKey, list[str]] = {}
        for source in self._who.sources:
            statement = select(_events.thread, _events.text).where(self._mine(source))
            for thread, words in connection.execute(statement):
                said.setdefault((source, thread), []).append(words)
        return said

    def _others(self) -> int:
        """Takes quotes, names and mentions out of what others wrote; gives the number of events changed."""
        changed, last = 0, 0
        columns = (
            _events.seq, _events.source, _events.kind, _events.actor, _events.thread, _events.title, _events.text,
            _events.url, _events.mentions, _events.assignees, _events.meta,
        )  # fmt: skip
        while True:
            with self._db.erasing() as connection:
                rows = connection.execute(
                    select(*columns).where(_events.seq > last).order_by(_events.seq).limit(BATCH)
                ).all()
                for row in rows:
                    if (row.source, row.actor) not in self._who.keys and (new := self._who.scrubbed(row)):
                        connection.execute(update(tables.events).where(_events.seq == row.seq).values(**new))
                        changed += 1
            if not rows:
                return changed
            last = rows[-1].seq

    def _own(self, connection: Connection) -> tuple[set[ThreadKey], int]:
        """Takes the words out of what they did; gives the threads, which are frozen, and how many messages that was."""
        threads, messages = set(self._who.said), 0
        for source in self._who.sources:
            columns = (_events.seq, _events.id, _events.target, _events.kind, _events.actor, _events.text)
            mine = connection.execute(select(*columns, _events.title, _events.thread).where(self._mine(source))).all()
            for row in mine:
                key = (source, row.thread)
                threads.add(key)
                messages += row.kind in WRITTEN
                titled = self._who.titled(key)
                new_id = instead(row.id, row.actor, self._who.pseudonym)
                if new_id != row.id:
                    self._who.renamed[row.id] = new_id
                new = {
                    "id": new_id,
                    "target": instead(row.target, row.actor, self._who.pseudonym),
                    "actor": self._who.pseudonym,
                    "text": words_of(self._who.pseudonym, Kind(row.kind), row.text),
                    "title": "" if titled else self._who.unnamed(row.title),
                    "mentions": "",
                    "meta": "",
                    "reading": "",
                }
                connection.execute(update(tables.events).where(_events.seq == row.seq).values(**new))
        return threads, messages

    def _accounts(self, connection: Connection) -> None:
        accounts, places = tables.accounts.c, tables.places.c
        for source, id_ in self._who.keys:
            connection.execute(delete(tables.accounts).where(accounts.source == source, accounts.id == id_))
            owned = update(tables.places).where(places.source == source, places.owner == id_)
            connection.execute(owned.values(owner=self._who.pseudonym))
        rows = [pseudonymous(source, self._who.pseudonym) for source in self._who.sources]
        self._db.upsert(
            connection,
            tables.accounts,
            [
                {"source": a.source, "id": a.id, "name": a.name, "email": "", "bot": False, "active": False,
                 "timezone": "", "listed": True}
                for a in rows
            ],
        )  # fmt: skip

    def _asks(self, connection: Connection, threads: set[ThreadKey]) -> set[str]:
        """Takes their words out of every ask; what they waited for is withdrawn. Gives the asks that changed."""
        asks, changed = tables.asks.c, set[str]()
        touched = set(threads)
        for id_, body in connection.execute(select(asks.id, asks.body)).all():
            ask = decode_ask(body)
            new = self._who.ask(ask)
            if new != ask:
                changed.add(id_)
                touched.add((ask.source, ask.thread))
                connection.execute(
                    update(tables.asks).where(asks.id == id_).values(body=encode_ask(new), state=new.state.value)
                )
        names = tables.threads.c
        rows = [{"of_source": source, "of_thread": thread} for source, thread in sorted(touched)]
        for some in portions(rows):
            connection.execute(
                update(tables.threads)
                .where(names.source == bindparam("of_source"), names.thread == bindparam("of_thread"))
                .values(frozen_at=micros(self._now), version=names.version + 1, dirty=True),
                some,
            )
        return changed

    def _edit_alerts(self, connection: Connection, asks: set[str]) -> int:
        """Lets every message in Slack that shows one of these asks be written anew, and what we said below it."""
        members, alerts, outbox = tables.alert_asks.c, tables.alerts.c, tables.outbox.c
        shown: set[str] = set()
        for some in portions(sorted(asks)):
            about = select(members.alert).distinct().where(self._db.one_of(members.ask, "ids"))
            shown.update(alert for (alert,) in connection.execute(about, {"ids": self._db.many(some)}))
        told = select(outbox.alert, outbox.detail).where(outbox.action == Action.REPLY.value, outbox.detail != "")
        named = {row.alert for row in connection.execute(told) if self._who.unnamed(row.detail) != row.detail}
        at = micros(self._now)
        row = {"reason": Reason.UPDATED.value, "detail": "", "state": "pending", "created_at": at,
               "not_before": at, "attempts": 0, "error": ""}  # fmt: skip
        # First below: once an edit finds that its message was deleted by hand, the rest is given up.
        both = [(alert, action.value) for alert in sorted(shown | named) for action in (Action.AMEND, Action.EDIT)]
        if both:
            connection.execute(insert(tables.outbox), [row | {"alert": alert, "action": act} for alert, act in both])
        route = update(tables.alerts).where(alerts.route == f"dm:{self._who.person.id}")
        connection.execute(route.values(route=f"dm:{self._who.pseudonym}"))
        return len(shown | named)

    def _quarantine(self, connection: Connection) -> int:
        """Lets go of what could not be read and is about them: nobody knows which words in it are theirs."""
        names = tables.quarantine.c
        gone = 0
        for row in connection.execute(select(names.source, names.kind, names.id, names.payload, names.reason)).all():
            whole = f"{json.dumps(json.loads(row.payload), ensure_ascii=False)} {row.id} {row.reason}"
            ids = [id_ for source, id_ in self._who.keys if source == row.source]
            if any(id_ in whole for id_ in ids) or self._who.unnamed(whole) != whole:
                here = (names.source == row.source, names.kind == row.kind, names.id == row.id)
                connection.execute(delete(tables.quarantine).where(*here))
                gone += 1
        return gone

    def _decisions(self, connection: Connection) -> None:
        """What they decided by a reaction stays, and by whose pseudonym."""
        names = tables.decisions.c
        for source, id_ in self._who.keys:
            mine = names.by == f"{source}:{id_}"
            for row in connection.execute(select(names.id, names.event).where(mine)).all():
                event = self._who.renamed[row.event] = instead(row.event, id_, self._who.pseudonym)
                by = f"{source}:{self._who.pseudonym}"
                connection.execute(update(tables.decisions).where(names.id == row.id).values(by=by, event=event))

    def _names_elsewhere(self, connection: Connection) -> None:
        """Names and e-mails in what syncd itself noted."""
        for table, column in (
            (tables.outbox, "detail"), (tables.outbox, "error"), (tables.sources, "last_error"),
            (tables.places, "name"), (tables.decisions, "owner"), (tables.meta, "value"),
        ):  # fmt: skip
            held = table.c[column]
            for (words,) in connection.execute(select(held).distinct().where(held != "")).all():
                if (new := self._who.unnamed(words)) != words:
                    connection.execute(update(table).where(held == words).values({column: new}))
        cursors, sources = tables.cursors.c, tables.sources.c
        for source, key, value in connection.execute(select(cursors.source, cursors.key, cursors.value)).all():
            new = dumps(forgotten.walked(json.loads(value), self._who.unnamed))
            if json.loads(new) != json.loads(value):
                here = update(tables.cursors).where(cursors.source == source, cursors.key == key)
                connection.execute(here.values(value=new))
                noticed = update(tables.sources).where(sources.name == source)
                connection.execute(noticed.values(cursor_version=sources.cursor_version + 1))


def wipe(db: Database) -> bool:
    """Leaves nothing of what was deleted in an SQLite store's files: freed pages, the log, copies before migrations.

    False where something may be left: on a PostgreSQL server, or while somebody reads for long.
    """
    if db.file is not None:
        for copy in kept_copies(db.file):
            copy.unlink(missing_ok=True)
    return db.compact()


def erasures(db: Database) -> list[tuple[int, str, dict[str, int]]]:
    """The record: when (microseconds since 1970), by whose command, and how much; no name."""
    names = tables.erasures.c
    with db.reading() as connection:
        rows = connection.execute(select(names.at, names.by, names.counts).order_by(names.id)).all()
    return [(at, by, json.loads(counts)) for at, by, counts in rows]

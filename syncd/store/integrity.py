"""Whether a store is sound: its file, its tables' revision, what must belong together, and what must be readable."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, text

from syncd.rules import judge
from syncd.store.ask_codec import decode_ask
from syncd.store.copying import damage, driver
from syncd.store.database import Database
from syncd.store.errors import StoreUnavailable
from syncd.store.migrations import REVISIONS, stored_revision

MOST_NAMED = 5
_BATCH = 2_000
_RESTORE = "stop syncd, keep this file aside, and put a backup in its place (docs/data.md, Restore)"
_REPORT = "please report it; a backup from before has it in order (docs/data.md, Restore)"
_BELONGS = {
    "asks without their thread": """
        SELECT id FROM asks a
        WHERE NOT EXISTS (SELECT 1 FROM threads t WHERE t.source = a.source AND t.thread = a.thread)""",
    "events without their thread": """
        SELECT id FROM events e
        WHERE NOT EXISTS (SELECT 1 FROM threads t WHERE t.source = e.source AND t.thread = e.thread)""",
    "threads without an event": """
        SELECT thread FROM threads t
        WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.source = t.source AND e.thread = t.thread)""",
    "deliveries without their alert": """
        SELECT CAST(id AS TEXT) FROM outbox o WHERE NOT EXISTS (SELECT 1 FROM alerts a WHERE a.id = o.alert)""",
    "alerts without an ask": """
        SELECT id FROM alerts a WHERE NOT EXISTS (SELECT 1 FROM alert_asks m WHERE m.alert = a.id)""",
    "addresses of asks that are gone": """
        SELECT ask FROM ask_addresses d WHERE NOT EXISTS (SELECT 1 FROM asks a WHERE a.id = d.ask)""",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it should be, and what to do about it. Holds ids, never people's words."""

    problem: str
    advice: str


def check(db: Database) -> list[Finding]:
    """Everything that is wrong with a store, which is only read; nothing where it is sound."""
    try:
        with db.reading() as connection:
            if db.file is not None and (found := damage(driver(connection))):
                # What a damaged file says of itself means little: nothing more is asked of it.
                return [Finding(f"the store's file is damaged: {line}", _RESTORE) for line in found[:MOST_NAMED]]
            revision = _revision(connection)
            return [revision] if revision is not None else [*_orphans(connection), *_unreadable(connection)]
    except StoreUnavailable as error:
        return [Finding(str(error), _RESTORE)]


def _revision(connection: Connection) -> Finding | None:
    revision = stored_revision(connection)
    if revision == REVISIONS[-1]:
        return None
    if revision is None:
        return Finding("the database has none of syncd's tables", "check store.url in the config, or run syncd once")
    if revision in REVISIONS:
        return Finding(
            f"the tables are of revision {revision}, this syncd has {REVISIONS[-1]}",
            "nothing is wrong: the next start of syncd brings them up to date, and keeps a copy from before",
        )
    return Finding(f"the tables are of revision {revision}, of a newer syncd", "install the syncd that wrote them")


def _orphans(connection: Connection) -> Iterator[Finding]:
    for what, statement in _BELONGS.items():
        found = [str(id_) for (id_,) in connection.execute(text(statement).execution_options(stream_results=True))]
        if found:
            yield Finding(f"{len(found)} {what}: {_named(found)}", _REPORT)


def _unreadable(connection: Connection) -> Iterator[Finding]:
    asks, events = _bad_asks(connection), _bad_events(connection)
    for what, found in (("asks", asks), ("events", events)):
        if found:
            yield Finding(f"{len(found)} {what} cannot be read: {_named(found)}", _REPORT)


def _bad_asks(connection: Connection) -> list[str]:
    bad: list[str] = []
    for id_, body in connection.execute(text("SELECT id, body FROM asks ORDER BY id")):
        try:
            if decode_ask(body).id != id_:
                bad.append(id_)
        except (ValueError, KeyError, TypeError, OverflowError):
            bad.append(id_)
    return bad


def _bad_events(connection: Connection) -> list[str]:
    bad: list[str] = []
    last = 0
    statement = text(
        "SELECT seq, id, mentions, assignees, meta, reading FROM events WHERE seq > :last ORDER BY seq LIMIT :most"
    )
    while rows := connection.execute(statement, {"last": last, "most": _BATCH}).all():
        last = rows[-1].seq
        bad += [row.id for row in rows if not _is_readable(row.mentions, row.assignees, row.meta, row.reading)]
    return bad


def _is_readable(mentions: str, assignees: str, meta: str, reading: str) -> bool:
    try:
        for listed in (mentions, assignees):
            if listed and not isinstance(json.loads(listed), list):
                return False
        if meta and not isinstance(json.loads(meta), dict):
            return False
        judge.decode(reading)
    except (ValueError, TypeError, KeyError):
        return False
    return True


def _named(ids: list[str]) -> str:
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return ", ".join(ids[:MOST_NAMED]) + more

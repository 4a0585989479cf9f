"""The feed has no gaps: whoever goes on from the last position they saw has seen everything before it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from syncd.model import Event, Kind, Place
from syncd.reading import Reading
from syncd.store.database import Database
from syncd.store.events import EventStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WRITERS, PAGES, EVENTS = 8, 12, 5

_SLOW_COMMITS = """
CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
'BEGIN PERFORM pg_sleep(random() * 0.004); RETURN NULL; END';
CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
FOR EACH ROW EXECUTE FUNCTION dawdle()
"""
"""Every commit takes a random while, between the moment its events got their seq and the moment they are seen."""


def write(db: Database, writer: int) -> None:
    store = EventStore(db)
    for page in range(PAGES):
        events = [
            Event(f"s{writer}", f"{page}:{number}", Kind.MESSAGE, NOW, None, f"T{page}", Place("P"))
            for number in range(EVENTS)
        ]
        store.commit_page(f"s{writer}", [(event, Reading()) for event in events], {"page": page}, [], NOW)


def follow(db: Database) -> list[tuple[str, str]]:
    store, seen, last = EventStore(db), list[tuple[str, str]](), 0
    while len(seen) < WRITERS * PAGES * EVENTS:
        news = store.after(last, 7)
        seen += [(event.source, event.id) for _, event in news]
        last = news[-1][0] if news else last
        if ("end", "end") in seen:
            break
    return seen


def test_a_follower_loses_nothing_while_eight_write(open_store: Callable[[], Database]) -> None:
    first = open_store()
    if first.kind == "postgresql":
        with first.writing() as connection:
            connection.execute(text(_SLOW_COMMITS))
    stores = [open_store() for _ in range(WRITERS)]
    with ThreadPoolExecutor(WRITERS + 1) as pool:
        following = pool.submit(follow, first)
        for written in [pool.submit(write, db, number) for number, db in enumerate(stores)]:
            written.result()
        EventStore(first).commit_page(
            "end", [(Event("end", "end", Kind.MESSAGE, NOW, None, "T", Place("P")), Reading())], {}, [], NOW
        )
        seen = following.result()
    expected = {(f"s{w}", f"{p}:{n}") for w in range(WRITERS) for p in range(PAGES) for n in range(EVENTS)}
    assert expected <= set(seen)
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
def test_without_an_order_of_writers_a_follower_would_lose_events(open_store: Callable[[], Database]) -> None:
    """What the order of writers is for: two plain transactions, committed in the other order than they numbered."""
    insert = text(
        "INSERT INTO events (source, id, kind, at, thread, place, title, text, url, mentions, assignees, reply_to, "
        "target, automated, private, meta, reading) "
        "VALUES ('s', :id, 'message', 0, 'T', 'P', '', '', '', '', '', '', '', false, false, '', '')"
    )
    db = open_store()
    store = EventStore(db)
    with db.reading() as slow, db.reading() as quick:
        slow.execute(insert, {"id": "first"})
        quick.execute(insert, {"id": "second"})
        quick.commit()
        ((last, event),) = store.after(0, 10)
        assert event.id == "second"
        slow.commit()
    assert store.after(last, 10) == [], "the first is never seen by a follower"
    assert len(store.after(0, 10)) == 2

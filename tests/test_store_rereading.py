"""Stored readings of another judge are made anew, once, also after a kill in between; the asks follow."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from syncd.model import Account, Event, Kind, Place
from syncd.reading import Reading, Sign
from syncd.rules import judge
from syncd.store import tables
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.rereading import BATCH, Rereading

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DANA = Account("acme", "U1", "Dana Ruiz")
CHAT = Place("C1", "general", private=False, unthreaded=True)
ASKED = "Could you send me the export before Friday?"
EARLIER = Reading(0.1, frozenset({Sign.THANKS}), (("an_earlier_rule", "send"),))


def store(db: Database, count: int, **more: Any) -> None:
    first = Event("acme", "", Kind.MESSAGE, NOW, DANA, "", CHAT, text=ASKED)
    events = [replace(first, id=f"{n}", thread=f"C1:{n}", **more) for n in range(count)]
    EventStore(db).commit_page("acme", [(event, EARLIER) for event in events], {}, [], NOW)


def readings(db: Database, count: int) -> list[Reading]:
    events = EventStore(db)
    return [events.thread("acme", f"C1:{n}")[0].reading for n in range(count)]


def finish(db: Database) -> int:
    """Reads to the end, as a new start would; gives the number of batches."""
    batches = 1
    while Rereading(db).batch():
        batches += 1
    return batches


def test_what_another_judge_read_is_read_anew(db: Database) -> None:
    store(db, 3)
    assert Rereading(db).left() == 3
    finish(db)
    assert readings(db, 3) == [judge.read(ASKED)] * 3
    assert Rereading(db).left() == 0


def test_it_happens_once(db: Database) -> None:
    store(db, 3)
    finish(db)
    with db.writing() as connection:
        connection.execute(tables.events.update().values(reading=judge.encode(EARLIER)))
    assert finish(db) == 1
    assert readings(db, 3) == [EARLIER] * 3


def test_after_a_kill_it_goes_on_where_it_was(db: Database) -> None:
    count = BATCH + 5
    store(db, count)
    assert Rereading(db).batch()
    assert Rereading(db).left() == 5
    first, *_, last = readings(db, count)
    assert (first, last) == (judge.read(ASKED), EARLIER)
    finish(db)
    assert readings(db, count) == [judge.read(ASKED)] * count


def test_what_was_left_half_done_for_yet_another_judge_begins_anew(db: Database) -> None:
    db.put("texts_read_by", '["an earlier one",2]')
    store(db, 3)
    finish(db)
    assert readings(db, 3) == [judge.read(ASKED)] * 3


@pytest.mark.parametrize("more", [{"text": ""}, {"kind": Kind.STATUS, "text": "Could be done"}])
def test_what_has_no_words_of_a_person_any_more_keeps_its_reading(db: Database, more: dict[str, Any]) -> None:
    store(db, 1, **more)
    finish(db)
    assert readings(db, 1) == [EARLIER]


def test_a_new_store_has_nothing_to_read_anew_and_what_comes_later_is_read_already(db: Database) -> None:
    assert Rereading(db).left() == 0
    assert finish(db) == 1
    store(db, 1)
    assert Rereading(db).left() == 0
    assert finish(db) == 1
    assert readings(db, 1) == [EARLIER]


def test_what_a_new_store_is_given_is_not_read_twice(db: Database) -> None:
    Rereading(db).begin()
    store(db, 3)
    Rereading(db).begin()
    assert Rereading(db).left() == 0
    assert readings(db, 3) == [EARLIER] * 3


def test_a_store_that_holds_events_of_another_judge_is_read_anew_all_the_same(db: Database) -> None:
    store(db, 3)
    Rereading(db).begin()
    assert Rereading(db).left() == 3

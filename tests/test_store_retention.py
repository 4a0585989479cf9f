"""What is old goes, what somebody waits for stays whole, and what went does not come back; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syncd.alert import Action, Alert, NewDelivery
from syncd.model import Account, Ask, Change, Event, Evidence, Kind, Person, Place, Reason, Role, State
from syncd.reading import Reading
from syncd.rules.beside import Reach
from syncd.rules.frozen import kept
from syncd.service import upkeep
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.integrity import check
from syncd.store.ledger import LedgerStore
from syncd.store.retention import Pruned, Retention
from syncd.store.sources import SourceStore

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)
CUT = NOW - 90 * DAY
DANA = Account("acme", "U1", "Dana Ruiz", "dana@partner.test")
ASKER, OWNER = Person("dana", "Dana Ruiz", Role.STAKEHOLDER, (DANA,)), Person("mia", "Mia", Role.TEAM)
CHAT = Place("C1", "general", unthreaded=True)


def said(id_: str, age: int, thread: str = "", **more: Any) -> Event:
    event = Event("acme", id_, Kind.MESSAGE, NOW - age * DAY, DANA, thread or id_, CHAT, text=f"words of {id_}")
    return replace(event, **more)


def store(db: Database, *events: Event) -> int:
    entries = [(event, Reading(1.0)) for event in events]
    return EventStore(db).commit_page("acme", entries, {}, [], NOW)


def ask(id_: str, age: int, thread: str = "", state: State = State.ANSWERED) -> Ask:
    at = NOW - age * DAY
    steps = (Evidence("question_form", f"words of {id_}", "opened", id_, at),)
    return Ask(
        f"ask-{id_}", "acme", CHAT, thread or id_, "", "", ASKER, OWNER, f"words of {id_}", at, at, state, id_, steps
    )


def save(db: Database, *asks: Ask, **more: Any) -> None:
    ledger = LedgerStore(db)
    known = {"wakes": {}, "changes": [], "alerts": [], "deliveries": []} | more
    ledger.save(ledger.touched(1_000), asks, now=NOW, **known)


def prune(db: Database) -> Pruned:
    return sum(Retention(db).prune(CUT, NOW), Pruned())


def texts(db: Database) -> dict[str, str]:
    return {event.id: event.text for _, event in EventStore(db).after(0, 1_000)}


def read_once(db: Database) -> None:
    sources = SourceStore(db)
    sources.started("acme", NOW)
    sources.succeeded("acme", NOW, NOW, 1)


def test_an_old_thread_goes_with_all_that_was_told_of_it(db: Database) -> None:
    store(db, said("old", 100), said("young", 10))
    alerts = [Alert("x", "channel", ("ask-old",)), Alert("both", "channel", ("ask-old", "ask-young"), digest=True)]
    told = [Change("ask-old", Reason.OVERDUE, NOW), Change("ask-young", Reason.OVERDUE, NOW)]
    save(db, ask("old", 100), ask("young", 10), alerts=alerts, changes=told)
    expected = Pruned(threads=1, events=1, asks=1)
    assert Retention(db).would_go(CUT) == expected
    assert prune(db) == expected
    assert texts(db) == {"young": "words of young"}
    ledger = LedgerStore(db)
    assert [ask.id for ask in ledger.asks(all=True)] == ["ask-young"]
    assert ledger.told(["ask-old"]) == {}
    assert [alert.asks for alert in ledger.told(["ask-young"])["ask-young"].alerts] == [("ask-young",)]
    assert check(db) == []
    assert not Retention(db).would_go(CUT)
    assert not prune(db)


@pytest.mark.parametrize("state", [State.OPEN, State.ACKNOWLEDGED, State.WAITING_ON_ASKER, State.SNOOZED])
def test_what_somebody_waits_for_stays_whole(db: Database, state: State) -> None:
    store(db, said("q", 400), said("r", 399, "q", reply_to="q"))
    save(db, ask("q", 400, state=state))
    assert not prune(db)
    assert texts(db) == {"q": "words of q", "r": "words of r"}


def test_what_was_said_beside_an_open_ask_stays(db: Database) -> None:
    store(db, said("q", 400), said("beside", 399), said("later", 300))
    save(
        db,
        ask("q", 400, state=State.OPEN),
        reaches={("acme", "q"): Reach(NOW - 398 * DAY, NOW + DAY)},
    )
    assert prune(db).events == 1
    assert set(texts(db)) == {"q", "beside"}


def test_what_is_still_to_be_told_or_thought_over_stays(db: Database) -> None:
    store(db, said("told", 100), said("woken", 100))
    delivery = NewDelivery("x", Action.EDIT, Reason.ANSWERED)
    save(
        db,
        ask("told", 100),
        ask("woken", 100),
        wakes={"ask-woken": NOW},
        alerts=[Alert("x", "channel", ("ask-told",))],
        deliveries=[delivery],
    )
    store(db, said("marked", 100))
    assert not prune(db)


def test_a_thread_that_goes_on_loses_its_old_words_only(db: Database) -> None:
    store(db, said("q", 100), said("a", 99, "q", reply_to="q"), said("new", 1, "q", reply_to="q"))
    save(db, ask("q", 100), ask("new", 1, "q", State.OPEN))
    assert not prune(db), "while anybody waits the thread stays whole"
    LedgerStore(db).touch_all()
    save(db, ask("q", 100))
    assert Retention(db).would_go(CUT) == Pruned(texts=2)
    assert prune(db) == Pruned(texts=2)
    assert texts(db) == {"q": "", "a": "", "new": "words of new"}
    (left,) = LedgerStore(db).asks(all=True)
    assert (left.text, left.state, left.evidence[0].detail, left.evidence[0].event) == ("", State.ANSWERED, "", "q")
    assert LedgerStore(db).freezing.of([("acme", "q")]) == {("acme", "q"): NOW}
    assert not prune(db)


def test_what_went_does_not_come_back(db: Database) -> None:
    whole = (said("q", 100), said("a", 99, "q", reply_to="q"))
    store(db, *whole)
    save(db, ask("q", 100))
    read_once(db)
    prune(db)
    new = said("new", 1, "q", reply_to="q")
    assert store(db, *whole, new) == 1, "the tool gave the whole thread again"
    assert store(db, *whole, new) == 0
    assert texts(db) == {"new": "words of new"}


def test_a_kept_thread_takes_what_is_as_old_as_it_is(db: Database) -> None:
    store(db, said("q", 100))
    save(db, ask("q", 100, state=State.OPEN))
    read_once(db)
    prune(db)
    assert store(db, said("late", 99, "q", reply_to="q"), said("other", 99)) == 1
    assert set(texts(db)) == {"q", "late"}


def test_the_first_reading_of_a_source_may_go_further_back(db: Database) -> None:
    store(db, said("x", 10))
    prune(db)
    assert store(db, said("q", 100)) == 1


def test_the_service_prunes_once_a_day_and_ends_early_when_it_stops(db: Database) -> None:
    store(db, said("old", 100))
    save(db, ask("old", 100))
    assert upkeep.is_due(db, NOW)
    upkeep.prune(db, 90 * DAY, NOW, goes_on=lambda: False)
    assert upkeep.is_due(db, NOW), "it goes on the next time"
    upkeep.prune(db, 90 * DAY, NOW)
    assert [upkeep.is_due(db, NOW + step) for step in (timedelta(), DAY - DAY / 9, DAY, -DAY)] == [
        False,
        False,
        True,
        True,
    ]
    assert texts(db) == {}


def test_nothing_goes_where_there_is_no_retention(db: Database) -> None:
    store(db, said("old", 1000))
    save(db)
    upkeep.keep_up(db, timedelta(), NOW, lambda: True)
    assert set(texts(db)) == {"old"}


def test_a_file_gives_its_space_back(tmp_path: Any) -> None:
    db = Database.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    store(db, *(said(f"m{number}", 100, text="word " * 200) for number in range(1_000)))
    save(db)
    db.compact()
    before = (tmp_path / "syncd.db").stat().st_size
    upkeep.prune(db, 90 * DAY, NOW)
    db.close()
    assert (tmp_path / "syncd.db").stat().st_size < before / 4
    assert b"word word" not in (tmp_path / "syncd.db").read_bytes()


OVER, OWED = ask("q", 100), ask("q", 100, state=State.OPEN)
LATER = replace(OWED, evidence=(*OWED.evidence, Evidence("reopened", "", "opened", "e", NOW - DAY)))
FRESH = ask("new", 1, "q", State.OPEN)


@pytest.mark.parametrize(
    ("found", "before", "stays"),
    [
        pytest.param([], [OVER], [OVER], id="what was over stays though it is seen no more"),
        pytest.param([OWED], [OVER], [OVER], id="what was over stays over"),
        pytest.param([OWED], [], [], id="what is old opens nothing anew"),
        pytest.param([LATER], [OVER], [LATER], id="what happened since counts"),
        pytest.param([FRESH], [OVER], [OVER, FRESH], id="what was asked since is asked"),
        pytest.param([OVER], [OWED], [OVER], id="what is owed may be answered"),
        pytest.param([], [OWED], [], id="what is owed may be seen no more"),
    ],
)
def test_a_frozen_thread_keeps_what_was_settled(found: list[Ask], before: list[Ask], stays: list[Ask]) -> None:
    assert kept(found, before, NOW - 30 * DAY) == tuple(stays)

"""The ledger in the store: asks thread by thread, what wakes them, what was decided and told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syncd.alert import Action, Alert, NewDelivery, Told
from syncd.decision import Decision
from syncd.model import (
    Account,
    Ask,
    Change,
    Event,
    Evidence,
    Kind,
    Person,
    Place,
    Reason,
    Role,
    State,
    ThreadRef,
)
from syncd.reading import Point, Reading
from syncd.rules.beside import Reach
from syncd.store.counts import counted
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DANA = Account("acme", "U1", "Dana Ruiz", "dana@partner.test", timezone="Europe/Madrid")
ASKER = Person("dana", "Dana Ruiz", Role.STAKEHOLDER, (DANA,), "executive", joined={"acme:U1": "email"})
OWNER = Person("mia", "Mia", Role.TEAM)
CHAT = Place("C1", "general", private=False, url="u", unthreaded=True, owner=DANA)


def ask(id_: str, thread: str = "T", **more: Any) -> Ask:
    made = Ask(id_, "acme", CHAT, thread, "title", "url", ASKER, OWNER, "text", NOW, NOW + HOUR, State.OPEN, "e1", ())
    return replace(made, **more)


def happened(db: Database, id_: str, thread: str = "T", **more: Any) -> None:
    event = replace(Event("acme", id_, Kind.MESSAGE, NOW, DANA, thread, CHAT, reply_to="x"), **more)
    EventStore(db).commit_page("acme", [(event, Reading())], {}, [], NOW)


def save(db: Database, *asks: Ask, **more: Any) -> None:
    ledger = LedgerStore(db)
    known = {"wakes": {}, "changes": [], "alerts": [], "deliveries": []} | more
    ledger.save(ledger.touched(100), asks, now=NOW, **known)


def threads(db: Database) -> list[str]:
    return [touched.thread for touched in LedgerStore(db).touched(100)]


@pytest.mark.parametrize(("alerts", "open_", "suspected"), [(Point.PRECISE, 1, 1), (Point.BALANCED, 2, 0)])
def test_what_nobody_is_told_of_is_counted_apart(db: Database, alerts: Point, open_: int, suspected: int) -> None:
    happened(db, "e1")
    save(db, ask("1", text='{"sure":false}'), ask("2", sure=False), ask("3", sure=False, state=State.ANSWERED))
    found = counted(db, NOW + 2 * HOUR, alerts)
    assert (found.asks, found.overdue, found.suspected) == ({"open": open_}, open_, suspected)


def test_every_field_of_an_ask_comes_back_as_it_went_in(db: Database) -> None:
    odd = "\0 \ud800 שלום 🙂 %s '"
    full = ask(
        "full",
        title=odd,
        text=odd * 1000,
        evidence=(Evidence("question_form", odd, "opened", "e1", NOW, 0.75), Evidence("owner", "", "owner")),
        private=False,
        state=State.SNOOZED,
        due_at=None,
        warn_at=NOW + HOUR,
        escalate_at=NOW + 2 * HOUR,
        closed_at=NOW + timedelta(microseconds=1),
        closed_by="e2",
        closed_url="https://x.test/",
        promise="by Friday",
        snoozed_until=NOW + 3 * HOUR,
        messages=("e1", "e3"),
        score=0.5,
        sure=False,
    )
    bare = ask("bare", due_at=None, place=Place("P"))
    happened(db, "e1")
    save(db, full, bare)
    assert LedgerStore(db).asks(all=True) == [bare, full]


def test_saving_replaces_the_asks_of_exactly_these_threads(db: Database) -> None:
    happened(db, "e1", "T")
    happened(db, "e2", "S")
    save(db, ask("t1", "T"), ask("t2", "T"), ask("s1", "S"))
    happened(db, "e3", "T")
    save(db, ask("t2", "T", text="new"), ask("t3", "T"))
    ledger = LedgerStore(db)
    assert [(found.id, found.text) for found in ledger.asks()] == [("s1", "text"), ("t2", "new"), ("t3", "text")]
    assert [found.id for found in ledger.of_threads([("acme", "T")])] == ["t2", "t3"]


def test_a_thread_in_which_something_happened_meanwhile_stays_marked(db: Database) -> None:
    happened(db, "e1", "T")
    happened(db, "e2", "S")
    ledger = LedgerStore(db)
    read = ledger.touched(10)
    happened(db, "e3", "T")
    ledger.save(read, [], {}, [], [], [], NOW)
    assert threads(db) == ["T"]


def test_no_more_threads_are_given_than_asked_for(db: Database) -> None:
    for thread in "ABC":
        happened(db, f"e{thread}", thread)
    assert len(LedgerStore(db).touched(2)) == 2


def test_an_ask_wakes_its_thread_when_its_moment_has_come(db: Database) -> None:
    happened(db, "e1", "T")
    happened(db, "e2", "S")
    save(db, ask("t1", "T"), ask("t2", "T"), ask("s1", "S"), wakes={"t1": NOW, "t2": NOW, "s1": NOW + HOUR})
    ledger = LedgerStore(db)
    assert [found.thread for found in ledger.waking(NOW - HOUR, 10)] == []
    assert [found.thread for found in ledger.waking(NOW, 10)] == ["T"]
    assert [found.thread for found in ledger.waking(NOW + HOUR, 10)] == ["T", "S"]
    woken = ledger.waking(NOW, 10)
    ledger.save(woken, [ask("t1", "T"), ask("t2", "T")], {"t1": None}, [], [], [], NOW)
    assert ledger.waking(NOW, 10) == []


def test_a_woken_thread_keeps_the_mark_of_what_happens_meanwhile(db: Database) -> None:
    happened(db, "e1", "T")
    save(db, ask("t1", "T"), wakes={"t1": NOW})
    woken = LedgerStore(db).waking(NOW, 10)
    happened(db, "e2", "T")
    LedgerStore(db).save(woken, [], {}, [], [], [], NOW)
    assert threads(db) == ["T"]


def test_a_message_in_a_chat_touches_the_threads_that_listen_there(db: Database) -> None:
    for thread in ("any", "named", "deaf"):
        happened(db, f"e-{thread}", thread)
    reaches = {("acme", "any"): Reach(NOW + HOUR, NOW + 3 * HOUR), ("acme", "named"): Reach(NOW, NOW + 2 * HOUR)}
    save(db, reaches=reaches)
    for number, more in enumerate(
        (
            {"at": NOW + HOUR, "reply_to": "e0"},
            {"at": NOW + HOUR, "kind": Kind.REACTION},
            {"at": NOW + HOUR, "place": replace(CHAT, unthreaded=False)},
            {"at": NOW + HOUR, "place": replace(CHAT, id="C2")},
            {"at": NOW - HOUR},
            {"at": NOW + 2 * HOUR},
            {"at": NOW + 4 * HOUR, "mentions": (DANA,)},
        )
    ):
        happened(db, f"x{number}", "other", **{"reply_to": "", **more})
    assert threads(db) == ["other"]
    happened(db, "y", "other", reply_to="", at=NOW + HOUR)
    assert threads(db) == ["any", "other"]
    happened(db, "z", "other", reply_to="", at=NOW + HOUR, mentions=(DANA,))
    assert threads(db) == ["any", "named", "other"]


def test_asks_are_found_by_the_addresses_that_lead_to_them(db: Database) -> None:
    happened(db, "e1", "T")
    happened(db, "e2", "S")
    owed = ask("t", "T", url="https://acme.test/browse/WEB-1")
    save(db, owed, ask("s", "S", url="https://acme.test/browse/WEB-2", state=State.ANSWERED))
    ledger = LedgerStore(db)
    assert ledger.linked_by({"key:WEB-1", "key:WEB-2", "key:WEB-3"}) == [("acme", "T")]
    happened(db, "e3", "T")
    save(db)
    assert ledger.linked_by({"key:WEB-1"}) == []


def test_places_and_everything_can_be_touched(db: Database) -> None:
    happened(db, "e1", "T")
    happened(db, "e2", "S")
    save(db, ask("t1", "T"))
    ledger = LedgerStore(db)
    ledger.touch_place("acme", "C2")
    assert threads(db) == []
    ledger.touch_place("acme", "C1")
    assert threads(db) == ["T"]
    ledger.touch_all()
    assert threads(db) == ["S", "T"]


def test_an_ask_is_found_by_the_beginning_of_its_id(db: Database) -> None:
    happened(db, "e1")
    save(db, ask("abc1"), ask("abd2"), ask("ab"), ask("%_"))
    ledger = LedgerStore(db)
    found = {wanted: ledger.ask(wanted) for wanted in ("abc", "ab", "abd2", "x", "", "%", "_", "a\0")}
    ids = {wanted: None if one is None else one.id for wanted, one in found.items()}
    assert ids == {"abc": "abc1", "ab": "ab", "abd2": "abd2", "x": None, "": None, "%": "%_", "_": None, "a\0": None}
    with pytest.raises(LookupError, match=r"several asks \(ab, abc1, abd2\)"):
        ledger.ask("a")


def test_what_was_told_comes_back(db: Database) -> None:
    happened(db, "e1")
    one, two = Alert("a1", "channel", ("t2", "t1"), digest=True), Alert("a2", "dm:mia", ("t1",))
    changes = [Change("t1", Reason.DUE_SOON, NOW), Change("t1", Reason.OVERDUE, NOW), Change("t2", Reason.OVERDUE, NOW)]
    save(db, ask("t1"), changes=changes, alerts=[one, two])
    save(db, ask("t1"), changes=[Change("t1", Reason.OVERDUE, NOW + HOUR)], alerts=[two])
    told = LedgerStore(db).told(["t1", "t2", "t3"])
    assert set(told) == {"t1", "t2"}
    assert told["t1"] == Told("t1", (one, two), {Reason.DUE_SOON: NOW, Reason.OVERDUE: NOW + HOUR})
    assert told["t2"] == Told("t2", (one,), {Reason.OVERDUE: NOW})
    save(db, ask("t1"), changes=[Change("t1", Reason.UPDATED, NOW + 2 * HOUR, shown="acknowledged")])
    assert LedgerStore(db).told(["t1"])["t1"].shown == "acknowledged"


def test_asks_are_found_by_their_ids_and_by_the_moment_they_wake(db: Database) -> None:
    happened(db, "e1")
    save(db, ask("t1"), ask("t2"), wakes={"t1": NOW, "t2": NOW + HOUR})
    ledger = LedgerStore(db)
    assert [found.id for found in ledger.of_ids(["t2", "gone", "t1"])] == ["t2", "t1"]
    assert ledger.woken(NOW - HOUR, NOW)
    assert not ledger.woken(NOW, NOW + HOUR / 2)
    assert ledger.woken(NOW, NOW + HOUR)
    assert not ledger.woken(NOW + HOUR, NOW + 9 * HOUR)


def test_a_ledger_is_saved_whole_or_not_at_all(db: Database) -> None:
    happened(db, "e1")
    wrong = NewDelivery("a1", Action.POST, Reason.OVERDUE, None)  # type: ignore[arg-type]
    with pytest.raises((TypeError, AttributeError)):
        save(db, ask("t1"), changes=[Change("t1", Reason.OVERDUE, NOW)], deliveries=[wrong])
    assert LedgerStore(db).asks() == []
    assert LedgerStore(db).told(["t1"]) == {}
    assert threads(db) == ["T"]


def test_a_decision_is_kept_and_touches_its_thread(db: Database) -> None:
    happened(db, "e1")
    save(db, ask("t1"))
    snooze = Decision("t1", "snooze", NOW, until=NOW + HOUR)
    assign = Decision("t1", "assign", NOW + HOUR, owner="mia")
    for decision in (snooze, assign):
        LedgerStore(db).decide(decision)
    assert threads(db) == ["T"]
    assert LedgerStore(db).decisions([("acme", "T"), ("acme", "S")]) == {"t1": (snooze, assign)}
    save(db)
    assert LedgerStore(db).decisions([("acme", "T")]) == {"t1": (snooze, assign)}, "it outlives the ask"


def test_a_decision_about_no_ask_is_refused(db: Database) -> None:
    with pytest.raises(LookupError, match="syncd waiting"):
        LedgerStore(db).decide(Decision("nothing", "dismiss", NOW))


def test_open_asks_and_active_threads_are_watched(db: Database) -> None:
    happened(db, "e1", "due", at=NOW - 9 * HOUR)
    happened(db, "e2", "due", at=NOW - 8 * HOUR)
    happened(db, "e3", "later", at=NOW - 9 * HOUR)
    happened(db, "e4", "old", at=NOW - 9 * HOUR)
    happened(db, "e5", "active", at=NOW)
    happened(db, "e6", "told", at=NOW - 9 * HOUR)
    save(
        db,
        ask("d", "due", due_at=NOW),
        ask("l", "later", due_at=NOW + HOUR),
        ask("o", "old", due_at=NOW, state=State.ANSWERED),
        ask("t", "told", due_at=NOW),
        wakes={"d": NOW, "l": NOW + HOUR, "t": NOW + HOUR},
    )
    found = {ref.thread: ref for ref in LedgerStore(db).watch("acme", NOW, active_since=NOW - HOUR)}
    assert {thread: ref.verify for thread, ref in found.items()} == {
        "due": True,
        "later": False,
        "active": False,
        "told": False,
    }
    assert found["due"] == ThreadRef("acme", "C1", "due", NOW - 9 * HOUR, NOW - 8 * HOUR, verify=True)
    assert LedgerStore(db).watch("other", NOW, NOW - HOUR) == []
    few = LedgerStore(db).watch("acme", NOW, NOW - 99 * HOUR, limit=1)
    assert sorted(ref.thread for ref in few) == ["active", "due", "later", "told"]

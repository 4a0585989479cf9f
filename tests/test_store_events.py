"""The stream of events: what goes in comes out, once, with its cursor, and touches the right threads."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from syncd.connector import Unreadable
from syncd.model import Account, Event, Extent, Item, Kind, Place
from syncd.reading import Reading, Sign
from syncd.rules.glimpse import glimpse
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.sources import SourceStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DANA = Account("acme", "U1", "Dana Ruiz", "dana@partner.test", timezone="Europe/Madrid")
LI = Account("acme", "U2", "Li")
CHAT = Place("C1", "general", private=False, url="https://x.test/C1", unthreaded=True, owner=LI)


def message(id_: str, minute: int = 0, **more: Any) -> Event:
    at = NOW + timedelta(minutes=minute)
    return replace(Event("acme", id_, Kind.MESSAGE, at, DANA, f"C1:{id_}", CHAT, text=f"text of {id_}"), **more)


def commit(db: Database, *events: Event, cursor: dict[str, Any] | None = None) -> int:
    entries = [(event, Reading()) for event in events]
    return EventStore(db).commit_page("acme", entries, cursor or {}, [], NOW)


def test_every_field_of_an_event_comes_back_as_it_went_in(db: Database) -> None:
    event = Event(
        source="acme",
        id="C1:1",
        kind=Kind.ASSIGNMENT,
        at=datetime(1999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
        actor=DANA,
        thread="C1:1",
        place=CHAT,
        title="Ein Titel",
        text="שלום\n🙂 'quoted' \"double\" \\ %s ? :name",
        url="https://x.test/?a=1&b=2",
        mentions=(LI, DANA),
        assignees=(LI,),
        reply_to="C1:0",
        target="C1:00",
        closed=False,
        automated=True,
        meta={"deep": {"list": [1, 2.5, None, True, "é"]}},
    )
    reading = Reading(0.75, frozenset({Sign.QUESTION, Sign.REQUEST}), (("question_form", "could you"),), "by Friday")
    EventStore(db).commit_page("acme", [(event, reading)], {}, [], NOW)
    (entry,) = EventStore(db).thread("acme", "C1:1")
    assert (entry.event, entry.reading) == (event, reading)


@pytest.mark.parametrize(("closed", "automated"), [(None, False), (True, False), (False, True)])
def test_what_is_absent_stays_absent(db: Database, closed: bool | None, automated: bool) -> None:
    event = Event("acme", "1", Kind.CREATED, NOW, None, "T", Place("P"), closed=closed, automated=automated)
    commit(db, event)
    assert EventStore(db).event("acme", "1") == event


@pytest.mark.parametrize("text", ["", "x" * 40_000, "مرحبا \u202e", "a\tb\r\nc", "\ufffd", "👩\u200d💻", "\x01\x7f"])
def test_hostile_text_comes_back_unchanged(db: Database, text: str) -> None:
    event = message("1", text=text, title=text)
    commit(db, event)
    assert EventStore(db).event("acme", "1") == event


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"], ids=["NUL", "surrogate"])
def test_what_no_database_can_keep_becomes_a_replacement_character(db: Database, text: str) -> None:
    stored = replace(DANA, id=text, name=text)
    event = message(text, text=text, title=text, url=text, thread=text, actor=stored, mentions=(stored,))
    assert commit(db, event) == 1
    assert commit(db, event) == 0
    (found,) = EventStore(db).thread("acme", "a\ufffdb")
    assert found.event.text == found.event.title == found.event.id == "a\ufffdb"
    assert found.event.actor == replace(DANA, id="a\ufffdb", name="a\ufffdb")
    assert found.event.mentions == (found.event.actor,)


def test_a_reading_of_hostile_text_is_stored_all_the_same(db: Database) -> None:
    reading = Reading(0.5, frozenset({Sign.QUESTION}), (("question", "a\ud800"),))
    EventStore(db).commit_page("acme", [(message("1"), reading)], {}, [], NOW)
    (entry,) = EventStore(db).thread("acme", "C1:1")
    assert entry.reading == replace(reading, rules=(("question", "a\ufffd"),))


def test_meta_keeps_even_what_text_cannot(db: Database) -> None:
    commit(db, message("1", meta={"a\0": "\ud800"}))
    found = EventStore(db).event("acme", "1")
    assert found is not None
    assert found.meta == {"a\0": "\ud800"}


def test_a_repeated_event_changes_nothing(db: Database) -> None:
    first = message("1")
    assert commit(db, first, first) == 1
    assert commit(db, replace(first, text="other"), message("2")) == 1
    assert [event.text for _, event in EventStore(db).after(0, 10)] == ["text of 1", "text of 2"]


def test_the_same_id_in_another_source_is_another_event(db: Database) -> None:
    other = replace(message("1"), source="other", actor=None, place=Place("C1"))
    commit(db, message("1"))
    assert EventStore(db).commit_page("other", [(other, Reading())], {}, [], NOW) == 1


def test_events_of_a_page_keep_their_order_in_the_stream(db: Database) -> None:
    ids = [str(number) for number in range(2_500)]
    commit(db, *(message(id_) for id_ in ids))
    store = EventStore(db)
    first = store.after(0, 2_000)
    assert [event.id for _, event in first + store.after(first[-1][0], 2_000)] == ids


def test_an_event_of_another_source_stores_nothing_at_all(db: Database) -> None:
    with pytest.raises(ValueError, match="came from"):
        commit(db, message("1"), replace(message("2"), source="other"), cursor={"a": 1})
    assert EventStore(db).after(0, 10) == []
    assert SourceStore(db).cursor("acme") == {}


def test_an_account_of_another_source_is_refused(db: Database) -> None:
    with pytest.raises(ValueError, match="names an account of other"):
        commit(db, message("1", mentions=(Account("other", "U9"),)))


def test_whether_a_place_was_private_is_kept_with_each_event(db: Database) -> None:
    inside = replace(CHAT, private=True)
    commit(db, message("1"), message("2", place=inside))
    store = EventStore(db)
    assert [event.place for _, event in store.after(0, 10)] == [CHAT, inside]


def test_a_thread_is_read_in_the_order_it_happened(db: Database) -> None:
    commit(db, message("3", 3, thread="T"), message("1", 1, thread="T"), message("2", 2, thread="T"))
    assert [entry.event.id for entry in EventStore(db).thread("acme", "T")] == ["1", "2", "3"]


def test_many_threads_are_read_at_once(db: Database) -> None:
    commit(db, *(message(str(number), thread=f"T{number % 1_200}") for number in range(2_400)))
    found = EventStore(db).threads([("acme", f"T{number}") for number in range(1_200)] + [("acme", "none")])
    assert len(found) == 1_200
    assert [entry.event.id for entry in found["acme", "T7"]] == ["7", "1207"]


def about(id_: str, kind: Kind, target: str, thread: str) -> Event:
    return Event("acme", id_, kind, NOW + timedelta(minutes=50), DANA, thread, CHAT, target=target)


def test_a_stretch_of_a_thread_is_everything_in_it(db: Database) -> None:
    commit(db, message("1", thread="T"), about("1:e", Kind.EDIT, "1", "T"), message("2"))
    extent = Extent("C1", NOW, thread="T")
    assert [event.id for event in EventStore(db).stretch("acme", extent)] == ["1", "1:e"]


def test_a_stretch_of_a_place_is_its_top_level_with_what_is_about_it(db: Database) -> None:
    commit(
        db,
        message("early", 0),
        message("first", 1),
        message("last", 5),
        message("late", 6),
        message("reply", 2, thread="C1:first", reply_to="first"),
        message("elsewhere", 3, place=replace(CHAT, id="C2")),
        about("first:heart", Kind.REACTION, "first", "C1:first"),
        about("first:heart:gone", Kind.REACTION_REMOVED, "first:heart", "C1:first"),
        about("late:edit", Kind.EDIT, "late", "C1:late"),
    )
    extent = Extent("C1", NOW, since=NOW + timedelta(minutes=1), until=NOW + timedelta(minutes=5))
    found = [event.id for event in EventStore(db).stretch("acme", extent)]
    assert found == ["first", "last", "first:heart", "first:heart:gone"]
    whole = EventStore(db).stretch("acme", Extent("C1", NOW))
    assert len(whole) == 7


def test_nearby_are_the_first_messages_of_the_place_after_a_moment(db: Database) -> None:
    commit(
        db,
        message("before", 0),
        message("b", 2),
        message("a", 1),
        message("reply", 1, reply_to="before"),
        about("edit", Kind.EDIT, "before", "C1:before"),
        message("c", 3),
    )
    events = EventStore(db)
    found = events.nearby("acme", "C1", NOW + timedelta(minutes=1), limit=2)
    entries = {entry.event.id: entry for entry in events.of_ids("acme", ["b", "a", "none"])}
    assert found == [glimpse(entries["a"]), glimpse(entries["b"])]


def test_a_first_look_at_several_places_gives_all_of_them_or_nothing(db: Database) -> None:
    other = replace(CHAT, id="C2", name="other")
    commit(db, message("before", 0), message("a", 1), message("b", 2), message("c", 1, place=other, automated=True))
    events = EventStore(db)
    entries = {entry.event.id: entry for entry in events.of_ids("acme", ["a", "b", "c"])}
    found = events.beside("acme", ["C1", "C2", "C3"], NOW + timedelta(minutes=1), limit=4)
    assert found is not None
    assert {place: sorted(some) for place, some in found.items()} == {
        "C1": [glimpse(entries["a"]), glimpse(entries["b"])],
        "C2": [glimpse(entries["c"])],
        "C3": [],
    }
    assert events.beside("acme", ["C1", "C2"], NOW + timedelta(minutes=1), limit=3) is None


def test_an_automatic_reply_has_no_speaker_at_a_first_look(db: Database) -> None:
    away, said = message("away", 1), message("said", 2, text='who says "auto_reply"?')
    readings = Reading(signs=frozenset({Sign.AUTO_REPLY})), Reading(rules=(("auto_reply", '"auto_reply"'),))
    events = EventStore(db)
    events.commit_page("acme", list(zip((away, said), readings, strict=True)), {}, [], NOW)
    entries = sorted(events.of_ids("acme", ["away", "said"]), key=lambda entry: entry.seq)
    found = events.nearby("acme", "C1", NOW, 5)
    assert found == [glimpse(entry) for entry in entries]
    assert [each.speaker is None for each in found] == [True, False]


def test_only_new_events_touch_their_threads(db: Database) -> None:
    ledger = LedgerStore(db)
    commit(db, message("1", thread="T"), message("2", thread="T"), message("3", thread="S"))
    assert [(t.thread, t.version) for t in ledger.touched(10)] == [("S", 1), ("T", 1)]
    ledger.save(ledger.touched(10), [], {}, [], [], [], NOW)
    commit(db, message("1", thread="T"))
    assert ledger.touched(10) == []
    commit(db, message("4", thread="T"))
    assert [(t.thread, t.version) for t in ledger.touched(10)] == [("T", 2)]


def unreadable(id_: str, problem: str = "no ts", **payload: object) -> Unreadable:
    return Unreadable(Item("message", id_, payload, NOW), problem)


def test_an_unreadable_item_is_kept_counted_and_let_go_when_it_reads_well(db: Database) -> None:
    store, sources = EventStore(db), SourceStore(db)
    later = NOW + timedelta(hours=1)
    store.commit_page("acme", [], {}, [unreadable("1", text="\0\ud800"), unreadable("2")], NOW)
    store.commit_page("acme", [], {}, [unreadable("1", "no user", text="x")], later)
    one, two = sources.quarantine("acme")
    assert (one.id, one.reason, one.payload, one.seen) == ("1", "no user", '{"text": "x"}', 2)
    assert (one.first_seen, one.last_seen) == (NOW, later)
    assert (two.id, two.seen) == ("2", 1)
    assert [state.quarantined for state in sources.states()] == [2]
    store.commit_page("acme", [], {}, [], later, recovered=[("message", "1"), ("message", "7")])
    assert [held.id for held in sources.quarantine()] == ["2"]


def test_a_payload_that_is_too_deep_for_json_is_quarantined_all_the_same(db: Database) -> None:
    deep: dict[str, object] = {}
    for _ in range(20_000):
        deep = {"a": deep}
    EventStore(db).commit_page("acme", [], {}, [unreadable("1", deep=deep)], NOW)
    assert [held.id for held in SourceStore(db).quarantine("acme")] == ["1"]


def test_a_page_of_some_known_and_some_new_events_brings_the_new_ones(db: Database) -> None:
    everything = [message(str(number)) for number in range(100)]
    commit(db, *everything[3:40:7])
    missing = 100 - len(everything[3:40:7])
    assert commit(db, *everything) == missing
    assert {t.thread for t in LedgerStore(db).touched(200)} == {f"C1:{number}" for number in range(100)}
    assert SourceStore(db).states()[0].events == 100

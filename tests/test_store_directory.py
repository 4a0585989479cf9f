"""Accounts and places: events keep ids, and are put together with what is known now."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from syncd.model import Account, Event, Kind, Place
from syncd.reading import Reading
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FULL = Account("acme", "U1", "Dana Ruiz", "dana@partner.test", timezone="Europe/Madrid")
BARE = Account("acme", "U1")
PLACE = Place("C1", "general", private=False)


def seen(db: Database, id_: str, actor: Account | None, place: Place = PLACE) -> None:
    event = Event("acme", id_, Kind.MESSAGE, NOW, actor, "T", place)
    EventStore(db).commit_page("acme", [(event, Reading())], {}, [], NOW)


def actor(db: Database, id_: str) -> Account | None:
    event = EventStore(db).event("acme", id_)
    assert event is not None
    return event.actor


def test_the_directory_says_more_than_an_event(db: Database) -> None:
    seen(db, "1", BARE)
    assert Directory(db).accounts() == [BARE]
    assert Directory(db).put([FULL])
    assert actor(db, "1") == FULL
    seen(db, "2", replace(BARE, name="dana", email="other@x.test"))
    assert Directory(db).accounts() == [FULL]


def test_an_event_fills_what_the_directory_leaves_out(db: Database) -> None:
    Directory(db).put([BARE])
    seen(db, "1", FULL)
    assert actor(db, "1") == FULL
    assert not Directory(db).put([BARE]), "what is empty takes nothing away"


def test_without_a_directory_the_latest_event_names_the_account(db: Database) -> None:
    seen(db, "1", FULL)
    seen(db, "2", replace(FULL, name="Dana R."))
    assert actor(db, "1") == replace(FULL, name="Dana R.")


def test_the_directory_knows_who_has_left(db: Database) -> None:
    Directory(db).put([replace(FULL, active=False)])
    seen(db, "1", FULL)
    assert Directory(db).accounts() == [replace(FULL, active=False)]
    assert Directory(db).put([FULL])
    assert Directory(db).accounts() == [FULL]


def test_nothing_changed_is_said_to_be_nothing(db: Database) -> None:
    assert Directory(db).put([FULL, Account("other", "U1")])
    assert not Directory(db).put([FULL, Account("other", "U1")])
    assert not Directory(db).put([])


def test_accounts_come_by_source_and_id(db: Database) -> None:
    accounts = [Account("b", "2"), Account("a", "9"), Account("b", "1", bot=True)]
    Directory(db).put(accounts)
    assert Directory(db).accounts() == [accounts[1], accounts[2], accounts[0]]


def test_a_renamed_place_is_renamed_everywhere(db: Database) -> None:
    seen(db, "1", None)
    seen(db, "2", None, replace(PLACE, name="", url="https://x.test/", private=True))
    seen(db, "3", None, replace(PLACE, name="plans"))
    places = [event.place for _, event in EventStore(db).after(0, 9)]
    plans = Place("C1", "plans", private=False, url="https://x.test/")
    assert places == [plans, replace(plans, private=True), plans]


def test_a_repeated_event_still_brings_a_new_name(db: Database) -> None:
    seen(db, "1", BARE)
    seen(db, "1", FULL, replace(PLACE, owner=FULL))
    event = EventStore(db).event("acme", "1")
    assert event is not None
    assert (event.actor, event.place.owner) == (FULL, FULL)


def test_another_process_notices_what_has_changed(open_store: Callable[[], Database]) -> None:
    here, there = open_store(), open_store()
    seen(here, "1", BARE)
    assert actor(there, "1") == BARE
    Directory(here).put([FULL])
    assert actor(there, "1") == FULL
    seen(there, "2", Account("acme", "U2", "Li"), replace(PLACE, name="plans"))
    assert actor(here, "2") == Account("acme", "U2", "Li")
    assert Directory(here).accounts() == Directory(there).accounts()


def test_a_place_knows_its_owner_by_the_directory(db: Database) -> None:
    seen(db, "1", None, replace(PLACE, owner=BARE))
    Directory(db).put([FULL])
    event = EventStore(db).event("acme", "1")
    assert event is not None
    assert event.place.owner == FULL

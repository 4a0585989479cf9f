"""Which threads link where is kept with their events, on both databases."""

from datetime import UTC, datetime

from syncd.model import Account, Event, Kind, Place
from syncd.reading import Reading
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.links import LinkStore

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=UTC)
LINK = "https://acme.slack.com/archives/C1/p1700000000000100"
ADDRESS = "acme.slack.com/C1/1700000000.000100"


def store(db: Database, *said: tuple[str, str]) -> LinkStore:
    """A store in which these texts were said, each in a thread."""
    events = [
        Event("jira", f"{thread}:{n}", Kind.MESSAGE, NOW, Account("jira", "u"), thread, Place("P"), text=text)
        for n, (thread, text) in enumerate(said)
    ]
    EventStore(db).commit_page("jira", [(event, Reading()) for event in events], {}, [], NOW)
    return LinkStore(db)


def test_a_thread_that_links_somewhere_is_found_both_ways(db: Database) -> None:
    links = store(db, ("10", f"see {LINK}, and APP-7"), ("11", "nothing"))
    assert links.of_threads([("jira", "10"), ("jira", "11")]) == {ADDRESS, "key:APP-7"}
    assert links.to([ADDRESS, "key:APP-8"]) == {ADDRESS: [("jira", "10")]}


def test_the_same_link_twice_is_one(db: Database) -> None:
    store(db, ("10", LINK), ("10", LINK))
    links = store(db, ("12", f"again {LINK}"))
    assert links.to([ADDRESS]) == {ADDRESS: [("jira", "10"), ("jira", "12")]}


def test_without_links_there_is_nothing_to_look_for(db: Database) -> None:
    links = store(db, ("10", "plain words"))
    assert links.of_threads([("jira", "10")]) == frozenset()
    assert links.of_threads([]) == frozenset()
    assert links.to([]) == {}

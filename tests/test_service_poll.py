"""One poll of a source: what is kept, what is put aside, what is found to be gone."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from service_world import DAY, HOUR, MINUTE, START, World

from syncd.connector import Page, Unavailable
from syncd.model import Account, Event, Extent, Item, Kind, Place, SourceInfo
from syncd.sandbox import Fault

ROOM = Place("R", "room", private=False)


def item(id_: str, at: datetime = START, **payload: Any) -> Item:
    return Item("note", id_, {"text": f"note {id_}"} | payload, at)


def notes(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The mapping of a tool whose items are notes in one room, each a thread of its own."""
    text = item.payload["text"]
    if text == "odd":
        raise AssertionError("Dana's secret words")
    actor = Account(source.name, "U1", "Dana")
    yield Event(source.name, item.id, Kind.MESSAGE, START, actor, item.id, ROOM, text=text.strip())


def test_an_item_that_is_not_what_the_tool_promises_is_put_aside_with_the_reason_and_comes_back(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.ask("Could you explain the first?")
    spoilt = world.ask("", extra={"text": ["secret", "words"]})
    world.ask("Could you explain the third?")
    assert world.poll().complete
    assert len(world.events(Kind.MESSAGE)) == 2
    assert world.state().quarantined == 1
    (held,) = world.runtime.stores.sources.quarantine("slack")
    assert held.id == f"{world.room.id}:{spoilt}"
    assert held.reason != ""
    assert "secret" in held.payload
    assert caplog.text.count("in quarantine") == 1
    assert "secret" not in caplog.text
    world.clock.advance(MINUTE)
    world.workspace.edit(world.room, spoilt, "Could you explain the second?")
    assert world.poll().complete
    assert world.state().quarantined == 0
    assert len(world.events(Kind.MESSAGE)) == 3


@pytest.mark.parametrize("wrong", [{"text": 7}, {"text": None}, {"text": "odd"}, {}], ids=str)
def test_whatever_a_mapping_stumbles_over_the_items_beside_it_are_read(world: World, wrong: dict[str, Any]) -> None:
    bad = Item("note", "b", wrong, START)
    world.add_source("notes", lambda cursor, watch: iter([Page([item("a"), bad, item("c")], {})]), notes)
    polled = world.poll("notes")
    assert (polled.complete, polled.events) == (True, 2)
    assert world.state("notes").quarantined == 1


def test_a_page_that_fails_keeps_what_came_before_and_reading_goes_on_there(world: World) -> None:
    seen: list[Any] = []

    def pull(cursor, watch):
        seen.append(dict(cursor))
        if not cursor:
            yield Page([item("a")], {"page": 1})
            raise Unavailable("HTTP 503")
        yield Page([item("b")], {"page": 2})

    world.add_source("notes", pull, notes)
    failed = world.poll("notes")
    assert (failed.complete, failed.events, str(failed.error)) == (False, 1, "HTTP 503")
    assert world.poll("notes").complete
    assert seen == [{}, {"page": 1}]
    assert [event.id for event in world.events(source="notes")] == ["a", "b"]


def test_a_bug_in_a_connector_pauses_that_source_alone_and_is_logged_once_without_anybodys_words(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    def pull(cursor, watch):
        yield Page([item("a")], {})
        raise RuntimeError("Dana's secret words")

    world.add_source("notes", pull, notes)
    world.ask()
    polled = {each.source: each for each in world.run()}
    assert polled["slack"].complete
    assert polled["jira"].complete
    assert "RuntimeError at " in str(polled["notes"].error)
    assert len(world.events(source="notes")) == 1
    world.clock.advance(10 * MINUTE)
    assert [source.info.name for source in world.runtime.due(world.now(), ())] == ["slack", "jira"]
    world.pass_time(10 * MINUTE)
    assert caplog.text.count("a bug in the connector") == 1
    assert "secret" not in caplog.text
    assert "secret" not in world.state("notes").error


def test_the_directory_is_read_at_first_and_once_a_day(world: World) -> None:
    for _ in range(8):
        world.pass_time(5 * HOUR)
    assert world.sandbox.slack.count("users.list") == 2
    assert {account.email for account in world.runtime.stores.directory.accounts()} >= {"mia@acme.test"}


def test_people_are_named_where_the_tool_gives_their_ids(world: World) -> None:
    world.ask(f"<@{world.mia.id}> could you explain it?")
    world.poll()
    (event,) = world.events(Kind.MESSAGE)
    assert event.text == "@Mia Berg could you explain it?"


def test_what_was_deleted_and_reactions_that_were_taken_away_are_found(world: World) -> None:
    gone, stays = world.ask("Could you explain the first?"), world.ask("Could you explain the second?")
    world.workspace.react(world.room, stays, "eyes", world.mia)
    world.poll()
    world.clock.advance(MINUTE)
    world.workspace.delete(world.room, gone)
    world.workspace.unreact(world.room, stays, "eyes", world.mia)
    world.poll()
    assert [event.target for event in world.events(Kind.DELETE)] == [f"{world.room.id}:{gone}"]
    assert [event.target for event in world.events(Kind.REACTION_REMOVED)] == [f"{world.room.id}:{stays}"]
    world.clock.advance(MINUTE)
    assert world.poll().events == 0


def test_a_deletion_beside_an_unreadable_item_is_found_all_the_same(world: World) -> None:
    gone = world.ask("Could you explain the first?")
    world.poll()
    world.clock.advance(MINUTE)
    world.workspace.delete(world.room, gone)
    world.ask("", extra={"text": ["not", "a", "string"]})
    world.poll()
    assert world.state().quarantined == 1
    assert [event.target for event in world.events(Kind.DELETE)] == [f"{world.room.id}:{gone}"]


@pytest.mark.parametrize(("bad", "deleted"), [("b", ["c"]), ("?", []), ("x?", [])])
def test_an_item_that_cannot_be_read_does_not_seem_gone(world: World, bad: str, deleted: list[str]) -> None:
    whole = Extent("R", START + HOUR)

    def pull(cursor, watch):
        if not cursor:
            yield Page([item("a"), item("b"), item("c")], {"read": True})
        else:
            yield Page([item("a"), item(bad, text=None)], {"read": True}, [whole])

    world.add_source("notes", pull, notes)
    world.poll("notes")
    world.poll("notes")
    assert [event.target for event in world.events(Kind.DELETE, source="notes")] == deleted


def test_what_is_read_again_changes_nothing(world: World) -> None:
    world.ask()
    world.poll()
    before = world.events()
    world.runtime.stores.sources.forget_cursor("slack")
    world.clock.advance(DAY)
    assert world.poll().events == 0
    assert world.events() == before


def test_a_thread_that_cannot_be_evaluated_does_not_stop_the_others(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    damaged = world.ask("Could you explain the first?")
    world.ask("Could you explain the second?")
    world.poll()
    with world.database.writing() as connection:
        connection.exec_driver_sql("update events set mentions = '[7]' where id = ?", (f"{world.room.id}:{damaged}",))
    world.runtime.evaluate()
    world.runtime.evaluate()
    assert [ask.text for ask in world.asks()] == ["Could you explain the second?"]
    assert caplog.text.count("cannot be evaluated, please report it") == 1
    assert "Could you" not in caplog.text


def test_a_stop_while_a_poll_waits_is_no_failure(world: World, caplog: pytest.LogCaptureFixture) -> None:
    def sleep(seconds: float) -> None:
        world.runtime.stop()
        world.runtime.wait(seconds)

    world.sleep = sleep
    world.sandbox.jira.faults.add(Fault("POST /rest/api/3/search/jql", "503", times=10_000))
    polled = world.poll("jira")
    assert (polled.complete, str(polled.error)) == (False, "syncd is stopping")
    assert world.state("jira").failing_since is None
    assert caplog.text == ""


def test_a_stop_ends_a_poll_after_the_page_in_hand_and_is_no_failure(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    def pull(cursor, watch):
        yield Page([item("a")], {"page": 1})
        world.runtime.stop()
        yield Page([item("b")], {"page": 2})
        yield Page([item("c")], {"page": 3})

    world.add_source("notes", pull, notes)
    polled = world.poll("notes")
    assert (polled.complete, polled.error, polled.events) == (False, None, 2)
    assert world.state("notes").failing_since is None
    assert world.runtime.stores.sources.cursor("notes") == {"page": 2}
    assert caplog.text == ""


def test_when_a_poll_began_is_kept_also_where_it_fails_after_one_that_did_not(world: World) -> None:
    def pull(cursor: Any, watch: Any) -> Iterator[Page]:
        yield Page([item("a")], {"page": 1})
        if world.clock.now() > START:
            raise Unavailable("HTTP 503")

    world.add_source("notes", pull, notes)
    assert world.poll("notes").complete
    first = world.state("notes").last_success
    assert first is not None
    assert world.state("notes").last_started == first
    world.clock.advance(MINUTE)
    assert not world.poll("notes").complete
    state = world.state("notes")
    assert (state.last_started, state.last_success) == (first + MINUTE, first)

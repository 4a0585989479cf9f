"""Answers that stand in the tool and that syncd has not read yet: whatever happens meanwhile, nobody is accused."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from service_world import DAY, HOUR, MINUTE, World

from syncd.model import Event, Item, SourceInfo
from syncd.plugins import Registry
from syncd.sandbox import Fault

LONG_AGO = 8 * DAY
"""Before that a thread was active: it is not watched where nobody waits in it."""


def while_mapping(world: World, happens: Callable[[World], object]) -> None:
    """Starts syncd; while it maps what Slack shows, something else happens, once."""
    left = [happens]

    def first(_: Item) -> None:
        if left:
            left.pop()(world)

    before_mapping(world, first)
    world.start()


def spoil(world: World, text: str) -> None:
    """From the next start on Slack's messages with this text are not what Slack promises."""

    def refuse(item: Item) -> None:
        if text in item.payload["message"]["text"]:
            raise KeyError("user")

    before_mapping(world, refuse)


def before_mapping(world: World, looks: Callable[[Item], None]) -> None:
    slack, jira = (world.registry.get(type_) for type_ in ("slack", "jira"))

    def mapping(source: SourceInfo, item: Item) -> Iterator[Event]:
        looks(item)
        yield from slack.mapping(source, item)

    world.registry = Registry.of(replace(slack, mapping=mapping), jira)


def test_an_ask_that_is_opened_while_a_poll_runs_waits_for_a_poll_that_reads_its_thread(world: World) -> None:
    world.set(
        'requests_per_minute = 5000\nrecent = "1h"\nsweep_every = "400d"', instead_of="requests_per_minute = 5000"
    )
    ts = world.ask()
    world.poll()  # and before it is evaluated, syncd stops
    world.clock.advance(LONG_AGO)
    world.start()
    world.poll()
    world.clock.advance(MINUTE)
    world.answer(ts)
    world.ask("Lunch?", channel=world.other, user=world.li)
    while_mapping(world, lambda each: each.runtime.evaluate())
    assert world.poll().complete
    assert [ask.text for ask in world.asks()] == ["Could you send me the export?"]
    world.runtime.evaluate()
    assert world.runtime.notify() == 0
    world.pass_time(MINUTE)
    assert world.posts() == 0


def refuse_posts(world: World) -> None:
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "503", times=10_000))


def undelivered(world: World) -> str:
    """A question of which was to be told, but Slack took nothing; its answer stands there since."""
    world.run()
    ts = world.ask()
    refuse_posts(world)
    world.pass_time(HOUR + MINUTE)
    assert world.runtime.outbox.pending().waiting == 1
    return ts


def test_what_was_to_be_told_before_a_restart_is_told_only_once_its_source_has_been_read_again(world: World) -> None:
    ts = undelivered(world)
    world.stop()
    world.clock.advance(DAY)
    world.answer(ts)
    world.sandbox.slack.faults.clear()
    world.start().evaluate()
    assert world.runtime.notify() == 0
    world.pass_time(MINUTE)
    assert world.alerts() == []
    assert world.runtime.outbox.pending().waiting == 0


def test_after_an_outage_nothing_is_told_before_the_source_has_been_read_again(world: World) -> None:
    ts = undelivered(world)
    for method in ("conversations.history", "conversations.replies"):
        world.sandbox.slack.faults.add(Fault(method, "503", times=10_000))
    world.pass_time(HOUR)
    world.answer(ts)
    world.sandbox.slack.faults.clear()
    world.clock.advance(HOUR)
    assert world.runtime.notify() == 0  # the one that tells looks every few seconds, and may be the first
    world.run()
    assert world.alerts() == []


def test_what_could_not_be_told_is_told_when_it_is_proven_again(world: World) -> None:
    undelivered(world)
    world.sandbox.slack.faults.clear()
    world.start()
    world.pass_time(HOUR)
    assert len(world.alerts()) == 1


def test_an_answer_that_a_poll_brings_while_the_ledger_is_brought_up_to_date_is_seen_before_anything_is_told(
    world: World,
) -> None:
    world.run()
    ts = world.ask()
    world.pass_time(MINUTE)
    world.clock.advance(HOUR)
    turns: list[int] = []

    def meanwhile() -> None:
        turns.append(len(turns))
        if len(turns) == 2:  # every thread has been folded; what is to be told is looked for next
            world.answer(ts)
            assert world.poll().complete

    world.runtime.evaluate(meanwhile)
    assert len(turns) == 2
    assert world.runtime.outbox.pending().waiting == 0
    world.runtime.evaluate()
    assert world.runtime.outbox.pending().waiting == 0


def test_an_answer_that_cannot_be_read_holds_the_asks_of_its_thread_and_no_others(world: World) -> None:
    spoil(world, "Here it is")
    world.run()
    ts = world.ask()
    world.pass_time(MINUTE)
    world.answer(ts)
    world.pass_time(MINUTE)
    world.ask("Could you explain the other one?", channel=world.other)
    for _ in range(3):
        world.pass_time(HOUR + MINUTE)
    (alert,) = world.alerts()
    assert "Could you explain the other one?" in alert

"""syncd is away for long: stopped for a week, or the machine asleep; what was answered meanwhile is never told."""

from datetime import timedelta

from service_world import DAY, HOUR, MINUTE, World

from syncd.sandbox import Fault

WEEK = 7 * DAY


def live_through_a_week(world: World) -> None:
    """30 questions, of which Mia answers all but every tenth a minute after it was due, and nobody reads them."""
    for number in range(30):
        ts = world.ask(f"Could you explain item {number}?")
        world.clock.advance(HOUR + MINUTE)
        if number % 10:
            world.answer(ts, f"Item {number} is explained in the folder.")
        world.clock.advance(WEEK / 30 - HOUR - MINUTE)


def items_told(world: World) -> list[int]:
    text = "\n".join(world.alerts())
    return [number for number in range(30) if f"explain item {number}?" in text]


def test_after_a_week_off_only_what_is_still_open_is_told_and_once(world: World) -> None:
    world.run()
    world.stop()
    live_through_a_week(world)
    world.start()
    world.run()
    assert items_told(world) == [0, 10, 20]
    told = world.posts()
    assert told <= 3
    for _ in range(3):
        world.pass_time(MINUTE)
    assert world.posts() == told
    assert not any("Answered" in alert for alert in world.alerts())


def test_after_a_week_off_many_open_ones_are_one_digest(world: World) -> None:
    world.run()
    world.stop()
    for number in range(30):
        world.ask(f"Could you explain item {number}?")
        world.clock.advance(WEEK / 30)
    world.start()
    world.run()
    assert world.posts() == 1
    assert "30 asks wait" in world.alerts()[0].replace("*", "")


def test_a_catch_up_that_breaks_off_goes_on_from_its_last_page_and_tells_nothing_before_it_is_through(
    world: World,
) -> None:
    world.run()
    world.stop()
    live_through_a_week(world)
    world.start()
    world.sandbox.slack.faults.add(Fault("conversations.replies", "429", retry_after="600", skip=5))
    assert not world.poll().complete
    stored = len(world.events())
    world.runtime.evaluate()
    world.runtime.notify()
    assert world.posts() == 0
    world.pass_time(timedelta(seconds=601))
    assert len(world.events()) > stored
    assert items_told(world) == [0, 10, 20]


def test_what_fell_due_while_nothing_ran_is_told_at_the_start_and_what_was_told_is_not_told_again(
    world: World,
) -> None:
    world.run()
    world.ask("Could you explain the first?")
    world.pass_time(HOUR + MINUTE)
    world.ask("Could you explain the second?")
    world.pass_time(MINUTE)
    assert world.posts() == 1
    world.stop()
    world.clock.advance(2 * HOUR)
    world.start()
    world.run()
    assert world.posts() == 2
    assert "the second" in world.alerts()[-1]


def test_a_machine_that_was_asleep_for_a_day_reads_first_and_then_tells_what_is_still_open(world: World) -> None:
    """The same process goes on: nothing of what fell due meanwhile is told before the tools were read again."""
    world.run()
    answered = world.ask("Could you explain the first?")
    open_ = world.ask("Could you explain the second?", user=world.eve, channel=world.other)
    world.pass_time(MINUTE)
    world.clock.advance(DAY)
    world.answer(answered)
    world.runtime.evaluate()
    world.runtime.notify()
    assert world.posts() == 0
    due = [source.info.name for source in world.runtime.due(world.now(), ())]
    assert sorted(due) == ["jira", "slack"]
    world.run()
    assert [world.workspace.permalink(world.other, open_) in alert for alert in world.alerts()] == [True]


def test_a_clock_that_jumps_an_hour_forth_and_back_again_makes_no_storm_and_misses_nothing(world: World) -> None:
    world.run()
    world.ask()
    polls = []
    for minute in range(120):
        world.ahead = HOUR if 10 <= minute < 20 else -HOUR if 30 <= minute < 40 else timedelta()
        world.clock.advance(MINUTE)
        due = world.runtime.due(world.now(), ())
        polls.append(len(due))
        for source in due:
            assert world.runtime.poll(source).complete
        world.runtime.evaluate()
        world.runtime.notify()
    assert max(polls) <= 2
    assert sum(polls) > 200  # of 240: none of both was left out for long
    assert world.posts() == 1

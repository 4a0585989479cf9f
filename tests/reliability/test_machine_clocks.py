"""R10: clocks that jump, change or stand still while many wait: no storm, nothing missed, nobody accused early."""

from datetime import UTC, datetime, timedelta

import pytest
from service_world import DAY, HOUR, MINUTE, World

from reliability.results import FULL, count, record

MANY = 12
"""More than ``flood``: what is new at once is one digest."""


def ask_many(world: World) -> datetime:
    """Questions of one moment, which is given."""
    for number in range(MANY):
        world.ask(f"Could you explain item {number}?")
    return world.clock.now()


def turn(world: World) -> None:
    """As the daemon does it: what is due is polled, the ledger kept, what is due told."""
    for source in world.runtime.due(world.now(), ()):
        assert world.runtime.poll(source).complete
    world.runtime.evaluate()
    world.runtime.notify()


JUMPS = [-HOUR, HOUR, -10 * MINUTE, 10 * MINUTE] if FULL else [-HOUR, HOUR]
STEP = count(5, 1)
"""Minutes between two turns."""


@pytest.mark.parametrize("jump", JUMPS, ids=str)
def test_a_clock_that_jumps_while_many_wait_makes_one_digest_in_its_time(world: World, jump: timedelta) -> None:
    """Ours jumps by ``jump`` against the tools', and back half an hour later, twice; the last time it stays."""
    world.run()
    asked = ask_many(world)
    told_at = None
    for minute in range(STEP, 150, STEP):
        world.ahead = jump if minute // 30 in {0, 2} or minute > 120 else timedelta()
        world.clock.advance(STEP * MINUTE)
        turn(world)
        if told_at is None and world.posts():
            told_at = world.clock.now()
    assert told_at is not None
    assert HOUR <= told_at - asked <= HOUR + max(-jump, timedelta()) + 2 * STEP * MINUTE
    assert world.posts() == 1
    assert f"{MANY} asks wait" in world.alerts()[0].replace("*", "")
    record("R10", f"own clock jumps {jump / MINUTE:+.0f} min and back", injected=3, digests=1, told_early=0, missed=0)


@pytest.mark.parametrize(
    "change", [datetime(2027, 3, 28, 1, tzinfo=UTC), datetime(2027, 10, 31, 1, tzinfo=UTC)], ids=["spring", "autumn"]
)
def test_an_hour_that_is_left_out_or_comes_twice_moves_nothing(world: World, change: datetime) -> None:
    world.config = 'timezone = "Europe/Berlin"\n' + world.config
    world.set('answer_within = "8h"', instead_of='answer_within = "1h"')
    world.clock.advance(change - 4 * HOUR - world.clock.now())
    world.run()
    asked = ask_many(world)
    for _ in range(8 * 2):
        assert world.posts() == 0
        world.clock.advance(30 * MINUTE)
        turn(world)
    world.clock.advance(MINUTE)
    turn(world)
    assert world.posts() == 1
    assert world.clock.now() - asked == 8 * HOUR + MINUTE
    for _ in range(2):
        world.clock.advance(HOUR)
        turn(world)
    assert world.posts() == 1
    record("R10", "summer time begins or ends", injected=1, digests=1, told_early=0, missed=0)


@pytest.mark.parametrize("asleep", [8 * HOUR, DAY], ids=str)
def test_a_machine_that_slept_tells_in_one_digest_what_fell_due_meanwhile(world: World, asleep: timedelta) -> None:
    world.run()
    for number in range(MANY):
        world.ask(f"Could you explain item {number}?")
        world.clock.advance(MINUTE)
        turn(world)
    world.clock.advance(asleep)
    turn(world)
    assert world.posts() == 1
    for _ in range(5):
        world.clock.advance(MINUTE)
        turn(world)
    assert world.posts() == 1
    record("R10", f"the machine sleeps {asleep / HOUR:.0f} h", injected=1, digests=1, missed=0)

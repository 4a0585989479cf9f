"""Clocks that are wrong: nothing is lost, nobody is accused too early, and polling goes on."""

from datetime import timedelta

import pytest
from service_world import ALERTS, HOUR, MINUTE, World

from syncd.model import Kind


def test_a_clock_of_ours_that_is_ahead_accuses_nobody_before_it_is_due(world: World) -> None:
    world.ahead = 10 * MINUTE
    world.run()
    world.ask()
    for _ in range(6):
        world.pass_time(10 * MINUTE)
        assert world.alerts() == []
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert "no answer as of Wed 18 Nov 11:01" in alert


def test_who_answers_in_time_by_the_tools_clock_is_never_accused(world: World) -> None:
    world.ahead = 10 * MINUTE
    world.run()
    ts = world.ask()
    world.pass_time(55 * MINUTE)
    world.answer(ts)
    world.pass_time(MINUTE)
    world.pass_time(HOUR)
    assert world.posts() == 0


def test_a_clock_of_ours_that_is_behind_tells_late_but_tells(world: World) -> None:
    world.ahead = -10 * MINUTE
    world.run()
    ts = world.ask()
    world.pass_time(65 * MINUTE)
    assert world.alerts() == []
    world.pass_time(6 * MINUTE)
    assert len(world.alerts()) == 1
    world.answer(ts)
    world.pass_time(MINUTE)
    assert "Answered" in world.alerts()[0]
    assert world.posts() == 1


@pytest.mark.parametrize("ahead", [-10 * MINUTE, 10 * MINUTE, -2 * HOUR, 2 * HOUR], ids=str)
def test_whatever_our_clock_says_no_message_is_lost(world: World, ahead: timedelta) -> None:
    world.ahead = ahead
    for number in range(12):
        ts = world.ask(f"Could you explain item {number}?")
        world.pass_time(7 * MINUTE)
        world.answer(ts)
        world.workspace.react(world.room, ts, "eyes", world.mia)
    world.pass_time(7 * MINUTE)
    assert len([event for event in world.events(Kind.MESSAGE) if event.place.id == world.room.id]) == 24
    assert len(world.events(Kind.REACTION)) == 12


def test_a_clock_that_is_set_back_by_an_hour_stops_nothing(world: World) -> None:
    world.run()
    ts = world.ask()
    world.pass_time(MINUTE)
    world.ahead = -HOUR
    world.clock.advance(5 * MINUTE)
    due = world.runtime.due(world.now(), ())
    assert [source.info.name for source in due] == ["slack", "jira"]
    world.run()
    assert world.runtime.due(world.now(), ()) == []
    world.pass_time(2 * HOUR)
    assert len(world.alerts()) == 1
    world.answer(ts)
    world.pass_time(MINUTE)
    assert "Answered" in world.alerts()[0]


def test_a_clock_that_is_set_back_while_alerts_stand_edits_them_all_the_same(world: World) -> None:
    world.run()
    ts = world.ask()
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts(ALERTS)) == 1
    world.ahead = -HOUR
    answer = world.answer(ts)
    world.pass_time(MINUTE)
    assert "Answered" in world.alerts()[0]
    world.workspace.delete(world.room, answer)
    world.pass_time(HOUR + 2 * MINUTE)
    assert len(world.alerts()) == 2

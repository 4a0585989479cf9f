"""Slack takes nothing for an hour while alerts fall due: each is told once afterwards, in order, many as a digest."""

import re

import pytest
from service_world import HOUR, MINUTE, World

from reliability.results import FULL, record
from syncd.sandbox import Fault
from syncd.store.integrity import check


def items(alert: str) -> list[int]:
    return [int(number) for number in re.findall(r"item (\d\d)\?", alert)]


@pytest.mark.parametrize("what", ["503", "reset", "html"] if FULL else ["503"])
@pytest.mark.parametrize("asked", [4, 24])
def test_what_fell_due_meanwhile_is_told_once_and_in_order(world: World, what: str, asked: int) -> None:
    world.run()
    world.sandbox.slack.faults.add(Fault("chat.postMessage", what, times=10_000))
    pause = HOUR / asked
    for number in range(asked):
        world.ask(f"Could you explain item {number:02d}?")
        world.pass_time(pause)
    for _ in range(4):
        world.pass_time(15 * MINUTE)
    assert world.alerts() == []
    tries = world.posts()
    world.sandbox.slack.faults.clear()
    for _ in range(10):
        world.pass_time(2 * MINUTE)
    told = [number for alert in world.alerts() for number in items(alert)]
    shown = set(told)
    assert told == sorted(shown), "each once, in order"
    assert len(world.alerts()) == (4 if asked == 4 else 3)
    asks = sorted(
        ask
        for waiting in world.runtime.stores.ledger.told([a.id for a in world.asks()]).values()
        for ask in [waiting.ask]
        for alert in waiting.alerts
        if alert.ts
    )
    assert asks == sorted(ask.id for ask in world.asks()), "each stands in one message"
    assert check(world.database) == []
    assert tries < 30, "Slack is left alone while it is down"
    record(
        "R19",
        f"slack: takes no posts for an hour ({what}), {asked} alerts fall due",
        injected=tries,
        alerts=asked,
        messages=len(world.alerts()),
        lost=0,
        doubled=0,
    )

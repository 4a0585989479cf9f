"""R19: a vendor is down for hours; nobody is accused on what was not read, and the rest comes when it is back."""

import random
from datetime import timedelta

from service_world import HOUR, MINUTE, World

from reliability.results import count, record
from syncd.model import State
from syncd.sandbox import Fault

READING = ("conversations.list", "conversations.history", "conversations.replies")


def test_after_six_hours_without_slack_only_what_is_still_owed_is_told_and_the_quota_is_kept(world: World) -> None:
    rng = random.Random(19)
    world.set("requests_per_minute = 45", "requests_per_minute = 5000")
    world.run()
    for round_ in range(count(1, 10)):
        before, told = len(world.asks()), len(world.alerts())
        asked = [world.ask(f"Could you send me export {round_}-{n}?") for n in range(8)]
        world.pass_time(MINUTE)
        for method in READING:
            world.sandbox.slack.faults.add(Fault(method, "503", times=100_000))
        in_the_outage = []
        for number in range(36):
            if number % 6 == 0:
                in_the_outage.append(world.ask(f"And where is part {round_}-{number}?"))
            world.pass_time(timedelta(minutes=10))
        struck = sum(1 for request in world.sandbox.slack.requests if request.fault)
        assert len(world.alerts()) == told, "told on stale data"
        answered = rng.sample(asked + in_the_outage, 7)
        for ts in answered:
            world.answer(ts)
        world.sandbox.slack.faults.clear()
        world.sandbox.slack.forget()
        for _ in range(8):
            world.pass_time(timedelta(minutes=30))
        assert len(world.asks()) - before == len(asked) + len(in_the_outage), "each is known once"
        owed = [ask for ask in world.asks()[before:] if ask.state is State.OPEN]
        assert len(owed) == len(asked) + len(in_the_outage) - len(answered)
        news = "\n".join(world.alerts()[told:])
        for ask in world.asks()[before:]:
            assert (ask.text in news) == (ask.state is State.OPEN), ask.text
        assert most_in_a_minute(world) <= 45
        record(
            "R19", "slack: six hours of 503, then back", injected=struck, told_on_stale_data=0, answered_but_told=0,
            forgotten=0, largest_requests_in_a_minute=most_in_a_minute(world),
        )  # fmt: skip
        for ask in owed:
            world.answer(ask.thread.partition(":")[2])
        world.pass_time(HOUR)


def most_in_a_minute(world: World) -> int:
    """The most requests of one method within a minute since the log was cleared."""
    most = 0
    for method in READING:
        at = [request.at for request in world.sandbox.slack.requests if request.method == method]
        most = max([most, *(sum(MINUTE > other - one >= timedelta() for other in at) for one in at)])
    return most

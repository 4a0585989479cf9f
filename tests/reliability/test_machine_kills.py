"""R1, R2: a process that is killed at any moment, again and again, on one growing store, loses and doubles nothing."""

import random
import time
from collections import Counter

import pytest
from crash import Death
from crash_world import KILLED, World, crashing

from reliability.results import FULL, record

__all__ = ["crashing"]


def kill(world: World, death: Death) -> tuple[bool, float]:
    """Whether the run was killed, and how many seconds the next one took, which nothing kills."""
    code, _ = world.run(death)
    assert code in {KILLED, 0}
    world.events("syncd.db")  # integrity_check
    began = time.monotonic()
    assert world.run()[0] == 0
    return code == KILLED, time.monotonic() - began


@pytest.mark.skipif(not FULL, reason="tests/test_crash.py kills a hundred times; make reliability: 500")
@pytest.mark.parametrize("seed", range(100, 105))
def test_each_kill_is_followed_by_a_start_that_finds_all_in_order(crashing: World, seed: int) -> None:
    """Several questions a run, in both tools: the kill falls among the pages of one and the alerts of the other."""
    chance, kills = random.Random(seed), 100
    for _ in range(2):
        crashing.ask()
        code, steps = crashing.run()
        assert code == 0
    killed, slowest = 0, 0.0
    for number in range(2 * kills):
        if killed == kills:
            break
        for _ in range(chance.randrange(1, 4)):
            crashing.ask(in_jira=chance.random() < 0.4)
        died, seconds = kill(crashing, Death(step=chance.randrange(1, steps + steps // 2)))
        killed, slowest = killed + died, max(slowest, seconds)
        if number % 20 == 19:
            assert crashing.run()[0] == 0
            crashing.holds()
    assert killed == kills
    assert crashing.run()[0] == 0
    crashing.holds()
    events, told = len(crashing.events("syncd.db")), len(crashing.asked)
    record(
        "R1",
        "killed (SIGKILL) at a random step of poll, store, evaluate and post",
        injected=killed,
        events=events,
        alerts=told,
        lost=0,
        doubled=0,
        largest_next_run_in_seconds=slowest,
    )


KILLS = 200
GAPS = {
    "between the row in the outbox and the post": Death(function="Poster.post", edge="call"),
    "between Slack's answer and the note that it is posted": Death(function="Poster._request", edge="return"),
    "before that note is committed": Death(function="Outbox.done", edge="call"),
    "after that note is committed": Death(function="Outbox.done", edge="return"),
}


@pytest.mark.skipif(not FULL, reason="tests/test_crash.py kills once in each gap; make reliability: 200 times")
@pytest.mark.parametrize("gap", GAPS)
def test_a_kill_between_two_steps_of_telling_tells_once_each_time(crashing: World, gap: str) -> None:
    assert crashing.run()[0] == 0
    for _ in range(KILLS):
        word = crashing.ask()
        died, _ = kill(crashing, GAPS[gap])
        assert died
        assert crashing.told()[word] == 1
    assert crashing.told() == Counter(dict.fromkeys(crashing.asked, 1))
    record("R2", f"killed {gap}", injected=KILLS, messages=KILLS, doubled=0, lost=0)

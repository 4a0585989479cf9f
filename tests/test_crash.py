"""A process that is killed at any moment loses nothing, doubles nothing, and tells nobody twice."""

import random
from collections import Counter

import pytest
from crash import Death
from crash_world import KILLED, World, crashing

__all__ = ["crashing"]
KILLS = 26  # for each of four seeds: 104


@pytest.mark.parametrize("seed", range(4))
def test_kills_at_random_steps_lose_and_double_nothing(crashing: World, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(2):
        crashing.ask()
        code, steps = crashing.run()  # the second is like those that follow: the first also reads the directories
        assert code == 0
    killed = runs = 0
    while killed < KILLS:
        crashing.ask(in_jira=runs % 3 == 0)
        code, _ = crashing.run(Death(step=chance.randrange(1, steps)))
        assert code in {KILLED, 0}
        killed += code == KILLED
        runs += 1
        assert runs <= 2 * KILLS, "too many runs end before their step: the steps are not counted as they are made"
    assert crashing.run()[0] == 0
    assert crashing.run()[0] == 0
    crashing.holds()


STEPS_OF_POSTING = [
    Death(function=function, edge=edge)
    for function in ("LedgerStore.save", "Outbox.claim", "Poster.post", "Poster._request", "Outbox.done")
    for edge in ("call", "return")
]


@pytest.mark.parametrize("death", STEPS_OF_POSTING, ids=lambda death: f"{death.function}-{death.edge}")
def test_a_kill_between_two_steps_of_posting_tells_once(crashing: World, death: Death) -> None:
    assert crashing.run()[0] == 0
    word = crashing.ask()
    assert crashing.run(death)[0] == KILLED
    assert crashing.run()[0] == 0
    assert crashing.run()[0] == 0
    assert crashing.told() == Counter({word: 1})

"""When conversations are read, in simulated time: 1,000 of them with uneven activity and 50 requests a minute.

See ``benchmarks.pacing``: what the quota allows, and what it does not.
"""

import pytest

from benchmarks.pacing import BUSIEST, MINUTE, PACE, QUOTA, START, Workspace
from connectors.slack_channels import BUSY, Pace, Turn, due, intervals

SMALL = Pace(every=MINUTE, quiet=900.0, per_minute=10_000)


@pytest.fixture(scope="module")
def workspace():
    return Workspace.settled()


def test_the_quota_is_used_and_never_exceeded(workspace):
    assert workspace.over_the_quota() == 0
    assert workspace.used() >= 0.95


def test_every_conversation_is_read_within_25_minutes(workspace):
    assert workspace.longest_gap() <= 25 * MINUTE


def test_busy_conversations_are_read_within_3_minutes(workspace):
    assert workspace.delay(BUSIEST) <= 3 * MINUTE
    assert workspace.longest_gap(BUSIEST) <= 3 * MINUTE + 1
    assert workspace.share(BUSIEST) >= 0.45


def test_where_the_quota_suffices_everything_that_lives_is_read_at_every_poll():
    turns = [Turn(str(number), START - 60, latest=START - 100, day=200) for number in range(40)]
    assert len(due(turns, PACE, START, ())) == 40


def test_a_conversation_that_falls_silent_is_asked_less_and_less_often():
    waits = [
        intervals([Turn("C1", START - 60, latest=START - silence, day=1)], SMALL, START)["C1"]
        for silence in (60, 600, 1800, 3600, 86400)
    ]
    assert waits == [60, 150, 450, 900, 900]


def test_the_watched_come_first_and_are_always_due():
    turns = [Turn(str(number), START - 1, latest=START, day=100) for number in range(500)]
    turns.append(Turn("watched", START - 1))
    assert due(turns, PACE, START, {"watched"}) == ["watched"]


def test_the_others_are_not_starved_by_the_watched():
    turns = [Turn(str(number), START - 60) for number in range(100)]
    watched = {str(number) for number in range(60)}
    every = intervals(turns, PACE, START, watched)
    assert {every[channel] for channel in watched} == {MINUTE}
    assert max(every.values()) <= 15 * MINUTE


def test_no_interval_is_shorter_than_the_polls_and_all_together_fit_the_quota():
    turns = [Turn(str(number), START - 600, START - number, day=3 * number) for number in range(1000)]
    every = intervals(turns, PACE, START)
    assert min(every.values()) >= BUSY
    assert sum(MINUTE / wait for wait in every.values()) <= QUOTA

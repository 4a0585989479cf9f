"""When conversations are read, in simulated time: 1,000 of them with uneven activity and 50 requests a minute.

Reading a conversation costs one request, so going round 1,000 of them within 25 minutes takes 40 of the 50. What is
left keeps about 25 conversations within three minutes: with Zipf's activity, those in which half of all is said.
"""

import random

import pytest

from connectors.slack_channels import BUSY, SHORT, Pace, Turn, due, intervals
from syncd.retry import Budget

QUOTA, MINUTE = 50, 60.0
PACE = Pace(every=MINUTE, quiet=900.0, per_minute=QUOTA)
SMALL = Pace(every=MINUTE, quiet=900.0, per_minute=10_000)
START = 1_800_000_000.0


class Workspace:
    """Conversations in which messages come by chance; polled each minute, each request taking 0.3 seconds."""

    def __init__(self, channels: int, messages_a_day: int) -> None:
        self._random = random.Random(7)
        whole = sum(1 / rank for rank in range(1, channels + 1))
        self.rates = {str(rank): messages_a_day / rank / whole / 86400 for rank in range(1, channels + 1)}
        self.read = dict.fromkeys(self.rates, 0.0)
        self.latest = dict.fromkeys(self.rates, START - 86400)
        self.next = {channel: START + self._random.expovariate(rate) for channel, rate in self.rates.items()}
        self.gaps: dict[str, list[float]] = {channel: [] for channel in self.rates}
        self.delays: dict[str, list[float]] = {channel: [] for channel in self.rates}
        self.budget = Budget(QUOTA)
        self.requests: list[float] = []

    def poll(self, now: float) -> None:
        turns = [
            Turn(channel, self.read[channel], self.latest[channel], round(rate * 86400), sweep_at=now + 1)
            for channel, rate in self.rates.items()
        ]
        at = now
        for channel in due(turns, PACE, now, ()):
            wait = self.budget.wait(at)
            if wait > SHORT:
                return
            at += wait + 0.3
            self.budget.spend(at)
            self.requests.append(at)
            self._look(channel, at)

    def _look(self, channel: str, at: float) -> None:
        while self.next[channel] < at:
            self.latest[channel] = self.next[channel]
            self.delays[channel].append(at - self.next[channel])
            self.next[channel] += self._random.expovariate(self.rates[channel])
        if self.read[channel]:
            self.gaps[channel].append(at - self.read[channel])
        self.read[channel] = at


@pytest.fixture(scope="module")
def workspace():
    workspace = Workspace(channels=1000, messages_a_day=20_000)
    for minute in range(30):
        workspace.poll(START + minute * MINUTE)
    workspace.gaps = {channel: [] for channel in workspace.rates}
    workspace.delays = {channel: [] for channel in workspace.rates}
    workspace.requests.clear()
    for minute in range(30, 150):
        workspace.poll(START + minute * MINUTE)
    return workspace


def test_the_quota_is_used_and_never_exceeded(workspace):
    made = workspace.requests
    assert all(later - at >= MINUTE for at, later in zip(made, made[QUOTA:], strict=False))
    assert len(made) >= 0.95 * QUOTA * 120


def test_every_conversation_is_read_within_25_minutes(workspace):
    assert all(gaps and max(gaps) <= 25 * MINUTE for gaps in workspace.gaps.values())


def test_busy_conversations_are_read_within_3_minutes(workspace):
    busy = [str(rank) for rank in range(1, 21)]
    delays = sorted(delay for channel in busy for delay in workspace.delays[channel])
    assert delays[int(len(delays) * 0.95)] <= 3 * MINUTE
    assert all(max(workspace.gaps[channel]) <= 3 * MINUTE + 1 for channel in busy)
    whole = sum(workspace.rates.values())
    assert sum(workspace.rates[channel] for channel in busy) / whole >= 0.45


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

"""When Slack's conversations are read, in simulated time: 1,000 of them with uneven activity, 50 requests a minute.

Reading a conversation costs one request, so going round 1,000 of them within 25 minutes takes 40 of the 50. What is
left keeps about 25 conversations within three minutes: with Zipf's activity, those in which half of all is said.
"""

import random

from benchmarks.bars import Bar, table
from connectors.slack_channels import SHORT, Pace, Turn, due
from syncd.retry import Budget

QUOTA, MINUTE = 50, 60.0
PACE = Pace(every=MINUTE, quiet=900.0, per_minute=QUOTA)
START = 1_800_000_000.0
SETTLED, MEASURED = 30, 120
"""Minutes of which the first are left out: at the beginning everything is due at once."""
BUSIEST = 20
"""The busiest conversations: in them nearly half of all is said. More of them the quota does not allow."""


class Workspace:
    """Conversations in which messages come by chance; polled each minute, each request taking 0.3 seconds.

    By conversation, ``gaps`` are the seconds from one reading to the next, ``delays`` from a message to its reading.
    """

    def __init__(self, channels: int = 1_000, messages_a_day: int = 20_000) -> None:
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

    @classmethod
    def settled(cls) -> "Workspace":
        """As it was polled for ``MEASURED`` minutes, after those in which it settles."""
        workspace = cls()
        for minute in range(SETTLED):
            workspace.poll(START + minute * MINUTE)
        workspace.gaps = {channel: [] for channel in workspace.rates}
        workspace.delays = {channel: [] for channel in workspace.rates}
        workspace.requests.clear()
        for minute in range(SETTLED, SETTLED + MEASURED):
            workspace.poll(START + minute * MINUTE)
        return workspace

    def poll(self, now: float) -> None:
        """Reads what is due, as far as the quota goes."""
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

    def over_the_quota(self) -> int:
        """Requests that Slack would have refused."""
        return sum(1 for at, later in zip(self.requests, self.requests[QUOTA:], strict=False) if later - at < MINUTE)

    def used(self) -> float:
        """The share of the quota that was used."""
        return len(self.requests) / (QUOTA * MEASURED)

    def longest_gap(self, channels: int | None = None) -> float:
        """The longest time between two readings of any of the busiest conversations, or of all; for ever where one
        was never read."""
        some = list(self.rates)[:channels]
        return max(max(self.gaps[channel], default=float("inf")) for channel in some)

    def delay(self, channels: int) -> float:
        """Of messages in the busiest conversations, how long 95 of 100 wait at most."""
        delays = sorted(delay for channel in list(self.rates)[:channels] for delay in self.delays[channel])
        return delays[int(len(delays) * 0.95)]

    def share(self, channels: int) -> float:
        """The part of all messages that is said in the busiest conversations."""
        rates = list(self.rates.values())
        return sum(rates[:channels]) / sum(rates)

    def _look(self, channel: str, at: float) -> None:
        while self.next[channel] < at:
            self.latest[channel] = self.next[channel]
            self.delays[channel].append(at - self.next[channel])
            self.next[channel] += self._random.expovariate(self.rates[channel])
        if self.read[channel]:
            self.gaps[channel].append(at - self.read[channel])
        self.read[channel] = at


def bars() -> list[Bar]:
    """Two hours of a large workspace; nothing depends on how fast the machine is."""
    workspace = Workspace.settled()
    return [
        Bar("requests over the quota", workspace.over_the_quota(), at_most=0),
        Bar("quota used while behind", workspace.used() * 100, "%", at_least=85),
        Bar("longest time between two readings, all", workspace.longest_gap() / MINUTE, "min", at_most=25),
        Bar(f"the same, the busiest {BUSIEST}", workspace.longest_gap(BUSIEST) / MINUTE, "min", at_most=3.02),
        Bar(
            f"a message in the busiest {BUSIEST} is read after, 95 of 100",
            workspace.delay(BUSIEST) / MINUTE,
            "min",
            at_most=3,
        ),
        Bar("the same, the busiest 100", workspace.delay(100) / MINUTE, "min", at_most=3),
        Bar(f"part of all messages that is said in the busiest {BUSIEST}", workspace.share(BUSIEST) * 100, "%"),
    ]


if __name__ == "__main__":
    print(table("Pacing", bars()))

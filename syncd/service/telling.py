"""What telling needs: the outbox, what is true, the people, the poster, and where its messages go."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from syncd.alert import Alert
from syncd.model import Person
from syncd.reading import Point
from syncd.rules.people import People
from syncd.service.meter import Meter
from syncd.service.proofs import Proof
from syncd.service.trouble import Trouble
from syncd.slack.escape import phrase
from syncd.slack.message import LONGEST_NAME
from syncd.slack.post import Poster
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.sources import SourceStore


@dataclass(frozen=True, slots=True)
class Target:
    """Where alerts go: the source whose token posts, the channel, and the zone in which moments are written.

    ``hears``: whether a reaction on an alert's message decides.
    """

    source: str
    channel: str
    zone: ZoneInfo
    hears: Callable[[Alert], bool]


ENOUGH = 2
"""Deliveries in a row that Slack does not take: it is down, and the others wait with them. A single one may be at fault
itself, and must not stop the others."""


@dataclass(slots=True)
class Rest:
    """Whether nothing is tried for a while, because Slack took nothing. For use by one thread."""

    _failures: int = 0
    _since: datetime | None = None
    _until: datetime | None = None

    def begins_anew(self) -> None:
        """A round begins: what failed in the one before may have been a delivery's own fault."""
        self._failures, self._since, self._until = 0, None, None

    def fails(self, now: datetime, again_at: datetime) -> None:
        """Slack did not take something, which is tried again then."""
        self._failures += 1
        self._since, self._until = now, max(self._until or again_at, again_at)

    def succeeds(self) -> None:
        """Slack took something."""
        self.begins_anew()

    def lasts(self, now: datetime) -> bool:
        """Whether it is too early for another try; never where the clock was set back meanwhile."""
        if self._failures < ENOUGH or self._since is None or self._until is None:
            return False
        return self._since <= now < self._until


@dataclass(frozen=True, slots=True)
class Telling:
    """What a notifier needs: the outbox, the ledger, the sources, the people, the proofs, the poster, its troubles.

    ``point``: how sure an ask must be to be told.
    """

    outbox: Outbox
    ledger: LedgerStore
    sources: SourceStore
    people: People
    proofs: Mapping[str, Proof]
    target: Target
    poster: Poster
    trouble: Trouble
    meter: Meter = field(default_factory=Meter)
    rest: Rest = field(default_factory=Rest)
    point: Point = Point.PRECISE

    def account(self, person: Person) -> str:
        """The id of a person's account where is posted; empty where they have none."""
        return next((a.id for a in person.accounts if a.source == self.target.source and a.active), "")

    def mention(self, person: Person) -> str:
        """How Slack is told to ping a person; their name where they have no account there."""
        user = self.account(person)
        return f"<@{user}>" if user else phrase(person.name, LONGEST_NAME)

    def moment(self, at: datetime) -> str:
        """A moment in words, in the reader's zone."""
        return at.astimezone(self.target.zone).strftime("%a %-d %b %H:%M")

"""What telling needs: the outbox, what is true, the people, the poster, and where its messages go."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from syncd.model import Person
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
    """Where alerts go: the source whose token posts, the channel, and the zone in which moments are written."""

    source: str
    channel: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Telling:
    """What a notifier needs: the outbox, the ledger, the sources, the people, the proofs, the poster, its troubles."""

    outbox: Outbox
    ledger: LedgerStore
    sources: SourceStore
    people: People
    proofs: Mapping[str, Proof]
    target: Target
    poster: Poster
    trouble: Trouble
    meter: Meter = field(default_factory=Meter)

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

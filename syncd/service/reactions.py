"""Hears what people decide by a reaction on an alert: after a poll, before the ledger is brought up to date."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from syncd.alert import Alert
from syncd.model import Event, ThreadRef
from syncd.reading import Entry
from syncd.rules.by_reaction import MEANINGS, hear
from syncd.rules.people import People
from syncd.rules.plan import CHANNEL
from syncd.settings import Settings
from syncd.store.database import Database
from syncd.store.ledger import LedgerStore
from syncd.store.reactions import HEARD, ReactionStore

log = logging.getLogger(__name__)

KEEP_EVERY = 10_000
"""Events: how many without a reaction on an alert are looked through again after a restart, at most."""
NEW = timedelta(hours=1)
MOST_UNPLACED = 1_000


class Reactions:
    """For use by one thread. No reaction decides twice, whatever is read again: each decision keeps by which it was."""

    def __init__(self, settings: Settings, database: Database, ledger: LedgerStore) -> None:
        slack, source = settings.slack, settings.alert_source
        self._is_on = slack is not None and slack.reactions and source is not None and source.enabled
        self._source = source.name if source is not None else ""
        self._channel = slack.channel if slack is not None else ""
        self._only = frozenset(name.lstrip("#") for name in getattr(source, "channels", ()))
        self._database, self._ledger = database, ledger
        self._store = ReactionStore(database)
        self._heard = self._kept = 0
        self._has_news = False
        self._unplaced: list[Event] = []

    def begin(self) -> None:
        """Goes on where the last run stood. What was reacted before anybody was offered to decides nothing."""
        kept = self._database.get(HEARD)
        if self._is_on:
            self._heard = self._kept = int(kept) if kept else self._store.end()
        if bool(kept) != self._is_on:
            self._database.put(HEARD, str(self._heard) if self._is_on else "")

    def offered(self, alert: Alert) -> bool:
        """Whether a reaction on this alert would be seen, so that it may say so: its conversation is read."""
        if not self._is_on or alert.digest:
            return False
        names = {alert.channel, self._channel.lstrip("#") if alert.route == CHANNEL else ""}
        return not self._only or bool(self._only & names)

    def watched(self, source: str, now: datetime) -> Sequence[ThreadRef]:
        """What a poll of this source looks at besides: alerts that it may not have seen yet.

        Once it has seen one, their conversation is one in which something happens, and read as often as that.
        """
        return self._store.posted(source, now - NEW) if self._is_on and source == self._source else ()

    def decide(self, people: People, now: datetime) -> int:
        """Turns new reactions on alerts into decisions; gives how many."""
        if not self._is_on:
            return 0
        end, decided = self._store.end(), 0
        while self._heard < end and (entries := self._store.since(self._heard, end, MEANINGS)):
            decided += self._take(entries, people, now)
            self._heard = entries[-1].seq
        if self._unplaced:
            decided += self._take([], people, now)
        self._heard = max(self._heard, end)
        if not self._unplaced and (self._has_news or self._heard - self._kept >= KEEP_EVERY):
            self._database.put(HEARD, str(self._heard))
            self._kept, self._has_news = self._heard, False
        return decided

    def _take(self, entries: Sequence[Entry], people: People, now: datetime) -> int:
        new = [entry.event for entry in entries if entry.event.source == self._source]
        events = [*self._unplaced, *new]
        if not events:
            return 0
        alerts, decided = self._alerts(events), 0
        for message, some in groupby(sorted(events, key=_message), _message):
            if alert := alerts.get(message):
                self._has_news = True
                decided += self._hear(alert, message, list(some), people, now)
        # The answer to a posting may be lost: then the message is ours, and its alert will know where it stands.
        unplaced = [event for event in events if event.target not in alerts]
        self._unplaced = unplaced[-MOST_UNPLACED:] if unplaced and self._store.is_posting() else []
        return decided

    def _alerts(self, events: Sequence[Event]) -> dict[str, Alert]:
        """The alerts that were reacted to, by their message."""
        by_place: dict[str, set[str]] = {}
        for event in events:
            by_place.setdefault(event.place.id, set()).add(event.target.removeprefix(f"{event.place.id}:"))
        return {
            f"{place}:{ts}": alert
            for place, stamps in by_place.items()
            for ts, alert in self._store.alerts(place, stamps).items()
        }

    def _hear(self, alert: Alert, message: str, new: Sequence[Event], people: People, now: datetime) -> int:
        if alert.digest or len(alert.asks) != 1:
            log.info("a reaction on the alert %s decides nothing: it is not about a single ask", alert.id)
            return 0
        asks = self._ledger.of_ids(alert.asks)
        if not asks:
            return 0
        ask = asks[0]
        made = self._ledger.decisions([(ask.source, ask.thread)]).get(ask.id, ())
        decided = 0
        for heard in hear(new, self._store.on(self._source, message), ask, made, people, now):
            if heard.decision is None:
                log.info("a reaction on the alert %s decides nothing: %s", alert.id, heard.why)
            else:
                self._ledger.decide(heard.decision)
                log.info("%s: %s, by a reaction on the alert %s", ask.id, heard.decision.action, alert.id)
                decided += 1
        return decided


def _message(event: Event) -> str:
    return event.target

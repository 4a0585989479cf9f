"""The outbox's other end: claim a delivery by lease, post it, mark it; each alert is told once."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from syncd.alert import Action, Alert, Delivery
from syncd.connector import Unauthorized, Unavailable
from syncd.model import Ask, Person
from syncd.rules.people import People
from syncd.slack.escape import phrase
from syncd.slack.message import LONGEST_NAME, View, alert_message, reply_key, reply_message
from syncd.slack.post import Poster, Refused
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.sources import SourceStore

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=15)
AFTER_A_REFUSAL = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Target:
    """Where alerts go: the source whose token posts, the channel, and the zone in which moments are written."""

    source: str
    channel: str
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Telling:
    """What a notifier needs: the outbox, the ledger, the people and the poster."""

    outbox: Outbox
    ledger: LedgerStore
    sources: SourceStore
    people: People
    target: Target
    poster: Poster


def notify(telling: Telling, now: Callable[[], datetime], stopping: Callable[[], bool]) -> int:
    """Carries out what stands in the outbox, one delivery after the other; gives the number delivered."""
    delivered = 0
    while not stopping() and (delivery := telling.outbox.claim(now(), LEASE)) is not None:
        delivered += _deliver(telling, delivery, now)
    return delivered


def _deliver(telling: Telling, delivery: Delivery, now: Callable[[], datetime]) -> bool:
    try:
        channel, ts = _carry_out(telling, delivery, now())
    except Refused as error:
        telling.outbox.refuse(delivery, str(error))
        log.error("the alert %s is not told: %s", delivery.alert.id, error)
        return False
    except (Unauthorized, Unavailable) as error:
        pause = error.retry_after if isinstance(error, Unavailable) else AFTER_A_REFUSAL
        pause = pause or min(FIRST_PAUSE * 2 ** min(delivery.attempts, 10), LONGEST_PAUSE)
        telling.outbox.retry(delivery, str(error), now() + pause)
        if delivery.attempts == 0:
            log.warning("the alert %s waits: %s", delivery.alert.id, error)
        return False
    telling.outbox.done(delivery, channel, ts, now())
    return True


def _carry_out(telling: Telling, delivery: Delivery, now: datetime) -> tuple[str, str]:
    alert, poster = delivery.alert, telling.poster
    asks = [ask for ask in map(telling.ledger.ask, alert.asks) if ask is not None]
    view = view_of(telling, alert, now)
    match delivery.action:
        case Action.POST:
            channel = _conversation(telling, alert)
            found = poster.find(channel, alert.id, delivery.created_at) if delivery.attempts > 0 else None
            return (channel, found) if found else poster.post(channel, alert_message(alert, asks, view))
        case Action.EDIT:
            poster.edit(alert.channel, alert.ts, alert_message(alert, asks, view))
        case Action.REPLY:
            key = reply_key(delivery)
            told = delivery.attempts > 0 and poster.find(alert.channel, key, delivery.created_at, alert.ts)
            if not told:
                poster.post(alert.channel, reply_message(delivery, asks, view), alert.ts)
    return alert.channel, alert.ts


def _conversation(telling: Telling, alert: Alert) -> str:
    if alert.route == "channel":
        return telling.poster.conversation(telling.target.channel)
    person = telling.people.by_id(alert.route.removeprefix("dm:"))
    user = account_in(person, telling.target.source) if person else ""
    if not user:
        raise Refused(f"{alert.route}: this person has no account in {telling.target.source}")
    return telling.poster.direct(user)


def account_in(person: Person, source: str) -> str:
    """The id of a person's account in a source; empty where they have none."""
    return next((a.id for a in person.accounts if a.source == source and a.active), "")


def view_of(telling: Telling, alert: Alert, now: datetime) -> View:
    """Who reads this alert's message, and how they name people and moments."""
    people, target = telling.people, telling.target

    def waited(ask: Ask, start: datetime, end: datetime) -> timedelta:
        return people.calendar(ask.owner).between(start, end)

    def mention(person: Person) -> str:
        user = account_in(person, target.source)
        return f"<@{user}>" if user else phrase(person.name, LONGEST_NAME)

    checked: Mapping[str, datetime] = telling.sources.proofs()
    return View(
        now=now,
        private=alert.route.startswith("dm:"),
        waited=waited,
        mention=mention,
        moment=lambda at: at.astimezone(target.zone).strftime("%a %-d %b %H:%M"),
        checked=checked,
    )

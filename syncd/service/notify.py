"""The outbox's other end: claim a delivery by lease, post it, mark it; each alert is told once."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from syncd.alert import Action, Alert, Delivery
from syncd.connector import Unauthorized, Unavailable
from syncd.model import TICKING, Ask
from syncd.rules.alerts import standing
from syncd.service.bugs import where
from syncd.service.outages import tell_outage
from syncd.service.proofs import read_at
from syncd.service.telling import Telling
from syncd.slack.message import View, alert_message, reply_key, reply_message
from syncd.slack.post import Gone, Poster, Refused
from syncd.store.errors import StoreError
from syncd.store.failures import failure_of

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(minutes=15)
AFTER_A_REFUSAL = timedelta(minutes=5)
AFTER_A_BUG = timedelta(hours=1)
UNTIL_READ = timedelta(seconds=10)
"""How soon it is looked at again whether the sources of what waits to be posted have been read."""


def notify(telling: Telling, now: Callable[[], datetime], stopping: Callable[[], bool]) -> int:
    """Carries out what stands in the outbox, one delivery after the other; gives the number delivered.

    While Slack is down only the first ones are tried, so that the rest is told in its order afterwards, or as a digest.
    """
    delivered, rest = 0, telling.rest
    if rest.lasts(now()):
        return 0
    rest.begins_anew()
    with telling.meter.requesting(telling.target.source, telling.poster.retry):
        while not (stopping() or rest.lasts(now())) and (delivery := telling.outbox.claim(now(), LEASE)) is not None:
            delivered += _deliver(telling, delivery, now)
    return delivered


def _deliver(telling: Telling, delivery: Delivery, now: Callable[[], datetime]) -> bool:
    outbox, trouble, route = telling.outbox, telling.trouble, delivery.alert.route
    try:
        failure = failure_of(delivery.alert.id)
        if failure is not None:
            tell_outage(telling, delivery, failure, now)
        elif _is_stale(telling, delivery, now()):
            outbox.put_off(delivery, now() + UNTIL_READ)
            return False
        else:
            _carry_out(telling, delivery, now)
    except Gone as error:
        outbox.forget_message(delivery, str(error))
        log.info("the alert %s is left alone: %s", delivery.alert.id, error)
    except Refused as error:
        outbox.refuse(delivery, str(error))
        telling.poster.forget()
        trouble.begins(route, "an alert to %s is given up: %s; then reload or restart syncd", route, error)
    except (Unauthorized, Unavailable) as error:
        pause = error.retry_after if isinstance(error, Unavailable) else AFTER_A_REFUSAL
        pause = pause or min(FIRST_PAUSE * 2 ** min(delivery.attempts, 10), LONGEST_PAUSE)
        outbox.retry(delivery, str(error), now() + pause)
        telling.rest.fails(now(), now() + pause)
        trouble.begins("Slack", "alerts cannot be posted and wait: %s", error)
    except StoreError:
        raise
    except Exception as bug:  # noqa: BLE001  one alert must not stop the others
        outbox.retry(delivery, f"a bug: {where(bug)}", now() + AFTER_A_BUG)
        trouble.begins(where(bug), "the alert %s cannot be told, please report it: %s", delivery.alert.id, where(bug))
    else:
        telling.rest.succeeds()
        telling.meter.delivered(delivery.reason.value, delivery.action.value)
        trouble.ends("Slack", "alerts are posted again")
        trouble.ends(route, f"{route} is told again")
        return True
    return False


def _is_stale(telling: Telling, delivery: Delivery, now: datetime) -> bool:
    """Whether it says that somebody waits, and that was proven before a restart or before an outage: it may have been
    answered since."""
    if delivery.action not in {Action.POST, Action.REPLY}:
        return False
    asks = [standing(ask, now) for ask in telling.ledger.of_ids(delivery.alert.asks)]
    return any(ask.state in TICKING and read_at(telling.proofs, ask) is None for ask in asks)


def _carry_out(telling: Telling, delivery: Delivery, now: Callable[[], datetime]) -> None:
    alert, at = delivery.alert, now()
    asks = [standing(ask, at) for ask in telling.ledger.of_ids(alert.asks)]
    view = view_of(telling, alert, at)
    waiting = [ask for ask in asks if ask.state in TICKING]
    channel, ts, said = alert.channel, alert.ts, None
    match delivery.action:
        case Action.POST:
            channel = _conversation(telling, alert)
            found = telling.poster.find(channel, alert.id, delivery.created_at) if delivery.attempts > 0 else None
            if found is None and not waiting:  # all were answered while the message waited: nobody need be told
                channel, ts = "", ""
            elif found is None:
                channel, ts = telling.poster.post(channel, alert_message(alert, asks, view))
                said = at
            else:
                ts = found
        case Action.EDIT if ts:
            telling.poster.edit(channel, ts, alert_message(alert, asks, view))
        case Action.REPLY if ts and waiting:
            _reply(telling.poster, delivery, waiting, view)
        case Action.AMEND if ts:
            _amend(telling.poster, delivery, waiting, view)
    telling.outbox.done(delivery, channel, ts, now(), said)


def _reply(poster: Poster, delivery: Delivery, waiting: Sequence[Ask], view: View) -> None:
    alert = delivery.alert
    if delivery.attempts > 0 and poster.find(alert.channel, reply_key(delivery), delivery.created_at, alert.ts):
        return
    poster.post(alert.channel, reply_message(delivery, waiting, view), alert.ts)


def _amend(poster: Poster, delivery: Delivery, waiting: Sequence[Ask], view: View) -> None:
    """Writes anew what was said below the message. The thread itself is asked: old deliveries are stored no more."""
    channel = delivery.alert.channel
    for ts, key in poster.replies(channel, delivery.alert.ts):
        try:
            poster.edit(channel, ts, reply_message(delivery, waiting, view, key))
        except Gone as error:  # the alert itself is still ours
            log.info("a reply below the alert %s is left alone: %s", delivery.alert.id, error)


def _conversation(telling: Telling, alert: Alert) -> str:
    if alert.route == "channel":
        return telling.poster.conversation(telling.target.channel)
    person = telling.people.by_id(alert.route.removeprefix("dm:"))
    user = telling.account(person) if person else ""
    if not user:
        name = person.name if person else alert.route
        raise Refused(f"{name} has no account in {telling.target.source}: name it in [[people]]")
    return telling.poster.direct(user)


def view_of(telling: Telling, alert: Alert, now: datetime) -> View:
    """Who reads this alert's message, and how they name people and moments."""

    def waited(ask: Ask, start: datetime, end: datetime) -> timedelta:
        return telling.people.calendar(ask.owner).between(start, end)

    return View(
        now=now,
        private=alert.route.startswith("dm:"),
        waited=waited,
        mention=telling.mention,
        moment=telling.moment,
        checked=lambda ask: read_at(telling.proofs, ask),
        hears=telling.target.hears(alert),
    )

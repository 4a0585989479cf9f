"""Carries out what the outbox says of failing sources: tells the owner directly where that is possible."""

from collections.abc import Callable
from datetime import datetime

from syncd.alert import Action, Delivery
from syncd.connector import Unauthorized
from syncd.rules.suspected import counts
from syncd.service.telling import Telling
from syncd.slack.message import reply_key
from syncd.slack.post import Refused
from syncd.slack.source_message import Outage, outage_message, recovery_message
from syncd.store.failures import Failure


def tell_outage(telling: Telling, delivery: Delivery, failure: Failure, now: Callable[[], datetime]) -> None:
    """Posts, edits or replies, and marks it done. A failure that was over before it could be told is not told.

    So it is with a question that was answered while its alert waited: there is nothing left to do for anybody. What
    kept it from being told was then Slack itself, which is in the log and in ``syncd status``.
    """
    alert, poster = delivery.alert, telling.poster
    owner = telling.mention(telling.people.default_owner)
    channel, ts = alert.channel, alert.ts
    match delivery.action:
        case Action.POST:
            channel = _conversation(telling)
            found = poster.find(channel, alert.id, delivery.created_at) if delivery.attempts > 0 else None
            outage = _outage(telling, failure)
            if found is None and outage is None:
                channel, ts = "", ""
            elif found is None and outage is not None:
                channel, ts = poster.post(channel, outage_message(outage, alert.id, owner, now()))
            else:
                ts = found or ""
        case Action.EDIT if ts:
            poster.edit(channel, ts, outage_message(_over(telling, failure, delivery), alert.id, owner, now()))
        case Action.REPLY if ts:
            key = reply_key(delivery)
            if delivery.attempts == 0 or poster.find(channel, key, delivery.created_at, ts) is None:
                poster.post(channel, recovery_message(_over(telling, failure, delivery), key, owner), ts)
    telling.outbox.done(delivery, channel, ts, now())


def _outage(telling: Telling, failure: Failure) -> Outage | None:
    state = telling.sources.state(failure.source)
    if state is None or state.failing_since != failure.since:
        return None
    asks = (ask for ask in telling.ledger.asks() if ask.source == failure.source)
    waiting = sum(counts(ask, telling.point) for ask in asks)
    return Outage(failure.source, failure.since, telling.moment(failure.since), state.error, waiting)


def _over(telling: Telling, failure: Failure, delivery: Delivery) -> Outage:
    return Outage(failure.source, failure.since, telling.moment(failure.since), until=delivery.created_at)


def _conversation(telling: Telling) -> str:
    """The direct message with the owner, else the channel: a bot may lack the right to write to people (im:write)."""
    user = telling.account(telling.people.default_owner)
    if user:
        try:
            return telling.poster.direct(user)
        except (Refused, Unauthorized):
            pass  # a token that is refused for everything is refused for the channel, too
    return telling.poster.conversation(telling.target.channel)

"""What is true of the asks against what was told of them: what is to be told now, and when to think again."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import NamedTuple

from syncd.alert import Told
from syncd.model import TICKING, Ask, Change, Reason, State
from syncd.reading import Point
from syncd.rules.context import Context
from syncd.rules.decided import decided
from syncd.rules.suspected import counts

TELLING = frozenset({Reason.DUE_SOON, Reason.OVERDUE, Reason.ESCALATED, Reason.REMINDED})
"""What says that somebody waits."""
CLOSING = frozenset({Reason.ANSWERED, Reason.SETTLED, Reason.WITHDRAWN})
"""What takes it back."""
_TICK = timedelta(microseconds=1)
_CLOSINGS = {State.ANSWERED: Reason.ANSWERED, State.WITHDRAWN: Reason.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class AlertPolicy:
    """What is told, and where.

    max_age   history that was asked longer ago opens asks but is never told of
    flood     more new alerts than this at once become one digest
    channel   whether alerts go to the team's channel; dm_owner: to the owner as a direct message
    context   whose policies say how often to remind, and whose working time counts; None: nobody is reminded
    point     how sure an ask must be; one that was told already goes on to be told
    """

    max_age: timedelta = timedelta(days=14)
    flood: int = 5
    channel: bool = True
    dm_owner: bool = False
    context: Context | None = None
    point: Point = Point.PRECISE


class Pending(NamedTuple):
    """Something that will be told from ``moment`` on. ``proof``: only if the source was read completely after it.

    What is only brought up to date is told now, whatever the tool's clock says of when it happened.
    """

    moment: datetime
    reason: Reason
    proof: bool
    detail: str = ""


def reconcile(
    asks: Iterable[Ask],
    told: Mapping[str, Told],
    now: datetime,
    policy: AlertPolicy,
    proofs: Mapping[str, datetime],
) -> list[Change]:
    """What is to be told now, with the reason. Once it is told, the same question gives nothing.

    ``proofs``: by source, when its last complete reading began. That nobody answered is said only where that is
    later than the moment it is said about.
    """
    changes: list[Change] = []
    for ask in asks:
        record = told.get(ask.id)
        last = _last(record)
        at = now if last is None else max(now, last + _TICK)
        proof = proofs.get(ask.source)
        for pending in _pending(ask, record, policy, now):
            proven = not pending.proof or (proof is not None and proof > pending.moment)
            if pending.moment <= now and proven:
                shown = _decided(standing(ask, now)) if pending.reason in CLOSING else _shown(ask, now)
                changes.append(Change(ask.id, pending.reason, at, pending.detail, shown))
                break
    return changes


def wake(ask: Ask, told: Told | None, policy: AlertPolicy, now: datetime) -> datetime | None:
    """The next moment at which ``reconcile`` could say something new of it; in the past where a proof is missing."""
    moments = [pending.moment for pending in _pending(ask, told, policy, now)]
    if ask.state is State.SNOOZED and ask.snoozed_until is not None and ask.snoozed_until > now:
        moments.append(ask.snoozed_until)
    return min(moments, default=None)


def awaiting_proof(ask: Ask, told: Told | None, policy: AlertPolicy, now: datetime, proof: datetime | None) -> bool:
    """Whether something would be told of it, were the source read completely after its moment."""
    return any(
        pending.proof and pending.moment <= now and (proof is None or proof <= pending.moment)
        for pending in _pending(ask, told, policy, now)
    )


def standing(ask: Ask, now: datetime) -> Ask:
    """The ask as it stands now: a snooze that has ended leaves it open, due no earlier than its end."""
    until = ask.snoozed_until
    if ask.state is not State.SNOOZED or until is None or now < until:
        return ask
    if ask.due_at is None:
        return replace(ask, state=State.WAITING_ON_ASKER)
    later = max(until - ask.due_at, timedelta())
    escalate_at = None if ask.escalate_at is None else ask.escalate_at + later
    return replace(ask, state=State.OPEN, due_at=ask.due_at + later, escalate_at=escalate_at)


def applied(told: Mapping[str, Told], changes: Iterable[Change]) -> dict[str, Told]:
    """What has been told once ``changes`` are."""
    after = dict(told)
    for change in changes:
        record = after.get(change.ask, Told(change.ask))
        reasons = {**record.reasons, change.reason: change.at}
        after[change.ask] = replace(record, reasons=reasons, shown=change.shown)
    return after


def is_told(told: Told | None) -> bool:
    """Whether the last that was told of an ask is that somebody waits."""
    if told is None or not told.reasons:
        return False
    saying = [at for reason, at in told.reasons.items() if reason in TELLING]
    taking_back = [at for reason, at in told.reasons.items() if reason in CLOSING]
    return bool(saying) and (not taking_back or max(saying) > max(taking_back))


def _last(told: Told | None) -> datetime | None:
    return max(told.reasons.values(), default=None) if told is not None else None


def _pending(ask: Ask, told: Told | None, policy: AlertPolicy, now: datetime) -> Iterator[Pending]:
    """What is still to be told of an ask if nothing happens, the most urgent first."""
    ask = standing(ask, now)
    is_open = is_told(told)
    if ask.state not in TICKING or ask.due_at is None:
        if is_open or (told is not None and told.shown not in ("", _decided(ask))):
            yield Pending(now, *_closing(ask))
        return
    if not is_open and not counts(ask, policy.point):
        return
    yield from _urgent(ask, _since(told) if is_open else {}, policy, now)
    if is_open and told is not None and told.shown != _shown(ask, now):
        # It was acknowledged, say, or is another's now: the message must not stay wrong.
        yield Pending(now, Reason.UPDATED, proof=False)


def _urgent(ask: Ask, since: Mapping[Reason, datetime], policy: AlertPolicy, now: datetime) -> Iterator[Pending]:
    if ask.due_at is None:
        return
    overdue = since.get(Reason.OVERDUE)
    if overdue is None or overdue < ask.due_at:
        yield Pending(max([ask.due_at, *_reopened(ask)]), Reason.OVERDUE, proof=True)
        yield from _before_due(ask, since, now)
        return
    escalate_at = _escalation(ask, overdue, policy)
    if ask.state is State.OPEN and escalate_at is not None and since.get(Reason.ESCALATED, ask.due_at) <= ask.due_at:
        yield Pending(escalate_at, Reason.ESCALATED, proof=True, detail=_escalated_to(ask, policy))
    remind_at = _reminder(ask, max(since.values()), policy)
    if remind_at is not None:
        yield Pending(remind_at, Reason.REMINDED, proof=True)


def _reopened(ask: Ask) -> list[datetime]:
    """When it was opened again: nobody may have looked into its thread before."""
    return [step.at for step in ask.evidence if step.rule == "reopened" and step.at is not None]


def _before_due(ask: Ask, since: Mapping[Reason, datetime], now: datetime) -> Iterator[Pending]:
    due, warn = ask.due_at, ask.warn_at
    if due is None or now >= due:
        return
    last = max(since.values(), default=None)
    if since.get(Reason.OVERDUE) is not None and since.get(Reason.DUE_SOON) != last:
        # It was told as overdue and is due later now, by a promise say: the message must not stay wrong.
        detail = f"it seems to be promised: {ask.promise}" if ask.promise else "due later now"
        yield Pending(now, Reason.DUE_SOON, proof=False, detail=detail)
    elif warn is not None and warn < due and since.get(Reason.DUE_SOON, ask.asked_at) < warn:
        yield Pending(warn, Reason.DUE_SOON, proof=True)


def _shown(ask: Ask, now: datetime) -> str:
    """Stands for all of an ask that a message shows and that may change while it waits."""
    ask = standing(ask, now)
    return _hash(ask.state.value, ask.owner.id, str(ask.due_at), ask.title, ask.text)


def _decided(ask: Ask) -> str:
    """Stands for what a message says of a decision, which another one may replace, or the answer; else empty."""
    step = decided(ask)
    return _hash(ask.state.value, step.detail) if step is not None else ""


def _hash(*parts: str) -> str:
    return hashlib.blake2b("\x00".join(parts).encode(errors="replace"), digest_size=8).hexdigest()


def _since(told: Told | None) -> dict[Reason, datetime]:
    """When each reason was last told since the ask was last taken back."""
    reasons = told.reasons if told is not None else {}
    closed = max((at for reason, at in reasons.items() if reason in CLOSING), default=None)
    return {reason: at for reason, at in reasons.items() if reason in TELLING and (closed is None or at > closed)}


def _escalation(ask: Ask, overdue: datetime, policy: AlertPolicy) -> datetime | None:
    """When to escalate. Who was told late, after an outage say, has the same time from then on."""
    if ask.escalate_at is None or ask.due_at is None or overdue < ask.escalate_at:
        return ask.escalate_at
    if policy.context is None:
        return overdue + (ask.escalate_at - ask.due_at) + _TICK
    calendar = policy.context.people.calendar(ask.owner)
    return calendar.add(overdue, calendar.between(ask.due_at, ask.escalate_at) + _TICK)


def _escalated_to(ask: Ask, policy: AlertPolicy) -> str:
    if policy.context is None:
        return ""
    name = policy.context.policies.choose(ask.source, ask.place, ask.asker.tier).escalate_to
    person = policy.context.people.by_id(name) if name else None
    return f"escalated to {person.name}" if person is not None else ""


def _reminder(ask: Ask, last: datetime, policy: AlertPolicy) -> datetime | None:
    """The next reminder, in the owner's working time: nobody is reminded at midnight."""
    if policy.context is None:
        return None
    every = policy.context.policies.choose(ask.source, ask.place, ask.asker.tier).remind_every
    return policy.context.people.calendar(ask.owner).add(last, every) if every else None


def _closing(ask: Ask) -> tuple[Reason, bool, str]:
    asker = ask.asker.name
    match ask.state:
        case State.DISMISSED | State.SNOOZED:
            step = decided(ask)
            detail = step.detail if step is not None else ask.state.value
        case State.WAITING_ON_ASKER:
            detail = f"{asker} was asked back"
        case State.OPEN | State.ACKNOWLEDGED | State.PROMISED:
            detail = "no working time left in which it could be due"
        case _:
            detail = next((step.detail for step in reversed(ask.evidence) if step.event == ask.closed_by), "")
    return _CLOSINGS.get(ask.state, Reason.SETTLED), False, detail

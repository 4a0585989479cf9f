"""When an answer is due: the policy's allowance in the owner's working time, less what is used up, or as promised."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from syncd.model import Person
from syncd.rules.context import Context
from syncd.rules.draft import Draft
from syncd.rules.hours import Calendar, NoWorkingTime
from syncd.rules.owner import Owner
from syncd.rules.policy import Policy
from syncd.rules.wording import span

_MOST_DEPUTIES = 5
_NONE = timedelta()


class Deadline(NamedTuple):
    """The moments of an ask, who owes it then, and the reasons in words. All None while nobody is owed anything."""

    owner: Owner
    due: datetime | None
    warn: datetime | None
    escalate: datetime | None
    detail: str
    promised: bool = False


def deadline(draft: Draft, owner: Owner, policy: Policy, context: Context) -> Deadline:
    """The due moment of an ask; of one that waits for the asker, only who owes it."""
    running = draft.running
    if running is None:
        return Deadline(owner, None, None, None, f"the clock stands still until {draft.asker.name} speaks")
    try:
        owner, due = _with_deputies(draft, running, owner, policy, context)
        calendar = context.people.calendar(owner.person)
        detail = _words(draft, policy, owner.person)
        until = draft.promised.due if draft.promised is not None else None
        promised = until is not None and until > due
        if draft.promised is not None and until is not None and promised:
            due = until
            detail = f"{draft.promised.who.name} seems to have promised: {draft.promised.words}"
        if not draft.state.owed:
            return Deadline(owner, due, None, None, detail, promised)
        warn = _warn(calendar, running, due, policy)
        escalate = None if policy.escalate_after is None else calendar.add(due, policy.escalate_after)
    except NoWorkingTime as problem:
        return Deadline(owner, None, None, None, str(problem))
    return Deadline(owner, due, warn, escalate, detail, promised)


def _with_deputies(
    draft: Draft, running: datetime, owner: Owner, policy: Policy, context: Context
) -> tuple[Owner, datetime]:
    """The due moment by the owner's working time, or by that of who stands in while the owner is away then."""
    for _ in range(_MOST_DEPUTIES):
        calendar = context.people.calendar(owner.person)
        if not calendar.leave:
            break
        plain = replace(calendar, leave=())
        leave = calendar.on_leave(_due(draft, running, policy, plain))
        deputy = context.people.by_id(leave.deputy) if leave is not None and leave.deputy else None
        if leave is None or deputy is None or deputy.id == owner.person.id:
            break
        away = f"{owner.person.name} is away until {leave.to}, {deputy.name} stands in"
        owner = Owner(deputy, "deputy", away)
    return owner, _due(draft, running, policy, context.people.calendar(owner.person))


def _due(draft: Draft, running: datetime, policy: Policy, calendar: Calendar) -> datetime:
    left = policy.answer_within
    for start, end in draft.used:
        left -= calendar.between(start, end)
    return calendar.add(running, max(left, _NONE))


def _warn(calendar: Calendar, running: datetime, due: datetime, policy: Policy) -> datetime | None:
    """When to say that it is near; None where that would be at once."""
    if not policy.warn_before:
        return None
    warn = calendar.subtract(due, policy.warn_before)
    return warn if warn > running else None


def _words(draft: Draft, policy: Policy, owner: Person) -> str:
    start = "since the clock went on" if draft.used else "after it was asked"
    used = ", less what was used before" if draft.used else ""
    return f"{span(policy.answer_within)} of {owner.name}'s working time {start}{used} (policy {policy.name})"

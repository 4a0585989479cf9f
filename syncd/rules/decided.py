"""What the evidence says of a decision: what was decided, until when, by whom and how."""

from datetime import datetime

from syncd.decision import Decision
from syncd.model import Account, Ask, Evidence, State
from syncd.rules.people import People

_RULES = frozenset({"dismissed", "snoozed", "reopened"})


def evidence_of(decision: Decision, people: People) -> Evidence:
    """The step of the reasoning that a decision is; moments are in the team's time zone, as wherever people read."""
    by = _by(decision, people)
    match decision.action:
        case "dismiss":
            rule, effect = "dismissed", "settled"
            detail = f"dismissed {by}: {decision.reason or 'nothing is owed'}"
        case "snooze" if decision.until is not None:
            rule, effect = "snoozed", "paused"
            detail = f"snoozed until {_until(decision.until, decision.at, people)} {by}"
        case _:
            rule, effect = "reopened", "resumed"
            detail = f"the decision was taken back {by}"
    return Evidence(rule, detail, effect, decision.event, decision.at)


def decision(ask: Ask) -> Evidence | None:
    """The step of the last decision on an ask, but for who owes it; None where nothing was decided."""
    return next((step for step in reversed(ask.evidence) if step.rule in _RULES), None)


def decided(ask: Ask) -> Evidence | None:
    """The step by which an ask is snoozed or dismissed; None where it is neither."""
    return decision(ask) if ask.state in {State.SNOOZED, State.DISMISSED} else None


def _by(decision: Decision, people: People) -> str:
    """Who decided, and how. The shell does not know who sits there."""
    source, _, account = decision.by.partition(":")
    if not account:
        return "by hand"
    return f"by {people.person(Account(source, account)).name or 'somebody'}, by a reaction on the alert"


def _until(until: datetime, at: datetime, people: People) -> str:
    there, here = until.astimezone(people.zone), at.astimezone(people.zone)
    return there.strftime("%a %-d %b %H:%M" if there.year == here.year else "%a %-d %b %Y %H:%M")

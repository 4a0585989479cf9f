"""What people of the team decide by a reaction on an alert: a day's snooze, a dismissal, or that they take it back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from syncd.decision import DONE_ELSEWHERE, SNOOZE, Decision
from syncd.model import Ask, Event, Kind, Role, State
from syncd.rules.conversation import plain
from syncd.rules.people import People


class Meaning(NamedTuple):
    """What a reaction decides, in the words of a ``Decision``."""

    action: str
    reason: str = ""


MEANINGS: Mapping[str, Meaning] = {
    "zzz": Meaning("snooze"),
    "x": Meaning("dismiss"),
    "no_bell": Meaning("dismiss"),
    "white_check_mark": Meaning("dismiss", DONE_ELSEWHERE),
}
"""By the emoji's plain name. Every other reaction on an alert is only a reaction."""


class Heard(NamedTuple):
    """What came of one reaction: the decision, or else why there is none."""

    event: Event
    decision: Decision | None
    why: str = ""


def meaning(event: Event) -> Meaning | None:
    """What a reaction would decide, or decided before it was taken away."""
    return MEANINGS.get(plain(event.text))


def hear(
    new: Sequence[Event],
    history: Sequence[Event],
    ask: Ask,
    made: Sequence[Decision],
    people: People,
    now: datetime,
) -> list[Heard]:
    """What the new reactions on an alert decide about its ask, each once; the last one counts.

    new      reactions and removals that were not heard before; history: all of that alert's message, with these; both
             in the order of the stream
    made     all that was decided about the ask, in order
    Who takes the reaction away that decided last takes the decision back: what was decided by a reaction before it, and
    still stands, counts again. Reactions that mean nothing are left out, and so are those that decided already.
    """
    made = [decision for decision in made if decision.action != "assign"]
    standing, here = _standing(history), {event.id for event in history}
    found: list[Heard] = []
    for event in new:
        wanted = meaning(event)
        if wanted is None or event.actor is None or any(decision.event == event.id for decision in made):
            continue
        last = made[-1] if made and made[-1].event in here else None
        heard = _heard(event, wanted, ask, last, people, now)
        if heard.decision is not None and event.kind is Kind.REACTION_REMOVED:
            decision = _before(made, standing, heard.decision) or heard.decision
            heard = Heard(event, decision)
        if heard.decision is not None:
            made.append(heard.decision)
        found.append(heard)
    return found


def _heard(event: Event, wanted: Meaning, ask: Ask, last: Decision | None, people: People, now: datetime) -> Heard:
    """``last``: what was decided last, if it was by a reaction on the same message."""
    assert event.actor is not None
    by = event.actor.key
    if people.person(event.actor).role is not Role.TEAM:
        return Heard(event, None, "whoever reacted is not of the team")
    if not (ask.state.owed or ask.state is State.DISMISSED):
        return Heard(event, None, "nothing is owed any more")
    if event.kind is Kind.REACTION:
        until = now + SNOOZE if wanted.action == "snooze" else None
        return Heard(event, Decision(ask.id, wanted.action, now, until, "", wanted.reason, by, event.id))
    if last is None or (last.by, last.action, last.reason) != (by, *wanted):
        return Heard(event, None, "it is not what was decided last")
    return Heard(event, Decision(ask.id, "reopen", now, by=by, event=event.id))


def _standing(history: Sequence[Event]) -> set[tuple[str, str, str]]:
    """By whose account what is decided, by all reactions that are not taken away."""
    found: dict[tuple[str, str], tuple[str, str, str]] = {}
    for event in history:
        wanted = meaning(event)
        if wanted is None or event.actor is None:
            continue
        key = (event.actor.key, plain(event.text))
        if event.kind is Kind.REACTION:
            found[key] = (event.actor.key, *wanted)
        else:
            found.pop(key, None)
    return set(found.values())


def _before(made: Sequence[Decision], standing: set[tuple[str, str, str]], reopened: Decision) -> Decision | None:
    """What was decided by a reaction that still stands, before the decision that is taken back.

    What was decided at the shell since has taken it back, too.
    """
    for decision in reversed(made):
        if not decision.event:
            return None
        is_over = decision.until is not None and decision.until <= reopened.at
        if (decision.by, decision.action, decision.reason) in standing and not is_over:
            return Decision(
                decision.ask, decision.action, reopened.at, decision.until, "", decision.reason, decision.by,
                reopened.event,
            )  # fmt: skip
    return None

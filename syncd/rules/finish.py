"""A draft becomes an ask: its owner, its moments, what people decided, and what would clear it."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias

from syncd.decision import Decision
from syncd.model import Account, Ask, Event, Evidence, Person, Place, State
from syncd.reading import ASKS
from syncd.rules.context import Context
from syncd.rules.conversation import Turn
from syncd.rules.decided import evidence_of
from syncd.rules.draft import Draft
from syncd.rules.due import Deadline, deadline
from syncd.rules.judge import is_sure
from syncd.rules.opening import mentioned
from syncd.rules.owner import Owner, owner_of

Decisions: TypeAlias = Mapping[str, Decision | Sequence[Decision]]
"""What people decided, by the ask's id."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [first + second for first in _LETTERS for second in _LETTERS]


class Thread(NamedTuple):
    """What holds for the whole thread, as of its last event: where it is now, its title, who is assigned.

    ``configured_owner`` is the person id that the place's rule names.
    """

    latest: Event
    title: str
    url: str
    assignees: tuple[Account, ...]
    configured_owner: str


def ask_id(source: str, thread: str, event: str) -> str:
    """Ten characters, stable: the base32 of a hash of the source, the thread and the opening event."""
    digest = hashlib.sha256(f"{source}\x00{thread}\x00{event}".encode()).digest()
    number = int.from_bytes(digest[:7], "big") >> 6
    pairs = _PAIRS
    return (
        f"{pairs[number >> 40]}{pairs[number >> 30 & 1023]}{pairs[number >> 20 & 1023]}"
        f"{pairs[number >> 10 & 1023]}{pairs[number & 1023]}"
    )


def of_ask(decisions: Decisions, ask: str) -> Sequence[Decision]:
    """The decisions about one ask, the oldest first."""
    found = decisions.get(ask, ())
    return (found,) if isinstance(found, Decision) else sorted(found, key=lambda decision: decision.at)


def dismissed(decisions: Decisions, ask: str, at: datetime) -> bool:
    """Whether the last decision on an ask before that moment, but for who owes it, dismissed it."""
    if not decisions:
        return False
    before = [decision for decision in of_ask(decisions, ask) if decision.at < at and decision.action != "assign"]
    return bool(before) and before[-1].action == "dismiss"


def finish(draft: Draft, thread: Thread, context: Context, decisions: Decisions) -> Ask:
    """The ask as its conversation tells it, with what people decided above it."""
    opening = draft.opening.event
    assignees = thread.assignees if draft.assignees is None else draft.assignees
    owner = owner_of(draft, assignees, thread.latest.place, thread.configured_owner, context)
    state, snoozed = draft.state, None
    if decisions:
        for decision in of_ask(decisions, draft.id):
            if decision.action == "assign":
                owner = _assigned(decision, owner, context)
            elif draft.state.owed:
                state, snoozed = _decided(decision, draft)
                draft.evidence.append(evidence_of(decision, context.people))
    place = thread.latest.place
    policy = context.policies.choose(opening.source, place, draft.asker.tier)
    times = deadline(draft, owner, policy, context)
    evidence = (*draft.evidence, *_reasons(draft, times, policy.answered_by == "owner", state))
    return Ask(
        draft.id,
        opening.source,
        place,
        opening.thread,
        thread.title,
        opening.url or thread.url,
        draft.asker,
        times.owner.person,
        "\n".join([turn.text for turn in draft.turns if turn.text]),
        draft.opening.at,
        times.due,
        state,
        opening.id,
        evidence,
        place.private or any(turn.event.place.private for turn in draft.turns),
        times.warn,
        times.escalate,
        draft.closed_at,
        draft.closed_by,
        draft.closed_url,
        draft.promised.words if draft.promised is not None else "",
        snoozed.until if snoozed is not None else None,
        tuple([turn.event.id for turn in draft.turns]),
        max([draft.score, *[turn.reading.asks for turn in draft.turns]]),
        draft.sure or any(map(_asks_surely, draft.turns)),
    )


def _asks_surely(turn: Turn) -> bool:
    """Whether a further message of the asker makes an ask of what was a suspicion."""
    return mentioned(turn) is not None or (turn.reading.asks >= ASKS and is_sure(turn.reading))


def _assigned(decision: Decision, owner: Owner, context: Context) -> Owner:
    person: Person | None = context.people.by_id(decision.owner)
    if person is None:
        return Owner(owner.person, owner.rule, f"{owner.detail}; the assignment to {decision.owner} names nobody known")
    return Owner(person, "assigned", f"{person.name} was assigned by hand")


def _decided(decision: Decision, draft: Draft) -> tuple[State, Decision | None]:
    if decision.action == "dismiss":
        return State.DISMISSED, None
    if decision.action == "snooze" and decision.until is not None:
        return State.SNOOZED, decision
    return draft.state, None


def _reasons(draft: Draft, times: Deadline, only_owner: bool, state: State) -> Iterator[Evidence]:
    yield Evidence(times.owner.rule, times.owner.detail, "owner")
    yield Evidence("promise" if times.promised else "policy", times.detail, "due", "", times.due)
    if not state.owed:
        return
    asker, owner = draft.asker.name, times.owner.person.name
    if state is State.WAITING_ON_ASKER:
        yield Evidence("asker_speaks", f"nothing is owed until {asker} answers", "clears")
        return
    whom = f"{owner} (or who stands in)" if only_owner else f"{owner} or anybody of the team"
    place = " or the channel" if _beside(draft.opening.event.place, draft) else ""
    detail = f"an answer by {whom} in the thread{place}, a ✅ on the message, or a word of {asker} that it is done"
    yield Evidence("answer", detail, "clears")


def _beside(place: Place, draft: Draft) -> bool:
    return place.unthreaded and not draft.opening.event.reply_to

"""A chat without threads: when a later message in the channel is the answer to a question asked there."""

import re
from collections.abc import Container, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from syncd.model import Role, State
from syncd.reading import ASKS, Entry
from syncd.rules.answer_form import announces, did_it, has_the_form, names_its_matter, shares_a_word
from syncd.rules.context import Context
from syncd.rules.conversation import SILENT, Step, Turn, Who
from syncd.rules.draft import Draft
from syncd.rules.finish import Decisions, of_ask
from syncd.rules.glimpse import Glimpse
from syncd.rules.link_model import model
from syncd.rules.linking import AT_ONCE, likelihoods
from syncd.rules.reply import takes_up
from syncd.rules.said import Said

FOREVER = datetime.max.replace(tzinfo=UTC)
WITHIN = timedelta(minutes=60)
"""So long after a question the link model looks for its answer in the channel; later only a mention counts.

Each message that is listened for costs a further look at every open ask of its channel."""

RETURNS_WITHIN = timedelta(hours=8)
"""So long whoever of the team spoke next after a question is listened for: "on it", and two hours later what it was."""
_ASKED_BACK_WITHIN = timedelta(minutes=10)
_SHORT_QUESTION = 15
_ANYBODY = re.compile(
    r"\b(?:any(?:body|one)|some(?:body|one)|all of you|jemand|quelqu'un|alguien|algu[eé]m)\b|誰か", re.IGNORECASE
)
"""Such a question is for the whole channel."""


def can_be_answered_beside(draft: Draft) -> bool:
    """Whether it was asked at the top level of a chat."""
    opening = draft.opening.event
    return opening.place.unthreaded and not opening.reply_to


def waits_beside(draft: Draft, decisions: Decisions) -> bool:
    """Whether its answer may still be found beside its thread."""
    if not (draft.state.owed and can_be_answered_beside(draft)):
        return False
    made = [decision.action for decision in of_ask(decisions, draft.id) if decision.action != "assign"]
    return made[-1:] != ["dismiss"]


class Reach(NamedTuple):
    """Until when a further message at the top level of its chat may change the asks of a thread.

    heard  any message; named: one that mentions somebody. Later ones change nothing.
    """

    heard: datetime
    named: datetime


def reach(own: Sequence[Entry], beside: Sequence[Glimpse], *, whole: bool, context: Context) -> Reach:
    """How far a thread listens beside itself. In doubt it is too far.

    own     its entries; beside: the messages that were looked at, in order
    whole   there were no more; else one among them would move the last of them out of sight
    """
    if beside and not whole:
        return Reach(beside[-1].at, beside[-1].at)
    who = context.people.person
    askers = {who(entry.event.actor).id for entry in own if entry.event.actor and not entry.event.reply_to}
    last = max(entry.event.at for entry in own)
    linked = last + WITHIN
    for each in beside:
        if not _by_somebody_else(each, askers, who):
            last = max(last, each.at)
        else:
            linked = max(linked, last + RETURNS_WITHIN if _helper(each, last, who) else linked)
            return Reach(max(linked, min(each.at, last + AT_ONCE)), FOREVER)
    return Reach(max(linked, last + AT_ONCE), FOREVER)


def link(turn: Turn, draft: Draft) -> str:
    """The name of the rule by which a team member's message in the channel is a reply to the ask; empty: none."""
    if any(person.id == draft.asker.id for person in turn.mentions):
        return "channel_mention"
    if not turn.mentions and is_next(turn, draft) and (_asks_back(turn, draft) or turn.who.id == draft.asked_back):
        return "channel_next"
    spoke = turn.at - draft.last_at
    soon = spoke <= WITHIN
    if soon and not turn.mentions and turn.reading.asks < ASKS and _is_about(draft.opening.text, turn.text):
        return "channel_form"
    if not turn.mentions and ((soon and _takes_it(turn, draft)) or (spoke <= RETURNS_WITHIN and _took_it(turn, draft))):
        return "channel_taken"
    likely = draft.linked.get(turn.event.id, 0.0)
    least = model().threshold / 2 if _is_named(turn, draft) else model().threshold
    if likely < least or turn.mentions or turn.reading.asks >= ASKS:
        return ""
    if not is_next(turn, draft):
        return "channel_link"
    return "" if announces(turn.text, draft.opening.text) else "channel_next"


def _is_about(asked: str, said: str) -> bool:
    """Whether a message in the channel is plainly about the ask, by how it begins."""
    return has_the_form(asked, said) or names_its_matter(asked, said) or did_it(asked, said)


def _is_named(turn: Turn, draft: Draft) -> bool:
    """Whether the ask names who speaks."""
    return any(person.id == turn.who.id for each in draft.turns for person in each.mentions)


def _takes_it(turn: Turn, draft: Draft) -> bool:
    """Whether whom an ask names, or who names its matter, says the first time since that they see to it."""
    if draft.state is not State.OPEN or turn.reading.promise or not takes_up(turn):
        return False
    return _is_named(turn, draft) or shares_a_word(draft.opening.text, turn.text)


def _took_it(turn: Turn, draft: Draft) -> bool:
    """Whether who took it up in the channel speaks again there, and asks nothing: of that, as far as one can see."""
    taken = draft.taken
    return taken is not None and taken.plainly and taken.who.id == turn.who.id and turn.reading.asks < ASKS


def likely_replies(drafts: Iterable[Draft], decisions: Decisions, heard: Sequence[Step]) -> dict[str, dict[str, float]]:
    """For each ask, by its id, how likely each of the team's messages beside it is a reply to it."""
    turns = [step for step in heard if isinstance(step, Turn) and step.gone is None]
    team = {turn.who.id for turn in turns if turn.who.role is Role.TEAM}
    found = {}
    for draft in drafts:
        opening = draft.opening
        if team and waits_beside(draft, decisions):
            following = [said_in(turn) for turn in _in_time(draft, turns)]
            likely = likelihoods(said_in(opening), following, team)
            found[draft.id] = _shared_out(draft, likely, turns, team)
    return found


def _shared_out(draft: Draft, likely: dict[str, float], turns: Sequence[Turn], team: set[str]) -> dict[str, float]:
    """How likely each message is a reply to the ask, and not to what somebody else has asked since.

    "Lunch at one?", "in!" is no answer to the question before it.
    """
    rival: Turn | None = None
    shared = dict(likely)
    for turn in turns:
        if turn.at <= draft.opening.at or turn.who.id == draft.asker.id:
            continue
        if turn.who.role is not Role.TEAM:
            rival = turn if turn.reading.asks >= ASKS else rival
        elif rival is not None and likely.get(turn.event.id, 0.0) >= model().threshold:
            if turn.at - rival.at <= _ASKED_BACK_WITHIN:
                following = [said_in(later) for later in turns if rival.at < later.at <= turn.at]
                other = likelihoods(said_in(rival), following, team).get(turn.event.id, 0.0)
                shared[turn.event.id] = min(likely[turn.event.id], 1 - other)
            rival = None
    return shared


def _in_time(draft: Draft, turns: Sequence[Turn]) -> list[Turn]:
    """What was said beside an ask soon enough after it, or in one go with its asker's further words."""
    opening = draft.opening
    later = [turn for turn in turns if (turn.at, turn.event.id) > (opening.at, opening.event.id)]
    last = opening.at
    for turn in later:
        if turn.at - last > AT_ONCE:
            break
        last = turn.at
        if turn.who.id != draft.asker.id:
            break
    until = max(opening.at + WITHIN, last)
    return [turn for turn in later if turn.at <= until]


def said_in(turn: Turn) -> Said:
    """A turn as the link model takes it."""
    who = turn.who
    return Said(
        turn.event.id, who.id, turn.at, turn.text, "", tuple([each.id for each in turn.mentions]), name=who.name
    )


def _asks_back(turn: Turn, draft: Draft) -> bool:
    """Whether a team member asks something shortly after an ask: most likely what is meant by it."""
    soon = turn.at - draft.last_at <= _ASKED_BACK_WITHIN and len(turn.text.split()) <= _SHORT_QUESTION
    asks = turn.reading.asks >= ASKS and not _ANYBODY.search(turn.text)
    return soon and asks and draft.state is State.OPEN


def is_next(turn: Turn, draft: Draft) -> bool:
    """Whether nobody else spoke in the channel since the asker did, a short while before."""
    return draft.channel_free and turn.at - draft.last_at <= AT_ONCE


def _by_somebody_else(said: Glimpse, askers: Container[str], who: Who) -> bool:
    if said.speaker is None:
        return False
    person = who(said.speaker)
    return person.role not in SILENT and person.id not in askers


def _helper(said: Glimpse, last: datetime, who: Who) -> str:
    """The id of who speaks, if they are of the team and it is at once after ``last``; else empty."""
    if said.speaker is None or said.at - last > AT_ONCE:
        return ""
    person = who(said.speaker)
    return person.id if person.role is Role.TEAM else ""


def _is_of(said: Glimpse, helper: str, askers: Container[str], who: Who) -> bool:
    if said.speaker is None:
        return False
    person = who(said.speaker)
    return person.id == helper or person.id in askers


def worth_hearing(
    beside: Iterable[Glimpse], own: str, askers: Container[str], who: Who, last: datetime
) -> list[Glimpse]:
    """Those of a channel's messages, in order, that can matter: the next ones, soon enough, and mentions.

    own, last  the thread itself, and when it was last changed
    askers     the ids of those who asked at the top level

    Next are those up to the first by somebody else; if that one is of the team, what they and the asker say is worth it
    for longer. It is a quick look, which may keep too many.
    """
    found = []
    free, linked = True, last + WITHIN
    helper, until = "", last
    for said in beside:
        if said.thread == own:
            continue
        if free and said.at - last <= AT_ONCE:
            found.append(said)
            free = not _by_somebody_else(said, askers, who)
            if not free and (helper := _helper(said, last, who)):
                until = last + RETURNS_WITHIN
            last = max(last, said.at)
        elif said.mentions or said.at <= linked or (said.at <= until and _is_of(said, helper, askers, who)):
            found.append(said)
    return found

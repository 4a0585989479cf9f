"""A chat without threads: when a later message in the channel is the answer to a question asked there."""

from collections.abc import Container, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from syncd.reading import Entry, Sign
from syncd.rules.context import Context
from syncd.rules.conversation import ASKS, SPOKEN, Turn, Who, speaker
from syncd.rules.draft import Draft
from syncd.rules.finish import Decisions, of_ask

FOREVER = datetime.max.replace(tzinfo=UTC)
AT_ONCE = timedelta(minutes=30)
"""So soon after a question the next message of the channel is taken to be about it, if nothing speaks against it."""


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


def reach(own: Sequence[Entry], beside: Sequence[Entry], *, whole: bool, context: Context) -> Reach:
    """How far a thread listens beside itself. In doubt it is too far.

    own     its entries; beside: the messages that were looked at, in order
    whole   there were no more; else one among them would move the last of them out of sight
    """
    if beside and not whole:
        return Reach(beside[-1].event.at, beside[-1].event.at)
    who = context.people.person
    askers = {who(entry.event.actor).id for entry in own if entry.event.actor and not entry.event.reply_to}
    last = max(entry.event.at for entry in own)
    for entry in beside:
        if not _by_somebody_else(entry, askers, who):
            last = max(last, entry.event.at)
        else:
            return Reach(min(entry.event.at, last + AT_ONCE), FOREVER)
    return Reach(last + AT_ONCE, FOREVER)


def link(turn: Turn, draft: Draft) -> str:
    """The name of the rule by which a team member's message in the channel is a reply to the ask; empty: none."""
    if any(person.id == draft.asker.id for person in turn.mentions):
        return "channel_mention"
    if is_next(turn, draft) and not turn.mentions and turn.reading.asks < ASKS:
        return "channel_next"
    return ""


def is_next(turn: Turn, draft: Draft) -> bool:
    """Whether nobody else spoke in the channel since the asker did, a short while before."""
    return draft.channel_free and turn.at - draft.last_at <= AT_ONCE


def _by_somebody_else(entry: Entry, askers: Container[str], who: Who) -> bool:
    person = speaker(entry, who)
    return person is not None and person.id not in askers and Sign.AUTO_REPLY not in entry.reading.signs


def worth_hearing(
    beside: Sequence[Entry], own: str, askers: Container[str], who: Who, last: datetime
) -> Sequence[Entry]:
    """Those of a channel's messages, in order, that can matter: the next ones, soon enough, and mentions.

    own, last  the thread itself, and when it was last changed
    askers     the ids of those who asked at the top level

    Next are those up to the first by somebody else. It is a quick look, which may keep too many.
    """
    found = []
    free = True
    for entry in beside:
        event = entry.event
        if event.thread == own:
            continue
        if event.kind not in SPOKEN:
            return [each for each in beside if each.event.thread != own]
        if free and event.at - last <= AT_ONCE:
            found.append(entry)
            free = not _by_somebody_else(entry, askers, who)
            last = max(last, event.at)
        elif event.mentions:
            found.append(entry)
    return found

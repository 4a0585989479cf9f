"""A chat without threads: when a later message in the channel is the answer to a question asked there."""

from collections.abc import Container, Sequence
from datetime import timedelta

from syncd.reading import Entry
from syncd.rules.conversation import ASKS, SPOKEN, Turn, Who, speaker
from syncd.rules.draft import Draft
from syncd.rules.finish import Decisions, of_ask

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


def worth_hearing(beside: Sequence[Entry], askers: Container[str], who: Who) -> Sequence[Entry]:
    """Those of a channel's messages, in order, that can matter: up to the first by somebody else, and mentions.

    ``askers`` are the ids of those who asked at the top level. It is a quick look, which may keep too many.
    """
    if any(entry.event.kind not in SPOKEN for entry in beside):
        return beside
    found = []
    free = True
    for entry in beside:
        if free:
            found.append(entry)
            person = speaker(entry, who)
            free = person is None or person.id in askers
        elif entry.event.mentions:
            found.append(entry)
    return found

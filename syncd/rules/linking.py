"""Was a question answered, and by which message: also in a chat where nobody uses threads."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from syncd.model import Evidence

MOST_FOLLOWING = 40
"""Messages after the ask that are looked at; a reply to it that says so is found anywhere."""


@dataclass(frozen=True, slots=True)
class Said:
    """One message of a talk.

    author     who wrote it: any name that is the same for the same person
    at         when, if that is known
    reply_to   the id of the message that it is an explicit reply to
    mentions   whom it names by a mention, as ``author`` names them
    reactions  what was set on it: (emoji's name, who)
    name       what others call its author in running text; empty: ``author``
    automated  whether a program wrote it
    """

    id: str
    author: str
    at: datetime | None
    text: str
    reply_to: str = ""
    mentions: tuple[str, ...] = ()
    reactions: tuple[tuple[str, str], ...] = ()
    name: str = ""
    automated: bool = False


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A message that was not taken for the answer: how likely it was one (0 to 1), and why not, in words."""

    id: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an ask was answered, and how that was found.

    answered_by  the id of the message that answered; empty: none
    score        0 to 1: how sure it is that it was answered
    passed_over  the likeliest messages that did not count, at most eight, the likeliest first
    evidence     the steps of the reasoning, as the ledger keeps them
    state        answered, waiting_on_asker, acknowledged, promised or unanswered
    """

    answered: bool
    answered_by: str
    score: float
    passed_over: tuple[PassedOver, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    state: str = "unanswered"


def answered(ask: Said, following: Sequence[Said], team: Collection[str] | None = None) -> Verdict:
    """Whether one of the messages after ``ask``, in order, answers it.

    ``team`` names those whose answer counts; without it anybody else's does.
    """
    for said in following[:MOST_FOLLOWING]:
        if said.author == ask.author or said.automated or (team is not None and said.author not in team):
            continue
        if said.reply_to == ask.id or ask.author in said.mentions:
            return Verdict(answered=True, answered_by=said.id, score=0.9, state="answered")
    return Verdict(answered=False, answered_by="", score=0.1)

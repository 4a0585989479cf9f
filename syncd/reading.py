"""What the judge reads in a text: the signs of asking, thanking, promising, apart from who wrote it and when."""

from dataclasses import dataclass
from enum import StrEnum

from syncd.model import Event
from syncd.quick import quick

ASKS = 0.5
"""From this score on a text asks for something: misses and false alarms are in balance."""
SUSPECTED = 0.45
"""From this score on the learned model leans to it, which counts where a conversation begins: a suspicion, no more."""


class Point(StrEnum):
    """Where a score begins to count.

    PRECISE   only what somebody plainly asks: for alerts
    BALANCED  as few misses and false alarms as can be had together: for lists that somebody reads
    """

    PRECISE = "precise"
    BALANCED = "balanced"


class Sign(StrEnum):
    """What a message's own words do, whoever wrote them; the judge (rules/judge.py) finds them.

    NOTICE  it wants nothing back: it agrees, approves, congratulates or is for information
    """

    QUESTION = "question"
    REQUEST = "request"
    FEEDBACK = "feedback"
    UPDATE = "update"
    PLEASANTRY = "pleasantry"
    THANKS = "thanks"
    CLOSING = "closing"
    ACKNOWLEDGEMENT = "acknowledgement"
    PROMISE = "promise"
    AUTO_REPLY = "auto_reply"
    NOTICE = "notice"


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """What the judge reads in one text, knowing neither who wrote it nor to whom. Stored beside its event.

    asks     0.0 to 1.0: how sure rules and learned model are that it asks for something; ``ASKS`` is the middle
    rules    the rules that spoke, each with the words it saw: ``(("question_form", "could you"),)``
    promise  the words of a promise with a time: ``by Friday``
    """

    asks: float = 0.0
    signs: frozenset[Sign] = frozenset()
    rules: tuple[tuple[str, str], ...] = ()
    promise: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Entry:
    """A stored event with its position in the unified stream and the reading of its text."""

    seq: int
    event: Event
    reading: Reading

"""What a message is worth in a conversation: an answer, an acknowledgement, a question back, or nothing."""

import re
from enum import Enum, auto
from typing import Protocol

from syncd.reading import ASKS, Reading, Sign
from syncd.rules.judge import read
from syncd.rules.text import own_words, sentences

_LIGHT = frozenset({Sign.PLEASANTRY, Sign.THANKS, Sign.CLOSING, Sign.ACKNOWLEDGEMENT})
_WEIGHTY = frozenset({Sign.QUESTION, Sign.REQUEST, Sign.FEEDBACK, Sign.UPDATE})
_NO_STATEMENT = _LIGHT | {Sign.QUESTION, Sign.REQUEST, Sign.PROMISE}
_STATEMENT = 3
"""Words: a shorter sentence beside a question or "on it" is a greeting, not an answer."""
_RECEIVED = frozenset({"got it", "gotcha", "understood", "makes sense"})
"""Closes a matter for whoever asked; from who owes an answer it only says that they have read it."""
_YES_OR_NO = re.compile(
    r"[^\w@]*+(?:@[^\s@]++[^\w@]*+)?(?:yes|yep|yeah|no|nope|sure|ja|nein|klar|oui|non|si|sí|sim|não|nao)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"[^\w@]*+(?:@[^\s@]++[^\w@]*+)?"
    r"(?:ok|okay|k|kk|yes|yep|yeah|no|nope|sure|fine|done|ja|nein|oui|non|si|sí|sim|não)\W*+",
    re.IGNORECASE,
)


class Speech(Protocol):
    """What is weighed: ``words`` whether it says anything, ``attachments`` whether something hangs on it."""

    @property
    def text(self) -> str: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def words(self) -> bool: ...
    @property
    def attachments(self) -> bool: ...


class Weight(Enum):
    """What a team member's message does to the asks before it."""

    NOTHING = auto()
    ANSWER = auto()
    ACKNOWLEDGEMENT = auto()
    PROMISE = auto()
    COUNTER_QUESTION = auto()
    THANKS = auto()


def weigh(turn: Speech) -> Weight:
    """The worth of a team member's message as a reply. In doubt it is an answer: false alarms are worse."""
    reading = turn.reading
    signs = reading.signs
    if not turn.words:
        return Weight.ANSWER if turn.attachments else Weight.NOTHING
    if not signs:
        return Weight.ANSWER
    if Sign.CLOSING in signs and any(words in _RECEIVED for _, words in reading.rules) and not states(turn):
        return Weight.ACKNOWLEDGEMENT
    if Sign.PROMISE in signs and reading.promise:
        return Weight.PROMISE
    if Sign.QUESTION in signs and reading.asks >= ASKS:
        stated = _YES_OR_NO.match(turn.text) is not None or states(turn)
        return Weight.ANSWER if stated else Weight.COUNTER_QUESTION
    if Sign.ACKNOWLEDGEMENT in signs or Sign.PROMISE in signs:
        return Weight.ANSWER if states(turn) else Weight.ACKNOWLEDGEMENT
    if Sign.CLOSING not in signs and light(turn):
        return Weight.THANKS
    return Weight.ANSWER


def light(turn: Speech) -> bool:
    """Whether it is no more than a pleasantry, thanks, a closing, an acknowledgement, or "ok"."""
    reading = turn.reading
    if not reading.signs and reading.asks < ASKS and not turn.attachments:
        return _ASSENT.fullmatch(turn.text) is not None
    if reading.asks >= ASKS or not reading.signs & _LIGHT or reading.signs & _WEIGHTY:
        return False
    return not turn.attachments and not states(turn)


def says_yes_or_no(turn: Speech) -> bool:
    """Whether it begins as the answer to a question begins."""
    return _YES_OR_NO.match(turn.text) is not None


def states(turn: Speech) -> bool:
    """Whether, beside what the signs stand for, a sentence of its own says something."""
    parts = sentences(own_words(turn.text))
    return len(parts) > 1 and any(_is_statement(part) for part in parts)


def _is_statement(sentence: str) -> bool:
    if len(sentence.split()) < _STATEMENT:
        return False
    reading: Reading = read(sentence)
    return reading.asks < ASKS and not reading.signs & _NO_STATEMENT

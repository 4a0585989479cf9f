"""What the asker's own further words do to an open ask: settle it, pass by, or go on asking."""

from datetime import timedelta
from enum import Enum, auto

from syncd.model import State
from syncd.reading import ASKS, Sign
from syncd.rules.conversation import Turn
from syncd.rules.draft import Draft
from syncd.rules.in_part import puts_off
from syncd.rules.reply import light, received, says_yes_or_no

IN_ADVANCE = timedelta(minutes=10)
"""Thanks this soon after one's own question, with nobody between, are thanks in advance."""


class Says(Enum):
    """What the asker of an open ask says."""

    DONE = auto()
    THANKS = auto()
    NOTHING = auto()
    MORE = auto()


def says(turn: Turn, draft: Draft) -> Says:
    """What a further message of the asker is to their open ask."""
    signs = turn.reading.signs
    if turn.reading.asks < ASKS:
        if Sign.CLOSING in signs or (received(turn) and draft.state is State.OPEN):
            return Says.DONE
        if Sign.THANKS in signs and light(turn) and _for_an_answer(turn, draft):
            return Says.THANKS
    if not (turn.words or turn.attachments):
        return Says.MORE if turn.reading.asks >= ASKS else Says.NOTHING
    if draft.state is State.WAITING_ON_ASKER and puts_off(turn):
        return Says.NOTHING
    if not light(turn):
        return Says.MORE
    # To a question back, "yes" is an answer, and so is any word that does not only say "I will look".
    back = draft.state is State.WAITING_ON_ASKER and (says_yes_or_no(turn) or Sign.ACKNOWLEDGEMENT not in signs)
    return Says.MORE if back else Says.NOTHING


def _for_an_answer(turn: Turn, draft: Draft) -> bool:
    """Not so thanks in advance, or for "looking into it": those settle nothing."""
    if draft.spoken_to:
        return not draft.thanked
    return draft.state is State.OPEN and turn.at - draft.last_at > IN_ADVANCE

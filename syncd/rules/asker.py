"""What the asker's own further words do to an open ask: settle it, pass by, or go on asking."""

import re
from datetime import timedelta
from enum import Enum, auto

from syncd.model import Kind, State
from syncd.reading import ASKS, Sign
from syncd.rules.conversation import Turn
from syncd.rules.draft import Draft
from syncd.rules.in_part import puts_off
from syncd.rules.reply import Weight, light, received, says_yes_or_no, weigh

IN_ADVANCE = timedelta(minutes=10)
"""Thanks this soon after one's own question, with nobody between, are thanks in advance."""
_FEW = 12
_AGREES = re.compile(
    r"\b(?:fine|works|suits|agreed|(?:sounds|is|all) good|perfect|passt|einverstanden|geht klar|convient|parfait"
    r"|d'accord|de acuerdo|perfecto|combinado|perfeito)\b|大丈夫",
    re.IGNORECASE,
)
_HAS_IT = re.compile(
    r"\W*+(?:(?:ah|ok|yes|and|just|now|i|we)\W+){0,3}(?:(?:i've |we've )?(?:got|received|have|found) (?:it|them"
    r"|the|that|both|all)\b(?!\s(?:same|wrong|old))|(?:it|they|all)(?:'s| is| are|'re)? (?:here|there|arrived|came"
    r"|in)\b|(?:hab|habe|haben) (?:es|sie|ihn|ich|wir)\b|(?:ist|sind) (?:da|angekommen)\b"
    r"|(?:je l'ai|c'est bon|bien reçu|on l'a)\b|(?:lo tengo|ya (?:lo )?tengo|recibido|me llegó)\b|(?:recebi|chegou"
    r"|já tenho)\b)[^?]*$",
    re.IGNORECASE,
)
"""They have what they waited for, or see now that there is nothing to wait for."""
_SEES_IT = re.compile(
    r"\W*+(?:ah[, ]+(?:no|ok|okay|i see|right|nein|nee|so(?! \w)|non|não|ya|vale)|ach[, ]+(?:nee|nein|so|klar)"
    r"|i see now|oh i see)\b[^?]*$",
    re.IGNORECASE,
)
_BUT = re.compile(r"\b(?:but|not|only|if|aber|nicht|nur|wenn|mais|pas|pero|no|mas|não|se)\b|n't\b", re.IGNORECASE)


_IN_HAND = frozenset({State.ACKNOWLEDGED, State.PROMISED})
_PLEASE_DO = re.compile(
    r"\W*+(?:(?:yes|ok|okay|great|thanks|ja|oui|sí|sim)\W+)?(?:please(?: do)?|do (?:that|it)|go ahead|bitte|mach das"
    r"|s'il te plaît|por favor)\W*+",
    re.IGNORECASE,
)
"""To who has said that they will see to it: no more than a nod."""
_STILL_TO_COME = frozenset({Weight.ACKNOWLEDGEMENT, Weight.PROMISE})
"""Who was asked back and says "sure, I'll ask them" has told nothing yet."""

_WILL = re.compile(
    r"\b(?:will|i'll|we'll|let me|gonna|going to|checking|asking|looking|on it|frage|kläre|klären|prüfen|schaue"
    r"|je (?:vois|demande|vérifie)|pregunto|consulto|miro|vou|vejo)\b",
    re.IGNORECASE,
)


class Says(Enum):
    """What the asker of an open ask says."""

    DONE = auto()
    AGREED = auto()
    THANKS = auto()
    NOTHING = auto()
    MORE = auto()


def says(turn: Turn, draft: Draft) -> Says:
    """What a further message of the asker is to their open ask."""
    signs = turn.reading.signs
    if _agreed(turn, draft):
        return Says.AGREED
    if turn.reading.asks < ASKS:
        if len(turn.text.split()) <= _FEW and (_SEES_IT.match(turn.text) or _has_it(turn, draft)):
            return Says.DONE
        if Sign.CLOSING in signs or (received(turn) and draft.state is State.OPEN):
            return Says.DONE
        if Sign.THANKS in signs and light(turn) and _for_an_answer(turn, draft):
            return Says.THANKS
    if draft.state in _IN_HAND and _PLEASE_DO.fullmatch(turn.text):
        return Says.NOTHING
    if not (turn.words or turn.attachments):
        return Says.MORE if turn.reading.asks >= ASKS else Says.NOTHING
    if draft.state is State.WAITING_ON_ASKER and (puts_off(turn) or _will_find_out(turn)):
        return Says.NOTHING
    if not light(turn):
        return Says.MORE
    # To a question back, "yes" is an answer, and so is any word that does not only say "I will look".
    back = draft.state is State.WAITING_ON_ASKER and (says_yes_or_no(turn) or not _will_find_out(turn))
    return Says.MORE if back else Says.NOTHING


def _will_find_out(turn: Turn) -> bool:
    return weigh(turn) in _STILL_TO_COME and _WILL.search(turn.text) is not None


def _has_it(turn: Turn, draft: Draft) -> bool:
    return draft.state is not State.OPEN and _HAS_IT.match(turn.text) is not None


def _agreed(turn: Turn, draft: Draft) -> bool:
    """Whether both agree by it: on a date for a task, or on what the team has proposed with a question."""
    planned = draft.state is State.PROMISED and draft.opening.event.kind is Kind.CREATED
    if not (planned or (draft.proposed and draft.state is State.WAITING_ON_ASKER)) or turn.reading.asks >= ASKS:
        return False
    words = len(turn.text.split())
    return words <= _FEW and _AGREES.search(turn.text) is not None and _BUT.search(turn.text) is None


def _for_an_answer(turn: Turn, draft: Draft) -> bool:
    """Not so thanks in advance, or for "looking into it": those settle nothing."""
    if draft.spoken_to:
        return not draft.thanked
    return draft.state is State.OPEN and turn.at - draft.last_at > IN_ADVANCE

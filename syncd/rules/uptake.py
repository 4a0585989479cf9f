"""What the team takes up was an ask in its own eyes, though no rule heard one in the words."""

import re
from collections.abc import Sequence

from syncd.model import Kind
from syncd.reading import ASKS, Sign
from syncd.rules import room
from syncd.rules.conversation import Turn
from syncd.rules.in_part import answers_in_part
from syncd.rules.opening import Opening, wants_nothing
from syncd.rules.reply import Weight, ends_with_a_choice, light, takes_up, weigh
from syncd.rules.small_talk import small_talk
from syncd.rules.still_to_come import still_at_it

_OVER = frozenset({Sign.CLOSING, Sign.NOTICE, Sign.THANKS, Sign.PLEASANTRY, Sign.ACKNOWLEDGEMENT})
"""What says that it is over, that its author sees to it, or that nothing is wanted, is no report of trouble."""
_GOOD_NEWS = re.compile(
    r"[🎉🥳🍾🏆🚀💪🎂]|:(?:tada|partying_face|rocket|muscle|birthday|trophy):|\b(?:hype|hooray|yay|woohoo|juhu|hurra|youpi)\b",
    re.IGNORECASE,
)
_ACCEPTS = re.compile(
    r"\W*+(?:ok|okay|k|cool|great|nice|perfect|lovely|super|awesome|fine|noted|thanks|thank you|thx|danke|gut|schön"
    r"|prima|merci|parfait|bien|gracias|vale|perfecto|genial|obrigad[oa]|beleza|ótimo|perfeito)\b"
    r"(?!,? (?:catch|find|spot|point|for (?:flagging|reporting|raising|spotting|telling|the (?:report|heads|hint))))",
    re.IGNORECASE,
)
"""So somebody takes note of news; what they do then is their own matter."""
_PRESENT = re.compile(
    r"\b(?:i'll|i will|i'm|we'll) (?:be (?:there|in|at|on|back|late|off|out)|in|come|coming|join|joining|bring|stay)\b"
    r"|^\W*+(?:on my way|omw|coming|be right there|bin (?:gleich da|unterwegs)|j'arrive|voy|tô indo)\W*+$",
    re.IGNORECASE,
)
"""Says where its author will be, and takes nothing up."""
_INTERJECTION = 2
"""Words: so short a remark of the team ("omg", "good point") neither answers nor takes anything up."""


class Unheard:
    """What stakeholders said since the team last spoke, and no rule heard as an ask.

    Small: the first to speak, and what the same person added.
    """

    def __init__(self) -> None:
        self._turns: list[Turn] = []

    def add(self, turn: Turn) -> None:
        """A stakeholder spoke, to nobody outside the team; nothing of theirs is open."""
        mine = bool(self._turns) and self._turns[0].who.id == turn.who.id
        if mine and turn.reading.signs & _OVER:
            self._turns.clear()
        elif (mine or not self._turns) and _may_be_meant(turn):
            self._turns.append(turn)

    def take(self, reply: Turn) -> tuple[Sequence[Turn], Opening | None]:
        """What a member of the team, who just spoke, has taken up, and the reason; then nothing is left unheard.

        A short word before ("omg") takes nothing away.
        """
        turns = self._turns
        if not turns:
            return (), None
        why = _taken_up(turns[0], reply)
        if why is not None or len(reply.text.split()) > _INTERJECTION:
            self._turns = []
        return turns, why

    def pointed_out(self, turn: Turn) -> Sequence[Turn]:
        """What another stakeholder said before, to whom somebody calls the team; then nothing is left unheard."""
        turns = self._turns
        if not turns or turns[0].who.id == turn.who.id:
            return ()
        self._turns = []
        return turns

    def looked_at(self, message: str) -> Sequence[Turn]:
        """What was said, if that message is a part of it; then nothing is left unheard."""
        turns = self._turns
        if all(turn.event.id != message for turn in turns):
            return ()
        self._turns = []
        return turns


def _may_be_meant(turn: Turn) -> bool:
    """Whether it tells something that somebody may see to."""
    if turn.gone is not None or not turn.words or _GOOD_NEWS.search(turn.text) or small_talk(turn.event.place):
        return False
    sees_to_it = Sign.PROMISE in turn.reading.signs and any(rule == "commitment" for rule, _ in turn.reading.rules)
    return not (sees_to_it or turn.reading.signs & _OVER or light(turn) or wants_nothing(turn))


def _sees_to_it(reply: Turn) -> bool:
    """Whether a phrase of its own says so: "thanks, looking into it"."""
    return any(rule == "acknowledgement" for rule, _ in reply.reading.rules) and takes_up(reply)


def _taken_up(turn: Turn, reply: Turn) -> Opening | None:
    """Why a member's words make an ask of what went before; None where they answer, or talk of something else."""
    name = reply.who.name
    if any(person.id != turn.who.id for person in reply.mentions) and not room.among_team(reply):
        return None
    weight = weigh(reply)
    if _PRESENT.search(reply.text) or (_ACCEPTS.match(reply.text) and not _sees_to_it(reply)):
        return None
    if room.among_team(reply) and (room.hands_over(reply) or weight is Weight.COUNTER_QUESTION):
        return Opening("taken_up", f"{name} gave it to a colleague", plain=False)
    if weight is Weight.PROMISE or (weight is Weight.ACKNOWLEDGEMENT and takes_up(reply)):
        return Opening("taken_up", f"{name} takes it up", plain=False)
    if weight is Weight.ANSWER and still_at_it(reply):
        return Opening("taken_up", f"{name} takes it up", plain=False)
    if weight is Weight.ANSWER and answers_in_part(reply, turn.text):
        return Opening("taken_up", f"{name} answers a part of it", plain=False)
    back = weight is Weight.COUNTER_QUESTION or (weight is Weight.ANSWER and ends_with_a_choice(reply))
    if back and reply.reading.asks >= ASKS:
        filed = turn.event.kind is Kind.CREATED
        return Opening("asked_back", f"{name} asks back about it", plain=not filed, sure=filed)
    return None

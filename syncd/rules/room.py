"""Who speaks to whom in a conversation: the team among itself, stakeholders among themselves."""

import re
from collections.abc import Container, Mapping
from collections.abc import Set as AbstractSet
from datetime import timedelta
from typing import NamedTuple

from syncd.model import Person, Role
from syncd.reading import ASKS, Sign
from syncd.rules import reply
from syncd.rules.answer_form import has_the_form, long_words
from syncd.rules.conversation import Turn
from syncd.rules.draft import Draft
from syncd.rules.reply import light, says_yes_or_no, takes_up

SOON = timedelta(minutes=30)
"""So soon after another stakeholder's answer the asker's thanks are for that one."""
_WHO = re.compile(r"(?:^|[^\w])(?:who|wer|qui|quién|quien|quem)\s|誰", re.IGNORECASE)
_ME = re.compile(
    r"[^\w@]*+(?:me|i|ich|moi|yo|eu|私|僕)(?:(?:\W++(?:do|will|can|mach's|mache|!))?\W*+|\s?[!,.]\s.{1,100})",
    re.IGNORECASE,
)
_GUESS = re.compile(
    r"\b(?:i think|i guess|maybe|probably|perhaps|glaube|vielleicht|je crois|creo|acho)\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"(?:^|[,.!?;:]\s{0,3})([^\W\d_]{2,40}+),?\s(?:can|could|will|would|do|did|have|are|is|please|what|when|how"
    r"|where|any"
    r"|kannst|könntest|hast|weißt|magst|peux-tu|pourrais-tu|as-tu|puedes|podrías|tienes|pode|podes|tem)\b"
)
_CALLED_WITHIN = 2_000
"""Characters in which somebody is looked for whom a message calls by name."""


def called(turn: Turn, people: Mapping[str, Person]) -> Person | None:
    """Whom of those who spoke before, by first name, a message calls: "perfect, Noor can you send it?"."""
    others = [name for name, person in people.items() if person.id != turn.who.id]
    if not others:
        return None  # nobody else is there to be called, as below most first messages
    text = turn.text[:_CALLED_WITHIN].lower()
    if not any(name in text for name in others):
        return None
    for found in _CALLED.finditer(text):
        person = people.get(found[1])
        if person is not None and person.id != turn.who.id:
            return person
    return None


def spoken_to(turn: Turn, names: AbstractSet[str]) -> AbstractSet[str]:
    """Whom of ``names`` (lower-case first names) it calls as it begins: "Yes Dana, on Monday", "Dana, Eve: no"."""
    found = _FIRST.match(turn.text)
    if found is None or (found[1] or found[2]).lower() not in names:
        return frozenset()
    return names & set(_WORD.findall(turn.text[:_BEGINNING].lower()))


_BEGINNING = 60
"""Characters: whoever else is named in these may be spoken to as well."""
_WORD = re.compile(r"[^\W\d_]++")
_FIRST = re.compile(r"\W*+(?:([^\W\d_]{2,40}+)[,:;]\s|[^\W\d_]{2,40}+,?\s([^\W\d_]{2,40}+)[,:;]\s)")


def first_name(person: Person) -> str:
    """How others call somebody, lower-case."""
    return person.name.partition(" ")[0].lower()


def spoken_of(turn: Turn) -> bool:
    """Whether all whom it mentions are only named in a statement: "@Mia has the new invite"."""
    text = turn.text.lower()
    if "?" in text or not turn.event.mentions:
        return False
    named = [(f"@{account.name.lower()}", text) for account in turn.event.mentions if account.name]
    return bool(named) and all(_SUBJECT.match(text.partition(name)[2]) for name, text in named if name in text)


_SUBJECT = re.compile(
    r"\s(?:has|had|is|was|does|did|will|knows|said|sent|made|took|owns|hat|hatte|ist|wird|weiß|sagt"
    r"|a|est|va|sait|tiene|está|va|sabe|dijo|tem|vai|disse)\b(?!\s(?:you|du|ihr|tu|vous))"
)
"""What follows a name of which something is told."""


def among_team(turn: Turn) -> bool:
    """Whether a team member's message is for colleagues only, by name."""
    return bool(turn.mentions) and all(person.role is Role.TEAM for person in turn.mentions)


def hands_over(turn: Turn) -> bool:
    """Whether it only gives a matter to a colleague, where the asker can see it: "over to you @Li"."""
    return among_team(turn) and _YOURS.search(turn.text) is not None


def heir(turn: Turn) -> Person | None:
    """The one colleague to whom a message hands a matter; None where it only asks whether they can take it."""
    return turn.mentions[0] if len(turn.mentions) == 1 and "?" not in turn.text and hands_over(turn) else None


_YOURS = re.compile(
    r"\b(?:over to you|yours|all you|one for you|for you to|passing (?:this|it|that)|handing (?:this|it|that)"
    r"|(?:can|could|would|will) you (?:please )?(?:take|own|handle|look after|pick) (?:this|it|that|over|up)"
    r"|please (?:take|handle|own|pick) (?:this|it|that|over|up)"
    r"|(?:takes|will take|owns|will own|will handle|handles|is taking|is handling) (?:this|it|that|care|over)"
    r"|(?:checks|will check|is checking|looks|will look|is looking) (?:with|into|at|after|this|it)"
    r"|übernimm(?:st|t)?|kümmer(?:st|t|e) (?:du )?(?:dich|sich)|machst du das|macht das|das ist deins|dein thema"
    r"|à toi|pour toi|tu (?:prends|peux prendre|t'en occupes)|s'en (?:occupe|charge)|prends le relais"
    r"|te toca|te lo paso|te encargas|se encarga|lo (?:lleva|coge|toma) "
    r"|é contigo|é com você|passo para você|você (?:assume|pega|cuida)|(?:assume|cuida) (?:isso|disso))(?!\w)"
    r"|(?:お任せ|引き継|担当)",
    re.IGNORECASE,
)
"""Words that give a matter to somebody else."""


def points_to(turn: Turn) -> Person | None:
    """Whom of the team a stakeholder calls to what somebody else said: "@Li ^", "@Li owns this, flagging it"."""
    team = [person for person in turn.mentions if person.role is Role.TEAM]
    if len(team) != 1 or turn.reading.asks >= ASKS:
        return None
    return team[0] if not turn.words or _POINTS.search(turn.text) else None


_POINTS = re.compile(
    r"\b(?:cc|flag(?:ging)?|ping(?:ing)?|nudg(?:e|ing)|owns|heads[ -]up|see above|for you|might know|should know"
    r"|can help|weiß das|kümmert sich|s'en occupe|se encarga|cuida disso)\b|\^|👆|☝|⬆",
    re.IGNORECASE,
)


def replies_to_colleague(turn: Turn, asked: Container[str]) -> bool:
    """Whether it is the yes or no of a colleague who was asked by name, which tells the asker nothing."""
    return turn.who.id in asked and not turn.mentions and (says_yes_or_no(turn) or _NOT.match(turn.text) is not None)


_NOT = re.compile(r"\W*+(?:not?|nicht|pas|nope|nah|nö|nee)\b", re.IGNORECASE)


_NOT_ME = re.compile(
    r"\W*+(?:not me|me neither|ich (?:leider )?nicht|pas moi|moi non plus|yo no|yo tampoco|eu não|私じゃ)\b",
    re.IGNORECASE,
)
_WHO_CAN = re.compile(
    r"(?:^|[^\w])(?:(?:who|wer|qui|quién|quien|quem)\s(?:can|could|will|would|knows?|owns|has|kann|könnte|weiß|hat"
    r"|peut|sait"
    r"|puede|sabe|tiene|pode|tem)\b)",
    re.IGNORECASE,
)
"""Wants somebody who can do it, and one who cannot says nothing to that."""
_ECHO = 6
"""Words: so short an answer takes up the words of the question."""


def only_not_me(said: str, asked: str) -> bool:
    """Whether one of several who are asked says no for themselves: "who of you joins?", "not me, dentist"."""
    return _NOT_ME.match(said) is not None and _WHO.search(asked) is not None


def _echoes(asked: str, said: str) -> bool:
    """Whether it takes up a word of a question in few of its own: "the one with the parrot?", "THE parrot"."""
    words = said.lower().split()
    if len(words) > _ECHO or len(asked.split()) > 2 * _ECHO:
        return False
    return not set(long_words(asked)).isdisjoint(long_words(said))


class Aside(NamedTuple):
    """What a stakeholder's message may be to the asks of others; read once, for there may be many.

    answers  it is a plain yes or no of who began the thread
    told     it neither asks nor guesses
    tells    it may be what another wanted to know
    """

    turn: Turn
    answers: bool
    told: bool
    tells: bool

    def settles(self, draft: Draft) -> bool:
        """Whether another stakeholder's ask, which names nobody of the team, needs no more after it.

        "Who takes this one?", "I'll take it"; or a question below a thread, to which its first author says yes or no.
        """
        if _to_team(draft):
            return False
        if self.answers and draft.opening.event.reply_to:
            return True
        return _WHO.search(draft.opening.text) is not None and _takes(self.turn)

    def settles_next(self, draft: Draft) -> bool:
        """Whether it answers the question of another stakeholder in a channel, where it is the next that is said.

        "Is it paired?", "yep did it with them at 9"; "and Leeds?", "Leeds next year"; "who was here last?", "not me".
        """
        turn = self.turn
        if not self.told or _to_team(draft) or not draft.only_asks:
            return False
        if _echoes(draft.opening.text, turn.text):
            return True
        if only_not_me(turn.text, draft.opening.text) and not _WHO_CAN.search(draft.opening.text):
            return True
        yes_or_no = says_yes_or_no(turn) or _NOT.match(turn.text) is not None
        return (yes_or_no and len(turn.text.split()) > 2) or has_the_form(draft.opening.text, turn.text)


def aside(turn: Turn, host: str) -> Aside:
    """What a stakeholder's message may be to others; ``host``: the id of who began the thread."""
    told = turn.reading.asks < ASKS and not _GUESS.search(turn.text)
    answers = told and turn.who.id == host and (says_yes_or_no(turn) or _NOT.match(turn.text) is not None)
    return Aside(turn, answers, told, told and turn.words and not light(turn))


def _takes(turn: Turn) -> bool:
    return takes_up(turn) or _ME.fullmatch(turn.text) is not None


def contented(turn: Turn, draft: Draft) -> bool:
    """Whether an asker is glad of what another said a moment ago: another stakeholder, or in the channel the team."""
    told = draft.told_by
    if told is None or turn.at - told.at > SOON:
        return False
    if told.who.role is Role.TEAM:
        return Sign.THANKS in turn.reading.signs and reply.contented(turn)
    if _to_team(draft):
        return False
    if draft.only_asks and _TAKES_IT.fullmatch(turn.text):
        return True
    if reply.contented(turn):
        return not draft.plain or not turn.reading.signs.isdisjoint(_SETTLING)
    glad = turn.reading.asks < ASKS and any(rule in _GLAD for rule, _ in turn.reading.rules)
    return glad and "?" not in turn.text and len(turn.text.split()) <= _FEW


_TAKES_IT = re.compile(
    r"\W*+(?:(?:ah|oh|aha|and)\W+)?(?:ok|okay|k|kk|cool|great|nice|good|perfect|fine|right|alright|lovely|gut|super"
    r"|prima|alles klar"
    r"|parfait|très bien|vale|perfecto|genial|beleza|ótimo|tá bom)(?:\W+(?:ok|okay|cool|great|good|nice|then"
    r"|perfect|dann))?\W*+",
    re.IGNORECASE,
)
"""All that who asked says to an answer."""
_SETTLING = frozenset({Sign.THANKS, Sign.CLOSING})
"""Who told of trouble may laugh about it with others, and has it still."""
_GLAD = frozenset({"pleasantry", "thanks", "closing", "agreement"})
_FEW = 12
"""Words: with more it goes on with something else."""


def found_out(turn: Turn, draft: Draft) -> bool:
    """Whether an asker closes it after what another stakeholder said a moment ago: "then it's my network"."""
    told = draft.told_by
    return told is not None and turn.at - told.at <= SOON and Sign.CLOSING in turn.reading.signs


def _to_team(draft: Draft) -> bool:
    return any(person.role is Role.TEAM for turn in draft.turns for person in turn.mentions)

"""Who speaks to whom in a conversation: the team among itself, stakeholders among themselves."""

import re
from collections.abc import Iterable
from datetime import timedelta

from syncd.model import Person, Role
from syncd.reading import ASKS, Sign
from syncd.rules.conversation import Turn
from syncd.rules.draft import Draft
from syncd.rules.reply import light, says_yes_or_no, takes_up

SOON = timedelta(minutes=30)
"""So soon after another stakeholder's answer the asker's thanks are for that one."""
_WHO = re.compile(r"(?:^|[^\w])(?:who|wer|qui|quién|quien|quem)\s|誰", re.IGNORECASE)
_ME = re.compile(r"[^\w@]*+(?:me|i|ich|moi|yo|eu|私|僕)(?:\W++(?:do|will|can|mach's|mache|!))?\W*+", re.IGNORECASE)
_GUESS = re.compile(
    r"\b(?:i think|i guess|maybe|probably|perhaps|glaube|vielleicht|je crois|creo|acho)\b", re.IGNORECASE
)
_CALLED = (
    r"(?:^|[,.!?;:]\s{0,3})(%s),?\s(?:can|could|will|would|do|did|have|are|is|please|what|when|how|where|any"
    r"|kannst|könntest|hast|weißt|magst|peux-tu|pourrais-tu|as-tu|puedes|podrías|tienes|pode|podes|tem)\b"
)


def called(turn: Turn, people: Iterable[Person]) -> Person | None:
    """Whom of those who spoke before a message calls by first name: "perfect, Noor can you send it?"."""
    first = {person.name.partition(" ")[0].lower(): person for person in people if person.id != turn.who.id}
    names = "|".join(re.escape(name) for name in sorted(first) if name)
    found = re.search(_CALLED % names, turn.text.lower()) if names else None
    return first[found[1]] if found else None


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


def replies_to_colleague(turn: Turn, asked: Iterable[str]) -> bool:
    """Whether it is the yes or no of a colleague who was asked by name, which tells the asker nothing."""
    return turn.who.id in asked and not turn.mentions and (says_yes_or_no(turn) or _NOT.match(turn.text) is not None)


_NOT = re.compile(r"\W*+(?:not?|nicht|pas|nope)\b", re.IGNORECASE)


def taken_by(turn: Turn, draft: Draft) -> bool:
    """Whether a stakeholder takes up what another asked of anybody: "who takes this one?", "I'll take it"."""
    if _to_team(draft) or not _WHO.search(draft.opening.text):
        return False
    return _ME.fullmatch(turn.text) is not None or takes_up(turn)


def answered_by_host(turn: Turn, draft: Draft, host: str) -> bool:
    """Whether who began the thread answers another stakeholder's question below it with a yes or a no."""
    if turn.who.id != host or _to_team(draft) or draft.opening.event.reply_to == "":
        return False
    answers = says_yes_or_no(turn) or _NOT.match(turn.text) is not None
    return answers and turn.reading.asks < ASKS and not _GUESS.search(turn.text)


def tells(turn: Turn) -> bool:
    """Whether a stakeholder's message may be what another stakeholder wanted to know."""
    return turn.reading.asks < ASKS and turn.words and not light(turn) and not _GUESS.search(turn.text)


def contented(turn: Turn, draft: Draft) -> bool:
    """Whether an asker is glad of what another stakeholder said a moment ago."""
    told = draft.told_by
    if told is None or turn.at - told.at > SOON or _to_team(draft):
        return False
    return bool(turn.reading.signs & {Sign.THANKS, Sign.PLEASANTRY}) and light(turn)


def _to_team(draft: Draft) -> bool:
    return any(person.role is Role.TEAM for turn in draft.turns for person in turn.mentions)

"""What opens an ask: a stakeholder's message that asks, mentions the team, or is about what the team owns."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from syncd.model import Kind, Person, Role
from syncd.reading import ASKS, SUSPECTED, Reading, Sign
from syncd.rules.conversation import Turn
from syncd.rules.going_on import asks_on, goes_on
from syncd.rules.judge import LEARNED, is_sure, read
from syncd.rules.not_meant import for_everybody, not_meant
from syncd.rules.own_work import tells_own_work
from syncd.rules.reply import light, received
from syncd.rules.room import spoken_of
from syncd.rules.small_talk import small_talk
from syncd.rules.suspicion import TROUBLE, suspicion
from syncd.rules.wording import shortened


class Opening(NamedTuple):
    """Why a message opens an ask.

    plain  without question or request, so that a "thank you" is answer enough
    sure   somebody plainly asks, or where it stands makes it an ask; otherwise it is a suspicion
    """

    rule: str
    detail: str
    plain: bool
    score: float | None = None
    sure: bool = True


class Before(NamedTuple):
    """What went before a message in its thread.

    answered   its author asked something there, and it is closed
    asked      the team has asked last
    others     somebody else's ask is open
    begins     nobody has spoken yet; in a private chat, which never ends: not for a while
    """

    answered: bool = False
    asked: bool = False
    others: bool = False
    begins: bool = False

    @property
    def discussed(self) -> bool:
        """Whether a statement is a part of what others said."""
        return self.asked or self.others


NOTHING_BEFORE = Before()


def opening(
    turn: Turn, *, every_message: bool, owned: bool, before: Before = NOTHING_BEFORE, called: Person | None = None
) -> Opening | None:
    """The reason for which a stakeholder's message opens an ask; None where nobody owes an answer to it.

    ``called``: whom of the team it calls by name; what may be a request then is one.
    """
    name = turn.who.name
    if not every_message and elsewhere(turn):
        return None
    reading = turn.reading
    member = mentioned(turn) or _wanted_of(called, reading)
    if member is None and not every_message and _for_nobody(turn, owned, before):
        return None
    placed = member is not None or owned or every_message
    # After an answer a few words go on with the same matter, however unsure they are by themselves.
    if (why := _in_words(turn, before, placed=placed)) is not None:
        return why
    if turn.event.kind is Kind.CREATED:
        title = _read_title(turn.event.title)
        if title.asks >= ASKS:
            return _asked(title, "its title", placed=placed)
        if owned:
            return Opening("filed_issue", f"{name} filed it, and it is the team's", plain=False)
    if not (turn.words or turn.attachments) or light(turn):
        return None
    if wants_nothing(turn) and not every_message:
        return None
    if member is not None:
        return Opening("mention", f"it mentions {member.name}", plain=not asks_on(reading), score=reading.asks)
    if owned and not (before.answered or before.discussed):
        detail = f"{name} commented on what the team owns"
        return Opening("owned", detail, plain=not asks_on(reading), score=reading.asks)
    if every_message:
        place = turn.event.place.name or turn.event.place.id
        return Opening("every_message", f"every message in {place} is owed an answer", plain=True)
    return _suspected(turn) if before.begins else None


def _wanted_of(called: Person | None, reading: Reading) -> Person | None:
    """Who is called by name, where a rule hears that something is wanted."""
    return called if any(rule in _WANTING for rule, _ in reading.rules) else None


def _in_words(turn: Turn, before: Before, *, placed: bool) -> Opening | None:
    """What asks by its own words. Who was answered may go on with the same matter in a few of them."""
    reading = turn.reading
    if reading.asks >= ASKS or complains(turn) or (before.answered and asks_on(reading)):
        return _asked(reading, "it", placed=placed)
    if before.answered and goes_on(turn.text, reading):
        detail = f"{turn.who.name} goes on after the answer"
        return Opening("not_enough", detail, plain=False, score=reading.asks, sure=placed)
    return None


def _suspected(turn: Turn) -> Opening | None:
    """What begins a conversation and may want something: a suspicion of an ask, unless it plainly tells of trouble."""
    for text, reading in _text_and_title(turn):
        if (why := suspicion(text, reading, direct=turn.event.place.private)) is not None:
            sure = why.rule == TROUBLE and reading.asks >= SUSPECTED
            return Opening(why.rule, f"it {why.detail}", plain=True, score=reading.asks, sure=sure)
    return None


def _text_and_title(turn: Turn) -> Iterator[tuple[str, Reading]]:
    yield turn.text, turn.reading
    if turn.event.title:
        yield turn.event.title, _read_title(turn.event.title)


@lru_cache(maxsize=512)
def _read_title(title: str) -> Reading:
    """Readings of texts are stored, those of titles are not; one thread asks for the same several times."""
    return read(title)


def _for_nobody(turn: Turn, owned: bool, before: Before) -> bool:
    """Whether what names nobody of the team is small talk or a report, or has only the form of a request to it."""
    if small_talk(turn.event.place):
        return True
    if owned and tells_own_work(turn.text, turn.reading):
        return True
    if not owned and for_everybody(turn.text, turn.reading):
        return True
    return turn.reading.asks >= ASKS and not_meant(turn.text, turn.reading, among_others=before.others)


def complains(turn: Turn) -> bool:
    """Whether a rule hears a complaint in a short message, though the model, which knows mail, doubts it.

    One that says that it is over ("we had some trouble with it, all solved now") is none.
    """
    reading = turn.reading
    if not reading.rules:
        return False
    heard = any(rule == "feedback" for rule, _ in reading.rules) and Sign.CLOSING not in reading.signs
    return heard and not wants_nothing(turn) and len(turn.text.split()) <= _SHORT


def wants_nothing(turn: Turn) -> bool:
    """Whether it agrees, informs, only names somebody, or says that its author has found the answer."""
    reading = turn.reading
    return reading.asks < ASKS and (Sign.NOTICE in reading.signs or received(turn) or spoken_of(turn))


def filed(turn: Turn) -> Opening:
    """The reason for an issue that became the team's only after it was filed."""
    return Opening("filed_issue", f"{turn.who.name} filed it, and it became the team's", plain=False)


def elsewhere(turn: Turn) -> bool:
    """Whether it is addressed to people none of whom is of the team."""
    return bool(turn.mentions) and mentioned(turn) is None


def mentioned(turn: Turn) -> Person | None:
    """The first of the team whom it mentions, with words of its own."""
    for person in turn.mentions:
        if person.role is Role.TEAM:
            return person if turn.words or turn.attachments else None
    return None


def _asked(reading: Reading, what: str, *, placed: bool) -> Opening:
    rule = reading.rules[0][0] if reading.rules else "asks"
    detail = f"{what} {_seen(reading) or 'asks for something'}"
    plain = reading.signs.isdisjoint(_OWED_CONTENT)
    return Opening(rule, detail, plain, reading.asks, sure=placed or is_sure(reading))


def _seen(reading: Reading) -> str:
    """What the rules saw, with the words; a question mark is named only where no words say more."""
    forms: dict[str, str] = {}
    for rule, words in reading.rules:
        if rule in _READS_AS:
            forms.setdefault(_READS_AS[rule], f": “{shortened(words, _LONGEST_SIGN)}”" if words else "")
    seen = [f"as {form}{words}" for form, words in forms.items()][:_MOST_SEEN]
    if seen:
        return "reads " + ", and ".join(seen)
    return "has a question mark" if any(rule == "question_mark" for rule, _ in reading.rules) else ""


_READS_AS = {
    "question_form": "a question",
    "request_form": "a request",
    "request": "a request",
    "feedback": "feedback",
    "update": "asking for news",
    "hint": "a hint",
    "tag_question": "a question",
    LEARNED: "asking, by what was learned of mail",
}
_WANTING = frozenset({"request", "request_form", "question_form", "question_mark", "update"})
_SHORT = 40
_MOST_SEEN = 2
_LONGEST_SIGN = 40
_OWED_CONTENT = frozenset({Sign.QUESTION, Sign.REQUEST, Sign.UPDATE})

"""An ask in the making: what is said of it, step by step, while the conversation is read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple, TypeAlias

from syncd.model import Account, Event, Evidence, Person, State
from syncd.reading import Sign
from syncd.rules.conversation import Turn
from syncd.rules.wording import shortened

QUOTE = 80
MOST_PASSED_OVER = 8
"""Of what did not count, the first are kept as evidence: a busy bot would bury the rest."""

Links: TypeAlias = Mapping[str, Mapping[str, float]]
"""By ask, and by event: how likely the message is a reply to it."""


class Promised(NamedTuple):
    """A promise with a time, as it was understood: the words of the time, and the sentence of what will be done.

    ``due`` is None where the words name no day: "right after the test ends" moves no due moment.
    """

    who: Person
    words: str
    action: str
    due: datetime | None


class Taken(NamedTuple):
    """Who has made a matter their own, when and how. ``plainly``: in words; else by having answered or asked before."""

    who: Person
    at: datetime
    detail: str
    plainly: bool


@dataclass(slots=True)
class Draft:
    """One ask while its conversation is read from the first step to the last.

    plain       opened without question or request (feedback, a comment, a mention): thanks are answer enough
    score       how sure the message that opened it asks, 0.0 to 1.0
    sure        more than a suspicion opened it
    running     since when the clock runs; None while the asker has the ball
    used        the stretches in which the clock ran before
    assignees   of the thread, as of its closing; None while it is open
    thanked     whether the last word to the asker was one that people thank for without being answered
    spoken_to   whether anybody spoke since the asker last did
    channel_free  whether nobody but the asker spoke in the channel beside the thread
    taken       who of the team took it up; what they promised outlives them
    answerer    who of the team answered it
    asked_back  the id of who asked back last; proposed: with what they proposed ("is the 10th fine?")
    agreed      whether somebody of the team set a thumb on the question
    told_by     the last message of another stakeholder that may be the answer
    linked      how likely each of the team's messages beside the thread is a reply, by the event's id
    """

    id: str
    opening: Turn
    asker: Person
    plain: bool
    running: datetime | None
    turns: list[Turn]
    last_at: datetime
    score: float = 0.0
    sure: bool = True
    state: State = State.OPEN
    evidence: list[Evidence] = field(default_factory=list)
    used: list[tuple[datetime, datetime]] = field(default_factory=list)
    promised: Promised | None = None
    assignees: tuple[Account, ...] | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    closed_url: str = ""
    by_closing: bool = False
    thanked: bool = False
    spoken_to: bool = False
    channel_free: bool = True
    taken: Taken | None = None
    answerer: Person | None = None
    agreed: bool = False
    told_by: Turn | None = None
    asked_back: str = ""
    proposed: bool = False
    linked: Mapping[str, float] = field(default_factory=dict)
    passed_over: int = 0

    @property
    def only_asks(self) -> bool:
        """Whether a yes is answer enough: it is a question, and wants nothing done."""
        signs = self.opening.reading.signs
        return Sign.QUESTION in signs and Sign.REQUEST not in signs

    def note(self, rule: str, detail: str, effect: str, event: Event, score: float | None = None) -> None:
        """Adds a step of the reasoning."""
        if effect == "passed_over":
            self.passed_over += 1
            if self.passed_over > MOST_PASSED_OVER:
                return
        self.evidence.append(Evidence(rule, detail, effect, event.id, event.at, score))

    def extend(self, turn: Turn, *, asks: bool) -> None:
        """Takes in a further message of the asker; ``asks``: it asks again, or for more."""
        name = self.asker.name
        self.turns.append(turn)
        self.last_at, self.spoken_to = turn.at, False
        if self.state is State.WAITING_ON_ASKER:
            self.running = turn.at
            self.state = State.OPEN if self.promised is None else State.PROMISED
            self.note("asker_spoke", f"{name} spoke, the clock goes on: {quote(turn)}", "resumed", turn.event)
        elif (asks or _NOTHING_YET.match(turn.text)) and self.state is State.PROMISED and self._is_over(turn.at):
            self._broken(turn)
        elif asks and (self.state is State.ACKNOWLEDGED or self._undated):
            self.state, self.promised = State.OPEN, None
            detail = f"{name} asked again, so having been seen is no longer enough: {quote(turn)}"
            self.note("asked_again", detail, "resumed", turn.event)
        else:
            self.note("same_asker", f"{name} went on: {quote(turn)}", "extended", turn.event)

    @property
    def _undated(self) -> bool:
        """Whether what was promised names no day: asked again, it is worth no more than having been seen."""
        return self.state is State.PROMISED and self.promised is not None and self.promised.due is None

    def _is_over(self, at: datetime) -> bool:
        """Whether the promised time has passed; of one without a day nobody knows."""
        return self.promised is not None and self.promised.due is not None and at > self.promised.due

    def _broken(self, turn: Turn) -> None:
        """Asked again after the promised time: the promise holds nobody off any more."""
        promised, self.promised, self.state = self.promised, None, State.OPEN
        if promised is not None:
            detail = (
                f"{promised.who.name} seems not to have kept it ({promised.words}), and {self.asker.name} asks again"
            )
            self.note("promise_broken", f"{detail}: {quote(turn)}", "resumed", turn.event)

    def pause(self, turn: Turn) -> None:
        """A counter-question gives the ball to the asker."""
        self.asked_back = turn.who.id
        self.proposed = _PROPOSES.search(turn.text) is not None
        detail = f"{turn.who.name} asked back: {quote(turn)}"
        if self.state is State.WAITING_ON_ASKER:
            self.note("counter_question", detail, "passed_over", turn.event)
            return
        if self.running is not None:
            self.used.append((self.running, turn.at))
        self.running = None
        self.state = State.WAITING_ON_ASKER
        self.note("counter_question", detail, "paused", turn.event)

    def acknowledge(self, rule: str, detail: str, event: Event) -> None:
        """Somebody has seen it: escalation waits, the ask stays."""
        if self.state is State.OPEN:
            self.state = State.ACKNOWLEDGED
            detail += "; escalation waits, the due moment stays"
            self.note(rule, detail, "acknowledged", event)
        else:
            self.note(rule, detail, "passed_over", event)

    def promise(self, promised: Promised, turn: Turn) -> None:
        """A promise with a time moves the due moment there, if that is later."""
        self.promised = promised
        self.take_up(turn)
        if self.state is not State.WAITING_ON_ASKER:
            self.state = State.PROMISED
        detail = f"{turn.who.name} seems to have promised ({promised.words}): “{promised.action}”"
        self.note("promise", detail, "promised", turn.event)

    def take_up(self, turn: Turn) -> None:
        """Who says "on it" owes it from then on."""
        self.taken = Taken(turn.who, turn.at, f"{turn.who.name} took it up: {quote(turn)}", plainly=True)

    def hand_over(self, turn: Turn, to: Person) -> None:
        """Whom a colleague gives it to, where the asker can see it, owes it from then on."""
        self.taken = Taken(to, turn.at, f"{turn.who.name} gave it to {to.name}: {quote(turn)}", plainly=True)

    def deliver(self, turn: Turn) -> None:
        """Somebody answers it; who had promised to has kept it."""
        self.answerer = turn.who
        if self.promised is not None and self.promised.who.id == turn.who.id:
            late = ", though later" if self._is_over(turn.at) else ""
            detail = f"{turn.who.name} kept the promise ({self.promised.words}){late}: {quote(turn)}"
            self.note("promise_kept", detail, "promised", turn.event)

    def withdraw(self, at: datetime) -> None:
        """The message that opened it was deleted."""
        self.state, self.closed_at = State.WITHDRAWN, at
        detail = f"{self.asker.name} deleted the message"
        self.evidence.append(Evidence("message_deleted", detail, "withdrawn", self.opening.event.id, at))

    def close(self, state: State, rule: str, detail: str, event: Event, url: str = "") -> None:
        """It is no longer owed. ``url``: where to look, if not at the event."""
        self.state = state
        self.closed_at, self.closed_by, self.closed_url = event.at, event.id, url or event.url
        effects = {State.ANSWERED: "answered", State.WITHDRAWN: "withdrawn"}
        self.note(rule, detail, effects.get(state, "settled"), event, self.linked.get(event.id))

    def reopen(self, rule: str, detail: str, event: Event) -> None:
        """It is owed again, with a clock of its own from now on."""
        self.state = State.OPEN
        self.closed_at, self.closed_by, self.closed_url = None, "", ""
        self.assignees, self.promised, self.by_closing = None, None, False
        self.running, self.used = event.at, []
        if self.taken is None and self.answerer is not None:
            self.taken = Taken(self.answerer, event.at, f"{self.answerer.name} answered it before", plainly=False)
        self.note(rule, detail, "resumed", event)


_NOTHING_YET = re.compile(
    r"\W*+(?:(?:sorry|hm+|still|so far|no|well)\b\W++){0,4}(?:nothing (?:yet|here|so far|arrived|came)|not (?:yet"
    r"|there|here|arrived)|still (?:nothing|no|not|waiting)|no \w+ (?:yet|so far|here)|(?:immer )?noch (?:nichts"
    r"|nicht)|toujours (?:rien|pas)|rien (?:encore|reçu)|(?:todavía|aún|sigue) (?:nada|no|sin)|nada (?:todavía|aún"
    r"|ainda)|ainda (?:nada|não)|まだ)",
    re.IGNORECASE,
)
"""What was promised is not there: that asks again."""
_PROPOSES = re.compile(
    r"\b(?:(?:is|are|would|does|do) (?:it|that|this|these|those|the \w+) (?:be )?(?:fine|ok|okay|good|work|suit)"
    r"|\d{1,2}[:.]\d\d(?=\s?\?$)|(?:\d{1,2} ?(?:am|pm|uhr|h)|\w+day|tomorrow|morgen|\w+tag|demain|mañana"
    r"|amanhã)(?=\s?\?$)|(?:is|would|does|do) (?:next |this )?(?:\w+day|tomorrow|week|\d\S*"
    r"|noon)(?: \w+)? (?:be )?(?:fine|ok|okay|good|work|suit)|(?:geht|passt) (?:dir |euch |ihnen )?(?:auch )?\w+tag"
    r"|\w+di (?:ça )?(?:te|vous) va|te va bien el \w+|\w+ serve|fine (?:by|with|for) you|ok (?:for|with) you"
    r"|work for you|suit you|passt (?:das|dir|euch)|ist das (?:ok|recht)|(?:ça|cela) (?:te|vous) (?:va|convient)"
    r"|te (?:va bien|parece bien)|pode ser|tudo bem)\b[^?\n]{0,40}\?",
    re.IGNORECASE,
)
"""What is only to be agreed to."""


def quote(turn: Turn) -> str:
    """The message's words, short, in quotation marks; or what stands in their place."""
    words = shortened(" ".join(turn.text[: QUOTE * 4].split()), QUOTE)
    if words:
        return f"“{words}”"
    return "an attachment" if turn.attachments else "no words"

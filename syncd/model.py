"""The words of syncd as values: the one place where its terms are defined. Knows nothing else of ours.

source   one configured account of one tool, with a name: ``acme-jira``
item     what the tool gave: a raw payload with its kind and id
event    one normalised fact: who did what, where, when
place    where it happened: channel, project, document, page; private or not
thread   the conversation inside a place: Slack thread, Jira issue, comment thread of a document
account  a person as one tool knows them; person: accounts that are one human, with a role
ask      something a stakeholder said that is owed an answer; ledger: all asks with their states and the evidence
alert    what was told, to whom, when: *told* is not the same as *true*
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeAlias

from syncd.quick import quick

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
NOTHING: Mapping[Any, Any] = MappingProxyType({})
FORGOTTEN, FORGOTTEN_TEAM = "forgotten:", "forgotten:team:"
"""How the id of an account begins that stands for a person who was forgotten; of the team's, whose answers stay."""


class Kind(StrEnum):
    """What happened. An edit, a deletion, a reaction, a resolve names its ``target``."""

    MESSAGE = "message"
    EDIT = "edit"
    DELETE = "delete"
    REACTION = "reaction"
    REACTION_REMOVED = "reaction_removed"
    STATUS = "status"
    ASSIGNMENT = "assignment"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    CREATED = "created"


class Role(StrEnum):
    """What a person is to the team: only a stakeholder opens an ask, only the team answers one."""

    TEAM = "team"
    STAKEHOLDER = "stakeholder"
    BOT = "bot"
    IGNORED = "ignored"


@quick
@dataclass(frozen=True, slots=True)
class Account:
    """A person, or a program, as one source knows them. Empty strings stand for what the tool does not say."""

    source: str
    id: str
    name: str = ""
    email: str = ""
    bot: bool = False
    active: bool = True
    timezone: str = ""

    @property
    def key(self) -> str:
        """``source:id``, unique over all sources; the form people write in the config."""
        return f"{self.source}:{self.id}"


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened. What is not known to be public is private, so text never leaks by omission.

    ``unthreaded``: a chat, where the answer may be simply a later message instead of a reply in the thread.
    """

    id: str
    name: str = ""
    private: bool = True
    url: str = ""
    unthreaded: bool = False
    owner: Account | None = None


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What a mapping may know of the source an item came from: ``type`` is ``slack``, ``jira``..."""

    name: str
    type: str
    base_url: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """What the tool gave, as JSON; ``seen_at``: when, by its own clock; ``thread``: whose part it is, not the whole."""

    kind: str
    id: str
    payload: Mapping[str, Any]
    seen_at: datetime
    thread: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Event:
    """One normalised fact; unique on ``(source, id)``, and a repeat changes nothing.

    id         made from the tool's own ids
    at         aware, UTC, by the tool's clock
    actor      who did it; None where the tool does not say
    thread     unique within the source
    title      of the thread: an issue's summary, a document's name
    text       plain text; quoted lines begin with ``> ``, code stands between lines of three backquotes,
               a mention reads ``@Name``; of a reaction, the emoji's name; of a status, the new status' name
    assignees  who owes the thread's work after this event (kinds created and assignment)
    reply_to   the id of the event it answers explicitly; empty for a message that starts or stands alone
    target     the id of the event that an edit, deletion, reaction or removal is about
    closed     whether the thread is closed after this event (created, status, resolve, reopen); None: no change
    automated  written by a program (bot, auto-reply, system notice): it never opens and never answers
    """

    source: str
    id: str
    kind: Kind
    at: datetime
    actor: Account | None
    thread: str
    place: Place
    title: str = ""
    text: str = ""
    url: str = ""
    mentions: tuple[Account, ...] = ()
    assignees: tuple[Account, ...] = ()
    reply_to: str = ""
    target: str = ""
    closed: bool | None = None
    automated: bool = False
    meta: Mapping[str, Json] = field(default_factory=lambda: NOTHING)


@dataclass(frozen=True, slots=True)
class ThreadRef:
    """A thread that a connector is asked to look at: it has an open ask, or was recently active.

    since   when its first known event happened; until: its last known event (UTC, the tool's clock)
    verify  an ask in it has just become due: read it from the source now, completely, before anyone is accused
    """

    source: str
    place: str
    thread: str
    since: datetime
    until: datetime
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """Says that a page holds everything there is in a stretch: what is stored of it and is absent is gone.

    The page's items are the complete content of ``thread``, or, where ``thread`` is empty, of the top level of
    ``place`` from ``since`` to ``until`` (both included; None is open). ``at`` is the tool's clock at the reading.
    """

    place: str
    at: datetime
    thread: str = ""
    since: datetime | None = None
    until: datetime | None = None


class State(StrEnum):
    """Where an ask stands. Being overdue is not a state but a moment: see ``Ask.overdue``."""

    OPEN = "open"
    ACKNOWLEDGED = "acknowledged"
    PROMISED = "promised"
    WAITING_ON_ASKER = "waiting_on_asker"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    SNOOZED = "snoozed"
    DISMISSED = "dismissed"

    @property
    def owed(self) -> bool:
        """Whether somebody of the team still owes something (a snoozed ask is owed, only later)."""
        return self in OWED


OWED = frozenset({State.OPEN, State.ACKNOWLEDGED, State.PROMISED, State.WAITING_ON_ASKER, State.SNOOZED})
TICKING = frozenset({State.OPEN, State.ACKNOWLEDGED, State.PROMISED})


class Reason(StrEnum):
    """Why something is told."""

    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ESCALATED = "escalated"
    REMINDED = "reminded"
    UPDATED = "updated"
    ANSWERED = "answered"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    SOURCE_FAILING = "source_failing"
    SOURCE_RECOVERED = "source_recovered"


@quick
@dataclass(frozen=True, slots=True)
class Evidence:
    """One step of the reasoning behind an ask: the rule's name, what it saw in words, and the event it saw.

    ``effect`` is what the step did: opened, extended, passed_over, acknowledged, promised, paused, resumed,
    answered, settled, withdrawn, owner, due, clears.
    """

    rule: str
    detail: str
    effect: str
    event: str = ""
    at: datetime | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Accounts that are one human. ``joined`` says of each account key by what: email, config or name."""

    id: str
    name: str
    role: Role
    accounts: tuple[Account, ...] = ()
    tier: str = ""
    email: str = ""
    timezone: str = ""
    joined: Mapping[str, str] = field(default_factory=lambda: NOTHING)


@quick
@dataclass(frozen=True, slots=True)
class Ask:
    """Something a stakeholder said that is owed an answer, as the events of its thread tell it.

    id         short, stable: made from source, thread and opening event
    asked_at   when the clock started: the first message of the ask
    due_at     when an answer is due, in the owner's working time; None while the asker has the ball
    warn_at    when to say DUE_SOON; escalate_at, when to escalate; None: never
    closed_at  when it was answered, settled or withdrawn; ``closed_by`` is that event's id, ``closed_url`` its link
    private    something of it was said in a private place: its text is for its owner only
    promise    the words of a promise with a time, where there is one
    score      0.0 to 1.0: how surely its words ask; ``sure``: plainly, or by where they stand; else it is a suspicion
    """

    id: str
    source: str
    place: Place
    thread: str
    title: str
    url: str
    asker: Person
    owner: Person
    text: str
    asked_at: datetime
    due_at: datetime | None
    state: State
    event: str
    evidence: tuple[Evidence, ...]
    private: bool = True
    warn_at: datetime | None = None
    escalate_at: datetime | None = None
    closed_at: datetime | None = None
    closed_by: str = ""
    closed_url: str = ""
    promise: str = ""
    snoozed_until: datetime | None = None
    messages: tuple[str, ...] = ()
    score: float = 0.0
    sure: bool = True

    def overdue(self, now: datetime) -> bool:
        """Whether an answer is owed and its moment has passed."""
        return self.state in TICKING and self.due_at is not None and self.due_at <= now


@dataclass(frozen=True, slots=True)
class Change:
    """What is true of an ask and was not told, with the reason. ``shown`` stands for what its alerts show then."""

    ask: str
    reason: Reason
    at: datetime
    detail: str = ""
    shown: str = ""

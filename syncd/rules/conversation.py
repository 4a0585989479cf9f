"""The events of one thread as the conversation that stands now: edits applied, deletions marked, reactions netted."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from syncd.model import Account, Event, Kind, Person, Role
from syncd.reading import SUSPECTED, Entry, Reading, Sign
from syncd.rules.emoji import LOOKS

SPOKEN = frozenset({Kind.MESSAGE, Kind.CREATED})
"""The kinds of events that say something new."""
_AFTERTHOUGHTS = frozenset({Kind.EDIT, Kind.DELETE})
_REACTIONS = frozenset({Kind.REACTION, Kind.REACTION_REMOVED})
# Each event is looked at by these; on Python 3.11 a member of an enum is found seven times slower than a global.
_CREATED, _EDIT, _DELETE, _REACTION = Kind.CREATED, Kind.EDIT, Kind.DELETE, Kind.REACTION
_TEAM, _STAKEHOLDER = Role.TEAM, Role.STAKEHOLDER
SILENT = frozenset({Role.BOT, Role.IGNORED})
"""Who is of one of these says nothing."""
_AUTO_REPLY = Sign.AUTO_REPLY
_HINTING = frozenset({"feedback", "trouble", "request", "request_form"})
_QUOTED = re.compile(r"^(?:>|&gt;).*$", re.MULTILINE)
_NAMED = re.compile(r"@[\w.'-]+")
_SAYS = re.compile(r"\w|[^\s\x00-\u2000]")

Who: TypeAlias = Callable[[Account], Person]


@dataclass(slots=True)
class Turn:
    """One message as it stands now, and who is behind it.

    mentions  the persons it names, without its author
    gone      when it was deleted
    nearby    said beside the thread, at the top level of the same chat
    """

    event: Event
    at: datetime
    who: Person
    text: str
    reading: Reading
    mentions: tuple[Person, ...] = ()
    gone: datetime | None = None
    nearby: bool = False

    @property
    def words(self) -> bool:
        """Whether it says anything beside quoted lines and the names of those it mentions."""
        text = self.text
        if ">" in text or "&gt;" in text:
            text = _QUOTED.sub("", text)
        for account in self.event.mentions:
            if account.name:
                text = text.replace(f"@{account.name}", " ")
        return _SAYS.search(_NAMED.sub(" ", text) if "@" in text else text) is not None

    @property
    def attachments(self) -> bool:
        """Whether an image or a file hangs on it."""
        return bool(self.event.meta.get("attachments"))


@dataclass(slots=True)
class Mark:
    """A reaction that still stands: the emoji's plain name, who set it, and on which message."""

    event: Event
    at: datetime
    who: Person
    name: str


@dataclass(slots=True)
class Turnabout:
    """Something that happened to the thread as a whole: its status, its assignee, closed, reopened."""

    event: Event
    at: datetime
    who: Person | None

    @property
    def program(self) -> bool:
        """Whether a program did it."""
        return self.event.automated or (self.who is not None and self.who.role is Role.BOT)

    @property
    def team(self) -> bool:
        """Whether somebody of the team did it, in person."""
        return self.who is not None and self.who.role is Role.TEAM and not self.event.automated

    @property
    def name(self) -> str:
        """Who did it, for a sentence."""
        if self.program:
            return "a program"
        return self.who.name if self.who is not None else "somebody"


Step: TypeAlias = Turn | Mark | Turnabout


def remembered(person: Who) -> Who:
    """``person`` asked once for each account of a source: a thread has many messages and few people."""
    known: dict[str, Person] = {}

    def who(account: Account) -> Person:
        found = known.get(account.id)
        if found is None:
            found = known[account.id] = person(account)
        return found

    return who


def glance(entries: Sequence[Entry], who: Who) -> tuple[bool, bool]:
    """Whether a stakeholder spoke, and whether anything hints at an ask: most threads need no closer look.

    Where the team spoke too, it may have taken up what does not look like an ask. Without a stakeholder nothing hints.
    """
    spoke = team = False
    for entry in entries:
        event = entry.event
        if event.kind in SPOKEN and event.actor is not None and not event.automated:
            role = who(event.actor).role
            spoke = spoke or role is _STAKEHOLDER
            team = team or role is _TEAM
            if spoke and team:
                return True, True
    return (True, any(map(_hints, entries))) if spoke else (False, False)


def _hints(entry: Entry) -> bool:
    event, reading = entry.event, entry.reading
    return bool(
        reading.asks >= SUSPECTED
        or event.mentions
        or event.assignees
        or event.kind is _CREATED
        or event.place.owner is not None
        or (reading.rules and any(rule in _HINTING for rule, _ in reading.rules))
        or (event.kind is _REACTION and plain(event.text) in LOOKS)
    )


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """Every event once, by its moment and then its id: the order of arrival does not matter.

    What is said in the moment in which its thread was created comes after that, whatever their ids.
    """
    once = {entry.event.id: entry for entry in entries}
    return sorted(once.values(), key=_position) if len(once) > 1 else list(once.values())


def _position(entry: Entry) -> tuple[datetime, bool, str]:
    event = entry.event
    return event.at, event.kind is not _CREATED, event.id


def steps(entries: Sequence[Entry], who: Who, *, nearby: bool = False) -> list[Step]:
    """What happened, in order; ``entries`` are in order. Programs, and people without a name, say nothing."""
    edits, gone, standing = _aftermath(entries)
    found: list[Step] = []
    for entry in entries:
        event = entry.event
        kind = event.kind
        if kind in SPOKEN:
            turn = _turn(entry, edits.get(event.id), who)
            if turn is None:
                if not nearby:
                    found.append(Turnabout(event, event.at, who(event.actor) if event.actor else None))
                continue
            turn.gone = gone.get(event.id)
            turn.nearby = nearby
            found.append(turn)
        elif kind in _REACTIONS:
            if event.id in standing and event.actor is not None:
                found.append(Mark(event, event.at, who(event.actor), plain(event.text)))
        elif kind not in _AFTERTHOUGHTS and not nearby:
            found.append(Turnabout(event, event.at, who(event.actor) if event.actor else None))
    return found


def plain(emoji: str) -> str:
    """An emoji's name without colons, skin tone and the selector that makes a sign colourful."""
    return emoji.strip(":").partition("::")[0].rstrip("\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")


def speaker(entry: Entry, who: Who) -> Person | None:
    """Who speaks in a message; None for programs, and for those who are ignored."""
    event = entry.event
    if event.actor is None or event.automated:
        return None
    person = who(event.actor)
    return None if person.role in SILENT else person


def _turn(entry: Entry, edit: Entry | None, who: Who) -> Turn | None:
    event = entry.event
    now = entry if edit is None else edit
    person = speaker(entry, who)
    if person is None or _AUTO_REPLY in now.reading.signs:
        return None
    mentions: tuple[Person, ...] = ()
    if now.event.mentions:
        named = {found.id: found for found in map(who, now.event.mentions) if found.id != person.id}
        mentions = tuple(named.values())
    return Turn(event, event.at, person, now.event.text, now.reading, mentions)


def _aftermath(entries: Sequence[Entry]) -> tuple[dict[str, Entry], dict[str, datetime], set[str]]:
    """Of each message its last edit, when it was deleted, and the ids of the reactions that still stand.

    An edit after a deletion is a message that came back.
    """
    edits: dict[str, Entry] = {}
    gone: dict[str, datetime] = {}
    reactions: dict[tuple[str, str, str], str] = {}
    where: dict[str, tuple[str, str, str]] = {}
    for entry in entries:
        event = entry.event
        kind = event.kind
        if kind is _EDIT:
            edits[event.target] = entry
            if gone.get(event.target, event.at) < event.at:
                del gone[event.target]
        elif kind is _DELETE:
            gone.setdefault(event.target, event.at)
        elif kind in _REACTIONS:
            key = where.get(event.target) or (event.target, event.actor.id if event.actor else "", plain(event.text))
            if kind is _REACTION:
                reactions[key] = event.id
                where[event.id] = key
            else:
                reactions.pop(key, None)
    return edits, gone, set(reactions.values())

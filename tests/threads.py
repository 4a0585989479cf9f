"""Threads in a few readable lines, for the tests of the ledger: who says what, when; and what becomes of it.

    thread("mon 10:00 dana: Could you send the export?", "mon 11:00 mia: Here it is.")

Moments are of the week from Monday, 2 March 2026, in UTC; ``mon2`` is of the week after. Messages are counted from 1:
``mon 11:00 mia reacts eyes on 1``, ``dana edits 1: text``, ``dana deletes 1``, ``mia unreacts eyes on 1``. An issue:
``dana files: title | description``, ``mia closes``, ``dana reopens``, ``mia assigns li``, ``mia moves to In Progress``.
``dana attaches: text`` has an image; ``dana to 2: text`` replies to a message; ``mia privately: text``. A comment:
``mia resolves``. The table of threads (thread_cases.py) is written the same way.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from syncd.decision import Decision
from syncd.model import Account, Ask, Event, Kind, Place, Role
from syncd.reading import Entry
from syncd.rules.context import Context
from syncd.rules.glimpse import Glimpse, glimpse
from syncd.rules.hours import DAYS, Calendar, Leave
from syncd.rules.judge import read
from syncd.rules.ledger import fold
from syncd.rules.people import People, PersonConfig
from syncd.rules.policy import PlaceRule, Policies, Policy

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
SOURCE = "acme"


def account(name: str) -> Account:
    return Account(SOURCE, name.upper(), name.capitalize(), f"{name}@acme.test", bot=name == "robo")


NAMES = ("dana", "eve", "pat", "jonas", "claire", "lucia", "rafael", "yuki", "noor", "tom", "mia", "li", "kim", "robo")
ACCOUNTS = {name: account(name) for name in NAMES}
PERSONS = (
    PersonConfig("Pat", ("pat@acme.test",), Role.STAKEHOLDER, "executive"),
    PersonConfig("Kim", ("kim@acme.test",), leave=(Leave(date(2026, 3, 2), date(2026, 3, 6), "li@acme.test"),)),
    PersonConfig("Robo", (f"{SOURCE}:ROBO",), Role.BOT),
)
DEFAULT = Policy(timedelta(hours=4), warn_before=timedelta(hours=1), escalate_after=timedelta(hours=2))
EXECUTIVE = Policy(timedelta(hours=2), tier="executive", name="executive")

CHAT = Place("C1", "general", private=False, unthreaded=True)
ISSUES = Place("P1", "Website", private=False)
PRIVATE = Place("C2", "board", private=True, unthreaded=True)
EVERY = PlaceRule(SOURCE, "C3", every_message=True, owner="li@acme.test")
FEEDBACK = Place("C3", "feedback", private=False, unthreaded=True)
IGNORED = PlaceRule(SOURCE, "C4", ignore=True)


reading = cache(read)


def people(persons: Sequence[PersonConfig] = PERSONS) -> People:
    team = ["mia@acme.test", "li@acme.test", "kim@acme.test"]
    return People(persons, team, "mia@acme.test", ACCOUNTS.values(), Calendar())


def context(*policies: Policy, default: Policy = DEFAULT, persons: Sequence[PersonConfig] = PERSONS) -> Context:
    known = people(persons)
    return Context(known, Policies(default, (EXECUTIVE, *policies), (EVERY, IGNORED)), known.default_owner)


CONTEXT = context()


def moment(text: str) -> datetime:
    """``"tue 10:30"``, ``"mon2 09:00"``."""
    day, _, clock = text.partition(" ")
    hours, _, minutes = clock.partition(":")
    days = DAYS.index(day[:3]) + 7 * (int(day[3:] or 1) - 1)
    return MONDAY + timedelta(days=days, hours=int(hours), minutes=int(minutes))


def thread(*lines: str, place: Place = CHAT, name: str = "T1", beside: bool = False) -> list[Entry]:
    """The entries of a thread. ``beside``: each line stands alone at the top level of the chat."""
    messages: list[str] = []
    found: list[Entry] = []
    for number, line in enumerate(lines, 1):
        event = event_of(line, f"{name}.{number:03d}", messages, place, f"{name}.{number}" if beside else name)
        if beside:
            event = replace(event, reply_to="")
        found.append(Entry(number, event, reading(event.text)))
    return found


def asks(*lines: str, place: Place = CHAT, of: Context = CONTEXT, nearby: Sequence[Entry] = ()) -> tuple[Ask, ...]:
    return fold(thread(*lines, place=place), of, Beside(nearby))


class Beside:
    """The top level of chats, from the messages that stand there."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = {entry.event.id: entry for entry in entries}

    def after(self, first: Event) -> Sequence[Glimpse]:
        stands = [entry for entry in self._entries.values() if entry.event.place == first.place]
        return sorted(glimpse(entry) for entry in stands if entry.event.at >= first.at)

    def whole(self, some: Sequence[Glimpse], _: Event) -> Sequence[Entry]:
        return [self._entries[each.id] for each in some]


def only(*lines: str, place: Place = CHAT, of: Context = CONTEXT, nearby: Sequence[Entry] = ()) -> Ask:
    found = asks(*lines, place=place, of=of, nearby=nearby)
    assert len(found) == 1, [(ask.text, ask.state, ask.evidence) for ask in found]
    return found[0]


def rules(ask: Ask, effect: str = "") -> list[str]:
    """The rules of the evidence, in order; of one effect, if named."""
    return [step.rule for step in ask.evidence if effect in ("", step.effect)]


def decided(ask: Ask, action: str, at: str, until: str = "", owner: str = "") -> dict[str, tuple[Decision, ...]]:
    return {ask.id: (Decision(ask.id, action, moment(at), moment(until) if until else None, owner),)}


_LINE = re.compile(r"(\w+ \d\d:\d\d) (\w+)(.*)", re.DOTALL)
_MESSAGE = re.compile(r"( privately| attaches| files| automatically)?(?: to (\d+))?: ?(.*)", re.DOTALL)
_EDIT = re.compile(r" edits (\d+): ?(.*)", re.DOTALL)
_DELETE = re.compile(r" deletes (\d+)")
_REACTION = re.compile(r" (reacts|unreacts) (\S+) on (\d+)")


def event_of(line: str, id_: str, messages: list[str], place: Place, name: str) -> Event:
    """What a line tells, as an event of the thread ``name``. ``messages`` has the ids so far and takes a new one."""
    match = _LINE.fullmatch(line)
    assert match, line
    at, who, rest = moment(match[1]), ACCOUNTS[match[2]], match[3]
    event = Event(SOURCE, id_, Kind.MESSAGE, at, who, name, place, url=f"https://acme.test/{id_}")
    if said := _MESSAGE.fullmatch(rest):
        return _message(event, said, messages)
    if edit := _EDIT.fullmatch(rest):
        return _says(replace(event, kind=Kind.EDIT, target=messages[int(edit[1]) - 1]), edit[2])
    if delete := _DELETE.fullmatch(rest):
        return replace(event, kind=Kind.DELETE, target=messages[int(delete[1]) - 1])
    if reaction := _REACTION.fullmatch(rest):
        kind = Kind.REACTION if reaction[1] == "reacts" else Kind.REACTION_REMOVED
        return replace(event, kind=kind, target=messages[int(reaction[3]) - 1], text=reaction[2])
    return _turnabout(event, rest.strip())


def _message(event: Event, said: re.Match[str], messages: list[str]) -> Event:
    messages.append(event.id)
    how = (said[1] or "").strip()
    first = messages[0]
    reply_to = messages[int(said[2]) - 1] if said[2] else first if first != event.id else ""
    event = replace(event, reply_to=reply_to, automated=how == "automatically")
    if how == "files":
        title, _, description = said[3].partition(" | ")
        return _says(replace(event, kind=Kind.CREATED, title=title, reply_to="", closed=False), description)
    if how == "privately":
        event = replace(event, place=replace(event.place, private=True))
    return _says(replace(event, meta={"attachments": 1}) if how == "attaches" else event, said[3])


def _says(event: Event, text: str) -> Event:
    mentions = tuple(ACCOUNTS[name.lower()] for name in re.findall(r"@(\w+)", text) if name.lower() in ACCOUNTS)
    return replace(event, text=text, mentions=mentions)


def _turnabout(event: Event, words: str) -> Event:
    if words == "closes":
        return replace(event, kind=Kind.STATUS, text="Done", closed=True)
    if words == "resolves":
        return replace(event, kind=Kind.RESOLVE, closed=True)
    if words == "reopens":
        return replace(event, kind=Kind.REOPEN, closed=False)
    verb, _, what = words.partition(" ")
    if verb == "assigns":
        assignees = () if what == "nobody" else (ACCOUNTS[what],)
        return replace(event, kind=Kind.ASSIGNMENT, assignees=assignees)
    assert words.startswith("moves to "), words
    return replace(event, kind=Kind.STATUS, text=words.removeprefix("moves to "), closed=False)

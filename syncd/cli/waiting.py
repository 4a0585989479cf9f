"""``syncd waiting`` and ``syncd why``: who waits for an answer, and how syncd came to say so."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.terminal import WRONG_USAGE, fail, moment, out, plain, print_json
from syncd.connector import duration
from syncd.model import Ask, Json, Person
from syncd.rules.alerts import standing
from syncd.rules.people import People
from syncd.rules.wording import span

REASON_LENGTH = 200
LINE_LENGTH = 500


@dataclass(frozen=True, slots=True)
class Board:
    """Asks as they stand at a moment, with what is needed to show them."""

    asks: list[Ask]
    people: People
    at: datetime
    zone: ZoneInfo


def waiting(
    as_json: JsonOption = False,
    at: Annotated[str, typer.Option(help='As of "+3d", "-2h" or "2026-12-01 09:00".')] = "",
    person: Annotated[str, typer.Option(help="Only asks by or for this person: name, e-mail or id.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Answered and settled ones too.")] = False,
    config: ConfigOption = None,
) -> None:
    """Who is waiting for an answer, since when, and why syncd thinks so."""
    with opened(config) as store:
        moment_ = parse_moment(at, now(), store.zone)
        found = board(store, moment_, everything=everything, person=person)
    if as_json:
        print_json([as_document(ask, found.at) for ask in found.asks])
    elif not found.asks:
        out.print("Nobody is waiting.")
    else:
        out.print(table(found))


def why(ask: str, as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """How syncd came to say that an ask waits: every step of its reasoning, and what would clear it."""
    with opened(config) as store:
        found = standing(find_ask(store, ask), now())
        if as_json:
            print_json(as_document(found, now()))
            return
        out.print(explanation(Board([found], store.context().people, now(), store.zone)), soft_wrap=True)


def find_ask(store: Opened, given: str) -> Ask:
    """The ask of this id, or of an id that begins so; ends with wrong usage where there is none, or are several."""
    try:
        found = store.ledger.ask(given)
    except LookupError as error:
        raise fail(str(error), WRONG_USAGE) from None
    if found is None:
        raise fail(f"no ask {given!r}: syncd waiting --all lists them", WRONG_USAGE)
    return found


def parse_moment(text: str, base: datetime, zone: ZoneInfo) -> datetime:
    """``+3d``, ``-2h`` from ``base``, or a date with or without a time, in the config's zone."""
    text = text.strip()
    if not text:
        return base
    if match := re.fullmatch(r"([+-])(.+)", text):
        try:
            length = duration(match[2])
        except ValueError as error:
            raise fail(f"--at {text}: {error}", WRONG_USAGE) from None
        assert isinstance(length, timedelta)
        return base + length if match[1] == "+" else base - length
    try:
        given = datetime.fromisoformat(text)
    except ValueError:
        raise fail(f'--at {text}: write "+3d", "-2h" or "2026-12-01 09:00"', WRONG_USAGE) from None
    return given if given.tzinfo else given.replace(tzinfo=zone)


def board(store: Opened, at: datetime, *, everything: bool = False, person: str = "") -> Board:
    """The asks that are owed at a moment, the longest overdue first."""
    asks = [standing(ask, at) for ask in store.ledger.asks(everything) if ask.asked_at <= at]
    if person:
        asks = [ask for ask in asks if is_about(ask, person)]
    asks.sort(key=lambda ask: (not ask.state.owed, ask.due_at is None, ask.due_at or ask.asked_at, ask.id))
    return Board(asks, store.context().people, at, store.zone)


def is_about(ask: Ask, wanted: str) -> bool:
    """Whether a person asked it or owes it, by id, e-mail, or a part of the name."""
    wanted = wanted.casefold()

    def is_meant(person: Person) -> bool:
        return wanted in {person.id.casefold(), person.email.casefold()} or wanted in person.name.casefold()

    return is_meant(ask.asker) or is_meant(ask.owner)


def table(found: Board) -> Group:
    """The asks as a table; below each row stand its id and place, and the reason why it is there."""
    parts: list[RenderableType] = [Text(_columns("WHO WAITS", "FOR WHOM", "WAITED", "DUE", "STATE"), style="bold")]
    for ask in found.asks:
        waited = span(found.people.calendar(ask.owner).between(ask.asked_at, found.at))
        overdue = ask.overdue(found.at)
        state = "overdue" if overdue else ask.state.value.replace("_", " ")
        names = (plain(ask.asker.name, 18).plain, plain(ask.owner.name, 18).plain)
        row = _columns(*names, waited, moment(ask.due_at, found.zone), state)
        parts.append(Text(row, style="red" if overdue else ""))
        parts.append(Padding(Text(f"{ask.id}  ", style="cyan") + plain(place_of(ask), 100), (0, 0, 0, 2)))
        parts.append(Padding(plain(reason(ask), REASON_LENGTH), (0, 0, 1, 14), style="dim"))
    return Group(*parts)


def _columns(asker: str, owner: str, waited: str, due: str, state: str) -> str:
    return f"{asker:19}{owner:19}{waited:>9}  {due:17}{state}"


def place_of(ask: Ask) -> str:
    """The place's name and the thread's title."""
    return " · ".join(part for part in (ask.place.name or ask.place.id, ask.title) if part)


def reason(ask: Ask) -> str:
    """Why it was flagged, in one sentence."""
    return next((step.detail for step in ask.evidence if step.effect == "opened"), "")


def explanation(found: Board) -> Text:
    """Every step of the reasoning behind one ask, in the order it was made."""
    ask = found.asks[0]
    waited = span(found.people.calendar(ask.owner).between(ask.asked_at, ask.closed_at or found.at))
    state = "overdue" if ask.overdue(found.at) else ask.state.value.replace("_", " ")
    rows = [
        ("ask", ask.id),
        ("who", f"{ask.asker.name} asked {ask.owner.name}, {moment(ask.asked_at, found.zone)}"),
        ("where", place_of(ask) + (" (private)" if ask.private else "")),
        ("link", ask.url),
        ("said", ask.text),
        ("state", f"{state}, due {moment(ask.due_at, found.zone)}, waited {waited} of working time"),
        *((step.effect.replace("_", " "), f"{step.detail} [{step.rule}]") for step in ask.evidence),
    ]
    lines = [Text(f"{label:14}", style="bold") + plain(value, LINE_LENGTH) for label, value in rows]
    return Text("\n").join(lines)


def as_document(ask: Ask, at: datetime) -> dict[str, Json]:
    """The ask as ``waiting --json`` prints it; its fields are a promise to scripts."""
    return {
        "id": ask.id,
        "source": ask.source,
        "place": ask.place.name or ask.place.id,
        "thread": ask.thread,
        "title": ask.title,
        "url": ask.url,
        "asker": {"name": ask.asker.name, "accounts": [account.key for account in ask.asker.accounts]},
        "owner": {"name": ask.owner.name},
        "asked_at": iso(ask.asked_at),
        "due_at": iso(ask.due_at),
        "overdue": ask.overdue(at),
        "state": ask.state.value,
        "private": ask.private,
        "text": ask.text,
        "evidence": [
            {"rule": step.rule, "detail": step.detail, "effect": step.effect, "event": step.event}
            for step in ask.evidence
        ],
    }


def iso(at: datetime | None) -> str | None:
    """RFC 3339, or None."""
    return at.isoformat().replace("+00:00", "Z") if at else None

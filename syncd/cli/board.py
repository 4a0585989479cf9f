"""Who waits at a moment: now, later if nothing happens, or as it was then; what ``waiting`` and ``demo`` show."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from syncd.cli.opened import Opened
from syncd.cli.owed import Owed
from syncd.cli.terminal import WRONG_USAGE, fail
from syncd.connector import duration
from syncd.model import Ask, Person
from syncd.reading import Point
from syncd.rules.alerts import standing
from syncd.rules.people import People
from syncd.rules.suspected import counts
from syncd.service.evaluate import folded
from syncd.store.touch import ThreadKey

BATCH = 500
FURTHEST = timedelta(days=3 * 366)
"""A moment further away than this is a slip of the pen, and working time is not counted that far."""


@dataclass(frozen=True, slots=True)
class Board:
    """Asks as they stand at a moment, with what is needed to show them; ``alerts``: how sure one must be to be told."""

    asks: list[Ask]
    people: People
    at: datetime
    zone: ZoneInfo
    alerts: Point

    @property
    def owed(self) -> Owed:
        """Those that are owed an answer, and apart from them those that are only suspected."""
        return Owed.of([ask for ask in self.asks if ask.state.owed], self.alerts)


def board(
    store: Opened, at: datetime, *, everything: bool = False, person: str = "", past: datetime | None = None
) -> Board:
    """The asks that are owed at a moment, the longest overdue first. ``past``: as it was known then."""
    stored = [ask for ask in store.ledger.asks(everything or past is not None) if ask.asked_at <= at]
    context = store.context()
    asks = stored if past is None else _as_of(store, stored, past)
    asks = [standing(ask, at) for ask in asks if everything or ask.state.owed]
    judge = store.settings.config.judge
    asks = [ask for ask in asks if counts(ask, judge.waiting)]
    if person:
        asks = [ask for ask in asks if is_about(ask, person)]
    asks.sort(key=lambda ask: (not ask.state.owed, ask.due_at is None, ask.due_at or ask.asked_at, ask.id))
    return Board(asks, context.people, at, store.zone, judge.alerts)


def _as_of(store: Opened, asks: Iterable[Ask], past: datetime) -> list[Ask]:
    """The asks of the same threads, folded over what had happened by then; hours and policies are today's."""
    threads = iter(dict.fromkeys((ask.source, ask.thread) for ask in asks))
    ledgers, context = store.ledgers(), store.context()
    found: list[Ask] = []
    while some := list[ThreadKey](islice(threads, BATCH)):
        found += [ask for asks_ in folded(some, ledgers, context, past).values() for ask in asks_]
    return found


def is_about(ask: Ask, wanted: str) -> bool:
    """Whether a person asked it or owes it."""
    return is_called(ask.asker, wanted) or is_called(ask.owner, wanted)


def is_called(person: Person, wanted: str) -> bool:
    """By id, e-mail, account, or a part of the name."""
    wanted = wanted.strip().casefold()
    keys = {person.id, person.email, *(account.key for account in person.accounts)}
    return wanted in {key.casefold() for key in keys} or wanted in person.name.casefold()


def parse_moment(
    text: str, base: datetime, zone: ZoneInfo, option: str = "--at", such_as: str = '"+3d", "-2h" or "2026-12-01 09:00"'
) -> datetime:
    """``+3d``, ``3d``, ``-2h`` from ``base``, or a date with or without a time, in the config's zone."""
    text = text.strip()
    if not text:
        return base
    try:
        found = _shifted(text, base) or datetime.fromisoformat(text)
    except OverflowError:
        raise fail(f"{option} {text}: that is too far away", WRONG_USAGE) from None
    except ValueError:
        raise fail(f"{option} {text}: write {such_as}", WRONG_USAGE) from None
    found = found if found.tzinfo else found.replace(tzinfo=zone)
    if abs(found - base) > FURTHEST:
        raise fail(f"{option} {text}: that is more than three years away", WRONG_USAGE)
    return found


def _shifted(text: str, base: datetime) -> datetime | None:
    match = re.fullmatch(r"([+-]?)((?:\d+[smhdw])+)", text)
    if match is None:
        return None
    length = duration(match[2])
    assert isinstance(length, timedelta)
    return base - length if match[1] == "-" else base + length

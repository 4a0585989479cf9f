"""``syncd replay``: what would have been told of the stored history, and which setting changes it most."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn
from rich.text import Text

from syncd.cli.board import parse_moment
from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.shown import place_of
from syncd.cli.terminal import WRONG_USAGE, cell, counted, err, fail, iso, moment, plain, print_json, say, wrapped
from syncd.model import Json, Reason
from syncd.rules.people import People
from syncd.rules.wording import span
from syncd.service.evaluate import Rules
from syncd.service.replay import Telling
from syncd.service.runtime import alert_policy
from syncd.service.tried import Replayed, replayed

MOST_ROWS = 50
MOST_SETTINGS = 5
LONGEST_PLACE = 60
_BAR = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
_LENGTH = re.compile(r"\d+[smhdw]")


def replay(
    since: Annotated[str, typer.Option(help='How far back: "90d", or a date such as "2026-09-01".')] = "90d",
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """What these settings would have told of the past. Plays the stored history; nothing is posted or changed."""
    until = now()
    with opened(config) as store:
        wanted = f"-{since}" if _LENGTH.match(since) else since
        start = parse_moment(wanted, until, store.zone, "--since", such_as='"90d" or "2026-09-01"')
        if start >= until:
            raise fail("--since must lie in the past", WRONG_USAGE)
        context = store.context()
        asks = store.ledger.asks(all=True)
        with Progress(*_BAR, console=err, transient=True, disable=not err.is_terminal) as progress:
            task = progress.add_task("playing the past", total=len(asks))
            rules = Rules(context, alert_policy(store.settings, context))
            found = replayed(store.ledgers(), asks, rules, start, until, lambda some: progress.advance(task, some))
        lines = [] if as_json else list(_report(found, context.people, store))
    if as_json:
        print_json(_document(found, context.people))
    else:
        say(*lines)


def _report(found: Replayed, people: People, store: Opened) -> Iterator[Text | str]:
    zone, overdue = store.zone, found.overdue
    if found.begins is None:
        yield "The store holds no history yet: syncd run --once reads it."
        return
    yield f"Since {moment(found.since, zone)}: {counted(found.asks, 'ask')}. Nothing was posted for this."
    if found.begins > found.since:
        yield f"The history begins only on {moment(found.begins, zone)}: a longer backfill reads more of it."
    counts = Counter(telling.reason.value.replace("_", " ") for telling in found.told)
    reasons = ", ".join(f"{number} {reason}" for reason, number in counts.most_common())
    yield f"syncd would have told something {counted(len(found.told), 'time')}{f' ({reasons})' if reasons else ''}."
    if overdue:
        yield ""
        yield from _table(overdue, people, store)
        yield ""
        yield from wrapped(Text(_answered(overdue, people)))
    if found.told:
        yield ""
        yield f"What changes it most (now: told {counted(len(found.told), 'time')}, {len(overdue)} overdue):"
        for effect in found.effects[:MOST_SETTINGS]:
            yield f"  {cell(effect.setting, 34)}  told {effect.told:4}, {effect.overdue:4} overdue"


def _table(overdue: list[Telling], people: People, store: Opened) -> Iterator[Text]:
    yield Text(_row("TOLD AS OVERDUE", "WHO WAITED", "FOR WHOM", "ANSWERED"), style="bold")
    for telling in overdue[-MOST_ROWS:]:
        ask = telling.ask
        later = _later(telling, people)
        came = f"{span(later)} later" if later is not None else ask.state.value.replace("_", " ")
        yield Text(_row(moment(telling.at, store.zone), ask.asker.name, ask.owner.name, came))
        yield from wrapped(plain(place_of(ask), LONGEST_PLACE), f"  {ask.id}  ")
    if len(overdue) > MOST_ROWS:
        yield Text(f"and {len(overdue) - MOST_ROWS} before: syncd replay --json lists all")


def _row(at: str, asker: str, owner: str, came: str) -> str:
    return f"{at:16}  {cell(asker, 20)}  {cell(owner, 20)}  {came}"


def _answered(overdue: list[Telling], people: People) -> str:
    times = [later for later in (_later(telling, people) for telling in overdue) if later is not None]
    if not times:
        return f"Of the {len(overdue)} overdue, none was answered or settled later."
    middle = timedelta(seconds=median(time.total_seconds() for time in times))
    return (
        f"Of the {len(overdue)} overdue, {len(times)} were answered or settled later anyway, "
        f"half of them within {span(middle)} of working time."
    )


def _later(telling: Telling, people: People) -> timedelta | None:
    """How much working time after it was told the ask was answered or settled."""
    if not telling.answered_later or telling.ask.closed_at is None:
        return None
    return people.calendar(telling.ask.owner).between(telling.at, telling.ask.closed_at)


def _document(found: Replayed, people: People) -> dict[str, Json]:
    overdue = found.overdue
    return {
        "since": iso(found.since),
        "until": iso(found.until),
        "history_begins": iso(found.begins),
        "asks": found.asks,
        "overdue": len(overdue),
        "answered_later": sum(telling.answered_later for telling in overdue),
        "told": [_telling(telling, people) for telling in sorted(found.told, key=lambda one: one.at)],
        "settings": [
            {"setting": effect.setting, "told": effect.told, "overdue": effect.overdue} for effect in found.effects
        ],
    }


def _telling(telling: Telling, people: People) -> Json:
    ask, later = telling.ask, _later(telling, people) if telling.reason is Reason.OVERDUE else None
    return {
        "at": iso(telling.at),
        "reason": telling.reason.value,
        "ask": ask.id,
        "source": ask.source,
        "place": ask.place.name or ask.place.id,
        "asker": ask.asker.name,
        "owner": ask.owner.name,
        "url": ask.url,
        "state": ask.state.value,
        "closed_at": iso(ask.closed_at),
        "answered_after": int(later.total_seconds()) if later is not None else None,
    }

"""``syncd waiting`` and ``syncd why``: who waits for an answer, and how syncd came to say so."""

from datetime import datetime
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.board import Board, board, is_called, parse_moment
from syncd.cli.held import held
from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.shown import as_document, explanation, table
from syncd.cli.terminal import WRONG_USAGE, err, fail, moment, plain, print_json, say
from syncd.model import Ask
from syncd.rules.alerts import standing
from syncd.rules.wording import span
from syncd.store.sources import Health, SourceState


def waiting(
    as_json: JsonOption = False,
    at: Annotated[str, typer.Option(help='As of "+3d" (if nothing happens), "-2d" or "2026-12-01 09:00".')] = "",
    person: Annotated[str, typer.Option(help="Only asks by or for this person: name, e-mail or id.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Answered and settled ones too.")] = False,
    config: ConfigOption = None,
) -> None:
    """Who is waiting for an answer, since when, and why."""
    present = now()
    with opened(config) as store:
        wanted = parse_moment(at, present, store.zone)
        found = board(store, wanted, everything=everything, person=person, past=wanted if wanted < present else None)
        if person and not found.asks and not any(is_called(known, person) for known in found.people.all()):
            raise fail(f"nobody is called {person!r}: syncd people lists everybody", WRONG_USAGE)
        warnings = _unread(store, present)
        is_present = wanted == present
        holding = held(found.asks, {state.name: state for state in store.sources.states()}) if is_present else {}
    for warning in warnings:
        err.print(Text(warning, style="yellow"))
    if as_json:
        print_json([{**as_document(ask, found.at), "held": holding.get(ask.id, "")} for ask in found.asks])
        return
    if wanted != present:
        say(f"{_standpoint(wanted, present)} {moment(wanted, found.zone)}:\n")
    say(*(table(found, holding) if found.asks else ["Nobody is waiting."]))


def why(
    ask: Annotated[str, typer.Argument(help="The ask's id, or its beginning.", metavar="ID")],
    as_json: JsonOption = False,
    config: ConfigOption = None,
) -> None:
    """How syncd came to say that an ask waits. Every step of its reasoning, and what would clear it."""
    present = now()
    with opened(config) as store:
        found = standing(find_ask(store, ask), present)
        shown = Board([found], store.context().people, present, store.zone, store.settings.config.judge.alerts)
    if as_json:
        print_json(as_document(found, present))
    else:
        say(*explanation(shown))


def find_ask(store: Opened, given: str) -> Ask:
    """The ask of this id, or of an id that begins so; ends with wrong usage where there is none, or are several."""
    try:
        found = store.ledger.ask(given)
    except LookupError as error:
        raise fail(str(error), WRONG_USAGE) from None
    if found is None:
        raise fail(f"no ask {given!r}: syncd waiting --all lists them", WRONG_USAGE)
    return found


def _standpoint(wanted: datetime, present: datetime) -> str:
    return "As it was on" if wanted < present else "If nothing happens until"


def _unread(store: Opened, at: datetime) -> list[str]:
    """What the list cannot know: sources that were not read yet, or cannot be read now."""
    known = {state.name: state for state in store.sources.states()}
    stopped = [f"{name} is not read: {reason}" for name, reason in store.settings.stopped.items()]
    enabled = [configured.name for configured in store.settings.sources if configured.enabled]
    found = [*stopped, *(_unread_source(name, known.get(name), at) for name in enabled)]
    return [plain(warning).plain for warning in found if warning]


def _unread_source(name: str, state: SourceState | None, at: datetime) -> str:
    if state is None or (state.last_success is None and not state.error):
        return f"{name} was not read yet: syncd run --once reads it"
    if state.health is Health.OK:
        return ""
    since = f"was last read {span(at - state.last_success)} ago" if state.last_success else "was never read"
    return f"{name} {since}, so its asks are held and answers may be missing here: {state.error}"

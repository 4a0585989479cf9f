"""``syncd snooze``, ``dismiss``, ``assign`` and ``reopen``: what a person decides about an ask."""

from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.opened import ConfigOption, now, opened
from syncd.cli.terminal import WRONG_USAGE, fail, moment, out
from syncd.cli.waiting import find_ask, parse_moment
from syncd.model import Decision

AskArgument = Annotated[str, typer.Argument(help="The ask's id, or its beginning.", metavar="ASK")]


def snooze(
    ask: AskArgument,
    until: Annotated[str, typer.Option("--until", "--for", help='"+2d" or "2026-12-01 09:00".')] = "+1d",
    config: ConfigOption = None,
) -> None:
    """Say nothing about an ask until a moment; it stays owed."""
    with opened(config) as store:
        found = find_ask(store, ask)
        at = parse_moment(until, now(), store.zone)
        if at <= now():
            raise fail(f"--until {until} is in the past", WRONG_USAGE)
        store.ledger.decide(Decision(found.id, "snooze", now(), until=at))
        _say(f"{found.id} is snoozed until {moment(at, store.zone)}")


def dismiss(ask: AskArgument, config: ConfigOption = None) -> None:
    """An ask that is none, or that needs no answer: never mention it again."""
    with opened(config) as store:
        found = find_ask(store, ask)
        store.ledger.decide(Decision(found.id, "dismiss", now()))
        _say(f"{found.id} is dismissed; syncd reopen {found.id} takes it back")


def reopen(ask: AskArgument, config: ConfigOption = None) -> None:
    """Takes a snooze or a dismissal back."""
    with opened(config) as store:
        found = find_ask(store, ask)
        store.ledger.decide(Decision(found.id, "reopen", now()))
        _say(f"{found.id} is owed again")


def assign(
    ask: AskArgument,
    person: Annotated[str, typer.Argument(help="Who owes the answer: e-mail, name or id.")],
    config: ConfigOption = None,
) -> None:
    """Somebody else owes the answer."""
    with opened(config) as store:
        found = find_ask(store, ask)
        owner = store.context().people.by_id(person)
        if owner is None:
            raise fail(f"nobody is called {person!r}: syncd people lists everybody", WRONG_USAGE)
        store.ledger.decide(Decision(found.id, "assign", now(), owner=owner.id))
        _say(f"{found.id} is {owner.name}'s now")


def _say(text: str) -> None:
    out.print(Text(text + "; alerts follow at the next evaluation"))

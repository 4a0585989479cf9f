"""``syncd snooze``, ``dismiss``, ``assign`` and ``reopen``: what a person decides about an ask."""

from typing import Annotated

import typer

from syncd.cli.board import is_called, parse_moment
from syncd.cli.opened import ConfigOption, Opened, now, opened
from syncd.cli.terminal import WRONG_USAGE, fail, moment, plain, say
from syncd.cli.waiting import find_ask
from syncd.decision import Decision
from syncd.model import Ask, Person, Role
from syncd.service.evaluate import Rules, think_over
from syncd.service.runtime import alert_policy

AskArgument = Annotated[str, typer.Argument(help="The ask's id, or its beginning.", metavar="ID")]
_SNOOZE = "--for/--until"


def snooze(
    ask: AskArgument,
    until: Annotated[str, typer.Option("--until", "--for", help='"2d" or "2026-12-01 09:00".')] = "1d",
    config: ConfigOption = None,
) -> None:
    """Say nothing about an ask until a moment; it stays owed."""
    with opened(config) as store:
        found = find_ask(store, ask)
        at = parse_moment(until, now(), store.zone, _SNOOZE, such_as='"2d" or "2026-12-01 09:00"')
        if at <= now():
            raise fail(f"{_SNOOZE} {until} is in the past", WRONG_USAGE)
        _decide(store, found, Decision(found.id, "snooze", now(), until=at))
        say(f"{found.id} is snoozed until {moment(at, store.zone)}. syncd reopen {found.id} takes that back.")


def dismiss(ask: AskArgument, config: ConfigOption = None) -> None:
    """It needs no answer, or got one elsewhere. It is never mentioned again."""
    with opened(config) as store:
        found = find_ask(store, ask)
        _decide(store, found, Decision(found.id, "dismiss", now()))
        say(f"{found.id} is dismissed. syncd reopen {found.id} takes that back.")


def reopen(ask: AskArgument, config: ConfigOption = None) -> None:
    """Takes a snooze or a dismissal back."""
    with opened(config) as store:
        found = find_ask(store, ask)
        _decide(store, found, Decision(found.id, "reopen", now()))
        say(f"{found.id} is no longer snoozed or dismissed.")


def assign(
    ask: AskArgument,
    person: Annotated[str, typer.Argument(help="Who owes the answer: e-mail, name or id.", metavar="PERSON")],
    config: ConfigOption = None,
) -> None:
    """Somebody else of the team owes the answer."""
    with opened(config) as store:
        found, owner = find_ask(store, ask), _person(store, person)
        if owner.role is not Role.TEAM:
            refused = f"{owner.name} is not of the team, and who is not owes no answer: syncd people lists the team"
            raise fail(refused, WRONG_USAGE)
        _decide(store, found, Decision(found.id, "assign", now(), owner=owner.id))
        say(plain(f"{found.id} is owed by {owner.name} now."))


def _person(store: Opened, wanted: str) -> Person:
    people = store.context().people
    if exact := people.by_id(wanted):
        return exact
    found = [person for person in people.all() if wanted.strip() and is_called(person, wanted)]
    if not found:
        raise fail(f"nobody is called {wanted!r}: syncd people lists everybody", WRONG_USAGE)
    if len(found) > 1:
        names = ", ".join(person.name for person in found[:5])
        raise fail(f"{wanted!r} may be {names}: write more of the name, or an e-mail", WRONG_USAGE)
    return found[0]


def _decide(store: Opened, ask: Ask, decision: Decision) -> None:
    """Keeps the decision and lets the ledger show it at once; a running service edits the alert."""
    store.ledger.decide(decision)
    context = store.context()
    rules = Rules(context, alert_policy(store.settings, context))
    think_over((ask.source, ask.thread), store.ledgers(), rules, now())

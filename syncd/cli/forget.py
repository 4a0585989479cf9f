"""``syncd forget``: erases what a person wrote, and who they are."""

import getpass
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.board import is_called
from syncd.cli.db import working
from syncd.cli.opened import ConfigOption, Opened, now, opened
from syncd.cli.terminal import WRONG_USAGE, counted, fail, plain, say, wrapped
from syncd.model import FORGOTTEN, Person
from syncd.settings import Settings
from syncd.store.erasure import Erased, Erasure, wipe

_ERASED = "What they wrote, their names and their e-mails are erased from the store. There is no way back."


def forget(
    person: Annotated[str, typer.Argument(help="Who: e-mail, account (source:id) or name.", metavar="PERSON")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    config: ConfigOption = None,
) -> None:
    """Erases a person's words, names and e-mails for good. None of theirs is stored again; counts stay."""
    with opened(config) as store:
        found = _person(store, person)
        say(*wrapped(plain(f"{found.name}: {', '.join(account.key for account in found.accounts)}"), "", "  "))
        say(*wrapped(Text(_ERASED)))
        if not yes and not typer.confirm("Erase it?"):
            raise typer.Exit(1)
        with working("erasing"):
            erased = Erasure(store.database, found, now()).run(_by())
            clean = wipe(store.database)
        said = [*_report(erased, clean, store), *_in_config(store.settings, found)]
        say(*(line for text in said for line in wrapped(Text(text))))


def _person(store: Opened, wanted: str) -> Person:
    people = store.context().people
    exact = people.by_id(wanted)
    found = [exact] if exact else [p for p in people.all() if wanted.strip() and is_called(p, wanted)]
    found = [p for p in found if p.accounts and not p.accounts[0].id.startswith(FORGOTTEN)]
    if not found:
        raise fail(f"the store knows nobody who is called {wanted!r}: syncd people lists everybody", WRONG_USAGE)
    if len(found) > 1:
        each = "".join(f"\n  {p.name}: {', '.join(account.key for account in p.accounts)}" for p in found)
        raise fail(f"{wanted!r} may be one of these; name an account or an e-mail:{each}", WRONG_USAGE)
    return found[0]


def _by() -> str:
    """Who gave the command, as the machine knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def _report(erased: Erased, clean: bool, store: Opened) -> list[str]:
    counts = (
        counted(erased.accounts, "account"),
        f"the words of {counted(erased.messages, 'event')}",
        f"mentions and quotes in {counted(erased.mentions, 'event')} of others",
        counted(erased.asks, "ask"),
        f"{counted(erased.quarantined, 'item')} in quarantine",
    )
    lines = [f"Erased: {', '.join(counts)}."]
    if erased.alerts:
        posts = (
            "the service edits that, and its replies below"
            if store.settings.slack
            else "no Slack is configured, so that stays as it is"
        )
        lines.append(f"{counted(erased.alerts, 'message')} in Slack showed it: {posts}.")
    if store.database.file is None:
        lines.append("On the server the old rows go with: VACUUM FULL; (its own log and backups are its own).")
    elif not clean:
        lines.append(
            "Somebody was reading, so the log still holds old pages: give the command again, or restart syncd."
        )
    lines.append("Backups that you made still hold it, and so do the tools themselves.")
    return lines


def _in_config(settings: Settings, person: Person) -> list[str]:
    """The config is the owner's to change."""
    text = settings.file.read_text(encoding="utf-8").casefold()
    words = {person.name, person.email, *(account.key for account in person.accounts)}
    named = any(word.casefold() in text for word in words if word)
    return ["The config file still names them: take those lines out."] if named else []

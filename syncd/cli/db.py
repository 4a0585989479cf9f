"""``syncd db``: copies of the store, whether it is sound, and what is old taken out of it."""

from pathlib import Path
from typing import Annotated

import typer
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from syncd.cli.opened import ConfigOption, load_config, now, opened
from syncd.cli.terminal import FAILED, counted, err, fail, moment, plain, say
from syncd.rules.hours import zone
from syncd.service import upkeep
from syncd.settings import Settings
from syncd.store.backup import back_up
from syncd.store.database import Database
from syncd.store.integrity import check as check_store
from syncd.store.retention import Pruned, Retention

app = typer.Typer(help="The store: copy it, check it, take out what is old.", no_args_is_help=True)
_STEPS = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())


@app.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy goes.", metavar="FILE")],
    force: Annotated[bool, typer.Option("--force", help="Write over FILE where it is there already.")] = False,
    config: ConfigOption = None,
) -> None:
    """Copies an SQLite store into a file. The service may run; the copy is checked."""
    settings, _ = load_config(config)
    database = _as_it_is(settings)
    try:
        if database.file is None:
            raise fail(f"the store is on a PostgreSQL server, which has its own backups: {_pg_dump(settings, file)}")
        with working("copying the store"):
            copied = back_up(database, file.expanduser().absolute(), force=force)
    finally:
        database.close()
    last = moment(copied.last_at, zone(settings.config.timezone)) if copied.last_at else ""
    say(
        plain(
            f"{file}: {_size(copied.size)}, {counted(copied.events, 'event')}{f', the last of {last}' if last else ''}"
        ),
        "The copy is sound. It holds what people wrote: keep it as safe as the store.",
    )


@app.command("check")
def check(config: ConfigOption = None) -> None:
    """Whether the store is sound; changes nothing."""
    settings, _ = load_config(config)
    database = _as_it_is(settings)
    try:
        with working("checking the store"):
            found = check_store(database)
    finally:
        database.close()
    if not found:
        say("The store is sound.")
        return
    for finding in found:
        err.print(
            Text("syncd: ", style="red") + plain(finding.problem) + Text("\n  what to do: ") + plain(finding.advice)
        )
    raise typer.Exit(FAILED)


@app.command("prune")
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
    config: ConfigOption = None,
) -> None:
    """Takes out what is older than store.retention. The service does it by itself, once a day."""
    with opened(config) as store:
        retention = store.settings.config.store.retention
        if not retention:
            say('Everything is kept: store.retention is "0d" in the config.')
            return
        before = now() - retention
        since = f"older than {retention.days} days (before {moment(before, store.zone)})"
        if dry_run:
            say(*_pruned(Retention(store.database).would_go(before), f"Would go, {since}:"))
            return
        with working("taking out what is old"):
            done = upkeep.prune(store.database, retention, now())
            if done and store.database.give_back(0) < 0:
                store.database.compact()  # a file of an older syncd, which gives space back only so
        say(*_pruned(done, f"Gone, {since}:"))


def _pruned(done: Pruned, head: str) -> list[str]:
    if not done:
        return [f"{head} nothing."]
    counts = (
        counted(done.threads, "thread"),
        counted(done.events, "event"),
        counted(done.asks, "ask"),
        f"the words of {counted(done.texts, 'old message')} in threads that go on",
        counted(done.others, "row") + " of quarantine and outbox",
    )
    return [head, *(f"  {line}" for line in counts)]


def working(what: str) -> Progress:
    """Shows on a terminal that something takes its time."""
    progress = Progress(*_STEPS, console=err, transient=True, disable=not err.is_terminal)
    progress.add_task(what, total=None)
    return progress


def _as_it_is(settings: Settings) -> Database:
    """The store without bringing its tables up to date: a copy from before an upgrade is worth having."""
    return Database.open(settings.store_url, as_it_is=True)


def _pg_dump(settings: Settings, file: Path) -> str:
    return f"pg_dump --format=custom --file={file} {settings.config.store.url}"


def _size(size: int) -> str:
    for unit, length in (("GB", 1_000_000_000), ("MB", 1_000_000), ("KB", 1_000)):
        if size >= length:
            return f"{size / length:.1f} {unit}"
    return f"{size} bytes"

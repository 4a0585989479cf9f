"""``syncd quarantine``: what could not be read, looked at, read again, or let go."""

import json
from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.terminal import FAILED, WRONG_USAGE, counted, err, fail, iso, moment, plain, print_json, say
from syncd.masking import masked
from syncd.rules.wording import visible
from syncd.service.retrying import retry as read_again
from syncd.store.quarantine import Quarantined, drop_items

app = typer.Typer(help="What could not be read: look at it, read it again, let it go.", no_args_is_help=True)
_HOW_NAMED = "an item's kind:id, as `syncd quarantine list` shows it"
ItemArgument = Annotated[str, typer.Argument(help="kind:id, or the id alone.", metavar="ITEM")]
ItemsArgument = Annotated[str, typer.Argument(help="kind:id, or the id alone.", metavar="ITEM")]
SourceOption = Annotated[str, typer.Option("--source", help="Only of this source.")]
AllOption = Annotated[bool, typer.Option("--all", help="All that there are, or all of --source.")]


@app.command("list")
def list_items(source: SourceOption = "", as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """What could not be read, and why. Every item with its source, kind and id, and how often it came."""
    with opened(config) as store:
        found = _held(store, source)
        if as_json:
            print_json([_document(item) for item in found])
            return
        if not found:
            say("Nothing is in quarantine.")
        for item in found:
            seen = f"came {counted(item.seen, 'time')}, last {moment(item.last_seen, store.zone)}"
            say(_name(item), Text("  ") + plain(f"{masked(item.reason)} ({seen})"))


@app.command("show")
def show(item: ItemArgument, source: SourceOption = "", config: ConfigOption = None) -> None:
    """The payload of an item, with what looks like a secret masked."""
    with opened(config) as store:
        found = _chosen(store, item, source, everything=False)
        if len(found) > 1:
            raise fail(f"{item} is in several sources: name one with --source", WRONG_USAGE)
        say(_name(found[0]), Text("  ") + plain(masked(found[0].reason)))
        payload = json.dumps(json.loads(found[0].payload), indent=2, ensure_ascii=False)
        say(Text(visible(masked(payload))))


@app.command("retry")
def retry(
    item: ItemsArgument = "", source: SourceOption = "", everything: AllOption = False, config: ConfigOption = None
) -> None:
    """Reads items again with today's syncd. What reads well leaves quarantine, and the service thinks it over."""
    with opened(config) as store:
        chosen = _chosen(store, item, source, everything=everything)
        left = 0
        for name, some in groupby(sorted(chosen, key=lambda held: held.source), key=lambda held: held.source):
            held = list(some)
            configured = next((known for known in store.settings.sources if known.name == name), None)
            if configured is None:
                left += len(held)
                err.print(plain(f"{name}: the config has no such source, its items can only be dropped"))
                continue
            mapping = store.registry.get(configured.type).mapping
            new, bad = read_again(held, configured, mapping, store.events, store.directory, now())
            left += len(bad)
            say(plain(f"{name}: {counted(len(held) - len(bad), 'item')} read well, {counted(new, 'new event')}"))
            for (kind, id_), why in bad.items():
                err.print(plain(f"{name} {kind}:{id_} still cannot be read: {masked(why)}"))
    if left:
        raise typer.Exit(FAILED)


@app.command("drop")
def drop(
    item: ItemsArgument = "", source: SourceOption = "", everything: AllOption = False, config: ConfigOption = None
) -> None:
    """Lets items go; they come back when their tool gives them again."""
    with opened(config) as store:
        chosen = _chosen(store, item, source, everything=everything)
        drop_items(store.database, chosen)
        say(f"{counted(len(chosen), 'item')} dropped.")


def _chosen(store: Opened, item: str, source: str, *, everything: bool) -> Sequence[Quarantined]:
    if bool(item) == everything:
        raise fail(f"name {_HOW_NAMED}, or --all", WRONG_USAGE)
    held = _held(store, source)
    if everything:
        return held
    found = [known for known in held if item in (f"{known.kind}:{known.id}", known.id)]
    if not found:
        raise fail(f"nothing in quarantine is called {item!r}: syncd quarantine list shows what is", WRONG_USAGE)
    return found


def _held(store: Opened, source: str) -> Sequence[Quarantined]:
    """What is in quarantine; a source that is neither configured nor has anything there is a slip of the pen."""
    held = store.sources.quarantine(source)
    if source and not held and all(known.name != source for known in store.settings.sources):
        raise fail(f"no source is called {source!r}: syncd status lists them", WRONG_USAGE)
    return held


def _name(item: Quarantined) -> Text:
    return plain(f"{item.source} {item.kind}:{item.id}")


def _document(item: Quarantined) -> dict[str, object]:
    return {
        "source": item.source,
        "kind": item.kind,
        "id": item.id,
        "reason": masked(item.reason),
        "seen": item.seen,
        "first_seen": iso(item.first_seen),
        "last_seen": iso(item.last_seen),
    }

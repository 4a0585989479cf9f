"""``syncd status``: whether it runs, how each source, the ledger and the outbox stand, and what to do about errors."""

from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.held import held
from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.owed import Owed
from syncd.cli.refused import refused_document, refused_lines, told_though_wrong
from syncd.cli.status_sources import source_documents, sources_table
from syncd.cli.terminal import FAILED, err, iso, plain, print_json, say, wrapped
from syncd.cli.troubles import outbox_troubles, service_trouble, source_troubles
from syncd.model import Json
from syncd.rules.alerts import standing
from syncd.rules.wording import span
from syncd.service.refused import refused_config
from syncd.service.running import Running, running
from syncd.store.outbox import Pending
from syncd.store.quarantine import Quarantined

MOST_SHOWN = 5
LONGEST = 300


def status(
    as_json: JsonOption = False,
    check: Annotated[
        bool, typer.Option("--check", help="End with exit code 1 where something is wrong, and say what.")
    ] = False,
    config: ConfigOption = None,
) -> None:
    """Whether syncd runs, and how each source stands. Then how many asks wait, and alerts that wait to be posted."""
    with told_though_wrong(config, as_json=as_json), opened(config) as store:
        at = now()
        service, wrong = running(store.database), _troubles(store, at)
        asks = [standing(ask, at) for ask in store.ledger.asks()]
        owed = Owed.of(asks, store.settings.config.judge.alerts)
        if as_json:
            print_json(_document(store, service, owed, wrong, at))
        else:
            _say(store, service, owed, at)
    if check and wrong:
        for trouble in wrong:
            err.print(Text("wrong: ", style="red") + plain(trouble))
        raise typer.Exit(FAILED)


def _troubles(store: Opened, at: datetime) -> list[str]:
    states = {state.name: state for state in store.sources.states()}
    return [
        *service_trouble(running(store.database), refused_config(store.database)),
        *source_troubles(store.settings.sources, states, store.settings.stopped, at),
        *outbox_troubles(store.outbox.pending(), at),
    ]


def _say(store: Opened, service: Running | None, owed: Owed, at: datetime) -> None:
    states = {state.name: state for state in store.sources.states()}
    pending = store.outbox.pending()
    say(*wrapped(plain(_service(service))), Text(), *refused_lines(store.database, at))
    say(*sources_table(store, states, owed, at, runs=service is not None), *_quarantine(store), "")
    waiting, suspected = len(held(owed.asks, states)), len(owed.suspected)
    ledger = f"ledger: {_listed(owed.counts(at), len(owed.asks))}"
    ledger += f"; {waiting} held, see syncd waiting" if waiting else ""
    ledger += f"; {suspected} suspected, told to nobody" if suspected else ""
    say(*wrapped(plain(ledger), "", "  "))
    oldest = f", the oldest for {span(at - pending.since)}" if pending.since else ""
    say(f"alerts to post: {_listed(_outbox(pending), pending.waiting + pending.refused)}{oldest}")
    for error, number in store.outbox.errors(MOST_SHOWN):
        say(*wrapped(plain(f"{error} ({number} times)" if number > 1 else error), "  "))


def _document(
    store: Opened, service: Running | None, owed: Owed, wrong: Sequence[str], at: datetime
) -> dict[str, Json]:
    states = {state.name: state for state in store.sources.states()}
    pending = store.outbox.pending()
    errors: list[Json] = [{"error": error, "count": number} for error, number in store.outbox.errors()]
    found = None if service is None else _running(service)
    waiting: list[Json] = [{"ask": ask, "reason": reason} for ask, reason in held(owed.asks, states).items()]
    return {
        "version": version("syncd"),
        "service": found,
        **refused_document(store.database),
        "problems": list(wrong),
        "sources": source_documents(store, states, at),
        "quarantine": [_held(item) for item in store.sources.quarantine()],
        "ledger": dict(owed.counts(at)),
        "suspected": len(owed.suspected),
        "held": waiting,
        "outbox": {**_outbox(pending), "oldest": iso(pending.since), "errors": errors},
    }


def _service(service: Running | None) -> str:
    if service is None:
        return f"syncd {version('syncd')}; the service does not run: systemctl start syncd, or syncd run"
    return f"syncd {service.version or version('syncd')} runs: {service.holder}"


def _running(service: Running) -> Json:
    return {"name": service.holder, "version": service.version, "since": iso(service.since)}


def _outbox(pending: Pending) -> dict[str, int]:
    return {"waiting": pending.waiting, "retried": pending.retried, "refused": pending.refused}


def _quarantine(store: Opened) -> list[Text]:
    """What could not be read, the latest, each with its reason."""
    found = store.sources.quarantine()
    more = f"and {len(found) - MOST_SHOWN} more: syncd status --json lists all"
    lines = [f"{item.source}: {item.kind} {item.id} cannot be read: {item.reason}" for item in found[:MOST_SHOWN]]
    lines += [more] if len(found) > MOST_SHOWN else []
    return [line for text in lines for line in wrapped(plain(text, LONGEST), "", "  ")]


def _held(item: Quarantined) -> Json:
    return {
        "source": item.source,
        "kind": item.kind,
        "id": item.id,
        "reason": item.reason,
        "seen": item.seen,
        "first_seen": iso(item.first_seen),
        "last_seen": iso(item.last_seen),
    }


def _listed(counts: dict[str, int], total: int) -> str:
    listed = ", ".join(f"{number} {word.replace('_', ' ')}" for word, number in counts.items() if number)
    return f"{total} ({listed})" if listed else "nothing"

"""``syncd status``: how each source, the ledger and the outbox stand, and what to do about the last error."""

from collections import Counter
from datetime import datetime

from rich.table import Table
from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.terminal import out, plain, print_json
from syncd.cli.waiting import iso
from syncd.connector import SourceSettings
from syncd.model import Json
from syncd.rules.alerts import standing
from syncd.rules.wording import span
from syncd.store.sources import Health, SourceState


def status(as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """Each source's last complete poll, requests, quarantine and error; the ledger's and the outbox's counts."""
    with opened(config) as store:
        at = now()
        ledger = ledger_counts(store, at)
        pending = store.outbox.pending()
        outbox = {"waiting": pending.waiting, "retried": pending.retried, "refused": pending.refused}
        if as_json:
            document: dict[str, Json] = {"sources": _sources(store), "ledger": dict(ledger), "outbox": dict(outbox)}
            print_json(document)
            return
        out.print(sources_table(store, at))
    out.print(Text(f"\nledger: {_listed(ledger)}\noutbox: {_listed(outbox)}"))


def ledger_counts(store: Opened, at: datetime) -> dict[str, int]:
    """How many asks are owed, by state, and how many of them are overdue."""
    owed = [standing(ask, at) for ask in store.ledger.asks()]
    counts = Counter(ask.state.value for ask in owed)
    return {**counts, "overdue": sum(ask.overdue(at) for ask in owed)}


def sources_table(store: Opened, at: datetime) -> Table:
    """One row a source; what failed, and what mends it, below its state."""
    known = {state.name: state for state in store.sources.states()}
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("SOURCE", "STATE", "READ COMPLETELY", "EVENTS", "REQUESTS", "QUARANTINE"):
        shown.add_column(heading, overflow="fold")
    for name, reason in store.settings.stopped.items():
        shown.add_row(name, Text("stopped\n", style="red") + plain(reason), "-", "", "", "")
    for configured in store.settings.sources:
        shown.add_row(configured.name, *_row(configured, known.get(configured.name), at))
    return shown


def _row(configured: SourceSettings, state: SourceState | None, at: datetime) -> tuple[str | Text, ...]:
    if not configured.enabled:
        return "disabled", "-", "", "", ""
    if state is None:
        return "never polled", "-", "", "", ""
    word = Text(state.health.value, style="" if state.health is Health.OK else "red")
    if state.error:
        word = word + Text("\n") + plain(state.error)
    since = f"{span(at - state.last_success)} ago" if state.last_success else "never"
    return word, since, str(state.events), str(state.requests), str(state.quarantined)


def _sources(store: Opened) -> list[Json]:
    known = {state.name: state for state in store.sources.states()}
    stopped: list[Json] = [
        {"name": name, "state": "stopped", "error": reason} for name, reason in store.settings.stopped.items()
    ]
    return stopped + [_document(configured, known.get(configured.name)) for configured in store.settings.sources]


def _document(configured: SourceSettings, state: SourceState | None) -> Json:
    head: dict[str, Json] = {"name": configured.name, "type": configured.type, "enabled": configured.enabled}
    if state is None:
        return {**head, "state": "never_polled"}
    return {
        **head,
        "state": state.health.value,
        "last_success": iso(state.last_success),
        "last_started": iso(state.last_started),
        "next_poll_at": iso(state.next_poll_at),
        "failing_since": iso(state.failing_since),
        "error": state.error,
        "events": state.events,
        "requests": state.requests,
        "last_requests": state.last_requests,
        "quarantined": state.quarantined,
    }


def _listed(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {word.replace('_', ' ')}" for word, number in counts.items() if number) or "nothing"

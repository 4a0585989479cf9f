"""``syncd status``: how each source, the ledger and the outbox stand, and what to do about the last error."""

from collections import Counter
from datetime import datetime

from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, Opened, now, opened
from syncd.cli.refused import refused_document, refused_lines, told_though_wrong
from syncd.cli.terminal import cell, iso, plain, print_json, say, wrapped
from syncd.connector import SourceSettings
from syncd.model import Json
from syncd.rules.alerts import standing
from syncd.rules.wording import span
from syncd.store.quarantine import Quarantined
from syncd.store.sources import SourceState

MOST_SHOWN = 5
LONGEST = 300


def status(as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """Each source's last complete poll, requests, quarantine and error; the ledger's and the outbox's counts."""
    with told_though_wrong(config, as_json=as_json), opened(config) as store:
        at = now()
        ledger = ledger_counts(store, at)
        pending = store.outbox.pending()
        outbox = {"waiting": pending.waiting, "retried": pending.retried, "refused": pending.refused}
        if as_json:
            document: dict[str, Json] = {
                **refused_document(store.database),
                "sources": _sources(store),
                "quarantine": [_held(item) for item in store.sources.quarantine()],
                "ledger": dict(ledger),
                "outbox": {**outbox, "errors": [{"error": e, "count": n} for e, n in store.outbox.errors()]},
            }
            print_json(document)
            return
        say(*refused_lines(store.database, at), *sources_table(store, at), *_quarantine(store), "")
        owed = sum(number for word, number in ledger.items() if word != "overdue")
        say(f"ledger: {_listed(ledger, owed)}", f"outbox: {_listed(outbox, pending.waiting + pending.refused)}")
        for error, number in store.outbox.errors(MOST_SHOWN):
            say(*wrapped(plain(f"{error} ({number} times)" if number > 1 else error), "  "))


def ledger_counts(store: Opened, at: datetime) -> dict[str, int]:
    """How many asks are owed, by state, and how many of them are overdue."""
    owed = [standing(ask, at) for ask in store.ledger.asks()]
    counts = Counter(ask.state.value for ask in owed)
    return {**counts, "overdue": sum(ask.overdue(at) for ask in owed)}


def sources_table(store: Opened, at: datetime) -> list[Text]:
    """One row a source; what failed, and what mends it, below it."""
    known = {state.name: state for state in store.sources.states()}
    rows: list[tuple[tuple[str, ...], str]] = [((name, "stopped"), why) for name, why in store.settings.stopped.items()]
    for configured in store.settings.sources:
        state = known.get(configured.name)
        rows.append(((configured.name, *_row(configured, state, at)), state.error if state else ""))
    wide = min(max([len("SOURCE"), *(len(row[0]) for row, _ in rows)]), 24)
    lines = [Text(_columns(wide, "SOURCE", "STATE", "READ", "EVENTS", "REQUESTS", "UNREADABLE"), style="bold")]
    for row, problem in rows:
        lines.append(Text(_columns(wide, *row), style="red" if problem else ""))
        lines += wrapped(plain(problem), "  ") if problem else []
    return lines


def _columns(wide: int, name: str, *cells: str) -> str:
    state, read, *counts = (*cells, *[""] * (5 - len(cells)))
    return f"{cell(name, wide)}  {state:12}  {read:12}" + "".join(f"  {count:>10}" for count in counts).rstrip()


def _row(configured: SourceSettings, state: SourceState | None, at: datetime) -> tuple[str, ...]:
    if not configured.enabled:
        return ("disabled",)
    if state is None:
        return ("never polled",)
    since = f"{span(at - state.last_success)} ago" if state.last_success else "never"
    return state.health.value, since, str(state.events), str(state.requests), str(state.quarantined)


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


def _listed(counts: dict[str, int], total: int) -> str:
    listed = ", ".join(f"{number} {word.replace('_', ' ')}" for word, number in counts.items() if number)
    return f"{total} ({listed})" if listed else "nothing"

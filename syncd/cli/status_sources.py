"""The sources in ``syncd status``: a row for each, below it its requests, what is held, what failed and what to do."""

from collections.abc import Mapping
from datetime import datetime

from rich.text import Text

from syncd.cli.opened import Opened
from syncd.cli.owed import Owed
from syncd.cli.terminal import cell, counted, iso, plain, wrapped
from syncd.cli.troubles import advice
from syncd.connector import SourceSettings
from syncd.model import Json
from syncd.rules.wording import heading, span
from syncd.store.sources import SourceState

MOST_THREADS = 5
LONGEST_NAME = 24


def sources_table(
    store: Opened, states: Mapping[str, SourceState], owed: Owed, at: datetime, *, runs: bool
) -> list[Text]:
    """One row a source, and what there is to say of it below. ``runs``: whether the service does, and so will poll."""
    stopped, configured = store.settings.stopped, store.settings.sources
    names = [*stopped, *(source.name for source in configured)]
    wide = min(max([len("SOURCE"), *map(len, names)]), LONGEST_NAME)
    lines = [Text(_columns(wide, "SOURCE", "STATE", "READ", "EVENTS", "REQUESTS", "UNREADABLE"), style="bold")]
    for name, reason in stopped.items():
        lines += [Text(_columns(wide, name, "stopped"), style="red"), *wrapped(plain(reason), "  ")]
    for source in configured:
        state = states.get(source.name)
        is_read = source.enabled and state is not None
        row = _columns(wide, source.name, *_row(source, state, at))
        lines.append(Text(row, style="red" if is_read and state is not None and state.error else ""))
        lines += _below(state, owed, at, runs) if is_read and state is not None else []
    return lines


def source_documents(store: Opened, states: Mapping[str, SourceState], at: datetime) -> list[Json]:
    """The same for scripts; moments are RFC 3339, lengths are seconds."""
    stopped: list[Json] = [
        {"name": name, "state": "stopped", "error": reason} for name, reason in store.settings.stopped.items()
    ]
    return stopped + [_document(source, states.get(source.name), at) for source in store.settings.sources]


def _columns(wide: int, name: str, *cells: str) -> str:
    state, read, *counts = (*cells, *[""] * (5 - len(cells)))
    return (f"{cell(name, wide)}  {state:12}  {read:12}" + "".join(f"  {count:>10}" for count in counts)).rstrip()


def _row(source: SourceSettings, state: SourceState | None, at: datetime) -> tuple[str, ...]:
    if not source.enabled:
        return ("disabled",)
    if state is None:
        return ("never polled",)
    since = f"{span(at - state.last_success)} ago" if state.last_success else "never"
    return state.health.value, since, str(state.events), str(state.requests), str(state.quarantined)


def _below(state: SourceState, owed: Owed, at: datetime, runs: bool) -> list[Text]:
    lines = wrapped(plain(_pace(state, at, runs)), "  ")
    for line in lines:
        line.stylize("dim")
    if state.unread_count:
        lines += wrapped(plain(_unread(state, owed)), "  ")
    if state.error:
        held = sum(ask.source == state.name for ask in owed.asks)
        waiting = f" ({counted(held, 'ask')} held until then)" if held else ""
        lines += wrapped(plain(state.error), "  ")
        lines += wrapped(plain(f"what to do: {advice(state, at)}{waiting}"), "  ")
    return lines


def _pace(state: SourceState, at: datetime, runs: bool) -> str:
    coming = state.next_poll_at
    following = "polled next in " + span(coming - at) if coming is not None and coming > at else "to be polled now"
    following = f"{following}; " if runs else ""
    spent = f"{counted(state.requests_in_hour(at), 'request')} this hour, {state.last_requests} in the last poll"
    left = ""
    if state.quota is not None:
        of = f" of {state.quota.limit}" if state.quota.limit is not None else ""
        left = f"; the tool says that {state.quota.remaining}{of} are left"
    return f"{following}{spent}{left}"


def _unread(state: SourceState, owed: Owed) -> str:
    asks = [ask for ask in (*owed.asks, *owed.suspected) if ask.source == state.name]
    known = {ask.thread: heading(ask.place.name or ask.place.id, ask.title) for ask in asks}
    named = [known.get(thread) or thread for thread in state.unread[:MOST_THREADS]]
    more = state.unread_count - len(named)
    threads = "; ".join(named) + (f"; and {more} more" if more else "")
    return f"{counted(state.unread_count, 'thread')} not shown by the tool any more, asks there are held: {threads}"


def _document(source: SourceSettings, state: SourceState | None, at: datetime) -> Json:
    head: dict[str, Json] = {"name": source.name, "type": source.type, "enabled": source.enabled}
    if state is None:
        return {**head, "state": "never_polled"}
    quota = state.quota
    return {
        **head,
        "state": state.health.value,
        "last_success": iso(state.last_success),
        "lag_seconds": (at - state.last_success).total_seconds() if state.last_success else None,
        "last_started": iso(state.last_started),
        "next_poll_at": iso(state.next_poll_at),
        "failing_since": iso(state.failing_since),
        "error": state.error,
        "advice": advice(state, at),
        "events": state.events,
        "requests": state.requests,
        "last_requests": state.last_requests,
        "hour_requests": state.requests_in_hour(at),
        "quota": {"remaining": quota.remaining, "limit": quota.limit} if quota else None,
        "quarantined": state.quarantined,
        "unreadable_threads": {"count": state.unread_count, "threads": list(state.unread)},
    }

"""One poll of one source: pull pages, map items to events, find what is gone, store each page in one transaction."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from syncd.connector import Connector, Page, SourceError, SourceSettings, Unauthorized, Unavailable, Unreadable
from syncd.model import Event, Item, SourceInfo
from syncd.plugins import Events
from syncd.reading import Reading
from syncd.rules.departures import departures
from syncd.rules.judge import read
from syncd.rules.naming import named
from syncd.rules.wording import span
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.sources import Health, SourceStore

log = logging.getLogger(__name__)

DIRECTORY_EVERY = timedelta(days=1)
RECENTLY_ACTIVE = timedelta(days=7)
AFTER_A_BUG = timedelta(minutes=15)
AFTER_A_REFUSAL = timedelta(minutes=5)
LONGEST_BACKOFF = timedelta(minutes=30)
_READING_KINDS = {"message", "edit", "created"}


@dataclass(frozen=True, slots=True)
class Source:
    """A configured source, ready to be polled."""

    info: SourceInfo
    poll_every: timedelta
    connector: Connector[SourceSettings]
    mapping: Events


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll brought: new events, the requests it took, and, where it failed, the error."""

    source: str
    events: int
    requests: int
    complete: bool
    error: SourceError | None = None


@dataclass(frozen=True, slots=True)
class Stores:
    """The parts of the store that a poll writes to."""

    database: Database
    events: EventStore
    sources: SourceStore
    ledger: LedgerStore
    directory: Directory


def poll(source: Source, stores: Stores, now: Callable[[], datetime], stopping: Callable[[], bool]) -> Polled:
    """Reads what is new in a source; never raises for what the source does, and keeps every page that came whole."""
    name, started = source.info.name, now()
    before = source.connector.retry.requests.total()
    events = 0
    complete, error = False, None
    stores.sources.started(name, started)
    try:
        _refresh_directory(source, stores, started)
        watch = stores.ledger.watch(name, started, started - RECENTLY_ACTIVE)
        name_of = _names(source, stores)
        for page in source.connector.pull(stores.sources.cursor(name), watch):
            events += _store(source, page, stores, name_of, now())
            if stopping():
                break
        else:
            complete = True
    except SourceError as problem:
        error = problem
    except Exception as bug:  # noqa: BLE001  a bug in one connector must not stop the other sources
        error = SourceError(f"a bug in the connector or the store: {_where(bug)}")
    requests = source.connector.retry.requests.total() - before
    _finish(source, stores, error, complete=complete, started=started, requests=requests, at=now())
    return Polled(name, events, requests, complete, error)


def first_read_at(database: Database, source: str) -> datetime | None:
    """When a source was first polled: what was asked before is history."""
    return _moment(database.get(f"first_read:{source}"))


def _refresh_directory(source: Source, stores: Stores, now: datetime) -> None:
    name, key = source.info.name, f"directory_read:{source.info.name}"
    if first_read_at(stores.database, name) is None:
        stores.database.put(f"first_read:{name}", now.isoformat())
    read_at = _moment(stores.database.get(key))
    if read_at is not None and timedelta() <= now - read_at < DIRECTORY_EVERY:
        return
    if stores.directory.put(list(source.connector.accounts())):
        stores.ledger.touch_all()
    stores.database.put(key, now.isoformat())


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _names(source: Source, stores: Stores) -> Callable[[str], str]:
    """Names by account id, looked up in the directory when the first is wanted."""

    @cache
    def names() -> dict[str, str]:
        return {a.id: a.name for a in stores.directory.accounts() if a.source == source.info.name}

    return lambda account: names().get(account, "")


def _store(source: Source, page: Page, stores: Stores, name_of: Callable[[str], str], now: datetime) -> int:
    entries, unreadable = mapped(source.info, source.mapping, page.items, name_of)
    if not unreadable:
        present = [event for event, _ in entries]
        for extent in page.extents:
            gone = departures(stores.events.stretch(source.info.name, extent), present, extent)
            entries += [(event, Reading()) for event in gone]
    for problem in unreadable:
        log.warning("%s: put in quarantine: %s", source.info.name, problem)
    read_again = {(item.kind, item.id) for item in page.items} - {(p.item.kind, p.item.id) for p in unreadable}
    return stores.events.commit_page(source.info.name, entries, page.cursor, unreadable, now, recovered=read_again).new


def mapped(
    info: SourceInfo, mapping: Events, items: Iterable[Item], name_of: Callable[[str], str]
) -> tuple[list[tuple[Event, Reading]], list[Unreadable]]:
    """The events of the items with the reading of their texts, and the items that are not what the tool promises."""
    entries: list[tuple[Event, Reading]] = []
    unreadable: list[Unreadable] = []
    for item in items:
        try:
            events = [named(event, name_of) for event in mapping(info, item)]
        except Unreadable as problem:
            unreadable.append(problem)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError) as error:
            unreadable.append(Unreadable(item, _missing(error)))
        else:
            entries += [(e, read(e.text) if e.kind in _READING_KINDS else Reading()) for e in events]
    return entries, unreadable


def _missing(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing"
    return f"{type(error).__name__}: {str(error)[:200]}"


def _where(bug: Exception) -> str:
    """The kind and the place of a bug, never its message: that may hold what people wrote, or a secret."""
    trace = bug.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    at = f" at {trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
    return f"{type(bug).__name__}{at}"


def _finish(
    source: Source,
    stores: Stores,
    error: SourceError | None,
    *,
    complete: bool,
    started: datetime,
    requests: int,
    at: datetime,
) -> None:
    name = source.info.name
    before = stores.sources.state(name)
    failing_since = before.failing_since if before else None
    if complete:
        stores.sources.succeeded(name, started, at + source.poll_every, requests)
        if failing_since is not None:
            log.warning("%s: read again, after %s", name, span(at - failing_since))
    elif error is not None:
        health = Health.UNAUTHORIZED if isinstance(error, Unauthorized) else Health.FAILING
        pause = _pause(source, error, at - failing_since if failing_since else timedelta())
        first = stores.sources.failed(name, at, health, type(error).__name__, str(error), at + pause, requests)
        if first:  # the first failure and the recovery are logged, not each try
            log.error("%s: cannot be read, its asks are held: %s", name, error)


def _pause(source: Source, error: SourceError, failing_for: timedelta) -> timedelta:
    """Until the next try: what the tool asks for, else as long again as it has failed already, within bounds."""
    if isinstance(error, Unavailable):
        return error.retry_after or min(max(source.poll_every, failing_for), LONGEST_BACKOFF)
    return max(source.poll_every, AFTER_A_REFUSAL if isinstance(error, Unauthorized) else AFTER_A_BUG)

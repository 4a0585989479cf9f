"""One poll of one source: pull pages, map items to events, find what is gone, store each page in one transaction."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from syncd.connector import Connector, Page, SourceError, SourceSettings, Unavailable, Unreadable
from syncd.model import Event, SourceInfo, ThreadRef
from syncd.plugins import Events
from syncd.reading import Reading
from syncd.retry import TimeIsUp
from syncd.rules.wording import span
from syncd.service import directory, items, outcome
from syncd.service.bugs import where
from syncd.service.proofs import Proofs, unread
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.errors import StoreError
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.sources import SourceStore

log = logging.getLogger(__name__)

RECENTLY_ACTIVE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Source:
    """A configured source, ready to be polled."""

    info: SourceInfo
    poll_every: timedelta
    connector: Connector[SourceSettings]
    mapping: Events
    poll_timeout: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Polled:
    """What one poll brought: new events, the requests it took, and, where it failed, the error.

    Neither complete nor failed is one that was told to stop, or whose time was over: the next goes on where it was.
    """

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


@dataclass(frozen=True, slots=True)
class Shell:
    """What a poll runs in: our clock, whether the service stops, what is proven, and whether anybody is told.

    ``besides``: what a poll of a source looks at beside the threads with asks and the recently active ones.
    """

    now: Callable[[], datetime]
    stopping: Callable[[], bool]
    proofs: Proofs
    telling: bool = True
    besides: Callable[[str, datetime], Sequence[ThreadRef]] = lambda _source, _now: ()


@dataclass(slots=True)
class _Shown:
    """What the pages have shown: the threads, and how far our clock is ahead of the tool's, at most."""

    found: int = 0
    events: int = 0
    seen: set[str] = field(default_factory=set)
    spoilt: set[str] = field(default_factory=set)
    ahead: timedelta | None = None

    @property
    def threads(self) -> set[str]:
        """Those of which all can be read: what is in quarantine may be an answer."""
        return self.seen - self.spoilt

    def note(
        self, page: Page, entries: Sequence[tuple[Event, Reading]], unreadable: Sequence[Unreadable], now: datetime
    ) -> None:
        whole = () if unreadable else page.extents
        self.seen.update(event.thread for event, _ in entries)
        self.seen.update(extent.thread or extent.place for extent in whole)
        self.spoilt.update(problem.item.thread for problem in unreadable)
        at = items.read_at(page)
        if at is not None:
            self.ahead = now - at if self.ahead is None else min(self.ahead, now - at)


def poll(source: Source, stores: Stores, shell: Shell) -> Polled:
    """Reads what is new in a source, as far as its time goes; keeps every page that came whole.

    Raises only where the store fails.
    """
    name, started = source.info.name, shell.now()
    requests, begun = source.connector.retry.requests, shell.proofs.begin()
    before, shown = requests.total(), _Shown()
    watch: Sequence[ThreadRef] = ()
    complete, error = False, None
    # Most polls find nothing, and a transaction is much of what they cost: that they began is kept when they end.
    usual = name in shell.proofs.now()
    if not usual:
        stores.sources.started(name, started)
    source.connector.retry.allow(source.poll_timeout.total_seconds())
    try:
        _refresh_directory(source, stores, shell, started)
        watch = _watch(stores.ledger, name, started, shell)
        complete = _pull(source, stores, shell, watch, shown)
    except StoreError:
        raise
    except TimeIsUp:
        error = None if shown.found else _too_slow(source)
    except SourceError as problem:
        error = problem
    except Exception as bug:  # noqa: BLE001  a bug in one connector must not stop the other sources
        error = SourceError(f"a bug in the connector ({where(bug)}): please report it; it is tried again")
    made = requests.total() - before
    if usual and not complete:
        stores.sources.started(name, started)
    at = started - max(shown.ahead or timedelta(), timedelta())
    if not complete:
        shell.proofs.break_off(name, begun, at, shown.threads, failed=error is not None)
    if complete:
        outcome.succeeded(stores.sources, name, source.poll_every, started, shell.now(), made)
        shell.proofs.end(name, begun, at, shown.threads, unread(watch, shown.threads))
    elif error is not None and not shell.stopping():
        outcome.failed(stores.sources, name, source.poll_every, error, shell.now(), made)
    elif not shell.stopping():
        stores.sources.unfinished(name, shell.now(), made)
    return Polled(name, shown.events, made, complete, error)


def _refresh_directory(source: Source, stores: Stores, shell: Shell, now: datetime) -> None:
    name = source.info.name
    first = directory.begin_reading(stores.database, name, now)
    if directory.refresh(name, source.connector, stores.database, stores.directory, now):
        stores.ledger.touch_all()
        if not first:
            shell.proofs.doubt()


def _watch(ledger: LedgerStore, source: str, now: datetime, shell: Shell) -> Sequence[ThreadRef]:
    """Where nobody is told, nobody is accused, and nothing need be verified."""
    refs = ledger.watch(source, now, now - RECENTLY_ACTIVE)
    if not shell.telling:
        return [replace(ref, verify=False) for ref in refs]
    known = {ref.thread for ref in refs}
    return [*refs, *(ref for ref in shell.besides(source, now) if ref.thread not in known)]


def _pull(source: Source, stores: Stores, shell: Shell, watch: Sequence[ThreadRef], shown: _Shown) -> bool:
    """Stores page by page; whether all that was due has been read."""
    name = source.info.name
    name_of = directory.names(stores.directory, name)
    for page in source.connector.pull(stores.sources.cursor(name), watch):
        mapped, unreadable = items.mapped(source.info, source.mapping, page.items, name_of)
        entries = list(stores.events.unnamed(mapped))
        shown.note(page, entries, unreadable, shell.now())
        present = [event for event, _ in entries]
        gone = items.gone(page, present, unreadable, lambda extent: stores.events.stretch(name, extent))
        entries += [(event, Reading()) for event in gone]
        shown.events += _store(name, page, entries, unreadable, stores, shell.now())
        shown.found += len(page.items)
        if shell.stopping():
            return False
        if source.connector.retry.time_is_up():
            raise TimeIsUp("there is more to read", timedelta())
    return True


def _too_slow(source: Source) -> SourceError:
    return Unavailable(f"nothing was found within {span(source.poll_timeout)}, and there is more to read")


def _store(
    name: str,
    page: Page,
    entries: Sequence[tuple[Event, Reading]],
    unreadable: Sequence[Unreadable],
    stores: Stores,
    now: datetime,
) -> int:
    bad = {(problem.item.kind, problem.item.id) for problem in unreadable}
    if bad:
        new = bad - {(held.kind, held.id) for held in stores.sources.quarantine(name)}
        for kind, id_ in sorted(new):
            log.warning("%s: a %s that cannot be read is in quarantine (syncd status): %s", name, kind, id_)
    read_well = {(item.kind, item.id) for item in page.items} - bad
    return stores.events.commit_page(name, entries, page.cursor, unreadable, now, recovered=read_well)

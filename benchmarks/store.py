"""The store's speed, as ratios taken in one run: ``python -m benchmarks.store [--postgresql URL URL]``.

insert      commit_page in pages of 1,000 against raw executemany with the same columns and indexes, where the rows are
            ready-made tuples, and where they are made of the same events first: the bar is 0.80
again       the same pages once more: the bar is 100,000 events a second
evaluation  load of the touched threads (late replies, each in an old thread of five) and save of their asks, per new
            event, in a small store and in a large one
"""

import argparse
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from syncd.model import Account, Ask, Event, Evidence, Kind, Person, Place, Role, State
from syncd.reading import Reading, Sign
from syncd.rules import judge
from syncd.service.garbage import look_seldom
from syncd.store.codec import EVENT_COLUMNS, event_row
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore

START = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
PAGE = 1_000
PLACES = [Place(f"C{number:05}", f"channel-{number}", private=False, unthreaded=True) for number in range(40)]
WORDS = "could you please look at the export of the quarterly figures before we send them to the board on friday "
ASKING = Reading(0.75, frozenset({Sign.REQUEST}), (("request", "could you please"),), "")
ASKER = Person(
    "dana", "Dana Ruiz", Role.STAKEHOLDER, (Account("acme", "U00000", "Person 0"),), "executive", "dana@partner.test"
)
Entry = tuple[Event, Reading]
Row = tuple[object, ...]
Insert = Callable[[list[Row]], None]


def events(first: int, count: int, *, per_thread: int = 5) -> Iterator[Entry]:
    """Messages as a chat has them: about 670 bytes a row, five in a thread, every fifth asks for something."""
    for number in range(first, first + count):
        thread, position = divmod(number, per_thread)
        place = PLACES[thread % len(PLACES)]
        root = f"{place.id}:{1_700_000_000 + thread}.000100"
        id_ = root if position == 0 else f"{place.id}:{1_700_000_000 + thread}.{position:06}"
        event = Event(
            "acme",
            id_,
            Kind.MESSAGE,
            START + timedelta(seconds=number),
            person(number),
            root,
            place,
            text=WORDS * 4,
            url=f"https://acme.test/archives/{place.id}/p{number}",
            mentions=(person(number % 7),) if number % 4 == 0 else (),
            reply_to="" if position == 0 else root,
        )
        yield event, ASKING if position == 0 else Reading()


def person(number: int) -> Account:
    """An account of its own for each event, as a mapping makes it."""
    return Account("acme", f"U{number % 300:05}", f"Person {number % 300}")


def pages(first: int, count: int) -> list[list[Entry]]:
    """``events`` in pages."""
    return [list(events(start, PAGE)) for start in range(first, first + count, PAGE)]


def seconds(run: Callable[[], object]) -> float:
    """How long it took."""
    before = time.perf_counter()
    run()
    return time.perf_counter() - before


def raw_sqlite(path: Path) -> Insert:
    """What SQLite alone does with rows, with the same durability."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "cache_size=-32000"):
        connection.execute(f"PRAGMA {pragma}")
    statement = _insert_statement("?")

    def run(rows: list[Row]) -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(statement, rows)
        connection.execute("COMMIT")

    return run


def raw_postgresql(url: str) -> Insert:
    """What psycopg alone does with rows."""
    import psycopg

    connection = psycopg.connect(url)
    statement = _insert_statement("%s", truth="%s::integer::boolean")

    def run(rows: list[Row]) -> None:
        with connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(statement, rows)

    return run


def _insert_statement(mark: str, truth: str = "") -> str:
    """``mark`` stands for each value; ``truth``, where it is given, for what the rows have as 0 or 1 (or NULL)."""
    names = {"closed", "automated", "private"} if truth else set()
    columns, marks = ", ".join(EVENT_COLUMNS), ", ".join(truth if name in names else mark for name in EVENT_COLUMNS)
    return f"INSERT INTO events ({columns}) VALUES ({marks}) ON CONFLICT DO NOTHING"


def commit(store: EventStore, some: Sequence[Sequence[Entry]]) -> int:
    """Stores pages, with a cursor that moves; gives how many events were new."""
    new = 0
    for page in some:
        last = page[-1][0]
        new += store.commit_page("acme", page, {last.place.id: last.id, "sweep": "x"}, [], START)
    return new


def rows_of(page: Sequence[Entry]) -> list[Row]:
    """The page as the driver takes it."""
    return [event_row(event, judge.encode(reading)) for event, reading in page]


def inserting(name: str, url: str, raw: Insert, *, rounds: int = 100) -> None:
    """Prints how inserts compare, page by page in turns, so that a busy machine is busy for both."""
    database = Database.open(url)
    store = EventStore(database)
    making = inserted = ours = again = 0.0
    with database.hold("benchmark"):
        for turn in range(rounds):
            page = list(events(turn * PAGE, PAGE))
            rows: list[Row] = []
            making += seconds(lambda page=page, rows=rows: rows.extend(rows_of(page)))  # type: ignore[misc]
            inserted += seconds(lambda rows=rows: raw(rows))  # type: ignore[misc]
            ours += seconds(lambda page=page: commit(store, [page]))  # type: ignore[misc]
            again += seconds(lambda page=page: commit(store, [page]))  # type: ignore[misc]
    total = rounds * PAGE
    print(f"{name}: commit_page {total / ours:,.0f} events/s, raw executemany {total / inserted:,.0f} rows/s")
    print(f"{name}: insert ratio {inserted / ours:.2f} of rows ready-made, {(making + inserted) / ours:.2f} of events")
    print(f"{name}: known objects again {total / again:,.0f} events/s")
    database.close()


def ask_of(entry: Event) -> Ask:
    """An ask as the fold makes it, with evidence."""
    evidence = tuple(
        Evidence(rule, "a sentence that says what was seen", "opened", entry.id, entry.at, 0.75)
        for rule in ("request", "owner", "due", "clears")
    )
    return Ask(
        f"a{entry.id}",
        "acme",
        entry.place,
        entry.thread,
        "",
        entry.url,
        ASKER,
        ASKER,
        entry.text,
        entry.at,
        entry.at + timedelta(hours=4),
        State.OPEN,
        entry.id,
        evidence,
        messages=(entry.id,),
    )


def evaluating(name: str, url: str, stored: int, *, new: int = 100, rounds: int = 30) -> float:
    """Prints what loading and saving costs for each of ``new`` events in a store of ``stored`` ones."""
    database = Database.open(url)
    store, ledger = EventStore(database), LedgerStore(database)
    best: list[tuple[float, float]] = []
    with database.hold("benchmark"):
        for start in range(0, stored, 20_000):
            commit(store, pages(start, min(20_000, stored - start)))
        ledger.save(ledger.touched(10_000_000), [], {}, [], [], [], START)
        for turn in range(rounds):
            replies = _late_replies(stored, turn, new)
            store.commit_page("acme", replies, {}, [], START)
            before = time.perf_counter()
            touched = ledger.touched(1_000)
            found = store.threads([thread.key for thread in touched])
            ledger.decisions([thread.key for thread in touched])
            loaded = time.perf_counter()
            asks = [ask_of(entries[0].event) for entries in found.values()]
            wakes = {ask.id: ask.due_at for ask in asks}
            saving = time.perf_counter()
            ledger.save(touched, asks, wakes, [], [], [], START)
            best.append((loaded - before, time.perf_counter() - saving))
            assert len(touched) == new
    load, save = (sorted(times)[rounds // 2] / new * 1e6 for times in zip(*best, strict=True))
    print(f"{name}, {stored:,} events stored: load {load:.0f} + save {save:.0f} = {load + save:.0f} us per new event")
    database.close()
    return float(load + save)


def _late_replies(stored: int, turn: int, new: int) -> list[Entry]:
    """One reply each in ``new`` threads all over the store."""
    threads = stored // 5
    step = max(threads // new, 1)
    found = []
    for number in range(new):
        thread = (turn + number * step) % threads
        (root, _), *_ = events(thread * 5, 1)
        event = Event(
            "acme",
            f"{root.id}:late:{turn}",
            Kind.MESSAGE,
            root.at + timedelta(days=9),
            person(3),
            root.thread,
            root.place,
            text="done, it is in the folder now",
            reply_to=root.id,
        )
        found.append((event, Reading()))
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measures SQLite, and PostgreSQL where a URL of an empty database is given."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", nargs=2, help="the URLs of two empty databases, for PostgreSQL's figures")
    parser.add_argument("--large", type=int, default=1_000_000, help="events in the large store")
    options = parser.parse_args(arguments)
    look_seldom()  # as ``syncd run`` does
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        Database.open(f"sqlite:///{folder / 'raw.db'}").close()
        inserting("SQLite", f"sqlite:///{folder / 'ours.db'}", raw_sqlite(folder / "raw.db"))
        small = evaluating("SQLite", f"sqlite:///{folder / 'small.db'}", 10_000)
        large = evaluating("SQLite", f"sqlite:///{folder / 'large.db'}", options.large)
        print(f"SQLite: large to small {large / small:.2f}")
    if options.postgresql:
        ours, raw = options.postgresql
        Database.open(raw).close()
        inserting("PostgreSQL", ours, raw_postgresql(raw))


if __name__ == "__main__":
    main()

"""What is asked often costs what it finds, not what is stored: SQLite's own plans are read for it."""

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.sql.elements import ClauseElement

from benchmarks.store import commit, events
from syncd.model import OWED, Kind
from syncd.rules.conversation import SPOKEN
from syncd.store import tables
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.forgotten import WRITTEN
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.prepared import Prepared
from syncd.store.reactions import ReactionStore
from syncd.store.sources import SourceStore

GROWING = "events|threads|asks|links|ask_addresses|told|alert_asks|alerts|outbox|listening"
"""Tables that grow with what is read and told, and the second name of one."""
LINEAR = re.compile(
    rf"SCAN ({GROWING})\b(?!.* INDEX (threads_dirty|outbox_pending))|SEARCH ({GROWING})\b.*\(source=\?\)"
)
"""All of a table, or all of a source; the two indexes hold only what is wanted."""


class Noting(Database):
    """A store that keeps every statement that is prepared on it."""

    def __init__(self, backend: Any) -> None:
        super().__init__(backend)
        self.noted: list[Prepared] = []

    def prepared(self, statement: ClauseElement) -> Prepared:
        self.noted.append(super().prepared(statement))
        return self.noted[-1]


def test_no_prepared_statement_goes_through_all_of_a_growing_table_or_of_a_source(tmp_path: Path) -> None:
    db = Noting.open(f"sqlite:///{tmp_path / 'syncd.db'}")
    assert isinstance(db, Noting)
    for store in (EventStore, LedgerStore, SourceStore, Outbox, ReactionStore):
        store(db)
    with db.reading() as connection:
        steps = {
            (prepared.sql, step)
            for prepared in db.noted
            for *_, step in connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN {prepared.sql}", tuple("[]" for _ in prepared.names)
            )
        }
    db.close()
    assert len(db.noted) > 30
    assert [found for found in sorted(steps) if LINEAR.match(found[1])] == []


@pytest.mark.parametrize("database_url", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True)
def test_postgresql_has_counted_at_least_half_of_a_growing_table(db: Database) -> None:
    store = EventStore(db)
    for page in range(0, 8_000, 500):
        commit(store, [list(events(page, 500))])
        with db.reading() as connection:
            rows = connection.exec_driver_sql("SELECT reltuples FROM pg_class WHERE relname = 'events'").scalar_one()
        assert page + 500 - max(rows, 0) <= max(rows, 1_000)  # the server counts, too, when it likes


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        (tables.OWED, OWED),
        (tables.TOP_LEVEL, SPOKEN),
        (tables.READ, WRITTEN),
        (tables.REACTED, {Kind.REACTION, Kind.REACTION_REMOVED}),
    ],
)
def test_what_queries_write_out_is_what_the_rules_name(condition: str, named: frozenset[str]) -> None:
    assert set(re.findall(r"'(\w+)'", condition)) == named

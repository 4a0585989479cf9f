"""Many new rows at once on PostgreSQL: by COPY, whose failures come in the store's words."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from syncd.store import tables
from syncd.store.database import Database
from syncd.store.errors import StoreUnavailable

pytestmark = pytest.mark.parametrize(
    "database_url", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
COLUMNS = ("source", "thread", "address")
ROWS = [("acme", "C1:1", "host/a"), ("acme", "C1:2", "tab\there \\N and a line\nend, “quotes”, 👀")]


def test_rows_come_in_as_they_are(db: Database) -> None:
    with db.writing() as connection:
        assert db.loading(tables.links, COLUMNS).run(connection, ROWS) == len(ROWS)
    with db.reading() as connection:
        assert [tuple(row) for row in connection.execute(select(tables.links).order_by("thread"))] == ROWS


def test_a_row_that_is_there_already_is_refused_and_nothing_is_stored(db: Database) -> None:
    with pytest.raises(IntegrityError), db.writing() as connection:
        db.loading(tables.links, COLUMNS).run(connection, [*ROWS, ROWS[0]])
    with db.reading() as connection:
        assert not connection.execute(select(tables.links)).all()


def test_a_connection_that_is_lost_meanwhile_is_a_store_that_does_not_answer(db: Database) -> None:
    with pytest.raises(StoreUnavailable):
        _write_on_a_lost_connection(db)


def _write_on_a_lost_connection(db: Database) -> None:
    with db.writing() as connection:
        own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
        with db.reading() as other:
            other.execute(text("SELECT pg_terminate_backend(:own)"), {"own": own})
        db.loading(tables.links, COLUMNS).run(connection, ROWS)

"""Statements made once and given to the driver as they are: what is asked often, or with many rows, costs no more.

Values go in and come out as the driver has them, so truth is 0 or 1 on SQLite.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

T = TypeVar("T")
Row = tuple[Any, ...]
MANY = 1_000


@dataclass(frozen=True, slots=True)
class Prepared:
    """SQL for the driver and the names of its parameters, in their order; ``constants`` are those it brings itself."""

    sql: str
    names: tuple[str, ...]
    constants: Mapping[str, object] = field(default_factory=dict)

    def rows(self, connection: Connection, **values: object) -> list[Row]:
        """All rows of a question, as plain tuples."""
        ordered = self._ordered(values)
        # Past SQLAlchemy, whose part of a small question takes five times as long as the question itself.
        try:
            with closing(connection.connection.cursor()) as cursor:
                cursor.execute(self.sql, ordered)
                return list(cursor.fetchall())
        except connection.dialect.loaded_dbapi.Error:
            # It knows what each driver's errors mean: asked again by it, the same error comes in its words.
            return [tuple(row) for row in connection.exec_driver_sql(self.sql, ordered)]

    def value(self, connection: Connection) -> Any:
        """The only value of the only row of a question without parameters; None where there is none."""
        found = self.rows(connection)
        return found[0][0] if found else None

    def run(self, connection: Connection, rows: Sequence[Row]) -> int:
        """Once for each row, whose values stand in the order of ``names``; gives how many rows it changed."""
        if not rows:
            return 0
        with driving(connection, self.sql) as cursor:
            cursor.executemany(self.sql, rows)
            return int(cursor.rowcount)

    def put(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> int:
        """Once for each row, whose values stand under their names; gives how many rows it changed."""
        return self.run(connection, [self._ordered(row) for row in rows])

    def _ordered(self, values: Mapping[str, object]) -> Row:
        constants = self.constants
        return tuple([values[name] if name in values else constants[name] for name in self.names])


@dataclass(frozen=True, slots=True)
class Arrays:
    """An insert on PostgreSQL that takes each column of all rows as one array: one statement, however many rows."""

    sql: str

    def run(self, connection: Connection, rows: Sequence[Row]) -> int:
        """All rows, whose values stand in the order of the columns; gives how many it changed."""
        columns = tuple([list(column) for column in zip(*rows, strict=True)])
        if not rows:
            return 0
        with driving(connection, self.sql) as cursor:
            cursor.execute(self.sql, columns)
            return int(cursor.rowcount)


@dataclass(frozen=True, slots=True)
class Copied:
    """PostgreSQL's COPY into some columns of a table: twice as fast as inserts, but none of the rows may be there."""

    sql: str

    def run(self, connection: Connection, rows: Sequence[Row]) -> int:
        """All rows, whose values stand in the order of the columns; gives how many there were."""
        if not rows:
            return 0
        with driving(connection, self.sql) as cursor, cursor.copy(self.sql) as copy:
            for row in rows:
                copy.write_row(row)
        return len(rows)


@contextmanager
def driving(connection: Connection, sql: str) -> Iterator[Any]:
    """A cursor of the driver's own: SQLAlchemy's part of a small write takes longer than the write itself.

    Its errors come in SQLAlchemy's words, as every other does.
    """
    dialect, raw = connection.dialect, connection.connection
    with closing(raw.cursor()) as cursor:
        try:
            yield cursor
        except dialect.loaded_dbapi.Error as error:
            lost, base = dialect.is_disconnect(error, raw, cursor), dialect.loaded_dbapi.Error
            raise DBAPIError.instance(
                sql, None, error, base, hide_parameters=True, connection_invalidated=lost
            ) from None


def portions(values: Sequence[T]) -> Iterable[Sequence[T]]:
    """``values``, as many at a time as one statement takes."""
    return (values[start : start + MANY] for start in range(0, len(values), MANY))

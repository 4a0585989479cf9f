"""PostgreSQL plans by what it has counted: tables that grow fast are counted anew whenever they have doubled."""

from sqlalchemy import Connection, Table, text

_AT_LEAST = 1_000
"""Rows of a small table that need no count."""
_ROWS = text("SELECT reltuples FROM pg_class WHERE oid = to_regclass(:name)")


class Statistics:
    """Counts in the transaction that stores, as the server itself does within minutes, for tables that wait for it.

    A table that was never counted is thought to hold a few rows of each source. Then each page of a first read goes
    through all that is stored of its source: 64 ms with 60,000 events, and more with every page.
    """

    def __init__(self) -> None:
        self._new: dict[str, int] = {}
        self._enough: dict[str, float] = {}

    def grown(self, connection: Connection, table: Table, rows: int) -> None:
        """``rows`` have been put into ``table``; it is counted where that doubles it."""
        name = table.name
        self._new[name] = new = self._new.get(name, 0) + rows
        if new <= self._enough.get(name, _AT_LEAST):
            return
        if new > _counted(connection, name):
            # A sample of 3,000 rows: enough to see what is rare, and the server takes a larger one later.
            connection.exec_driver_sql("SET LOCAL default_statistics_target = 10")
            connection.exec_driver_sql(f"ANALYZE {name}")
            self._new[name] = 0
        self._enough[name] = _counted(connection, name)


def _counted(connection: Connection, name: str) -> float:
    """As many rows as the server thinks there are: -1 before its first count."""
    return max(_AT_LEAST, float(connection.execute(_ROWS, {"name": name}).scalar_one()))

"""Questions about some threads of several sources."""

from collections.abc import Iterable, Iterator
from itertools import repeat

from sqlalchemy import Connection

from syncd.store.database import Database
from syncd.store.prepared import Prepared, Row, portions
from syncd.store.touch import ThreadKey


def rows_of_threads(
    db: Database, connection: Connection, statement: Prepared, keys: Iterable[ThreadKey]
) -> Iterator[tuple[str, Row]]:
    """The rows of some threads, each with its source; ``statement`` takes ``of_source`` and ``threads``.

    Source by source: both databases look a plain list up in the index.
    """
    by_source: dict[str, list[str]] = {}
    for source, thread in dict.fromkeys(keys):
        by_source.setdefault(source, []).append(thread)
    for source, threads in by_source.items():
        for some in portions(threads):
            yield from zip(repeat(source), statement.rows(connection, of_source=source, threads=db.many(some)))

"""Takes the marks off threads that were thought over, and notes until when each listens beside itself."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Update, bindparam, false, null, update

from syncd.rules.beside import Reach
from syncd.store import tables
from syncd.store.codec import micros
from syncd.store.database import Database
from syncd.store.prepared import portions
from syncd.store.touch import ThreadKey, Touched

_threads = tables.threads.c


class Cleaning:
    """The counterpart of ``Touching``: a thread that was marked again since it was read keeps its mark."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._listening = db.prepared(_clean(_threads.thread == bindparam("of_thread"), listens=True))
        self._others = db.prepared(_clean(db.one_of(_threads.thread, "threads"), listens=False))

    def clean(self, connection: Connection, threads: Sequence[Touched], reaches: Mapping[ThreadKey, Reach]) -> int:
        """Gives how many threads are clean now. Most listen to nothing beside them, and are cleaned together."""
        listening: list[dict[str, object]] = []
        others: dict[tuple[str, int], list[str]] = {}
        for thread in threads:
            reach = reaches.get(thread.key)
            if reach is None:
                others.setdefault((thread.source, thread.version), []).append(thread.thread)
            else:
                listening.append(_heard(thread, reach))
        together = [
            {"of_source": source, "as_of": version, "threads": self._db.many(some)}
            for (source, version), named in others.items()
            for some in portions(named)
        ]
        return self._listening.put(connection, listening) + self._others.put(connection, together)


def _heard(thread: Touched, reach: Reach) -> dict[str, object]:
    return {
        "of_source": thread.source,
        "of_thread": thread.thread,
        "as_of": thread.version,
        "heard": micros(reach.heard),
        "named": micros(reach.named),
    }


def _clean(which: ColumnElement[bool], *, listens: bool) -> Update:
    heard, named = (bindparam("heard"), bindparam("named")) if listens else (null(), null())
    return (
        update(tables.threads)
        .where(_threads.source == bindparam("of_source"), which, _threads.version == bindparam("as_of"))
        .values(dirty=false(), heard_until=heard, named_until=named)
    )

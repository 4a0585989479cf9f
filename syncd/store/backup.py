"""``syncd db backup``: a copy of a store by the name that a person gives it."""

from pathlib import Path

from syncd.store.copying import Copied, copy_of
from syncd.store.database import Database
from syncd.store.errors import StoreError


def back_up(db: Database, target: Path, *, force: bool = False) -> Copied:
    """Copies the store as it is at this moment into ``target``, which nobody but its owner may read.

    Writers go on meanwhile. StoreError where ``target`` is there already (unless ``force``), where it is the store
    itself, where there is no room, or where the copy is not sound: then nothing has its name.
    """
    if db.file is None:
        raise StoreError("only an SQLite store is copied by syncd: a PostgreSQL server has pg_dump")
    if target.is_dir():
        raise StoreError(f"{target} is a folder: name a file in it")
    if target.exists() and target.samefile(db.file):
        raise StoreError(f"{target} is the store itself: name another file")
    if target.exists() and not force:
        raise StoreError(f"{target} is there already: name another file, or add --force to write over it")
    with db.reading() as connection:
        return copy_of(connection, target)

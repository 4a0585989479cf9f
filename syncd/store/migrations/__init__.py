"""Brings a store's tables up to date, in one transaction; refuses a store that a newer syncd has written."""

from importlib.metadata import version
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from syncd.store.copying import keep_copy
from syncd.store.errors import StoreError, StoreTooNew

if TYPE_CHECKING:
    from syncd.store.embedded import Embedded
    from syncd.store.server import Server

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""All revisions in their order. Stands here so that opening a store that is up to date need not load Alembic."""


def upgrade(backend: "Embedded | Server") -> None:
    """Migrates where there is something to migrate. Raises StoreTooNew, and changes nothing, for a newer store."""
    if is_current(backend):
        return
    with backend.writing() as connection:
        revision = stored_revision(connection)
        if revision is not None and revision not in REVISIONS:
            raise StoreTooNew(
                f"this store is at revision {revision}, which syncd {version('syncd')} does not know: install the "
                "newer syncd that wrote it, or let store.url name another store"
            )
        if revision is None and (foreign := _foreign(connection)):
            raise StoreError(
                f"the database of store.url is not syncd's: it has a table {foreign!r}; give syncd one of its own"
            )
        if revision is not None and backend.file is not None:
            with backend.reading() as before:
                keep_copy(before, backend.file, revision)
        _run(connection)


def is_current(backend: "Embedded | Server") -> bool:
    """Whether there is nothing to migrate."""
    with backend.reading() as connection:
        return stored_revision(connection) == REVISIONS[-1]


def _run(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "syncd.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def stored_revision(connection: Connection) -> str | None:
    """The revision of the tables that are there; None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _foreign(connection: Connection) -> str:
    return next(iter(sorted(inspect(connection).get_table_names())), "")

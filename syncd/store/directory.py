"""The accounts of all sources, for joining them to persons."""

from collections.abc import Sequence

from syncd.model import Account
from syncd.store.database import Database
from syncd.store.known import Changes


class Directory:
    """Every account that was ever seen, in an event or in a source's own directory."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def accounts(self) -> list[Account]:
        """All accounts, by source and id."""
        known = self._db.known
        with self._db.reading() as connection:
            known.refresh(connection)
        return [account for _, account in sorted(known.accounts.items())]

    def version(self) -> int:
        """Another number whenever an account has changed; cheap to ask for."""
        known = self._db.known
        with self._db.reading() as connection:
            known.refresh(connection)
        return known.version

    def put(self, accounts: Sequence[Account]) -> bool:
        """Keeps what a source's directory says, above what events said; whether anything has changed."""
        with self._db.writing() as connection:
            self._db.known.refresh(connection)
            changes = Changes(self._db.known)
            changes.listing(accounts)
            if not changes:
                return False
            version = changes.write(connection, self._db.upsert)
        self._db.known.applied(changes, version)
        return bool(changes.accounts)

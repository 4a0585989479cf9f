"""Accounts and places in memory: events keep only their ids, and are put together with these when they are loaded."""

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from sqlalchemy import Connection, Table, select

from syncd.model import Account, Place
from syncd.store import tables
from syncd.store.codec import clean, is_clean
from syncd.store.forgotten import Forgotten, load
from syncd.store.prepared import Prepared

Key = tuple[str, str]
FIELDS = attrgetter("source", "id", "name", "email", "bot", "active", "timezone")
"""All fields of an account, as something that can be looked up faster than the account."""
Upsert = Callable[[Connection, Table, Sequence[Mapping[str, object]]], None]
VERSION = "known"
"""The key in ``meta`` whose number grows with every change of an account or a place, so that readers notice."""


class Known:
    """What the store knows of accounts and places; as new as the last ``refresh``."""

    def __init__(self) -> None:
        self.accounts: dict[Key, Account] = {}
        self.listed: set[Key] = set()
        self.places: dict[Key, Place] = {}
        self.settled: set[tuple[object, ...]] = set()
        """Accounts, by all their fields, and places that would change nothing: most events carry these."""
        self.forgotten = Forgotten()
        self.horizons: dict[str, int] = {}
        """By source, before which moment nothing is stored any more."""
        self.version = -1
        self._shown: dict[tuple[str, str, bool], Place] = {}
        self._lock = threading.Lock()

    def refresh(self, connection: Connection) -> None:
        """Loads all anew where somebody has changed something."""
        version = stored_version(connection)
        with self._lock:
            if version != self.version:
                self._load(connection, version)

    def applied(self, changes: "Changes", version: int) -> None:
        """Takes over what this process has just committed as ``version``; the same version where nothing changed."""
        with self._lock:
            if version == self.version and not changes:
                self.settled.update(changes.settled)
                return
            if version != self.version + 1 or changes.forgotten:
                return
            replaced = changes.accounts.keys() & self.accounts.keys() or changes.places.keys() & self.places.keys()
            if changes.listed or replaced:
                self.settled = set()
            else:
                self.settled.update(changes.settled)
            self.accounts.update(changes.accounts)
            self.listed.update(changes.listed)
            self.places.update(changes.places)
            self._shown = {}
            self.version = version

    def place(self, source: str, id_: str, *, private: bool) -> Place:
        """The place as an event saw it: whether it was private is the event's own."""
        shown = self._shown
        found = shown.get((source, id_, private))
        if found is None:
            known = self.places.get((source, id_)) or Place(id_)
            owner = known.owner and self.accounts.get((source, known.owner.id), known.owner)
            found = shown[source, id_, private] = replace(known, private=private, owner=owner)
        return found

    def _load(self, connection: Connection, version: int) -> None:
        rows = connection.execute(select(tables.accounts)).all()
        self.accounts = {(source, id_): Account(source, id_, *rest) for source, id_, *rest, _ in rows}
        self.listed = {(row.source, row.id) for row in rows if row.listed}
        self.places = {
            (source, id_): Place(
                id_,
                name,
                url=url,
                unthreaded=unthreaded,
                owner=None if owner is None else Account(source, owner),
            )
            for source, id_, name, url, unthreaded, owner in connection.execute(select(tables.places))
        }
        self.forgotten = load(connection)
        sources = tables.sources.c
        horizons = select(sources.name, sources.horizon).where(sources.horizon.is_not(None))
        self.horizons = {row.name: row.horizon for row in connection.execute(horizons)}
        self._shown = {}
        self.settled = set()
        self.version = version


class Changes:
    """What is new or different in some accounts and places, against what is known.

    What events carry is often poorer than what the directory says, so it only fills gaps there; and no empty text
    ever takes the place of a known one.
    """

    def __init__(self, known: Known) -> None:
        self._known = known
        self.accounts: dict[Key, Account] = {}
        self.listed: set[Key] = set()
        self.places: dict[Key, Place] = {}
        self.settled: list[tuple[object, ...]] = []
        self.forgotten: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.accounts or self.places or self.listed or self.forgotten)

    def seen(self, accounts: Iterable[Account], places: Iterable[tuple[str, Place]]) -> None:
        """Accounts and places as events carry them."""
        for account in accounts:
            self._account(account, listed=False)
            self.settled.append(FIELDS(account))
        for source, place in places:
            if place.owner is not None:
                self._account(place.owner, listed=False)
            self._place(source, place)
            self.settled.append((source, place))

    def listing(self, accounts: Iterable[Account]) -> None:
        """Accounts as a source's directory carries them."""
        for account in accounts:
            self._account(account, listed=True)

    def _account(self, account: Account, *, listed: bool) -> None:
        account = self._unnamed(_clean_account(account))
        key = (account.source, account.id)
        known = self.accounts.get(key) or self._known.accounts.get(key)
        if listed and key not in self._known.listed:
            self.listed.add(key)
        elif known is account or known == account:
            return
        merged = account
        if known is not None:
            better, other = (account, known) if listed or key not in self._known.listed else (known, account)
            merged = _merged(better, other, listed=listed)
        if merged != known or (listed and key in self.listed):
            self.accounts[key] = merged

    def _unnamed(self, account: Account) -> Account:
        """A further account of somebody who is forgotten, as an e-mail tells, is forgotten too."""
        forgotten = self._known.forgotten
        found = forgotten.account(account)
        if found is not account and (digest := forgotten.digests(account)[0]) not in forgotten.pseudonyms:
            self.forgotten[digest] = found.id
        return found

    def _place(self, source: str, place: Place) -> None:
        # As it is stored: without what is each event's own, and with the owner's id alone.
        owner = None if place.owner is None else Account(place.owner.source, clean(place.owner.id))
        place = replace(place, private=True, owner=owner)
        if not (is_clean(place.id) and is_clean(place.name) and is_clean(place.url)):
            place = replace(place, id=clean(place.id), name=clean(place.name), url=clean(place.url))
        key = (source, place.id)
        known = self.places.get(key) or self._known.places.get(key)
        if known is not None:
            place = replace(
                place, name=place.name or known.name, url=place.url or known.url, owner=place.owner or known.owner
            )
        if place != known:
            self.places[key] = place

    def write(self, connection: Connection, upsert: Upsert) -> int:
        """Writes them, and gives the version that they are when this is committed."""
        if self.accounts:
            upsert(connection, tables.accounts, [self._account_row(key, a) for key, a in self.accounts.items()])
        if self.places:
            upsert(connection, tables.places, [_place_row(key[0], p) for key, p in self.places.items()])
        rows = [{"digest": digest, "pseudonym": pseudonym} for digest, pseudonym in self.forgotten.items()]
        upsert(connection, tables.forgotten, rows)
        return next_version(connection, upsert)

    def _account_row(self, key: Key, account: Account) -> dict[str, object]:
        return {
            "source": account.source,
            "id": account.id,
            "name": account.name,
            "email": account.email,
            "bot": account.bot,
            "active": account.active,
            "timezone": account.timezone,
            "listed": key in self.listed or key in self._known.listed,
        }


def _clean_account(account: Account) -> Account:
    if is_clean("".join((account.id, account.name, account.email, account.timezone))):
        return account
    return replace(
        account,
        id=clean(account.id),
        name=clean(account.name),
        email=clean(account.email),
        timezone=clean(account.timezone),
    )


def _merged(better: Account, other: Account, *, listed: bool) -> Account:
    return replace(
        better,
        name=better.name or other.name,
        email=better.email or other.email,
        timezone=better.timezone or other.timezone,
        bot=better.bot if listed else better.bot or other.bot,
        active=better.active if listed else better.active and other.active,
    )


def _place_row(source: str, place: Place) -> dict[str, object]:
    return {
        "source": source,
        "id": place.id,
        "name": place.name,
        "url": place.url,
        "unthreaded": place.unthreaded,
        "owner": None if place.owner is None else place.owner.id,
    }


def stored_version(connection: Connection) -> int:
    """The number of changes so far."""
    return int(_STORED_VERSION.value(connection) or 0)


def next_version(connection: Connection, upsert: Upsert) -> int:
    """Counts a change, so that every process loads anew what it knows."""
    version = stored_version(connection) + 1
    upsert(connection, tables.meta, [{"key": VERSION, "value": str(version)}])
    return version


_STORED_VERSION = Prepared(f"SELECT value FROM meta WHERE key = '{VERSION}'", ())  # noqa: S608

"""What most commands begin with: the config that is meant, loaded, and its store, opened."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from syncd.plugins import Registry
from syncd.rules.context import Context
from syncd.rules.hours import zone
from syncd.service.evaluate import Ledgers
from syncd.settings import Settings, load
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.outbox import Outbox
from syncd.store.sources import SourceStore

DEBUG: ContextVar[bool] = ContextVar("debug", default=False)
PLACES = (Path("syncd.toml"), Path("/etc/syncd/syncd.toml"))

ConfigOption = Annotated[
    Path | None,
    typer.Option("--config", "-c", help="The config file [$SYNCD_CONFIG, ./syncd.toml, /etc/syncd/syncd.toml]."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Machine-readable output.")]


@dataclass(frozen=True, slots=True)
class Opened:
    """A config and its store, with the parts of the store that commands use."""

    settings: Settings
    registry: Registry
    database: Database
    events: EventStore
    sources: SourceStore
    ledger: LedgerStore
    outbox: Outbox
    directory: Directory

    @property
    def zone(self) -> ZoneInfo:
        """The config's time zone, in which moments are shown."""
        return zone(self.settings.config.timezone)

    def ledgers(self) -> Ledgers:
        """The parts of the store that evaluation uses; a command asks nothing of when a source was first polled."""
        return Ledgers(self.events, self.ledger, {})

    def context(self) -> Context:
        """The rules' context with the people that the store knows."""
        return self.settings.context(self.directory.accounts())


def config_path(given: Path | None) -> Path:
    """The config file that is meant: named, from the environment, here, or the system's."""
    if given is not None:
        return given
    if from_environment := os.environ.get("SYNCD_CONFIG"):
        return Path(from_environment)
    return next((path for path in PLACES if path.exists()), PLACES[0])


def load_config(given: Path | None) -> tuple[Settings, Registry]:
    """The settings; ConfigError holds every problem at once."""
    registry = Registry.installed()
    return load(config_path(given), registry), registry


@contextmanager
def opened(given: Path | None) -> Iterator[Opened]:
    """The config loaded and its store opened, closed at the end."""
    settings, registry = load_config(given)
    with open_store(settings, registry) as store:
        yield store


@contextmanager
def open_store(settings: Settings, registry: Registry) -> Iterator[Opened]:
    """The store of these settings, closed at the end."""
    database = Database.open(settings.store_url)
    try:
        yield Opened(
            settings,
            registry,
            database,
            EventStore(database),
            SourceStore(database),
            LedgerStore(database),
            Outbox(database),
            Directory(database),
        )
    finally:
        database.close()


def now() -> datetime:
    """The machine's clock, aware, UTC."""
    return datetime.now(UTC)

"""What ``syncd status`` says of a config that the running service has refused."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from rich.text import Text

from syncd.cli.opened import config_path, now
from syncd.cli.terminal import iso, plain, print_json, say, wrapped
from syncd.model import Json
from syncd.rules.wording import span
from syncd.service.refused import refused_config
from syncd.settings import ConfigError, store_url
from syncd.store.database import Database
from syncd.store.errors import StoreError


def refused_lines(database: Database, at: datetime) -> list[Text]:
    """Nothing where the service runs with the config that is written."""
    refused = refused_config(database)
    if refused is None:
        return []
    since = span(max(at - refused.since, at - at))
    lines = [Text(f"config: refused {since} ago, the service goes on with the one before", style="red")]
    for problem in refused.problem.splitlines():
        lines += wrapped(plain(problem), "  ")
    return [*lines, *wrapped(plain("mend it, then: systemctl reload syncd"), "  "), Text()]


def refused_document(database: Database) -> dict[str, Json]:
    """``refused_config``: null, or the problem and since when."""
    refused = refused_config(database)
    return {"refused_config": {"problem": refused.problem, "since": iso(refused.since)} if refused else None}


@contextmanager
def told_though_wrong(config: Path | None, *, as_json: bool) -> Iterator[None]:
    """Where the config is wrong, the store is asked all the same whether a service goes on with another one."""
    try:
        yield
    except ConfigError:
        if address := store_url(config_path(config)):
            _tell(address, as_json=as_json)
        raise


def _tell(address: str, *, as_json: bool) -> None:
    try:
        database = Database.open(address, as_it_is=True)
    except StoreError:
        return  # then nothing runs, and what is wrong with the config is said anyway
    try:
        if as_json:
            print_json(refused_document(database))
        else:
            say(*refused_lines(database, now()))
    except StoreError:
        return
    finally:
        database.close()

"""Fixtures that give each store test every database: SQLite always, PostgreSQL where a server can be started.

The server is a private one, in a folder of its own, on a unix socket; one for each test process, a new database for
each test. PostgreSQL refuses to run as root, so under root it runs as its own user, or as nobody.

A store is migrated once in each test process, and copied: that is a tenth of the work. Who tests how a store comes
about asks for ``database_url`` alone, which is empty.
"""

import functools
import os
import pwd
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from syncd.store.database import Database

EACH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]


class NoServer(Exception):
    """No PostgreSQL server can be started here; the text says why."""


class Server:
    """A running PostgreSQL server of our own."""

    def __init__(self) -> None:
        self._bin = _binaries()
        self._user = _user()
        self._folder = Path(tempfile.mkdtemp(prefix="syncd-pg-"))
        self._data = self._folder / "data"
        try:
            if self._user:
                shutil.chown(self._folder, self._user)
            self._run("initdb", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--locale=C", "-N")
            options = f"-c listen_addresses='' -c unix_socket_directories='{self._folder}' -c fsync=off"
            self._run("pg_ctl", "-w", "-l", str(self._folder / "log"), "-o", options, "start")
        except NoServer:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self._folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self._folder}"

    @functools.cached_property
    def migrated(self) -> str:
        """The name of a database whose tables are up to date, to be copied."""
        self.execute("CREATE DATABASE migrated")
        Database.open(self.url("migrated")).close()
        return "migrated"

    def execute(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(f"host={self._folder} user=postgres dbname=postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def _run(self, program: str, *arguments: str) -> None:
        identity: dict[str, Any] = {}
        if self._user:
            identity = {"user": self._user, "group": pwd.getpwnam(self._user).pw_gid, "extra_groups": []}
        command = [str(self._bin / program), "-D", str(self._data), *arguments]
        with (self._folder / f"{program}.out").open("w+") as output:
            done = subprocess.run(
                command, stdout=output, stderr=output, cwd=self._folder, timeout=120, check=False, **identity
            )
            output.seek(0)
            if done.returncode:
                raise NoServer(f"{program} failed: {output.read()[-500:]}")


def _binaries() -> Path:
    found = [path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)]
    if on_path := shutil.which("initdb"):
        found.append(Path(on_path).resolve().parent)
    for folder in found:
        if (folder / "pg_ctl").exists() and (folder / "postgres").exists():
            return folder
    raise NoServer("PostgreSQL's server programs are not installed")


def _user() -> str:
    if os.geteuid() != 0:
        return ""
    for name in ("postgres", "nobody"):
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoServer("PostgreSQL does not run as root, and there is no other user")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server | str]:
    """The server, or why there is none."""
    try:
        server = Server()
    except NoServer as reason:
        yield str(reason)
        return
    yield server
    server.stop()


@functools.cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "syncd.db"
        Database.open(f"sqlite:///{file}").close()
        return file.read_bytes()


def new_store(file: Path) -> str:
    """The URL of a new SQLite store whose tables are up to date."""
    file.touch(mode=0o600)
    file.write_bytes(_migrated())
    return f"sqlite:///{file}"


@pytest.fixture(params=EACH)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a new database, of each kind: empty, or up to date where a test also asks for ``open_store``."""
    migrated = "open_store" in request.fixturenames
    if request.param == "sqlite":
        file = tmp_path / "syncd.db"
        yield new_store(file) if migrated else f"sqlite:///{file}"
        return
    server = request.getfixturevalue("postgresql")
    if isinstance(server, str):
        pytest.skip(server)
    name = f"t{uuid.uuid4().hex}"
    server.execute(f"CREATE DATABASE {name}" + (f" TEMPLATE {server.migrated}" if migrated else ""))
    yield server.url(name)
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def open_store(database_url: str) -> Iterator[Callable[[], Database]]:
    """Opens the same new store as often as it is called, as several processes would."""
    opened: list[Database] = []

    def again() -> Database:
        opened.append(Database.open(database_url))
        return opened[-1]

    yield again
    for database in opened:
        database.close()


@pytest.fixture
def db(open_store: Callable[[], Database]) -> Database:
    """A new store, of each kind."""
    return open_store()

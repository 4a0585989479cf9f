"""Any of the five tools in the sandbox with a poll of the service on it: a real store, simulated time, no patches."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from asana_subject import AsanaSubject
from google_subject import GoogleSubject
from jira_subject import JiraSubject
from notion_subject import NotionSubject
from slack_subject import START as SLACK_START
from slack_subject import SlackSubject

from syncd.connector import Connector, Secret
from syncd.model import Event
from syncd.retry import Clock, Retry
from syncd.sandbox import Fault, Sandbox, SandboxClock
from syncd.service.poll import Polled, Shell, Source, Stores, poll
from syncd.service.proofs import Proofs
from syncd.store.database import Database
from syncd.store.directory import Directory
from syncd.store.events import EventStore
from syncd.store.ledger import LedgerStore
from syncd.store.sources import SourceState, SourceStore

KINDS = ("slack", "jira", "google_docs", "notion", "asana")
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Try:
    """One request as the tool saw it: when, in seconds of the sandbox's clock, what, and the fault that hit it."""

    at: float
    method: str
    fault: str


class Office:
    """One tool, its connector, and the polls of a service that stores what they bring.

    All waiting advances the sandbox's clock: the tool, the retry policy and the service live in the same time.
    """

    def __init__(self, kind: str, sandbox: Sandbox, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.kind, self.sandbox, self.folder, self.clock = kind, sandbox, folder, sandbox.clock
        made: dict[str, Callable[[], Any]] = {
            "slack": lambda: SlackSubject(sandbox),
            "jira": lambda: JiraSubject(sandbox, patch),
            "google_docs": lambda: GoogleSubject(sandbox, folder),
            "notion": lambda: NotionSubject(sandbox, patch),
            "asana": lambda: AsanaSubject(sandbox, patch),
        }
        self.subject = made[kind]()
        self.server = self.subject.server
        self.waits: list[float] = []
        self.stopping = False
        self.connector: Connector[Any] = self.subject.connector(self.retry())
        self.name = self.subject.settings().info.name
        self.database = Database.open(f"sqlite:///{folder}/syncd.db")
        database = self.database
        self.stores = Stores(
            database, EventStore(database), SourceStore(database), LedgerStore(database), Directory(database)
        )
        self.proofs = Proofs()

    def retry(self, **how: Any) -> Retry:
        """A retry policy in the sandbox's time."""
        return Retry(Clock(self._seconds, self._sleep), **how)

    def connect(self, retry: Retry | None = None, **changes: Any) -> None:
        """The connector anew, with other settings or another policy."""
        self.connector.close()
        self.connector = self.subject.connector(retry or self.retry(), **changes)

    def poll(self) -> Polled:
        """One poll, whether due or not."""
        source = Source(self.subject.settings().info, MINUTE, self.connector, lambda _, item: self.subject.events(item))
        return poll(source, self.stores, Shell(self.clock.now, lambda: self.stopping, self.proofs))

    def poll_until_read(self, most: int = 200) -> int:
        """Polls as often as the service would, each when it is due, until one is complete; gives how many it took."""
        for number in range(1, most + 1):
            if self.poll().complete:
                return number
            at = self.state().next_poll_at
            self.clock.advance(max(at - self.clock.now(), timedelta()) if at else MINUTE)
        raise AssertionError(f"not read after {most} polls: {self.state().error}")

    def state(self) -> SourceState:
        """How the source stands, as ``syncd status`` shows it."""
        state = self.stores.sources.state(self.name)
        assert state is not None
        return state

    def cursor(self) -> str:
        """Where reading goes on, to be compared."""
        return json.dumps(self.stores.sources.cursor(self.name), sort_keys=True)

    def events(self) -> list[Event]:
        """All that is stored."""
        return [event for _, event in self.stores.events.after(0, 1_000_000)]

    def ids(self) -> set[str]:
        return {event.id for event in self.events()}

    def doubled(self) -> int:
        """How many events stand there more than once."""
        return sum(count - 1 for count in Counter((e.source, e.id) for e in self.events()).values())

    def tries(self) -> list[Try]:
        """The requests that the tool has seen, without those for a token."""
        seen = [request for request in self.server.requests if request.method != "token"]
        return [Try(request.at.timestamp(), request.method, request.fault) for request in seen]

    def fault(self, what: str, method: str = "*", times: int | None = 10_000, **how: Any) -> None:
        """Switches a fault on: for all requests, as long as it is not cleared."""
        self.server.faults.add(Fault(method, what, times=times, **how))

    def with_token_in_a_file(self) -> Path:
        """Lets the connector read its secret from a file of its own."""
        if self.kind == "google_docs":
            return Path(self.subject.key)
        path = self.folder / "token"
        path.write_text(self.server.token)
        path.chmod(0o600)
        self.connect(token=Secret(file=path))
        return path

    def close(self) -> None:
        self.connector.close()
        self.database.close()

    def _seconds(self) -> float:
        return self.clock.now().timestamp()

    def _sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.clock.advance(timedelta(seconds=seconds))


def offices(kind: str, folder: Path) -> Iterator[Office]:
    """One office, for a fixture."""
    with Sandbox(SandboxClock(SLACK_START)) as sandbox, pytest.MonkeyPatch.context() as patch:
        office = Office(kind, sandbox, folder, patch)
        yield office
        office.close()

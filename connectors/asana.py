"""Asana: tasks, comments and what happened to them, in the projects an account sees or in those configured.

A poll asks each project for its events, which is one request where nothing happened. Events are a hint only: they come
late and at most once; so every hour a sweep lists what was modified, and the subtasks, whose changes their parents do
not show; and watched tasks are read themselves. A task whose ask has just become due is read at once.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from connectors.asana_client import Client
from connectors.asana_errors import Gone
from connectors.asana_places import Places
from connectors.asana_settings import AsanaSettings
from connectors.asana_state import State
from connectors.asana_sweep import Sweep
from connectors.asana_tasks import Tasks
from syncd.connector import Connector, Cursor, Identity, Page, Unauthorized, Unavailable
from syncd.model import Account, Item, ThreadRef
from syncd.retry import Retry

__all__ = ["AsanaConnector", "AsanaSettings"]


class AsanaConnector(Connector[AsanaSettings]):
    """Reads one Asana workspace."""

    settings_type = AsanaSettings

    def __init__(self, settings: AsanaSettings, retry: Retry) -> None:
        super().__init__(settings, retry)
        self._client = Client(settings, retry)
        self._places = Places(self._client, settings)

    def check(self) -> Identity:
        """Whose token this is, and which configured projects and portfolios are not there for it."""
        try:
            return self._places.identity()
        except Gone as gone:
            raise self._shut(gone) from None

    def accounts(self) -> Iterator[Account]:
        """All users of the workspace, with the e-mails that Asana shows."""
        try:
            yield from self._places.accounts(self._places.workspace()["gid"])
        except Gone as gone:
            raise self._shut(gone) from None

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        """Every task that something happened to, and the watched ones when their time has come."""
        try:
            yield from self._pull(cursor, watch)
        except Gone as gone:
            raise self._shut(gone) from None

    def close(self) -> None:
        self._client.close()

    def _pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        settings = self.settings
        state = State.read(cursor, settings.scope)
        if not state.projects:
            self._discover(state)
        refs = {ref.thread: ref for ref in watch}
        read: set[str] = set()
        tasks = Tasks(self._client, state, public=settings.public)
        sweep = Sweep(self._client, tasks, state, settings, frozenset(refs), read)
        stirred = False
        for gid in list(state.projects):
            stirred |= yield from sweep.project(gid)
        now = self._now()
        if stirred or state.discovered is None or now - state.discovered >= settings.sweep_every:
            known = set(state.projects)
            self._discover(state)
            new = [gid for gid in state.projects if gid not in known]
            for gid in new:
                yield from sweep.project(gid)
            yield Page([Item("project", gid, {"problem": ""}, now) for gid in new], state.cursor())
        due = state.rechecked is None or now - state.rechecked >= settings.sweep_every
        wanted = [ref for ref in refs.values() if (due or ref.verify) and ref.thread not in read]
        yield from sweep.watched([ref for ref in wanted if ref.thread.isdecimal()])
        if due:
            state.rechecked = now
            yield Page((), state.cursor())

    def _discover(self, state: State) -> None:
        """Looks up which projects are read. Of one that is not read any more, nothing is kept."""
        if not state.workspace:
            state.workspace = dict(self._places.workspace())
        state.projects = self._places.projects(state.workspace)
        state.readings = {gid: reading for gid, reading in state.readings.items() if gid in state.projects}
        state.discovered = self._now()

    def _shut(self, gone: Gone) -> Unauthorized:
        """The error where not a task or a project is missing, but what every reading needs."""
        return Unauthorized(
            str(gone), f'mend base_url of the source "{self.settings.name}", or let its account into the workspace'
        )

    def _now(self) -> datetime:
        now = self._client.now()
        if now is None:
            raise Unavailable("Asana has not told its time")
        return now

"""Decides which tasks of a project are read in a poll, and gives them out in pages."""

import logging
from collections.abc import Collection, Generator, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeAlias

from connectors.asana_client import Client
from connectors.asana_errors import Gone
from connectors.asana_events import Touch, hint
from connectors.asana_settings import AsanaSettings
from connectors.asana_state import SKEW, Reading, State, moment_of, text_of
from connectors.asana_tasks import Listing, Tasks
from syncd.connector import Page, Unavailable
from syncd.model import Extent, Item, ThreadRef

_LOG = logging.getLogger(__name__)
_BATCH = 25
"""So many tasks are one page: what an interruption makes to be read again."""
_PARENTS = 100
"""Of so many tasks a sweep lists the subtasks anew, those that waited longest; each costs one request."""
_KEEP = timedelta(minutes=10)
"""How much longer than the overlap it is remembered what was read."""
Work: TypeAlias = Sequence[tuple[str, Any]]
"""Tasks to read: gid, and what a list said of it, or None."""


class Sweep:
    """One poll. ``watched`` are the tasks where an ask is open; ``read`` takes the gids of all tasks that were read."""

    def __init__(
        self,
        client: Client,
        tasks: Tasks,
        state: State,
        settings: AsanaSettings,
        watched: Collection[str],
        read: set[str],
    ) -> None:
        self._client = client
        self._tasks = tasks
        self._state = state
        self._settings = settings
        self._watched = watched
        self._read = read

    def project(self, gid: str) -> Generator[Page, None, bool]:
        """What happened in a project; whether something happened to the project itself, or it is gone."""
        reading = self._state.readings.setdefault(gid, Reading())
        try:
            hinted = hint(self._client, gid, reading.sync)
            now = self._client.now()
            if now is None:
                raise Unavailable("Asana has not told its time")
            due = hinted.fresh or reading.due(now, self._settings.sweep_every)
            touched = {task: touch for task, touch in hinted.tasks.items() if not self._known(task, touch)}
            listing = self._listed(gid, reading, touched, now, due=due)
        except Gone as gone:
            name = self._state.projects[gid].get("name")
            _LOG.warning('%s: project "%s" cannot be read any more: %s', self._settings.name, name, gone)
            if gone.hidden and (at := self._client.now()):
                problem = f'"{name}" is closed to the account that reads: let it in again'
                yield Page([Item("project", gid, {"problem": problem}, at)], self._state.cursor())
            return True
        listed = listing.tasks if listing else {}
        yield from self._pages(gid, reading, [(task, listed.get(task)) for task in touched])
        reading.sync = hinted.sync
        rest = sorted(
            (task for name, task in listed.items() if name not in touched and not self._state.knows(task)),
            key=lambda task: text_of(task, "modified_at"),
        )
        if due and listing:
            yield from self._swept(gid, reading, listing, rest, now)
        elif hinted.tasks:
            yield from self._pages(gid, reading, [(text_of(task, "gid"), task) for task in rest])
            reading.forget(now, self._settings.overlap + _KEEP)
            yield Page((), self._state.cursor())
        return hinted.place

    def watched(self, refs: Sequence[ThreadRef]) -> Iterator[Page]:
        """Reads these tasks, with everything that nothing else tells: who reacted, and what was deleted."""
        for start in range(0, len(refs), _BATCH):
            items: list[Item] = []
            extents: list[Extent] = []
            for ref in sorted(refs, key=lambda ref: not ref.verify)[start : start + _BATCH]:
                found = self._tasks.read(ref.thread, None, ref.place, watched=True)
                if found.item is not None:
                    items.append(found.item)
                    self._read.add(ref.thread)
                    if found.at is not None:
                        self._state.note(ref.place, found.task, found.at)
                elif not found.gone or ref.place not in self._state.projects:
                    _LOG.warning("%s: a watched task is hidden from this account: %s", self._settings.name, ref.thread)
                    continue
                if found.extent is not None:
                    extents.append(found.extent)
            if items or extents:
                yield Page(items, self._state.cursor(), extents)

    def _known(self, task: str, touch: Touch) -> bool:
        """Whether a task was read after what an event tells of it."""
        at = self._state.read_at(task)
        return at is not None and touch.at < at - SKEW

    def _listed(
        self, gid: str, reading: Reading, touched: dict[str, Touch], now: datetime, *, due: bool
    ) -> Listing | None:
        """What was modified: since the last sweep where one is due, else where a list spares requests."""
        settings = self._settings
        if due:
            since = now - settings.backfill if reading.swept is None else reading.swept - settings.overlap
            return self._tasks.listed(gid, since)
        modified = [touch.at for touch in touched.values() if touch.modified]
        return self._tasks.listed(gid, min(modified) - settings.overlap) if len(modified) > 1 else None

    def _swept(self, gid: str, reading: Reading, listing: Listing, rest: list[Any], now: datetime) -> Iterator[Page]:
        """A sweep, which goes on where it was interrupted."""
        reading.sweeping = True
        if listing.odd:
            items = [Item("task", "unknown?", {"task": task}, listing.at) for task in listing.odd]
            yield Page(items, self._state.cursor())
        for start in range(0, len(rest), _BATCH):
            batch = rest[start : start + _BATCH]
            yield from self._pages(gid, reading, [(text_of(task, "gid"), task) for task in batch], until=listing.at)
        yield from self._subtasks(gid, reading, now)
        reading.swept = max(reading.swept or listing.at, listing.at)
        reading.sweeping, reading.complete = False, True
        reading.forget(now, self._settings.overlap + _KEEP)
        yield Page((), self._state.cursor())

    def _subtasks(self, gid: str, reading: Reading, now: datetime) -> Iterator[Page]:
        """What changed in the subtasks of tasks, and in theirs: all that were never listed, and some of the others."""
        waiting = sorted((parent for parent, at in reading.parents.items() if at), key=reading.parents.__getitem__)
        again, asked = waiting[:_PARENTS], set[str]()
        while pending := [parent for parent, at in reading.parents.items() if not at and parent not in asked] + again:
            again = []
            for parent in pending:
                asked.add(parent)
                found = self._tasks.subtasks(parent)
                if found is None:
                    reading.parents.pop(parent)
                    continue
                tasks, at = found
                for task in tasks.values():
                    self._parents(reading, task)
                since = (reading.listed(parent) or now - self._settings.backfill) - self._settings.overlap
                changed = [task for task in tasks.items() if (moment_of(task[1], "modified_at") or now) > since]
                yield from self._pages(gid, reading, [task for task in changed if not self._state.knows(task[1])])
                reading.parents[parent] = at.isoformat()

    def _pages(self, gid: str, reading: Reading, work: Work, until: datetime | None = None) -> Iterator[Page]:
        """Reads tasks. ``until``: they are in the order of their modification, which moves the sweep's mark, at most so
        far."""
        for start in range(0, len(work), _BATCH):
            items: list[Item] = []
            extents: list[Extent] = []
            for name, task in work[start : start + _BATCH]:
                if name in self._read:
                    continue
                found = self._tasks.read(name, task, gid, watched=name in self._watched)
                self._read.add(name)
                if found.item is not None and found.at is not None:
                    items.append(found.item)
                    self._state.note(gid, found.task, found.at)
                    self._parents(reading, found.task)
                if found.extent is not None and reading.complete:
                    extents.append(found.extent)
            if until is not None and (at := moment_of(work[min(start + _BATCH, len(work)) - 1][1], "modified_at")):
                reading.swept = min(max(at, reading.swept or at), until)
            if items or extents:
                yield Page(items, self._state.cursor(), extents)

    def _parents(self, reading: Reading, task: Any) -> None:
        """Keeps in mind which tasks have subtasks."""
        number = task.get("num_subtasks")
        if isinstance(number, int) and number > 0:
            reading.parents.setdefault(text_of(task, "gid"), "")
        if above := text_of(task.get("parent"), "gid"):
            reading.parents.setdefault(above, "")

"""Where reading an Asana goes on, as JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from syncd.connector import Cursor
from syncd.model import Json

SKEW = timedelta(seconds=2)
"""Asana's moments of changes, events and answers, which are told in whole seconds, may differ by so much."""
_PROJECT = "project:"
_PARENTS = "parents:"
_SEEN = "seen:"


def text_of(record: Any, name: str) -> str:
    """A text member of what Asana sent; empty where it has none."""
    value = record.get(name) if isinstance(record, Mapping) else None
    return value if isinstance(value, str) else ""


def moment_of(record: Any, name: str) -> datetime | None:
    """A moment of what Asana sent; None where it has none that can be read."""
    return _moment(text_of(record, name))


def _moment(value: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None


def _written(at: datetime | None) -> str:
    return at.isoformat() if at is not None else ""


@dataclass(slots=True)
class Reading:
    """How far one project is read.

    sync      the token from which its events go on; empty: there is none yet
    swept     what was changed before that is read, by Asana's clock: when the last sweep began, or how far it has come
    sweeping  whether a sweep has not come to its end
    complete  whether the first one has: only then is it worth while to look for what is gone
    parents   tasks with subtasks, and when those were last listed: a parent does not show that they changed
    seen      of each task that was read lately, which version of it, and when
    """

    sync: str = ""
    swept: datetime | None = None
    sweeping: bool = False
    complete: bool = False
    parents: dict[str, str] = field(default_factory=dict)
    seen: dict[str, list[str]] = field(default_factory=dict)

    def written(self) -> dict[str, Json]:
        """All but parents and seen, which have keys of their own."""
        return {
            "sync": self.sync,
            "swept": _written(self.swept),
            "sweeping": self.sweeping,
            "complete": self.complete,
        }

    def due(self, now: datetime, every: timedelta) -> bool:
        """Whether it is time for a sweep."""
        return self.sweeping or not self.complete or self.swept is None or now - self.swept >= every

    def forget(self, now: datetime, keep: timedelta) -> None:
        """Drops from ``seen`` what no list finds again, and what no event that comes late can be about."""
        if self.swept is None:
            return
        oldest, lately = self.swept - keep, now - keep
        self.seen = {
            task: [modified, read]
            for task, (modified, read) in self.seen.items()
            if (_moment(modified) or now) >= oldest or (_moment(read) or now) >= lately
        }

    def listed(self, parent: str) -> datetime | None:
        """When the subtasks of ``parent`` were last listed."""
        return _moment(self.parents.get(parent, ""))


@dataclass(slots=True)
class State:
    """A cursor in the making.

    scope       what the source was configured to see; where that changes, all is read anew
    workspace   gid and name; empty: not yet looked up
    projects    what is read: by gid, what events are told of a project (name, privacy, owner...)
    discovered  when these were looked up
    readings    how far each project is read
    long        tasks with more stories than one page, and up to when these are known
    rechecked   when the watched tasks were last read for what nothing tells
    """

    scope: str
    workspace: dict[str, Json] = field(default_factory=dict)
    projects: dict[str, Any] = field(default_factory=dict)
    discovered: datetime | None = None
    readings: dict[str, Reading] = field(default_factory=dict)
    long: dict[str, str] = field(default_factory=dict)
    rechecked: datetime | None = None

    @classmethod
    def read(cls, cursor: Cursor, scope: str) -> "State":
        """The state in a stored cursor; a new one where it is empty, of another scope, or not to be understood."""
        known: Any = dict(cursor)
        if known.get("scope") != scope:
            return cls(scope)
        try:
            return cls(
                scope,
                dict(known["workspace"]),
                dict(known["projects"]["all"]),
                _moment(known["projects"]["at"]),
                {
                    gid: Reading(
                        str(value["sync"]),
                        _moment(value["swept"]),
                        bool(value["sweeping"]),
                        bool(value["complete"]),
                        dict(known.get(_PARENTS + gid, {})),
                        {str(task): [str(of), str(at)] for task, (of, at) in known.get(_SEEN + gid, {}).items()},
                    )
                    for key, value in known.items()
                    if key.startswith(_PROJECT) and (gid := key.removeprefix(_PROJECT))
                },
                dict(known["long"]),
                _moment(known["rechecked"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls(scope)

    def cursor(self) -> dict[str, Json]:
        """The state as a cursor: a key for each project, so that an unchanged one is not written again."""
        found: dict[str, Json] = {
            "scope": self.scope,
            "workspace": dict(self.workspace),
            "projects": {"all": dict(self.projects), "at": _written(self.discovered)},
            "long": dict(self.long),
            "rechecked": _written(self.rechecked),
        }
        for gid, reading in self.readings.items():
            found[_PROJECT + gid] = reading.written()
            if reading.parents:
                found[_PARENTS + gid] = dict(reading.parents)
            if reading.seen:
                found[_SEEN + gid] = {task: list(read) for task, read in reading.seen.items()}
        return found

    def knows(self, task: Any) -> bool:
        """Whether this version of a task was read before, in whichever of its projects.

        Not where it was read in the very moment of the change: it may have been read just before another one.
        """
        at, read = moment_of(task, "modified_at"), self.read_at(text_of(task, "gid"))
        if at is None or read is None or at > read - SKEW:
            return False
        versions = (each.seen.get(text_of(task, "gid")) for each in self.readings.values())
        return any(seen is not None and seen[0] == text_of(task, "modified_at") for seen in versions)

    def read_at(self, task: str) -> datetime | None:
        """When a task was last read; None where that is long ago."""
        times = [at for each in self.readings.values() if task in each.seen and (at := _moment(each.seen[task][1]))]
        return max(times, default=None)

    def note(self, project: str, task: Any, at: datetime) -> None:
        """This version of a task is read. The moment is told in whole seconds by Asana."""
        if (gid := text_of(task, "gid")) and project in self.readings:
            self.readings[project].seen[gid] = [text_of(task, "modified_at"), _written(at)]

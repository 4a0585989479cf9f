"""Where reading a Jira goes on, as JSON."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from syncd.connector import Cursor
from syncd.model import Json


def name_of(issue: Any) -> str:
    """An issue's id; empty where it has none."""
    name = issue.get("id") if isinstance(issue, Mapping) else None
    return name if isinstance(name, str) else ""


def updated_at(issue: Any) -> datetime | None:
    """When an issue says that it was changed last; None where it does not say."""
    fields = issue.get("fields") if isinstance(issue, Mapping) else None
    value = fields.get("updated") if isinstance(fields, Mapping) else None
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None


def _version(issue: Any) -> str:
    """What tells one version of an issue from the next: ``updated``, and how many comments and changes there are.

    The numbers, because a deleted comment may leave ``updated`` alone, and two changes may share a millisecond.
    """
    at = updated_at(issue)
    if at is None:
        return ""
    comment, changelog = issue["fields"].get("comment"), issue.get("changelog")
    totals = (part.get("total") if isinstance(part, Mapping) else None for part in (comment, changelog))
    return " ".join((at.isoformat(), *map(str, totals)))


@dataclass(slots=True)
class Position:
    """A cursor in the making.

    scope      what the source was configured to see; where that changes, all is read anew
    complete   whether the first read has come to its end: only then is it worth while to look for what is gone
    watermark  up to when all is read, by the server's clock; None: nothing yet
    seen       version by id of what was read within the overlap, so that it is not read twice
    statuses   category by status id (``""``: Jira knows no such status any more)
    rechecked  when the watched issues were last read for what a search does not show
    """

    scope: str
    complete: bool = False
    watermark: datetime | None = None
    seen: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, str] = field(default_factory=dict)
    rechecked: datetime | None = None

    @classmethod
    def read(cls, cursor: Cursor, scope: str) -> "Position":
        """The position in a stored cursor; a new one where it is empty, of another scope, or not to be understood."""
        known: Any = dict(cursor)
        if known.get("scope") != scope:
            return cls(scope)
        try:
            return cls(
                scope,
                bool(known["complete"]),
                datetime.fromisoformat(known["watermark"]) if known["watermark"] else None,
                {str(issue): str(updated) for issue, updated in known["seen"].items()},
                {str(status): str(category) for status, category in known["statuses"].items()},
                datetime.fromisoformat(known["rechecked"]) if known["rechecked"] else None,
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls(scope)

    def cursor(self) -> dict[str, Json]:
        """The position as a cursor."""
        return {
            "scope": self.scope,
            "complete": self.complete,
            "watermark": self.watermark.isoformat() if self.watermark else "",
            "seen": dict(self.seen),
            "statuses": dict(self.statuses),
            "rechecked": self.rechecked.isoformat() if self.rechecked else "",
        }

    def knows(self, issue: Any) -> bool:
        """Whether this version of an issue was read before."""
        version = _version(issue)
        return bool(version) and self.seen.get(name_of(issue)) == version

    def note(self, issues: Iterable[Any]) -> None:
        """These versions are read."""
        for issue in issues:
            if version := _version(issue):
                self.seen[name_of(issue)] = version

    def advance(self, to: datetime | None, limit: datetime) -> None:
        """All up to ``to`` is read, but the watermark never passes ``limit``, when the reading began."""
        if to is not None:
            to = min(to, limit)
            self.watermark = to if self.watermark is None else max(self.watermark, to)

    def forget(self, overlap: timedelta) -> None:
        """Drops from ``seen`` what the next query cannot find any more."""
        if self.watermark is not None:
            oldest = self.watermark - overlap
            self.seen = {
                issue: at for issue, at in self.seen.items() if datetime.fromisoformat(at.split()[0]) >= oldest
            }

"""What a search sees of the issues: Jira's index lags behind what was written, by seconds to minutes."""

from collections.abc import Iterable
from datetime import datetime

from syncd.sandbox.jira_records import Issue


class Index:
    """Keeps every version of every issue with the moment it was written; None stands for a deletion."""

    def __init__(self) -> None:
        self._versions: dict[str, list[tuple[datetime, Issue | None]]] = {}

    def put(self, issue_id: str, version: Issue | None, at: datetime) -> None:
        """Notes a version written ``at``."""
        self._versions.setdefault(issue_id, []).append((at, version))

    def seen(self, until: datetime, fresh: Iterable[Issue]) -> list[Issue]:
        """The issues as they were ``until`` then; those in ``fresh`` as they are given."""
        now = {issue.id: issue for issue in fresh}
        then = (now.get(issue_id) or _latest(versions, until) for issue_id, versions in self._versions.items())
        return [issue for issue in then if issue is not None]


def _latest(versions: list[tuple[datetime, Issue | None]], until: datetime) -> Issue | None:
    return next((issue for at, issue in reversed(versions) if at <= until), None)

"""Makes an issue whole: the comments and the changelog that a search gives only a part of, as one item.

What Jira sends is read with care here, since an issue that is not as promised must not stop those beside it: it goes
on as it is, and the mapping says what is wrong with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from connectors.jira_client import Client
from connectors.jira_cloud import Edition
from connectors.jira_cursor import Position, name_of
from syncd.model import Extent, Item

_COMMENTS = 5000
"""As many as an issue may have. Jira may give fewer a page; the vendor's description tells only the default, 100."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Issues as items, and the extents of those of which certainly everything is there."""

    items: list[Item]
    extents: list[Extent]


@dataclass(frozen=True, slots=True)
class Assembly:
    """What is needed to make issues whole. ``private`` are the keys of projects that are not public."""

    client: Client
    edition: Edition
    position: Position
    site: str
    public: bool
    private: frozenset[str]

    def whole(self, issues: Sequence[Any], at: datetime) -> Whole:
        """The issues with all their comments and changes: one request an issue with cut comments, one for all cut
        changelogs, and one for the statuses where an unknown one is met."""
        logs = self._changelogs(issues)
        items, extents = [], []
        for issue in issues:
            name = name_of(issue)
            if not name or not isinstance(issue.get("fields"), Mapping):
                items.append(Item("issue", name or "unknown", {"issue": issue}, at))
                continue
            comments, complete = self._comments(name, _part(issue["fields"], "comment"))
            histories = logs.get(name)
            if histories is None:
                histories = _list(_part(issue, "changelog"), "histories")
            items.append(Item("issue", name, self._payload(issue, comments, histories), at))
            project = _part(issue["fields"], "project").get("id")
            if complete and project:
                extents.append(Extent(str(project), at, name))
        self._learn(items)
        return Whole(items, extents)

    def _payload(self, issue: Mapping[str, Any], comments: list[Any], histories: list[Any]) -> dict[str, Any]:
        fields = {name: value for name, value in issue["fields"].items() if name != "comment"}
        key = str(_part(fields, "project").get("key"))
        return {
            "issue": {"id": name_of(issue), "key": issue.get("key"), "fields": fields},
            "comments": comments,
            "histories": histories,
            "statuses": self.position.statuses,
            "site": self.site,
            "public": self.public and key not in self.private,
        }

    def _changelogs(self, issues: Sequence[Any]) -> dict[str, list[Any]]:
        """The whole changelogs of those issues that carry only a part; what they do carry is kept."""
        parts = {
            name: _list(_part(issue, "changelog"), "histories")
            for issue in issues
            if (name := name_of(issue)) and _is_cut(_part(issue, "changelog"), "histories")
        }
        if not parts:
            return {}
        logs = self.edition.changelogs(list(parts))
        return {name: _united(logs.get(name, ()), part) for name, part in parts.items()}

    def _comments(self, name: str, part: Mapping[str, Any]) -> tuple[list[Any], bool]:
        """The comments, and whether these are surely all: they are not where one came or went meanwhile."""
        if not _is_cut(part, "comments"):
            return _list(part, "comments"), isinstance(part.get("comments"), list)
        comments: dict[str, Any] = {}
        totals: set[int] = set()
        start = 0
        while True:
            page = self.client.find(
                f"issue/{name}/comment", "issue/{id}/comment", startAt=start, maxResults=_COMMENTS, orderBy="created"
            )
            if page is None:  # deleted between the two requests
                return _list(part, "comments"), False
            found = page.listed("comments")
            comments.update((str(comment.get("id")), comment) for comment in found if isinstance(comment, Mapping))
            start += len(found)
            total = page.body.get("total")
            totals.add(total if isinstance(total, int) else -1)
            if not found or start >= max(totals):
                return list(comments.values()), totals == {len(comments)}

    def _learn(self, items: Sequence[Item]) -> None:
        """The category of every status that the items name; what Jira cannot say is not asked for again."""
        statuses = self.position.statuses
        wanted: set[str] = set()
        for item in items:
            if "histories" not in item.payload:
                continue
            status = _part(item.payload["issue"]["fields"], "status")
            category = _part(status, "statusCategory").get("key")
            if status.get("id") and category:
                statuses[str(status["id"])] = str(category)
            wanted.update(_statuses(item.payload["histories"]))
        if unknown := wanted - statuses.keys():
            told = self.client.get("status").body
            for status in told if isinstance(told, list) else ():
                if isinstance(status, Mapping) and status.get("id"):
                    statuses[str(status["id"])] = str(_part(status, "statusCategory").get("key") or "")
            for name in unknown:
                statuses.setdefault(name, "")


def _statuses(histories: Sequence[Any]) -> Iterator[str]:
    for history in histories:
        for item in _list(history, "items") if isinstance(history, Mapping) else ():
            if isinstance(item, Mapping) and str(item.get("fieldId") or item.get("field")).lower() == "status":
                yield from (str(item[end]) for end in ("from", "to") if item.get(end))


def _united(log: Sequence[Any], part: Sequence[Any]) -> list[Any]:
    """Both lists of histories, each history once."""
    known = {str(history.get("id")) if isinstance(history, Mapping) else "": history for history in (*part, *log)}
    return list(known.values())


def _part(whole: Any, name: str) -> Mapping[str, Any]:
    part = whole.get(name) if isinstance(whole, Mapping) else None
    return part if isinstance(part, Mapping) else {}


def _list(part: Mapping[str, Any], name: str) -> list[Any]:
    value = part.get(name)
    return value if isinstance(value, list) else []


def _is_cut(part: Mapping[str, Any], name: str) -> bool:
    total = part.get("total")
    return isinstance(total, int) and total > len(_list(part, name))

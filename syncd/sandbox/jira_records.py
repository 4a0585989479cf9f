"""What the stand-in for Jira remembers: frozen records, so that an older version can still be searched."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, TypeAlias

Document: TypeAlias = str | dict[str, Any]
"""A description or comment as it was written: wiki text, or an Atlassian document (ADF)."""

Deployment: TypeAlias = Literal["Cloud", "Server"]


@dataclass(frozen=True, slots=True)
class User:
    """``email`` is empty where the profile hides it. ``username`` is what Data Center calls them."""

    account_id: str
    name: str
    email: str = ""
    kind: str = "atlassian"
    active: bool = True
    timezone: str = "Europe/Berlin"
    username: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """``hidden``: the account that asks may not browse it, so it does not exist for it."""

    id: str
    key: str
    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Category:
    """One of Jira's three status categories; ``key`` is ``new``, ``indeterminate`` or ``done``."""

    id: int
    key: str
    color: str
    name: str


@dataclass(frozen=True, slots=True)
class Status:
    """A status of the one workflow, in which every status leads to every other."""

    id: str
    name: str
    category: Category
    transition: str


NEW = Category(2, "new", "blue-gray", "To Do")
INDETERMINATE = Category(4, "indeterminate", "yellow", "In Progress")
DONE = Category(3, "done", "green", "Done")
CATEGORIES = (NEW, INDETERMINATE, DONE)
STATUSES = {
    status.name: status
    for status in (
        Status("10000", "To Do", NEW, "11"),
        Status("3", "In Progress", INDETERMINATE, "21"),
        Status("10001", "In Review", INDETERMINATE, "31"),
        Status("10002", "Done", DONE, "41"),
    )
}
RESOLUTION = ("10000", "Done")


@dataclass(frozen=True, slots=True)
class Comment:
    """``public`` is false for an internal note of a service project; ``visibility`` is (role or group, its name)."""

    id: str
    author: User
    body: Document
    created: datetime
    updated: datetime
    update_author: User
    public: bool = True
    visibility: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ChangeItem:
    """One field's change: ids in ``before`` and ``after``, where the field has any, and what people read."""

    field: str
    before: str | None
    before_text: str | None
    after: str | None
    after_text: str | None

    @property
    def field_id(self) -> str:
        """Jira names the field of a key's change ``Key`` and gives it the id ``issuekey``."""
        return "issuekey" if self.field == "Key" else self.field


@dataclass(frozen=True, slots=True)
class History:
    """What one person changed at one moment."""

    id: str
    author: User
    created: datetime
    items: tuple[ChangeItem, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """One version of an issue. Comments and histories stand oldest first."""

    id: str
    key: str
    project: Project
    summary: str
    description: Document | None
    status: Status
    reporter: User
    creator: User
    assignee: User | None
    created: datetime
    updated: datetime
    issuetype: str = "Task"
    priority: str = "Medium"
    resolved: datetime | None = None
    status_changed: datetime | None = None
    comments: tuple[Comment, ...] = ()
    histories: tuple[History, ...] = ()

"""What an Asana workspace is made of: immutable records that refer to each other by gid."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeAlias

from syncd.model import NOTHING

Kind: TypeAlias = Literal["user", "workspace", "team", "project", "section", "portfolio", "task", "story"]


class Ref(NamedTuple):
    """Another resource, by its kind and gid."""

    kind: Kind
    gid: str


@dataclass(frozen=True, slots=True)
class Named:
    """A resource of which only the name matters here: the workspace, a team, a section."""

    gid: str
    name: str


@dataclass(frozen=True, slots=True)
class User:
    """``email`` is empty where it is hidden; ``listed``: whether the lists of users and ``/users/{gid}`` know them."""

    gid: str
    name: str
    email: str
    listed: bool


@dataclass(frozen=True, slots=True)
class Project:
    """``sections``: their gids, the first is where new tasks go. A ``private`` project is its members' only."""

    gid: str
    name: str
    team: str
    owner: str | None
    members: tuple[str, ...]
    sections: tuple[str, ...]
    created_at: datetime
    modified_at: datetime
    private: bool = False
    archived: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Portfolio:
    """``items``: gids of projects, and of portfolios that lie in it."""

    gid: str
    name: str
    owner: str
    items: tuple[str, ...]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A task's membership in a project."""

    project: str
    section: str


@dataclass(frozen=True, slots=True)
class RichText:
    """What somebody wrote: the plain text that Asana makes of it, and the XML with its ``<body>``."""

    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Like:
    """Somebody's thumb up: a resource of its own."""

    gid: str
    user: str


@dataclass(frozen=True, slots=True)
class Task:
    """A task or a subtask (it has a ``parent``). ``due_on`` is an ISO date, ``created_by`` None for a rule or form."""

    gid: str
    name: str
    notes: RichText
    created_by: str | None
    created_at: datetime
    modified_at: datetime
    assignee: str | None
    followers: tuple[str, ...]
    due_on: str | None
    places: tuple[Place, ...] = ()
    parent: str | None = None
    completed_at: datetime | None = None
    completed_by: str | None = None
    likes: tuple[Like, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A comment (``comment_added``), or what the system noted of a change.

    created_by  None where a rule or the system itself did it
    said        the words of a comment; a system story's are made when it is read, in the language of who reads
    about       what those words name: people, projects, dates
    changed     the members that only stories of this subtype have, as ``assignee``, ``new_dates``
    reactions   (emoji, user)
    """

    gid: str
    task: str
    subtype: str
    created_at: datetime
    created_by: str | None
    said: RichText | None = None
    about: tuple[str, ...] = ()
    changed: Mapping[str, Any] = field(default_factory=lambda: NOTHING)
    edited: bool = False
    pinned: bool = False
    likes: tuple[Like, ...] = ()
    reactions: tuple[tuple[str, str], ...] = ()

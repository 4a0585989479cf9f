"""What the stand-in for Google remembers: people, files with their discussions, and the logs of what happened."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, TypeAlias

FOLDER = "application/vnd.google-apps.folder"
SHORTCUT = "application/vnd.google-apps.shortcut"
DOCUMENT = "application/vnd.google-apps.document"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
PRESENTATION = "application/vnd.google-apps.presentation"

ROLES = ("reader", "commenter", "writer", "fileOrganizer", "organizer", "owner")
"""What one may do with a file, each more than the one before."""

Role: TypeAlias = Literal["", "reader", "commenter", "writer", "fileOrganizer", "organizer", "owner"]
Action: TypeAlias = Literal["resolve", "reopen", "accept", "reject"]


@dataclass(frozen=True, slots=True)
class Person:
    """A Google account. ``email`` is its key here; ``permission_id`` is Drive's number for it, ``account_id`` the
    People API's: two different numbers. Of an anonymous one Google tells neither."""

    email: str
    name: str
    permission_id: str
    account_id: str
    anonymous: bool = False


@dataclass(slots=True)
class Post:
    """A comment or a reply; ``author``, ``mentions`` and ``assignee`` are e-mail addresses."""

    id: str
    author: str
    text: str
    created: datetime
    modified: datetime
    mentions: tuple[str, ...] = ()
    assignee: str = ""
    action: Action | None = None
    deleted: bool = False


@dataclass(slots=True)
class Thread:
    """A comment with its replies; a suggestion (``suggested`` says of what) is one as well, told by Docs only.

    ``modified`` moves with the comment and with any of its replies.
    """

    head: Post
    modified: datetime
    quoted: str = ""
    suggested: str | None = None
    replies: list[Post] = field(default_factory=list)

    @property
    def state(self) -> Action | None:
        """What the last action among the replies did; None where there was none."""
        return next((post.action for post in reversed(self.replies) if post.action and not post.deleted), None)


@dataclass(slots=True)
class File:
    """A file, folder, shortcut, or the root of a drive. ``owner`` is empty in a shared drive, ``drive`` elsewhere."""

    id: str
    name: str
    mime: str
    parent: str | None
    owner: str
    drive: str
    created: datetime
    modified: datetime
    modified_by: str
    version: int = 1
    target: str = ""
    text: str = ""
    trashed: bool = False
    removed: bool = False
    root: bool = False
    permissions: dict[str, Role] = field(default_factory=dict)
    shared: dict[str, datetime] = field(default_factory=dict)
    threads: dict[str, Thread] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the log behind ``changes.list``; ``seen_by``: who could see the file just before."""

    file: str
    at: datetime
    seen_by: frozenset[str]


@dataclass(frozen=True, slots=True)
class Activity:
    """An entry of the log behind Drive Activity.

    case      the name of the action's detail: comment, create, edit, rename, move, delete, restore
    kind      of a comment: post, assignment or suggestion; of the others their type, where they have one
    subtype   ADDED, REPLY_ADDED, RESOLVED...; of a rename the old title, of a move the old parent
    """

    file: str
    at: datetime
    actor: str
    case: str
    kind: str = ""
    subtype: str = ""
    thread: str = ""
    post: str = ""
    mentions: tuple[str, ...] = ()
    assigned: str = ""


def opaque(kind: str, number: int, length: int) -> str:
    """An id in the letters that Google uses, always the same for the same ``kind`` and ``number``."""
    digest = hashlib.sha512(f"{kind} {number}".encode()).digest()
    return base64.urlsafe_b64encode(digest).decode()[:length]


def digits(kind: str, key: str, length: int) -> str:
    """A number as Google gives accounts, without a leading zero."""
    number = int.from_bytes(hashlib.sha256(f"{kind} {key}".encode()).digest(), "big")
    return f"1{number}"[:length]


def moment(at: datetime) -> str:
    """A time as Drive tells it: RFC 3339, milliseconds, Z."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def to_the_millisecond(at: datetime) -> datetime:
    """``at`` without what Drive does not tell."""
    return at.astimezone(UTC).replace(microsecond=at.microsecond // 1000 * 1000)

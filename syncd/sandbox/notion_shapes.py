"""The JSON of Notion's objects as the recordings of the real API have it, by version and by what the token may see."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Literal, TypeVar

from syncd.model import NOTHING
from syncd.sandbox.notion_properties import PEOPLE_ID, STATUS_ID, TITLE_ID, options, schema
from syncd.sandbox.notion_records import Block, Comment, Database, DataSource, Link, Node, Page, Piece, User, Words
from syncd.sandbox.notion_text import exact_stamp, mention_item, piece_text, pieces, plain, stamp, text_item

JSON = dict[str, Any]
T = TypeVar("T", User, Comment, Page, Node, Database, DataSource)
OLD, NEW = "2025-09-03", "2026-03-11"
VERSIONS = (OLD, NEW)
WORKSPACE_ID = "231674b6-2cc1-46bc-b742-c5c9fe4b9c73"


@dataclass(slots=True)
class Capabilities:
    """What the token may do, as it is ticked in the integration's settings; change it as a test needs.

    users           "with_email", "without_email", or "none": user information
    personal_token  a personal access token of this user: it cannot list the workspace's users
    """

    read_content: bool = True
    read_comments: bool = True
    insert_comments: bool = True
    users: Literal["with_email", "without_email", "none"] = "with_email"
    personal_token: User | None = None


def address(node: Node, title: str = "") -> str:
    """Where a person opens it."""
    slug = re.sub(r"[^A-Za-z0-9]+", "-", title).strip("-")
    return f"https://app.notion.com/p/{slug}{'-' if slug else ''}{node.id.replace('-', '')}"


def spoilable(shape: Callable[["Shapes", T], JSON]) -> Callable[["Shapes", T], JSON]:
    """The shape, with what the test spoilt of this very object."""

    @wraps(shape)
    def spoilt(self: "Shapes", thing: T) -> JSON:
        whole = shape(self, thing)
        without, members = self.spoilt.get(thing.id, ((), NOTHING))
        return {name: value for name, value in {**whole, **members}.items() if name not in without}

    return spoilt


@dataclass(frozen=True, slots=True)
class Shapes:
    """The shapes for one request: its ``version``, its token's ``capabilities``, and what a test ``spoilt``."""

    version: str
    capabilities: Capabilities
    spoilt: Mapping[str, tuple[Collection[str], Mapping[str, Any]]] = field(default_factory=lambda: NOTHING)

    @spoilable
    def user(self, user: User) -> JSON:
        """A whole user; without the capability the e-mail is missing."""
        head: JSON = {"object": "user", "id": user.id, "name": user.name, "avatar_url": None}
        if user.bot:
            return {**head, "type": "bot", "bot": self._bot()}
        show = self.capabilities.users == "with_email" and user.email is not None
        return {**head, "type": "person", "person": {"email": user.email, "email_verified": True} if show else {}}

    def _bot(self) -> JSON:
        person = self.capabilities.personal_token
        owner: JSON = {"type": "workspace", "workspace": True}
        if person is not None:
            owner = {"type": "user", "user": self.user(person)}
        limits = {"max_file_upload_size_in_bytes": 5242880}
        return {"owner": owner, "workspace_name": "Acme", "workspace_id": WORKSPACE_ID, "workspace_limits": limits}

    def mentioned(self, user: User) -> JSON:
        """A user in a property or a mention: whole where the token may know users, else the id."""
        return partial(user) if self.capabilities.users == "none" else self.user(user)

    def rich_text(self, words: Words) -> list[JSON]:
        return [self._item(piece) for piece in pieces(words)]

    def _item(self, piece: Piece) -> JSON:
        match piece:
            case str() | Link():
                return text_item(piece)
            case User():
                name = "@Anonymous" if self.capabilities.users == "none" else piece_text(piece)
                return mention_item("user", self.mentioned(piece), name, None)
            case Page():
                return mention_item("page", {"id": piece.id}, piece_text(piece), address(piece))
            case Database():
                return mention_item("database", {"id": piece.id}, piece_text(piece), address(piece))
            case _:
                return dict(piece)

    @spoilable
    def comment(self, comment: Comment) -> JSON:
        parent = comment.discussion.parent
        kind = "page_id" if isinstance(parent, Page) else "block_id"
        return {
            "object": "comment",
            "id": comment.id,
            "parent": {"type": kind, kind: parent.id},
            "discussion_id": comment.discussion.id,
            "created_time": stamp(comment.created),
            "last_edited_time": stamp(comment.edited),
            "created_by": partial(comment.author),
            "rich_text": self.rich_text(comment.text),
            "display_name": self._display_name(comment),
        }

    def _display_name(self, comment: Comment) -> JSON:
        if comment.display_name is not None:
            return {"type": "custom", "resolved_name": comment.display_name}
        if comment.author.bot:
            return {"type": "integration", "resolved_name": comment.author.name}
        known = self.capabilities.users != "none"
        return {"type": "user", "resolved_name": comment.author.name if known else None}

    @spoilable
    def page(self, page: Page) -> JSON:
        return {
            "object": "page",
            "id": page.id,
            **_times(page),
            "cover": None,
            "icon": None,
            "parent": parent_of(page),
            "in_trash": page.trashed,
            "is_archived": False,
            "is_locked": False,
            "properties": self._properties(page),
            "url": address(page, plain(page.title)),
            "public_url": None,
            **self._archived(page),
        }

    def _properties(self, page: Page) -> JSON:
        title = {"id": TITLE_ID, "type": "title", "title": self.rich_text(page.title)}
        source = page.parent
        if not isinstance(source, DataSource):
            return {"title": title}
        found: JSON = {}
        if source.people_property is not None:
            people = [self.mentioned(user) for user in page.assignees]
            found[source.people_property] = {"id": PEOPLE_ID, "type": "people", "people": people}
        if source.statuses:
            chosen = next((each for each in options(source) if each["name"] == page.status), None)
            status = {key: chosen[key] for key in ("id", "name", "color")} if chosen else None
            found[source.status_property] = {"id": STATUS_ID, "type": "status", "status": status}
        found[source.title_property] = title
        return found

    @spoilable
    def block(self, node: Node) -> JSON:
        """A block; a page or a database stands as ``child_page`` or ``child_database`` among its parent's blocks."""
        kind, content = self._content(node)
        return {
            "object": "block",
            "id": node.id,
            "parent": parent_of(node),
            **_times(node),
            "has_children": bool(node.children) and not isinstance(node, Database),
            "in_trash": node.trashed,
            "type": kind,
            kind: content,
            **self._archived(node),
        }

    def _content(self, node: Node) -> tuple[str, JSON]:
        if isinstance(node, Page):
            return "child_page", {"title": plain(node.title)}
        if not isinstance(node, Block):
            return "child_database", {"title": node.title if isinstance(node, Database | DataSource) else ""}
        if node.kind in ("divider", "unsupported"):
            return node.kind, {}
        content: JSON = {"rich_text": self.rich_text(node.text), "icon": None, "color": "default"}
        if node.kind == "to_do":
            content["checked"] = node.checked
        if node.kind.startswith("heading_"):
            content["is_toggleable"] = bool(node.children)
        return node.kind, content

    @spoilable
    def database(self, database: Database) -> JSON:
        return {
            "object": "database",
            "id": database.id,
            "title": self.rich_text(database.title),
            "description": [],
            "parent": parent_of(database),
            "is_inline": False,
            "in_trash": database.trashed,
            "is_locked": False,
            "created_time": exact_stamp(database.created),
            "last_edited_time": exact_stamp(database.edited),
            "data_sources": [{"id": each.id, "name": each.title} for each in database.data_sources],
            "icon": None,
            "cover": None,
            "url": address(database),
            "public_url": None,
            **self._archived(database),
        }

    @spoilable
    def data_source(self, source: DataSource) -> JSON:
        return {
            "object": "data_source",
            "id": source.id,
            "cover": None,
            "icon": None,
            **_times(source),
            "title": self.rich_text(source.title),
            "description": [],
            "is_inline": False,
            "properties": schema(source),
            "parent": {"type": "database_id", "database_id": source.database.id},
            "database_parent": parent_of(source.database),
            "url": address(source.database),
            "public_url": None,
            "in_trash": source.trashed,
            **self._archived(source),
        }

    def _archived(self, node: Node) -> JSON:
        """``archived`` left with 2026-03-11 (developers.notion.com/guides/get-started/upgrade-guide-2026-03-11)."""
        return {"archived": node.trashed} if self.version == OLD else {}


def partial(user: User) -> JSON:
    """A user as authors and editors are given: only the id."""
    return {"object": "user", "id": user.id}


def _times(node: Node) -> JSON:
    return {
        "created_time": stamp(node.created),
        "last_edited_time": stamp(node.edited),
        "created_by": partial(node.created_by),
        "last_edited_by": partial(node.edited_by),
    }


def parent_of(node: Node) -> JSON:
    """The parent as Notion names it."""
    match node.parent:
        case None:
            return {"type": "workspace", "workspace": True}
        case DataSource() as source:
            return {"type": "data_source_id", "data_source_id": source.id, "database_id": source.database.id}
        case Database() as database:
            return {"type": "database_id", "database_id": database.id}
        case Page() as page:
            return {"type": "page_id", "page_id": page.id}
        case other:
            return {"type": "block_id", "block_id": other.id}

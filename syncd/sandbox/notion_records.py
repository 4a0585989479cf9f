"""What a Notion workspace holds: users, pages, blocks, databases with their data sources, discussions and comments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias


@dataclass(slots=True)
class User:
    """A member, a guest (who stands in no list) or a bot. ``name`` is None where Notion does not know it any more."""

    id: str
    name: str | None
    email: str | None = None
    bot: bool = False
    guest: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words with a link under them."""

    text: str
    url: str


@dataclass(slots=True, eq=False, kw_only=True)
class Node:
    """What stands in the tree of a workspace. ``shared``: None inherits from the parent, and the root is shared."""

    id: str
    created: datetime
    created_by: User
    edited: datetime
    edited_by: User
    parent: "Node | None" = None
    in_trash: bool = False
    shared: bool | None = None
    children: list["Node"] = field(default_factory=list)

    @property
    def readable(self) -> bool:
        """Whether the integration sees it."""
        node: Node | None = self
        while node is not None and node.shared is None:
            node = node.parent
        return node is None or bool(node.shared)

    @property
    def trashed(self) -> bool:
        """Whether it lies in the trash, by itself or with a parent."""
        node: Node | None = self
        while node is not None and not node.in_trash:
            node = node.parent
        return node is not None


@dataclass(slots=True, eq=False, kw_only=True)
class Page(Node):
    """A page; a row of a data source when ``parent`` is one."""

    title: "Words"
    status: str | None = None
    assignees: list[User] = field(default_factory=list)
    hidden_from_search: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class Block(Node):
    """A block with text; ``page`` is the page it stands on, however deep."""

    kind: str
    text: "Words"
    page: Page
    checked: bool = False


@dataclass(slots=True, eq=False, kw_only=True)
class Database(Node):
    """A database, the container of one or more data sources."""

    title: str
    data_sources: list["DataSource"] = field(default_factory=list)


@dataclass(slots=True, eq=False, kw_only=True)
class DataSource(Node):
    """A table of rows. ``statuses`` in their order; empty or None: the property does not exist."""

    title: str
    database: Database
    statuses: tuple[str, ...]
    done: frozenset[str]
    title_property: str
    status_property: str
    people_property: str | None
    rows: list[Page] = field(default_factory=list)
    hidden_from_search: bool = False


@dataclass(slots=True, eq=False)
class Comment:
    """One comment; ``number`` counts all comments of the workspace in the order of their writing."""

    id: str
    discussion: "Discussion"
    author: User
    text: "Words"
    created: datetime
    edited: datetime
    number: int
    display_name: str | None = None

    @property
    def discussion_id(self) -> str:
        """The thread it stands in."""
        return self.discussion.id


@dataclass(slots=True, eq=False)
class Discussion:
    """A thread of comments on a page or a block."""

    id: str
    parent: Page | Block
    comments: list[Comment] = field(default_factory=list)
    resolved: bool = False


Piece: TypeAlias = str | Link | User | Page | Database | Mapping[str, Any]
Words: TypeAlias = Piece | Sequence[Piece]
"""Rich text as it is scripted: words, links, mentions of users, pages and databases, or an item as Notion sends it."""

"""The scripted tree of a Notion workspace: users, pages, blocks, databases with their data sources and rows."""

import itertools
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar
from uuid import NAMESPACE_DNS, uuid5

from syncd.model import NOTHING
from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.locked import locked
from syncd.sandbox.notion_records import (
    Block,
    Comment,
    Database,
    DataSource,
    Node,
    Page,
    User,
    Words,
)

N = TypeVar("N", bound=Node)
STATUSES = ("Not started", "In progress", "Done")


class NotionTree:
    """What stands in the workspace, without its comments; see ``NotionWorkspace``."""

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        self.clock = clock
        self.lock = lock
        self.users: dict[str, User] = {}
        self.nodes: dict[str, Node] = {}
        self.spoilt: dict[str, tuple[Collection[str], Mapping[str, Any]]] = {}
        self._ids = itertools.count(1)
        self.bot = self.user("syncd", bot=True)

    def new_id(self, kind: str) -> str:
        """A UUID that no other object has."""
        return str(uuid5(NAMESPACE_DNS, f"{kind} {next(self._ids)}"))

    @locked
    def user(self, name: str | None, email: str | None = None, *, bot: bool = False, guest: bool = False) -> User:
        """Someone in the workspace; a guest stands in no list but is found by id."""
        user = User(self.new_id("user"), name, email, bot, guest)
        self.users[user.id] = user
        return user

    @locked
    def remove_user(self, user: User) -> None:
        """They leave the workspace: no list names them, no request finds them; what they wrote stays."""
        del self.users[user.id]

    @locked
    def page(
        self,
        title: Words,
        parent: Node | None = None,
        by: User | None = None,
        at: datetime | None = None,
        *,
        hidden_from_search: bool = False,
    ) -> Page:
        """A page at the top of the workspace, or under a page or a block, which it edits."""
        by, at = by or self.bot, at or self.clock.now()
        made = Page(
            id=self.new_id("page"),
            created=at,
            created_by=by,
            edited=at,
            edited_by=by,
            parent=parent,
            title=title,
            hidden_from_search=hidden_from_search,
        )
        return self._placed(made, by, at)

    @locked
    def block(
        self,
        parent: Page | Block,
        text: Words,
        by: User | None = None,
        at: datetime | None = None,
        *,
        kind: str = "paragraph",
        checked: bool = False,
    ) -> Block:
        """A block at the end of a page or of another block. ``kind``: Notion's block type, e.g. ``to_do``."""
        by, at = by or self.bot, at or self.clock.now()
        page = parent if isinstance(parent, Page) else parent.page
        made = Block(
            id=self.new_id("block"),
            created=at,
            created_by=by,
            edited=at,
            edited_by=by,
            parent=parent,
            kind=kind,
            text=text,
            page=page,
            checked=checked,
        )
        return self._placed(made, by, at)

    @locked
    def database(
        self,
        title: str,
        parent: Page | None = None,
        statuses: Sequence[str] = STATUSES,
        people_property: str | None = "Assignee",
        by: User | None = None,
        at: datetime | None = None,
        *,
        title_property: str = "Name",
        status_property: str = "Status",
        done: Collection[str] | None = None,
    ) -> Database:
        """A database with one data source of the same name; ``done``: the complete statuses, by default the last."""
        by, at = by or self.bot, at or self.clock.now()
        made = Database(
            id=self.new_id("database"), created=at, created_by=by, edited=at, edited_by=by, parent=parent, title=title
        )
        self._placed(made, by, at)
        source = self.data_source(made, title, statuses, people_property, by, at, done=done)
        source.title_property, source.status_property = title_property, status_property
        return made

    @locked
    def data_source(
        self,
        database: Database,
        title: str,
        statuses: Sequence[str] = STATUSES,
        people_property: str | None = "Assignee",
        by: User | None = None,
        at: datetime | None = None,
        *,
        done: Collection[str] | None = None,
    ) -> DataSource:
        """One more data source of ``database``. No statuses, or None for the people: no such property."""
        by, at = by or self.bot, at or self.clock.now()
        source = DataSource(
            id=self.new_id("data source"),
            created=at,
            created_by=by,
            edited=at,
            edited_by=by,
            parent=database,
            title=title,
            database=database,
            statuses=tuple(statuses),
            done=frozenset(statuses[-1:] if done is None else done),
            title_property="Name",
            status_property="Status",
            people_property=people_property,
        )
        database.data_sources.append(source)
        self.nodes[source.id] = source
        return source

    @locked
    def row(
        self,
        source: DataSource | Database,
        title: Words,
        status: str | None = None,
        assignees: Iterable[User] = (),
        by: User | None = None,
        at: datetime | None = None,
        *,
        hidden_from_search: bool = False,
    ) -> Page:
        """A row: a page whose parent is the data source (of a database: its first)."""
        source = source.data_sources[0] if isinstance(source, Database) else source
        page = self.page(title, source, by, at, hidden_from_search=hidden_from_search)
        _check(source, status)
        page.status, page.assignees = status, list(assignees)
        source.rows.append(page)
        return page

    def _placed(self, made: N, by: User, at: datetime) -> N:
        self.nodes[made.id] = made
        if made.parent is not None and not isinstance(made.parent, DataSource):
            made.parent.children.append(made)
            self.edit(made.parent, by, at)
        return made

    @locked
    def edit(self, node: Node, by: User | None = None, at: datetime | None = None) -> None:
        """``by`` changes something of a page or a block; with a block its page is edited."""
        at = at or self.clock.now()
        for each in (node, node.page) if isinstance(node, Block) else (node,):
            if at >= each.edited:
                each.edited, each.edited_by = at, by or self.bot

    @locked
    def retitle(self, page: Page, title: Words, by: User | None = None, at: datetime | None = None) -> None:
        page.title = title
        self.edit(page, by, at)

    @locked
    def rewrite(self, block: Block, text: Words, by: User | None = None, at: datetime | None = None) -> None:
        """The block says something else from now on."""
        block.text = text
        self.edit(block, by, at)

    @locked
    def set_status(self, row: Page, status: str | None, by: User | None = None, at: datetime | None = None) -> None:
        """ValueError for a status that the data source does not have."""
        if not isinstance(row.parent, DataSource):
            raise ValueError("only the row of a data source has a status")
        _check(row.parent, status)
        row.status = status
        self.edit(row, by, at)

    @locked
    def assign(self, row: Page, users: Iterable[User], by: User | None = None, at: datetime | None = None) -> None:
        """From now on these are the row's assignees."""
        row.assignees = list(users)
        self.edit(row, by, at)

    @locked
    def spoil(
        self, thing: User | Node | Comment, members: Mapping[str, Any] = NOTHING, without: Collection[str] = ()
    ) -> None:
        """From now on its JSON has these ``members`` instead of the right ones, and lacks those in ``without``."""
        self.spoilt[thing.id] = (without, members)

    @locked
    def trash(self, node: Node, by: User | None = None, at: datetime | None = None) -> None:
        """Into the trash, with all that stands under it."""
        node.in_trash = True
        self.edit(node, by, at)

    @locked
    def restore(self, node: Node, by: User | None = None, at: datetime | None = None) -> None:
        """Out of the trash."""
        node.in_trash = False
        self.edit(node, by, at)

    @locked
    def unshare(self, node: Node) -> None:
        """The integration loses access to it and all under it: object_not_found."""
        node.shared = False

    @locked
    def share(self, node: Node) -> None:
        """The integration has access to it and all under it."""
        node.shared = True


def _check(source: DataSource, status: str | None) -> None:
    if status is not None and status not in source.statuses:
        raise ValueError(f"{source.title!r} has no status {status!r}: use one of {', '.join(source.statuses)}")

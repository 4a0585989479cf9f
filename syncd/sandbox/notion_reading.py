"""Users, pages, blocks, databases and data sources, read one by one or as lists."""

import re
from typing import Any
from uuid import UUID

from syncd.sandbox.notion_errors import invalid, not_found, restricted
from syncd.sandbox.notion_paging import Cursors
from syncd.sandbox.notion_query import condition, moment_of, order
from syncd.sandbox.notion_records import Block, Database, DataSource, Node, Page, User
from syncd.sandbox.notion_shapes import NEW, Capabilities, Shapes
from syncd.sandbox.notion_text import plain
from syncd.sandbox.notion_workspace import NotionWorkspace
from syncd.sandbox.requests import Call

JSON = dict[str, Any]
UUID_LIKE = re.compile(r"[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def identity(given: Any, place: str) -> str:
    """An id with its dashes; Notion takes it without them too."""
    if not isinstance(given, str) or not UUID_LIKE.fullmatch(given):
        where = place.split(".", maxsplit=1)[0]
        raise invalid(f'{where} failed validation: {place} should be a valid uuid, instead was `"{given}"`.')
    return str(UUID(given))


class Reading:
    """The methods that read content and people."""

    def __init__(self, workspace: NotionWorkspace, capabilities: Capabilities, cursors: Cursors) -> None:
        self.workspace, self.capabilities, self.cursors = workspace, capabilities, cursors

    def shapes(self, call: Call) -> Shapes:
        """The shapes of the version that the request names."""
        return Shapes(call.headers["notion-version"], self.capabilities, self.workspace.spoilt)

    def me(self, call: Call) -> JSON:
        """The token's bot; no capability is needed."""
        return self.shapes(call).user(self.workspace.bot)

    def users(self, call: Call) -> JSON:
        """Members and bots; guests are not included (developers.notion.com/reference/get-users)."""
        if self.capabilities.users == "none" or self.capabilities.personal_token is not None:
            raise restricted()
        members = [user for user in self.workspace.users.values() if not user.guest]
        return self.cursors.page(call, "user", members, lambda user: user.id, self.shapes(call).user)

    def user(self, call: Call) -> JSON:
        """Anyone of the workspace, a guest too."""
        wanted = identity(call.params["id"], "path.user_id")
        if self.capabilities.users == "none":
            raise restricted()
        user: User | None = self.workspace.users.get(wanted)
        if user is None:
            raise not_found("user", wanted)
        return self.shapes(call).user(user)

    def page(self, call: Call) -> JSON:
        node = self._node(call, "page")
        if not isinstance(node, Page):
            raise not_found("page", node.id)
        return self.shapes(call).page(node)

    def database(self, call: Call) -> JSON:
        node = self._node(call, "database")
        if not isinstance(node, Database):
            raise not_found("database", node.id)
        return self.shapes(call).database(node)

    def data_source(self, call: Call) -> JSON:
        return self.shapes(call).data_source(self._source(call))

    def block(self, call: Call) -> JSON:
        """A block; also a page or a database, which are blocks in their parent."""
        return self.shapes(call).block(self._block(call))

    def children(self, call: Call) -> JSON:
        """The blocks directly under a page or a block, in their order."""
        node = self._block(call)
        children = [child for child in node.children if not child.in_trash and child.readable]
        places = {child.id: place for place, child in enumerate(node.children)}
        return self.cursors.page(call, "block", children, lambda each: places[each.id], self.shapes(call).block)

    def query(self, call: Call) -> JSON:
        """The rows of a data source; those in the trash only where they are asked for."""
        source = self._source(call)
        if call.headers["notion-version"] == NEW and "archived" in call.params:
            raise invalid("body failed validation: body.archived should be not present.")
        trashed = bool(call.params.get("in_trash") or call.params.get("archived"))
        rows = [row for row in source.rows if row.trashed == trashed and row.readable]
        if (wanted := call.params.get("filter")) is not None:
            test = condition(wanted, source, call.at)
            rows = [row for row in rows if test(row)]
        key = order(call.params.get("sorts"), source)
        return self.cursors.page(call, "page_or_data_source", rows, key, self.shapes(call).page)

    def search(self, call: Call) -> JSON:
        """What is shared, by title; latest edited first, and in no known order within a minute."""
        kinds, latest_first = _kinds(call.params.get("filter")), _latest_first(call.params.get("sort"))
        words = str(call.params.get("query") or "").lower()
        found = [
            node
            for node in self.workspace.nodes.values()
            if isinstance(node, kinds)
            and self._searchable(node, call)
            and (not words or words in plain(node.title).lower())
        ]

        sign = -1 if latest_first else 1

        def key(node: Page | DataSource) -> tuple[int, str]:
            return (sign * moment_of(node, "last_edited_time"), node.id)

        shapes = self.shapes(call)

        def show(node: Page | DataSource) -> JSON:
            return shapes.page(node) if isinstance(node, Page) else shapes.data_source(node)

        return self.cursors.page(call, "page_or_data_source", found, key, show)

    def _searchable(self, node: Page | DataSource, call: Call) -> bool:
        known = node.created + self.workspace.search_delay <= call.at
        return known and not node.hidden_from_search and not node.trashed and node.readable

    def _node(self, call: Call, kind: str) -> Node:
        wanted = identity(call.params["id"], f"path.{kind}_id")
        node = self.workspace.nodes.get(wanted)
        if node is None or not node.readable:
            raise not_found(kind, wanted)
        return node

    def _block(self, call: Call) -> Node:
        node = self._node(call, "block")
        if not isinstance(node, Page | Block | Database):
            raise not_found("block", node.id)
        return node

    def _source(self, call: Call) -> DataSource:
        node = self._node(call, "data_source")
        if not isinstance(node, DataSource):
            raise not_found("data_source", node.id)
        return node


def _kinds(given: Any) -> tuple[type[Page] | type[DataSource], ...]:
    if given is None:
        return (Page, DataSource)
    value = given.get("value") if isinstance(given, dict) and given.get("property") == "object" else None
    if value not in ("page", "data_source"):
        told = '`"page"` or `"data_source"`'
        raise invalid(f'body failed validation: body.filter.value should be {told}, instead was `"{value}"`.')
    return (Page,) if value == "page" else (DataSource,)


def _latest_first(given: Any) -> bool:
    if given is None:
        return True
    if not isinstance(given, dict) or given.get("timestamp") != "last_edited_time":
        raise invalid('body failed validation: body.sort.timestamp should be `"last_edited_time"`.')
    if given.get("direction") not in ("ascending", "descending"):
        raise invalid('body failed validation: body.sort.direction should be `"ascending"` or `"descending"`.')
    return bool(given["direction"] == "descending")

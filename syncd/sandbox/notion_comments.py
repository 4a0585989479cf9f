"""Comments: those of open discussions as a list, one by its id, and a new one."""

from collections.abc import Mapping
from typing import Any

from syncd.sandbox.notion_errors import invalid, not_found, restricted
from syncd.sandbox.notion_reading import Reading, identity
from syncd.sandbox.notion_records import Block, Comment, Discussion, Link, Node, Page, Piece
from syncd.sandbox.requests import Call

JSON = dict[str, Any]


class Comments:
    """The methods of comments; each needs its capability."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.workspace, self.capabilities = reading, reading.workspace, reading.capabilities

    def list(self, call: Call) -> JSON:
        """Un-resolved comments of a page or a block, the oldest first, all its discussions in one flat list."""
        self._may_read()
        if "block_id" not in call.params:
            raise invalid("query failed validation: query.block_id should be defined, instead was `undefined`.")
        wanted = identity(call.params["block_id"], "query.block_id")
        node = self._commentable(wanted, "block")
        shown = [
            comment
            for discussion in self.workspace.discussions_of(node)
            if not discussion.resolved
            for comment in discussion.comments
        ]
        shape = self.reading.shapes(call).comment
        return self.reading.cursors.page(call, "comment", shown, lambda each: (each.created, each.number), shape)

    def get(self, call: Call) -> JSON:
        """One comment."""
        self._may_read()
        wanted = identity(call.params["id"], "path.comment_id")
        comment = self.workspace.comments.get(wanted)
        if comment is None or not self._found(comment):
            raise not_found("comment", wanted)
        return self.reading.shapes(call).comment(comment)

    def _found(self, comment: Comment) -> bool:
        hidden = comment.discussion.resolved and not self.workspace.resolved_retrievable
        return not hidden and self._visible(comment.discussion.parent)

    def create(self, call: Call) -> JSON:
        """A comment of the integration, on a page or a block or in a discussion."""
        if not self.capabilities.insert_comments:
            raise restricted()
        parent, discussion = call.params.get("parent"), call.params.get("discussion_id")
        if (parent is None) == (discussion is None):
            raise invalid("body failed validation: body should have either `parent` or `discussion_id`.")
        where = self._parent(parent) if discussion is None else self._discussion(discussion)
        text = [_piece(item, self.reading) for item in _items(call.params.get("rich_text"))]
        comment = self.workspace.comment(where, self.workspace.bot, text, call.at)
        return self.reading.shapes(call).comment(comment)

    def _parent(self, given: Any) -> Page | Block:
        for kind in ("page", "block"):
            if isinstance(given, Mapping) and f"{kind}_id" in given:
                return self._commentable(identity(given[f"{kind}_id"], f"body.parent.{kind}_id"), kind)
        raise invalid("body failed validation: body.parent should have `page_id` or `block_id`.")

    def _discussion(self, given: Any) -> Discussion:
        wanted = identity(given, "body.discussion_id")
        discussion = self.workspace.discussions.get(wanted)
        if discussion is None or not self._visible(discussion.parent):
            raise not_found("discussion", wanted)
        return discussion

    def _commentable(self, wanted: str, kind: str) -> Page | Block:
        node = self.workspace.nodes.get(wanted)
        if not isinstance(node, Page | Block) or not self._visible(node):
            raise not_found(kind, wanted)
        return node

    def _visible(self, node: Node) -> bool:
        return node.readable and not (node.trashed and self.workspace.trash_hides_comments)

    def _may_read(self) -> None:
        if not self.capabilities.read_comments:
            raise restricted()


def _items(given: Any) -> list[Any]:
    if not isinstance(given, list) or not given or len(given) > 100:
        raise invalid("body failed validation: body.rich_text should be an array of 1 to 100 items.")
    return given


def _piece(item: Any, reading: Reading) -> Piece:
    text = item.get("text") if isinstance(item, Mapping) else None
    if isinstance(text, Mapping) and isinstance(text.get("content"), str):
        link = text.get("link")
        return Link(text["content"], link["url"]) if link else str(text["content"])
    mention = item.get("mention") if isinstance(item, Mapping) else None
    if isinstance(mention, Mapping) and isinstance(mention.get("user"), Mapping):
        wanted = identity(mention["user"].get("id"), "body.rich_text.mention.user.id")
        user = reading.workspace.users.get(wanted)
        if user is None:
            raise not_found("user", wanted)
        return user
    raise invalid("body failed validation: body.rich_text[0].text should be defined, instead was `undefined`.")

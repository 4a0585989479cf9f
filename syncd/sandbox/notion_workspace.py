"""The discussions of a scripted Notion workspace, and with them the whole workspace."""

import itertools
import threading
from datetime import datetime, timedelta

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.locked import locked
from syncd.sandbox.notion_records import Block, Comment, Discussion, Node, Page, User, Words
from syncd.sandbox.notion_tree import NotionTree


class NotionWorkspace(NotionTree):
    """Users, pages, blocks, databases and comments. ``at`` is the clock's present and ``by`` the bot where not given.

    What Notion leaves open can be played both ways:

    comments_edit_pages     a comment sets its page's ``last_edited_time``
    page_lists_inline       comments of a page's blocks are listed under the page's id too
    resolved_retrievable    a comment of a resolved discussion is still found by its id
    trash_hides_comments    the comments of a page in the trash are not found
    search_delay            so long a new page stays unknown to search (documented: "not immediate")
    """

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        super().__init__(clock, lock)
        self.comments_edit_pages = False
        self.page_lists_inline = False
        self.resolved_retrievable = True
        self.trash_hides_comments = True
        self.search_delay = timedelta()
        self.discussions: dict[str, Discussion] = {}
        self.comments: dict[str, Comment] = {}
        self._by_parent: dict[str, list[Discussion]] = {}
        self._by_page: dict[str, list[Discussion]] = {}
        self._written = itertools.count(1)

    @locked
    def comment(
        self,
        where: Page | Block | Discussion | Comment,
        author: User,
        text: Words,
        at: datetime | None = None,
        *,
        display_name: str | None = None,
    ) -> Comment:
        """A comment; on a page or a block it opens a discussion, else it joins that discussion."""
        at = at or self.clock.now()
        discussion = where.discussion if isinstance(where, Comment) else where
        if not isinstance(discussion, Discussion):
            discussion = self._open(discussion)
        made = Comment(self.new_id("comment"), discussion, author, text, at, at, next(self._written), display_name)
        discussion.comments.append(made)
        self.comments[made.id] = made
        if self.comments_edit_pages:
            self.edit(page_of(discussion.parent), author, at)
        return made

    def _open(self, parent: Page | Block) -> Discussion:
        discussion = Discussion(self.new_id("discussion"), parent)
        self.discussions[discussion.id] = discussion
        self._by_parent.setdefault(parent.id, []).append(discussion)
        self._by_page.setdefault(page_of(parent).id, []).append(discussion)
        return discussion

    @locked
    def edit_comment(self, comment: Comment, text: Words, at: datetime | None = None) -> None:
        """Its author writes it anew."""
        comment.text, comment.edited = text, at or self.clock.now()

    @locked
    def delete_comment(self, comment: Comment) -> None:
        """It is gone; the discussion stays as long as it has comments."""
        comment.discussion.comments.remove(comment)
        del self.comments[comment.id]

    @locked
    def resolve(self, discussion: Discussion | Comment, by: User | None = None, at: datetime | None = None) -> None:
        """Closes a discussion: no list shows its comments any more."""
        self._settle(discussion, resolved=True, by=by, at=at)

    @locked
    def reopen(self, discussion: Discussion | Comment, by: User | None = None, at: datetime | None = None) -> None:
        """A resolved discussion is listed again, its comments as they were."""
        self._settle(discussion, resolved=False, by=by, at=at)

    def _settle(self, where: Discussion | Comment, *, resolved: bool, by: User | None, at: datetime | None) -> None:
        discussion = where.discussion if isinstance(where, Comment) else where
        discussion.resolved = resolved
        if self.comments_edit_pages:
            self.edit(page_of(discussion.parent), by, at)

    def discussions_of(self, node: Node) -> list[Discussion]:
        """The discussions listed under ``node``'s id, resolved ones too."""
        index = self._by_page if self.page_lists_inline and isinstance(node, Page) else self._by_parent
        return index.get(node.id, [])


def page_of(node: Page | Block) -> Page:
    """The page itself, or the one on which the block stands."""
    return node if isinstance(node, Page) else node.page

"""How comments, replies and suggestions come into a sandbox's files and go: the half of ``GoogleDrive`` about them."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from syncd.sandbox.google_records import Action, Activity, File, Post, Thread
from syncd.sandbox.google_tree import Tree
from syncd.sandbox.locked import locked

SUBTYPES = {"resolve": "RESOLVED", "reopen": "REOPENED", "accept": "ACCEPTED", "reject": "REJECTED"}


class Discussions(ABC):
    """The scripting of discussions. ``file``, ``comment`` and ``reply`` are ids, people e-mail addresses.

    ``comment`` may be a suggestion's id as well: it is a thread with replies like the others.
    """

    lock: threading.RLock
    tree: Tree
    comment_changes: bool
    comment_modifies: bool
    comment_versions: bool

    @abstractmethod
    def moment(self, at: datetime | None) -> datetime:
        """``at``, by default the present, as Google tells times."""

    @abstractmethod
    def known(self, person: str) -> str:
        """The person's address; LookupError for an unknown one."""

    @abstractmethod
    def post_id(self) -> str:
        """A new comment's or reply's id."""

    @locked
    def comment(
        self,
        file: str,
        author: str,
        text: str,
        quoted: str = "",
        mentions: Iterable[str] = (),
        assignee: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Comments on a file, on the passage ``quoted`` where there is one; gives the comment's id."""
        post = self._post(author, text, self.moment(at), mentions, assignee)
        return self._begin(self.tree.find(file), Thread(post, post.created, quoted))

    @locked
    def suggest(self, file: str, author: str, text: str, at: datetime | None = None) -> str:
        """Suggests an edit of a document, described by ``text`` (``Replace: “May” with “June”``); gives its id."""
        post = self._post(author, "", self.moment(at), (), None)
        post.id = f"suggest.{post.id[4:]}"
        return self._begin(self.tree.find(file), Thread(post, post.created, suggested=text))

    @locked
    def reply(
        self,
        file: str,
        comment: str,
        author: str,
        text: str = "",
        action: Literal["resolve", "reopen"] | None = None,
        mentions: Iterable[str] = (),
        assignee: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Replies; an ``action`` resolves or reopens, with words or without; gives the reply's id."""
        return self._answer(file, comment, self._post(author, text, self.moment(at), mentions, assignee, action))

    @locked
    def accept(self, file: str, suggestion: str, by: str, at: datetime | None = None) -> str:
        """Takes a suggestion over; gives the id of the reply that says so."""
        return self._answer(file, suggestion, self._post(by, "", self.moment(at), (), None, "accept"))

    @locked
    def reject(self, file: str, suggestion: str, by: str, at: datetime | None = None) -> str:
        """Turns a suggestion down; gives the id of the reply that says so."""
        return self._answer(file, suggestion, self._post(by, "", self.moment(at), (), None, "reject"))

    @locked
    def edit_comment(self, file: str, comment: str, text: str, at: datetime | None = None) -> None:
        """Changes the words of a comment."""
        thread = self.thread(file, comment)
        self._edit(file, thread, thread.head, text, self.moment(at))

    @locked
    def edit_reply(self, file: str, comment: str, reply: str, text: str, at: datetime | None = None) -> None:
        """Changes the words of a reply."""
        thread = self.thread(file, comment)
        self._edit(file, thread, self._reply(thread, reply), text, self.moment(at))

    @locked
    def delete_comment(self, file: str, comment: str, at: datetime | None = None) -> None:
        """Deletes a comment with its replies; a tombstone is left."""
        thread = self.thread(file, comment)
        self._delete(file, thread, thread.head, "DELETED", self.moment(at))

    @locked
    def delete_reply(self, file: str, comment: str, reply: str, at: datetime | None = None) -> None:
        """Deletes a reply; a tombstone is left."""
        thread = self.thread(file, comment)
        self._delete(file, thread, self._reply(thread, reply), "REPLY_DELETED", self.moment(at))

    @locked
    def thread(self, file: str, comment: str) -> Thread:
        """A comment or suggestion with its replies; LookupError where there is none."""
        threads = self.tree.find(file).threads
        if comment not in threads:
            raise LookupError(f"the file {file} has no comment {comment!r}")
        return threads[comment]

    def touch_comment(self, file: str, comment: str, at: datetime | None = None) -> None:
        """Moves a comment to the newest, as an edit that changes nothing does."""
        with self.lock:
            self.thread(file, comment).modified = self.moment(at)

    def _post(
        self,
        author: str,
        text: str,
        at: datetime,
        mentions: Iterable[str],
        assignee: str | None,
        action: Action | None = None,
    ) -> Post:
        return Post(self.post_id(), self.known(author), text, at, at, tuple(mentions), assignee or "", action)

    def _begin(self, file: File, thread: Thread) -> str:
        file.threads[thread.head.id] = thread
        self._happened(file, thread, thread.head, "ADDED", thread.head.created)
        return thread.head.id

    def _answer(self, file: str, comment: str, post: Post) -> str:
        thread = self.thread(file, comment)
        thread.replies.append(post)
        assigned = bool(post.assignee) and post.assignee != thread.head.assignee
        subtype = SUBTYPES[post.action] if post.action else "REASSIGNED" if assigned else "REPLY_ADDED"
        self._happened(self.tree.find(file), thread, post, subtype, post.created)
        return post.id

    def _edit(self, file: str, thread: Thread, post: Post, text: str, at: datetime) -> None:
        """Drive Activity has no word for the edit of a comment, so it tells nothing of it."""
        post.text, post.modified = text, at
        self._move(self.tree.find(file), thread, at)

    def _delete(self, file: str, thread: Thread, post: Post, subtype: str, at: datetime) -> None:
        post.deleted, post.modified = True, at
        self._happened(self.tree.find(file), thread, post, subtype, at)

    def _happened(self, file: File, thread: Thread, post: Post, subtype: str, at: datetime) -> None:
        self._move(file, thread, at)
        kind = "suggestion" if thread.suggested is not None else "assignment" if thread.head.assignee else "post"
        if kind == "post" and subtype == "REASSIGNED":
            kind, subtype = "assignment", "ADDED"
        assigned = post.assignee or thread.head.assignee
        self.tree.activities.append(
            Activity(
                file.id, at, post.author, "comment", kind, subtype, thread.head.id, post.id, post.mentions, assigned
            )
        )

    def _move(self, file: File, thread: Thread, at: datetime) -> None:
        thread.modified = max(thread.modified, at)
        if self.comment_modifies:
            file.modified = max(file.modified, at)
        if self.comment_changes:
            self.tree.note(file, at)
        elif self.comment_versions:
            file.version += 1

    @staticmethod
    def _reply(thread: Thread, reply: str) -> Post:
        for post in thread.replies:
            if post.id == reply:
                return post
        raise LookupError(f"the comment {thread.head.id} has no reply {reply!r}")

"""Drive v3's comments and replies."""

import html
from typing import Any

from syncd.sandbox import google_shapes
from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.google_records import DOCUMENT, File, Post, Thread, moment
from syncd.sandbox.google_wire import Asked, drive_error, file_of, flag, invalid, page, size, time
from syncd.sandbox.requests import Refused


class Comments:
    """``comments`` and ``replies``. Suggestions are no comments: only Docs tells of them."""

    def __init__(self, drive: GoogleDrive) -> None:
        self.drive = drive
        self.tree = drive.tree

    def listed(self, asked: Asked) -> dict[str, Any]:
        """The comments of a file, the one with the newest change first."""
        file, deleted = self._file(asked), flag(asked, "includeDeleted")
        since = asked.params.get("startModifiedTime")
        try:
            least = time(str(since)) if since else None
        except ValueError:
            raise invalid("drive", "startModifiedTime") from None
        found = [
            thread
            for thread in file.threads.values()
            if thread.suggested is None
            and (deleted or not thread.head.deleted)
            and (least is None or thread.modified >= least)
        ]
        found.sort(key=lambda thread: (thread.modified, thread.head.id), reverse=True)
        bound = ("fileId", "includeDeleted", "startModifiedTime")
        threads, token = page(asked, found, size(asked, 20, 100), *bound)
        told: dict[str, Any] = {
            "kind": "drive#commentList",
            "comments": [self._told(file, thread, asked, deleted=deleted) for thread in threads],
        }
        return told | ({"nextPageToken": token} if token else {})

    def get(self, asked: Asked) -> dict[str, Any]:
        """One comment; a deleted one only for who asks for deleted ones."""
        file, thread, deleted = *self._thread(asked), flag(asked, "includeDeleted")
        return self._told(file, thread, asked, deleted=deleted)

    def create(self, asked: Asked) -> dict[str, Any]:
        """Comments as the account."""
        file = self._file(asked, write=True)
        content = _content(asked)
        if not content:
            raise Refused(drive_error(400, "required", "Comment content must not be empty.", location="content"))
        quoted = asked.params.get("quotedFileContent")
        words = str(quoted.get("value", "")) if isinstance(quoted, dict) else ""
        comment = self.drive.comment(file.id, asked.viewer, content, words)
        return self._told(file, self.drive.thread(file.id, comment), asked, deleted=False)

    def replies(self, asked: Asked) -> dict[str, Any]:
        """The replies to a comment, the oldest first."""
        _, thread = self._thread(asked)
        deleted = flag(asked, "includeDeleted")
        found = [post for post in thread.replies if deleted or not post.deleted]
        posts, token = page(asked, found, size(asked, 20, 100), "fileId", "commentId", "includeDeleted")
        told: dict[str, Any] = {"kind": "drive#replyList", "replies": [self._reply(post, asked) for post in posts]}
        return told | ({"nextPageToken": token} if token else {})

    def get_reply(self, asked: Asked) -> dict[str, Any]:
        """One reply."""
        _, thread = self._thread(asked)
        for post in thread.replies:
            if post.id == asked.params["replyId"] and (flag(asked, "includeDeleted") or not post.deleted):
                return self._reply(post, asked)
        reply = asked.params["replyId"]
        raise Refused(drive_error(404, "notFound", f"Reply not found: {reply}.", location="replyId"))

    def create_reply(self, asked: Asked) -> dict[str, Any]:
        """Replies as the account, with words, an action or both."""
        file, thread = self._thread(asked, write=True)
        content, action = _content(asked), asked.params.get("action")
        if action not in (None, "resolve", "reopen"):
            raise invalid("drive", "action")
        if not content and not action:
            raise Refused(drive_error(400, "required", "Reply content must not be empty.", location="content"))
        self.drive.reply(file.id, thread.head.id, asked.viewer, content, action)
        return self._reply(thread.replies[-1], asked)

    def _file(self, asked: Asked, *, write: bool = False) -> File:
        file = file_of(self.tree, asked, asked.params["fileId"])
        role = self.tree.role(file, asked.viewer)
        if google_shapes.at_least(role, "commenter") or (self.drive.readers_see_comments and not write):
            return file
        text = "The user does not have sufficient permissions for this file."
        raise Refused(drive_error(403, "insufficientFilePermissions", text))

    def _thread(self, asked: Asked, *, write: bool = False) -> tuple[File, Thread]:
        file = self._file(asked, write=write)
        thread = file.threads.get(asked.params["commentId"])
        lost = thread is None or thread.suggested is not None
        if thread is None or lost or (thread.head.deleted and not flag(asked, "includeDeleted")):
            comment = asked.params["commentId"]
            raise Refused(drive_error(404, "notFound", f"Comment not found: {comment}.", location="commentId"))
        return file, thread

    def _told(self, file: File, thread: Thread, asked: Asked, *, deleted: bool) -> dict[str, Any]:
        told = {"kind": "drive#comment", **self._post(thread.head, asked), "modifiedTime": moment(thread.modified)}
        told["replies"] = [self._reply(post, asked) for post in thread.replies if deleted or not post.deleted]
        if thread.head.deleted:
            return told | {"replies": []}
        if thread.quoted:
            told["quotedFileContent"] = {"mimeType": "text/html", "value": html.escape(thread.quoted, quote=False)}
            told["anchor"] = (
                f"kix.{thread.head.id[4:].lower()}" if file.mime == DOCUMENT else '{"type":"workbook-range"}'
            )
        # Comments on a file as a whole that nobody ever resolved lack the word, as those read from the real one do.
        if thread.quoted or thread.state:
            told["resolved"] = thread.state == "resolve"
        return told

    def _reply(self, post: Post, asked: Asked) -> dict[str, Any]:
        told = {"kind": "drive#reply", **self._post(post, asked)}
        return told | ({"action": post.action} if post.action and not post.deleted else {})

    def _post(self, post: Post, asked: Asked) -> dict[str, Any]:
        told: dict[str, Any] = {
            "id": post.id,
            "createdTime": moment(post.created),
            "modifiedTime": moment(post.modified),
            "deleted": post.deleted,
        }
        if post.deleted:  # whether the author is told of a deleted one, Google does not say; Docs says that it is not
            return told
        told["author"] = google_shapes.author(self.tree.people[post.author], asked.viewer)
        if post.text:
            told |= {"content": post.text, "htmlContent": html.escape(post.text).replace("\n", "<br>")}
        if self.drive.tells_mentions:
            told["mentionedEmailAddresses"] = list(post.mentions)
            if post.assignee:
                told["assigneeEmailAddress"] = post.assignee
        return told


def _content(asked: Asked) -> str:
    body = asked.body if isinstance(asked.body, dict) else {}
    return str(body.get("content") or "")

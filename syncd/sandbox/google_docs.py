"""Docs v1: a document with its comments and suggestions, whose authors it tells by a stable id."""

import html
from collections.abc import Sequence
from typing import Any

from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.google_mask import Mask
from syncd.sandbox.google_records import DOCUMENT, File, Post, Thread, moment
from syncd.sandbox.google_shapes import at_least
from syncd.sandbox.google_wire import Asked, flag, status_error
from syncd.sandbox.requests import Refused

INCLUDED = "COMMENTS_VIEW_MODE_INCLUDED"
OMITTED = "COMMENTS_VIEW_MODE_OMITTED"
BY_ACCESS = "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"
INLINE = "SUGGESTIONS_INLINE"
PREVIEWS = ("PREVIEW_WITHOUT_SUGGESTIONS", "PREVIEW_SUGGESTIONS_ACCEPTED")
NOT_ALLOWED = "The caller does not have permission"
SUGGESTION_STATES = {"accept": "ACCEPTED", "reject": "REJECTED"}


class Documents:
    """``documents``."""

    def __init__(self, drive: GoogleDrive) -> None:
        self.drive = drive
        self.tree = drive.tree

    def get(self, asked: Asked, mask: Mask | None) -> dict[str, Any]:
        """The document; 404 where there is none, 403 where the account may not read it."""
        file = self._file(asked)
        commenter = at_least(self.tree.role(file, asked.viewer), "commenter")
        tabs = flag(asked, "includeTabsContent") or (mask is not None and "tabs" in mask)
        comments = self._comments_mode(asked, tabs=tabs, commenter=commenter)
        suggestions = str(asked.params.get("suggestionsViewMode") or "DEFAULT_FOR_CURRENT_ACCESS")
        if suggestions == "DEFAULT_FOR_CURRENT_ACCESS":
            suggestions = INLINE if commenter else "PREVIEW_WITHOUT_SUGGESTIONS"
        elif suggestions != "PREVIEW_WITHOUT_SUGGESTIONS" and not commenter:
            raise Refused(status_error(403, NOT_ALLOWED))
        body = {"content": _content(file.text)}
        told: dict[str, Any] = {"documentId": file.id, "title": file.name, "suggestionsViewMode": suggestions}
        if tabs:
            told["tabs"] = [
                {"tabProperties": {"tabId": "t.0", "title": "Tab 1", "index": 0}, "documentTab": {"body": body}}
            ]
        else:
            told["body"] = body
        if "commentsViewMode" in asked.params:
            told["commentsViewMode"] = comments
        if comments == INCLUDED:
            told |= self._threads(file, asked.viewer)
        return told

    def _file(self, asked: Asked) -> File:
        file = self.tree.files.get(asked.params["documentId"])
        if file is None or file.removed:
            raise Refused(status_error(404, "Requested entity was not found."))
        if not self.tree.sees(file, asked.viewer):
            raise Refused(status_error(403, NOT_ALLOWED))
        if file.mime != DOCUMENT:
            text = "This operation is not supported for this document"
            raise Refused(status_error(400, text, status="FAILED_PRECONDITION"))
        return file

    def _comments_mode(self, asked: Asked, *, tabs: bool, commenter: bool) -> str:
        """Which comments come, after the rules of the parameter's description."""
        mode = asked.params.get("commentsViewMode")
        if mode is None:
            return OMITTED
        if self.drive.docs_comments == "unknown":
            text = 'Invalid JSON payload received. Unknown name "commentsViewMode": Cannot bind query parameter.'
            raise Refused(status_error(400, text))
        if self.drive.docs_comments == "forbidden":
            raise Refused(status_error(403, NOT_ALLOWED))
        suggestions = asked.params.get("suggestionsViewMode")
        if not tabs:
            raise Refused(status_error(400, "comments_view_mode requires include_tabs_content to be true."))
        if mode == INCLUDED and suggestions != INLINE:
            text = "suggestions_view_mode must be SUGGESTIONS_INLINE when comments are included."
            raise Refused(status_error(400, text))
        if mode == BY_ACCESS:
            if suggestions in PREVIEWS:
                raise Refused(status_error(400, "suggestions_view_mode does not allow comments."))
            return INCLUDED if commenter else OMITTED
        if mode == INCLUDED and not commenter:
            raise Refused(status_error(403, NOT_ALLOWED))
        return INCLUDED if mode == INCLUDED else OMITTED

    def _threads(self, file: File, viewer: str) -> dict[str, Any]:
        """Comments and suggestions; a deleted thread is gone, a deleted reply is an empty post."""
        alive = [thread for thread in file.threads.values() if not thread.head.deleted]
        comments = [self._comment(thread, viewer) for thread in alive if thread.suggested is None]
        suggestions = [self._suggestion(thread, viewer) for thread in alive if thread.suggested is not None]
        return {"comments": comments, "suggestions": suggestions}

    def _comment(self, thread: Thread, viewer: str) -> dict[str, Any]:
        told: dict[str, Any] = {
            "commentId": thread.head.id,
            "headPost": self._post(thread.head, viewer),
            "replies": self._posts(thread.replies, viewer),
            "status": "RESOLVED" if thread.state == "resolve" else "OPEN",
        }
        if thread.quoted:
            told |= {"plainTextQuote": thread.quoted, "anchorId": f"kix.{thread.head.id[4:].lower()}"}
        return told

    def _suggestion(self, thread: Thread, viewer: str) -> dict[str, Any]:
        summary = thread.suggested or ""
        return {
            "suggestionId": thread.head.id,
            "headPost": self._post(thread.head, viewer),
            "replies": self._posts(thread.replies, viewer),
            "status": SUGGESTION_STATES.get(thread.state or "", "OPEN"),
            "summaryText": summary,
            "summaryHtml": html.escape(summary),
        }

    def _posts(self, posts: Sequence[Post], viewer: str) -> list[dict[str, Any]]:
        return [self._post(post, viewer) for post in posts]

    def _post(self, post: Post, viewer: str) -> dict[str, Any]:
        told: dict[str, Any] = {
            "postId": post.id,
            "createTime": moment(post.created),
            "updateTime": moment(post.modified),
        }
        if post.deleted:
            return told | {"deleted": True}
        told |= {"author": self._author(post.author, viewer)}
        if post.text:
            told |= {"content": post.text, "contentHtml": html.escape(post.text).replace("\n", "<br>")}
        if post.action in ("resolve", "reopen"):
            told["commentAction"] = post.action.upper()
        elif post.action:
            told["suggestionAction"] = post.action.upper()
        if post.assignee:
            told["assigneeEmail"] = post.assignee
        return told

    def _author(self, email: str, viewer: str) -> dict[str, Any]:
        person = self.tree.people[email]
        if person.anonymous:
            return {"anonymous": True}
        told: dict[str, Any] = {"displayName": person.name, "user": f"users/{person.account_id}"}
        return told | ({"me": True} if email == viewer else {})


def _content(text: str) -> list[dict[str, Any]]:
    """A document's body: the section's beginning and one paragraph a line; lengths in UTF-16 units."""
    content: list[dict[str, Any]] = [{"endIndex": 1, "sectionBreak": {}}]
    at = 1
    for line in text.split("\n"):
        end = at + len(f"{line}\n".encode("utf-16-le")) // 2
        run = {"startIndex": at, "endIndex": end, "textRun": {"content": f"{line}\n", "textStyle": {}}}
        content.append({"startIndex": at, "endIndex": end, "paragraph": {"elements": [run]}})
        at = end
    return content

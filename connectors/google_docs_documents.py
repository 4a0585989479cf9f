"""What only the Docs API tells of a document: who wrote a comment, by a stable id, and suggestions with their fate."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from connectors.google_docs_client import Client
from connectors.google_docs_errors import Lost, NotOffered
from connectors.google_docs_files import DOCUMENT
from connectors.google_docs_state import File, Position, moment, written
from syncd.connector import Unavailable
from syncd.model import Json

_LOG = logging.getLogger(__name__)
_POST = "postId,author,createTime"
_FIELDS = (
    f"comments(commentId,headPost({_POST}),replies({_POST})),"
    "suggestions(suggestionId,status,summaryText,headPost,replies)"
)
_ASK_AGAIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Posts:
    """Authors by the id of their comment or reply, and suggestions; ``read``: the Docs API has told them."""

    authors: Mapping[str, Mapping[str, Json]] = field(default_factory=dict)
    suggestions: Sequence[Mapping[str, Any]] = ()
    read: bool = False


class Documents:
    """Asks the Docs API where it is offered: whether it is, is found out and looked at again after a day."""

    def __init__(self, client: Client, source: str, position: Position) -> None:
        self._client = client
        self._source = source
        self._position = position

    def posts(self, file: File, now: datetime, *, fresh: bool = True) -> Posts:
        """The authors and suggestions of a document; nothing of other files, or where the API is not offered."""
        muted = moment(file.mute)
        if not fresh or file.mime != DOCUMENT or not file.commenter or self._position.is_off("docs", now):
            return Posts()
        if muted is not None and now < muted:
            return Posts()
        try:
            answer = self._client.call(
                "docs.documents.get",
                documentId=file.id,
                commentsViewMode="COMMENTS_VIEW_MODE_INCLUDED",
                suggestionsViewMode="SUGGESTIONS_INLINE",
                includeTabsContent=True,
                fields=_FIELDS,
            )
        except NotOffered as refusal:
            self._position.switch_off("docs", now)
            _LOG.info("%s: authors are known by name only, and suggestions not at all: %s", self._source, refusal)
            return Posts()
        except (Lost, Unavailable) as refusal:
            if isinstance(refusal, Unavailable) and refusal.retry_after is not None:
                raise
            file.mute = written(now + _ASK_AGAIN)
            _LOG.info("%s: the Docs API does not tell of %s: %s", self._source, file.id, refusal)
            return Posts()
        return self._told(answer.body)

    def _told(self, body: Mapping[str, Any]) -> Posts:
        authors: dict[str, Mapping[str, Json]] = {}
        suggestions = list(_objects(body.get("suggestions")))
        for thread in (*_objects(body.get("comments")), *suggestions):
            head, name = thread.get("headPost"), thread.get("commentId") or thread.get("suggestionId")
            posts = [(name, head), *((reply.get("postId"), reply) for reply in _objects(thread.get("replies")))]
            for post_id, post in posts:
                author = post.get("author") if isinstance(post, Mapping) else None
                if isinstance(author, Mapping) and isinstance(post_id, str):
                    authors[post_id] = self._met(author)
        return Posts(authors, suggestions, read=True)

    def _met(self, author: Mapping[str, Any]) -> Mapping[str, Json]:
        user, name = author.get("user"), author.get("displayName")
        if isinstance(user, str) and isinstance(name, str) and user and name and not author.get("me"):
            self._position.meet(name, "id", user)
        return {"user": user if isinstance(user, str) else "", "anonymous": author.get("anonymous") is True}


def _objects(value: object) -> Iterator[Mapping[str, Any]]:
    return (each for each in (value if isinstance(value, list) else ()) if isinstance(each, Mapping))

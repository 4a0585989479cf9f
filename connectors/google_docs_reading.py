"""The comments of one file as items: what is new in it, or the threads of it that are to be verified."""

import json
import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zlib import crc32

from connectors.google_docs_client import Client
from connectors.google_docs_documents import Documents, Posts
from connectors.google_docs_errors import Lost
from connectors.google_docs_settings import GoogleDocsSettings
from connectors.google_docs_state import File, Position, written
from syncd.model import Extent, Item, Json, ThreadRef

_LOG = logging.getLogger(__name__)
_POST = (
    "id,author(displayName,me),content,createdTime,modifiedTime,deleted,mentionedEmailAddresses,assigneeEmailAddress"
)
_COMMENT = f"{_POST},htmlContent,resolved,anchor,quotedFileContent,replies({_POST},action)"
_FIELDS = f"nextPageToken,comments({_COMMENT})"
_SLACK = timedelta(minutes=6)
"""How far a reading looks back behind the last one: a comment may become visible minutes after the time it bears."""


@dataclass(slots=True)
class Found:
    """What the reading of a file gave."""

    items: list[Item] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)


class Reader:
    """Reads files one by one, and writes into the position what is read."""

    def __init__(self, client: Client, settings: GoogleDocsSettings, position: Position) -> None:
        self._client = client
        self._settings = settings
        self._position = position
        self._documents = Documents(client, settings.name, position)

    def news(self, file: File) -> Found:
        """What happened in a file since it was read; Lost where it cannot be read (any more)."""
        since = (file.read_at or self._client.now() - self._settings.backfill) - _SLACK
        comments, at = self._listed(file.id, since)
        fresh = [comment for comment in comments if self._is_new(file, comment)]
        posts = self._documents.posts(file, at) if fresh or file.changed else Posts()
        found = self._found(file, fresh, posts, at)
        if file.read or file.back:
            whole = [each for each in fresh if isinstance(each, Mapping) and (file.back or each.get("deleted") is True)]
            found.extents = [Extent(file.id, at, f"{file.id}:{comment.get('id')}") for comment in whole]
        for suggestion in posts.suggestions:
            if self._is_new(file, suggestion, "suggestionId"):
                found.items.append(self._item(file, "suggestion", suggestion, posts, at))
        for comment in fresh:
            self._note(file, comment)
        for suggestion in posts.suggestions:
            self._note(file, suggestion, "suggestionId")
        file.read, file.due, file.changed, file.back = written(at), False, False, False
        self._position.save(file)
        return found

    def verified(self, file: File, refs: Sequence[ThreadRef]) -> Found:
        """The threads themselves, complete; one that is not there any more has an extent and no item."""
        wanted = {ref.thread.partition(":")[2] for ref in refs}
        suggested = {name for name in wanted if name.startswith("suggest")}
        comments, at = self._threads(file, refs, wanted - suggested)
        posts = self._documents.posts(file, at, fresh=bool(suggested))
        if posts.read:
            comments += [each for each in posts.suggestions if each.get("suggestionId") in suggested]
        else:
            wanted -= suggested
        found = Found()
        for comment in comments:
            kind = "suggestion" if "suggestionId" in comment else "comment"
            if comment.get("suggestionId", comment.get("id")) in wanted:
                found.items.append(self._item(file, kind, comment, posts, at))
        found.extents = [Extent(file.id, at, f"{file.id}:{name}") for name in sorted(wanted)]
        return found

    def withdrawn(self, name: str, refs: Sequence[ThreadRef]) -> Found:
        """Nothing of a file is to be seen any more: nobody can answer there, so nobody is accused of not doing so."""
        at = self._client.now()
        return Found(extents=[Extent(name, at, ref.thread) for ref in refs])

    def problem(self, file: File) -> Item:
        """What ``syncd status`` shows of a file that cannot be read, until it can be."""
        payload = {"file": _told(file), "problem": file.problem}
        return Item("file", file.id, payload, self._client.now())

    def _listed(self, name: str, since: datetime) -> tuple[list[Any], datetime]:
        """All comments that changed since then, and the time up to which that is so.

        What changes between two pages comes to the front, where it is not seen, and may push another away: so a list
        of several pages is looked at again from when it began.
        """
        found: dict[object, Any] = {}
        first: datetime | None = None
        while True:
            pages = 0
            for answer in self._client.pages(
                "drive.comments.list",
                fileId=name,
                pageSize=100,
                includeDeleted=True,
                startModifiedTime=_rfc3339(since),
                fields=_FIELDS,
            ):
                if pages == 0:
                    first = answer.at
                pages += 1
                for comment in answer.listed("comments"):
                    found[repr(comment.get("id") if isinstance(comment, Mapping) else comment)] = comment
            if pages <= 1:
                return list(found.values()), first or since
            since = (first or since) - timedelta(seconds=2)

    def _threads(self, file: File, refs: Sequence[ThreadRef], wanted: Collection[str]) -> tuple[list[Any], datetime]:
        if len(wanted) > 1:
            return self._listed(file.id, min(ref.since for ref in refs) - _SLACK)
        for name in wanted:
            try:
                answer = self._client.call(
                    "drive.comments.get", fileId=file.id, commentId=name, includeDeleted=True, fields=_COMMENT
                )
            except Lost as refusal:
                if refusal.what != "comment":
                    raise
            else:
                return [answer.body], answer.at
        return [], self._client.now()

    def _found(self, file: File, comments: Sequence[Any], posts: Posts, at: datetime) -> Found:
        return Found([self._item(file, "comment", comment, posts, at) for comment in comments])

    def _item(self, file: File, kind: str, raw: Any, posts: Posts, at: datetime) -> Item:
        whole = raw if isinstance(raw, Mapping) else {}
        name = whole.get("suggestionId") or whole.get("id")
        ids = [str(name), *(str(reply.get("id")) for reply in _parts(whole) if isinstance(reply, Mapping))]
        payload: dict[str, Any] = {
            "file": _told(file),
            "public": self._settings.public,
            "me": self._position.me,
            "program": self._position.program,
            kind: raw,
            "authors": {post: posts.authors[post] for post in ids if post in posts.authors},
            "people": self._position.known_as(_names(whole)),
            "edited": self._is_edited(file, whole),
        }
        return Item(kind, f"{file.id}:{name}", payload, at)

    def _is_new(self, file: File, comment: Any, key: str = "id") -> bool:
        if not isinstance(comment, Mapping) or not isinstance(comment.get(key), str):
            return True
        known = file.comments.get(comment[key])
        return known is None or known[0] != _checksum(comment)

    def _is_edited(self, file: File, comment: Mapping[str, Any]) -> Json:
        """Whether the words of a comment changed since it was last seen; None where it was not seen before."""
        known = file.comments.get(str(comment.get("id")))
        return None if known is None else known[1] != _checksum(comment.get("content"))

    def _note(self, file: File, comment: Any, key: str = "id") -> None:
        if isinstance(comment, Mapping) and isinstance(comment.get(key), str):
            file.remember(comment[key], _checksum(comment), _checksum(comment.get("content")))


def _told(file: File) -> dict[str, Json]:
    owner: Json = dict(zip(("name", "email"), file.owner, strict=True)) if file.owner else None
    return {"id": file.id, "name": file.name, "mimeType": file.mime, "webViewLink": file.link, "owner": owner}


def _parts(comment: Mapping[str, Any]) -> list[Any]:
    replies = comment.get("replies")
    head = comment.get("headPost")
    return [*(replies if isinstance(replies, list) else ()), *([head] if head else [])]


def _names(comment: Mapping[str, Any]) -> Iterator[str]:
    for post in (comment, *_parts(comment)):
        author = post.get("author") if isinstance(post, Mapping) else None
        name = author.get("displayName") if isinstance(author, Mapping) else None
        if isinstance(name, str) and name:
            yield name


def _checksum(value: object) -> str:
    return f"{crc32(json.dumps(value, sort_keys=True).encode()):08x}"


def _rfc3339(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")

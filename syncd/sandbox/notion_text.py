"""Rich text and times: as they are scripted, as a reader sees them, as Notion sends them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from syncd.sandbox.notion_records import Database, Link, Page, Piece, User, Words

JSON = dict[str, Any]
PLAIN = {
    "bold": False,
    "italic": False,
    "strikethrough": False,
    "underline": False,
    "code": False,
    "color": "default",
}


def minute(at: datetime) -> datetime:
    """Notion's times of pages, blocks and comments are rounded down to the minute."""
    return at.replace(second=0, microsecond=0)


def stamp(at: datetime) -> str:
    """``2026-07-04T09:11:00.000Z``, to the minute; also of comments (recorded: one written at 09:11:20)."""
    return minute(at).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:00.000Z")


def exact_stamp(at: datetime) -> str:
    """A database's own times are exact and have an offset: ``2026-07-04T09:08:57.778+00:00``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def pieces(words: Words) -> Sequence[Piece]:
    """The pieces of scripted rich text; no words, no pieces."""
    if isinstance(words, str):
        return (words,) if words else ()
    return (words,) if isinstance(words, Link | User | Page | Database | Mapping) else words


def plain(words: Words) -> str:
    """The words as a reader sees them."""
    return "".join(piece_text(piece) for piece in pieces(words))


def piece_text(piece: Piece) -> str:
    """One piece, as a reader sees it."""
    match piece:
        case str():
            return piece
        case Link():
            return piece.text
        case User():
            return f"@{piece.name or 'Anonymous'}"
        case Page() | Database():
            return plain(piece.title) or "Untitled"
        case _:
            return str(piece.get("plain_text", ""))


def text_item(piece: str | Link) -> JSON:
    """Plain words in rich text."""
    words, url = (piece.text, piece.url) if isinstance(piece, Link) else (piece, None)
    text = {"content": words, "link": {"url": url} if url else None}
    return {"type": "text", "text": text, "annotations": dict(PLAIN), "plain_text": words, "href": url}


def mention_item(kind: str, what: JSON, words: str, href: str | None) -> JSON:
    """A mention in rich text: of a user, a page or a database."""
    mention = {"type": kind, kind: what}
    return {"type": "mention", "mention": mention, "annotations": dict(PLAIN), "plain_text": words, "href": href}

"""The page that something in Notion stands on: its place, its address, whose it is."""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from mappings.notion_text import known_account
from syncd.model import Account, Place


@lru_cache(maxsize=4096)
def moment(value: object) -> datetime:
    """``2026-07-04T09:11:00.000Z`` as an aware UTC moment. TypeError or ValueError for anything else."""
    if not isinstance(value, str):
        raise TypeError("a time of Notion's is not text")
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError("a time of Notion's has no offset")
    return at.astimezone(UTC)


def place(source: str, page: Mapping[str, Any]) -> Place:
    """A row's place is its data source; any other page is a place of its own, owned by who made it.

    ``page`` is what the connector says of it: ``id, title, url, by, editor, public`` and, of a row, ``place`` with
    ``id, title, url``.
    """
    inside = page.get("place")
    if inside:
        return _place(source, inside["id"], inside["title"], inside["url"], "", public=page.get("public") is True)
    return _place(source, page["id"], page["title"], page["url"], page["by"], public=page.get("public") is True)


@lru_cache(maxsize=4096)
def _place(source: str, name: object, title: str, url: str, owner: str, *, public: bool) -> Place:
    if not isinstance(name, str) or not name:
        raise ValueError("a place without an id")
    known = known_account(source, owner, None, None, bot=False) if owner else None
    return Place(name, title or "Untitled", private=not public, url=url, owner=known)


def owners(source: str, page: Mapping[str, Any]) -> tuple[Account, ...]:
    """Who is to do a row; where nobody is assigned, who made it."""
    people = page["people"]
    if people:
        return tuple([person(source, each) for each in people])
    return (known_account(source, page["by"], None, None, bot=False),) if page["by"] else ()


def person(source: str, known: Mapping[str, Any]) -> Account:
    """A user as the connector keeps it: ``id, name, email, bot``."""
    return known_account(source, known["id"], known["name"], known["email"], bot=known["bot"] is True)

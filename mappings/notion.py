"""Notion to events: comments of discussions, discussions that are resolved or reopened, rows of databases.

Kinds of items: ``comment`` ``{"comment": raw, "position": n, "edition": n, "first": bool, "page", "people"}``;
``discussion`` ``{"discussion": id, "state": "resolved" or "reopened", "reason": ..., "page": ...}``; ``page``, a row
(``mappings.notion_row``); ``page``, ``data_source`` or ``database`` ``{"problem": why it is out of reach, or ""}``.
Notion rounds its times down to the minute, so within one the order is that of the list:
``position`` counts the comments of a discussion, from 1, and is added as microseconds.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from mappings.notion_page import moment, owners, person, place
from mappings.notion_row import row
from mappings.notion_text import account, known_account, plain
from syncd.model import NOTHING, Account, Event, Item, Kind, SourceInfo

_OUT_OF_REACH = frozenset({"page", "data_source", "database"})
_ORDER = timedelta(microseconds=1)
_EDITED = timedelta(milliseconds=500)
"""An edit comes after every comment of its minute: Notion does not say when in the minute it was."""


def events(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The events of one item. LookupError, TypeError or ValueError where it lacks what Notion promises."""
    if item.kind == "comment":
        return _comment(source.name, item.payload)
    if item.kind == "discussion":
        return _discussion(source.name, item)
    if "problem" in item.payload and item.kind in _OUT_OF_REACH:
        return _reach(item.payload["problem"])
    if item.kind == "page":
        return row(source, item)
    raise ValueError(f"an item of Notion's is no {item.kind!r}")


def _reach(problem: object) -> Iterator[Event]:
    """What is in reach again has no events. ValueError for what is not."""
    if problem:
        raise ValueError(str(problem))
    return iter(())


def _comment(source: str, payload: Mapping[str, Any]) -> Iterator[Event]:
    raw, page = payload["comment"], payload["page"]
    thread, name = _text(raw["discussion_id"]), f"comment:{_text(raw['id'])}"
    created = moment(raw["created_time"])
    at = created + payload["position"] * _ORDER
    actor = _author(source, raw, payload["people"])
    text, mentions = plain(raw["rich_text"], source)
    where, title = place(source, page), page["title"]
    url = _address(page["url"], thread, raw["parent"].get("block_id"))
    attachments = raw.get("attachments")
    first = Event(
        source=source,
        id=name,
        kind=Kind.MESSAGE,
        at=at,
        actor=actor,
        thread=thread,
        place=where,
        title=title,
        text=text,
        url=url,
        mentions=mentions,
        automated=actor.bot,
        meta={"attachments": len(attachments)} if isinstance(attachments, list) and attachments else NOTHING,
    )
    if payload["first"] and page.get("place"):
        yield _owned(first, page)
    yield first
    edited, edition = raw.get("last_edited_time"), payload["edition"]
    if edition or (edited is not None and edited != raw["created_time"]):
        changed = moment(edited if edited is not None else raw["created_time"])
        yield Event(
            source=source,
            id=f"{name}:edit:{edited}{f':{edition}' if edition else ''}",
            kind=Kind.EDIT,
            at=changed + _EDITED + edition * _ORDER,
            actor=actor,
            thread=thread,
            place=where,
            title=title,
            text=text,
            url=url,
            mentions=mentions,
            target=name,
            automated=actor.bot,
        )


def _owned(first: Event, page: Mapping[str, Any]) -> Event:
    """Who owes the answers in a discussion on a row: a data source has many rows, each with people of its own."""
    people = owners(first.source, page)
    turn, since = page.get("turn") or 0, page.get("since")
    at = first.at.replace(microsecond=0)
    if since:
        at = max(at, moment(since)) + turn * _ORDER
    return Event(
        source=first.source,
        id=f"{first.id}:assigned:{turn}",
        kind=Kind.ASSIGNMENT,
        at=at,
        actor=None,
        thread=first.thread,
        place=first.place,
        title=first.title,
        url=first.url,
        assignees=people,
    )


def _discussion(source: str, item: Item) -> Iterator[Event]:
    payload = item.payload
    page, thread, state = payload["page"], _text(payload["discussion"]), payload["state"]
    if state not in ("resolved", "reopened"):
        raise ValueError("a discussion is resolved or reopened")
    yield Event(
        source=source,
        id=f"discussion:{thread}:{state}:{item.seen_at:%Y-%m-%dT%H:%M:%SZ}",
        kind=Kind.RESOLVE if state == "resolved" else Kind.REOPEN,
        at=item.seen_at,
        actor=None,
        thread=thread,
        place=place(source, page),
        title=page["title"],
        url=_address(page["url"], thread, None),
        closed=state == "resolved",
        meta={"reason": payload["reason"]} if payload.get("reason") else NOTHING,
    )


def _author(source: str, raw: Mapping[str, Any], people: Mapping[str, Any]) -> Account:
    """Who wrote it. Notion gives the id, and the name apart; what an integration shows as a name is its own choice."""
    author = raw["created_by"]
    known = people.get(author["id"])
    if known:
        return person(source, known)
    shown = raw.get("display_name")
    if isinstance(shown, dict) and not author.get("name"):
        bot = shown.get("type") in ("integration", "custom")
        return known_account(source, author["id"], shown.get("resolved_name"), None, bot=bot)
    return account(source, author)


def _address(page: str, thread: str, block: object) -> str:
    if not page:
        return ""
    anchor = f"#{block.replace('-', '')}" if isinstance(block, str) else ""
    return f"{page}?d={thread.replace('-', '')}{anchor}"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("an id of Notion's is not text")
    return value

"""The comments of one page or block, as items: what is new, edited, resolved, reopened, gone.

A list shows open discussions only. One that was there and is not any more is looked up by its first comment, once: it
is resolved where that is still found, and else deleted.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from connectors.notion_client import NotionClient
from connectors.notion_errors import Refused
from connectors.notion_objects import identity
from connectors.notion_people import People
from connectors.notion_state import PageState, moment
from syncd.model import Extent, Item

MINUTE = timedelta(minutes=1)
REMEMBERED = 200
"""Discussions of a page that are remembered as closed."""


@dataclass(slots=True)
class Found:
    """What one reading gives."""

    items: list[Item] = field(default_factory=list)
    extents: list[Extent] = field(default_factory=list)


class Discussions:
    """Reads comments; raises Refused where the page or block is out of reach."""

    def __init__(self, client: NotionClient, people: People, users: dict[str, dict[str, Any]]) -> None:
        self._client = client
        self._people = people
        self._users = users

    def read(self, page: PageState, about: Mapping[str, Any], where: str) -> Found:
        """The comments under the id ``where``: the page's own, or a block's. Changes ``page`` when all is read."""
        comments: dict[str, Any] = {}
        at: datetime | None = None
        for batch in self._client.listed("comments", block_id=where):
            at = at or batch.at
            for number, comment in enumerate(batch.results):
                comments.setdefault(identity(comment) or f"{len(comments)}.{number}?", comment)
        if at is None:
            return Found()
        block = "" if where == about["id"] else where
        threads = _threads(comments.values(), where, about["id"])
        # A comment that does not say which discussion it is of may be of any: then none counts as missing.
        clear = all(isinstance(each, dict) and each.get("discussion_id") for each in comments.values())
        missing = [name for name, (on, _) in page.threads.items() if clear and on == block and name not in threads]
        settled = {name: self._resolved(page.threads[name][1]) for name in missing}
        for comment in comments.values():
            self._people.learn(identity(comment.get("created_by")) if isinstance(comment, dict) else "", self._users)
        found = Found()
        for name in threads.keys() & page.closed.keys():
            found.items.append(discussion(name, "reopened", about, at))
        known = page.threads.keys() | page.closed.keys()
        found.items += self._items(page, about, comments, at)
        found.extents += [Extent(place_of(about), at, thread) for thread in threads if thread in known]
        for name, resolved in settled.items():
            close(page, name)
            if resolved:
                found.items.append(discussion(name, "resolved", about, at))
            else:
                found.extents.append(Extent(place_of(about), at, name))
        for name, entry in threads.items():
            page.closed.pop(name, None)
            page.threads[name] = entry
        if block:
            page.asked[block] = at.isoformat()
        else:
            page.read = at.isoformat()
        page.asked = {name: when for name, when in page.asked.items() if name in page.blocks}
        return found

    def gone(self, page: PageState, about: Mapping[str, Any], where: str, at: datetime) -> Found:
        """A block that is not there any more, and with it its discussions: deleted, or in the page's trash."""
        found = Found()
        for name in [name for name, (on, _) in page.threads.items() if on == where]:
            found.extents.append(Extent(place_of(about), at, name))
            close(page, name)
        page.asked[where] = at.isoformat()
        return found

    def _resolved(self, first: str) -> bool:
        """Whether the first comment of a discussion that is not listed any more is still there."""
        try:
            self._client.get(f"comments/{first}")
        except Refused as refused:
            if refused.absent:
                return False
            raise
        return True

    def _items(
        self, page: PageState, about: Mapping[str, Any], comments: Mapping[str, Any], at: datetime
    ) -> list[Item]:
        """Each comment with its place in the discussion's order, kept while its minute is not over."""
        items, begun, fresh = [], set[str](), dict[str, list[Any]]()
        last: dict[str, int] = {}
        for name, comment in comments.items():
            thread = comment.get("discussion_id") if isinstance(comment, dict) else None
            thread = thread if isinstance(thread, str) else ""
            before = page.fresh.get(name)
            place = before[0] if before else last.get(thread, 0) + 1
            last[thread] = max(last.get(thread, 0), place)
            digest, edition = _digest(comment), before[1] if before else 0
            if before and before[2] != digest and before[3] == _edited(comment):
                edition += 1
            if _young(comment, at):
                fresh[name] = [place, edition, digest, _edited(comment)]
            author = identity(comment.get("created_by")) if isinstance(comment, dict) else ""
            payload = {
                "comment": comment,
                "position": place,
                "edition": edition,
                "first": thread not in begun,
                "page": about,
                "people": {author: self._users[author]} if self._users.get(author) else {},
            }
            begun.add(thread)
            items.append(Item("comment", f"comment:{name if not name.endswith('?') else '?'}", payload, at))
        self._keep(page, fresh, comments.keys(), at)
        return items

    def _keep(self, page: PageState, fresh: dict[str, list[Any]], read: Iterable[str], at: datetime) -> None:
        """What is fresh on other blocks of the page stays, until its minute is over."""
        others = {
            name: known
            for name, known in page.fresh.items()
            if name not in set(read) and (when := moment(known[3])) is not None and at < when + 2 * MINUTE
        }
        page.fresh = {**others, **fresh}


def discussion(name: str, state: str, about: Mapping[str, Any], at: datetime, reason: str = "") -> Item:
    """A discussion that is resolved or reopened."""
    payload = {"discussion": name, "state": state, "reason": reason, "page": about}
    return Item("discussion", f"discussion:{name}", payload, at)


def close(page: PageState, name: str) -> None:
    """From open to closed; what was closed longest ago is forgotten where there are many."""
    page.closed[name] = page.threads.pop(name)
    for old in list(page.closed)[: max(len(page.closed) - REMEMBERED, 0)]:
        del page.closed[old]


def place_of(about: Mapping[str, Any]) -> str:
    """The id of the place that the page's events have: of a row its data source, else the page."""
    inside = about.get("place")
    return str(inside["id"] if inside else about["id"])


def _threads(comments: Iterable[Any], where: str, page: str) -> dict[str, list[str]]:
    """The discussions in a list, each with the block it hangs on (empty: the page) and its first comment."""
    threads: dict[str, list[str]] = {}
    for comment in comments:
        thread, first = (comment.get("discussion_id"), identity(comment)) if isinstance(comment, dict) else ("", "")
        if not isinstance(thread, str) or not thread or not first or thread in threads:
            continue
        parent = comment.get("parent")
        block = parent.get("block_id") if isinstance(parent, dict) else None
        on = block if isinstance(block, str) else where
        threads[thread] = ["" if on == page else on, first]
    return threads


def _edited(comment: Any) -> str:
    value = comment.get("last_edited_time") if isinstance(comment, dict) else None
    return value if isinstance(value, str) else ""


def _young(comment: Any, at: datetime) -> bool:
    when = moment(_edited(comment))
    return when is not None and at - MINUTE < when


def _digest(comment: Any) -> str:
    """Notion's times are whole minutes: what is edited within the minute of its writing differs in this alone."""
    said = comment.get("rich_text") if isinstance(comment, dict) else None
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:12]

"""A row of a Notion database as a thread: created, its status, whose it is, its title.

Notion keeps no history, so the connector compares a row with what it was and says what differs: the payload is
``{"raw": page, "page": ..., "row": now, "before": then or None, "turn": n, "done": [status ids], "gone": bool}``. Of
several changes in one minute ``turn`` tells which is the later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mappings.notion_page import moment, owners, place
from mappings.notion_text import account
from syncd.model import NOTHING, Account, Event, Item, Json, Kind, Place, SourceInfo

_ORDER = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _Row:
    source: str
    id: str
    place: Place
    title: str
    url: str

    def event(
        self,
        name: str,
        kind: Kind,
        at: datetime,
        actor: Account | None,
        text: str,
        *,
        assignees: tuple[Account, ...] = (),
        target: str = "",
        closed: bool | None = None,
        meta: Mapping[str, Json] = NOTHING,
    ) -> Event:
        return Event(
            source=self.source,
            id=f"{self.id}:{name}",
            kind=kind,
            at=at,
            actor=actor,
            thread=self.id,
            place=self.place,
            title=self.title,
            text=text,
            url=self.url,
            assignees=assignees,
            target=f"{self.id}:{target}" if target else "",
            closed=closed,
            automated=actor is not None and actor.bot,
            meta=meta,
        )


def row(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The events of one row. LookupError, TypeError or ValueError where it lacks what Notion promises."""
    payload = item.payload
    raw, page, now, before = payload["raw"], payload["page"], payload["row"], payload["before"]
    known = _Row(source.name, raw["id"], place(source.name, page), page["title"], page["url"])
    done = payload["done"]
    people = owners(source.name, {**page, "people": now["people"]}) if now["people"] else ()
    created = moment(raw["created_time"])
    first = before or now
    was = tuple(owners(source.name, {**page, "people": first["people"]})) if first["people"] else ()
    yield known.event(
        "created",
        Kind.CREATED,
        created,
        account(source.name, raw["created_by"]),
        first["title"],
        assignees=was,
        closed=_closed(first["status"], done),
    )
    edited = raw["last_edited_time"]
    at = moment(edited) + (payload["turn"] + 1) * _ORDER
    actor = account(source.name, raw["last_edited_by"])
    turn = f":{payload['turn']}" if payload["turn"] else ""
    if before is not None:
        yield from _changes(known, now, before, done, (at, actor, f"{edited}{turn}"), people)
    if payload["gone"] != payload["was_gone"]:
        kind = Kind.RESOLVE if payload["gone"] else Kind.REOPEN
        name = f"{'trashed' if payload['gone'] else 'restored'}:{edited}{turn}"
        closed = True if payload["gone"] else _closed(now["status"], done) or False
        yield known.event(name, kind, at, actor, "", closed=closed, meta={"reason": "trash"})


def _changes(
    known: _Row,
    now: Mapping[str, Any],
    before: Mapping[str, Any],
    done: list[str] | None,
    when: tuple[datetime, Account, str],
    people: tuple[Account, ...],
) -> Iterator[Event]:
    at, actor, stamp = when
    if now["title"] != before["title"]:
        yield known.event(f"edit:{stamp}", Kind.EDIT, at, actor, now["title"], target="created")
    if now["status"] != before["status"]:
        closed, was = _closed(now["status"], done), _closed(before["status"], done)
        kind = Kind.RESOLVE if closed and not was else Kind.REOPEN if was and closed is False else Kind.STATUS
        name = now["status"][1]
        yield known.event(f"status:{name}:{stamp}", kind, at, actor, name, closed=closed)
    if [each["id"] for each in now["people"]] != [each["id"] for each in before["people"]]:
        names = ", ".join(each["name"] or each["id"] for each in now["people"])
        ids = "+".join(each["id"] for each in now["people"])
        yield known.event(f"assignee:{ids}:{stamp}", Kind.ASSIGNMENT, at, actor, names, assignees=people)


def _closed(status: list[str], done: list[str] | None) -> bool | None:
    """Whether a status is of the group "complete"; None where the data source does not tell, or there is no status."""
    if not done or not status[0]:
        return None
    return status[0] in done

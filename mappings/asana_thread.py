"""One Asana task as a thread: what every event of it has in common, and how its payload is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from mappings.asana_text import rich_text
from syncd.model import NOTHING, Account, Event, Kind, Place

_known_account = lru_cache(maxsize=8192)(Account)
"""The same few people write thousands of comments: one value for each, not one a comment."""
_known_place = lru_cache(maxsize=1024)(Place)


def words(value: object) -> str:
    """A text, empty for None; TypeError for anything else."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"text was expected, not {type(value).__name__}")
    return value


@lru_cache(maxsize=8192)
def moment(value: str) -> datetime:
    """``2026-11-22T10:00:00.000Z`` as an aware UTC moment; TypeError or ValueError for anything else."""
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(f"a time without an offset: {value[:40]}")
    return at if at.tzinfo is UTC else at.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Thread:
    """What a task's events have in common. ``seen_at`` is Asana's clock when it was read."""

    source: str
    gid: str
    title: str
    place: Place
    url: str
    seen_at: datetime
    people: dict[str, Account]

    def account(self, user: Any) -> Account | None:
        """The account of a user object; None where Asana names nobody: a rule, a form, or a user that is gone.

        KeyError where the object has no gid, AttributeError where it is no object.
        """
        if user is None:
            return None
        gid = user["gid"]
        known = self.people.get(gid)
        if known is not None:
            return known
        if not gid or not isinstance(gid, str):
            raise ValueError("a user without a gid")
        account = _known_account(self.source, gid, words(user.get("name")), words(user.get("email")))
        self.people[gid] = account
        return account

    def named(self, gid: str, name: str) -> Account:
        """The account of a mention; where this task says nothing else of it, with the name that is mentioned."""
        return self.people.get(gid) or _known_account(self.source, gid, name)

    def read(self, record: Mapping[str, Any], html: str, plain: str) -> tuple[str, tuple[Account, ...]]:
        """What a task or story says: the members of these names."""
        return rich_text(words(record.get(html)), words(record.get(plain)), self.named)

    def event(
        self,
        name: str,
        kind: Kind,
        at: datetime,
        actor: Account | None,
        text: str = "",
        mentions: tuple[Account, ...] = (),
        *,
        assignees: tuple[Account, ...] = (),
        target: str = "",
        closed: bool | None = None,
        url: str = "",
    ) -> Event:
        """An event of this task; ``name`` and ``target`` are ids without the task's. Nobody's is a program's."""
        return Event(
            self.source,
            f"{self.gid}:{name}",
            kind,
            at,
            actor,
            self.gid,
            self.place,
            self.title,
            text,
            url or self.url,
            mentions,
            assignees,
            "",
            f"{self.gid}:{target}" if target else "",
            closed,
            actor is None,
            NOTHING,
        )


def thread(source: str, payload: Mapping[str, Any], seen_at: datetime) -> Thread:
    """The task of an item's payload. KeyError or TypeError where it lacks what Asana promises."""
    task, project = payload["task"], payload["project"]
    gid = task["gid"]
    if not gid or not isinstance(gid, str):
        raise ValueError("a task without a gid")
    title, parent = words(task.get("name")), task.get("parent")
    if parent and (above := words(parent.get("name"))):
        title = f"{title} ({above})"
    people: dict[str, Account] = {}
    url = words(task.get("permalink_url")) or f"https://app.asana.com/0/{project['gid']}/{gid}"
    owner = project.get("owner")
    known = Thread(source, gid, title, Place(""), url, seen_at, people)
    place = _known_place(
        str(project["gid"]),
        words(project.get("name")),
        payload.get("public") is not True,
        words(project.get("url")),
        owner=known.account(owner) if owner else None,
    )
    for user in (task.get("created_by"), task.get("assignee"), *(task.get("followers") or ())):
        known.account(user)
    return Thread(source, gid, title, place, url, seen_at, people)

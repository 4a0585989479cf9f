"""One comment of a Google file as a thread: what its events have in common, and how its posts are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from mappings.google_docs_people import Participants, by_email
from syncd.model import NOTHING, Account, Event, Json, Kind, Place


@lru_cache(maxsize=16_384)
def moment(value: object) -> datetime:
    """``2026-11-22T10:00:00.000Z`` as an aware UTC moment. ValueError without an offset, TypeError for no text."""
    if not isinstance(value, str):
        raise TypeError(f"a time was expected, not {type(value).__name__}")
    at = datetime.fromisoformat(value)
    if at.tzinfo is None:
        raise ValueError(f"a time without an offset: {value[:40]}")
    return at.astimezone(UTC)


def words(value: object) -> str:
    """A text, empty for None; TypeError for anything else."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"text was expected, not {type(value).__name__}")
    return value


@dataclass(slots=True)
class Thread:
    """A comment or suggestion in a file. Ids of events are given without the file's, which they begin with."""

    source: str
    file: str
    id: str
    place: Place
    url: str
    people: Participants

    @property
    def head(self) -> str:
        """The id of the event that is the comment itself."""
        return f"comment:{self.id}"

    def reply(self, name: object) -> str:
        """The id of a reply's event."""
        if not isinstance(name, str) or not name:
            raise ValueError("a reply without an id")
        return f"reply:{name}"

    def event(
        self,
        name: str,
        kind: Kind,
        at: datetime,
        actor: Account | None,
        *,
        text: str = "",
        mentions: tuple[Account, ...] = (),
        assignees: tuple[Account, ...] = (),
        reply_to: str = "",
        target: str = "",
        closed: bool | None = None,
        meta: Mapping[str, Json] = NOTHING,
    ) -> Event:
        """An event of this thread; what is not about a reply is about the comment."""
        own = name if name.startswith(("reply:", "comment:")) else f"comment:{self.id}:{name}"
        return Event(
            self.source,
            f"{self.file}:{own}",
            kind,
            at,
            actor,
            f"{self.file}:{self.id}",
            self.place,
            self.place.name,
            text,
            self.url,
            mentions,
            assignees,
            f"{self.file}:{reply_to}" if reply_to else "",
            f"{self.file}:{target}" if target else "",
            closed,
            actor is not None and actor.bot,
            meta,
        )

    def said(self, post: Mapping[str, Any], name: str, *, quoted: str = "", reply_to: str = "") -> Event:
        """A comment or reply as Drive gives it, the passage it is about first."""
        text = words(post.get("content"))
        return self.event(
            name,
            Kind.MESSAGE,
            moment(post["createdTime"]),
            self.people.author(post["id"], post.get("author")),
            text=_with_quote(quoted, text) if quoted else text,
            mentions=self.people.mentioned(post, text),
            reply_to=reply_to,
        )

    def posted(
        self,
        post: Mapping[str, Any],
        name: str,
        *,
        lead: str = "",
        reply_to: str = "",
        meta: Mapping[str, Json] = NOTHING,
    ) -> Event:
        """A post as the Docs API gives it; ``lead`` is said before its own words."""
        text = words(post.get("content"))
        author = post.get("author")
        return self.event(
            name,
            Kind.MESSAGE,
            moment(post["createTime"]),
            self.people.author(post["postId"], author),
            text="\n".join(part for part in (lead, text) if part),
            mentions=self.people.mentioned(post, text),
            reply_to=reply_to,
            meta=meta,
        )

    def edit(self, said: Event, at: datetime) -> Event:
        """The words of a comment or reply as they stand since it was changed at that time."""
        name = said.id.removeprefix(f"{self.file}:")
        reply_to = said.reply_to.removeprefix(f"{self.file}:")
        stamp = at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3]
        return self.event(
            f"{name}:edit:{stamp}Z",
            Kind.EDIT,
            at,
            said.actor,
            text=said.text,
            mentions=said.mentions,
            reply_to=reply_to,
            target=name,
        )

    def assigned(self, said: Event, email: object) -> Event:
        """The thread is somebody's since it was said."""
        name = said.id.removeprefix(f"{self.file}:")
        assignees = (by_email(self.source, email),)
        return self.event(
            f"{name}:assigned",
            Kind.ASSIGNMENT,
            said.at,
            said.actor,
            assignees=assignees,
            reply_to=said.reply_to and self.head,
        )


def thread(source: str, payload: Mapping[str, Any], name: object) -> Thread:
    """The thread of an item's payload. KeyError, TypeError or ValueError where it lacks what it must have."""
    if not isinstance(name, str) or not name:
        raise ValueError("a comment without an id")
    file = payload["file"]
    owner = file.get("owner") or {}
    link = words(file.get("webViewLink"))
    place = _place(
        source, file["id"], words(file.get("name")), link, owner.get("name") or "", owner.get("email") or "",
        public=payload.get("public") is True,
    )  # fmt: skip
    url = f"{link.partition('?')[0]}?disco={name}" if link else ""
    return Thread(source, place.id, name, place, url, Participants(source, payload))


@lru_cache(maxsize=8192)
def _place(source: str, file: object, name: str, link: str, owner: str, email: str, *, public: bool) -> Place:
    if not isinstance(file, str) or not file:
        raise ValueError("a file without an id")
    account = by_email(source, email, owner) if email else Account(source, f"name:{owner}", owner) if owner else None
    return Place(file, name, private=not public, url=link, owner=account)


def _with_quote(quoted: str, text: str) -> str:
    lines = "\n".join(f"> {line}" for line in quoted.splitlines() if line.strip())
    return f"{lines}\n{text}" if lines else text

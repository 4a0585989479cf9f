"""One Jira issue as a thread: what every event of it has in common, and how its payload is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from mappings.adf import adf_to_text
from mappings.jira_people import Participants, words
from mappings.wiki import wiki_to_text
from syncd.model import Account, Event, Json, Kind, Place
from syncd.quick import quick

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECONDS = 100_000_000_000
"""A number above this counts milliseconds: in seconds it would be the year 5138."""


def moment(value: object) -> datetime:
    """``2026-11-22T10:00:00.000+0100`` as an aware UTC moment.

    Also a number since 1970: changelog/bulkfetch gives its times so, in the vendor's example as seconds and in
    answers that were seen as milliseconds. ValueError for a time without an offset, TypeError for anything else.
    """
    if isinstance(value, str):
        at = datetime.fromisoformat(value)
        if at.tzinfo is None:
            raise ValueError(f"a time without an offset: {value[:40]}")
        return at.astimezone(UTC)
    if isinstance(value, int) and not isinstance(value, bool):
        try:
            return _EPOCH + timedelta(milliseconds=value if value > _MILLISECONDS else value * 1000)
        except OverflowError:
            raise ValueError(f"no time: {value}") from None
    raise TypeError(f"a time was expected, not {type(value).__name__}")


@quick
@dataclass(frozen=True, slots=True)
class Text:
    """A body as an event carries it."""

    text: str
    mentions: tuple[Account, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Thread:
    """An issue: its id is the thread's, which stays when the issue moves; its key is only what people call it.

    public   the place as everybody in the project sees it; private: the same for what only some may read
    closed   the ids of the statuses that are known, each with whether it closes an issue
    """

    source: str
    id: str
    key: str
    site: str
    summary: str
    public: Place
    private: Place
    people: Participants
    closed: Mapping[str, bool]

    def event(
        self,
        name: str,
        kind: Kind,
        at: datetime,
        actor: Account | None,
        body: Text,
        *,
        place: Place | None = None,
        url: str = "",
        assignees: tuple[Account, ...] = (),
        reply_to: str = "",
        target: str = "",
        closed: bool | None = None,
        meta: Mapping[str, Json] | None = None,
    ) -> Event:
        """An event of this issue; ``name`` and ``target`` are ids without the issue's."""
        return Event(
            self.source,
            f"{self.id}:{name}",
            kind,
            at,
            actor,
            self.id,
            place or self.public,
            f"{self.key} {self.summary}",
            body.text,
            url or f"{self.site}/browse/{self.key}",
            body.mentions,
            assignees,
            f"{self.id}:{reply_to}" if reply_to else "",
            f"{self.id}:{target}" if target else "",
            closed,
            actor is not None and actor.bot,
            meta or {},
        )

    def read(self, body: Any) -> Text:
        """A description or comment: ADF from Cloud, wiki markup from Data Center and from changelogs."""
        text, mentions = adf_to_text(body) if isinstance(body, dict) else wiki_to_text(body, self.people.name)
        return Text(text, self.people.mentioned(mentions) if mentions else ())


def thread(source: str, base_url: str, payload: Mapping[str, Any]) -> Thread:
    """The issue of an item's payload. KeyError or TypeError where it lacks what Jira promises."""
    issue = payload["issue"]
    fields = issue["fields"]
    key, project, status = issue["key"], fields["project"], fields["status"]
    site = (payload.get("site") or base_url).rstrip("/")
    name, url = words(project.get("name") or project["key"]), f"{site}/browse/{key.rpartition('-')[0]}"
    hidden = Place(str(project["id"]), name, url=url)
    is_open = payload.get("public") is True and fields.get("security") is None
    closed = {known: category == "done" for known, category in payload.get("statuses", {}).items() if category}
    closed[str(status["id"])] = status["statusCategory"]["key"] == "done"
    summary = words(fields["summary"])
    people = Participants(source)
    for user in (fields.get("reporter"), fields.get("creator"), fields.get("assignee")):
        people.note(user)
    for said in payload["comments"]:
        people.note(said.get("author"))
    for history in payload["histories"]:
        people.note(history.get("author"))
    return Thread(
        source,
        str(issue["id"]),
        key,
        site,
        summary,
        Place(hidden.id, name, private=False, url=url) if is_open else hidden,
        hidden,
        people,
        closed,
    )

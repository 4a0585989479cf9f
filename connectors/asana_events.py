"""What Asana's events hint at: which tasks of a project are to be read again.

Events come late by a minute or so, at most once, and a token gives at most a hundred; so they only say where to look,
and a sweep finds what they did not tell. https://developers.asana.com/docs/events
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from connectors.asana_client import Client, sdk_call
from connectors.asana_errors import Gone, Stale
from connectors.asana_state import moment_of, text_of
from syncd.connector import Unavailable

_FIELDS = "type,action,created_at,change.field,parent.resource_type,resource.resource_type,resource.target"


@dataclass(slots=True)
class Touch:
    """A task that something happened to, last at ``at``; ``modified``: its ``modified_at`` should show it."""

    at: datetime
    modified: bool


@dataclass(slots=True)
class Hint:
    """What happened in a project since a token was made.

    sync    the token that goes on from there; empty where this account gets no events of this project
    fresh   the old token was none or too old: what happened before ``sync`` is told by nothing but a sweep
    place   whether something happened to the project itself
    """

    sync: str = ""
    fresh: bool = False
    place: bool = False
    tasks: dict[str, Touch] = field(default_factory=dict)


def hint(client: Client, project: str, sync: str) -> Hint:
    """What happened in a project since ``sync``. A token that comes again although there is more is an error."""
    found = Hint(sync)
    send = sdk_call("EventsApi", "get_events", project)
    seen = {sync}
    while True:
        try:
            query = {"opt_fields": _FIELDS, **({"sync": found.sync} if found.sync else {})}
            answer = client.read("events", send, **query)
        except Stale as stale:
            found.sync, found.fresh = stale.sync, True
            return found
        except Gone:
            return Hint(fresh=True)
        for event in answer.items:
            _take(client, found, event, answer.at)
        following = text_of(answer.body, "sync")
        if not following:
            raise Unavailable("Asana's events have no token to go on from")
        found.sync = following
        if answer.body.get("has_more") is not True:
            return found
        if following in seen:
            raise Unavailable("Asana gives the same token for more events again and again")
        seen.add(following)


def _take(client: Client, found: Hint, event: Any, now: datetime) -> None:
    """An event of a kind that is not known is passed over: it is only a hint."""
    resource = event.get("resource") if isinstance(event, Mapping) else None
    kind, action = text_of(resource, "resource_type"), text_of(event, "action")
    if kind == "project":
        found.place = True
    elif kind == "task":
        _touch(found, text_of(resource, "gid"), event, now, modified=action != "deleted" and not _liked(event))
    elif kind == "story":
        _touch(found, _task_of(client, event, resource), event, now, modified=action == "added")


def _task_of(client: Client, event: Mapping[str, Any], story: Any) -> str:
    """The task that a story is on; empty where it is gone. An event names it only where the story came or went.

    Else it is the story's target, which a field of the event tells, or, where that goes unheard, the story itself.
    """
    parent, target = event.get("parent"), story.get("target")
    if gid := text_of(parent, "gid") or text_of(target, "gid"):
        return gid
    if text_of(event, "action") == "deleted" or not text_of(story, "gid"):
        return ""
    send = sdk_call("StoriesApi", "get_story", text_of(story, "gid"))
    answer = client.find("stories/{gid}", send, opt_fields="target")
    return text_of(answer.one.get("target"), "gid") if answer else ""


def _touch(found: Hint, gid: str, event: Any, now: datetime, *, modified: bool) -> None:
    if not gid:
        return
    at = moment_of(event, "created_at") or now
    known = found.tasks.setdefault(gid, Touch(at, modified))
    known.at = max(known.at, at)
    known.modified = known.modified or modified


def _liked(event: Mapping[str, Any]) -> bool:
    return text_of(event.get("change"), "field") in ("likes", "hearts")

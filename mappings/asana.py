"""An Asana task as events: its description as the first message, its comments, and what its system stories tell."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import Any

from mappings.asana_thread import Thread, moment, thread, words
from syncd.model import Account, Event, Item, Kind, SourceInfo

_LIKE = "thumbsup"
_CLOSED = {"marked_complete": True, "marked_incomplete": False}
_ASSIGNED = frozenset(("assigned", "unassigned"))
_MOVED = frozenset(
    (
        "due_date_changed",
        "section_changed",
        "start_date_changed",
        "enum_custom_field_changed",
        "approval_status_changed",
        "added_to_project",
        "removed_from_project",
    )
)
"""What somebody did with the task; others (followers, tags, dependencies, what is not known yet) say nothing of that.

Subtypes are used and never the words of a system story, which are in the language of the token's owner.
"""


def events(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The events of an item of the Asana connector: a task with its stories, or a project that is out of reach.

    ``payload``: ``task`` and ``stories`` (as the API gives them, stories oldest first), ``reactions`` (users by story
    and emoji), ``project`` (gid, name, url, owner), ``public`` (whether everybody in the workspace may read along),
    ``whole`` (whether these are all stories).
    """
    if item.kind == "project":
        if problem := item.payload.get("problem"):
            raise ValueError(str(problem))
        return
    if item.kind != "task":
        raise ValueError(f"no such kind of item: {item.kind}")
    payload = item.payload
    task, stories = payload["task"], payload["stories"]
    known = thread(source.name, payload, item.seen_at)
    turns = _Turns(stories)
    yield from _created(known, task, turns)
    reactions = payload.get("reactions") or {}
    for story in stories:
        subtype = story["resource_subtype"]
        if subtype == "comment_added" or story.get("type") == "comment":
            yield from _comment(known, story, reactions.get(story["gid"]) or {})
        elif subtype in _ASSIGNED or subtype in _CLOSED or subtype in _MOVED:
            yield _happened(known, story, subtype)
    if payload.get("whole") is True:
        yield from _untold(known, task, turns)


class _Turns:
    """The stories on which hangs how the task was at first, and how it is now; None where there is no such story."""

    __slots__ = ("edit", "end", "first_given", "given")

    def __init__(self, stories: Sequence[Mapping[str, Any]]) -> None:
        self.first_given: Mapping[str, Any] | None = None
        self.given: Mapping[str, Any] | None = None
        self.end: Mapping[str, Any] | None = None
        self.edit: Mapping[str, Any] | None = None
        for story in stories:
            subtype = story["resource_subtype"]
            if subtype in _ASSIGNED:
                self.first_given = self.first_given or story
                self.given = story
            elif subtype in _CLOSED:
                self.end = story
            elif subtype == "notes_changed":
                self.edit = story


def _created(known: Thread, task: Mapping[str, Any], turns: _Turns) -> Iterator[Event]:
    """The task when it was made, and what it says since the last edit of its description.

    Who was assigned then is what the first story of an assignment leaves: that story tells the rest.
    """
    text, mentions = known.read(task, "html_notes", "notes")
    if not text.strip():
        text = words(task.get("name"))
    assignee = known.account(task.get("assignee")) if turns.first_given is None else None
    yield known.event(
        "created",
        Kind.CREATED,
        moment(task["created_at"]),
        known.account(task.get("created_by")),
        text,
        mentions,
        assignees=(assignee,) if assignee else (),
        closed=False,
    )
    edit = turns.edit
    if edit is not None:
        at, actor = moment(edit["created_at"]), known.account(edit.get("created_by"))
        yield known.event(f"edit:{_print(text)}", Kind.EDIT, at, actor, text, mentions, target="created")
    if task.get("likes"):
        yield from _likes(known, "created", task)


def _comment(known: Thread, story: Mapping[str, Any], reactions: Mapping[str, Any]) -> Iterator[Event]:
    """A comment, what it says now where it was edited, and who liked it or reacted to it.

    Asana does not say when a comment was edited, so an edit is known by what the comment says after it.
    """
    gid = story["gid"]
    name = f"story:{gid}"
    text, mentions = known.read(story, "html_text", "text")
    actor = known.account(story.get("created_by"))
    url = f"{known.url}/comment/{gid}" if "/task/" in known.url else ""  # addresses of the old form have none for it
    yield known.event(name, Kind.MESSAGE, moment(story["created_at"]), actor, text, mentions, url=url)
    if story.get("is_edited") is True:
        yield known.event(f"{name}:edit:{_print(text)}", Kind.EDIT, known.seen_at, actor, text, mentions, target=name)
    if story.get("likes"):
        yield from _likes(known, name, story)
    for emoji, users in reactions.items():
        for user in users:
            yield from _reaction(known, name, emoji, known.account(user))


def _likes(known: Thread, name: str, record: Mapping[str, Any]) -> Iterator[Event]:
    for like in record["likes"]:
        yield from _reaction(known, name, _LIKE, known.account(like.get("user")))


def _reaction(known: Thread, name: str, emoji: str, user: Account | None) -> Iterator[Event]:
    """A reaction; Asana does not say when it was made. One by nobody known says nothing."""
    if user is not None:
        identity = f"{name}:reaction:{emoji}:{user.id}"
        yield known.event(identity, Kind.REACTION, known.seen_at, user, emoji, target=name)


def _happened(known: Thread, story: Mapping[str, Any], subtype: str) -> Event:
    """A system story: an assignment, the end of the work or its beginning anew, or another change."""
    name, at = f"story:{story['gid']}", moment(story["created_at"])
    actor = known.account(story.get("created_by"))
    if subtype in _ASSIGNED:
        assignee = known.account(story.get("assignee")) if subtype == "assigned" else None
        text = assignee.name if assignee else ""
        return known.event(name, Kind.ASSIGNMENT, at, actor, text, assignees=(assignee,) if assignee else ())
    closed = _CLOSED.get(subtype)
    text = ("completed" if closed else "reopened") if closed is not None else _changed(story, subtype)
    return known.event(name, Kind.STATUS, at, actor, text, closed=closed)


def _changed(story: Mapping[str, Any], subtype: str) -> str:
    """What it was changed to, in Asana's own data where there is any, else in its words."""
    dates = story.get("new_dates")
    if subtype == "due_date_changed":
        due = words(dates.get("due_on") or dates.get("due_at")) if dates else ""
        return f"due {due}" if due else "no due date"
    for member in ("new_section", "new_enum_value"):
        if new := story.get(member):
            return words(new.get("name"))
    return words(story.get("new_approval_status")) or words(story.get("text"))


def _untold(known: Thread, task: Mapping[str, Any], turns: _Turns) -> Iterator[Event]:
    """What is so without a story that tells it, as after an import: the task's end, and who it is assigned to."""
    last, given = turns.end, turns.given
    closed = task.get("completed") is True
    if closed != (last is not None and last["resource_subtype"] == "marked_complete"):
        at = moment((task.get("completed_at") if closed else None) or task["modified_at"])
        actor = known.account(task.get("completed_by")) if closed else None
        text = "completed" if closed else "reopened"
        yield known.event(f"{text}:{_stamp(at)}", Kind.STATUS, at, actor, text, closed=closed)
    if given is None:
        return
    told = (given.get("assignee") or {}).get("gid") if given["resource_subtype"] == "assigned" else None
    assignee = known.account(task.get("assignee"))
    if told != (assignee.id if assignee else None):
        at = moment(task["modified_at"])
        name, assignees = (assignee.name, (assignee,)) if assignee else ("", ())
        identity = f"assignee:{assignee.id if assignee else ''}:{_stamp(at)}"
        yield known.event(identity, Kind.ASSIGNMENT, at, None, name, assignees=assignees)


def _stamp(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds")


def _print(text: str) -> str:
    """A short name for a text."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()

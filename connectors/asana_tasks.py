"""Reads tasks, whole: their fields, their stories, and who reacted to these with what.

Stories come newest first, a hundred a request, so that one request shows the edits, deletions and likes of all but the
longest conversations too; of those, only what is new is read, until somebody waits for an answer there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from connectors.asana_client import Client, sdk_call
from connectors.asana_errors import Gone
from connectors.asana_state import State, moment_of, text_of
from syncd.model import Extent, Item

_PERSON = ("gid", "name", "email")
_USERS = ("assignee", "created_by", "completed_by", "followers", "likes.user")
TASK_FIELDS = ",".join(
    (
        "name,notes,html_notes,created_at,modified_at,completed,completed_at,due_on,permalink_url,num_subtasks",
        "parent.name,memberships.project.name",
        *(f"{user}.{name}" for user in _USERS for name in _PERSON[1:]),
    )
)
STORY_FIELDS = ",".join(
    (
        "created_at,type,resource_subtype,text,html_text,is_edited,reaction_summary",
        "new_dates,old_dates,new_section.name,new_enum_value.name,new_approval_status,custom_field.name",
        *(f"{user}.{name}" for user in ("created_by", "assignee", "likes.user") for name in _PERSON[1:]),
    )
)
_OVERLAP = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Listing:
    """Tasks by gid, and Asana's clock when the list began; ``odd``: what bears no gid."""

    tasks: dict[str, Any]
    odd: list[Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Stories:
    """A task's stories; ``whole``: certainly all."""

    stories: list[Any]
    whole: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """A task as it was read: ``item`` is None and ``gone`` True where it was deleted, both not where it is hidden."""

    item: Item | None = None
    extent: Extent | None = None
    gone: bool = False
    task: Mapping[str, Any] | None = None
    at: datetime | None = None


class Tasks:
    """Reads tasks of one source."""

    def __init__(self, client: Client, state: State, *, public: bool) -> None:
        self._client = client
        self._state = state
        self._public = public

    def listed(self, project: str, since: datetime) -> Listing:
        """All tasks of a project that were modified after ``since``. The list is read to its end before anything else,
        because its offsets expire."""
        found: dict[str, Any] = {}
        odd: list[Any] = []
        began: datetime | None = None
        send = sdk_call("TasksApi", "get_tasks")
        query = {"project": project, "modified_since": since.isoformat(), "opt_fields": TASK_FIELDS}
        for page in self._client.pages("tasks", send, **query):
            began = began or page.at
            for task in page.items:
                if gid := text_of(task, "gid"):
                    found[gid] = task
                else:
                    odd.append(task)
        assert began is not None  # a list has at least one page
        return Listing(found, odd, began)

    def subtasks(self, parent: str) -> tuple[dict[str, Any], datetime] | None:
        """A task's subtasks by gid, and Asana's clock; None where the task is gone."""
        found: dict[str, Any] = {}
        began: datetime | None = None
        send = sdk_call("TasksApi", "get_subtasks_for_task", parent)
        try:
            for page in self._client.pages("tasks/{gid}/subtasks", send, opt_fields=TASK_FIELDS):
                began = began or page.at
                found |= {gid: task for task in page.items if (gid := text_of(task, "gid"))}
        except Gone:
            return None
        return (found, began) if began else None

    def read(self, gid: str, task: Any, project: str, *, watched: bool) -> Found:
        """One task with its stories; ``task`` is what a list said of it, or None.

        ``project`` is where it was found; ``watched``: an ask is open there, so everything is read that can be.
        """
        try:
            if task is None:
                send = sdk_call("TasksApi", "get_task", gid)
                task = self._client.read("tasks/{gid}", send, opt_fields=TASK_FIELDS).one
            told = self._stories(gid, whole=watched)
            reactions = self._reactions(told.stories) if watched else {}
        except Gone as gone:
            at = self._client.now()
            return Found(extent=Extent(project, at, gid) if at and not gone.hidden else None, gone=not gone.hidden)
        place = self._place(task, project)
        payload = {
            "task": task,
            "stories": told.stories,
            "reactions": reactions,
            "project": place,
            "public": self._public and place.get("private") is False,
            "whole": told.whole,
        }
        sure = told.whole and (watched or not any(_summary(story) for story in told.stories))
        extent = Extent(str(place["gid"]), told.at, gid) if sure else None
        return Found(Item("task", gid, payload, told.at), extent, task=task, at=told.at)

    def _place(self, task: Any, project: str) -> Mapping[str, Any]:
        """The first of a task's projects that are read; that of where it was found, for a subtask."""
        memberships = task.get("memberships") if isinstance(task, Mapping) else None
        projects = self._state.projects
        for each in memberships if isinstance(memberships, list) else ():
            gid = text_of(each.get("project"), "gid") if isinstance(each, Mapping) else ""
            if gid in projects:
                return dict(projects[gid])
        return dict(projects.get(project) or {"gid": project, "name": "", "private": True, "url": "", "owner": None})

    def _stories(self, gid: str, *, whole: bool) -> Stories:
        known = None if whole else moment_of(self._state.long, gid)
        send = sdk_call("StoriesApi", "get_stories_for_task", gid)
        stories: dict[str, Any] = {}
        at: datetime | None = None
        pages, complete = 0, True
        for page in self._client.pages("tasks/{gid}/stories", send, sort_ascending="false", opt_fields=STORY_FIELDS):
            at = at or page.at
            pages += 1
            stories |= {text_of(story, "gid"): story for story in page.items}
            if known is not None and page.offset and _reaches(page.items, known - _OVERLAP):
                complete = False
                break
        if pages > 1 and at is not None:
            self._state.long[gid] = at.isoformat()
        elif complete:
            self._state.long.pop(gid, None)
        assert at is not None  # a list has at least one page
        ordered = sorted(stories.values(), key=lambda story: text_of(story, "created_at"))
        return Stories(ordered, complete, at)

    def _reactions(self, stories: Sequence[Any]) -> dict[str, Any]:
        """Who reacted: by story and emoji. Asana tells it for one emoji at a time only."""
        found: dict[str, Any] = {}
        for story in stories:
            gid = text_of(story, "gid")
            for emoji in _summary(story):
                send = sdk_call("ReactionsApi", "get_reactions_on_object", gid, emoji)
                pages = self._client.pages("reactions", send)
                users = [each.get("user") for page in pages for each in page.items if isinstance(each, Mapping)]
                found.setdefault(gid, {})[emoji] = users
        return found


def _reaches(stories: Sequence[Any], known: datetime) -> bool:
    """Whether a page that is sorted newest first goes back to what is known; not where the sort went unheard."""
    times = [moment_of(story, "created_at") for story in stories]
    if not times or None in times:
        return False
    first, last = times[0], times[-1]
    return first is not None and last is not None and last <= first and last < known


def _summary(story: Any) -> list[str]:
    """The emoji that somebody reacted with."""
    summary = story.get("reaction_summary") if isinstance(story, Mapping) else None
    return [
        emoji
        for each in (summary if isinstance(summary, list) else ())
        if (emoji := text_of(each, "emoji_base")) and each.get("count") != 0
    ]

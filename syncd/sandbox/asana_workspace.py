"""The state of an Asana workspace: tasks and what is said on them, scripted by tests and the API's own writes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from syncd.model import NOTHING
from syncd.sandbox.asana_html import plain, rich
from syncd.sandbox.asana_records import Like, Place, Ref, Task
from syncd.sandbox.asana_state import AsanaState
from syncd.sandbox.locked import locked


class AsanaWorkspace(AsanaState):
    """Tasks and stories, on top of ``AsanaState``'s people and projects. All ids are gids.

    account          the user whose token is used
    plan             ``free``: 150 requests a minute and no search; ``paid``: 1,500
    language         in which system stories tell their words: ``en`` or ``de``
    service_account  whether the token sees everybody's portfolios
    embargoed        whether every request is answered with 451
    index_delay      how long a search does not see a change (the vendor: 10 to 60 seconds)
    events           the event streams: ``.delay``, ``.life``, ``.lost``, ``.forget_tokens()``

    ``by`` is the user who does it; None: a rule, whose stories have no author. ``at`` is the present by default.
    ``modified_at`` moves with a task's properties and its stories, as the description has it; it does not say whether
    an edited or liked comment counts, so by default it does not: ``bump`` decides.
    """

    @locked
    def task(
        self,
        project: str | None,
        name: str,
        notes: str = "",
        by: str | None = None,
        *,
        html_notes: str | None = None,
        assignee: str | None = None,
        followers: Sequence[str] = (),
        due_on: date | str | None = None,
        parent: str | None = None,
        at: datetime | None = None,
    ) -> str:
        """Adds a task to a project (``parent``: a subtask, with or without a project); gives its gid."""
        at = self.moment(at)
        task = Task(
            gid=self.gid(),
            name=name,
            notes=rich(html_notes, self.named) if html_notes is not None else plain(notes),
            created_by=by,
            created_at=at,
            modified_at=at,
            assignee=assignee,
            followers=tuple(dict.fromkeys(each for each in (by, assignee, *followers) if each)),
            due_on=str(due_on) if due_on else None,
            parent=parent,
        )
        self.tasks[task.gid] = task
        if parent is not None:
            self.subtasks.setdefault(parent, []).append(task.gid)
            above = self.watched(self.tasks[parent])
            self.tell(by, at, "added", Ref("task", task.gid), above, parent=Ref("task", parent))
        if project is not None:
            self._place(task.gid, project, by, at)
        if assignee is not None:
            self.note(task.gid, "assigned", by, at, (self._name(assignee),), {"assignee": Ref("user", assignee)})
        return task.gid

    def subtask(self, task: str, name: str, notes: str = "", by: str | None = None, **more: Any) -> str:
        """Adds a subtask; ``more`` as for a task. The parent is not modified by it."""
        return self.task(None, name, notes, by, parent=task, **more)

    @locked
    def comment(
        self,
        task: str,
        author: str,
        text: str = "",
        *,
        html_text: str | None = None,
        pinned: bool = False,
        at: datetime | None = None,
    ) -> str:
        """Comments a task, ``html_text`` with its ``<body>``; the author and the mentioned follow it from then on."""
        said = rich(html_text, self.named) if html_text is not None else plain(text)
        known = self.tasks[task]
        mentioned = [gid for gid in self.users if f'data-asana-gid="{gid}"' in said.html]
        self.tasks[task] = replace(known, followers=tuple(dict.fromkeys((*known.followers, author, *mentioned))))
        return self.note(task, "comment_added", author, self.moment(at), said=said, pinned=pinned)

    @locked
    def edit_comment(
        self,
        story: str,
        text: str = "",
        *,
        html_text: str | None = None,
        at: datetime | None = None,
        bump: bool = False,
    ) -> None:
        """Changes what a comment says; when is told nowhere in the story."""
        said = rich(html_text, self.named) if html_text is not None else plain(text)
        known = self.stories[story]
        self.stories[story] = replace(known, said=said, edited=True)
        change = {"field": "text", "action": "changed"}
        self.story_changed(known, known.created_by, self.moment(at), change, bump=bump)

    @locked
    def delete_comment(self, story: str, *, at: datetime | None = None, bump: bool = True) -> None:
        """Takes a comment away without a trace in the task."""
        known = self.stories.pop(story)
        self.said_on[known.task].remove(story)
        task, at = self.tasks[known.task], self.moment(at)
        self.touch(task, at if bump else task.modified_at)
        gone, watched = Ref("story", story), self.watched(task)
        self.tell(known.created_by, at, "removed", gone, watched, parent=Ref("task", task.gid))
        self.tell(known.created_by, at, "deleted", gone, (story, *watched))

    @locked
    def like(self, story: str, user: str, *, at: datetime | None = None, bump: bool = False) -> None:
        """A thumb up for a comment; again: takes it back."""
        known, at = self.stories[story], self.moment(at)
        likes = tuple(like for like in known.likes if like.user != user)
        added = len(likes) == len(known.likes)
        self.stories[story] = replace(known, likes=(*likes, Like(self.gid(), user)) if added else likes)
        value = {"added_value" if added else "removed_value": Ref("user", user)}
        change = {"field": "likes", "action": "added" if added else "removed", **value}
        self.story_changed(known, user, at, change, bump=bump)

    @locked
    def react(self, story: str, emoji: str, user: str) -> None:
        """An emoji for a comment; again: takes it back. Nothing else tells of it, as far as the vendor says."""
        known = self.stories[story]
        left = tuple(each for each in known.reactions if each != (emoji, user))
        added = len(left) == len(known.reactions)
        self.stories[story] = replace(known, reactions=(*left, (emoji, user)) if added else left)

    @locked
    def automation(
        self,
        task: str,
        subtype: str = "due_today",
        *,
        about: tuple[str, ...] = (),
        changed: Mapping[str, Any] = NOTHING,
        at: datetime | None = None,
    ) -> str:
        """A story that nobody wrote: ``created_by`` is null. ``subtype`` may be one that nobody knows yet."""
        return self.note(task, subtype, None, self.moment(at), about, changed)

    @locked
    def assign(self, task: str, user: str | None, by: str | None, at: datetime | None = None) -> None:
        """Gives a task to somebody, who follows it then, or to nobody."""
        known, at = self.tasks[task], self.moment(at)
        followers = (*known.followers, user) if user else known.followers
        self.tasks[task] = replace(known, assignee=user, followers=tuple(dict.fromkeys(followers)))
        self.changed(task, "assignee", by, at, Ref("user", user) if user else None)
        if user is None:
            self.note(task, "unassigned", by, at)
        else:
            self.note(task, "assigned", by, at, (self._name(user),), {"assignee": Ref("user", user)})

    @locked
    def complete(self, task: str, by: str | None, at: datetime | None = None) -> None:
        """Marks a task as done."""
        at = self.moment(at)
        self.tasks[task] = replace(self.tasks[task], completed_at=at, completed_by=by)
        self.changed(task, "completed", by, at)
        self.note(task, "marked_complete", by, at)

    @locked
    def reopen(self, task: str, by: str | None, at: datetime | None = None) -> None:
        """Marks a task as not done."""
        at = self.moment(at)
        self.tasks[task] = replace(self.tasks[task], completed_at=None, completed_by=None)
        self.changed(task, "completed", by, at)
        self.note(task, "marked_incomplete", by, at)

    @locked
    def set_due(self, task: str, due_on: date | str | None, by: str | None, at: datetime | None = None) -> None:
        """Sets, changes or removes the due date."""
        known, at, due = self.tasks[task], self.moment(at), str(due_on) if due_on else None
        self.tasks[task] = replace(known, due_on=due)
        dates = {"old_dates": known.due_on, "new_dates": due}
        changed = {key: {"start_on": None, "due_at": None, "due_on": day} for key, day in dates.items() if day}
        self.changed(task, "due_on", by, at)
        self.note(task, "due_date_changed", by, at, (due or "–",), changed)

    @locked
    def rename(self, task: str, name: str, by: str | None, at: datetime | None = None) -> None:
        """Changes a task's name."""
        known, at = self.tasks[task], self.moment(at)
        self.tasks[task] = replace(known, name=name)
        self.changed(task, "name", by, at)
        self.note(task, "name_changed", by, at, (name,), {"old_name": known.name, "new_name": name})

    @locked
    def edit_notes(
        self,
        task: str,
        notes: str = "",
        by: str | None = None,
        at: datetime | None = None,
        *,
        html_notes: str | None = None,
    ) -> None:
        """Changes a task's description."""
        written = rich(html_notes, self.named) if html_notes is not None else plain(notes)
        at = self.moment(at)
        self.tasks[task] = replace(self.tasks[task], notes=written)
        self.changed(task, "notes", by, at)
        self.note(task, "notes_changed", by, at)

    @locked
    def add_follower(self, task: str, user: str, by: str | None = None, at: datetime | None = None) -> None:
        """Lets somebody follow a task."""
        known, at = self.tasks[task], self.moment(at)
        self.tasks[task] = replace(known, followers=tuple(dict.fromkeys((*known.followers, user))))
        change = {"field": "followers", "action": "added", "added_value": Ref("user", user)}
        self.tell(by, at, "changed", Ref("task", task), self.watched(known), change=change)
        self.note(task, "follower_added", by, at, (self._name(user),), {"follower": Ref("user", user)})

    @locked
    def move(self, task: str, project: str, by: str | None = None, at: datetime | None = None) -> None:
        """Takes a task out of all its projects and puts it into another one."""
        at = self.moment(at)
        for place in self.tasks[task].places:
            self._unplace(task, place.project, by, at)
        self._place(task, project, by, at)

    @locked
    def add_to_project(self, task: str, project: str, by: str | None = None, at: datetime | None = None) -> None:
        """Puts a task into one more project."""
        self._place(task, project, by, self.moment(at))

    @locked
    def move_to_section(
        self, task: str, project: str, section: str, by: str | None = None, at: datetime | None = None
    ) -> None:
        """Moves a task to the section of that name, in one of its projects; ``completed`` stays as it is."""
        known, at = self.tasks[task], self.moment(at)
        new = next(gid for gid in self.projects[project].sections if self.sections[gid].name == section)
        old = next(place.section for place in known.places if place.project == project)
        places = tuple(Place(project, new) if place.project == project else place for place in known.places)
        self.tasks[task] = replace(known, places=places)
        changed = {"old_section": Ref("section", old), "new_section": Ref("section", new)}
        self.changed(task, "memberships", by, at)
        self.note(task, "section_changed", by, at, (self.sections[old].name, section), changed)

    @locked
    def delete(self, task: str, by: str | None = None, at: datetime | None = None) -> None:
        """Takes a task away, with its subtasks and all stories."""
        for below in list(self.subtasks.get(task, ())):
            self.delete(below, by, at)
        known = self.tasks[task]
        watched = self.watched(known)
        for place in known.places:
            del self.order[place.project][task]
        if known.parent in self.subtasks:
            self.subtasks[known.parent].remove(task)
        for story in self.said_on.pop(task, ()):
            del self.stories[story]
        del self.tasks[task]
        self.tell(by, self.moment(at), "deleted", Ref("task", task), watched)

    def _place(self, task: str, project: str, by: str | None, at: datetime) -> None:
        known = self.tasks[task]
        place = Place(project, self.projects[project].sections[0])
        self.tasks[task] = replace(known, places=(*known.places, place))
        self.rank(project, task)
        self.tell(by, at, "added", Ref("task", task), self.watched(self.tasks[task]), parent=Ref("project", project))
        about = (self.projects[project].name,)
        self.note(task, "added_to_project", by, at, about, {"project": Ref("project", project)})

    def _unplace(self, task: str, project: str, by: str | None, at: datetime) -> None:
        known = self.tasks[task]
        self.tell(by, at, "removed", Ref("task", task), self.watched(known), parent=Ref("project", project))
        self.tasks[task] = replace(known, places=tuple(p for p in known.places if p.project != project))
        del self.order[project][task]
        about = (self.projects[project].name,)
        self.note(task, "removed_from_project", by, at, about, {"project": Ref("project", project)})

    def _name(self, user: str) -> str:
        return self.users[user].name

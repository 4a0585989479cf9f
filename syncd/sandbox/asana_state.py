"""People, projects and portfolios of an Asana workspace, who may see what, and the frame of every change."""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Literal, TypeAlias

from syncd.model import NOTHING
from syncd.sandbox.asana_events import Action, Events, Happening
from syncd.sandbox.asana_records import Kind, Named, Portfolio, Project, Ref, RichText, Story, Task, User
from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.locked import locked

Plan: TypeAlias = Literal["free", "paid"]


class AsanaState:
    """What ``AsanaWorkspace`` is built on; see there."""

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        self.clock = clock
        self.lock = lock
        self.plan: Plan = "paid"
        self.language = "en"
        self.service_account = False
        self.embargoed = False
        self.index_delay = timedelta()
        self.events = Events()
        self.users: dict[str, User] = {}
        self.teams: dict[str, Named] = {}
        self.sections: dict[str, Named] = {}
        self.projects: dict[str, Project] = {}
        self.portfolios: dict[str, Portfolio] = {}
        self.tasks: dict[str, Task] = {}
        self.stories: dict[str, Story] = {}
        self.said_on: dict[str, list[str]] = {}
        self.order: dict[str, dict[str, int]] = {}
        self.subtasks: dict[str, list[str]] = {}
        self._ranks = count(1)
        self._gids = count(1_209_000_000_000_001)
        self.home = Named(self.gid(), "Acme")
        self.account = self.user("syncd", "syncd@acme.test")

    def gid(self) -> str:
        """A gid that nothing else has."""
        return str(next(self._gids))

    def moment(self, at: datetime | None) -> datetime:
        """``at`` in UTC with the vendor's milliseconds; the present where none is given."""
        at = (at or self.clock.now()).astimezone(UTC)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    # People and projects

    @locked
    def user(self, name: str, email: str | None = None, *, listed: bool = True) -> str:
        """Adds a user; gives the gid. Without ``email`` it is hidden; not ``listed``: a guest that no list returns."""
        user = User(self.gid(), name, email or "", listed)
        self.users[user.gid] = user
        return user.gid

    @locked
    def project(
        self,
        name: str,
        team: str | None = None,
        owner: str | None = None,
        members: Sequence[str] = (),
        *,
        private: bool = False,
        archived: bool = False,
        sections: Sequence[str] = ("To do", "Doing", "Done"),
        at: datetime | None = None,
    ) -> str:
        """Adds a project; ``team`` is a name. Its account sees a ``private`` one only as a member."""
        at = self.moment(at)
        made = [Named(self.gid(), section) for section in sections]
        self.sections.update((section.gid, section) for section in made)
        gid = self.gid()
        self.projects[gid] = Project(
            gid=gid,
            name=name,
            team=self._team(team or "Everybody"),
            owner=owner,
            members=tuple(dict.fromkeys((*members, owner) if owner else members)),
            sections=tuple(section.gid for section in made),
            created_at=at,
            modified_at=at,
            private=private,
            archived=archived,
        )
        self.order[gid] = {}
        return gid

    def _team(self, name: str) -> str:
        known = next((team.gid for team in self.teams.values() if team.name == name), "")
        if not known:
            known = self.gid()
            self.teams[known] = Named(known, name)
        return known

    @locked
    def portfolio(self, name: str, projects: Sequence[str], owner: str | None = None) -> str:
        """Adds a portfolio of projects (or portfolios), the account's own unless it has another ``owner``."""
        gid = self.gid()
        self.portfolios[gid] = Portfolio(gid, name, owner or self.account, tuple(projects), self.moment(None))
        return gid

    @locked
    def put_in(self, portfolio: str, item: str) -> None:
        """Adds a project or a portfolio to a portfolio."""
        known = self.portfolios[portfolio]
        self.portfolios[portfolio] = replace(known, items=tuple(dict.fromkeys((*known.items, item))))

    @locked
    def archive(self, project: str, *, archived: bool = True) -> None:
        """Archives a project, or takes it back."""
        self.projects[project] = replace(self.projects[project], archived=archived, modified_at=self.moment(None))

    @locked
    def delete_project(self, project: str) -> None:
        """Takes a project away; its tasks stay, without it."""
        del self.projects[project]
        del self.order[project]
        for task in list(self.tasks.values()):
            if any(place.project == project for place in task.places):
                self.tasks[task.gid] = replace(
                    task, places=tuple(place for place in task.places if place.project != project)
                )
        self.tell(None, None, "deleted", Ref("project", project), (project,))

    @locked
    def set_members(self, project: str, members: Sequence[str], *, private: bool | None = None) -> None:
        """Who is in a project; so the account gains or loses access to a private one."""
        known = self.projects[project]
        private = known.private if private is None else private
        self.projects[project] = replace(known, members=tuple(members), private=private)

    # What things are, and who may see them

    def find(self, ref: Ref) -> Any:
        """The record; None where it is gone."""
        tables: dict[Kind, dict[str, Any]] = {
            "user": self.users,
            "workspace": {self.home.gid: self.home},
            "team": self.teams,
            "section": self.sections,
            "project": self.projects,
            "portfolio": self.portfolios,
            "task": self.tasks,
            "story": self.stories,
        }
        return tables[ref.kind].get(ref.gid)

    def named(self, gid: str) -> tuple[str, str] | None:
        """Kind and name of what can be mentioned in rich text."""
        kinds: tuple[Kind, ...] = ("user", "task", "project", "portfolio")
        for kind in kinds:
            if found := self.find(Ref(kind, gid)):
                return kind, found.name
        return None

    def sees(self, kind: Kind, gid: str) -> bool:
        """Whether the account may read a project, a portfolio or a task that exists."""
        if kind == "project":
            project = self.projects[gid]
            return not project.private or self.account in project.members
        if kind != "task":
            return True
        task = self.tasks[gid]
        mine = self.account in (task.created_by, task.assignee, *task.followers)
        places = (place.project for place in task.places)
        return mine or any(self.sees("project", place) for place in places) or self._sees_parent(task)

    def _sees_parent(self, task: Task) -> bool:
        return task.parent is not None and task.parent in self.tasks and self.sees("task", task.parent)

    # The frame of every change

    def watched(self, task: Task) -> tuple[str, ...]:
        """The resources whose events tell what happens to ``task``: itself, its projects, its parents and theirs."""
        above = self.watched(self.tasks[task.parent]) if task.parent in self.tasks else (self.home.gid,)
        return (task.gid, *(place.project for place in task.places), *above)

    def tell(
        self,
        by: str | None,
        at: datetime | None,
        action: Action,
        resource: Ref,
        watched: Sequence[str],
        *,
        parent: Ref | None = None,
        change: dict[str, Any] | None = None,
    ) -> None:
        """Puts an event into the streams of ``watched``."""
        now = self.moment(None)
        self.events.note(Happening(by, at or now, now, action, resource, parent, change), watched)

    def note(
        self,
        task: str,
        subtype: str,
        by: str | None,
        at: datetime,
        about: tuple[str, ...] = (),
        changed: Mapping[str, Any] = NOTHING,
        *,
        said: RichText | None = None,
        pinned: bool = False,
    ) -> str:
        """Adds a story, which counts as a change of the task."""
        story = Story(self.gid(), task, subtype, at, by, said, about, changed, pinned=pinned)
        self.stories[story.gid] = story
        self.said_on.setdefault(task, []).append(story.gid)
        known = self.tasks[task]
        self.touch(known, at)
        self.tell(by, at, "added", Ref("story", story.gid), self.watched(known), parent=Ref("task", task))
        return story.gid

    def changed(self, task: str, field: str, by: str | None, at: datetime, new: Ref | None = None) -> None:
        """Tells that a field of a task changed."""
        change: dict[str, Any] = {"field": field, "action": "changed", **({"new_value": new} if new else {})}
        self.tell(by, at, "changed", Ref("task", task), self.watched(self.tasks[task]), change=change)

    def story_changed(self, story: Story, by: str | None, at: datetime, change: dict[str, Any], *, bump: bool) -> None:
        """Tells that a story changed; ``bump``: which counts as a change of its task."""
        task = self.tasks[story.task]
        self.touch(task, at if bump else task.modified_at)
        self.tell(by, at, "changed", Ref("story", story.gid), (story.gid, *self.watched(task)), change=change)

    def touch(self, task: Task, at: datetime) -> None:
        """The task is modified, at the latest at ``at``."""
        self.tasks[task.gid] = replace(task, modified_at=max(task.modified_at, at))

    def rank(self, project: str, task: str) -> None:
        """Moves a task to the end of its project's order."""
        self.order[project].pop(task, None)
        self.order[project][task] = next(self._ranks)

"""Asana's resources as its API shows them: every member each kind has, and which of them an answer carries.

Without ``opt_fields`` a list holds compact records and a single resource is whole, save what the description marks
as *Opt In*. With it an answer has exactly what is asked for, and always the gid; a resource that is named without
anything below it comes as gid and type. https://developers.asana.com/docs/inputoutput-options
"""

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from typing import Any, TypeAlias

from syncd.sandbox.asana_events import Happening
from syncd.sandbox.asana_html import APP
from syncd.sandbox.asana_records import Kind, Like, Named, Portfolio, Project, Ref, Story, Task, User
from syncd.sandbox.asana_state import AsanaState
from syncd.sandbox.asana_words import told

Tree: TypeAlias = dict[str, "Tree"]
"""What ``opt_fields`` asks for: ``created_by.name,text`` is ``{"created_by": {"name": {}}, "text": {}}``."""

COMPACT: Mapping[str, tuple[str, ...]] = {
    "task": ("gid", "resource_type", "name", "resource_subtype"),
    "story": ("gid", "resource_type", "created_at", "created_by", "resource_subtype", "text", "type"),
}
NAMED = ("gid", "resource_type", "name")
OPT_IN: Mapping[str, frozenset[str]] = {
    "task": frozenset(("created_by", "dependencies", "dependents", "html_notes", "num_subtasks")),
    "story": frozenset(("html_text",)),
    "project": frozenset(("html_notes",)),
}


def tree(opt_fields: str | None) -> Tree | None:
    """``opt_fields`` as a tree; None where nothing is asked for."""
    if not opt_fields:
        return None
    root: Tree = {}
    for path in opt_fields.split(","):
        node = root
        for part in path.strip().removeprefix("this.").split("."):
            node = node.setdefault(part, {})
    return root


def stamp(at: datetime | None) -> str | None:
    """A moment as Asana writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.") + f"{at.microsecond // 1000:03d}Z" if at else None


class Fields:
    """Shows a workspace's resources to its account."""

    def __init__(self, state: AsanaState) -> None:
        self.state = state

    def show(self, ref: Ref, wanted: Tree | None, *, full: bool = False) -> dict[str, Any]:
        """A resource; what is gone is shown as gid and type."""
        record = self.state.find(ref)
        if record is None:
            return {"gid": ref.gid, "resource_type": ref.kind}
        members = {"gid": ref.gid, "resource_type": ref.kind, **self._members(ref.kind, record)}
        if wanted is not None:
            return self._chosen(members, {"gid": {}, **wanted})
        opt_in = OPT_IN.get(ref.kind, frozenset())
        names = [name for name in members if name not in opt_in] if full else COMPACT.get(ref.kind, NAMED)
        return {name: self._nested(members[name], None) for name in names}

    def event(self, happening: Happening, wanted: Tree | None) -> dict[str, Any]:
        """An event with the compact records of what it names."""
        members: dict[str, Any] = {
            "user": Ref("user", happening.user) if happening.user else None,
            "created_at": stamp(happening.at),
            "type": happening.resource.kind,
            "action": happening.action,
            "resource": happening.resource,
            "parent": happening.parent,
        }
        if happening.change is not None:
            members["change"] = dict(happening.change)
        return self._chosen(members, wanted or dict.fromkeys(members))

    def _chosen(self, members: dict[str, Any], wanted: Mapping[str, Tree | None]) -> dict[str, Any]:
        return {name: self._nested(members[name], below) for name, below in wanted.items() if name in members}

    def _nested(self, value: Any, wanted: Tree | None) -> Any:
        if isinstance(value, Ref):
            return self.show(value, {"resource_type": {}} if wanted == {} else wanted)
        if isinstance(value, list):
            return [self._nested(each, wanted) for each in value]
        if isinstance(value, dict):
            if not wanted:
                return {name: self._nested(each, wanted) for name, each in value.items()}
            return self._chosen(value, {"gid": {}, **wanted})
        return value

    def _members(self, kind: Kind, record: Any) -> dict[str, Any]:
        match record:
            case Task():
                return self._task(record)
            case Story():
                return self._story(record)
            case Project():
                return self._project(record)
            case User():
                return self._user(record)
            case Portfolio():
                return self._portfolio(record)
            case Named() if kind == "workspace":
                return {"name": record.name, "is_organization": True, "email_domains": ["acme.test"]}
            case _:
                return {"name": record.name}

    def _user(self, user: User) -> dict[str, Any]:
        email = {"email": user.email} if user.email else {}
        return {"name": user.name, **email, "photo": None, "workspaces": [Ref("workspace", self.state.home.gid)]}

    def _project(self, project: Project) -> dict[str, Any]:
        members = [Ref("user", gid) for gid in project.members]
        return {
            "name": project.name,
            "archived": project.archived,
            "completed": False,
            "color": None,
            "created_at": stamp(project.created_at),
            "modified_at": stamp(project.modified_at),
            "default_view": "list",
            "due_on": None,
            "start_on": None,
            "notes": project.notes,
            "html_notes": f"<body>{project.notes}</body>",
            "members": members,
            "followers": members,
            "owner": _user(project.owner),
            "public": not project.private,
            "privacy_setting": "private" if project.private else "public_to_workspace",
            "team": Ref("team", project.team),
            "workspace": Ref("workspace", self.state.home.gid),
            "permalink_url": f"{APP}/{project.gid}",
        }

    def _portfolio(self, portfolio: Portfolio) -> dict[str, Any]:
        owner = Ref("user", portfolio.owner)
        return {
            "name": portfolio.name,
            "archived": False,
            "color": "light-green",
            "created_at": stamp(portfolio.created_at),
            "created_by": owner,
            "due_on": None,
            "start_on": None,
            "members": [owner],
            "owner": owner,
            "public": False,
            "workspace": Ref("workspace", self.state.home.gid),
            "permalink_url": f"{APP}/portfolio/{portfolio.gid}",
        }

    def _task(self, task: Task) -> dict[str, Any]:
        where = task.places[0].project if task.places else "0"
        return {
            "name": task.name,
            "resource_subtype": "default_task",
            "created_by": _user(task.created_by),
            "assignee": _user(task.assignee),
            "assignee_status": "upcoming",
            "completed": task.completed_at is not None,
            "completed_at": stamp(task.completed_at),
            "completed_by": _user(task.completed_by),
            "created_at": stamp(task.created_at),
            "modified_at": stamp(task.modified_at),
            "custom_fields": [],
            "dependencies": [],
            "dependents": [],
            "due_at": None,
            "due_on": task.due_on,
            "start_at": None,
            "start_on": None,
            "followers": [Ref("user", gid) for gid in task.followers],
            "hearted": False,
            "hearts": [],
            "num_hearts": 0,
            **self._liked(task.likes),
            "memberships": [
                {"project": Ref("project", place.project), "section": Ref("section", place.section)}
                for place in task.places
            ],
            "notes": task.notes.text,
            "html_notes": task.notes.html,
            "num_subtasks": len(self.state.subtasks.get(task.gid, ())),
            "parent": Ref("task", task.parent) if task.parent else None,
            "projects": [Ref("project", place.project) for place in task.places],
            "tags": [],
            "workspace": Ref("workspace", self.state.home.gid),
            "permalink_url": f"{APP}/{where}/{task.gid}",
        }

    def _story(self, story: Story) -> dict[str, Any]:
        """``target`` is the task that the story is on; the conditional members only where their subtype has them."""
        members: dict[str, Any] = {
            "created_at": stamp(story.created_at),
            "created_by": _user(story.created_by),
            "resource_subtype": story.subtype,
            "type": "comment" if story.said else "system",
            "target": Ref("task", story.task),
        }
        if story.said is None:
            members["text"] = told(story.subtype, story.about, self.state.language)
            return {**members, **story.changed}
        summary = [
            {"emoji_base": emoji, "variant": "", "count": len(users), "reacted": self.state.account in users}
            for emoji, users in (
                (emoji, [user for _, user in each])
                for emoji, each in groupby(sorted(story.reactions), key=lambda reaction: reaction[0])
            )
        ]
        return {
            **members,
            "text": story.said.text,
            "html_text": story.said.html,
            "is_pinned": story.pinned,
            "is_edited": story.edited,
            "is_editable": story.created_by == self.state.account,
            "hearted": False,
            "hearts": [],
            "num_hearts": 0,
            **self._liked(story.likes),
            "reaction_summary": summary,
            "previews": [],
        }

    def _liked(self, likes: tuple[Like, ...]) -> dict[str, Any]:
        return {
            "liked": any(like.user == self.state.account for like in likes),
            "likes": [{"gid": like.gid, "user": Ref("user", like.user)} for like in likes],
            "num_likes": len(likes),
        }


def _user(gid: str | None) -> Ref | None:
    return Ref("user", gid) if gid else None

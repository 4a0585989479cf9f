"""What can be read of the stand-in's Asana: people, projects, portfolios, tasks, stories, events."""

from collections.abc import Callable, Iterable
from typing import Any

from syncd.sandbox.asana_fields import Fields, Tree, tree
from syncd.sandbox.asana_records import Kind, Ref, Story, Task
from syncd.sandbox.asana_state import AsanaState
from syncd.sandbox.asana_wire import Pages, errors, flag, gid, home, moment, refused, user
from syncd.sandbox.requests import Answer, Call

ONE_FILTER = "Must specify exactly one of project, tag, section, user task list, or assignee + workspace"
STALE = (
    "Sync token invalid or too old. If you are attempting to keep resources in sync, you must fetch the full dataset "
    "for this query now and use the new sync token for the next sync."
)


class Reading:
    """The methods of all GET requests."""

    def __init__(self, state: AsanaState, pages: Pages) -> None:
        self.state = state
        self.pages = pages
        self.fields = Fields(state)

    def one(self, call: Call, ref: Ref) -> Answer:
        """A single resource, whole."""
        return Answer({"data": self.fields.show(ref, _wanted(call), full=True)})

    def _by_gid(self, call: Call, kind: Kind, gids: Iterable[str]) -> Answer:
        wanted = _wanted(call)
        ordered = sorted(gids, key=int)
        return self.pages.answer(
            call, ordered, lambda each: (int(each),), lambda each: self.fields.show(Ref(kind, each), wanted)
        )

    # People and places

    def users(self, call: Call) -> Answer:
        """The users that lists return."""
        home(self.state, call)
        return self._by_gid(call, "user", (each.gid for each in self.state.users.values() if each.listed))

    def user(self, call: Call) -> Answer:
        """One user: ``me``, by e-mail address or by gid."""
        return self.one(call, Ref("user", user(self.state, str(call.params["user"]))))

    def workspaces(self, call: Call) -> Answer:
        """The one workspace."""
        return self._by_gid(call, "workspace", [self.state.home.gid])

    def projects(self, call: Call) -> Answer:
        """The projects that the account sees."""
        home(self.state, call)
        archived = flag(call, "archived")
        found = [
            project.gid
            for project in self.state.projects.values()
            if self.state.sees("project", project.gid) and archived in (None, project.archived)
        ]
        return self._by_gid(call, "project", found)

    def project(self, call: Call) -> Answer:
        """One project."""
        return self.one(call, Ref("project", gid(self.state, call, "project")))

    def portfolios(self, call: Call) -> Answer:
        """The account's own portfolios; a service account's are everybody's."""
        home(self.state, call, required=True)
        owner = call.params.get("owner")
        owner = user(self.state, str(owner), "owner") if owner else None
        if not self.state.service_account:
            if owner not in (None, self.state.account):
                raise refused(403, "You can only get portfolios that you own.")
            owner = self.state.account
        found = [each.gid for each in self.state.portfolios.values() if owner in (None, each.owner)]
        return self._by_gid(call, "portfolio", found)

    def portfolio(self, call: Call) -> Answer:
        """One portfolio."""
        return self.one(call, Ref("portfolio", gid(self.state, call, "portfolio")))

    def portfolio_items(self, call: Call) -> Answer:
        """What lies in a portfolio: projects, and portfolios."""
        portfolio = self.state.portfolios[gid(self.state, call, "portfolio")]
        wanted = _wanted(call)
        items = [
            (place, Ref("project" if item in self.state.projects else "portfolio", item))
            for place, item in enumerate(portfolio.items)
            if item in self.state.portfolios or (item in self.state.projects and self.state.sees("project", item))
        ]
        return self.pages.answer(call, items, lambda item: (item[0],), lambda item: self.fields.show(item[1], wanted))

    # Tasks

    def tasks(self, call: Call) -> Answer:
        """Tasks by project, or by assignee and workspace. A modification in the very moment asked for does not count.

        (The vendor says "since"; so a reader that needs the moment itself must ask for a moment before it.)
        """
        params = call.params
        if not any(params.get(name) for name in ("project", "workspace", "assignee")):
            if "project" in params:
                raise refused(400, "project: Not a Long")
            raise refused(400, "You should specify one of workspace, project, tag, section, user_task_list")
        if bool(params.get("project")) == bool(params.get("assignee") and params.get("workspace")):
            raise refused(400, ONE_FILTER)
        modified, done = moment(call, "modified_since"), moment(call, "completed_since")

        def matches(task: Task) -> bool:
            return (modified is None or task.modified_at > modified) and (
                done is None or task.completed_at is None or task.completed_at > done
            )

        if params.get("project"):
            return self._in_project(call, matches)
        home(self.state, call)
        assignee = user(self.state, str(params["assignee"]), "assignee")
        mine = (task for task in self.state.tasks.values() if task.assignee == assignee and matches(task))
        return self._by_gid(call, "task", (task.gid for task in mine if self.state.sees("task", task.gid)))

    def project_tasks(self, call: Call) -> Answer:
        """A project's tasks; ``modified_since`` is none of its params and goes unheard."""
        done = moment(call, "completed_since")
        return self._in_project(
            call, lambda task: done is None or task.completed_at is None or task.completed_at > done
        )

    def _in_project(self, call: Call, matches: Callable[[Task], bool]) -> Answer:
        ranks = self.state.order[gid(self.state, call, "project")]
        wanted = _wanted(call)
        found = [each for each in ranks if matches(self.state.tasks[each])]
        return self.pages.answer(
            call, found, lambda each: (ranks[each],), lambda each: self.fields.show(Ref("task", each), wanted)
        )

    def task(self, call: Call) -> Answer:
        """One task."""
        return self.one(call, Ref("task", gid(self.state, call, "task")))

    def subtasks(self, call: Call) -> Answer:
        """A task's subtasks; not theirs."""
        return self._by_gid(call, "task", self.state.subtasks.get(gid(self.state, call, "task"), ()))

    def search(self, call: Call) -> Answer:
        """402 without a premium plan; with one, no page follows another. Only what a reader of changes needs."""
        home(self.state, call, required=True)
        if self.state.plan == "free":
            raise refused(402, "Search is only available to premium users.")
        projects = [each for each in str(call.params.get("projects.any", "")).split(",") if each]
        after, before = moment(call, "modified_at.after"), moment(call, "modified_at.before")
        found = [
            task
            for task in self.state.tasks.values()
            if self.state.sees("task", task.gid)
            and (not projects or any(place.project in projects for place in task.places))
            and (after is None or task.modified_at > after)
            and (before is None or task.modified_at < before)
            and task.modified_at <= call.at - self.state.index_delay
        ]
        by_creation = call.params.get("sort_by") == "created_at"
        found.sort(
            key=lambda task: task.created_at if by_creation else task.modified_at,
            reverse=not flag(call, "sort_ascending"),
        )
        shown = self.pages.answer(call, found[:100], lambda task: (task.gid,), lambda task: self._task(call, task))
        return Answer({"data": shown.body["data"]})

    def _task(self, call: Call, task: Task) -> dict[str, Any]:
        return self.fields.show(Ref("task", task.gid), _wanted(call))

    # Stories and events

    def stories(self, call: Call) -> Answer:
        """A task's stories, oldest first; ``created_after`` is cut to its second, and includes that second."""
        told = self.state.said_on.get(gid(self.state, call, "task"), ())
        after, subtype = moment(call, "created_after"), call.params.get("resource_subtype")
        if subtype not in (None, "comment_added"):
            raise refused(400, f"resource_subtype: Only comment_added is supported, not: {subtype}")
        if after is not None:
            after = after.replace(microsecond=0)
        sign = -1 if flag(call, "sort_ascending") is False else 1

        def place(story: Story) -> tuple[int, int]:
            return sign * round(story.created_at.timestamp() * 1000), sign * int(story.gid)

        found = [
            story
            for story in map(self.state.stories.__getitem__, told)
            if (after is None or story.created_at >= after) and subtype in (None, story.subtype)
        ]
        wanted = _wanted(call)
        found.sort(key=place)
        return self.pages.answer(call, found, place, lambda story: self.fields.show(Ref("story", story.gid), wanted))

    def story(self, call: Call) -> Answer:
        """One story of a task that may be seen."""
        story = gid(self.state, call, "story")
        if not self.state.sees("task", self.state.stories[story].task):
            raise refused(403, "You do not have access to this story.")
        return self.one(call, Ref("story", story))

    def events(self, call: Call) -> Answer:
        """Events of the project, task or portfolio in ``resource``, 100 by a token."""
        resource = str(call.params.get("resource", ""))
        if not resource:
            raise refused(400, "resource: Missing input")
        kind: Kind = "project" if resource in self.state.projects else "task"
        return self._events(call, gid(self.state, call, kind, "resource"), 100)

    def workspace_events(self, call: Call) -> Answer:
        """Everything that happens in the workspace, 1,000 by a token."""
        home(self.state, call, required=True)
        return self._events(call, self.state.home.gid, 1000)

    def _events(self, call: Call, resource: str, most: int) -> Answer:
        stretch = self.state.events.since(resource, str(call.params.get("sync", "")), call.at, most)
        if stretch.fresh:
            return Answer({**errors(412, STALE).body, "sync": stretch.sync}, 412)
        wanted = _wanted(call)
        told = [self.fields.event(happening, wanted) for happening in stretch.happenings]
        return Answer({"data": told, "sync": stretch.sync, "has_more": stretch.has_more})

    def reactions(self, call: Call) -> Answer:
        """Who reacted to a story with one emoji, which must be named."""
        story = self.state.stories[gid(self.state, call, "story", "target")]
        emoji = call.params.get("emoji_base")
        if not emoji:
            raise refused(400, "emoji_base: Missing input")
        users = [user for reaction, user in story.reactions if reaction == emoji]
        wanted: Tree = {"resource_type": {}, "name": {}}
        return self.pages.answer(
            call,
            sorted(users, key=int),
            lambda each: (int(each),),
            lambda each: {"emoji": emoji, "user": self.fields.show(Ref("user", each), wanted)},
        )


def _wanted(call: Call) -> Tree | None:
    return tree(str(call.params.get("opt_fields") or ""))

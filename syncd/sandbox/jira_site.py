"""The state of a Jira site, scripted by tests and stories and changed by the API's own writes."""

import threading
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.jira_index import Index
from syncd.sandbox.jira_records import (
    RESOLUTION,
    STATUSES,
    ChangeItem,
    Comment,
    Deployment,
    Document,
    History,
    Issue,
    Project,
    Status,
    User,
)

PERMISSIONS = ("BROWSE_PROJECTS", "USER_PICKER", "ADD_COMMENTS", "TRANSITION_ISSUES", "ASSIGN_ISSUES")


class JiraSite:
    """Users, projects and issues of one Jira, and the profile: what its API allows and how it behaves.

    deployment            ``Cloud``, or ``Server`` for a Data Center
    account               the user whose credentials are used: times are told in its time zone, and bare dates in JQL
                          are read in it
    permissions           what ``account`` may do; without BROWSE_PROJECTS there is nothing to see
    index_delay           how long a search does not see what was written; reading the issue itself shows it at once
    embedded_comments     how many comments, the newest, an issue carries. Atlassian does not say; 20 is the
                          assumption of other readers of it, one report (atlassian-mcp-server#230) saw 100
    embedded_changelog    how many histories, the newest, an issue carries (JRACLOUD-96459)
    rejected_is_anonymous whether a search with wrong credentials is answered as to nobody: 200 and no issues, as
                          several reports have it, instead of the 401 that the description promises
    bulk_created_epoch    whether changelog/bulkfetch tells times in epoch seconds, as the example in the vendor's
                          description has them, instead of the date-time that its schema has

    An ``issue`` argument is an issue, its id or any key it ever had; ``author`` an account id. ``at`` is the present
    by default; an ``at`` in the past is known to the search since then. All methods take the lock.
    """

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        self.clock = clock
        self.lock = lock
        self.deployment: Deployment = "Cloud"
        self.index_delay = timedelta()
        self.embedded_comments = 20
        self.embedded_changelog = 40
        self.rejected_is_anonymous = False
        self.bulk_created_epoch = False
        self.permissions = set(PERMISSIONS)
        self.users: dict[str, User] = {}
        self.projects: dict[str, Project] = {}
        self.issues: dict[str, Issue] = {}
        self._keys: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._index = Index()
        self._ids = {kind: count(10_001) for kind in ("issue", "comment", "history", "project")}
        self.account = self.users[
            self.user("syncd", "syncd@acme.test", account_id="5b10ac8d82e05b22cc7d4ef5", timezone="America/New_York")
        ]

    # People and projects

    def user(
        self,
        name: str,
        email: str | None = None,
        *,
        account_id: str = "",
        app: bool = False,
        customer: bool = False,
        active: bool = True,
        timezone: str = "Europe/Berlin",
    ) -> str:
        """Adds a user (without ``email``: the profile hides it) or replaces the one of that id; gives the id."""
        with self.lock:
            account_id = account_id or f"5b10a2844c2016570{len(self.users):07x}"
            kind = "app" if app else "customer" if customer else "atlassian"
            username = name.lower().replace(" ", ".")
            self.users[account_id] = User(account_id, name, email or "", kind, active, timezone, username)
            return account_id

    def project(self, key: str, name: str = "", *, hidden: bool = False) -> Project:
        """Adds a project, or changes the one of that key."""
        with self.lock:
            known = self.projects.get(key)
            project_id = known.id if known else str(next(self._ids["project"]))
            project = Project(project_id, key, name or (known.name if known else key), hidden)
            self.projects[key] = project
            for issue in [issue for issue in self.issues.values() if issue.project.id == project_id]:
                self._put(replace(issue, project=project), issue.updated)
            return project

    # Issues

    def issue(
        self,
        project: str,
        summary: str,
        description: Document | None,
        reporter: str,
        *,
        assignee: str | None = None,
        at: datetime | None = None,
        issuetype: str = "Task",
    ) -> Issue:
        """Files an issue in the project of that key."""
        with self.lock:
            author = self.users[reporter]
            number = self._numbers[project] = self._numbers.get(project, 0) + 1
            at = self._moment(at)
            issue = Issue(
                id=str(next(self._ids["issue"])),
                key=f"{project}-{number}",
                project=self.projects[project],
                summary=summary,
                description=description,
                status=STATUSES["To Do"],
                reporter=author,
                creator=author,
                assignee=self.users[assignee] if assignee else None,
                created=at,
                updated=at,
                issuetype=issuetype,
            )
            self._keys[issue.key] = issue.id
            return self._put(issue, at)

    def comment(
        self,
        issue: Issue | str,
        author: str,
        body: Document,
        *,
        at: datetime | None = None,
        public: bool = True,
        visibility: tuple[str, str] | None = None,
    ) -> str:
        """Comments an issue; gives the comment's id."""
        with self.lock:
            known, at, user = self.find(issue), self._moment(at), self.users[author]
            said = Comment(str(next(self._ids["comment"])), user, body, at, at, user, public, visibility)
            comments = tuple(sorted((*known.comments, said), key=lambda comment: comment.created))
            self._put(replace(known, comments=comments, updated=max(known.updated, at)), at)
            return said.id

    def edit_comment(
        self, issue: Issue | str, comment: str, body: Document, *, at: datetime | None = None, bump: bool = True
    ) -> None:
        """Changes a comment's text. ``bump``: whether the issue's ``updated`` moves; the vendor does not say."""
        with self.lock:
            known, at = self.find(issue), self._moment(at)
            if comment not in {said.id for said in known.comments}:
                raise KeyError(f"{known.key} has no comment {comment}")
            comments = tuple(
                replace(said, body=body, updated=at) if said.id == comment else said for said in known.comments
            )
            self._put(replace(known, comments=comments, updated=at if bump else known.updated), at)

    def delete_comment(
        self, issue: Issue | str, comment: str, *, at: datetime | None = None, bump: bool = True
    ) -> None:
        """Takes a comment away without a trace, as Jira does."""
        with self.lock:
            known, at = self.find(issue), self._moment(at)
            comments = tuple(said for said in known.comments if said.id != comment)
            self._put(replace(known, comments=comments, updated=at if bump else known.updated), at)

    def edit(
        self,
        issue: Issue | str,
        *,
        author: str,
        summary: str | None = None,
        description: Document | None = None,
        at: datetime | None = None,
    ) -> None:
        """Changes the summary or the description, with an entry in the changelog."""
        with self.lock:
            known = self.find(issue)
            items = []
            if summary is not None:
                items.append(ChangeItem("summary", None, known.summary, None, summary))
                known = replace(known, summary=summary)
            if description is not None:
                items.append(ChangeItem("description", None, str(known.description or ""), None, str(description)))
                known = replace(known, description=description)
            self._change(known, author, items, at)

    def transition(self, issue: Issue | str, status: str, author: str, *, at: datetime | None = None) -> None:
        """Moves an issue to the status of that name; to and from ``Done`` the resolution goes with it."""
        with self.lock:
            known, after, at = self.find(issue), STATUSES[status], self._moment(at)
            before = known.status
            items = [ChangeItem("status", before.id, before.name, after.id, after.name)]
            resolved = known.resolved
            if _done(after) and resolved is None:
                items.insert(0, ChangeItem("resolution", None, None, *RESOLUTION))
                resolved = at
            elif not _done(after) and resolved is not None:
                items.insert(0, ChangeItem("resolution", *RESOLUTION, None, None))
                resolved = None
            self._change(replace(known, status=after, resolved=resolved, status_changed=at), author, items, at)

    def assign(self, issue: Issue | str, user: str | None, author: str, *, at: datetime | None = None) -> None:
        """Assigns an issue, or with None nobody."""
        with self.lock:
            known = self.find(issue)
            before, after = known.assignee, self.users[user] if user else None
            item = ChangeItem(
                "assignee",
                before.account_id if before else None,
                before.name if before else None,
                after.account_id if after else None,
                after.name if after else None,
            )
            self._change(replace(known, assignee=after), author, [item], at)

    def move(self, issue: Issue | str, project: str, author: str, *, at: datetime | None = None) -> Issue:
        """Moves an issue to another project: its key changes, the old one leads to it, its id stays."""
        with self.lock:
            known, target = self.find(issue), self.projects[project]
            number = self._numbers[project] = self._numbers.get(project, 0) + 1
            key = f"{project}-{number}"
            items = [
                ChangeItem("project", known.project.id, known.project.name, target.id, target.name),
                ChangeItem("Key", None, known.key, None, key),
            ]
            self._keys[key] = known.id
            return self._change(replace(known, key=key, project=target), author, items, at)

    def delete_issue(self, issue: Issue | str) -> None:
        """Takes an issue away without a trace."""
        with self.lock:
            known = self.find(issue)
            del self.issues[known.id]
            self._index.put(known.id, None, self.clock.now())

    def touch(self, issue: Issue | str, *, at: datetime | None = None) -> None:
        """Moves an issue's ``updated``, as a change of a field nobody reads does."""
        with self.lock:
            at = self._moment(at)
            self._put(replace(self.find(issue), updated=at), at)

    def find(self, issue: Issue | str) -> Issue:
        """The issue as it is now; KeyError where there is none (any more)."""
        with self.lock:
            wanted = issue.id if isinstance(issue, Issue) else issue
            return self.issues[self._keys.get(wanted.upper(), wanted)]

    # What the API sees

    def readable(self, issue: Issue) -> bool:
        """Whether ``account`` may see it."""
        return "BROWSE_PROJECTS" in self.permissions and not issue.project.hidden

    def indexed(self, now: datetime, fresh: Iterable[str] = ()) -> list[Issue]:
        """What a search sees ``now``: each issue as it was ``index_delay`` ago, those in ``fresh`` as they are."""
        if not self.index_delay:
            return [issue for issue in self.issues.values() if self.readable(issue)]
        exact = [self.issues[issue_id] for issue_id in fresh if issue_id in self.issues]
        return [issue for issue in self._index.seen(now - self.index_delay, exact) if self.readable(issue)]

    def _change(self, issue: Issue, author: str, items: list[ChangeItem], at: datetime | None) -> Issue:
        moment = self._moment(at)
        history = History(str(next(self._ids["history"])), self.users[author], moment, tuple(items))
        histories = tuple(sorted((*issue.histories, history), key=lambda known: known.created))
        return self._put(replace(issue, histories=histories, updated=max(issue.updated, moment)), moment)

    def _put(self, issue: Issue, at: datetime) -> Issue:
        self.issues[issue.id] = issue
        self._index.put(issue.id, issue, at)
        return issue

    def _moment(self, at: datetime | None) -> datetime:
        """Jira counts in milliseconds."""
        at = (at or self.clock.now()).astimezone(UTC)
        return at.replace(microsecond=at.microsecond // 1000 * 1000)


def _done(status: Status) -> bool:
    return status.category.key == "done"

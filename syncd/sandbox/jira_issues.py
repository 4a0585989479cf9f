"""Jira's methods for one issue: reading it, its comments and changelog, and the writes syncd's users do in it."""

import base64
import json
from typing import Any

from syncd.sandbox import jira_documents
from syncd.sandbox.jira_fields import select
from syncd.sandbox.jira_json import Object, Rendering
from syncd.sandbox.jira_records import STATUSES, Comment, History, Issue
from syncd.sandbox.jira_search import NO_SUCH_ISSUE
from syncd.sandbox.jira_site import JiraSite
from syncd.sandbox.jira_wire import listed, lists, number, refused, rendering
from syncd.sandbox.requests import Answer, Call

MOST_COMMENTS, MOST_HISTORIES, MOST_CHANGELOGS = 5000, 100, 1000
NOT_ADF = "Operation value must be an Atlassian Document (see the Atlassian Document Format)"


class Issues:
    """The methods under ``issue/{key}``; ``base`` is filled in by the server with its address."""

    def __init__(self, site: JiraSite) -> None:
        self.site = site
        self.base = ""

    def get(self, call: Call) -> Answer:
        """The issue, by id or any key it ever had, told with the key it has now."""
        fields = select(lists(call.params, "fields"), default="*all")
        return Answer(self._to(call).issue(self._issue(call), fields, listed(call.params, "expand")))

    def comments(self, call: Call) -> Answer:
        """A page of an issue's comments, oldest first unless ``orderBy`` says otherwise."""
        issue, order = self._issue(call), str(call.params.get("orderBy", "")).strip().lower()
        start = max(0, number(call.params, "startAt", 0))
        most = min(MOST_COMMENTS, max(0, number(call.params, "maxResults", 100)))
        # A plus that was not encoded arrives as a space, and Jira takes it as it is meant.
        if order.lstrip("+-").strip() not in ("", "created"):
            raise refused(400, f"Cannot order by '{order}': comments are ordered by created, +created or -created.")
        comments = issue.comments[::-1] if order.startswith("-") else issue.comments
        return Answer(
            {
                "startAt": start,
                "maxResults": most,
                "total": len(comments),
                "comments": [self._to(call).comment(issue, said) for said in comments[start : start + most]],
            }
        )

    def comment(self, call: Call) -> Answer:
        """Adds a comment as the account that asks: ADF in v3, wiki text in v2."""
        issue, body = self._issue(call), call.params.get("body")
        self._allowed("ADD_COMMENTS", 403, "You do not have the permission to comment on this issue.")
        if "/rest/api/3/" in call.path:
            if jira_documents.problem(body):
                raise refused(400, comment=NOT_ADF)
        elif not isinstance(body, str) or not body.strip():
            raise refused(400, comment="Comment body can not be empty!")
        visibility = call.params.get("visibility")
        limited = (visibility["type"], visibility["value"]) if isinstance(visibility, dict) else None
        said = self.site.comment(issue, self.site.account.account_id, body or "", visibility=limited)
        issue = self.site.find(issue)
        return Answer(self._to(call).comment(issue, _comment(issue, said)), 201)

    def changelog(self, call: Call) -> Answer:
        """A page of an issue's histories, oldest first (of Cloud only)."""
        issue, to = self._issue(call), self._to(call)
        start = max(0, number(call.params, "startAt", 0))
        most = min(MOST_HISTORIES, max(1, number(call.params, "maxResults", MOST_HISTORIES)))
        page = issue.histories[start : start + most]
        here, last = to.path(f"issue/{issue.id}/changelog"), start + most >= len(issue.histories)
        following = {} if last else {"nextPage": f"{here}?maxResults={most}&startAt={start + most}"}
        return Answer(
            {
                "self": f"{here}?maxResults={most}&startAt={start}",
                **following,
                "maxResults": most,
                "startAt": start,
                "total": len(issue.histories),
                "isLast": last,
                "values": [to.history(history) for history in page],
            }
        )

    def changelogs(self, call: Call) -> Answer:
        """``changelog/bulkfetch``: histories of up to 1000 issues, by time and issue, the oldest first."""
        body = call.body if isinstance(call.body, dict) else {}
        wanted, fields = body.get("issueIdsOrKeys"), lists(body, "fieldIds")
        if not isinstance(wanted, list) or not 1 <= len(wanted) <= MOST_CHANGELOGS:
            raise refused(400, f"issueIdsOrKeys: between 1 and {MOST_CHANGELOGS} issue IDs or keys must be provided.")
        if len(fields) > 10:
            raise refused(400, "fieldIds: at most 10 field IDs can be provided.")
        most = number(body, "maxResults", 1000)
        if not 1 <= most <= 10_000:
            raise refused(400, "maxResults: must be between 1 and 10000.")
        histories = self._histories([str(name) for name in wanted], fields)
        start = _offset(body.get("nextPageToken"), len(histories))
        to, logs = self._to(call), dict[str, list[Object]]()
        for _, issue_id, history in histories[start : start + most]:
            logs.setdefault(issue_id, []).append(self._bulk_history(to, history, fields))
        found: dict[str, Any] = {
            "issueChangeLogs": [{"issueId": issue_id, "changeHistories": log} for issue_id, log in logs.items()]
        }
        if start + most < len(histories):
            found["nextPageToken"] = base64.urlsafe_b64encode(json.dumps({"at": start + most}).encode()).decode()
        return Answer(found)

    def transitions(self, call: Call) -> Answer:
        """What can be done with the issue: every status but the present leads to every other."""
        issue, to = self._issue(call), self._to(call)
        only = call.params.get("transitionId")
        able = "TRANSITION_ISSUES" in self.site.permissions
        return Answer(
            {
                "expand": "transitions",
                "transitions": [
                    {
                        "id": status.transition,
                        "name": status.name,
                        "to": to.status(status),
                        "hasScreen": False,
                        "isGlobal": True,
                        "isInitial": False,
                        "isAvailable": True,
                        "isConditional": False,
                        "looped": False,
                    }
                    for status in STATUSES.values()
                    if able and status != issue.status and only in (None, status.transition)
                ],
            }
        )

    def transition(self, call: Call) -> Answer:
        """Moves the issue to another status."""
        issue, asked = self._issue(call), call.params.get("transition")
        if not isinstance(asked, dict) or "id" not in asked:
            raise refused(400, "Missing 'transition' identifier")
        status = next((s for s in STATUSES.values() if s.transition == str(asked["id"]) and s != issue.status), None)
        if status is None or "TRANSITION_ISSUES" not in self.site.permissions:
            raise refused(400, "It seems that you have tried to perform an illegal workflow operation.")
        self.site.transition(issue, status.name, self.site.account.account_id)
        return Answer(b"", 204)

    def assign(self, call: Call) -> Answer:
        """Assigns the issue to a user, or with null to nobody."""
        issue, body = self._issue(call), call.body if isinstance(call.body, dict) else {}
        self._allowed("ASSIGN_ISSUES", 403, "You do not have permission to assign issues.")
        name = "accountId" if self.site.deployment == "Cloud" else "name"
        if name not in body:
            raise refused(400, f"{name} is missing.")
        wanted = body[name]
        users = self.site.users.values()
        found = next((u.account_id for u in users if wanted in (u.account_id, u.username)), None)
        if wanted is not None and found is None:
            raise refused(400, assignee=f"User '{wanted}' does not exist.")
        self.site.assign(issue, found, self.site.account.account_id)
        return Answer(b"", 204)

    def _to(self, call: Call) -> Rendering:
        return rendering(self.site, self.base, call)

    def _issue(self, call: Call) -> Issue:
        issue = self._known(str(call.params["key"]))
        if issue is None:
            raise refused(404, NO_SUCH_ISSUE)
        return issue

    def _known(self, name: str) -> Issue | None:
        try:
            issue = self.site.find(name)
        except KeyError:
            return None
        return issue if self.site.readable(issue) else None

    def _allowed(self, permission: str, status: int, message: str) -> None:
        if permission not in self.site.permissions:
            raise refused(status, message)

    def _histories(self, names: list[str], fields: list[str]) -> list[tuple[Any, str, History]]:
        issues = {issue.id: issue for name in names if (issue := self._known(name))}
        found = [
            ((history.created, int(issue.id), int(history.id)), issue.id, history)
            for issue in issues.values()
            for history in issue.histories
            if not fields or any(item.field_id in fields for item in history.items)
        ]
        return sorted(found, key=lambda entry: entry[0])

    def _bulk_history(self, to: Rendering, history: History, fields: list[str]) -> Object:
        told = to.history(history, fields)
        return {**told, "created": int(history.created.timestamp())} if self.site.bulk_created_epoch else told


def _comment(issue: Issue, comment_id: str) -> Comment:
    return next(comment for comment in issue.comments if comment.id == comment_id)


def _offset(token: Any, total: int) -> int:
    if not token:
        return 0
    try:
        at = json.loads(base64.urlsafe_b64decode(str(token)))["at"]
        if 0 < int(at) < total:
            return int(at)
    except (ValueError, TypeError, KeyError):
        pass
    raise refused(400, "The provided next page token is invalid or expired.")

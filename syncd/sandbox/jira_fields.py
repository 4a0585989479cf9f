"""The fields of an issue: which a request gets, how each is told, and the list of them that ``GET field`` gives."""

from collections.abc import Iterable
from typing import Any

from syncd.sandbox.jira_json import SIZES, Fields, Object, Rendering
from syncd.sandbox.jira_records import RESOLUTION, Issue

_PRIORITIES = {"Highest": "1", "High": "2", "Medium": "3", "Low": "4", "Lowest": "5"}
_TYPES = {"Task": "10002", "Story": "10001", "Bug": "10003"}
_NOT_NAVIGABLE = frozenset({"comment", "worklog", "attachment", "timetracking"})
_UNSET = (
    "timespent",
    "aggregatetimespent",
    "lastViewed",
    "timeestimate",
    "timeoriginalestimate",
    "environment",
    "aggregatetimeestimate",
    "aggregatetimeoriginalestimate",
    "duedate",
    "security",
)
_EMPTY = ("fixVersions", "versions", "labels", "issuelinks", "components", "subtasks", "attachment")


def select(wanted: Iterable[str], *, default: str) -> Fields:
    """The fields that ``wanted`` names: ids, ``*all``, ``*navigable``, and with a minus what is left out.

    ``default`` is what only exclusions, or nothing at all, start from.
    """
    names = {name.strip() for part in wanted for name in part.split(",") if name.strip()}
    left_out = {name[1:] for name in names if name.startswith("-")}
    asked = {name for name in names if not name.startswith("-")} or {default}
    chosen = asked - left_out
    if "*all" in asked:
        chosen = FIELDS.keys() - left_out
    elif "*navigable" in asked:
        chosen = (FIELDS.keys() - _NOT_NAVIGABLE | asked) - left_out
    return {name: render for name, render in FIELDS.items() if name in chosen}


def described() -> list[Object]:
    """All fields, as ``GET field`` describes them."""
    return [
        {
            "id": name,
            "key": name,
            "name": _NAMES.get(name, name.capitalize()),
            "custom": False,
            "orderable": name not in ("created", "updated", "creator"),
            "navigable": name not in _NOT_NAVIGABLE,
            "searchable": True,
            "clauseNames": [name],
            "schema": {"type": _SCHEMAS.get(name, "string"), "system": name},
        }
        for name in ("issuekey", *FIELDS)
    ]


_NAMES = {"issuekey": "Key", "issuetype": "Issue Type", "resolutiondate": "Resolved"}
_SCHEMAS = {
    "created": "datetime",
    "updated": "datetime",
    "resolutiondate": "datetime",
    "status": "status",
    "resolution": "resolution",
    "project": "project",
    "comment": "comments-page",
    "assignee": "user",
    "reporter": "user",
    "creator": "user",
}


def _project(rendering: Rendering, issue: Issue) -> Object:
    project, base = issue.project, rendering.base
    return {
        "self": rendering.path(f"project/{project.id}"),
        "id": project.id,
        "key": project.key,
        "name": project.name,
        "projectTypeKey": "software",
        **({"simplified": False} if rendering.cloud else {}),
        "avatarUrls": {size: f"{base}/secure/projectavatar?pid={project.id}&size={size}" for size in SIZES},
    }


def _issuetype(rendering: Rendering, issue: Issue) -> Object:
    type_id = _TYPES.get(issue.issuetype, "10009")
    return {
        "self": rendering.path(f"issuetype/{type_id}"),
        "id": type_id,
        "description": "",
        "iconUrl": f"{rendering.base}/secure/viewavatar?avatarId=10318&avatarType=issuetype",
        "name": issue.issuetype,
        "subtask": False,
        "avatarId": 10318,
    }


def _priority(rendering: Rendering, issue: Issue) -> Object:
    priority_id = _PRIORITIES[issue.priority]
    icon = f"{rendering.base}/images/icons/priorities/{issue.priority.lower()}.svg"
    path = rendering.path(f"priority/{priority_id}")
    return {"self": path, "iconUrl": icon, "name": issue.priority, "id": priority_id}


def _resolution(rendering: Rendering, issue: Issue) -> Object | None:
    if issue.resolved is None:
        return None
    resolution_id, name = RESOLUTION
    path = rendering.path(f"resolution/{resolution_id}")
    return {"self": path, "id": resolution_id, "description": "", "name": name}


def _progress(_rendering: Rendering, _issue: Issue) -> Object:
    return {"progress": 0, "total": 0}


def _votes(rendering: Rendering, issue: Issue) -> Object:
    return {"self": rendering.path(f"issue/{issue.key}/votes"), "votes": 0, "hasVoted": False}


def _watches(rendering: Rendering, issue: Issue) -> Object:
    return {"self": rendering.path(f"issue/{issue.key}/watchers"), "watchCount": 1, "isWatching": False}


def _worklog(_rendering: Rendering, _issue: Issue) -> Object:
    return {"startAt": 0, "maxResults": 20, "total": 0, "worklogs": []}


def _unset(_rendering: Rendering, _issue: Issue) -> None:
    return None


def _none_of_it(_rendering: Rendering, _issue: Issue) -> list[Any]:
    return []


FIELDS: Fields = {
    "statuscategorychangedate": lambda to, issue: to.moment(issue.status_changed or issue.created),
    "issuetype": _issuetype,
    "project": _project,
    "resolution": _resolution,
    "resolutiondate": lambda to, issue: to.moment(issue.resolved) if issue.resolved else None,
    "workratio": lambda _to, _issue: -1,
    "watches": _watches,
    "created": lambda to, issue: to.moment(issue.created),
    "priority": _priority,
    "assignee": lambda to, issue: to.user(issue.assignee) if issue.assignee else None,
    "updated": lambda to, issue: to.moment(issue.updated),
    "status": lambda to, issue: to.status(issue.status),
    "description": lambda to, issue: to.document(issue.description),
    "timetracking": lambda _to, _issue: {},
    "summary": lambda _to, issue: issue.summary,
    "creator": lambda to, issue: to.user(issue.creator),
    "reporter": lambda to, issue: to.user(issue.reporter),
    "aggregateprogress": _progress,
    "progress": _progress,
    "votes": _votes,
    "worklog": _worklog,
    "comment": lambda to, issue: to.comments(issue),
    **dict.fromkeys(_UNSET, _unset),
    **dict.fromkeys(_EMPTY, _none_of_it),
}

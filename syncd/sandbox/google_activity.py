"""Drive Activity v2: who did what to which file, without words: a hint of where to look."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeAlias

from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.google_query import ORDERS
from syncd.sandbox.google_records import FOLDER, Activity, File, moment
from syncd.sandbox.google_shapes import EDITORS
from syncd.sandbox.google_wire import Asked, invalid, page, size, status_error, time
from syncd.sandbox.requests import Refused

Test: TypeAlias = Callable[[Activity], bool]

_TERM = re.compile(
    r"""\s*(?:AND\s+)?(?:
        time\s*(?P<order><=|>=|<|>|=)\s*(?:"(?P<text>[^"]*)"|(?P<number>\d+))
      | (?P<not>-?)detail\.action_detail_case\s*:\s*(?:\((?P<several>[A-Z_\s]*)\)|(?P<one>[A-Z_]+))
    )(?=\s|$)""",
    re.VERBOSE,
)
CASES = frozenset({"CREATE", "EDIT", "MOVE", "RENAME", "DELETE", "RESTORE", "PERMISSION_CHANGE", "COMMENT",
    "DLP_CHANGE", "REFERENCE", "SETTINGS_CHANGE", "APPLIED_LABEL_CHANGE"})  # fmt: skip


class Activities:
    """``activity``. Not consolidated; the newest first."""

    def __init__(self, drive: GoogleDrive) -> None:
        self.drive = drive
        self.tree = drive.tree

    def query(self, asked: Asked) -> dict[str, Any]:
        """The activities on one item, or on all below a folder (without either: below the account's My Drive)."""
        body = asked.body if isinstance(asked.body, dict) else {}
        self._known(body, asked)
        files = self._files(body, asked)
        test = _filter(str(body.get("filter") or ""))
        known = asked.at - self.drive.activity_lag
        found = [each for each in self.tree.activities if each.file in files and each.at <= known and test(each)]
        found.sort(key=lambda each: each.at)
        found.reverse()
        shown, token = page(asked, found, size(asked, 50, 1000), "filter", "ancestorName", "itemName")
        told: dict[str, Any] = {"activities": [self._told(each, asked.viewer) for each in shown]} if shown else {}
        return told | ({"nextPageToken": token} if token else {})

    @staticmethod
    def _known(body: dict[str, Any], asked: Asked) -> None:
        for name in body:
            if name not in ("ancestorName", "itemName", "filter", "pageSize", "pageToken", "consolidationStrategy"):
                text = f'Invalid JSON payload received. Unknown name "{name}": Cannot find field.'
                raise invalid(asked.method.service, name, text)
        if body.get("ancestorName") and body.get("itemName"):
            raise invalid(asked.method.service, "key", "Only one of item_name and ancestor_name may be set.")

    def _files(self, body: dict[str, Any], asked: Asked) -> set[str]:
        """The ids of the files whose activities are asked for and may be seen."""
        name = str(body.get("itemName") or body.get("ancestorName") or "items/root")
        collection, _, file_id = name.partition("/")
        if collection != "items" or not file_id:
            raise invalid(asked.method.service, "ancestorName" if "ancestorName" in body else "itemName")
        if file_id == "root":
            file_id = self.drive.root(asked.viewer)
        file = self.tree.files.get(file_id)
        if file is None or not self.tree.sees(file, asked.viewer):
            raise Refused(status_error(404, "Requested entity was not found."))
        family = [file] if body.get("itemName") else self.tree.family(file)
        return {each.id for each in family if self.tree.sees(each, asked.viewer)}

    def _told(self, activity: Activity, viewer: str) -> dict[str, Any]:
        detail = self._detail(activity, viewer)
        target = self._target(activity, viewer)
        actor = self._actor(activity, viewer)
        at = {"timestamp": moment(activity.at)}
        return {
            "primaryActionDetail": detail,
            "actors": [actor],
            "actions": [{"detail": detail, "actor": actor, "target": target, **at}],
            "targets": [target],
            **at,
        }

    def _detail(self, activity: Activity, viewer: str) -> dict[str, Any]:
        match activity.case:
            case "comment":
                return {"comment": self._comment(activity, viewer)}
            case "rename":
                new = self.tree.files[activity.file].name
                return {"rename": {"oldTitle": activity.subtype, "newTitle": new}}
            case "move":
                return {"move": self._move(activity)}
            case "create":
                return {"create": {"new": {}}}
            case "delete" | "restore":
                return {activity.case: {"type": activity.kind}}
            case case:
                return {case: {}}

    def _comment(self, activity: Activity, viewer: str) -> dict[str, Any]:
        inner: dict[str, Any] = {"subtype": activity.subtype}
        if activity.kind == "assignment" and activity.assigned:
            inner["assignedUser"] = self._user(activity.assigned, viewer)
        told: dict[str, Any] = {activity.kind: inner}
        if activity.mentions:
            told["mentionedUsers"] = [self._user(email, viewer) for email in activity.mentions]
        return told

    def _move(self, activity: Activity) -> dict[str, Any]:
        now = self.tree.files[activity.file].parent
        return {
            "addedParents": [self._parent(parent) for parent in [now] if parent],
            "removedParents": [self._parent(parent) for parent in [activity.subtype] if parent],
        }

    def _parent(self, folder: str) -> dict[str, Any]:
        title = self.tree.files[folder].name
        return {"driveItem": {"name": f"items/{folder}", "title": title, "driveFolder": {"type": "STANDARD_FOLDER"}}}

    def _actor(self, activity: Activity, viewer: str) -> dict[str, Any]:
        person = self.tree.people.get(activity.actor or self.tree.files[activity.file].owner)
        if person is None or person.anonymous:
            return {"anonymous": {}}
        return {"user": self._user(person.email, viewer)}

    def _user(self, email: str, viewer: str) -> dict[str, Any]:
        person = self.tree.people.get(email)
        if person is None:
            return {"unknownUser": {}}
        told: dict[str, Any] = {"personName": f"people/{person.account_id}"}
        return {"knownUser": told | ({"isCurrentUser": True} if email == viewer else {})}

    def _target(self, activity: Activity, viewer: str) -> dict[str, Any]:
        file = self.tree.files[activity.file]
        item = self._item(file, viewer)
        if activity.case != "comment":
            return {"driveItem": item}
        editor = EDITORS.get(file.mime, "file")
        return {
            "fileComment": {
                "legacyCommentId": activity.post,
                "legacyDiscussionId": activity.thread,
                "linkToDiscussion": f"https://docs.google.com/{editor}/d/{file.id}/edit?disco={activity.thread}",
                "parent": item,
            }
        }

    def _item(self, file: File, viewer: str) -> dict[str, Any]:
        told: dict[str, Any] = {"name": f"items/{file.id}", "title": file.name, "mimeType": file.mime}
        if file.mime == FOLDER:
            told["driveFolder"] = {"type": "STANDARD_FOLDER"}
        else:
            told |= {"driveFile": {}, "file": {}}
        if file.drive:
            root = self.tree.files[file.drive]
            told["owner"] = {"drive": {"name": f"drives/{root.id}", "title": root.name}}
        else:
            told["owner"] = {"user": self._user(file.owner, viewer)}
        return told


def _filter(text: str) -> Test:
    """A filter read; 400 for one that cannot be."""
    tests, at = [], 0
    while text[at:].strip():
        match = _TERM.match(text, at)
        if match is None:
            raise invalid("driveactivity", "filter", f"Invalid filter: {text}")
        tests.append(_time(match, text) if match["order"] else _case(match, text))
        at = match.end()
    return lambda activity: all(test(activity) for test in tests)


def _time(match: re.Match[str], text: str) -> Test:
    order = ORDERS[match["order"]]
    try:
        number = match["number"]
        wanted = datetime.fromtimestamp(int(number) / 1000, UTC) if number else time(match["text"])
    except (ValueError, OverflowError, OSError):
        raise invalid("driveactivity", "filter", f"Invalid filter: {text}") from None
    return lambda activity: order(activity.at, wanted)


def _case(match: re.Match[str], text: str) -> Test:
    wanted = set((match["several"] or match["one"] or "").split())
    if not wanted or wanted - CASES:
        raise invalid("driveactivity", "filter", f"Invalid filter: {text}")
    return lambda activity: (activity.case.upper() in wanted) != bool(match["not"])

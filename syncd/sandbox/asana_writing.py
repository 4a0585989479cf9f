"""What can be written to the stand-in's Asana: comments, and a task's own members."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from syncd.sandbox.asana_html import rich
from syncd.sandbox.asana_reading import Reading
from syncd.sandbox.asana_records import Ref
from syncd.sandbox.asana_wire import data, gid, refused, user
from syncd.sandbox.asana_workspace import AsanaWorkspace
from syncd.sandbox.requests import Answer, Call

WRITABLE = frozenset(("name", "notes", "html_notes", "completed", "assignee", "due_on"))


class Writing:
    """The methods of POST and PUT requests; what they write is the account's."""

    def __init__(self, workspace: AsanaWorkspace, reading: Reading) -> None:
        self.workspace = workspace
        self.reading = reading
        self.base = ""

    def comment(self, call: Call) -> Answer:
        """Comments a task; answers the story, and where it is."""
        task, written = gid(self.workspace, call, "task"), data(call)
        text, html = written.get("text"), written.get("html_text")
        if (text is None) == (html is None):
            raise refused(
                400, "text: Missing input" if text is None else "You may only provide one of text or html_text!"
            )
        html = self._html(html, "html_text")
        story = self.workspace.comment(
            task, self.workspace.account, str(text or ""), html_text=html, pinned=written.get("is_pinned") is True
        )
        shown = self.reading.one(call, Ref("story", story))
        return Answer(shown.body, 201, {"Location": f"{self.base}/stories/{story}"})

    def task(self, call: Call) -> Answer:
        """Changes what ``data`` names of a task, and nothing else; all or nothing."""
        task, written = gid(self.workspace, call, "task"), data(call)
        for name in written:
            if name not in WRITABLE:
                raise refused(400, f"{name}: Cannot write this property")
        changes = self._read(written)
        self._apply(task, changes)
        return self.reading.one(call, Ref("task", task))

    def _read(self, written: Mapping[str, Any]) -> dict[str, Any]:
        changes = dict(written)
        if not isinstance(written.get("completed", False), bool):
            raise refused(400, f"completed: Not a Boolean: {written['completed']}")
        if (assignee := written.get("assignee")) is not None:
            changes["assignee"] = user(self.workspace, str(assignee), "assignee")
        if (due := written.get("due_on")) is not None:
            changes["due_on"] = _day(due)
        if "html_notes" in written:
            changes["html_notes"] = self._html(written["html_notes"], "html_notes")
        return changes

    def _apply(self, task: str, changes: Mapping[str, Any]) -> None:
        workspace, me = self.workspace, self.workspace.account
        known = workspace.tasks[task]
        if "name" in changes:
            workspace.rename(task, str(changes["name"]), me)
        if "notes" in changes or "html_notes" in changes:
            workspace.edit_notes(task, str(changes.get("notes", "")), me, html_notes=changes.get("html_notes"))
        if "assignee" in changes and changes["assignee"] != known.assignee:
            workspace.assign(task, changes["assignee"], me)
        if "due_on" in changes and changes["due_on"] != known.due_on:
            workspace.set_due(task, changes["due_on"], me)
        if changes.get("completed", known.completed_at is not None) != (known.completed_at is not None):
            (workspace.complete if changes["completed"] else workspace.reopen)(task, me)

    def _html(self, source: Any, name: str) -> str | None:
        if source is None:
            return None
        try:
            return rich(str(source), self.workspace.named, strict=True).html
        except ValueError:
            raise refused(400, f"{name}: XML is invalid") from None


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(str(value)).isoformat()
    except ValueError:
        raise refused(400, f"due_on: Date must be in ISO-8601 (yyyy-mm-dd) format, not: {value}") from None

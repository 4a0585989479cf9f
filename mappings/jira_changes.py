"""What a Jira issue's changelog tells: statuses, assignments, and edits of what the issue itself says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from mappings.jira_people import words
from mappings.jira_thread import Text, Thread, moment
from syncd.model import Account, Event, Kind

Item: TypeAlias = Mapping[str, Any]
_WORDS = ("description", "summary", "key")


class Changelog:
    """An issue's histories, oldest first, in whatever order they were given."""

    def __init__(self, histories: Sequence[Mapping[str, Any]]) -> None:
        known = [(moment(history["created"]), int(str(history["id"])), history) for history in histories]
        known.sort(key=lambda entry: entry[:2])
        self.entries: list[tuple[datetime, Mapping[str, Any], dict[str, Item]]] = [
            (at, history, {_field(item): item for item in history["items"]}) for at, _, history in known
        ]

    def first(self, field: str) -> Item | None:
        """The earliest change of a field."""
        return next((items[field] for _, _, items in self.entries if field in items), None)

    def last(self, field: str) -> Item | None:
        """The latest change of a field."""
        return next((items[field] for _, _, items in reversed(self.entries) if field in items), None)


def _field(item: Item) -> str:
    """Cloud's ``fieldId`` where it is given (``issuekey``: the key), else the name Data Center gives."""
    field: str = (item.get("fieldId") or item["field"]).lower()
    return "key" if field == "issuekey" else field


def changes(thread: Thread, log: Changelog, fields: Mapping[str, Any], said: Text) -> Iterator[Event]:
    """The events of the changelog. ``said`` is what the issue said when it was created."""
    edits = _Edits(thread, log, fields, said) if log.entries else None
    for at, history, items in log.entries:
        actor = thread.people.account(history.get("author"))
        name = f"change:{history['id']}"
        if item := items.get("status"):
            yield _status(thread, name, at, actor, items, item)
        elif item := items.get("resolution"):
            body = Text(words(item.get("toString")) or "Unresolved")
            yield thread.event(f"{name}:resolution", Kind.STATUS, at, actor, body)
        if item := items.get("assignee"):
            assignees = _assignees(thread, log, fields, item)
            body = Text(words(item.get("toString")))
            yield thread.event(f"{name}:assignee", Kind.ASSIGNMENT, at, actor, body, assignees=assignees)
        if edits and (edited := next((field for field in _WORDS if field in items), "")):
            body = edits.after(items)
            yield thread.event(f"{name}:{edited}", Kind.EDIT, at, actor, body, target="created")


def _status(
    thread: Thread, name: str, at: datetime, actor: Account | None, items: Mapping[str, Item], item: Item
) -> Event:
    """A change of status: resolved or reopened where it crosses into or out of the category ``done``.

    A status that no longer exists has no category: such a change says nothing about being closed.
    """
    closed = thread.closed.get(str(item.get("to")))
    before = thread.closed.get(str(item.get("from")))
    kind = Kind.STATUS
    if closed and not before:
        kind = Kind.RESOLVE
    elif closed is False and before:
        kind = Kind.REOPEN
    resolution = words(items.get("resolution", {}).get("toString"))
    meta = {"resolution": resolution} if resolution else None
    return thread.event(f"{name}:status", kind, at, actor, Text(words(item.get("toString"))), closed=closed, meta=meta)


def _assignees(thread: Thread, log: Changelog, fields: Mapping[str, Any], item: Item) -> tuple[Account, ...]:
    """Who is assigned after a change; the latest is also the issue's assignee, whom Jira describes better there."""
    identity = words(item.get("tmpToAccountId") or item.get("to"))
    if not identity:
        return ()
    known = thread.people.find(identity)
    if known is None and item is log.last("assignee"):
        known = thread.people.account(fields.get("assignee"))
    return (known or thread.people.named(identity, words(item.get("toString"))),)


def assigned_at_first(thread: Thread, log: Changelog, fields: Mapping[str, Any]) -> tuple[Account, ...]:
    """Who was assigned when the issue was created."""
    first = log.first("assignee")
    if first is None:
        assignee = thread.people.account(fields.get("assignee"))
        return (assignee,) if assignee else ()
    identity = words(first.get("tmpFromAccountId") or first.get("from"))
    return (thread.people.named(identity, words(first.get("fromString"))),) if identity else ()


def closed_at_first(thread: Thread, log: Changelog, fields: Mapping[str, Any]) -> bool | None:
    """Whether the status the issue was created in closes it."""
    first = log.first("status")
    return thread.closed.get(str(first.get("from") if first else fields["status"]["id"]))


def said_at_first(thread: Thread, log: Changelog, fields: Mapping[str, Any]) -> Text:
    """What the issue said when it was created, so that it reads the same whenever it is read first.

    The description; where there is none, the summary is all that the reporter said.
    """
    first = log.first("description")
    body = thread.read(first.get("fromString") if first else fields.get("description"))
    summary = log.first("summary")
    return body if body.text else Text(words(summary.get("fromString")) if summary else thread.summary)


class _Edits:
    """What the issue says after each change of its words, one after the other."""

    def __init__(self, thread: Thread, log: Changelog, fields: Mapping[str, Any], said: Text) -> None:
        self._thread = thread
        self._fields = fields
        self._last = log.last("description")
        first = log.first("description")
        self._description = thread.read(first.get("fromString")) if first else thread.read(fields.get("description"))
        self._said = said

    def after(self, items: Mapping[str, Item]) -> Text:
        """The last change of the description left what the issue shows now; of earlier ones there is only markup."""
        if (item := items.get("description")) is not None:
            now = self._fields.get("description") if item is self._last else item.get("toString")
            self._description = self._said = self._thread.read(now)
        if not self._description.text and (summary := items.get("summary")):
            self._said = Text(words(summary.get("toString")))
        return self._said

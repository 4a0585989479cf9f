"""A Jira issue as events: its description as the first message, its comments, its changelog."""

from collections.abc import Iterator, Mapping
from typing import Any

from mappings.jira_changes import Changelog, assigned_at_first, changes, closed_at_first, said_at_first
from mappings.jira_people import words
from mappings.jira_thread import Text, Thread, moment, thread
from syncd.model import Event, Item, Kind, SourceInfo


def events(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The events of an item of the Jira connector: an issue with all its comments and its whole changelog.

    ``payload``: ``issue`` (as the REST API gives it), ``comments``, ``histories``, ``statuses`` (category by status
    id), ``site`` (what links begin with), ``public`` (whether the project's people may all read along).
    """
    if item.kind != "issue":
        raise ValueError(f"no such kind of item: {item.kind}")
    payload = item.payload
    issue = thread(source.name, source.base_url, payload)
    fields = payload["issue"]["fields"]
    log = Changelog(payload["histories"])
    said = said_at_first(issue, log, fields)
    yield issue.event(
        "created",
        Kind.CREATED,
        moment(fields["created"]),
        issue.people.account(fields.get("reporter") or fields.get("creator")),
        said,
        assignees=assigned_at_first(issue, log, fields),
        closed=closed_at_first(issue, log, fields),
    )
    for comment in payload["comments"]:
        yield from _comment(issue, comment)
    yield from changes(issue, log, fields, said)
    yield from _untold(issue, log, fields)


def _comment(issue: Thread, comment: Mapping[str, Any]) -> Iterator[Event]:
    """A comment, and what it says since its last edit; internal and restricted ones are private.

    ``jsdPublic`` is false for an internal comment of a service project and true or absent for all others.
    """
    name = f"comment:{comment['id']}"
    body = issue.read(comment["body"])
    open_to_all = comment.get("jsdPublic") is not False and not comment.get("visibility")
    place = issue.public if open_to_all else issue.private
    url = f"{issue.site}/browse/{issue.key}?focusedCommentId={comment['id']}"
    parent = comment.get("parentId")
    author = issue.people.account(comment.get("author"))
    yield issue.event(
        name,
        Kind.MESSAGE,
        moment(comment["created"]),
        author,
        body,
        place=place,
        url=url,
        reply_to=f"comment:{parent}" if parent else "",
    )
    updated = comment.get("updated")
    if updated is not None and updated != comment["created"]:
        editor = issue.people.account(comment.get("updateAuthor")) or author
        at = moment(updated)
        stamp = at.isoformat(timespec="milliseconds")
        yield issue.event(f"{name}:edit:{stamp}", Kind.EDIT, at, editor, body, place=place, url=url, target=name)


def _untold(issue: Thread, log: Changelog, fields: Mapping[str, Any]) -> Iterator[Event]:
    """The status as it is now, where the changelog ends elsewhere: an import or a migration tells nothing."""
    status = fields["status"]
    last = log.last("status")
    if last is None or str(last.get("to")) == str(status["id"]):
        return
    closed = issue.closed[str(status["id"])]
    if issue.closed.get(str(last.get("to"))) is closed:
        return
    at = moment(fields["updated"])
    name = f"status:{status['id']}:{at.isoformat(timespec='milliseconds')}"
    kind = Kind.RESOLVE if closed else Kind.REOPEN
    yield issue.event(name, kind, at, None, Text(words(status.get("name"))), closed=closed)

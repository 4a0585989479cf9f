"""Google's comments to events: comments, replies, mentions, assignments, resolutions, edits, deletions, suggestions.

An item of kind ``comment`` has the payload ``{"file", "comment", "authors", "people", "me", "program", "public",
"edited"}``: a comment as Drive's ``comments.list`` gives it, with all its replies, the file it stands in (``id``,
``name``, ``webViewLink``, ``owner``), and what the connector knows of its authors. Of kind ``suggestion``: the same
with a ``suggestion`` as the Docs API's ``documents.get`` gives it. Of kind ``file``: a file whose comments could not be
read (``problem``), which is refused with Google's reason, or can be read again, of which there is nothing to tell.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from html import unescape
from typing import Any

from mappings.google_docs_thread import Thread, moment, thread, words
from syncd.model import Event, Item, Kind, SourceInfo

_ACTIONS = {"resolve": (Kind.RESOLVE, True), "reopen": (Kind.REOPEN, False)}
_DECISIONS = {"ACCEPT": "accepted", "REJECT": "rejected"}


def events(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The events of one comment. LookupError, TypeError or ValueError where it lacks what Google promises."""
    match item.kind:
        case "comment":
            yield from _comment(thread(source.name, item.payload, item.payload["comment"]["id"]), item)
        case "suggestion":
            yield from _suggestion(
                thread(source.name, item.payload, item.payload["suggestion"]["suggestionId"]),
                item.payload["suggestion"],
            )
        case "file":
            if problem := item.payload.get("problem"):
                raise ValueError(str(problem))
        case kind:
            raise ValueError(f"an item of Google's is a comment, a suggestion or a file, not a {kind!r}")


def _comment(of: Thread, item: Item) -> Iterator[Event]:
    comment = item.payload["comment"]
    modified = moment(comment["modifiedTime"])
    if comment.get("deleted"):
        yield of.event("delete", Kind.DELETE, modified, None, target=of.head)
        return
    replies = comment.get("replies") or ()
    first = of.said(comment, of.head, quoted=_quoted(comment))
    yield first
    if assignee := comment.get("assigneeEmailAddress"):
        yield of.assigned(first, assignee)
    if _edited(comment, replies, modified, item.payload.get("edited")):
        yield of.edit(first, modified)
    closed: bool | None = None
    turns = 0
    for reply in replies:
        for event in _reply(of, reply):
            yield event
            if event.kind in (Kind.RESOLVE, Kind.REOPEN):
                closed, turns = event.closed, turns + 1
    resolved = comment.get("resolved")
    if resolved is True and closed is not True:
        yield of.event(f"resolved:{turns}", Kind.RESOLVE, modified, None, closed=True)
    elif resolved is False and closed is True:
        yield of.event(f"reopened:{turns}", Kind.REOPEN, modified, None, closed=False)


def _reply(of: Thread, reply: Mapping[str, Any]) -> Iterator[Event]:
    name = of.reply(reply["id"])
    created, modified = moment(reply["createdTime"]), moment(reply.get("modifiedTime") or reply["createdTime"])
    if reply.get("deleted"):
        yield of.event(f"{name}:delete", Kind.DELETE, modified, None, reply_to=of.head, target=name)
        return
    action = reply.get("action")
    said = of.said(reply, name, reply_to=of.head)
    if said.text or action not in _ACTIONS:
        yield said
        if modified > created:
            yield of.edit(said, modified)
    if assignee := reply.get("assigneeEmailAddress"):
        yield of.assigned(said, assignee)
    if action in _ACTIONS:
        kind, closed = _ACTIONS[action]
        yield of.event(f"{name}:{action}", kind, created, said.actor, reply_to=of.head, closed=closed)


def _edited(comment: Mapping[str, Any], replies: Any, modified: datetime, known: object) -> bool:
    """Whether the comment's own words changed: the connector knows where it saw them before.

    Else it must have been, where nothing that happened to a reply explains the comment's ``modifiedTime``.
    """
    if isinstance(known, bool):
        return known
    times = [moment(reply.get("modifiedTime") or reply["createdTime"]) for reply in replies]
    return modified > max([moment(comment["createdTime"]), *times])


def _quoted(comment: Mapping[str, Any]) -> str:
    """The passage that is commented on; Drive gives it as HTML, at least escaped."""
    quoted = comment.get("quotedFileContent")
    value = quoted.get("value") if isinstance(quoted, Mapping) else None
    return unescape(value) if isinstance(value, str) else ""


def _suggestion(of: Thread, suggestion: Mapping[str, Any]) -> Iterator[Event]:
    """A suggested edit: who made it, what was said about it, and whether it was taken over."""
    head = suggestion["headPost"]
    summary = words(suggestion.get("summaryText"))
    yield of.posted(
        head, of.head, lead=f"Suggestion: {summary}" if summary else "Suggestion", meta={"suggestion": True}
    )
    decided = False
    for post in suggestion.get("replies") or ():
        name = of.reply(post["postId"])
        at = moment(post["createTime"])
        if post.get("deleted"):
            later = moment(post.get("updateTime") or post["createTime"])
            yield of.event(f"{name}:delete", Kind.DELETE, later, None, reply_to=of.head, target=name)
            continue
        said = of.posted(post, name, reply_to=of.head)
        decision = _DECISIONS.get(str(post.get("suggestionAction")))
        if said.text or not decision:
            yield said
        if decision:
            decided = True
            meta = {"suggestion": decision}
            yield of.event(f"{name}:{decision}", Kind.RESOLVE, at, said.actor, reply_to=of.head, closed=True, meta=meta)
    status = suggestion.get("status")
    if not decided and status in ("ACCEPTED", "REJECTED"):
        at = moment(head.get("updateTime") or head["createTime"])
        yield of.event("decided", Kind.RESOLVE, at, None, closed=True, meta={"suggestion": status.lower()})

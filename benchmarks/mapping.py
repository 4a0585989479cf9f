"""How fast what the tools give becomes events: items a second of one core; the bar is 20,000.

python -m benchmarks.mapping
"""

import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.bars import Bar, table
from mappings import asana, google_docs, notion
from syncd.model import Event, Item, SourceInfo

ITEMS, ROUNDS, BAR = 20_000, 5, 20_000
SEEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
WORDS = "Is clause 4 final? We would like to sign it before the end of the month."
_GUESTS = [{"gid": str(number), "name": f"Person {number}"} for number in range(50)]


def bars() -> list[Bar]:
    """The best of several rounds for each tool, so that other work on the machine counts as little as it can."""
    return [
        Bar(
            "Google: comments, every third with a reply",
            _rate("google_docs", google_docs.events, google_comment),
            at_least=BAR,
        ),
        Bar("Notion: comments", _rate("notion", notion.events, notion_comment), at_least=BAR),
        Bar("Asana: tasks with a comment and a change", _rate("asana", asana.events, asana_task), at_least=BAR),
    ]


def _rate(tool: str, events: Callable[[SourceInfo, Item], Iterator[Event]], make: Callable[[int], Item]) -> float:
    source = SourceInfo(f"acme-{tool}", tool)
    items = [make(number) for number in range(ITEMS)]
    return ITEMS / min(_seconds(source, events, items) for _ in range(ROUNDS))


def _seconds(source: SourceInfo, events: Callable[[SourceInfo, Item], Iterator[Event]], items: Sequence[Item]) -> float:
    before = time.process_time()
    for item in items:
        list(events(source, item))
    return time.process_time() - before


def _moment(number: int) -> str:
    return (SEEN - timedelta(seconds=number)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def google_comment(number: int) -> Item:
    """One comment, every third with a reply, each at a time of its own."""
    at = _moment(number)
    author = {"displayName": f"Person {number % 50}", "me": False}
    said = {"author": author, "content": WORDS, "createdTime": at, "modifiedTime": at}
    replies = [said | {"id": f"R{number}"}] if number % 3 == 0 else []
    link = "https://docs.google.com/document/d/x/edit"
    file = {"id": f"1File{number % 200}", "name": "Contract", "webViewLink": link}
    comment = said | {"id": f"C{number}", "replies": replies, "mentionedEmailAddresses": ["mia@acme.test"]}
    return Item("comment", f"{file['id']}:C{number}", {"file": file, "comment": comment, "public": False}, SEEN)


def notion_comment(number: int) -> Item:
    """One comment of a page's discussion."""
    at, user = _moment(number), f"00000000-0000-0000-0000-{number % 50:012}"
    text = {"type": "text", "text": {"content": WORDS}, "annotations": {}, "plain_text": WORDS, "href": None}
    page = {
        "id": f"p{number % 200}",
        "title": "Contract",
        "url": f"https://notion.so/p{number % 200}",
        "parent": ["", ""],
        "by": user,
        "editor": user,
        "public": False,
    }
    comment: dict[str, Any] = {
        "id": f"c{number}",
        "parent": {"type": "page_id", "page_id": page["id"]},
        "discussion_id": f"d{number // 3}",
        "created_time": at,
        "last_edited_time": at,
        "created_by": {"object": "user", "id": user},
        "rich_text": [text],
        "display_name": {"type": "user", "resolved_name": f"Person {number % 50}"},
    }
    payload = {"comment": comment, "position": 1, "edition": 0, "first": number % 3 == 0, "page": page, "people": {}}
    return Item("comment", f"comment:c{number}", payload, SEEN)


def asana_task(number: int) -> Item:
    """One task with a comment and a change of its assignee."""
    at, asker, mia = _moment(number), _GUESTS[number % 50], _GUESTS[1]
    comment = {"gid": f"{number}1", "created_at": at, "created_by": asker, "resource_subtype": "comment_added"}
    assigned = {"gid": f"{number}2", "created_at": at, "created_by": mia, "resource_subtype": "assigned"}
    task = {
        "gid": str(number),
        "name": "Contract",
        "notes": WORDS,
        "html_notes": f"<body>{WORDS}</body>",
        "created_at": at,
        "modified_at": at,
        "created_by": asker,
        "assignee": mia,
        "completed": False,
        "permalink_url": f"https://app.asana.com/1/1/project/7/task/{number}",
    }
    payload = {
        "task": task,
        "stories": [
            comment | {"type": "comment", "text": WORDS, "html_text": f"<body>{WORDS}</body>"},
            assigned | {"type": "system", "assignee": mia, "text": "assigned to Mia"},
        ],
        "project": {"gid": "7", "name": "Web", "private": False, "url": "https://app.asana.com/0/7", "owner": mia},
        "public": True,
        "whole": True,
        "reactions": {},
    }
    return Item("task", str(number), payload, SEEN)


if __name__ == "__main__":
    print(table("Mapping, items a second", bars()))

"""The faults that only Google's stand-in can play: a page that names itself as the next, an item that moves."""

from collections.abc import Mapping
from typing import Any

from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.requests import Answer, Call


def repeat_token(token: str, answer: Answer) -> Answer:
    """``answer`` with the request's own page token as the next one; a page of changes then ends nothing."""
    if answer.status != 200:
        return answer
    page = answer.decoded()
    page.pop("newStartPageToken", None)
    page["nextPageToken"] = token
    return Answer(page, 200, answer.headers)


def move_item(drive: GoogleDrive, call: Call, answer: Answer) -> Answer:
    """After the page was made something changes that moves what follows.

    A comment that stands on a later page is answered and jumps to the front, so that the rest of the listing misses
    it and the page's last one comes again. A file or a change of this page moves to the list's end and comes again.
    """
    page = answer.decoded() if answer.status == 200 else {}
    if not page.get("nextPageToken"):
        return answer
    match call.method:
        case "drive.comments.list":
            moved = _comment(drive, call, page)
        case "drive.files.list":
            moved = _file(drive, page.get("files", []), "id")
        case "drive.changes.list":
            moved = _file(drive, page.get("changes", []), "fileId")
        case _:
            moved = False
    return Answer(page, 200, answer.headers) if moved else answer


def _comment(drive: GoogleDrive, call: Call, page: Mapping[str, Any]) -> bool:
    file, shown = drive.tree.files[call.params["fileId"]], page.get("comments", [])
    here = [file.threads[each["id"]].modified for each in shown if each.get("id") in file.threads]
    later = [
        thread
        for thread in file.threads.values()
        if here and thread.suggested is None and not thread.head.deleted and thread.modified < min(here)
    ]
    if not later:
        return False
    drive.touch_comment(file.id, min(later, key=lambda thread: thread.modified).head.id, at=call.at)
    return True


def _file(drive: GoogleDrive, items: list[Mapping[str, Any]], name: str) -> bool:
    found = next((each[name] for each in items if name in each), None)
    if found is None or drive.tree.files[found].removed:
        return False
    drive.touch(found)
    return True

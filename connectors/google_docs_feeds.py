"""Where something changed: Drive's list of changed files, and Drive Activity's list of comments, where it is granted.

Google does not say whether a comment makes its file appear among the changes, and Drive Activity is minutes behind and
tells no edits of comments. Both are hints of where to look at once; the truth is what ``comments.list`` says.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from connectors.google_docs_client import Client
from connectors.google_docs_errors import Lost, NotOffered
from connectors.google_docs_files import FIELDS, Catalogue
from connectors.google_docs_settings import GoogleDocsSettings
from connectors.google_docs_state import Feed, File, Position, moment, written
from syncd.connector import Unavailable

_LOG = logging.getLogger(__name__)
_AT_ONCE = 3
"""So many requests a poll costs at most when nothing changed. Where there are more feeds they take turns."""
_ITEMS = 20
"""Up to so many files outside of every visible folder have a feed of their own."""
_CHANGES = f"nextPageToken,newStartPageToken,changes(changeType,removed,fileId,driveId,file({FIELDS}))"


class Feeds:
    """Reads the feeds of a position and marks the files that are due."""

    def __init__(self, client: Client, settings: GoogleDocsSettings, position: Position, catalogue: Catalogue) -> None:
        self._client = client
        self._settings = settings
        self._position = position
        self._catalogue = catalogue

    def begin(self) -> bool:
        """Lets every feed that is new begin now: before files are listed, so that nothing falls between the two.

        Gives whether there was a new list of changes.
        """
        before = len([name for name in self._position.feeds if name.startswith("changes")])
        for name in self._wanted():
            if name not in self._position.feeds:
                kind, _, item = name.partition(":")
                try:
                    token = self._start(item) if kind == "changes" else written(self._client.now())
                    self._position.feeds[name] = Feed(token)
                except Lost:
                    _LOG.warning("%s: the shared drive %s is closed to the account", self._settings.name, item)
        return len([name for name in self._position.feeds if name.startswith("changes")]) > before

    def cover(self, file: File) -> bool:
        """Whether Drive Activity is asked about this file, by itself or with what is above it."""
        return any(f"activity:{item}" in self._position.feeds for item in (file.id, self._position.top(file)))

    def read(self) -> list[File]:
        """Reads the feeds whose turn it is; gives the files that are gone."""
        self.begin()
        wanted = self._wanted()
        for name in self._position.feeds.keys() - set(wanted):
            del self._position.feeds[name]
        known = [name for name in wanted if name in self._position.feeds]
        silent = self._position.is_off("driveactivity", self._client.now())
        names = [name for name in known if name.startswith("changes") or not silent]
        names.sort(key=lambda name: (self._position.feeds[name].asked, wanted.index(name)))
        gone: list[File] = []
        for name in names[:_AT_ONCE]:
            feed = self._position.feeds[name]
            kind, _, item = name.partition(":")
            if kind == "changes":
                gone += self._changes(item, feed)
            elif not self._position.is_off("driveactivity", self._client.now()):
                self._activity(item, feed)
            feed.asked = written(self._client.now())
        return gone

    def _wanted(self) -> list[str]:
        """The feeds that together tell of all files."""
        settings, files = self._settings, [file for file in self._position.files.values() if not file.gone]
        drives = {*settings.shared_drives, *(file.drive for file in files if file.drive)}
        user = settings.everything or settings.folders or settings.files
        names = [*(["changes"] if user else []), *(f"changes:{drive}" for drive in sorted(drives))]
        if settings.activity != "off":
            tops = {self._position.top(file) for file in files} | {*settings.folders} | drives
            alone = [file.id for file in files if not self._position.top(file)]
            tops.update(alone if len(alone) <= _ITEMS else ())
            names += [f"activity:{top}" for top in sorted(tops - {""})]
        return names

    def _start(self, drive: str) -> str:
        of = {"driveId": drive} if drive else {}
        answer = self._client.call("drive.changes.getStartPageToken", supportsAllDrives=True, **of)
        return str(answer.body.get("startPageToken") or "")

    def _changes(self, drive: str, feed: Feed) -> list[File]:
        gone: list[File] = []
        try:
            token = feed.token = feed.token or self._start(drive)
            for answer in self._client.pages(
                "drive.changes.list",
                pageToken=token,
                pageSize=1000,
                includeRemoved=True,
                supportsAllDrives=True,
                includeItemsFromAllDrives=True,
                fields=_CHANGES,
                **({"driveId": drive} if drive else {}),
            ):
                changes = [change for change in answer.listed("changes") if isinstance(change, Mapping)]
                gone += [lost for change in changes if (lost := self._changed(change))]
                token = str(answer.body.get("newStartPageToken") or token)
        except Lost as refusal:
            if refusal.reason == "notFound":  # the shared drive is closed: reading its files will tell
                return gone
            _LOG.warning("%s: Google no longer knows its page token, so all is read anew", self._settings.name)
            self._position.listed = self._position.swept = None
            token = self._start(drive)
        feed.token = token
        return gone

    def _changed(self, change: Mapping[str, Any]) -> File | None:
        if change.get("removed"):
            return self._catalogue.lose(str(change.get("fileId")), "it is deleted, or not shared with the account")
        file = change.get("file")
        return self._catalogue.apply(file) if isinstance(file, Mapping) else None

    def _activity(self, item: str, feed: Feed) -> None:
        """Comments and suggestions since the last time; the overlap is for what Drive Activity tells late."""
        now = self._client.now()
        since = (moment(feed.token) or now) - self._settings.overlap
        one = item in self._position.files
        body = {
            "itemName" if one else "ancestorName": f"items/{item}",
            "filter": f'time >= "{since.isoformat()}" AND detail.action_detail_case:COMMENT',
            "pageSize": 200,
            "consolidationStrategy": {"none": {}},
        }
        try:
            for activity in self._activities(body):
                self._hinted(activity)
        except NotOffered as refusal:
            if self._settings.activity == "on":
                raise
            self._position.switch_off("driveactivity", now)
            _LOG.info("%s: comments are found more slowly, since %s", self._settings.name, refusal)
        except Lost as refusal:
            _LOG.info("%s: no activity is told of %s: %s", self._settings.name, item, refusal)
        else:
            feed.token = written(now)

    def _activities(self, body: dict[str, Any]) -> Iterator[Mapping[str, Any]]:
        seen: set[str] = set()
        while True:
            answer = self._client.call("driveactivity.activity.query", body=body)
            yield from _objects(answer.body.get("activities"))
            token = str(answer.body.get("nextPageToken") or "")
            if not token:
                return
            if token in seen:
                raise Unavailable("driveactivity.activity.query: Google repeats a page token")
            seen.add(token)
            body = body | {"pageToken": token}

    def _hinted(self, activity: Mapping[str, Any]) -> None:
        """A file is due where something happened since it was read that has not been told before."""
        at = _when(activity)
        for target in _objects(activity.get("targets")):
            comment = target.get("fileComment")
            parent = comment.get("parent") if isinstance(comment, Mapping) else None
            name = str(parent.get("name", "")).removeprefix("items/") if isinstance(parent, Mapping) else ""
            file = self._position.files.get(name)
            if file is None or file.gone or at is None or comment is None:
                continue
            hint = f"{written(at)} {comment.get('legacyCommentId')} {_subtype(activity)}"
            if hint not in file.hints and (file.read_at is None or at >= file.read_at):
                since = file.read
                file.hints = [known for known in file.hints if known >= since] + [hint]
                file.due = file.changed = True
                self._position.save(file)


def _subtype(activity: Mapping[str, Any]) -> str:
    detail = activity.get("primaryActionDetail")
    comment = detail.get("comment") if isinstance(detail, Mapping) else None
    kinds = comment.values() if isinstance(comment, Mapping) else ()
    return "".join(str(kind.get("subtype", "")) for kind in kinds if isinstance(kind, Mapping))


def _objects(listed: object) -> list[Mapping[str, Any]]:
    return [each for each in listed if isinstance(each, Mapping)] if isinstance(listed, list) else []


def _when(activity: Mapping[str, Any]) -> datetime | None:
    spans = activity.get("timeRange")
    text = activity.get("timestamp") or (spans.get("endTime") if isinstance(spans, Mapping) else None)
    try:
        return moment(text)
    except ValueError:
        return None

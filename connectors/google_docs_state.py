"""Where reading Google's files goes on, as JSON: one key for each file and each feed."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from syncd.connector import Cursor
from syncd.model import Json

_MOST_COMMENTS = 300
"""Of how many comments of a file it is remembered what they were like when they were last seen."""


@dataclass(slots=True)
class File:
    """A file whose comments are read. Empty and None stand for what Google does not say.

    owner     display name and e-mail
    top       the topmost folder, or drive, above it that the account sees: its Drive Activity tells of this file too
    read      up to when its comments are read, by Google's clock; None: never
    due       it changed, or may have; changed: a feed says so
    tried     when it was last refused, so that it is not asked for again at each poll
    hints     what Drive Activity told that is not older than the last reading, so that it counts once
    gone      why it is not read any more: deleted, closed to the account, or outside of what is configured
    back      it was gone and is here again: what was withdrawn in it stands again
    problem   why its comments could not be read the last time
    comments  of each comment known, its version and its text's, as checksums: so an edit is seen
    mute      until when the Docs API is not asked about it, since it refused
    """

    id: str
    name: str = ""
    mime: str = ""
    link: str = ""
    owner: list[str] = field(default_factory=list)
    parent: str = ""
    drive: str = ""
    commenter: bool = True
    read: str = ""
    due: bool = True
    changed: bool = True
    hints: list[str] = field(default_factory=list)
    tried: str = ""
    gone: str = ""
    back: bool = False
    problem: str = ""
    comments: dict[str, list[str]] = field(default_factory=dict)
    mute: str = ""

    @property
    def read_at(self) -> datetime | None:
        """Up to when its comments are read."""
        return moment(self.read)

    @property
    def looked_at(self) -> datetime | None:
        """When it was last read, or refused; None: never."""
        return max((at for at in (self.read_at, moment(self.tried)) if at), default=None)

    def remember(self, comment: str, version: str, text: str) -> None:
        """The comment was seen like this; the ones seen longest ago are forgotten."""
        self.comments.pop(comment, None)
        self.comments[comment] = [version, text]
        while len(self.comments) > _MOST_COMMENTS:
            del self.comments[next(iter(self.comments))]


@dataclass(slots=True)
class Feed:
    """A list of what changed: ``token`` is where it goes on (changes: a page token; activity: a time)."""

    token: str = ""
    asked: str = ""


_DEFAULTS = {each.name: each for each in fields(File)}


class Position:
    """A cursor in the making.

    me       the e-mail of the account itself; program: what it writes is no person's
    files    by id; folders: by id, each with the id of the folder above it (empty: none that is known)
    targets  ids of what shortcuts in the folders stand for
    feeds    by name: ``changes``, ``changes:DRIVE``, ``activity:ITEM``
    people   by display name: the e-mails and the stable ids under which Google shows somebody of that name
    listed   when all files were last listed; swept: when the last round through all files began
    off      until when a service is not asked, by its name
    """

    def __init__(self, scope: str) -> None:
        self.scope = scope
        self.me = ""
        self.program = False
        self.listed: datetime | None = None
        self.swept: datetime | None = None
        self.off: dict[str, str] = {}
        self.files: dict[str, File] = {}
        self.folders: dict[str, str] = {}
        self.targets: set[str] = set()
        self.feeds: dict[str, Feed] = {}
        self.people: dict[str, dict[str, list[str]]] = {}
        self._written: dict[str, Json] = {}

    @classmethod
    def read(cls, cursor: Cursor, scope: str) -> "Position":
        """The position in a stored cursor; a new one where it is empty, of another scope, or not to be understood."""
        if cursor.get("scope") != scope:
            return cls(scope)
        try:
            return cls(scope)._filled(cursor)
        except (KeyError, TypeError, ValueError, AttributeError):
            return cls(scope)

    def _filled(self, cursor: Mapping[str, Any]) -> "Position":
        self.me, self.program = str(cursor["me"]), bool(cursor["program"])
        self.listed, self.swept = moment(cursor["listed"]), moment(cursor["swept"])
        self.off = {str(name): str(until) for name, until in cursor["off"].items()}
        self.folders = {str(name): str(parent) for name, parent in cursor["folders"].items()}
        self.targets = {str(name) for name in cursor["targets"]}
        self.people = {
            str(name): {kind: list(ids) for kind, ids in known.items()} for name, known in cursor["people"].items()
        }
        for key, value in cursor.items():
            kind, _, name = key.partition(":")
            if kind == "file" and value:
                self.files[name] = File(name, **{**value, "comments": dict(value.get("comments", {}))})
                self._written[key] = value
            elif kind == "feed" and value:
                self.feeds[name] = Feed(*value)
        return self

    def save(self, *files: File) -> None:
        """These files changed; what a cursor says of the others stays."""
        for file in files:
            self._written[f"file:{file.id}"] = _told(file)

    def cursor(self) -> dict[str, Json]:
        """The position as a cursor."""
        return {
            "scope": self.scope,
            "me": self.me,
            "program": self.program,
            "listed": written(self.listed),
            "swept": written(self.swept),
            "off": dict(self.off),
            "folders": dict(self.folders),
            "targets": [*sorted(self.targets)],
            "people": {name: {kind: list(ids) for kind, ids in known.items()} for name, known in self.people.items()},
            **{f"feed:{name}": [feed.token, feed.asked] for name, feed in self.feeds.items()},
            **self._written,
        }

    def top(self, file: File) -> str:
        """The topmost folder or drive above a file that the account sees; empty where there is none."""
        here, met = file.parent, set[str]()
        while (above := self.folders.get(here)) and here not in met:
            met.add(here)
            here = above
        return here

    def is_off(self, service: str, now: datetime) -> bool:
        """Whether a service refused itself within the last day."""
        until = moment(self.off.get(service, ""))
        return until is not None and now < until

    def switch_off(self, service: str, now: datetime) -> None:
        """A service is not asked for a day."""
        self.off[service] = written(now + timedelta(days=1))

    def meet(self, name: str, kind: str, identity: str) -> None:
        """Somebody of that display name has this e-mail (``email``) or stable id (``id``)."""
        known = self.people.setdefault(name, {}).setdefault(kind, [])
        if identity not in known and len(known) < 2:  # two are as good as many: the name is not unique
            known.append(identity)

    def known_as(self, names: Iterable[str]) -> dict[str, Json]:
        """Of names that only one person here bears: their stable id and e-mail, as far as they are known."""
        found: dict[str, Json] = {}
        for name in names:
            known = self.people.get(name, {})
            ids, emails = known.get("id", []), known.get("email", [])
            if len(ids) <= 1 and len(emails) <= 1 and (ids or emails):
                found[name] = {"id": "".join(ids), "email": "".join(emails)}
        return found


def moment(text: object) -> datetime | None:
    """A stored or Google's time; None for an empty one. ValueError for what is none."""
    return datetime.fromisoformat(text) if isinstance(text, str) and text else None


def written(at: datetime | None) -> str:
    """A time as it is stored."""
    return at.isoformat() if at is not None else ""


def _told(file: File) -> dict[str, Json]:
    """A file as JSON, without its id and what is as it always is."""
    told = asdict(file)
    del told["id"]
    return {name: value for name, value in told.items() if value != _usual(name)}


def _usual(name: str) -> object:
    default = _DEFAULTS[name]
    return default.default_factory() if callable(default.default_factory) else default.default

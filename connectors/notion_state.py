"""Where reading a Notion goes on, as JSON: a key for each page and each data source, so that little is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from syncd.connector import Cursor
from syncd.model import Json

_PAGE, _SOURCE, _USER = "page:", "source:", "user:"
_MOMENTS = ("edited", "read", "scanned", "checked")
_PARTS = ("row", "threads", "closed", "fresh", "asked")


def moment(value: object) -> datetime | None:
    """A time of Notion's, or of this cursor's, as an aware UTC moment; None where it is none."""
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return at.astimezone(UTC) if at is not None and at.tzinfo is not None else None


@dataclass(slots=True)
class PageState:
    """What is known of one page.

    about    what its events say of it: title, url, parent, who made and edited it
    edited   when it was edited last, to the minute
    read     when its comments were read last, empty: never; ``edited`` may have been a minute not yet over then
    scanned  when all its blocks were looked at for comments, empty: never
    checked  when the page itself was asked for last, because somebody waits on it
    row      of a row: its status, people and title as they were told, and how often they changed in that minute
    threads  the open discussions: the block they hang on (empty: the page) and their first comment
    closed   the same of those that were seen resolved, since they may be reopened
    fresh    of comments whose minute was not yet over: their place in the discussion, edition, and a hash
    asked    when the blocks that carry discussions were read last
    """

    about: dict[str, Any]
    edited: str = ""
    read: str = ""
    scanned: str = ""
    checked: str = ""
    row: dict[str, Any] = field(default_factory=dict)
    threads: dict[str, list[str]] = field(default_factory=dict)
    closed: dict[str, list[str]] = field(default_factory=dict)
    fresh: dict[str, list[Any]] = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "PageState":
        """From the cursor. LookupError, TypeError or ValueError where it is not to be understood."""
        page = cls(dict(stored["about"]))
        for name in _MOMENTS:
            setattr(page, name, str(stored.get(name, "")))
        for name in _PARTS:
            setattr(page, name, dict(stored.get(name, {})))
        return page

    def json(self) -> dict[str, Json]:
        """Without what is empty."""
        written: dict[str, Json] = {"about": dict(self.about)}
        for name in _MOMENTS:
            if value := getattr(self, name):
                written[name] = value
        for name in _PARTS:
            if value := getattr(self, name):
                written[name] = dict(value)
        return written

    @property
    def blocks(self) -> set[str]:
        """The blocks that carry open discussions."""
        return {where for where, _ in self.threads.values() if where}

    @property
    def away(self) -> bool:
        """Whether it lies in the trash, or is not shared with the connection any more."""
        return bool(self.about.get("trashed") or self.about.get("lost"))


class State:
    """A cursor in the making."""

    def __init__(self, cursor: Cursor, scope: str) -> None:
        known: Mapping[str, Any] = cursor if cursor.get("scope") == scope else {}
        self.scope = scope
        self.searched = moment(known.get("searched"))
        self.scan: dict[str, Any] = {}
        self.pages: dict[str, PageState] = {}
        self.sources: dict[str, dict[str, Any]] = {}
        self.missing: set[str] = set()
        self.users: dict[str, dict[str, Any]] = {}
        self.touched: set[str] = set()
        self._forgotten: set[str] = set()
        self._written: dict[str, Json] = {}
        try:
            self._load(known)
        except (LookupError, TypeError, ValueError, AttributeError):  # not a cursor of ours: all is read anew
            self.searched, self.scan, self.pages, self.sources, self.users = None, {}, {}, {}, {}
            self.missing, self._written = set(), {}

    def _load(self, known: Mapping[str, Any]) -> None:
        self.scan = dict(known.get("scan") or {})
        self.missing = set(known.get("missing") or ())
        for key, value in known.items():
            if key.startswith(_PAGE):
                self.pages[key.removeprefix(_PAGE)] = PageState.of(value)
                self._written[key] = value
            elif key.startswith(_SOURCE):
                self.sources[key.removeprefix(_SOURCE)] = dict(value)
            elif key.startswith(_USER):
                self.users[key.removeprefix(_USER)] = dict(value)

    def cursor(self) -> dict[str, Json]:
        """The whole cursor. Only the pages that were ``touched`` since the last one are written anew."""
        for page in self.touched:
            self._written[f"{_PAGE}{page}"] = self.pages[page].json()
        self.touched.clear()
        for page in self._forgotten:
            self._written.pop(f"{_PAGE}{page}", None)
        self._forgotten.clear()
        return {
            "scope": self.scope,
            "searched": self.searched.isoformat() if self.searched else "",
            "scan": dict(self.scan),
            "missing": [*sorted(self.missing)],
            **{f"{_SOURCE}{name}": dict(source) for name, source in self.sources.items()},
            **{f"{_USER}{name}": dict(user) for name, user in self.users.items()},
            **self._written,
        }

    def forget(self, page: str) -> None:
        """Nothing is known of this page any more."""
        del self.pages[page]
        self.touched.discard(page)
        self._forgotten.add(page)

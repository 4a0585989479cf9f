"""Which pages there are and which were edited: one search, and one query for each data source.

Search is not exhaustive, so rows are asked for in their data sources, and known pages are read again by themselves
(``notion_reading``). Both give times rounded down to the minute: each poll looks back over an overlap.
"""

import logging
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from connectors import notion_objects as objects
from connectors.notion_client import NotionClient
from connectors.notion_errors import Refused, blind, lacks
from connectors.notion_pages import Pages
from connectors.notion_people import CONTENT
from connectors.notion_settings import NotionSettings
from connectors.notion_state import State, moment
from syncd.connector import Unavailable
from syncd.model import Item

log = logging.getLogger(__name__)

_LATEST = {"timestamp": "last_edited_time", "direction": "descending"}
_OLDEST = [{"timestamp": "last_edited_time", "direction": "ascending"}]


class Finding:
    """One poll's look at what was edited.

    seen      the pages that search or a query showed
    problems  items that say what came out of reach, and what is in reach again
    """

    def __init__(self, client: NotionClient, settings: NotionSettings, state: State, pages: Pages) -> None:
        self._client = client
        self._settings = settings
        self._state = state
        self._pages = pages
        self.seen: set[str] = set()
        self.problems: list[Item] = []

    def steps(self) -> Iterator[list[Item]]:
        """The items of rows that are new or changed, a list for each answer; the state goes along."""
        if self._settings.everything or self._settings.pages:
            yield from self._search()
        self._resolve()
        for name in list(self._state.sources):
            if self._queried(name):
                yield from self._query(name)

    def _search(self) -> Iterator[list[Item]]:
        """Latest first, until what was there before. The first time, everything."""
        state = self._state
        limit = state.searched - self._settings.overlap if state.searched else None
        began: datetime | None = None
        try:
            for batch in self._client.listed("search", {"sort": _LATEST}):
                if began is None and not batch.results and not self._sees():
                    raise blind()
                began = began or batch.at
                yield self._noted(batch.results, batch.at)
                if batch.cut:
                    log.warning("%s: search shows only its first 10,000 results", self._settings.name)
                if limit and batch.results and _edited(batch.results[-1]) < limit:
                    break
        except Refused as refused:
            raise lacks(CONTENT) if refused.restricted else Unavailable(str(refused)) from None
        state.searched = began or state.searched
        yield []

    def _sees(self) -> bool:
        """Whether a page that was seen before is still shown when it is asked for, be it in the trash."""
        latest = max(((page.edited, name) for name, page in self._state.pages.items()), default=None)
        return latest is not None and self._client.find(f"pages/{latest[1]}") is not None

    def _query(self, name: str) -> Iterator[list[Item]]:
        """The rows edited since, oldest first: one that is edited meanwhile comes again at the end."""
        known = self._state.sources[name]
        mark = moment(known.get("mark"))
        if mark is not None:
            since = mark - self._settings.overlap
        else:
            since = (self._client.now or self._client.get("users/me").at) - self._settings.backfill
        while True:
            asked = {"timestamp": "last_edited_time", "last_edited_time": {"on_or_after": since.isoformat()}}
            began, cut, last = None, False, since
            try:
                for batch in self._client.listed(f"data_sources/{name}/query", {"filter": asked, "sorts": _OLDEST}):
                    began, cut = began or batch.at, batch.cut
                    last = max([last, *map(_edited, batch.results)])
                    if not batch.last:
                        known["mark"] = max(mark or last, min(last, began)).isoformat()
                    yield self._noted(batch.results, batch.at)
            except Refused as refused:
                if not (refused.absent or refused.restricted):
                    raise Unavailable(str(refused)) from None
                known["lost"] = True
                self.reach("data_source", name, known.get("title") or name, there=False)
                return
            known.pop("lost", None)
            self.reach("data_source", name, name, there=True)
            if not cut or last <= since:
                break
            since = last
        if began is not None:
            known["mark"] = max(mark or began, began).isoformat()
        yield []

    def _noted(self, results: list[Any], at: datetime) -> list[Item]:
        items = []
        # Data sources first: their rows are told with what is known of them.
        for found in sorted(results, key=lambda each: isinstance(each, Mapping) and each.get("object") == "page"):
            name = objects.identity(found)
            if not name:
                items.append(Item("page", "?", {"raw": found}, at))
            elif found.get("object") == "data_source":
                self._source(name, found)
            elif found.get("object") == "page" and self._wanted(name, found):
                self.seen.add(name)
                self.reach("page", name, name, there=True)
                items += self._pages.note(name, found, at)
        return items

    def _source(self, name: str, found: Mapping[str, Any]) -> None:
        kind, above = objects.parent(found)
        under = bool(self._settings.pages) and self._pages.under(kind, above, self._settings.pages)
        if self._settings.everything or under or name in self._state.sources:
            known = self._state.sources.setdefault(name, {})
            known.update(objects.source(found))
            if under:
                known["under"] = True
            known.pop("lost", None)

    def _wanted(self, name: str, found: Mapping[str, Any]) -> bool:
        """Whether a page is of those that are configured, or stands under one of them."""
        settings = self._settings
        kind, above = objects.parent(found)
        if settings.everything or name in settings.pages or name in self._state.pages:
            return True
        if kind == "data_source_id" and self._queried(above):
            return True
        return bool(settings.pages) and self._pages.under(kind, above, settings.pages)

    def _queried(self, name: str) -> bool:
        known = self._state.sources.get(name, {})
        settings = self._settings
        chosen = name in settings.data_sources or known.get("database") in settings.databases
        return chosen or ((settings.everything or bool(known.get("under"))) and bool(known) and not known.get("lost"))

    def _resolve(self) -> None:
        """The data sources that are configured, by themselves or by their database: asked for once."""
        for name in self._settings.data_sources:
            if name not in self._state.sources:
                self._pages.source(name)
        held = {known.get("database") for known in self._state.sources.values()}
        for database in self._settings.databases:
            if database in held:
                continue
            answer = self._client.find(f"databases/{database}")
            listed = answer.body.get("data_sources") if answer else None
            self.reach("database", database, database, there=isinstance(listed, list))
            for each in listed if isinstance(listed, list) else ():
                if name := objects.identity(each):
                    self._pages.source(name)
        for name in self._settings.pages:
            if name not in self._state.pages and (answer := self._client.find(f"pages/{name}")):
                self._pages.note(name, answer.body, answer.at)
            self.reach("page", name, name, there=name in self._state.pages and not self._state.pages[name].away)

    def reach(self, kind: str, name: str, title: str, *, there: bool) -> None:
        """Keeps in mind whether something is in reach; where that has changed, it is said once."""
        if there == (name not in self._state.missing) or self._client.now is None:
            return
        if there:
            self._state.missing.discard(name)
        else:
            self._state.missing.add(name)
            log.warning("%s: the %s %s is not shared with the connection any more", self._settings.name, kind, title)
        problem = "" if there else f'"{title}" is not shared with the connection (any more), or is deleted'
        self.problems.append(Item(kind, name, {"problem": problem}, self._client.now))


def _edited(found: Any) -> datetime:
    """When it was edited last; what does not say so counts as long ago, and never ends a search."""
    at = moment(found.get("last_edited_time")) if isinstance(found, Mapping) else None
    return at or _NEVER


_NEVER = datetime.fromisoformat("0001-01-01T00:00:00+00:00") + timedelta(days=1)

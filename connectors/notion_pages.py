"""The pages that are known: noted as they are seen, rows compared with what they were."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from connectors import notion_objects as objects
from connectors.notion_client import NotionClient
from connectors.notion_discussions import close, discussion, place_of
from connectors.notion_state import PageState, State, moment
from syncd.model import Extent, Item

MINUTE = timedelta(minutes=1)
_DEEPEST = 20


class Pages:
    """Keeps the state of pages, and says of it what items need."""

    def __init__(
        self,
        client: NotionClient,
        state: State,
        public: bool,
        backfill: timedelta,
        parents: dict[str, list[str]],
    ) -> None:
        self._client = client
        self._parents = parents
        self._state = state
        self._public = public
        self._backfill = backfill

    def note(self, name: str, found: Mapping[str, Any], at: datetime, *, tell: bool = False) -> list[Item]:
        """A page as it was just seen. A row gives an item where it is new or changed, or where ``tell`` wants one."""
        page = self._state.pages.get(name)
        known = objects.page(found)
        if page is None:
            page = self._state.pages[name] = PageState({})
        was_gone, gone = page.about.get("trashed") is True, objects.trashed(found)
        before_edit = page.edited
        about = {**known, **({"trashed": True} if gone else {})}
        edited = found.get("last_edited_time")
        edited = edited if isinstance(edited, str) and moment(edited) else ""
        if (about, edited) != (page.about, page.edited):
            if page.away and not gone:
                page.read = ""  # it is back: its discussions are looked at anew
            page.about, page.edited = about, edited
            self._state.touched.add(name)
        if known["parent"][0] not in ("data_source_id", "database_id"):
            return self._closed(name, page, at) if gone else []
        items = self._row(name, page, found, at, (before_edit, was_gone, tell))
        return items + (self._closed(name, page, at) if gone else [])

    def about(self, name: str) -> dict[str, Any]:
        """What items say of a page; of a row with its data source, and who is to do it."""
        page = self._state.pages[name]
        known = {key: value for key, value in page.about.items() if key not in ("trashed", "lost")}
        about = {"id": name, **known, "public": self._public or page.about.get("public") is True}
        kind, above = page.about["parent"]
        if kind in ("data_source_id", "database_id"):
            source = self.source(above) if kind == "data_source_id" else {}
            about["place"] = {"id": above, "title": source.get("title", ""), "url": source.get("url", "")}
            about["people"] = page.row.get("people", [])
            about["since"], about["turn"] = page.row.get("since", ""), page.row.get("turns", 0)
        return about

    def source(self, name: str) -> dict[str, Any]:
        """What is known of a data source; it is asked for once."""
        if name not in self._state.sources:
            answer = self._client.find(f"data_sources/{name}")
            self._state.sources[name] = objects.source(answer.body) if answer else {"title": "", "lost": True}
        return self._state.sources[name]

    def under(self, kind: str, above: str, wanted: Collection[str]) -> bool:
        """Whether the path of parents leads to one of the ``wanted`` pages."""
        for _ in range(_DEEPEST):
            if above in wanted:
                return True
            known = self._state.pages.get(above)
            if known is not None:
                kind, above = known.about["parent"]
                continue
            if not above:
                return False
            if above not in self._parents:
                path = {"page_id": "pages", "block_id": "blocks", "data_source_id": "data_sources"}
                answer = self._client.find(f"{path.get(kind, 'databases')}/{above}")
                if answer is None:  # it may be shared later on
                    return False
                self._parents[above] = objects.parent(answer.body)
            kind, above = self._parents[above]
        return False

    def lost(self, name: str, at: datetime) -> list[Extent]:
        """The connection has no access to a page any more: nothing of it is there, and nobody is accused of it."""
        page = self._state.pages[name]
        place = place_of(self.about(name))
        extents = [Extent(place, at, thread) for thread in page.threads]
        if page.row:
            extents.append(Extent(place, at, name))
        for thread in list(page.threads):
            close(page, thread)
        page.about = {**page.about, "lost": page.about.get("lost") or at.isoformat()}
        self._state.touched.add(name)
        return extents

    def _closed(self, name: str, page: PageState, at: datetime) -> list[Item]:
        """The open discussions of a page that went into the trash."""
        about = self.about(name)
        items = [discussion(thread, "resolved", about, at, "trash") for thread in page.threads]
        for thread in list(page.threads):
            close(page, thread)
        return items

    def _row(
        self, name: str, page: PageState, found: Mapping[str, Any], at: datetime, was: tuple[str, bool, bool]
    ) -> list[Item]:
        edited, was_gone, tell = was
        row = objects.row(found)
        before = {key: page.row[key] for key in row} if page.row else None
        gone = objects.trashed(found)
        changed = before is not None and _bare(before) != _bare(row)
        turn = 0
        if changed or was_gone != gone:
            turn = page.row.get("turn", 0) + 1 if edited == page.edited and page.row.get("told") == edited else 0
        if before is None or changed or was_gone != gone:
            kept: dict[str, Any] = {key: page.row[key] for key in ("since", "turns") if key in page.row}
            page.row = {**row, **kept, "told": page.edited, "turn": turn}
            if before is not None and _ids(before) != _ids(row):
                page.row.update(since=page.edited, turns=kept.get("turns", 0) + 1)
            self._state.touched.add(name)
        when = moment(page.edited)
        old = before is None and when is not None and when < at - self._backfill
        if not (tell or changed or was_gone != gone or (before is None and not old)):
            return []
        source = self.source(page.about["parent"][1]) if page.about["parent"][0] == "data_source_id" else {}
        payload = {
            "raw": found,
            "page": self.about(name),
            "row": row,
            "before": before if changed else None,
            "turn": turn,
            "done": source.get("done"),
            "gone": gone,
            "was_gone": was_gone,
        }
        return [Item("page", name, payload, at)]


def dirty(page: PageState, backfill_from: datetime) -> bool:
    """Whether it was edited since its comments were read, or in the very minute in which they were."""
    if page.away:
        return False
    edited, read = moment(page.edited), moment(page.read)
    if edited is None or read is None:
        return read is None and (edited is None or edited >= backfill_from)
    return read < edited + MINUTE


def _bare(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What counts as a change: not that a user's name or e-mail became visible."""
    return row["status"], row["title"], _ids(row)


def _ids(row: Mapping[str, Any]) -> list[str]:
    return [person["id"] for person in row["people"]]

"""Looking at a page's blocks for comments that no list names, within a budget, over several polls where need be."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from connectors.notion_client import NotionClient
from connectors.notion_errors import Refused
from connectors.notion_objects import identity
from connectors.notion_state import PageState, State, moment

RECENT = timedelta(days=7)
SLOWER = 6
"""Pages that were not edited for ``RECENT`` are looked at so many times less often."""

_BARE = frozenset(
    {
        "child_page",
        "child_database",
        "divider",
        "breadcrumb",
        "table_of_contents",
        "column_list",
        "column",
        "unsupported",
    }
)
_ELSEWHERE = frozenset({"child_page", "child_database"})
_WHOLE, _ASK = "list", "ask"


class Blocks:
    """The scan: one page at a time, its work left to do in the cursor."""

    def __init__(self, client: NotionClient, state: State, budget: int, every: timedelta) -> None:
        self._client = client
        self._state = state
        self._every = every
        self.left = budget

    def steps(self, now: datetime) -> Iterator[tuple[str, str]]:
        """The page and block whose comments are to be read next; whoever reads them takes it from ``left``."""
        while self.left > 0:
            scan = self._state.scan or self._next(now)
            page = self._state.pages.get(scan["page"]) if scan else None
            if not scan or page is None:
                self._state.scan = {}
                if not scan:
                    return
                continue
            self._state.scan = scan
            todo: list[list[str]] = scan["todo"]
            if not todo:
                page.scanned = scan["began"]
                self._state.touched.add(scan["page"])
                self._state.scan = {}
                continue
            what, block = todo[0]
            if what == _ASK:
                yield scan["page"], block
                # The block is done only now, when its comments are read.
                self._state.scan = {**scan, "todo": todo[1:]}
            else:
                self._state.scan = {**scan, "todo": [*self._inside(block), *todo[1:]]}

    def _next(self, now: datetime) -> dict[str, Any]:
        """The page to look at: the one edited last of those whose turn it is."""
        due = [(page.edited, name) for name, page in self._state.pages.items() if self._due(page, now)]
        if not due:
            return {}
        _, name = max(due)
        return {"page": name, "began": now.isoformat(), "todo": [[_WHOLE, name]]}

    def _due(self, page: PageState, now: datetime) -> bool:
        if page.away or not page.read:
            return False
        edited, scanned = moment(page.edited), moment(page.scanned)
        if edited is None or scanned is None or scanned < edited + timedelta(minutes=1):
            return scanned is None or (edited is not None and now >= edited + timedelta(minutes=1))
        return now - scanned >= (self._every if now - edited < RECENT else self._every * SLOWER)

    def _inside(self, block: str) -> list[list[str]]:
        found: list[list[str]] = []
        try:
            for batch in self._client.listed(f"blocks/{block}/children"):
                self.left -= 1
                for child in batch.results:
                    name = identity(child)
                    if not name:
                        continue
                    if child.get("type") not in _BARE:
                        found.append([_ASK, name])
                    if child.get("has_children") is True and child.get("type") not in _ELSEWHERE:
                        found.append([_WHOLE, name])
        except Refused as refused:
            self.left -= 1
            if not (refused.absent or refused.restricted):
                raise
        return found

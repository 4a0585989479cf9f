"""Pages of a list: ``page_size`` up to 100, and cursors that are opaque and know the list they belong to."""

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import NAMESPACE_URL, uuid5

from syncd.sandbox.notion_errors import invalid
from syncd.sandbox.requests import Call

T = TypeVar("T")
LARGEST = 100
WITHOUT = ("start_cursor", "page_size")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a cursor stands: after the item with the key ``after`` (None: at the beginning) of the list ``scope``.

    ``sent`` items came before; ``again`` is the place one item before, ``next_id`` names the item that follows.
    """

    scope: str
    after: Any
    sent: int
    again: Any = None
    next_id: str = ""


class Cursors:
    """The cursors given so far. A list is read live: an item that moves while pages are read comes again or never.

    ``result_limit``: a search or a query ends after so many results and says so in ``request_status``.
    """

    def __init__(self) -> None:
        self.result_limit = 10_000
        self._places: dict[str, _Place] = {}
        self._given = 0

    def expire(self) -> None:
        """Forgets all cursors: they live only for a session, whose length Notion does not say."""
        self._places.clear()

    def page(
        self,
        call: Call,
        kind: str,
        items: Iterable[T],
        key: Callable[[T], Any],
        show: Callable[[T], dict[str, Any]],
    ) -> dict[str, Any]:
        """One page of ``items`` in the order of ``key``, as a list object of Notion."""
        ordered = sorted(items, key=key)
        size, place = self._asked(call)
        start = bisect_right(ordered, place.after, key=key) if place.after is not None else 0
        limited = kind == "page_or_data_source"
        if limited:
            size = min(size, self.result_limit - place.sent)
        shown = ordered[start : start + size]
        more = start + size < len(ordered)
        cut = limited and more and place.sent + size >= self.result_limit
        following = None
        if more and not cut:
            again = key(shown[-2]) if len(shown) > 1 else place.after
            next_id = getattr(ordered[start + size], "id", "")
            following = self._give(_Place(place.scope, key(shown[-1]), place.sent + len(shown), again, next_id))
        listed: dict[str, Any] = {
            "object": "list",
            "results": [show(item) for item in shown],
            "next_cursor": following,
            "has_more": following is not None,
            "type": kind,
            kind: {},
        }
        if cut:
            listed["request_status"] = {"type": "incomplete", "incomplete_reason": "query_result_limit_reached"}
        return listed

    def before(self, cursor: str) -> str:
        """A cursor whose page begins one item before that of ``cursor``."""
        place = self._places[cursor]
        return self._give(_Place(place.scope, place.again, place.sent, place.again, place.next_id))

    def following(self, cursor: str) -> str:
        """The id of the item that comes first on the page of ``cursor``."""
        return self._places[cursor].next_id

    def _give(self, place: _Place) -> str:
        self._given += 1
        cursor = str(uuid5(NAMESPACE_URL, f"cursor {self._given}"))
        self._places[cursor] = place
        return cursor

    def _asked(self, call: Call) -> tuple[int, _Place]:
        where = "query" if call.verb == "GET" else "body"
        size = _size(call.params, where)
        cursor = call.params.get("start_cursor")
        scope = _scope(call)
        if cursor is None:
            return size, _Place(scope, None, 0)
        place = self._places.get(cursor) if isinstance(cursor, str) else None
        if place is None or place.scope != scope:
            raise invalid(f"The start_cursor provided is invalid: {cursor}")
        return size, place


def _scope(call: Call) -> str:
    asked = {name: value for name, value in call.params.items() if name not in WITHOUT}
    return f"{call.method} {json.dumps(asked, sort_keys=True)}"


def _size(params: Mapping[str, Any], where: str) -> int:
    given = params.get("page_size")
    if given is None:
        return LARGEST
    if where == "query" and isinstance(given, str) and given.isdecimal():
        given = int(given)
    if not isinstance(given, int) or isinstance(given, bool):
        told = json.dumps(given)
        raise invalid(f"{where} failed validation: {where}.page_size should be a number, instead was `{told}`.")
    if given > LARGEST:
        raise invalid(f"{where} failed validation: {where}.page_size should be ≤ `{LARGEST}`, instead was `{given}`.")
    if given < 1:
        raise invalid(f"{where} failed validation: {where}.page_size should be ≥ `1`, instead was `{given}`.")
    return given

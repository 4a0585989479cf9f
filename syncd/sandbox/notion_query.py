"""Filters and sorts of a data source's query, https://developers.notion.com/reference/filter-data-source-entries."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from syncd.sandbox.notion_errors import invalid
from syncd.sandbox.notion_properties import PEOPLE_ID, STATUS_ID, TITLE_ID
from syncd.sandbox.notion_records import DataSource, Page
from syncd.sandbox.notion_text import minute, plain

Test = Callable[[Page], bool]
TIMES = ("created_time", "last_edited_time")

WHEN: Mapping[str, Callable[[datetime, datetime], bool]] = {
    "equals": lambda found, given: found == given,
    "after": lambda found, given: found > given,
    "on_or_after": lambda found, given: found >= given,
    "before": lambda found, given: found < given,
    "on_or_before": lambda found, given: found <= given,
}
AGO = {"past_week": timedelta(days=7), "past_month": timedelta(days=30), "past_year": timedelta(days=365)}
WORDS: Mapping[str, Callable[[str, Any], bool]] = {
    "equals": lambda found, given: found == given,
    "does_not_equal": lambda found, given: found != given,
    "contains": lambda found, given: str(given).lower() in found.lower(),
    "does_not_contain": lambda found, given: str(given).lower() not in found.lower(),
    "starts_with": lambda found, given: found.lower().startswith(str(given).lower()),
    "ends_with": lambda found, given: found.lower().endswith(str(given).lower()),
    "is_empty": lambda found, _: not found,
    "is_not_empty": lambda found, _: bool(found),
}
PEOPLE: Mapping[str, Callable[[frozenset[str], Any], bool]] = {
    "contains": lambda found, given: given in found,
    "does_not_contain": lambda found, given: given not in found,
    "is_empty": lambda found, _: not found,
    "is_not_empty": lambda found, _: bool(found),
}
STATUS = {name: WORDS[name] for name in ("equals", "does_not_equal", "is_empty", "is_not_empty")}


class Backwards:
    """A sort key in descending order."""

    __slots__ = ("key",)

    def __init__(self, key: Any) -> None:
        self.key = key

    def __lt__(self, other: "Backwards") -> bool:
        return bool(other.key < self.key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Backwards) and bool(self.key == other.key)

    __hash__ = None  # type: ignore[assignment]


def time_of(page: Page | DataSource, timestamp: str) -> datetime:
    """A time as Notion compares it: rounded down to the minute, as it is shown."""
    return minute(page.created if timestamp == "created_time" else page.edited)


def moment_of(page: Page | DataSource, timestamp: str) -> int:
    """The same in whole minutes since 1970, a sort key that is quick to compare in either direction."""
    return int((page.created if timestamp == "created_time" else page.edited).timestamp() // 60)


def condition(given: Any, source: DataSource, now: datetime) -> Test:
    """What ``filter`` asks of a row; refuses what Notion would refuse."""
    if not isinstance(given, Mapping):
        raise invalid("body failed validation: body.filter should be an object or `undefined`.")
    for word, together in (("and", all), ("or", any)):
        if word in given:
            tests = [condition(each, source, now) for each in given[word]]
            return lambda page, tests=tests, together=together: together(test(page) for test in tests)  # type: ignore[misc]
    if "timestamp" in given:
        return _time(given, now)
    if "property" in given:
        return _property(given, source)
    raise invalid("body failed validation: body.filter should have `and`, `or`, `property` or `timestamp`.")


def _time(given: Mapping[str, Any], now: datetime) -> Test:
    name = given["timestamp"]
    wanted = given.get(name) if name in TIMES else None
    if not isinstance(wanted, Mapping) or len(wanted) != 1:
        raise invalid(f"body failed validation: body.filter.{name} should be defined.")
    operator, value = next(iter(wanted.items()))
    if operator in AGO:
        start = now - AGO[operator]
        return lambda page: start <= time_of(page, name) <= now
    if operator not in WHEN:
        raise invalid(f"body failed validation: body.filter.{name}.{operator} should be not present.")
    limit, compare = _moment(value), WHEN[operator]
    return lambda page: compare(time_of(page, name), limit)


def _moment(value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise invalid("body failed validation: body.filter should have a valid ISO 8601 date string.") from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _property(given: Mapping[str, Any], source: DataSource) -> Test:
    name = given["property"]
    if name in (source.title_property, TITLE_ID):
        compare, value = _operator(given, ("title", "rich_text"), WORDS)
        return lambda page: compare(plain(page.title), value)
    if source.statuses and name in (source.status_property, STATUS_ID):
        compare, value = _operator(given, ("status",), STATUS)
        return lambda page: compare(page.status or "", value)
    if source.people_property is not None and name in (source.people_property, PEOPLE_ID):
        compare, value = _operator(given, ("people",), PEOPLE)
        return lambda page: compare(frozenset(user.id for user in page.assignees), value)
    raise invalid(f"Could not find property with name or id: {name}")


def _operator(
    given: Mapping[str, Any], kinds: Sequence[str], operators: Mapping[str, Callable[..., bool]]
) -> tuple[Callable[..., bool], Any]:
    kind = next((each for each in given if each not in ("property", "type")), "")
    if kind not in kinds:
        raise invalid(f"database property {kinds[0]} does not match filter {kind}")
    wanted = given[kind]
    if not isinstance(wanted, Mapping) or len(wanted) != 1 or next(iter(wanted)) not in operators:
        raise invalid(f"body failed validation: body.filter.{kind} should have one of {', '.join(operators)}.")
    name, value = next(iter(wanted.items()))
    return operators[name], value


def order(given: Any, source: DataSource) -> Callable[[Page], Any]:
    """The key by which ``sorts`` orders the rows; without them, as they were made."""
    if given is None:
        return lambda page: (page.created, page.id)
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise invalid("body failed validation: body.sorts should be an array or `undefined`.")
    keys = [_sort(each, source) for each in given]
    return lambda page: (*(key(page) for key in keys), page.id)


def _sort(given: Any, source: DataSource) -> Callable[[Page], Any]:
    direction = given.get("direction", "ascending") if isinstance(given, Mapping) else None
    if direction not in ("ascending", "descending"):
        raise invalid("body failed validation: body.sorts.direction should be `ascending` or `descending`.")
    sign = 1 if direction == "ascending" else -1
    if (timestamp := given.get("timestamp")) in TIMES:
        return lambda page: sign * moment_of(page, str(timestamp))
    key = _sort_key(given.get("property"), source)
    return key if sign == 1 else lambda page: Backwards(key(page))


def _sort_key(name: Any, source: DataSource) -> Callable[[Page], Any]:
    if name in (source.title_property, TITLE_ID):
        return lambda page: plain(page.title).lower()
    if source.statuses and name in (source.status_property, STATUS_ID):
        return lambda page: source.statuses.index(page.status) if page.status else -1
    raise invalid(f"Could not find sort property with name or id: {name}")

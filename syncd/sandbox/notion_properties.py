"""The properties of a data source: a title, and a status and people where it has them."""

from typing import Any

from syncd.sandbox.notion_records import DataSource

JSON = dict[str, Any]
TITLE_ID, STATUS_ID, PEOPLE_ID = "title", "%3EtQb", "%7Bpwz"
GROUPS = (("To-do", "gray"), ("In progress", "blue"), ("Complete", "green"))


def options(source: DataSource) -> list[JSON]:
    """The options of the status property."""
    return [
        {"id": f"opt-{place}", "name": name, "color": GROUPS[_group(source, name)][1], "description": None}
        for place, name in enumerate(source.statuses)
    ]


def _group(source: DataSource, status: str) -> int:
    if status in source.done:
        return 2
    return 0 if status == source.statuses[0] else 1


def schema(source: DataSource) -> JSON:
    """The data source's properties."""
    found: JSON = {}
    if source.people_property is not None:
        found[source.people_property] = _property(PEOPLE_ID, source.people_property, "people", {})
    if source.statuses:
        choices = options(source)
        groups = [
            {
                "id": f"group-{place}",
                "name": name,
                "color": color,
                "option_ids": [each["id"] for each in choices if _group(source, each["name"]) == place],
            }
            for place, (name, color) in enumerate(GROUPS)
        ]
        found[source.status_property] = _property(
            STATUS_ID, source.status_property, "status", {"options": choices, "groups": groups}
        )
    found[source.title_property] = _property(TITLE_ID, source.title_property, "title", {})
    return found


def _property(identity: str, name: str, kind: str, content: JSON) -> JSON:
    return {"id": identity, "name": name, "description": None, "type": kind, kind: content}

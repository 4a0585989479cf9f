"""What is read in Notion's own objects: of a page, a row, a data source. Tolerant: the mapping is what refuses."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

_OWNS = re.compile(
    r"assign|owner|responsible|\bdri\b|lead|zuständig|verantwort|bearbeiter|responsab|respons[aá]vel", re.IGNORECASE
)
_SLUG = re.compile(r"[^/?#]*-([0-9a-f]{32})(?=[?#]|$)")
_PARENTS = ("data_source_id", "database_id", "page_id", "block_id")


def identity(thing: Any) -> str:
    """An object's id; empty where it has none that could be asked for."""
    value = thing.get("id") if isinstance(thing, Mapping) else None
    try:
        return value if isinstance(value, str) and str(UUID(value)) == value.lower() else ""
    except ValueError:
        return ""


def trashed(thing: Mapping[str, Any]) -> bool:
    """Whether it lies in the trash: ``in_trash`` since 2024, ``archived`` before and still in 2025-09-03."""
    return thing.get("in_trash") is True or thing.get("archived") is True


def text(rich: Any) -> str:
    """Rich text as plain words."""
    if not isinstance(rich, Sequence) or isinstance(rich, str):
        return ""
    return "".join(str(piece.get("plain_text") or "") for piece in rich if isinstance(piece, Mapping))


def parent(thing: Mapping[str, Any]) -> list[str]:
    """The kind of an object's parent and its id; both empty at the top of the workspace."""
    given = thing.get("parent")
    if isinstance(given, Mapping):
        for kind in _PARENTS:
            if isinstance(given.get(kind), str):
                return [kind, given[kind]]
    return ["", ""]


def page(found: Mapping[str, Any]) -> dict[str, Any]:
    """What the events of a page's comments say of it."""
    known: dict[str, Any] = {
        "title": _title(found),
        "url": _address(found.get("url")),
        "parent": parent(found),
        "by": identity(found.get("created_by")),
        "editor": identity(found.get("last_edited_by")),
    }
    if isinstance(found.get("public_url"), str) and found["public_url"]:
        known["public"] = True
    return known


def row(found: Mapping[str, Any]) -> dict[str, Any]:
    """How a row stands: ``status`` (id and name), ``people`` who are to do it, ``title``."""
    kinds: dict[str, list[tuple[str, Mapping[str, Any]]]] = {}
    properties = found.get("properties")
    for name, value in properties.items() if isinstance(properties, Mapping) else ():
        if isinstance(value, Mapping):
            kinds.setdefault(str(value.get("type")), []).append((str(name), value))
    chosen = kinds.get("status", [])
    status = next((value.get("status") for name, value in chosen if name == "Status"), None)
    if status is None and chosen:
        status = chosen[0][1].get("status")
    named = [_words(status.get("id")), _words(status.get("name"))] if isinstance(status, Mapping) else ["", ""]
    return {"status": named, "people": _people(kinds.get("people", [])), "title": _title(found)}


def source(found: Mapping[str, Any]) -> dict[str, Any]:
    """Of a data source: its title and address, its database, and the ids of the statuses that mean "complete"."""
    done: list[str] = []
    properties = found.get("properties")
    for each in properties.values() if isinstance(properties, Mapping) else ():
        status = each.get("status") if isinstance(each, Mapping) else None
        for group in _listed(status.get("groups")) if isinstance(status, Mapping) else ():
            if isinstance(group, Mapping) and _words(group.get("name")).lower() == "complete":
                done += [option for option in _listed(group.get("option_ids")) if isinstance(option, str)]
    return {
        "title": text(found.get("title")),
        "url": _address(found.get("url")),
        "database": parent(found)[1],
        "done": sorted(set(done)),
    }


def user(found: Any) -> dict[str, Any]:
    """Of a user what an account needs; empty where there is no id."""
    name = identity(found)
    if not name:
        return {}
    person = found.get("person")
    known = {"id": name, "name": _words(found.get("name")), "bot": found.get("type") == "bot"}
    email = person.get("email") if isinstance(person, Mapping) else ""
    return {**known, "email": _words(email)}


def _people(properties: Sequence[tuple[str, Mapping[str, Any]]]) -> list[dict[str, Any]]:
    """Those of the property that is named for who does it; of a property with another name, where it is the only."""
    chosen = next((value for name, value in properties if _OWNS.search(name)), None)
    if chosen is None and len(properties) == 1:
        chosen = properties[0][1]
    return [known for each in _listed(chosen.get("people") if chosen else None) if (known := user(each))]


def _title(found: Mapping[str, Any]) -> str:
    properties = found.get("properties")
    for value in properties.values() if isinstance(properties, Mapping) else ():
        if isinstance(value, Mapping) and value.get("type") == "title":
            return text(value.get("title"))
    return ""


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _address(value: Any) -> str:
    """An object's address without its title, which Notion writes into it: an alert shows the address of what is
    private, and not its words. Notion finds the object by its id alone."""
    return _SLUG.sub(r"\1", _words(value))


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""

"""Asana's own description of its API, and what an answer has against it."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import yaml

SPEC = Path(__file__).resolve().parents[2] / "shared" / "specs" / "asana_oas.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Members that are null all the same, though the description does not let them be: stories that a rule or the system
# wrote have no author, and of events its words (but not its schema) say that user and parent may be null.
NULL_ALL_THE_SAME = {("StoryCompact", "created_by"), ("StoryResponse", "created_by")} | {
    ("EventResponse", "user"),
    ("EventResponse", "parent"),
}
KINDS = {
    "task": "TaskResponse",
    "story": "StoryResponse",
    "user": "UserResponse",
    "project": "ProjectResponse",
    "portfolio": "PortfolioResponse",
    "workspace": "WorkspaceResponse",
    "section": "SectionCompact",
    "team": "TeamCompact",
}


@cache
def description() -> dict[str, Any]:
    """The components and those paths that are asked for: the whole takes seconds to parse."""
    text = SPEC.read_text(encoding="utf-8")
    (components,) = re.findall(r"(?ms)^components:\n.*?(?=^\S)", text)
    return _as_json_schema(yaml.load(components, Loader=LOADER), "")


@cache
def operation(verb: str, path: str) -> dict[str, Any]:
    text = SPEC.read_text(encoding="utf-8")
    (block,) = re.findall(rf"(?ms)^  {re.escape(path)}:\n.*?(?=^  /|^\S)", text)
    return yaml.load(block, Loader=LOADER)[path][verb.lower()]


def answers(verb: str, path: str, status: int) -> dict[str, Any]:
    """The schema of what is answered with ``status``."""
    response = operation(verb, path)["responses"][status]
    if "$ref" in response:
        response = description()["components"]["responses"][response["$ref"].rpartition("/")[2]]
    return _as_json_schema(response["content"]["application/json"]["schema"], "")


def problems(schema: dict[str, Any], answer: Any) -> list[str]:
    """What ``answer`` has against ``schema``, and its resources against their own, down to members nobody described."""
    found = _invalid(schema, answer)
    for resource in _resources(answer):
        name = KINDS[resource["resource_type"]]
        known = _members(description()["components"]["schemas"][name])
        found += _invalid({"$ref": f"#/components/schemas/{name}"}, resource)
        found += [f"{name}: no member {member} is described" for member in resource.keys() - known]
    return found


def _invalid(schema: dict[str, Any], answer: Any) -> list[str]:
    checked = jsonschema.Draft202012Validator({**schema, **description()}).iter_errors(answer)
    return [f"{list(each.absolute_path)}: {each.message[:300]}" for each in checked]


def _resources(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "resource_type" in node:
            yield node
        for each in node.values():
            yield from _resources(each)
    elif isinstance(node, list):
        for each in node:
            yield from _resources(each)


def _members(schema: dict[str, Any]) -> set[str]:
    if "$ref" in schema:
        return _members(description()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    members = set(schema.get("properties", {}))
    for part in [*schema.get("allOf", ()), *schema.get("anyOf", ())]:
        members |= _members(part)
    return members


def _as_json_schema(node: Any, name: str) -> Any:
    """OpenAPI 3.0's ``nullable`` in the words of JSON Schema, also where only one part of an ``allOf`` has it."""
    if isinstance(node, list):
        return [_as_json_schema(each, name) for each in node]
    if not isinstance(node, dict):
        return node
    schema = {key: _as_json_schema(value, key if key[:1].isupper() else name) for key, value in node.items()}
    for owner, member in NULL_ALL_THE_SAME:
        if owner == name and member in node.get("properties", {}):
            schema["properties"][member] = {"anyOf": [{"type": "null"}, schema["properties"][member]]}
    parts = node.get("allOf", ())
    if node.get("nullable") is True and isinstance(node.get("type"), str):
        schema["type"] = [node["type"], "null"]
        if "enum" in node:
            schema["enum"] = [*node["enum"], None]
    if any(isinstance(part, dict) and part.get("nullable") is True for part in parts):
        return {"anyOf": [{"type": "null"}, schema]}
    return schema

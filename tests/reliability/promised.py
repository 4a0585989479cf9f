"""Objects as the vendors' own schemas allow them, at random: from ``../shared/specs``, where that is at hand."""

import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SPECS = Path(__file__).resolve().parents[3] / "shared" / "specs"
OF = {
    "slack": ("slack_web_openapi_v2.json", "definitions/objs_message", "message"),
    "jira": ("jira-platform-swagger-v3.v3.json", "components/schemas/IssueBean", "issue"),
    "google_docs": ("google-discovery/drive.v3.json", "schemas/Comment", "comment"),
    "notion": ("notion-schema/GetCommentResponse.json", "", "comment"),
    "asana": ("asana_oas.yaml", "components/schemas/TaskResponse", "task"),
}
"""By tool: the file, where in it the schema stands, and under which name such an object stands in an item."""
DEEPEST = 6


@cache
def _document(file: str) -> Any:
    text = (SPECS / file).read_text(encoding="utf-8")
    return yaml.load(text, yaml.CSafeLoader) if file.endswith(".yaml") else json.loads(text)


def promised(kind: str, rng: random.Random) -> Any:
    """An object that the vendor's schema allows."""
    file, place, _ = OF[kind]
    root = _document(file)
    return _made(_at(root, place), root, rng, 0)


def _at(root: Any, place: str) -> Any:
    for name in filter(None, place.split("/")):
        root = root[int(name)] if isinstance(root, list) else root[name]
    return root


def _made(schema: Any, root: Any, rng: random.Random, depth: int) -> Any:
    if not isinstance(schema, Mapping) or depth > DEEPEST:
        return rng.choice((None, "x", 1, True))
    if reference := schema.get("$ref"):
        place = reference.removeprefix("#/") if reference.startswith("#") else f"schemas/{reference}"
        return _made(_at(root, place), root, rng, depth + 1)
    for word in ("oneOf", "anyOf"):
        if schema.get(word):
            return _made(rng.choice(schema[word]), root, rng, depth + 1)
    if schema.get("allOf"):
        parts = [_made(part, root, rng, depth + 1) for part in schema["allOf"]]
        return {key: value for part in parts if isinstance(part, dict) for key, value in part.items()}
    if schema.get("enum"):
        return rng.choice(schema["enum"])
    if "const" in schema:
        return schema["const"]
    return _of_type(schema, root, rng, depth)


def _of_type(schema: Mapping[str, Any], root: Any, rng: random.Random, depth: int) -> Any:
    type_ = schema.get("type")
    type_ = rng.choice(type_) if isinstance(type_, list) and all(isinstance(each, str) for each in type_) else type_
    match type_:
        case "array":
            return [_made(schema.get("items"), root, rng, depth + 1) for _ in range(rng.randint(0, 2))]
        case "integer" | "number":
            return rng.choice((0, 1, -1, 1763640000, 10**18))
        case "boolean":
            return rng.random() < 0.5
        case "string":
            return rng.choice(("", "x", "1763640000.000100", "2026-11-20T12:00:00.000+0000", "Could you look at it?"))
        case _:
            members = schema.get("properties") or {}
            required = schema.get("required") or ()
            kept = [name for name in members if name in required or rng.random() < 0.7]
            return {name: _made(members[name], root, rng, depth + 1) for name in kept}

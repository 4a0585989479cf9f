"""Partial responses: the ``fields`` parameter of Google's methods, read, held to the schema, applied.

https://developers.google.com/workspace/drive/api/guides/fields-parameter: commas between fields, a slash or
parentheses for fields of fields, ``*`` for all fields of an object.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

from syncd.sandbox.google_discovery import Json, members, resolved

Mask: TypeAlias = dict[str, "Mask | None"]
"""What is wanted of an object; None: all of it."""

_TOKEN = re.compile(r"\s*([A-Za-z0-9_.@:-]+|\*|[(),/])")


class Invalid(Exception):
    """A field selection that cannot be read, or that names what the schema does not have."""


def parse(text: str) -> Mask:
    """``"a,b(c,d/e)"`` as ``{"a": None, "b": {"c": None, "d": {"e": None}}}``; Invalid for what is none."""
    tokens = list(_tokens(text))
    mask, rest = _selection(tokens, 0, text)
    if rest != len(tokens):
        raise Invalid(text)
    return mask


def check(mask: Mask, service: str, schema: Json, *, path: str = "") -> None:
    """Invalid, with the path, where the mask names what an object of ``schema`` cannot have."""
    known, others = members(service, schema)
    for name, below in mask.items():
        inner = [*known.values()] if name == "*" else [known[name]] if name in known else [others] if others else []
        if not inner:
            raise Invalid(path + name)
        if below is not None and name != "*":
            if resolved(service, inner[0]).get("type") not in ("object", "any"):
                raise Invalid(path + name)
            check(below, service, inner[0], path=f"{path}{name}/")


def apply(mask: Mask | None, value: Any) -> Any:
    """``value`` with nothing but what the mask wants."""
    if mask is None:
        return value
    if isinstance(value, list):
        return [apply(mask, each) for each in value]
    if not isinstance(value, dict):
        return value
    every = mask.get("*", {})
    if every is None:
        return value
    kept = {}
    for name, each in value.items():
        if name in mask or every:
            kept[name] = apply(mask.get(name, every), each)
    return kept


def _tokens(text: str) -> Iterator[str]:
    at = 0
    text = text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise Invalid(text)
        yield match[1]
        at = match.end()


def _selection(tokens: list[str], at: int, text: str) -> tuple[Mask, int]:
    """Reads fields and commas from ``at`` on, up to the end or a closing parenthesis."""
    mask: Mask = {}
    while True:
        path, below, at = _field(tokens, at, text)
        _add(mask, path, below)
        if at == len(tokens) or tokens[at] == ")":
            return mask, at
        if tokens[at] != ",":
            raise Invalid(text)
        at += 1


def _field(tokens: list[str], at: int, text: str) -> tuple[list[str], Mask | None, int]:
    path = []
    while True:
        if at == len(tokens) or tokens[at] in "(),/":
            raise Invalid(text)
        path.append(tokens[at])
        at += 1
        if at == len(tokens) or tokens[at] != "/":
            break
        at += 1
    if at == len(tokens) or tokens[at] != "(":
        return path, None, at
    below, at = _selection(tokens, at + 1, text)
    if at == len(tokens):
        raise Invalid(text)
    return path, below, at + 1


def _add(mask: Mask, path: list[str], below: Mask | None) -> None:
    """Adds a field; named twice, the selections add up, and the whole field covers its parts."""
    name, *deeper = path
    if not deeper and below is None:
        mask[name] = None
        return
    inner = mask.setdefault(name, {})
    if inner is None:
        return
    if deeper:
        _add(inner, deeper, below)
        return
    for key, value in (below or {}).items():
        if value is None:
            inner[key] = None
        else:
            _add(inner, [key], value)

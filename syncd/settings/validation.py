"""Checks one section against its model: its problems in plain words, and what can be kept of it in spite of them."""

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from syncd.connector import written
from syncd.settings.problems import Path, did_you_mean, nearest

M = TypeVar("M", bound=BaseModel)
Found = tuple[Path, str]

_LIMITS = {
    "greater_than": "more than",
    "greater_than_equal": "at least",
    "less_than": "less than",
    "less_than_equal": "at most",
}
_WORDS = {
    "string_type": 'must be a text in quotes, such as "..."',
    "bool_type": "must be true or false, without quotes",
    "bool_parsing": "must be true or false, without quotes",
    "int_type": "must be a whole number, without quotes",
    "int_parsing": "must be a whole number, without quotes",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number, without quotes",
    "float_parsing": "must be a number, without quotes",
    "list_type": 'must be a list, such as ["..."]',
    "tuple_type": 'must be a list, such as ["..."]',
    "set_type": 'must be a list, such as ["..."]',
    "frozen_set_type": 'must be a list, such as ["..."]',
    "model_type": "must be a section of its own, with keys and values",
    "dict_type": "must be a section of its own, with keys and values",
    "model_attributes_type": "must be a section of its own, with keys and values",
    "url_type": 'must be an address, such as "https://example.com"',
    "url_parsing": 'must be an address, such as "https://example.com"',
    "url_scheme": 'must be an address that begins with "https://"',
    "string_too_short": "must not be empty",
    "too_short": "must not be empty",
    "path_type": "must be the path of a file, in quotes",
}


@dataclass(frozen=True, slots=True)
class Checked(Generic[M]):
    """A section: its value, None where nothing can be made of it, and its problems, each with its path."""

    value: M | None
    problems: tuple[Found, ...] = ()


def check(model: type[M], raw: object, path: Path) -> Checked[M]:
    """Validates ``raw``. What is wrong is reported and left out, so that the rest can still be checked further."""
    found: dict[Path, str] = {}
    kept, numbered = copy.deepcopy(raw), True
    while True:
        try:
            value = model.model_validate(kept)
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=False)
        else:
            return Checked(value, _from(path, found))
        if numbered:
            found = _in_words(model, kept, errors) | found
        misspelt = [details for details in errors if details["type"] == "extra_forbidden"]
        if misspelt:
            for where in dict.fromkeys(_written(kept, details) for details in misspelt):
                _respell(model, kept, where)
            continue
        # From the back, so that the places of a list's other elements stay what they are, in this round at least.
        wrong = dict.fromkeys(_written(kept, details) for details in reversed(errors))
        dropped = [_drop(kept, where) for where in wrong]
        numbered = numbered and not any(isinstance(where[-1], int) for where in dropped if where)
        if () in dropped:
            return Checked(None, _from(path, found))


def _from(path: Path, found: Mapping[Path, str]) -> tuple[Found, ...]:
    return tuple(((*path, *where), words) for where, words in found.items())


def _respell(model: type[BaseModel], raw: Any, where: Path) -> None:
    """Puts an unknown key right, so that its value is checked too; one that is like no other is taken out."""
    inside = _at(raw, where[:-1])
    value = inside.pop(where[-1])
    right = nearest(str(where[-1]), keys(_model_at(model, where[:-1])))
    if right and right != where[-1]:
        inside.setdefault(right, value)


def _drop(raw: Any, where: Path) -> Path:
    """Takes out what is wrong, or of what is missing the whole section, and says what; () where nothing is left."""
    while where:
        inside = _at(raw, where[:-1])
        held = range(len(inside)) if isinstance(inside, list) else inside
        if inside is None or (isinstance(inside, list) and where[-1] not in held):
            return where  # gone already, with a section or an element around it
        if where[-1] in held:
            inside.pop(where[-1])
            return where
        where = where[:-1]
    return ()


def _at(raw: Any, where: Path) -> Any:
    found = raw
    for part in where:
        if part not in (range(len(found)) if isinstance(found, list) else found):
            return None
        found = found[part]
    return found


def _written(raw: Any, details: ErrorDetails) -> Path:
    """The path as it is written: pydantic adds the names of a union's alternatives, which stand in no file."""
    path: Path = ()
    for part in details["loc"]:
        inside = part in raw if isinstance(raw, dict) else isinstance(raw, list) and isinstance(part, int)
        if not inside:
            return (*path, part) if details["type"] == "missing" and isinstance(raw, dict) else path
        path, raw = (*path, part), raw[part]
    return path


def _in_words(model: type[BaseModel], raw: object, errors: list[ErrorDetails]) -> dict[Path, str]:
    unknown = [details["loc"] for details in errors if details["type"] == "extra_forbidden"]
    found: dict[Path, str] = {}
    for details in errors:
        where = _written(raw, details)
        key = str(where[-1]) if where else ""
        if details["type"] == "missing" and _is_misspelt(key, where[:-1], unknown):
            continue  # the unknown key beside it says so already
        found.setdefault(where, _sentence(details, _model_at(model, where[:-1]), key))
    return found


def _is_misspelt(key: str, inside: Path, unknown: Iterable[Path]) -> bool:
    beside = [str(where[-1]) for where in unknown if where[:-1] == inside]
    return bool(nearest(key, beside))


def _sentence(details: ErrorDetails, section: type[BaseModel] | None, key: str) -> str:
    kind, context = details["type"], details.get("ctx", {})
    if kind == "extra_forbidden":
        return f'unknown key "{key}"{did_you_mean(key, keys(section))}'
    if kind == "missing":
        return f"is missing: {_description(section, key)}"
    if kind == "value_error":
        return str(context["error"])
    if kind in {"literal_error", "enum"}:
        return f"must be one of {context['expected']}"
    if kind == "string_pattern_mismatch":
        return f"must be {_description(section, key)}, matching {context['pattern']}"
    if kind in _LIMITS:
        return f"must be {_LIMITS[kind]} {_limit(next(iter(context.values())))}"
    if kind in _WORDS:
        return _WORDS[kind]
    return details["msg"].replace("Input should be", "must be")


def _limit(limit: object) -> str:
    """A limit as it is written in the config; of a time that was read from a text, pydantic gives only the repr."""
    parts = re.fullmatch(r"datetime\.timedelta\((?:days=(\d+))?(?:, )?(?:seconds=(\d+))?0?\)", str(limit))
    return written(timedelta(days=int(parts[1] or 0), seconds=int(parts[2] or 0))) if parts else str(limit)


def keys(section: type[BaseModel] | None) -> list[str]:
    """The keys of a section as they are written."""
    return [field.alias or name for name, field in section.model_fields.items()] if section else []


def _description(section: type[BaseModel] | None, key: str) -> str:
    fields = section.model_fields if section else {}
    found = next((field.description for name, field in fields.items() if key in (name, field.alias)), None)
    return found or "write it"


def _model_at(model: type[BaseModel], where: Path) -> type[BaseModel] | None:
    """The model of the section that stands at ``where``."""
    found: type[BaseModel] | None = model
    for part in where:
        if isinstance(part, str) and found is not None:
            fields = found.model_fields.items()
            annotation = next((field.annotation for name, field in fields if part in (name, field.alias)), None)
            found = model_in(annotation)
    return found


def model_in(annotation: Any) -> type[BaseModel] | None:
    """The section that a key holds, be it one, several or none of it."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for found in map(model_in, get_args(annotation)) if found), None)

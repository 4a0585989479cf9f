"""Prints settings as TOML, with every default filled in and every secret masked."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import BaseModel

from syncd.connector import Secret, written
from syncd.settings.settings import Settings


def masked(settings: Settings) -> str:
    """The whole config as it is in force, as TOML. A secret prints as ``***``, with where it comes from."""
    sections = _table(settings.config)
    sections["sources"] = [_table(source) for source in settings.sources]
    unused = [f"# {name} is not in use: {reason}" for name, reason in settings.stopped.items()]
    return "\n".join([*_lines(sections, ""), *unused]).strip() + "\n"


def _table(section: BaseModel) -> dict[str, Any]:
    fields = type(section).model_fields.items()
    return {field.alias or name: _plain(getattr(section, name)) for name, field in fields}


def _plain(value: Any) -> Any:
    """A value as TOML has it; None and what is empty by default are left out later."""
    if isinstance(value, Secret):
        origin = f"the environment variable {value.env}" if value.env else f"the file {value.file or value.credential}"
        return f"*** (from {origin})"
    if isinstance(value, BaseModel):
        return _table(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(element) for element in value]
    if isinstance(value, dict):
        return {str(key): _plain(element) for key, element in value.items()}
    if isinstance(value, timedelta):
        return written(value)
    return value if isinstance(value, bool | int | float | date | None) else str(value)


def _lines(table: Mapping[str, Any], path: str) -> Iterator[str]:
    """Plain keys first: in TOML a key belongs to the last section above it."""
    for key, value in table.items():
        if value not in (None, "", []) and not _is_section(value):
            yield f"{_key(key)} = {_value(value)}"
    for key, value in table.items():
        if _is_section(value):
            name = f"{path}.{_key(key)}" if path else _key(key)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(value, list) or not all(map(_is_section, part.values())):
                    yield ""
                    yield f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
                yield from _lines(part, name)


def _is_section(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and bool(value) and isinstance(value[0], dict))


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() and key.isascii() else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else str(value)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")

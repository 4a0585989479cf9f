"""The set-up pages tell every setting of a tool with the default that it has."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from syncd.connector import SourceSettings

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| ((?:`[a-z_]+`(?:, )?)+) \| ([^|]+) \|", re.MULTILINE)
"""One line of a table: its settings, and as many defaults, or one for all."""
NOTHING = ("", [])
"""What a page says in words: all, none, the only one."""


def sources(schema: Any) -> dict[str, dict[str, Any]]:
    """By tool, the settings of a source in the config's schema."""
    found: dict[str, dict[str, Any]] = {}
    for part in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        found |= sources(part)
    properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
    if tool := properties.get("type", {}).get("const"):
        found[tool] = properties
    return found


SOURCES = sources(json.loads((ROOT / "config" / "syncd.schema.json").read_text(encoding="utf-8")))


def told(page: str) -> dict[str, str]:
    """Every default that a set-up page gives in a table, by setting."""
    found = {}
    for names, values in ROW.findall(page):
        settings, defaults = re.findall(r"[a-z_]+", names), values.split(", ")
        each = defaults if len(defaults) == len(settings) else [values] * len(settings)
        found |= dict(zip(settings, each, strict=True))
    return found


@pytest.mark.parametrize("tool", sorted(SOURCES))
def test_the_set_up_page_of_a_tool_tells_every_setting_with_its_default(tool: str) -> None:
    page = (ROOT / "docs" / f"setup-{tool.replace('_', '-')}.md").read_text(encoding="utf-8")
    defaults = told(page)
    for name, about in SOURCES[tool].items():
        if name in defaults and about.get("default", "") not in NOTHING:
            assert defaults[name] == f"`{json.dumps(about['default'])}`", name
        elif name not in SourceSettings.model_fields:
            assert f"`{name}`" in page or f"{name} = " in page, name


def test_the_schema_names_the_tools_that_have_a_page() -> None:
    pages = {page.stem.removeprefix("setup-").replace("-", "_") for page in (ROOT / "docs").glob("setup-*.md")}
    assert pages == set(SOURCES)

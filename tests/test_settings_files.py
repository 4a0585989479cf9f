"""The example and the schema say what the settings are; and every key of a file has its line."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from syncd.plugins import Registry
from syncd.settings import load, masked, schema
from syncd.settings.lines import locate
from syncd.settings.problems import nearest, place
from syncd.settings.sections import Config
from syncd.settings.validation import keys, model_in

CONFIG = Path(__file__).resolve().parents[1] / "config"
EXAMPLE = (CONFIG / "syncd.example.toml").read_text(encoding="utf-8")
SHIPPED = ("asana", "google_docs", "jira", "notion", "slack")


def shipped() -> Registry:
    installed = Registry.installed()
    return Registry.of(*(installed.get(type_) for type_ in SHIPPED))


@pytest.fixture(autouse=True)
def _tokens(monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "x")
    monkeypatch.setenv("JIRA_API_TOKEN", "y")
    monkeypatch.setenv("GOOGLE_CREDENTIALS", "{}")
    monkeypatch.setenv("NOTION_TOKEN", "z")
    monkeypatch.setenv("ASANA_TOKEN", "1/2:3")


def whole_example() -> dict[str, Any]:
    """The example with the settings switched on that it shows switched off."""
    return tomllib.loads(re.sub(r"^#(?=[a-z_]+ = )", "", EXAMPLE, flags=re.MULTILINE))


def test_the_example_loads_and_prints():
    loaded = load(CONFIG / "syncd.example.toml", shipped())
    assert [source.type for source in loaded.sources] == ["slack", "jira", "google_docs", "notion", "asana"]
    assert "*** (from the environment variable JIRA_API_TOKEN)" in masked(loaded)


def missing(model: type[BaseModel], tables: list[dict[str, Any]], path: str) -> list[str]:
    """The keys of a section that stand in none of the tables of the example that show it."""
    absent = []
    for key, field in zip(keys(model), model.model_fields.values(), strict=True):
        found = [table[key] for table in tables if key in table]
        absent += [] if found else [f"{path}.{key}"]
        inner = model_in(field.annotation)
        below = [part for value in found for part in (value if isinstance(value, list) else [value])]
        if inner and below and inner.__name__ not in ("Secret", "HoursChange"):
            absent += missing(inner, below, f"{path}.{key}")
    return absent


def test_every_setting_stands_in_the_example():
    example = whole_example()
    sources = {source["type"]: source for source in example["sources"]}
    absent = missing(Config, [example], "")
    for type_ in SHIPPED:
        absent += missing(shipped().settings_type(type_), [sources[type_]], type_)
    assert absent == []


def test_the_example_shows_the_values_that_hold_when_they_are_left_out():
    stated = {("hours", "holidays"), ("hours", "extra_holidays")}
    example = whole_example()
    for section in ("alert_on", "service", "store", "hours"):
        model = model_in(Config.model_fields[section].annotation)
        defaults = schema(shipped())["$defs"][model.__name__]["properties"]
        for key, value in example[section].items():
            if "default" in defaults[key] and (section, key) not in stated and key != "periods":
                assert (key, value) == (key, defaults[key]["default"])


def test_the_schema_file_is_what_the_settings_say():
    written = json.loads((CONFIG / "syncd.schema.json").read_text(encoding="utf-8"))
    assert written == schema(shipped()), "write it anew: syncd config schema > config/syncd.schema.json"


def test_the_schema_accepts_the_example_and_refuses_a_slip():
    validator = jsonschema.Draft202012Validator(schema(shipped()))
    validator.check_schema(validator.schema)
    example = json.loads(json.dumps(whole_example(), default=str))
    assert list(validator.iter_errors(example)) == []
    example["team"]["ownr"] = example["team"].pop("owner")
    assert len(list(validator.iter_errors(example))) == 2


def test_the_schema_writes_times_as_the_config_does():
    text = json.dumps(schema(shipped()))
    assert '"default": "14d"' in text
    assert re.findall(r'"-?PT?\d', text) == []


def test_every_key_of_the_example_has_its_line():
    lines = locate(EXAMPLE)
    rows = EXAMPLE.splitlines()

    def walk(value: Any, path: tuple[str | int, ...]) -> None:
        if isinstance(value, dict | list):
            for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
                walk(inner, (*path, key))
        if path and isinstance(path[-1], str):
            assert path[-1] in rows[lines[path] - 1], path

    walk(tomllib.loads(EXAMPLE), ())


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("a.b.c = 1", ("a", "b"), 1),
        ("\n[a.b]\nc = 1", ("a", "b", "c"), 3),
        ("[[a]]\n[[a]]\nx = 1", ("a", 1, "x"), 3),
        ("[[a]]\n[a.b]\nx = 1\n[[a.c]]\ny = 1\n[[a]]\n[a.b]\nx = 2", ("a", 1, "b", "x"), 8),
        ("[[a]]\n[[a.c]]\n[[a.c]]\ny = 1", ("a", 0, "c", 1, "y"), 4),
        ('a = """\nb = 1\n""""\nc = 2', ("c",), 4),
        ("a = '''\n[b]\n'''\nc = 2", ("c",), 4),
        ("a = [\n 1, # one, ]\n [2,\n 3]]\nb = 1", ("a", 1, 1), 4),
        ("a = [\n 1,\n]\nb = 1", ("b",), 4),
        ('a = { b = 1, "c.d" = [ { e = "}" } ] }', ("a", "c.d", 0, "e"), 1),
        ("\"a b\".'c' = 2026-01-01 10:00:00 # x\nd = 1", ("a b", "c"), 1),
        ("a = 1 # b = 2\nc = 'it''' ", ("b",), None),
        ("a = []\nb = {}\nc = -inf", ("c",), 3),
        ('a = "\\"]"\n\n[ b . "c" ]\nd = 1', ("b", "c", "d"), 4),
    ],
)
def test_a_key_is_found_wherever_toml_lets_it_stand(text, path, line):
    if line is not None:
        tomllib.loads(text)
        assert locate(text)[path] == line
    else:
        assert path not in locate("a = 1 # b = 2\nc = 'it'")


KEYS = st.sampled_from(["a", "b-c", '"d.e"', "'f g'"])
SCALARS = st.sampled_from(["1", '"x # ]"', "'}'", '"""\nq\n"""', "true", "2026-01-01", "1.5e3"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda parts: "[\n" + ",\n".join(parts) + "]")
        | st.dictionaries(KEYS, inner.filter(lambda text: "\n" not in text), max_size=3).map(
            lambda table: "{ " + ", ".join(f"{key} = {value}" for key, value in table.items()) + " }"
        )
    ),
    max_leaves=8,
)


@settings(max_examples=200)
@given(st.dictionaries(KEYS, VALUES, max_size=4), st.lists(st.dictionaries(KEYS, VALUES, max_size=3), max_size=3))
def test_every_key_of_any_file_is_found(top, tables):
    text = "\n".join(f"{key} = {value}" for key, value in top.items())
    for table in tables:
        text += "\n[[many]]\n" + "\n".join(f"{key} = {value}" for key, value in table.items())
    found = locate(text)

    def paths(value: Any, path: tuple[str | int, ...]) -> set[tuple[str | int, ...]]:
        parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        return {path} | {inner for key, part in parts for inner in paths(part, (*path, key))}

    assert found.keys() == paths(tomllib.loads(text), ()) - {()}


def test_places_and_near_misses_read_as_people_write_them():
    assert place(("sources", 1, "poll_every")) == "sources[1].poll_every"
    assert place(()) == ""
    assert nearest("SLACK", ["slack", "jira"]) == "slack"
    assert nearest("zzz", ["slack", "jira"]) == ""

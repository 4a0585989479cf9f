"""The config's JSON Schema, for editors: generated from the settings, so that it cannot differ from them."""

from typing import Any

from pydantic import TypeAdapter

from syncd.connector import SourceSettings
from syncd.settings.loading import BrokenType, SourceTypes
from syncd.settings.sections import Config


def schema(types: SourceTypes) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the config file, with the sources that the given connectors can read."""
    whole = Config.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    kinds = []
    for name in sorted(types.names()):
        try:
            model = types.settings_type(name)
        except BrokenType:
            continue
        own = TypeAdapter(model).json_schema(by_alias=True, ref_template="#/$defs/{model}")
        whole["$defs"].update(own.pop("$defs", {}))
        own["properties"]["type"] = {"const": name, "description": SourceSettings.model_fields["type"].description}
        kinds.append(own)
    whole["properties"]["sources"] = {"type": "array", "minItems": 1, "items": {"anyOf": kinds}}
    whole["required"] = sorted([*whole["required"], "sources"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **whole,
        "title": "syncd",
        "description": "The config of syncd, as TOML. Every key is explained in config/syncd.example.toml.",
    }

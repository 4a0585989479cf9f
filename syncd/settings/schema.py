"""The config's JSON Schema, for editors: generated from the settings, so that it cannot differ from them."""

from datetime import timedelta
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from syncd.connector import SourceSettings, written
from syncd.settings.loading import BrokenType, SourceTypes
from syncd.settings.sections import Config

_OF_TIMES = {"gt", "ge", "lt", "le"}


class _AsWritten(GenerateJsonSchema):
    """The schema of what stands in a TOML file: times as people write them, no nulls, no made-up titles."""

    def encode_default(self, dft: Any) -> Any:
        return written(dft) if isinstance(dft, timedelta) else super().encode_default(dft)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002  the signature is pydantic's
        return False


def schema(types: SourceTypes) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the config file, with the sources that the given connectors can read."""
    whole = Config.model_json_schema(schema_generator=_AsWritten)
    kinds = []
    for name in sorted(types.names()):
        try:
            model = types.settings_type(name)
        except BrokenType:
            continue
        own = model.model_json_schema(schema_generator=_AsWritten)
        whole["$defs"].update(own.pop("$defs", {}))
        own["properties"]["type"] = {"const": name, "description": SourceSettings.model_fields["type"].description}
        kinds.append(own)
    whole["properties"]["sources"] = {"type": "array", "minItems": 1, "items": {"anyOf": kinds}}
    whole["required"] = sorted([*whole["required"], "sources"])
    whole["title"] = "syncd"
    whole["description"] = "The config of syncd, as TOML. config/syncd.example.toml explains every key."
    cleaned: dict[str, Any] = _cleaned({"$schema": "https://json-schema.org/draft/2020-12/schema", **whole})
    return cleaned


def _cleaned(part: Any) -> Any:
    """Without what a schema cannot say, such as how long a time must be, and without defaults that are nothing."""
    if isinstance(part, list):
        return [_cleaned(element) for element in part]
    if not isinstance(part, dict):
        return part
    left_out = {key for key in part if key in _OF_TIMES or (key == "default" and part[key] is None)}
    return {key: _cleaned(value) for key, value in part.items() if key not in left_out}

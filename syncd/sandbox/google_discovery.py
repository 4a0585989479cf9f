"""Google's own descriptions of its services, as they are installed with its client: methods, scopes, schemas.

The stand-in takes from them which paths there are, which scopes open a method, which parameters it knows and which
fields a partial response may name, so that none of it is written down a second time.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

Json = Mapping[str, Any]
SERVICES = {"drive": "v3", "docs": "v1", "driveactivity": "v2"}
TITLES = {"drive": "Google Drive API", "docs": "Google Docs API", "driveactivity": "Drive Activity API"}


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a service. ``id`` is Google's: ``drive.comments.list``; ``path`` begins with the service's own."""

    id: str
    service: str
    verb: str
    path: str
    scopes: frozenset[str]
    parameters: Mapping[str, Json] = field(repr=False)
    response: str

    @property
    def rpc(self) -> str:
        """The method's name in errors: ``google.apps.drive.v3.DriveComments.List``."""
        service, resource, verb = self.id.split(".")
        return f"google.apps.{service}.{SERVICES[service]}.{resource.title()}.{verb[0].upper()}{verb[1:]}"


@cache
def description(service: str) -> Json:
    """The discovery document of a service."""
    from googleapiclient import discovery_cache

    found: Json = json.loads(discovery_cache.get_static_doc(service, SERVICES[service]))
    return found


@cache
def method(method_id: str) -> Method:
    """The method of that id; KeyError where Google has none."""
    service, resource, verb = method_id.split(".")
    root = description(service)
    found = root["resources"][resource]["methods"][verb]
    path = f"/{root['servicePath']}{found['path']}"
    return Method(
        method_id,
        service,
        found["httpMethod"],
        path,
        frozenset(found["scopes"]),
        {**root["parameters"], **found.get("parameters", {})},
        found["response"]["$ref"],
    )


def members(service: str, schema: Json) -> tuple[Mapping[str, Json], Json | None]:
    """The fields that an object of ``schema`` has by name, and the schema of all others (None: there are none)."""
    schema = resolved(service, schema)
    return schema.get("properties", {}), schema.get("additionalProperties")


def resolved(service: str, schema: Json) -> Json:
    """The schema itself: references followed, of a list the schema of its items."""
    for _ in range(5):
        if "$ref" in schema:
            schema = description(service)["schemas"][schema["$ref"]]
        elif schema.get("type") == "array":
            schema = schema["items"]
        else:
            break
    return schema

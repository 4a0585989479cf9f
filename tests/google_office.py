"""A small Google Workspace and the real client for it, for the tests of its stand-in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httplib2
import pytest
from google.oauth2.credentials import Credentials
from google_auth_httplib2 import AuthorizedHttp
from googleapiclient.discovery import build
from googleapiclient.errors import HttpError

from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.google import GoogleServer
from syncd.sandbox.google_drive import GoogleDrive

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
SERVICES = {"drive": ("v3", "/drive/v3/"), "docs": ("v1", "/"), "driveactivity": ("v2", "/")}


def service(google: GoogleServer, name: str, credentials: Any) -> Any:
    """Google's client for a service of the sandbox."""
    version, path = SERVICES[name]
    http = AuthorizedHttp(credentials, http=httplib2.Http(timeout=60))
    options = {"api_endpoint": google.url + path}
    return build(name, version, http=http, client_options=options, cache_discovery=False)


def refused(request: Any) -> tuple[int, dict[str, Any]]:
    """Status and ``error`` of a request that the stand-in refuses."""
    with pytest.raises(HttpError) as caught:
        request.execute()
    import json

    return caught.value.resp.status, json.loads(caught.value.content)["error"]


@dataclass
class Office:
    """Mia and Li work at Acme, Dana and another Dana are with a customer; ``specs`` is a folder of Mia's."""

    clock: SandboxClock
    google: GoogleServer
    mia: str
    li: str
    dana: str
    namesake: str
    specs: str

    @property
    def state(self) -> GoogleDrive:
        return self.google.drive

    def service(self, name: str, person: str = "", **scopes: Any) -> Any:
        return service(self.google, name, Credentials(self.google.token(person, **scopes)))

    @property
    def drive(self) -> Any:
        return self.service("drive")

    @property
    def docs(self) -> Any:
        return self.service("docs")

    @property
    def activity(self) -> Any:
        return self.service("driveactivity")

    def document(self, name: str = "Plan", **more: Any) -> str:
        return self.state.file(name, parent=self.specs, **more)

    def later(self, **time: float) -> datetime:
        return self.clock.advance(timedelta(**time))


@pytest.fixture
def office() -> Iterator[Office]:
    clock = SandboxClock(START)
    with Sandbox(clock) as sandbox:
        state = sandbox.google.drive
        mia = state.person("Mia Torres", "mia@acme.test")
        li = state.person("Li Wei", "li@acme.test")
        dana = state.person("Dana Ruiz", "dana@partner.test")
        namesake = state.person("Dana Ruiz", "dana.ruiz@partner.test")
        specs = state.folder("Specs", owner=mia)
        yield Office(clock, sandbox.google, mia, li, dana, namesake, specs)

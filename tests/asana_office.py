"""A small Asana workspace in a sandbox, for the tests of the stand-in: Mia's project, Dana asks, the real SDK."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asana
import pytest
from asana.rest import ApiException

from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.asana import AsanaServer
from syncd.sandbox.asana_workspace import AsanaWorkspace

START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@dataclass
class Office:
    clock: SandboxClock
    asana: AsanaServer
    workspace: AsanaWorkspace
    mia: str
    dana: str
    web: str
    tasks: asana.TasksApi
    stories: asana.StoriesApi
    events: asana.EventsApi
    client: asana.ApiClient

    def later(self, seconds: float = 1) -> datetime:
        """Lets time pass; gives the new present."""
        return self.clock.advance(timedelta(seconds=seconds))

    def read(self, verb: str, path: str, query: dict[str, Any] | None = None, body: Any = None) -> Any:
        """What Asana says to a call that must succeed; for what the SDK has no method, or too kind a one."""
        return self.client.call_api(
            path,
            verb,
            {},
            {} if query is None else query,
            {"Accept": "application/json", "Content-Type": "application/json"},
            body=body,
            response_type=object,
            auth_settings=["personalAccessToken"],
            _return_http_data_only=True,
        )

    def refusal(self, verb: str, path: str, query: dict[str, Any] | None = None, body: Any = None) -> ApiException:
        """What Asana says to a call that must fail; ``.body`` is read."""
        with pytest.raises(ApiException) as refused:
            self.read(verb, path, query, body)
        error = refused.value
        error.body = json.loads(error.body)
        return error

    def names(self, **query: Any) -> list[str]:
        """The names of a page of tasks."""
        query.setdefault("project", self.web)
        return [task["name"] for task in self.tasks.get_tasks(query, full_payload=True)["data"]]


def connect(server: AsanaServer, token: str = "") -> asana.ApiClient:
    """The SDK, as a connector sets it up."""
    configuration = asana.Configuration()
    configuration.host = server.url
    configuration.access_token = token or server.token
    configuration.retry_strategy = False
    client = asana.ApiClient(configuration)
    # Its threads are for asynchronous calls. Left to the garbage collector, the wait for their end may be for ever.
    client.pool.close()
    client.pool.join()
    return client


@pytest.fixture
def office():
    clock = SandboxClock(START)
    with Sandbox(clock) as sandbox:
        workspace = sandbox.asana.workspace
        mia, dana = workspace.user("Mia Torres", "mia@acme.test"), workspace.user("Dana Ruiz", "dana@partner.test")
        web = workspace.project("Web", "Product", owner=mia)
        client = connect(sandbox.asana)
        yield Office(
            clock,
            sandbox.asana,
            workspace,
            mia,
            dana,
            web,
            asana.TasksApi(client),
            asana.StoriesApi(client),
            asana.EventsApi(client),
            client,
        )


def message(error: ApiException) -> str:
    """The words of a refusal."""
    (only,) = error.body["errors"]
    return only["message"]

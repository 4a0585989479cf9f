"""The sandbox: one loop in a background thread, one server per vendor, one clock, one lock over all state."""

import asyncio
import threading
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.server import VendorServer

if TYPE_CHECKING:
    from syncd.sandbox.asana import AsanaServer
    from syncd.sandbox.google import GoogleServer
    from syncd.sandbox.jira import JiraServer
    from syncd.sandbox.notion import NotionServer
    from syncd.sandbox.slack import SlackServer

V = TypeVar("V", bound=VendorServer)


class Sandbox:
    """``with Sandbox(clock) as sandbox``: the vendors' APIs on free (or the given) ports of the loopback interface.

    ``sandbox.slack`` and ``sandbox.jira`` each start at their first use, so a test pays for what it uses. State may
    be scripted from any thread: ``lock`` guards it, and the servers' methods take it by themselves.
    """

    def __init__(
        self,
        clock: SandboxClock | None = None,
        *,
        slack_port: int = 0,
        jira_port: int = 0,
        notion_port: int = 0,
        asana_port: int = 0,
        google_port: int = 0,
    ) -> None:
        self.clock = clock or SandboxClock()
        self.lock = threading.RLock()
        self._ports = {
            "slack": slack_port,
            "jira": jira_port,
            "notion": notion_port,
            "asana": asana_port,
            "google": google_port,
        }
        self._servers: list[VendorServer] = []
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="sandbox", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            asyncio.run_coroutine_threadsafe(server.stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    @cached_property
    def slack(self) -> "SlackServer":
        """Slack's Web API; ``.workspace`` is its state."""
        from syncd.sandbox.slack import SlackServer

        return self._started(SlackServer(self.clock, self.lock), self._ports["slack"])

    @cached_property
    def jira(self) -> "JiraServer":
        """Jira Cloud; ``.site`` is its state."""
        from syncd.sandbox.jira import JiraServer

        return self._started(JiraServer(self.clock, self.lock), self._ports["jira"])

    @cached_property
    def notion(self) -> "NotionServer":
        """Notion; ``.workspace`` is its state."""
        from syncd.sandbox.notion import NotionServer

        return self._started(NotionServer(self.clock, self.lock), self._ports["notion"])

    @cached_property
    def asana(self) -> "AsanaServer":
        """Asana; ``.workspace`` is its state."""
        from syncd.sandbox.asana import AsanaServer

        return self._started(AsanaServer(self.clock, self.lock), self._ports["asana"])

    @cached_property
    def google(self) -> "GoogleServer":
        """Google Drive, Docs and Drive Activity; ``.drive`` is its state."""
        from syncd.sandbox.google import GoogleServer

        return self._started(GoogleServer(self.clock, self.lock), self._ports["google"])

    def _started(self, server: V, port: int) -> V:
        if not self._thread.is_alive():
            raise RuntimeError("the sandbox is not running: use it in a with statement")
        asyncio.run_coroutine_threadsafe(server.start(port), self._loop).result()
        self._servers.append(server)
        return server

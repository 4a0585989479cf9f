"""Every way in which syncd speaks with a tool: the five connectors, and the one that posts to Slack."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from syncd.plugins import Registry
from syncd.retry import Clock, Retry
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.story import acme
from syncd.settings import load
from syncd.slack.message import Message
from syncd.slack.post import Poster

CLIENTS = ("slack", "jira", "google_docs", "notion", "asana", "posting")


class Company:
    """The story's tools and config; ``ask`` makes one request of one client to an address of the test's choice."""

    def __init__(self, sandbox: Sandbox, folder: Path) -> None:
        self.sandbox, self.folder = sandbox, folder
        self.text = acme(sandbox).config(sandbox, folder)
        self.secrets = [sandbox.slack.token, sandbox.jira.token, sandbox.notion.token, sandbox.asana.token]

    def ask(self, client: str, address: str) -> None:
        """Raises what the client raises; returns when it took the answer for one."""
        config = self.folder / "syncd.toml"
        config.write_text(re.sub(r'(base_url = ")http://127\.0\.0\.1:\d+', rf"\1{address}", self.text))
        registry = Registry.installed()
        retry = Retry(Clock(lambda: 0.0, lambda _: None), attempts=1)
        type_ = "slack" if client == "posting" else client
        (settings,) = (source for source in load(config, registry).sources if source.type == type_)
        if client == "posting":
            token: Any = settings
            Poster(str(settings.base_url), token.token, retry).post("C1", Message("hidden words", [], {}))
        else:
            connector = registry.get(type_).connector(settings, retry)
            try:
                connector.check()
            finally:
                connector.close()


@contextmanager
def company(folder: Path) -> Iterator[Company]:
    with Sandbox(SandboxClock()) as sandbox:
        yield Company(sandbox, folder)

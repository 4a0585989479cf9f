"""A Jira in the sandbox and the connector that reads it, for the tests of both."""

import base64
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from pydantic import AnyHttpUrl
from subjects import Read, Refusal
from subjects import read as poll

from connectors.jira import JiraConnector, JiraSettings
from mappings.jira import events
from syncd.connector import Secret
from syncd.model import Event, Item, ThreadRef
from syncd.retry import Retry
from syncd.sandbox import Sandbox

SOURCE = "acme-jira"
VARIABLE = "SYNCD_TEST_JIRA_TOKEN"


class JiraSubject:
    """The sandbox's Jira with one project, ACME, a stakeholder, Dana, and a colleague, Mia."""

    paged = "POST /rest/api/3/search/jql"

    def __init__(self, sandbox: Sandbox, monkeypatch: Any) -> None:
        self.server = sandbox.jira
        self.clock = sandbox.clock
        self.site = sandbox.jira.site
        self.secrets = [
            self.server.token,
            base64.b64encode(f"{self.server.email}:{self.server.token}".encode()).decode(),
        ]
        monkeypatch.setenv(VARIABLE, self.server.token)
        self.dana = self.site.user("Dana Ruiz", "dana@partner.test")
        self.mia = self.site.user("Mia Berg", "mia@acme.test")
        self.project = self.site.project("ACME", "Acme Support")
        self._first = self.site.issue("ACME", "Invoices", "Everything about invoices.", self.dana)

    def settings(self, **changes: Any) -> JiraSettings:
        known: dict[str, Any] = {
            "name": SOURCE,
            "type": "jira",
            "base_url": AnyHttpUrl(self.server.url),
            "email": self.server.email if self.site.deployment == "Cloud" else "",
            "token": Secret(env=VARIABLE),
        }
        return JiraSettings(**{**known, **changes})

    def connector(self, retry: Retry, **changes: Any) -> JiraConnector:
        return JiraConnector(self.settings(**changes), retry)

    def events(self, item: Item) -> Iterator[Event]:
        return events(self.settings().info, item)

    def say(self, text: str) -> str:
        return f"{self._first.id}:comment:{self.site.comment(self._first, self.dana, text)}"

    def fill(self) -> set[str]:
        now = self.clock.now()
        filed = [
            self.site.issue("ACME", f"Question {n}", "Is it paid?", self.dana, at=now - timedelta(hours=260 - n))
            for n in range(250)
        ]
        return {f"{issue.id}:created" for issue in filed}

    def spoil(self) -> None:
        """A user's profile without the id that every user has."""
        spoilt = self.site.issue("ACME", "Spoilt", "By a broken app", self.dana)
        author = self.site.user("Broken", account_id="")
        self.site.comment(spoilt, author, "I have no id")
        user = self.site.users.pop(author)
        for name in ("account_id", "username"):
            object.__setattr__(user, name, "")

    def watch(self) -> ThreadRef:
        at = self._first.created
        return ThreadRef(SOURCE, self.project.id, self._first.id, at, at)

    def refusals(self) -> Sequence[Refusal]:
        return [
            Refusal("a project is hidden", self._hide, "Browse projects"),
            Refusal("the token is revoked", self._revoke, "token"),
        ]

    def _hide(self) -> None:
        self.site.permissions.discard("BROWSE_PROJECTS")

    def _revoke(self) -> None:
        self.server.token = "another"

    def read(self, connector: JiraConnector, into: Read | None = None, watch: Sequence[ThreadRef] = ()) -> Read:
        """One poll that goes on where ``into`` ended."""
        return poll(self, connector, into=into, watch=watch)

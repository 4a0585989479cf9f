"""Reads a Notion workspace as one connection sees it: comments as discussions, rows of databases as threads."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from connectors.notion_client import BUDGET, NotionClient
from connectors.notion_people import People, check
from connectors.notion_reading import Poll
from connectors.notion_settings import NotionSettings
from connectors.notion_state import State
from syncd.connector import Connector, Cursor, Identity, Page, SourceError
from syncd.model import Account, ThreadRef
from syncd.retry import Retry


class NotionConnector(Connector[NotionSettings]):
    """Comments on pages and blocks, rows with their status and people, the directory of members."""

    settings_type: ClassVar[type[NotionSettings]] = NotionSettings

    def __init__(self, settings: NotionSettings, retry: Retry) -> None:
        super().__init__(settings, retry)
        retry.limit(BUDGET, settings.requests_per_minute)
        self._client = NotionClient(settings.token, str(settings.base_url), retry)
        self._people = People(self._client, settings.name)
        self._parents: dict[str, list[str]] = {}

    def check(self) -> Identity:
        """By ``users/me``; each capability is tried, since Notion does not tell them."""
        return check(self._client, self.settings.name)

    def accounts(self) -> Iterator[Account]:
        """Members and bots. Guests are in no list: who they are is looked up when they write."""
        return self._people.accounts()

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        """See ``notion_reading``. What was gathered before an error is handed on with the cursor as of then."""
        poll = Poll(self._client, self.settings, State(cursor, self.settings.scope), self._people, watch, self._parents)
        try:
            for _ in poll.steps():
                if poll.full:
                    yield from poll.pages()
        except SourceError:
            yield from poll.pages()
            raise
        yield from poll.pages()

    def close(self) -> None:
        """Closes the connection."""
        self._client.close()

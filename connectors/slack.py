"""Reads a Slack workspace with a bot token, frugally: one request for each conversation that is due."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from connectors.slack_client import SlackClient
from connectors.slack_directory import identity, users
from connectors.slack_history import HISTORY
from connectors.slack_reading import Poll
from connectors.slack_settings import SlackSettings
from connectors.slack_state import State
from connectors.slack_threads import REPLIES
from syncd.connector import Connector, Cursor, Identity, Page, SourceError
from syncd.model import Account, ThreadRef
from syncd.retry import Retry


class SlackConnector(Connector[SlackSettings]):
    """Conversations that the bot is in, their messages and threads; the directory of users."""

    settings_type: ClassVar[type[SlackSettings]] = SlackSettings

    def __init__(self, settings: SlackSettings, retry: Retry) -> None:
        super().__init__(settings, retry)
        for method in (HISTORY, REPLIES, "users.conversations", "users.list"):
            retry.limit(
                method,
                min(settings.requests_per_minute, 20) if method == "users.list" else settings.requests_per_minute,
            )
        self._client = SlackClient(settings.token, str(settings.base_url), retry)

    def check(self) -> Identity:
        """By ``auth.test``; the scopes are those that Slack names in a header of its answer."""
        return identity(self._client, self.settings.name)

    def accounts(self) -> Iterator[Account]:
        """By ``users.list``: 999 users a request."""
        return users(self._client, self.settings.name)

    def pull(self, cursor: Cursor, watch: Sequence[ThreadRef]) -> Iterator[Page]:
        """See ``slack_reading``. Watched threads and their conversations are read at every poll.

        Of a thread that is to be verified there is always an item, or an extent where it is gone, unless its
        conversation cannot be read any more.
        """
        poll = Poll(self._client, self.settings, State(cursor), watch)
        try:
            for _ in poll.steps():
                if poll.output.full:
                    yield poll.output.page()
        except SourceError:
            yield poll.output.page()
            raise
        yield poll.output.page()

    def close(self) -> None:
        """Closes the connections."""
        self._client.close()

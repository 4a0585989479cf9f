"""Posting to Slack, so that nothing is told twice: before a second attempt the message is looked for by its key."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from syncd.connector import Secret, Unauthorized, Unavailable
from syncd.model import Json
from syncd.retry import Retry, http_date, redirected, retry_after
from syncd.slack.message import EVENT_TYPE, Message

if TYPE_CHECKING:
    from slack_sdk.errors import SlackApiError
    from slack_sdk.web import SlackResponse

    from syncd.slack.web import OneHostClient

# How far before its creation an alert is looked for: our clock and Slack's may differ.
CLOCKS_APART = timedelta(hours=1)
PAGE = 200

_TOKEN = {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope"}
_PASSING = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_ROUTE = {
    "channel_not_found": "the channel does not exist, or the bot is not in it: invite it with /invite",
    "not_in_channel": "the bot is not in the channel: invite it with /invite",
    "is_archived": "the channel is archived: name another one in [alerts.slack]",
    "restricted_action": "the workspace does not let the bot post there: name another channel in [alerts.slack]",
    "user_not_found": "the person has no account in this workspace",
    "cannot_dm_bot": "the person is a bot and has no direct messages",
}
_GONE = {
    "message_not_found": "the message was deleted by hand",
    "thread_not_found": "the message was deleted by hand",
    "cannot_reply_to_message": "nothing can be said below the message",
    "cant_update_message": "the message was written by another app",
    "edit_window_closed": "the workspace no longer lets this message be edited",
}


class Refused(Exception):
    """Slack will never take this message at this place; its text says why and what to do."""


class Gone(Refused):
    """The message that was to be changed, or answered below, is no longer there, or no longer ours to change."""


class Poster:
    """One workspace's posting side. Every call may raise Refused, Unauthorized or Unavailable.

    The SDK is imported at the first request: a start need not wait for it.
    """

    def __init__(self, base_url: str, token: Secret, retry: Retry) -> None:
        self._token = token
        self.retry = retry
        self._channels: dict[str, str] = {}
        self._base_url = base_url
        self._client: OneHostClient | None = None
        # Slack takes one message a second and channel (docs.slack.dev, rate limits).
        retry.limit("chat.postMessage", 1, per=1.0)
        retry.limit("chat.update", 50)

    def post(self, channel: str, message: Message, thread_ts: str | None = None) -> tuple[str, str]:
        """Posts; gives the conversation's id and the message's ts."""
        arguments = _content(message) | {"channel": channel, "unfurl_links": False, "unfurl_media": False}
        if thread_ts:
            arguments["thread_ts"] = thread_ts
        # Not tried again here: after a lost answer the message may stand already; the outbox looks for it first.
        answer = self.retry.once("chat.postMessage", lambda: self._request("chat.postMessage", json=arguments))
        return str(answer["channel"]), str(answer["ts"])

    def edit(self, channel: str, ts: str, message: Message) -> None:
        """Brings a message of ours up to date."""
        arguments = _content(message) | {"channel": channel, "ts": ts}
        self.retry.call("chat.update", lambda: self._request("chat.update", json=arguments))

    def find(self, channel: str, key: str, since: datetime, thread_ts: str | None = None) -> str | None:
        """The ts of our message whose metadata has ``key``, posted after ``since``; None when there is none."""
        oldest: dict[str, Json] = {"oldest": f"{(since - CLOCKS_APART).timestamp():.6f}"}
        return next((ts for ts, found in self._ours(channel, thread_ts, oldest) if found == key), None)

    def replies(self, channel: str, ts: str) -> list[tuple[str, str]]:
        """What we said below a message of ours: the ts of each reply, and the key in its metadata."""
        return [(reply, key) for reply, key in self._ours(channel, ts, {}) if reply != ts]

    def conversation(self, name: str) -> str:
        """The id of ``#name``, found among the conversations the bot is in; ids are given back as they are."""
        if not name.startswith("#"):
            return name
        if name not in self._channels:
            arguments: dict[str, Json] = {"types": "public_channel,private_channel", "limit": PAGE}
            for channel in self._pages("users.conversations", "channels", arguments):
                self._channels["#" + str(channel.get("name", ""))] = str(channel["id"])
        try:
            return self._channels[name]
        except KeyError:
            raise Refused(f"{name}: {_ROUTE['channel_not_found']}") from None

    def forget(self) -> None:
        """Lets names of channels be looked up anew: one may have been renamed, or made again."""
        self._channels.clear()

    def direct(self, user: str) -> str:
        """The id of the direct message with a user."""
        return str(self._call("conversations.open", users=user)["channel"]["id"])

    def _ours(self, channel: str, thread_ts: str | None, more: dict[str, Json]) -> Iterator[tuple[str, str]]:
        method = "conversations.replies" if thread_ts else "conversations.history"
        arguments: dict[str, Json] = {"channel": channel, "limit": PAGE, "include_all_metadata": True, **more}
        if thread_ts:
            arguments["ts"] = thread_ts
        for message in self._pages(method, "messages", arguments):
            metadata = message.get("metadata") or {}
            if metadata.get("event_type") == EVENT_TYPE:
                yield str(message["ts"]), str((metadata.get("event_payload") or {}).get("id", ""))

    def _pages(self, method: str, field: str, arguments: dict[str, Json]) -> Iterator[Any]:
        cursor, seen = "", set[str]()
        while cursor not in seen:
            seen.add(cursor)
            answer = self._call(method, **arguments, **({"cursor": cursor} if cursor else {}))
            yield from answer.get(field) or []
            cursor = str((answer.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return

    def _call(self, method: str, **arguments: Any) -> "SlackResponse":
        return self.retry.call(method, lambda: self._request(method, params=arguments))

    def _request(self, method: str, **body: Any) -> "SlackResponse":
        from syncd.slack.web import SlackApiError, SlackClientError

        try:
            client = self._opened()
            client.token = self._token.token()
            return client.api_call(method, **body)
        except SlackApiError as error:
            raise _translated(method, error) from None
        except (SlackClientError, OSError, HTTPException, ValueError) as error:
            # The text of such errors may hold the request, so only the kind is told.
            raise Unavailable(f"Slack did not answer {method} properly ({type(error).__name__})") from None

    def _opened(self) -> "OneHostClient":
        if self._client is None:
            from syncd.slack.web import OneHostClient

            # Its own retries are off: it would send chat.postMessage again after a connection error.
            self._client = OneHostClient(base_url=self._base_url, timeout=30, retry_handlers=[])
        return self._client


def _content(message: Message) -> dict[str, Any]:
    # parse and link_names: Slack is to make no link, channel or mention of its own out of the fallback text either.
    plain: dict[str, Json] = {"parse": "none", "link_names": False}
    return {"text": message.text, "blocks": message.blocks, "metadata": message.metadata, **plain}


def _translated(method: str, error: "SlackApiError") -> Exception:
    response: Any = error.response
    headers = {name.lower(): value for name, value in (response.headers or {}).items()}
    code = str(response.get("error", "")) if isinstance(response.data, dict) else ""
    if response.status_code == 429 or code == "ratelimited":
        pause = retry_after(headers.get("retry-after"), http_date(headers.get("date")))
        return Unavailable(f"Slack asks to wait before {method}", pause or timedelta(seconds=30))
    if 300 <= response.status_code < 400:
        return redirected("Slack")
    if code in _TOKEN:
        needed = f" (it lacks {response.get('needed')})" if code == "missing_scope" else ""
        return Unauthorized(f"Slack refuses the token: {code}{needed}", "run syncd check, it says what to mend")
    if code in _GONE:
        return Gone(f"{code}: {_GONE[code]}")
    if code in _ROUTE:
        return Refused(f"{code}: {_ROUTE[code]}")
    # The SDK puts a body that is not JSON into "error": only what looks like one of Slack's codes is an answer.
    if re.fullmatch(r"[a-z_]+", code) and response.status_code == 200 and code not in _PASSING:
        return Refused(f"Slack refuses the message: {code}")
    pause = retry_after(headers.get("retry-after"), http_date(headers.get("date")))
    return Unavailable(f"Slack failed at {method} with HTTP {response.status_code}", pause)

"""Who may ask what: tokens and their scopes, membership, and the parameters of a call as Slack reads them."""

import base64
import binascii
import json
from dataclasses import dataclass, field
from typing import Any

from syncd.sandbox.requests import Answer, Call, Refused
from syncd.sandbox.slack_channel import Channel, Message, key_of
from syncd.sandbox.slack_workspace import SlackWorkspace

SCOPES = frozenset(
    f"{kind}:{what}" for kind in ("channels", "groups", "im", "mpim") for what in ("read", "history")
) | {"users:read", "users:read.email", "reactions:read", "chat:write", "im:write"}
MAX_LIMIT = 999


@dataclass(slots=True)
class Token:
    """A bot token. ``problem`` is what Slack says instead of answering: token_revoked, token_expired..."""

    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    problem: str = ""


def error(code: str, **more: Any) -> Answer:
    """Slack's "no", which comes with status 200."""
    return Answer({"ok": False, "error": code, **more})


def refused(code: str, **more: Any) -> Refused:
    """The same, to be raised."""
    return Refused(error(code, **more))


class Access:
    """Tokens of one app, and the questions every method asks first."""

    def __init__(self, workspace: SlackWorkspace) -> None:
        self.workspace = workspace
        self.tokens: dict[str, Token] = {}

    def token(self, call: Call) -> Token:
        """The token of a call; Refused where there is none, or where it is no longer good."""
        scheme, _, bearer = call.headers.get("authorization", "").partition(" ")
        value = bearer.strip() if scheme.lower() == "bearer" else str(call.params.get("token", ""))
        if not value:
            raise refused("not_authed")
        token = self.tokens.get(value)
        if token is None:
            raise refused("invalid_auth")
        if token.problem:
            raise refused(token.problem)
        return token

    def need(self, call: Call, scope: str) -> None:
        """Refused with ``missing_scope`` where the token lacks it."""
        provided = self.token(call).scopes
        if scope not in provided:
            raise refused("missing_scope", needed=scope, provided=",".join(sorted(provided)))

    def channel(self, call: Call, right: str) -> Channel:
        """The conversation of a call, with the scope for ``right`` (read, history); the unseen is not found."""
        channel = self.workspace.channels.get(required(call, "channel", "channel_not_found"))
        if channel is None or (channel.private and not self.inside(channel)):
            raise refused("channel_not_found")
        self.need(call, f"{channel.scope}:{right}")
        if right == "history" and not self.inside(channel):
            raise refused("not_in_channel")
        return channel

    def message(self, call: Call, channel: Channel, name: str = "ts") -> Message:
        """The message of a call by its timestamp."""
        key = moment(call, name, "bad_timestamp" if name == "timestamp" else "message_not_found")
        if key is None or key not in channel.messages or channel.messages[key].tombstone:
            raise refused("message_not_found")
        return channel.messages[key]

    def inside(self, channel: Channel) -> bool:
        """Whether the app's bot is a member."""
        return self.workspace.bot.id in channel.members


def required(call: Call, name: str, code: str = "invalid_arguments") -> str:
    """A parameter that must be there."""
    value = str(call.params.get(name) or "").strip()
    if not value:
        raise refused(code)
    return value


def flag(call: Call, name: str) -> bool:
    """A boolean as forms and JSON write it."""
    return str(call.params.get(name, "")).strip().lower() in ("1", "true", "yes", "on")


def limit(call: Call, default: int, maximum: int = MAX_LIMIT) -> int:
    """How many items a page has; invalid_limit outside of what the method allows."""
    value = call.params.get("limit")
    if value is None or value == "":
        return default
    try:
        number = int(value)
    except (TypeError, ValueError):
        raise refused("invalid_limit") from None
    if not 1 <= number <= maximum:
        raise refused("invalid_limit")
    return number


def moment(call: Call, name: str, code: str) -> int | None:
    """A timestamp parameter in microseconds; None where it is not given."""
    value = call.params.get(name)
    if value is None or value == "":
        return None
    try:
        return key_of(str(value))
    except ValueError:
        raise refused(code) from None


def parsed(call: Call, name: str, code: str) -> Any:
    """A parameter that is JSON: an object in a JSON body, a string of JSON in a form; None where it is not given."""
    value = call.params.get(name)
    if not isinstance(value, str):
        return value
    if not value:
        return None
    try:
        return json.loads(value)
    except ValueError:
        raise refused(code) from None


def cursor(kind: str, value: object) -> str:
    """A cursor as Slack writes it: ``next_ts:1512085861000543`` in base64."""
    return base64.b64encode(f"{kind}:{value}".encode()).decode()


def from_cursor(call: Call, kind: str) -> str | None:
    """What follows ``kind:`` in the call's cursor; None without one, invalid_cursor where it is not ours."""
    value = str(call.params.get("cursor") or "")
    if not value:
        return None
    try:
        found, _, rest = base64.b64decode(value, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        raise refused("invalid_cursor") from None
    if found != kind or not rest:
        raise refused("invalid_cursor")
    return rest

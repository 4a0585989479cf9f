"""Slack's lists: the conversations of the bot, the users of the workspace, and who the bot is."""

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from connectors.slack_client import SlackClient
from connectors.slack_errors import scope_advice
from syncd.connector import Identity, Unavailable
from syncd.model import Account, Json

log = logging.getLogger(__name__)

LIMIT = 999
KINDS = "public_channel,private_channel,mpim,im"
NEEDED = {
    "channels:history": "to read public channels",
    "channels:read": "to know which public channels there are",
    "groups:history": "to read private channels that the bot is in",
    "groups:read": "to know which private channels those are",
    "im:history": "to read direct messages to the bot",
    "im:read": "to know which direct messages there are",
    "mpim:history": "to read group messages that the bot is in",
    "mpim:read": "to know which group messages those are",
    "users:read": "to know people by name",
    "users:read.email": "to join people's accounts in several tools by their e-mail",
    "reactions:read": "to see answers given by a reaction",
    "chat:write": "to post alerts, where this source is the one that does",
}
_MORE = frozenset({"im:write"})
"""What else docs/setup-slack.md asks for."""
_POWERFUL = re.compile(r"write|admin|^identify$|incoming-webhook|commands|remote_files:share")
_KEPT = ("id", "name", "user", "is_channel", "is_group", "is_im", "is_mpim", "is_private")


def conversations(client: SlackClient, wanted: Sequence[str]) -> tuple[dict[str, dict[str, Json]], float]:
    """The conversations that the bot is in (of them the ``wanted`` ids or names), and Slack's clock."""
    found: dict[str, dict[str, Json]] = {}
    at = 0.0
    for channel, read_at in _pages(client, "users.conversations", "channels", {"types": KINDS, "exclude_archived": 1}):
        at = at or read_at.timestamp()
        if isinstance(channel, dict) and isinstance(channel.get("id"), str):
            found[channel["id"]] = {name: channel[name] for name in _KEPT if name in channel}
    if not wanted:
        return found, at
    names = {name.lstrip("#"): name for name in wanted}
    chosen = {key: about for key, about in found.items() if key in names or about.get("name") in names}
    named = chosen.keys() | {about.get("name") for about in chosen.values()}
    for name in names.keys() - named:
        log.warning("Slack: the bot is not in %s, so it is not read: invite it there with /invite", names[name])
    return chosen, at


def users(client: SlackClient, source: str) -> Iterator[Account]:
    """Everybody in the workspace, with e-mails where the token may see them; bots and leavers are marked."""
    for user, _ in _pages(client, "users.list", "members", {}):
        if isinstance(user, dict) and isinstance(user.get("id"), str):
            yield account(user, source)


def account(user: Mapping[str, Any], source: str) -> Account:
    """A user of Slack's as an account; what is missing stays empty."""
    profile = user.get("profile")
    if not isinstance(profile, dict):
        profile = {}
    names = (profile.get("real_name"), user.get("real_name"), profile.get("display_name"), user.get("name"))
    return Account(
        source,
        user["id"],
        name=str(next(filter(None, names), "")),
        email=str(profile.get("email") or ""),
        bot=user.get("is_bot") is True or user.get("is_workflow_bot") is True or user["id"] == "USLACKBOT",
        active=user.get("deleted") is not True,
        timezone=str(user.get("tz") or ""),
    )


def workspace_url(client: SlackClient) -> str:
    """The workspace's address, ending in a slash: permalinks are made from it."""
    url = client.call("auth.test").data.get("url")
    if not isinstance(url, str) or not url:
        raise Unavailable("auth.test did not say the workspace's address")
    return url if url.endswith("/") else url + "/"


def identity(client: SlackClient, source: str) -> Identity:
    """Whose token it is, and which scopes it lacks, each with what it is for and what to do."""
    answer = client.call("auth.test")
    data = answer.data
    bot = Account(
        source, str(data.get("user_id") or ""), name=str(data.get("user") or ""), bot=bool(data.get("bot_id"))
    )
    missing = tuple(scope for scope in NEEDED if scope not in answer.scopes)
    advice = [f"{scope} ({NEEDED[scope]}): {scope_advice(scope)}" for scope in missing]
    excess = sorted(s for s in answer.scopes - NEEDED.keys() - _MORE if _POWERFUL.search(s))
    if excess:
        advice.append(
            f"the token may do more than syncd needs ({', '.join(excess)}): take that out of the app under OAuth & "
            "Permissions and install it again, so that a token that is stolen can do less"
        )
    return Identity(bot, str(data.get("team") or ""), answer.scopes, missing, tuple(advice))


def _pages(
    client: SlackClient, method: str, name: str, params: Mapping[str, str | int]
) -> Iterator[tuple[Any, datetime]]:
    """Every entry of a paged list, with Slack's clock."""
    for answer in client.pages(method, **params, limit=LIMIT):
        for entry in answer.items(name):
            yield entry, answer.at

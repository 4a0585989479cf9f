"""State as Slack's API writes it: users, conversations and messages, with the fields of the real payloads."""

import json
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from syncd.sandbox.slack_channel import Channel, Message, ts_of

TEAM: Final = "T0ACME0001"
SHOWN_REACTORS = 50
SHOWN_REPLIERS = 5
AVATAR = "https://avatars.slack-edge.test/{id}_{size}.png"


@dataclass(slots=True)
class User:
    """A member of the workspace, human or program."""

    id: str
    name: str
    real_name: str
    email: str = ""
    bot_id: str = ""
    deleted: bool = False
    tz: str = "Europe/Berlin"
    guest: bool = False
    updated: int = 0


def user_json(user: User, now: datetime, *, with_email: bool) -> dict[str, Any]:
    """A user object; a deactivated one has neither time zone nor e-mail."""
    profile: dict[str, Any] = {
        "title": "",
        "phone": "",
        "skype": "",
        "real_name": user.real_name,
        "real_name_normalized": user.real_name,
        "display_name": user.name,
        "display_name_normalized": user.name,
        "fields": {},
        "status_text": "",
        "status_emoji": "",
        "status_expiration": 0,
        "avatar_hash": f"g{user.id.lower()}",
        "team": TEAM,
        **{f"image_{size}": AVATAR.format(id=user.id, size=size) for size in (24, 32, 48, 72, 192, 512)},
    }
    if user.bot_id:
        profile |= {"bot_id": user.bot_id, "api_app_id": "A0SYNCD0001", "always_active": True}
    elif with_email and user.email and not user.deleted:
        profile["email"] = user.email
    shape: dict[str, Any] = {
        "id": user.id,
        "team_id": TEAM,
        "name": user.name,
        "deleted": user.deleted,
        "profile": profile,
        "is_bot": bool(user.bot_id),
        "is_app_user": False,
        "updated": user.updated,
    }
    if user.deleted:
        return shape
    offset = now.astimezone(zoneinfo.ZoneInfo(user.tz)).utcoffset()
    return shape | {
        "color": "9f69e7",
        "real_name": user.real_name,
        "tz": user.tz,
        "tz_label": user.tz.rsplit("/", 1)[-1].replace("_", " "),
        "tz_offset": int(offset.total_seconds()) if offset is not None else 0,
        "is_admin": False,
        "is_owner": False,
        "is_primary_owner": False,
        "is_restricted": user.guest,
        "is_ultra_restricted": False,
        "is_email_confirmed": not user.bot_id,
        "who_can_share_contact_card": "EVERYONE",
    }


def channel_json(channel: Channel, bot: str, *, member: bool = True, counted: bool = True) -> dict[str, Any]:
    """A conversation object. ``member``: with is_member, ``counted``: with num_members; not all methods have them."""
    common: dict[str, Any] = {
        "id": channel.id,
        "created": channel.created,
        "is_archived": channel.archived,
        "is_im": channel.kind == "im",
        "is_org_shared": False,
        "context_team_id": TEAM,
        "updated": channel.created * 1000,
    }
    if channel.kind == "im":
        other = next((each for each in channel.members if each != bot), bot)
        return common | {"user": other, "is_user_deleted": False, "priority": 0}
    shape = common | {
        "name": channel.name,
        "is_channel": channel.kind != "mpim",
        "is_group": channel.kind == "private_channel",
        "is_mpim": channel.kind == "mpim",
        "is_private": channel.private,
        "is_general": channel.general,
        "unlinked": 0,
        "name_normalized": channel.name,
        "is_shared": False,
        "is_pending_ext_shared": False,
        "pending_shared": [],
        "creator": channel.creator,
        "is_ext_shared": False,
        "shared_team_ids": [TEAM],
        "pending_connected_team_ids": [],
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": channel.purpose, "creator": "", "last_set": 0},
        "previous_names": [],
    }
    if member:
        shape["is_member"] = bot in channel.members
    if counted:
        shape["num_members"] = len(channel.members)
    return shape


def message_json(message: Message, channel: Channel) -> dict[str, Any]:
    """A message as history and replies show it, without its metadata."""
    replies = channel.replies(message.key)
    shape: dict[str, Any] = {"type": "message", "ts": message.ts}
    if message.tombstone:
        shape |= {"subtype": "tombstone", "text": "This message was deleted.", "user": "USLACKBOT", "hidden": True}
    else:
        shape |= message.fields
        if message.edited:
            shape["edited"] = dict(message.edited)
        if message.reactions:
            shape["reactions"] = reactions_json(message, full=False)
    if message.is_reply and message.thread is not None:
        shape["thread_ts"] = ts_of(message.thread)
        parent = channel.messages.get(message.thread)
        if parent is not None:
            shape |= _in_thread(message, parent, channel)
    if replies:
        shape |= _parent(message, replies)
    return shape


def _in_thread(message: Message, parent: Message, channel: Channel) -> dict[str, Any]:
    shape: dict[str, Any] = {}
    if parent.tombstone:
        shape["parent_user_id"] = "USLACKBOT"
    elif "user" in parent.fields:
        shape["parent_user_id"] = parent.fields["user"]
    if message.broadcast:
        shape |= {"subtype": "thread_broadcast", "root": message_json(parent, channel)}
    return shape


def _parent(message: Message, replies: list[Message]) -> dict[str, Any]:
    authors = list(dict.fromkeys(reply.user for reply in replies))
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users_count": len(authors),
        "latest_reply": replies[-1].ts,
        "reply_users": authors[:SHOWN_REPLIERS],
        "is_locked": False,
        "subscribed": False,
    }


def reactions_json(message: Message, *, full: bool) -> list[dict[str, Any]]:
    """The reactions: the count is right, the users are only the first fifty unless ``full``."""
    return [
        {"name": name, "users": users if full else users[:SHOWN_REACTORS], "count": len(users)}
        for name, users in message.reactions.items()
    ]


def serialised(message: Message, channel: Channel, *, with_metadata: bool) -> str:
    """The message as JSON text, kept until it changes: a full read must not be bound by the stand-in."""
    if message.serialised is None:
        message.serialised = json.dumps(message_json(message, channel), ensure_ascii=False, separators=(",", ":"))
    if not with_metadata or message.metadata is None or message.tombstone:
        return message.serialised
    metadata: Mapping[str, Any] = message.metadata
    return f'{message.serialised[:-1]},"metadata":{json.dumps(metadata, ensure_ascii=False, separators=(",", ":"))}}}'


def bot_profile(bot: User, app: str) -> dict[str, Any]:
    """The app as it stands on what it posts."""
    icons = {f"image_{size}": AVATAR.format(id=bot.bot_id, size=size) for size in (36, 48, 72)}
    return {
        "id": bot.bot_id,
        "app_id": app,
        "name": bot.name,
        "icons": icons,
        "deleted": bot.deleted,
        "updated": bot.updated,
        "team_id": TEAM,
    }


def file_json(number: str, name: str, user: str, key: int) -> dict[str, Any]:
    """An uploaded file as it hangs on a message."""
    at = key // 1_000_000
    suffix = name.rsplit(".", 1)[-1]
    return {
        "id": number,
        "created": at,
        "timestamp": at,
        "name": name,
        "title": name,
        "mimetype": "image/png" if suffix == "png" else "application/octet-stream",
        "filetype": suffix,
        "pretty_type": suffix.upper(),
        "user": user,
        "mode": "hosted",
        "size": 1024,
        "is_external": False,
        "is_public": False,
        "url_private": f"https://files.slack.test/files-pri/{TEAM}-{number}/{name}",
    }

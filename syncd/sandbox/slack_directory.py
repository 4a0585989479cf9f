"""Slack's methods that tell who and what there is: auth.test, users.*, and the lists of conversations."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from syncd.sandbox.requests import Answer, Call
from syncd.sandbox.slack_access import Access, cursor, flag, from_cursor, limit, refused, required
from syncd.sandbox.slack_channel import PREFIX, Channel
from syncd.sandbox.slack_shapes import TEAM, User, channel_json, user_json

T = TypeVar("T")
MAX_USERS_IN_MPIM = 8


class Directory:
    """Reads the workspace's members and conversations, as far as the token's scopes go."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._workspace = access.workspace

    def auth(self, call: Call) -> Answer:
        """Whose token this is. Needs no scope."""
        self._access.token(call)
        workspace, bot = self._workspace, self._workspace.bot
        return Answer(
            {
                "ok": True,
                "url": workspace.url,
                "team": workspace.name,
                "user": bot.name,
                "team_id": TEAM,
                "user_id": bot.id,
                "bot_id": bot.bot_id,
                "is_enterprise_install": False,
            }
        )

    def users(self, call: Call) -> Answer:
        """All members, deactivated ones and bots too; without a limit in one answer."""
        self._access.need(call, "users:read")
        everyone = list(self._workspace.users.values())
        page, following = _page(call, "user", everyone, len(everyone), 1000, lambda user: user.id)
        return Answer(
            {
                "ok": True,
                "members": [self._user(call, user) for user in page],
                "cache_ts": int(call.at.timestamp()),
                "response_metadata": {"next_cursor": following},
            }
        )

    def user(self, call: Call) -> Answer:
        """One member by id."""
        self._access.need(call, "users:read")
        user = self._workspace.users.get(required(call, "user", "user_not_found"))
        if user is None:
            raise refused("user_not_found")
        return Answer({"ok": True, "user": self._user(call, user)})

    def by_email(self, call: Call) -> Answer:
        """One active human by e-mail."""
        self._access.need(call, "users:read.email")
        wanted = required(call, "email", "users_not_found").lower()
        for user in self._workspace.users.values():
            if user.email.lower() == wanted and not user.deleted:
                return Answer({"ok": True, "user": self._user(call, user)})
        raise refused("users_not_found")

    def mine(self, call: Call) -> Answer:
        """users.conversations: those that the bot (or ``user``) is in; without is_member and num_members."""
        who = str(call.params.get("user") or self._workspace.bot.id)
        if who not in self._workspace.users:
            raise refused("user_not_found")
        seen = [each for each in self._of_types(call) if who in each.members and self._known(each)]
        return self._conversations(call, seen, counted=False)

    def all(self, call: Call) -> Answer:
        """conversations.list: every public channel, and the private ones that the bot is in."""
        return self._conversations(call, [each for each in self._of_types(call) if self._known(each)], counted=True)

    def info(self, call: Call) -> Answer:
        """One conversation; public ones also from outside."""
        channel = self._access.channel(call, "read")
        shape = channel_json(channel, self._workspace.bot.id, counted=flag(call, "include_num_members"))
        if channel.kind != "im" and self._access.inside(channel):
            shape["last_read"] = "0000000000.000000"
        if channel.kind == "im":
            shape |= {"is_open": True, "last_read": "0000000000.000000"}
        return Answer({"ok": True, "channel": shape})

    def members(self, call: Call) -> Answer:
        """The ids of a conversation's members."""
        channel = self._access.channel(call, "read")
        page, following = _page(call, "user_id", channel.members, 100, 1000, str)
        return Answer({"ok": True, "members": list(page), "response_metadata": {"next_cursor": following}})

    def open(self, call: Call) -> Answer:
        """The direct (one user) or group (several) conversation of the bot with these users, made if need be."""
        if not call.params.get("users"):
            return self._reopen(call)
        ids = [each.strip() for each in str(call.params["users"]).split(",") if each.strip()]
        users = [self._workspace.users.get(each) for each in ids]
        people = [each for each in users if each is not None]
        if len(people) < len(ids):
            raise refused("user_not_found")
        self._access.need(call, "im:write" if len(ids) == 1 else "mpim:write")
        if any(each.deleted for each in people):
            raise refused("user_disabled")
        if len(people) > MAX_USERS_IN_MPIM:
            raise refused("too_many_users")
        before = len(self._workspace.channels)
        channel = self._workspace.im(people[0]) if len(people) == 1 else self._workspace.mpim(people)
        return self._opened(call, channel, already=len(self._workspace.channels) == before)

    def _reopen(self, call: Call) -> Answer:
        channel = self._workspace.channels.get(required(call, "channel", "users_list_not_supplied"))
        if channel is None or not self._access.inside(channel):
            raise refused("channel_not_found")
        if channel.kind not in ("im", "mpim"):
            raise refused("method_not_supported_for_channel_type")
        self._access.need(call, f"{channel.scope}:write")
        return self._opened(call, channel, already=True)

    def _opened(self, call: Call, channel: Channel, *, already: bool) -> Answer:
        shape = channel_json(channel, self._workspace.bot.id) if flag(call, "return_im") else {"id": channel.id}
        return Answer({"ok": True, "channel": shape} | ({"no_op": True, "already_open": True} if already else {}))

    def _user(self, call: Call, user: User) -> dict[str, Any]:
        with_email = "users:read.email" in self._access.token(call).scopes
        return user_json(user, call.at, with_email=with_email)

    def _known(self, channel: Channel) -> bool:
        return not channel.private or self._access.inside(channel)

    def _of_types(self, call: Call) -> list[Channel]:
        types = [each.strip() for each in str(call.params.get("types") or "public_channel").split(",")]
        if any(each not in PREFIX for each in types):
            raise refused("invalid_types")
        for each in types:
            self._access.need(call, f"{PREFIX[each]}:read")
        without = flag(call, "exclude_archived")
        channels = self._workspace.channels.values()
        return [each for each in channels if each.kind in types and not (without and each.archived)]

    def _conversations(self, call: Call, channels: Sequence[Channel], *, counted: bool) -> Answer:
        page, following = _page(call, "team", channels, 100, 999, lambda channel: channel.id)
        bot = self._workspace.bot.id
        shapes = [channel_json(each, bot, member=counted, counted=counted) for each in page]
        return Answer({"ok": True, "channels": shapes, "response_metadata": {"next_cursor": following}})


def _page(
    call: Call, kind: str, items: Sequence[T], default: int, maximum: int, name: Callable[[T], str]
) -> tuple[Sequence[T], str]:
    """A page of ``items`` and the cursor of the next, which names its first item; empty at the end."""
    size = limit(call, max(default, 1), maximum)
    start = 0
    first = from_cursor(call, kind)
    if first is not None:
        start = next((number for number, item in enumerate(items) if name(item) == first), -1)
        if start < 0:
            raise refused("invalid_cursor")
    end = start + size
    return items[start:end], cursor(kind, name(items[end])) if end < len(items) else ""

"""The state of a Slack workspace, and the verbs with which tests and stories script it.

Text stands as the API gives it: ``&``, ``<`` and ``>`` escaped, mentions as ``<@U...>``. A channel may be named by
its object, id or name, a user by its object or id.
"""

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from syncd.model import Json
from syncd.sandbox.clock import SandboxClock
from syncd.sandbox.locked import locked
from syncd.sandbox.slack_channel import Channel, Message, key_at, key_of, ts_of
from syncd.sandbox.slack_shapes import TEAM, User, bot_profile, file_json, message_json

Who: TypeAlias = User | str
Where: TypeAlias = Channel | str
DOMAIN = "https://acme.slack.test/"
APP = "A0SYNCD0001"


@dataclass(frozen=True, slots=True)
class Ping:
    """A live mention in something the app itself wrote: ``what`` is ``!channel``, ``@U012``, ``!subteam^S012``."""

    channel: str
    ts: str
    what: str


class SlackWorkspace:
    """Users, conversations and messages of one workspace, with the app's bot user ``bot`` in it."""

    def __init__(self, clock: SandboxClock, lock: threading.RLock) -> None:
        self.clock = clock
        self.lock = lock
        self.name = "Acme"
        self.url = DOMAIN
        self.users: dict[str, User] = {}
        self.channels: dict[str, Channel] = {}
        self.pings: list[Ping] = []
        self._numbers = {"U": 0, "C": 0, "D": 0, "B": 0, "F": 0}
        self.bot = self.user("syncd", bot=True)

    @locked
    def user(
        self,
        name: str,
        email: str = "",
        *,
        id: str = "",  # noqa: A002 - the field's word
        real_name: str = "",
        bot: bool = False,
        deleted: bool = False,
        tz: str = "Europe/Berlin",
        guest: bool = False,
    ) -> User:
        """Adds a member; a ``bot`` gets a bot id beside its user id."""
        user = User(
            id=id or self._next("U"),
            name=name.lower().replace(" ", "."),
            real_name=real_name or name,
            email=email,
            bot_id=self._next("B") if bot else "",
            deleted=deleted,
            tz=tz,
            guest=guest,
            updated=int(self.clock.now().timestamp()),
        )
        self.users[user.id] = user
        return user

    @locked
    def channel(
        self,
        name: str,
        members: Iterable[Who] = (),
        *,
        private: bool = False,
        with_bot: bool = True,
        general: bool = False,
    ) -> Channel:
        """Adds a channel with these members, and the app's bot among them unless told otherwise."""
        kind = "private_channel" if private else "public_channel"
        channel = self._conversation("C", name.lstrip("#"), kind, members, with_bot=with_bot)
        channel.general = general
        return channel

    @locked
    def im(self, user: Who, other: Who | None = None) -> Channel:
        """The direct conversation of ``user`` with the app's bot (or ``other``); made where there is none."""
        pair = {self.member(user).id, self.member(other or self.bot).id}
        for channel in self.channels.values():
            if channel.kind == "im" and set(channel.members) == pair:
                return channel
        return self._conversation("D", "", "im", sorted(pair), with_bot=False)

    @locked
    def mpim(self, users: Iterable[Who], *, with_bot: bool = True) -> Channel:
        """The group conversation of exactly these users, with the app's bot unless told otherwise."""
        people = [self.member(each) for each in users]
        everyone = {each.id for each in people} | ({self.bot.id} if with_bot else set())
        for channel in self.channels.values():
            if channel.kind == "mpim" and set(channel.members) == everyone:
                return channel
        name = "mpdm-" + "--".join(each.name for each in people) + "-1"
        return self._conversation("C", name, "mpim", people, with_bot=with_bot)

    @locked
    def post(
        self,
        channel: Where,
        user: Who | None,
        text: str,
        at: datetime | None = None,
        thread_ts: str | None = None,
        broadcast: bool = False,
        bot_id: str | None = None,
        subtype: str | None = None,
        blocks: Sequence[Any] | None = None,
        files: Sequence[str] = (),
        username: str = "",
        metadata: Mapping[str, Json] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> str:
        """A message of ``user`` (None: of the integration ``bot_id``) at ``at`` (now), and its timestamp.

        ``files`` are names; ``extra`` are further fields as the API would give them. KeyError for an unknown
        ``thread_ts``.
        """
        room = self.room(channel)
        parent = room.messages[key_of(thread_ts)] if thread_ts else None
        if parent is not None and parent.thread is not None:
            parent = room.messages[parent.thread]
        key = room.free_key(key_at(at or self.clock.now()))
        fields: dict[str, Any] = {"text": text, **self._author(user, bot_id, username)}
        if subtype:
            fields["subtype"] = subtype
        elif "bot_id" not in fields:
            digits = f"{key:032x}"
            fields["client_msg_id"] = "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
        if blocks:
            fields["blocks"] = list(blocks)
        if files:
            fields["files"] = [file_json(self._next("F"), name, str(fields.get("user", "")), key) for name in files]
            fields["upload"] = False
        fields |= extra or {}
        message = Message(key, fields, parent.key if parent else None, broadcast=broadcast and parent is not None)
        message.metadata = dict(metadata) if metadata is not None else None
        room.add(message)
        return message.ts

    @locked
    def edit(
        self, channel: Where, ts: str, text: str, at: datetime | None = None, *, blocks: Sequence[Any] | None = None
    ) -> None:
        """Changes a message's text, and its blocks where given (an empty list takes them off)."""
        room, message = self.find(channel, ts)
        message.fields["text"] = text
        if blocks is not None:
            message.fields.pop("blocks", None)
            if blocks:
                message.fields["blocks"] = list(blocks)
        editor = str(message.fields.get("user") or self.bot.id)
        seconds = int((at or self.clock.now()).timestamp())
        message.edited = {"user": editor, "ts": f"{seconds}.000000"}  # Slack dates edits in whole seconds
        room.touch(message)

    @locked
    def delete(self, channel: Where, ts: str) -> None:
        """Deletes a message: it is gone, or, where it has replies, a tombstone stands in its place."""
        room, message = self.find(channel, ts)
        room.remove(message)

    @locked
    def react(self, channel: Where, ts: str, name: str, user: Who) -> None:
        """Adds a reaction; ValueError where this user has it on the message already."""
        room, message = self.find(channel, ts)
        users = message.reactions.setdefault(name.strip(":"), [])
        who = self.member(user).id
        if who in users:
            raise ValueError(f"{who} has already reacted with {name}")
        users.append(who)
        room.touch(message)

    @locked
    def unreact(self, channel: Where, ts: str, name: str, user: Who) -> None:
        """Takes a reaction away; KeyError or ValueError where there is none."""
        room, message = self.find(channel, ts)
        users = message.reactions[name.strip(":")]
        users.remove(self.member(user).id)
        if not users:
            del message.reactions[name.strip(":")]
        room.touch(message)

    @locked
    def join(self, channel: Where, user: Who) -> None:
        """Makes ``user`` a member, with the notice that Slack writes."""
        room, member = self.room(channel), self.member(user)
        if member.id not in room.members:
            room.members.append(member.id)
            self.post(room, member, f"<@{member.id}> has joined the channel", subtype="channel_join")

    @locked
    def leave(self, channel: Where, user: Who) -> None:
        """Takes ``user`` out of the conversation."""
        room, member = self.room(channel), self.member(user)
        room.members.remove(member.id)
        self.post(room, member, f"<@{member.id}> has left the channel", subtype="channel_leave")

    @locked
    def messages(self, channel: Where) -> list[dict[str, Any]]:
        """All that stands in a conversation, replies and metadata too, oldest first, as the API writes it."""
        room = self.room(channel)
        found = []
        for message in room.ordered():
            shape = message_json(message, room)
            found.append(shape | {"metadata": dict(message.metadata)} if message.metadata else shape)
        return found

    def permalink(self, channel: Where, ts: str) -> str:
        """The link to a message; a reply's names its thread."""
        room, message = self.find(channel, ts)
        link = f"{self.url}archives/{room.id}/p{message.key}"
        return f"{link}?thread_ts={ts_of(message.thread)}&cid={room.id}" if message.thread is not None else link

    def room(self, channel: Where) -> Channel:
        """A conversation by its object, id or name; KeyError where there is none."""
        if isinstance(channel, Channel):
            return channel
        if channel in self.channels:
            return self.channels[channel]
        wanted = channel.removeprefix("#")
        for each in self.channels.values():
            if wanted and each.name == wanted:
                return each
        raise KeyError(channel)

    def member(self, user: Who) -> User:
        """A user by its object or id; KeyError where there is none."""
        return user if isinstance(user, User) else self.users[user]

    def find(self, channel: Where, ts: str) -> tuple[Channel, Message]:
        """A message and its conversation; KeyError where there is none, ValueError where ``ts`` is no timestamp."""
        room = self.room(channel)
        return room, room.messages[key_of(ts)]

    def _author(self, user: Who | None, bot_id: str | None, username: str) -> dict[str, Any]:
        if user is None:
            return {
                "subtype": "bot_message",
                "bot_id": bot_id or self.bot.bot_id,
                "username": username or "integration",
            }
        member = self.member(user)
        if not member.bot_id:
            return {"user": member.id, "team": TEAM}
        return {
            "user": member.id,
            "bot_id": bot_id or member.bot_id,
            "app_id": APP,
            "team": TEAM,
            "bot_profile": bot_profile(member, APP),
        }

    def _conversation(self, letter: str, name: str, kind: str, members: Iterable[Who], *, with_bot: bool) -> Channel:
        ids = list(dict.fromkeys(self.member(each).id for each in members))
        if with_bot and self.bot.id not in ids:
            ids.append(self.bot.id)
        creator = ids[0] if ids else self.bot.id
        channel = Channel(self._next(letter), name, kind, creator, int(self.clock.now().timestamp()), ids)
        self.channels[channel.id] = channel
        return channel

    def _next(self, letter: str) -> str:
        self._numbers[letter] += 1
        return f"{letter}0{self._numbers[letter]:09d}"

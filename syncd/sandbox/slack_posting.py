"""Slack's methods that write: chat.postMessage, chat.update, chat.delete, reactions.add and reactions.remove."""

from collections.abc import Mapping
from typing import Any

from syncd.sandbox.requests import Answer, Call
from syncd.sandbox.slack_access import Access, flag, parsed, refused, required
from syncd.sandbox.slack_blocks import pings, problems, too_long_together
from syncd.sandbox.slack_channel import Channel, Message, key_of
from syncd.sandbox.slack_shapes import message_json
from syncd.sandbox.slack_workspace import Ping

MAX_TEXT = 40_000
MAX_UPDATED_TEXT = 4_000
MAX_METADATA = 16_000


class Posting:
    """Writes as the app's bot. What is written stands in the workspace, and is read by all other methods."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._workspace = access.workspace

    def post(self, call: Call) -> Answer:
        """Text longer than 40,000 characters is cut, not refused, as Slack has it since 2018."""
        self._access.need(call, "chat:write")
        customised = {
            name: str(call.params[name]) for name in ("username", "icon_emoji", "icon_url") if call.params.get(name)
        }
        if customised:
            self._access.need(call, "chat:write.customize")
        channel = self._target(call)
        text, blocks, attachments = self._content(call)
        metadata = _metadata(call)
        thread = self._thread(call, channel)
        extra: dict[str, Any] = {"attachments": attachments} if attachments else {}
        if "username" in customised:
            extra |= {"username": customised["username"], "subtype": "bot_message"}
        ts = self._workspace.post(
            channel,
            self._workspace.bot,
            text[:MAX_TEXT],
            thread_ts=thread,
            broadcast=flag(call, "reply_broadcast"),
            blocks=blocks,
            metadata=metadata,
            extra=extra,
        )
        self._note_pings(call, channel, ts, text[:MAX_TEXT], blocks)
        message = channel.messages[key_of(ts)]
        return Answer({"ok": True, "channel": channel.id, "ts": ts, "message": _shown(message, channel)})

    def update(self, call: Call) -> Answer:
        """Changes the bot's own message; blocks and metadata that are not given stay."""
        self._access.need(call, "chat:write")
        channel = self._own_channel(call)
        message = self._own_message(call, channel, "cant_update_message")
        given = call.params.get("blocks") not in (None, "")
        text, blocks, attachments = self._content(call, may_be_empty=given)
        if len(text) > MAX_UPDATED_TEXT:
            raise refused("msg_too_long")
        metadata = _metadata(call)
        self._workspace.edit(channel, message.ts, text, blocks=blocks if given else None)
        if attachments is not None:
            message.fields["attachments"] = attachments
        if metadata is not None:
            message.metadata = metadata or None
        self._note_pings(call, channel, message.ts, text, blocks)
        shown = _shown(message, channel)
        return Answer({"ok": True, "channel": channel.id, "ts": message.ts, "text": text, "message": shown})

    def delete(self, call: Call) -> Answer:
        """Deletes the bot's own message."""
        self._access.need(call, "chat:write")
        channel = self._own_channel(call)
        message = self._own_message(call, channel, "cant_delete_message")
        self._workspace.delete(channel, message.ts)
        return Answer({"ok": True, "channel": channel.id, "ts": message.ts})

    def react(self, call: Call) -> Answer:
        """Adds the bot's reaction."""
        channel, message, name = self._reaction(call)
        if self._workspace.bot.id in message.reactions.get(name, ()):
            raise refused("already_reacted")
        self._workspace.react(channel, message.ts, name, self._workspace.bot)
        return Answer({"ok": True})

    def unreact(self, call: Call) -> Answer:
        """Takes the bot's reaction away."""
        channel, message, name = self._reaction(call)
        if self._workspace.bot.id not in message.reactions.get(name, ()):
            raise refused("no_reaction")
        self._workspace.unreact(channel, message.ts, name, self._workspace.bot)
        return Answer({"ok": True})

    def _reaction(self, call: Call) -> tuple[Channel, Message, str]:
        self._access.need(call, "reactions:write")
        channel = self._own_channel(call)
        name = required(call, "name", "invalid_name").strip(":")
        return channel, self._access.message(call, channel, "timestamp"), name

    def _target(self, call: Call) -> Channel:
        """Where a message goes: a conversation by id or name, a direct one by the user's id."""
        wanted = required(call, "channel", "channel_not_found")
        user = self._workspace.users.get(wanted)
        if user is not None:
            if user.bot_id:
                raise refused("cannot_dm_bot")
            if user.deleted:
                raise refused("user_disabled")
            return self._workspace.im(user)
        try:
            channel = self._workspace.room(wanted)
        except KeyError:
            raise refused("channel_not_found") from None
        inside = self._access.inside(channel)
        if channel.private and not inside:
            raise refused("channel_not_found")
        if channel.archived:
            raise refused("is_archived")
        if not inside and "chat:write.public" not in self._access.token(call).scopes:
            raise refused("not_in_channel")
        return channel

    def _own_channel(self, call: Call) -> Channel:
        channel = self._workspace.channels.get(required(call, "channel", "channel_not_found"))
        if channel is None or (channel.private and not self._access.inside(channel)):
            raise refused("channel_not_found")
        if channel.archived:
            raise refused("is_archived")
        return channel

    def _own_message(self, call: Call, channel: Channel, otherwise: str) -> Message:
        message = self._access.message(call, channel)
        if message.fields.get("bot_id") != self._workspace.bot.bot_id:
            raise refused(otherwise)
        return message

    def _thread(self, call: Call, channel: Channel) -> str | None:
        """The parent that a reply names; a reply to a reply goes to its thread."""
        value = str(call.params.get("thread_ts") or "")
        if not value:
            return None
        try:
            found = channel.messages.get(key_of(value))
        except ValueError:
            raise refused("invalid_thread_ts") from None
        if found is None:
            raise refused("thread_not_found")
        if found.fields.get("subtype") in ("channel_join", "channel_leave"):
            raise refused("cannot_reply_to_message")
        return value

    def _content(self, call: Call, *, may_be_empty: bool = False) -> tuple[str, list[Any] | None, list[Any] | None]:
        text = str(call.params.get("text") or "")
        blocks = parsed(call, "blocks", "invalid_blocks_format")
        attachments = parsed(call, "attachments", "invalid_attachments")
        if blocks is not None:
            if found := problems(blocks):
                messages = [f"[ERROR] {each}" for each in found]
                raise refused("invalid_blocks", errors=found, response_metadata={"messages": messages})
            if too_long_together(blocks):
                raise refused("msg_blocks_too_long")
        if not (text or blocks or attachments or may_be_empty):
            raise refused("no_text")
        if attachments is not None and len(attachments) > 100:
            raise refused("too_many_attachments")
        if attachments:
            attachments = [{"id": number, **each} for number, each in enumerate(attachments, 1)]
        return text, blocks, attachments

    def _note_pings(self, call: Call, channel: Channel, ts: str, text: str, blocks: list[Any] | None) -> None:
        named = flag(call, "link_names") or call.params.get("parse") == "full"
        self._workspace.pings += [Ping(channel.id, ts, what) for what in pings(text, blocks, names=named)]


def _metadata(call: Call) -> Mapping[str, Any] | None:
    """A message's metadata: an event_type and an event_payload; an empty object takes it off on an update."""
    metadata = parsed(call, "metadata", "invalid_metadata_format")
    if metadata is None:
        return None
    if metadata == {}:
        return {}
    if not isinstance(metadata, dict) or set(metadata) - {"event_type", "event_payload", "entities"}:
        raise refused("invalid_metadata_format")
    kind, payload = metadata.get("event_type"), metadata.get("event_payload")
    if not isinstance(kind, str) or not kind or not isinstance(payload, dict):
        raise refused("invalid_metadata_format")
    if len(str(payload)) > MAX_METADATA:
        raise refused("metadata_too_large")
    return metadata


def _shown(message: Message, channel: Channel) -> dict[str, Any]:
    shape = message_json(message, channel)
    return shape | {"metadata": dict(message.metadata)} if message.metadata else shape

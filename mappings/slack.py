"""Slack messages to events: messages, replies, broadcasts, edits, deletions, reactions, bots and system notices.

An item of kind ``message`` has the payload ``{"message": ..., "channel": ..., "workspace": url}``: a message as
``conversations.history`` and ``conversations.replies`` give it, the conversation it stands in (``id``, ``name``,
``is_private``, ``is_im``...), and the workspace's address, from which permalinks are made.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from mappings.slack_text import message_text, plain
from syncd.model import NOTHING, Account, Event, Item, Json, Kind, Place, SourceInfo

_HUMAN = frozenset({"me_message", "thread_broadcast", "reply_broadcast", "file_share", "ekm_access_denied"})
"""Subtypes of what a person writes. Every other one is a notice of Slack's or an app's, and automated."""

_readable = re.compile(r"([0-9]{1,11})\.([0-9]{6})").fullmatch
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SLACKBOT = "USLACKBOT"


def events(source: SourceInfo, item: Item) -> Iterator[Event]:
    """The events of one message. LookupError, TypeError or ValueError where it lacks what Slack promises."""
    if item.kind != "message":
        raise ValueError(f"an item of Slack's is a message, not a {item.kind!r}")
    payload = item.payload
    message, channel = payload["message"], payload["channel"]
    workspace = payload.get("workspace") or ""
    match message.get("subtype"):
        case "message_changed":
            message = message["message"]
        case "message_deleted":
            yield _deletion(source.name, item, message["deleted_ts"], moment(message["ts"]))
            return
        case "tombstone":
            yield _deletion(source.name, item, message["ts"], item.seen_at)
            return
    first = _message(source.name, message, channel, workspace)
    yield first
    if edited := message.get("edited"):
        yield _edit(first, edited)
    if reactions := message.get("reactions"):
        yield from _reactions(first, reactions, item.seen_at)


def moment(ts: object) -> datetime:
    """A Slack timestamp (``1700000000.000100``) as an aware UTC moment, exact to the microsecond."""
    found = _readable(ts) if isinstance(ts, str) else None
    if found is None:
        raise ValueError("ts is not a Slack timestamp")
    return _EPOCH + timedelta(0, int(found[1]), int(found[2]))


def _message(source: str, message: Mapping[str, Any], channel: Mapping[str, Any], workspace: str) -> Event:
    ts: str = message["ts"]
    at = moment(ts)
    place = _place_of(channel, workspace)
    thread_ts = message.get("thread_ts") or ts
    reply = thread_ts != ts
    root = _root(place.id, thread_ts) if reply else f"{place.id}:{ts}"
    text, mentions = plain(message_text(message), source)
    subtype = message.get("subtype")
    automated = bool(message.get("bot_id")) or (subtype is not None and subtype not in _HUMAN)
    actor = _actor(source, message)
    # By position: with names it takes half as long again, and there are as many of these as messages.
    return Event(
        source,
        f"{place.id}:{ts}",
        Kind.MESSAGE,
        at,
        actor,
        place.id if _is_direct(channel) else root,
        place,
        "",
        text,
        _permalink(place.url, place.id, ts, thread_ts if reply else ""),
        mentions,
        (),
        root if reply else "",
        "",
        None,
        automated or actor.bot,
        _meta(message, subtype),
    )


@lru_cache(maxsize=256)
def _root(place: str, thread_ts: str) -> str:
    """The id of the message that a thread begins with: the same for all its replies."""
    moment(thread_ts)
    return f"{place}:{thread_ts}"


def _meta(message: Mapping[str, Any], subtype: object) -> Mapping[str, Json]:
    """What else is worth keeping: how many files hang on it, and what kind of notice it is."""
    files = message.get("files")
    if not files and subtype is None:
        return NOTHING
    meta: dict[str, Json] = {}
    if isinstance(files, list) and files:
        meta["attachments"] = len(files)
    if isinstance(subtype, str):
        meta["subtype"] = subtype
    return meta


def _edit(first: Event, edited: Mapping[str, Any]) -> Event:
    """The text as it stands since its last edit."""
    user = edited.get("user") or ""
    return Event(
        source=first.source,
        id=f"{first.id}:edit:{edited['ts']}",
        kind=Kind.EDIT,
        at=moment(edited["ts"]),
        actor=first.actor
        if first.actor and first.actor.id == user
        else _account(first.source, user, "", bot=user == _SLACKBOT),
        thread=first.thread,
        place=first.place,
        text=first.text,
        url=first.url,
        mentions=first.mentions,
        reply_to=first.reply_to,
        target=first.id,
        automated=first.automated,
    )


def _reactions(first: Event, reactions: object, seen_at: datetime) -> Iterator[Event]:
    """One event for each user whom Slack names: of many it names only some."""
    if not isinstance(reactions, list):
        raise TypeError("reactions are not a list")
    for reaction in reactions:
        name: str = reaction["name"]
        for user in reaction.get("users") or ():
            yield Event(
                source=first.source,
                id=f"{first.id}:reaction:{name}:{user}",
                kind=Kind.REACTION,
                at=seen_at,
                actor=_account(first.source, user, "", bot=False),
                thread=first.thread,
                place=first.place,
                text=name.partition("::")[0],
                url=first.url,
                reply_to=first.reply_to,
                target=first.id,
            )


def _deletion(source: str, item: Item, ts: str, at: datetime) -> Event:
    """Slack leaves a tombstone where a deleted message has replies."""
    moment(ts)
    channel, message = item.payload["channel"], item.payload["message"]
    workspace = item.payload.get("workspace") or ""
    place = _place_of(channel, workspace)
    root = message.get("thread_ts") or ts
    return Event(
        source=source,
        id=f"{place.id}:{ts}:delete",
        kind=Kind.DELETE,
        at=at,
        actor=None,
        thread=place.id if _is_direct(channel) else f"{place.id}:{root}",
        place=place,
        url=_permalink(place.url, place.id, ts, root if root != ts else ""),
        target=f"{place.id}:{ts}",
    )


def _actor(source: str, message: Mapping[str, Any]) -> Account:
    """Who wrote it. Only what has no user is known to be a program: people post through apps, too."""
    user = message.get("user")
    if user:
        profile = message.get("user_profile")
        name = (profile.get("real_name") or profile.get("display_name") or "") if isinstance(profile, dict) else ""
        return _account(source, user, name, user == _SLACKBOT)
    profile = message.get("bot_profile")
    name = message.get("username") or (profile.get("name") if isinstance(profile, dict) else "") or ""
    bot = message.get("bot_id")
    if not bot and message.get("subtype") is None:
        raise ValueError("a message without its author")
    return _account(source, bot or _SLACKBOT, name, bot=True)


@lru_cache(maxsize=4096)
def _account(source: str, user: object, name: str, bot: bool) -> Account:
    if not isinstance(user, str) or not user:
        raise ValueError("a user id is not a string")
    return Account(source, user, name, bot=bot)


def _place_of(channel: Mapping[str, Any], workspace: str) -> Place:
    return _place(
        channel["id"],
        channel.get("name") or "",
        channel.get("user") or "",
        _is_public(channel),
        workspace,
    )


@lru_cache(maxsize=4096)
def _place(channel: object, name: str, user: str, public: bool, workspace: str) -> Place:
    if not isinstance(channel, str) or not channel:
        raise ValueError("a channel id is not a string")
    url = f"{workspace}archives/{channel}" if workspace else ""
    shown = _members(name) if name.startswith("mpdm-") else name or (f"@{user}" if user else "")
    return Place(channel, shown, private=not public, url=url, unthreaded=True)


def _members(name: str) -> str:
    """The handles in the name that Slack gives a group message: ``mpdm-mia--dana--li-1``."""
    return ", ".join(f"@{handle}" for handle in name.removeprefix("mpdm-").rpartition("-")[0].split("--"))


def _is_public(channel: Mapping[str, Any]) -> bool:
    """Only what Slack says is public: a private channel, a group message, a direct one, an unknown one is private."""
    if channel.get("is_private") is not False or channel.get("is_channel") is not True:
        return False
    return not (channel.get("is_im") or channel.get("is_mpim") or channel.get("is_group"))


def _is_direct(channel: Mapping[str, Any]) -> bool:
    """Whether the whole conversation is one thread, and its replies too: a direct or a group message."""
    return bool(channel.get("is_im") or channel.get("is_mpim"))


def _permalink(place: str, channel: str, ts: str, root: str) -> str:
    """The link that ``chat.getPermalink`` would give, without asking for it. ``place``: the conversation's address."""
    if not place:
        return ""
    link = f"{place}/p{ts.replace('.', '')}"
    return f"{link}?thread_ts={root}&cid={channel}" if root else link

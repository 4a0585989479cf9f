"""A talk as ``syncd judge --thread`` reads it from JSON: checked, and every problem said with its place."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from syncd.model import Json
from syncd.rules.said import Said


class Malformed(Exception):
    """What was handed in lacks something; says what, and where."""


@dataclass(frozen=True, slots=True)
class Talk:
    """The ask, what followed it, and whose answer counts (None: anybody else's). ``ids``: as they were handed in."""

    ask: Said
    following: list[Said]
    team: frozenset[str] | None
    ids: Mapping[str, Json]


def talk(document: Mapping[str, Json]) -> Talk:
    """The talk of ``{"messages": [...], "team": [...]?}``. Raises Malformed."""
    messages = document.get("messages")
    if not isinstance(messages, list) or not messages:
        raise Malformed('"messages" must be there: a list whose first message is the ask')
    said = [_said(message, f"messages[{number}]") for number, message in enumerate(messages)]
    if len({message.id for message in said}) < len(said):
        raise Malformed('two messages have the same "id"')
    ids = {one.id: message["id"] for one, message in zip(said, messages, strict=True) if isinstance(message, dict)}
    return Talk(said[0], said[1:], _team(document.get("team")), ids)


def _team(team: Json) -> frozenset[str] | None:
    if team is None:
        return None
    if not isinstance(team, list) or not all(isinstance(author, str | int) for author in team):
        raise Malformed('"team" must be a list of authors')
    return frozenset(map(str, team))


def _said(message: Json, where: str) -> Said:
    if not isinstance(message, dict):
        raise Malformed(f"{where} must be an object")
    return Said(
        id=_text(message, "id", where),
        author=_text(message, "author", where),
        at=_moment(message.get("at"), where),
        text=_text(message, "text", where),
        reply_to=_text(message, "reply_to", where) if message.get("reply_to") is not None else "",
    )


def _text(message: Mapping[str, Json], key: str, where: str) -> str:
    value = message.get(key)
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and key != "text":
        return str(value)
    raise Malformed(f'{where}: "{key}" must be there, and a string')


def _moment(value: Json, where: str) -> datetime | None:
    """ISO 8601, by UTC where no offset is said, or seconds since 1970."""
    try:
        if value is None or isinstance(value, bool):
            return None
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        if isinstance(value, str):
            at = datetime.fromisoformat(value)
            return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except (ValueError, OverflowError, OSError):
        pass
    raise Malformed(f'{where}: "at" must be a moment such as "2026-03-02T09:30:00Z"')

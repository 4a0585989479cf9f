"""Notion's rich text as plain text, and the people it mentions."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from syncd.model import Account


def plain(rich: Any, source: str) -> tuple[str, tuple[Account, ...]]:
    """The words of rich text, and who is mentioned. TypeError where it is no list of pieces.

    Words formatted as code stand between backquotes, an equation as its expression, words with a link under them are
    followed by the address, a mention reads ``@Name`` (the id where Notion does not say the name).
    """
    if not isinstance(rich, list):
        raise TypeError("rich text is not a list")
    words: list[str] = []
    mentioned: dict[str, Account] = {}
    for piece in rich:
        kind = piece["type"]
        if kind == "mention":
            words.append(_mention(piece, source, mentioned))
            continue
        said = piece.get("plain_text")
        if kind == "equation" and not said:
            said = piece["equation"]["expression"]
        if not isinstance(said, str):
            raise TypeError("a piece of rich text has no plain_text")
        href = piece.get("href")
        if href and isinstance(href, str) and "://" in href and href not in said:
            said = f"{said} ({href})"
        elif piece["annotations"].get("code") is True:
            said = f"`{said}`"
        words.append(said)
    return "".join(words), tuple(mentioned.values())


def _mention(piece: Mapping[str, Any], source: str, mentioned: dict[str, Account]) -> str:
    mention = piece["mention"]
    said = piece.get("plain_text") or ""
    if not isinstance(said, str):
        raise TypeError("a mention's plain_text is not text")
    if mention.get("type") != "user":
        href = piece.get("href")
        return f"{said} ({href})" if isinstance(href, str) and "://" in href and href not in said else said
    found = account(source, mention["user"])
    mentioned.setdefault(found.id, found)
    return f"@{found.name or found.id}"


def account(source: str, user: Any) -> Account:
    """A user, whole or only its id, as an account. LookupError, TypeError or ValueError where it is none."""
    person = user.get("person")
    email = person.get("email") if isinstance(person, dict) else None
    return known_account(source, user["id"], user.get("name"), email, bot=user.get("type") == "bot")


@lru_cache(maxsize=8192)
def known_account(source: str, user: object, name: object, email: object, *, bot: bool) -> Account:
    """One value for each of the few people who write thousands of comments."""
    if not isinstance(user, str) or not user:
        raise ValueError("a user's id is not a string")
    for value in (name, email):
        if value is not None and not isinstance(value, str):
            raise TypeError("a user's name or e-mail is not text")
    return Account(source, user, name or "", email or "", bot)  # type: ignore[arg-type]

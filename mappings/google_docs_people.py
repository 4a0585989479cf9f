"""Who people are in a Google file, where a comment's author is a display name and a mention is an e-mail."""

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from syncd.model import Account

_ADDRESS = re.compile(r"(?<![\w.])[@+]([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})")
_PROGRAM = ".gserviceaccount.com"


@lru_cache(maxsize=8192)
def _account(source: str, identity: str, name: str, email: str, *, bot: bool = False) -> Account:
    return Account(source, identity, name, email, bot)


def by_email(source: str, email: object, name: str = "") -> Account:
    """The account of an address. TypeError or ValueError where it is none."""
    if not isinstance(email, str):
        raise TypeError(f"an e-mail was expected, not {type(email).__name__}")
    if not email:
        raise ValueError("an e-mail is empty")
    return _account(source, email.casefold(), name, email, bot=email.endswith(_PROGRAM))


class Participants:
    """The people of one comment.

    An author is known by Google's stable id where the Docs API tells it, as the account itself by ``me``, by the one
    person here of that display name where there is only one, else by the display name alone.
    """

    def __init__(self, source: str, payload: Mapping[str, Any]) -> None:
        self._source = source
        self._payload = payload
        self._people: Mapping[str, Any] = payload.get("people") or {}
        self._authors: Mapping[str, Any] = payload.get("authors") or {}

    def author(self, post_id: str, author: Any) -> Account | None:
        """Who wrote a comment or reply; None where Google does not say. TypeError where it says nonsense."""
        if author is None:
            return None
        if not isinstance(author, Mapping):
            raise TypeError("an author is no object")
        name = _name(author.get("displayName"))
        if author.get("me") is True and self._payload.get("me"):
            own = by_email(self._source, self._payload["me"], name)
            return _account(own.source, own.id, name, own.email, bot=bool(self._payload.get("program")) or own.bot)
        known = self._people.get(str(author.get("displayName"))) or {}
        stable = (self._authors.get(post_id) or {}).get("user") or author.get("user") or ""
        identity, email = known.get("id") or "", known.get("email") or ""
        if stable and identity not in ("", stable):
            email = ""
        if not (stable or identity or name):
            return None
        return _account(self._source, stable or identity or f"name:{name}", name, email, bot=email.endswith(_PROGRAM))

    def mentioned(self, post: Mapping[str, Any], text: str) -> tuple[Account, ...]:
        """Everybody a comment or reply is addressed to: those it names by e-mail, and who it is assigned to.

        Where Google does not list them, the addresses in the text are read, which people write as ``@`` or ``+``.
        """
        listed = post.get("mentionedEmailAddresses")
        if listed is not None and not isinstance(listed, list):
            raise TypeError("the mentioned addresses are not a list")
        emails = listed or (_ADDRESS.findall(text) if "@" in text else [])
        assignee = post.get("assigneeEmailAddress") or post.get("assigneeEmail")
        if not emails and not assignee:
            return ()
        named = [by_email(self._source, email) for email in (*emails, *([assignee] if assignee else ()))]
        return tuple({account.id: account for account in named}.values())


@lru_cache(maxsize=8192)
def _normal(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).split())


def _name(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("a name is no text")
    return _normal(value)

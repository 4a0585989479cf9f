"""Persons of whom nothing more is kept: their accounts are known by a salted hash alone, and stand as pseudonyms.

The hash finds an account again, by its id or its e-mail, when a tool gives it once more; nobody can read from it who
it was without the salt and the id. What they do is stored without their words, so that counts stay true. Whoever was
of the team when they were forgotten is still, or what they answered would be asked for again.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from syncd.model import FORGOTTEN, FORGOTTEN_TEAM, NOTHING, Account, Event, Json, Kind
from syncd.reading import Reading
from syncd.rules.conversation import SPOKEN
from syncd.rules.judge import read
from syncd.store import tables
from syncd.store.scrub import REMOVED

SALT = "forgotten_salt"
"""The key in ``meta`` of the hashes' salt."""
UNSAID = "…"
"""The words of a forgotten person of the team: that they said something may be an answer."""
MOST_NAMES = 4
"""Words of a name that is looked for in texts."""
_MOST_REMEMBERED = 100_000
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
WRITTEN = SPOKEN | {Kind.EDIT}
"""The kinds of events whose text somebody wrote."""


@dataclass(slots=True)
class Forgotten:
    """Which accounts, e-mails and titles are not to be stored again; false where there are none."""

    salt: bytes = b""
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    _seen: dict[Account, Account] = field(default_factory=dict)
    _names: dict[str, bool] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.pseudonyms)

    def account(self, account: Account) -> Account:
        """The account, or the pseudonym of one that is forgotten."""
        if not self.pseudonyms or account.id.startswith(FORGOTTEN):
            return account
        found = self._seen.get(account)
        if found is None:
            digests = self.digests(account)
            pseudonym = next((self.pseudonyms[digest] for digest in digests if digest in self.pseudonyms), "")
            found = self._seen[account] = pseudonymous(account.source, pseudonym) if pseudonym else account
        return found

    def entry(self, event: Event, reading: Reading) -> tuple[Event, Reading]:
        """The event as it may be stored: without a forgotten person's words, names and ids. Twice is as once."""
        if not self.pseudonyms:
            return event, reading
        actor = event.actor and self.account(event.actor)
        named = [account for account in (*event.mentions, *event.assignees) if self.account(account) is not account]
        title = "" if self.titled(event.source, event.thread) else self.unnamed(event.title)
        text = self.unnamed(event.text)
        owner = event.place.owner and self.account(event.place.owner)
        own = actor is not None and actor.id.startswith(FORGOTTEN)
        if not (own or named or (title, text) != (event.title, event.text) or owner is not event.place.owner):
            return event, reading
        for account in named:
            for name in filter(None, (account.name, account.id)):
                text = re.sub(rf"@{re.escape(name)}(?!\w)", f"@{REMOVED}", text)
        kept = replace(
            event,
            actor=actor,
            title=title,
            text=text,
            mentions=tuple(map(self.account, event.mentions)),
            assignees=tuple(map(self.account, event.assignees)),
            place=event.place if owner is event.place.owner else replace(event.place, owner=owner),
        )
        if own:
            return self._unsaid(kept, event.actor), Reading()
        return kept, read(text) if text != event.text and event.kind in WRITTEN else reading

    def _unsaid(self, event: Event, was: Account | None) -> Event:
        assert event.actor is not None
        new = event.actor.id
        id_, target = event.id, event.target
        if was is not None:
            id_, target = instead(id_, was.id, new), instead(target, was.id, new)
        title = "" if event.kind is Kind.CREATED else event.title
        text = words_of(new, event.kind, event.text)
        return replace(event, id=id_, target=target, text=text, title=title, meta=NOTHING)

    def titled(self, source: str, thread: str) -> bool:
        """Whether the title of a thread is a forgotten person's."""
        return self.digest("thread", source, thread) in self.pseudonyms

    def unnamed(self, text: str) -> str:
        """The text, whoever wrote it, without the full names and the e-mails of forgotten persons."""
        if "@" in text:
            text = _EMAIL.sub(lambda found: REMOVED if self._is_known("email", found[0]) else found[0], text)
        words = list(_WORD.finditer(text))
        for first in range(len(words) - 2, -1, -1):  # from the end: what stands before keeps its place
            if words[first][0][0].islower():
                continue
            for last in range(first + 1, min(first + MOST_NAMES, len(words))):
                name = " ".join(word[0] for word in words[first : last + 1])
                if self._is_known("name", name):
                    text = text[: words[first].start()] + REMOVED + text[words[last].end() :]
                    break
        return text

    def in_json(self, value: Json) -> Json:
        """``unnamed`` of every text in it: connectors note names and e-mails in their cursors."""
        return walked(value, self.unnamed)

    def is_in(self, source: str, value: Json) -> bool:
        """Whether JSON of a source names a forgotten person, by the id of an account, a full name or an e-mail."""
        found = False

        def look(text: str) -> str:
            nonlocal found
            found = found or self.digest("account", source, text) in self.pseudonyms or self.unnamed(text) != text
            return text

        walked(value, look)
        return found

    def _is_known(self, kind: str, text: str) -> bool:
        known = self._names.get(text)
        if known is None:
            if len(self._names) > _MOST_REMEMBERED:
                self._names.clear()
            known = self._names[text] = self.digest(kind, "", text.casefold()) in self.pseudonyms
        return known

    def names(self, *names: str) -> list[str]:
        """By what full names are found again; a single word may be anybody's, and is not looked for."""
        split = ([word[0] for word in _WORD.finditer(name)] for name in names)
        return [self.digest("name", "", " ".join(words).casefold()) for words in split if 1 < len(words) <= MOST_NAMES]

    def digests(self, account: Account) -> list[str]:
        """By what an account is found again: its id in its source, and its e-mail anywhere."""
        found = [self.digest("account", account.source, account.id)]
        emails = [text.strip().casefold() for text in (account.email, account.id) if "@" in text]
        return found + [self.digest("email", "", email) for email in emails if not account.bot]

    def digest(self, *parts: str) -> str:
        """The salted hash of some texts."""
        return hmac.new(self.salt, "\0".join(parts).encode(errors="replace"), hashlib.sha256).hexdigest()[:40]


def walked(value: Json, change: Callable[[str], str]) -> Json:
    """JSON with every text changed, those of keys too."""
    match value:
        case str():
            return change(value)
        case list():
            return [walked(item, change) for item in value]
        case dict():
            return {change(key): walked(item, change) for key, item in value.items()}
        case _:
            return value


def words_of(actor: str, kind: Kind, text: str) -> str:
    """What stands for the words of a forgotten person. A reaction's emoji and a status are no words of theirs."""
    if kind not in WRITTEN:
        return text
    return UNSAID if actor.startswith(FORGOTTEN_TEAM) and text else ""


def pseudonymous(source: str, pseudonym: str) -> Account:
    """The account that stands for a forgotten one."""
    return Account(source, pseudonym, f"forgotten person {pseudonym[-4:]}")


def load(connection: Connection) -> Forgotten:
    """What the store knows of forgotten persons."""
    rows = connection.execute(select(tables.forgotten.c.digest, tables.forgotten.c.pseudonym)).all()
    salt = connection.execute(select(tables.meta.c.value).where(tables.meta.c.key == SALT)).scalar()
    return Forgotten(bytes.fromhex(salt or ""), {row.digest: row.pseudonym for row in rows})


def titled(entries: Iterable[tuple[Event, Reading]]) -> set[str]:
    """Threads that a forgotten person has begun: whoever writes in them, the title is theirs."""
    return {
        event.thread
        for event, _ in entries
        if event.kind is Kind.CREATED and event.actor is not None and event.actor.id.startswith(FORGOTTEN)
    }


def instead(text: str, id_: str, new: str) -> str:
    """The text with ``new`` for each ``id_`` that stands in it on its own."""
    return re.sub(rf"(?<![0-9A-Za-z]){re.escape(id_)}(?![0-9A-Za-z])", new, text) if id_ in text else text

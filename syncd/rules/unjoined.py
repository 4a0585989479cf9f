"""Accounts that could be somebody's of the same name, which nothing proves: found, and never joined.

Two people may share a name, so only a person can tell. What to paste into the config, if it is so, is made here.
"""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from syncd.model import Account, Person, Role
from syncd.rules.people import People


@dataclass(frozen=True, slots=True)
class Unjoined:
    """Accounts of one display name that nothing joins, and who else is called so.

    accounts  those that stand alone: without an e-mail, or deactivated
    others    persons of that name who are known by more: an e-mail, or the config
    pastes    TOML for the config, ending without a line break: one for each of ``others`` whom the accounts may be
    """

    name: str
    accounts: tuple[Account, ...]
    others: tuple[Person, ...]
    pastes: tuple[str, ...]


def unjoined(people: People) -> tuple[Unjoined, ...]:
    """By name: every account that stands alone although another account, of any source, has exactly its name.

    Whoever has a ``[[people]]`` of their own does not stand alone, so that namesakes are told apart by the config.
    Programs and the ignored are left out.
    """
    namesakes: dict[str, list[Person]] = {}
    for person in people.all():
        if person.role not in (Role.BOT, Role.IGNORED):
            for name in {*map(_exactly, _names(person))} - {""}:
                namesakes.setdefault(name, []).append(person)
    return tuple(
        _group(people, name, persons)
        for name, persons in sorted(namesakes.items())
        if len(persons) > 1 and any(_stands_alone(people, person) for person in persons)
    )


def _group(people: People, name: str, persons: Iterable[Person]) -> Unjoined:
    persons = sorted(persons, key=lambda person: person.id)
    accounts = tuple(person.accounts[0] for person in persons if _stands_alone(people, person))
    others = tuple(person for person in persons if not _stands_alone(people, person))
    keys = [account.key for account in accounts]
    pastes = [_paste(people, name, person, keys) for person in others] or [_block(name, keys)]
    return Unjoined(name, accounts, others, tuple(pastes))


def _stands_alone(people: People, person: Person) -> bool:
    if people.config(person).name or len(person.accounts) != 1:
        return False
    return not (person.accounts[0].email.strip() and person.accounts[0].active)


def _names(person: Person) -> Iterator[str]:
    yield person.name
    yield from (account.name for account in person.accounts if not account.bot)


def _exactly(name: str) -> str:
    """The name without what cannot be seen of it: how its accents are encoded, and blanks around and inside."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def _paste(people: People, name: str, person: Person, keys: list[str]) -> str:
    config = people.config(person)
    known = list(config.accounts) or ([person.email] if person.email else [account.key for account in person.accounts])
    if config.name:
        return f"# in the [[people]] of {_text(config.name)}, in place of its accounts:\n{_accounts(known + keys)}"
    return _block(name, known + keys)


def _block(name: str, accounts: list[str]) -> str:
    return f"[[people]]\nname = {_text(name)}\n{_accounts(accounts)}"


def _accounts(accounts: list[str]) -> str:
    return f"accounts = [{', '.join(map(_text, accounts))}]"


def _text(value: str) -> str:
    """A basic string of TOML. What cannot be seen is escaped too, so that a terminal shows what will be pasted."""
    return "".join(c if c.isprintable() else _escaped(c) for c in json.dumps(value, ensure_ascii=False))


def _escaped(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"

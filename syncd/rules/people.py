"""Who is who: the accounts of all sources joined to persons, with their roles, tiers and calendars.

Accounts are one person when they have the same e-mail, or when the config says so. A name alone never joins: two
people may share one. What the config says of an account weighs more than its e-mail. A program's e-mail joins nothing.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from syncd.model import FORGOTTEN, FORGOTTEN_TEAM, Account, Person, Role
from syncd.rules.hours import Calendar, Leave, zone


@dataclass(frozen=True, slots=True)
class PersonConfig:
    """What the config says of one person.

    accounts  e-mails, ``source:account id``, or ``source:Display Name`` where only one account there has that name
    role      None: team where one of the accounts is a team member's, else stakeholder
    hours     a calendar of their own in place of the team's, without leave
    leave     deputies are written as ``People.by_id`` understands them
    """

    name: str = ""
    accounts: tuple[str, ...] = ()
    role: Role | None = None
    tier: str = ""
    timezone: str = ""
    hours: Calendar | None = None
    leave: tuple[Leave, ...] = ()


@dataclass(slots=True, eq=False)
class _Draft:
    """A person in the making."""

    config: PersonConfig
    id: str
    member: bool = False
    accounts: dict[str, Account] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)

    def person(self) -> Person:
        accounts = tuple(self.accounts[key] for key in sorted(self.accounts))
        named = sorted(accounts, key=lambda account: (not account.active, account.key))
        emails = [reference for reference in map(_reference, self.config.accounts) if ":" not in reference]
        emails += [account.email.casefold() for account in named if account.email]
        zones = [account.timezone for account in named if _is_zone(account.timezone)]
        name = self.config.name or next((account.name for account in named if account.name), "")
        return Person(
            self.id,
            name or next(iter(emails), self.id),
            self._role(accounts),
            accounts,
            self.config.tier,
            next(iter(emails), ""),
            self.config.timezone or next(iter(zones), ""),
            dict(sorted(self.joined.items())),
        )

    def _role(self, accounts: tuple[Account, ...]) -> Role:
        if self.config.role is not None:
            return self.config.role
        if accounts and all(account.id.startswith(FORGOTTEN) for account in accounts):
            return Role.TEAM if accounts[0].id.startswith(FORGOTTEN_TEAM) else Role.IGNORED
        if accounts and all(account.bot for account in accounts):
            return Role.BOT
        return Role.TEAM if self.member else Role.STAKEHOLDER


class _Register:
    """Gives every account to one person, the surest evidence first."""

    def __init__(self, accounts: Iterable[Account]) -> None:
        given = {account.key: account for account in accounts}
        self.accounts = {key: given[key] for key in sorted(given)}
        self.drafts: list[_Draft] = []
        self.by_account: dict[str, _Draft] = {}
        self.by_email: dict[str, _Draft] = {}
        self._ids: set[str] = set()
        self._by_name: dict[str, list[str]] = {}
        for account in self.accounts.values():
            self._by_name.setdefault(f"{account.source}:{account.name}", []).append(account.key)

    def configure(self, persons: Sequence[PersonConfig]) -> None:
        for config in persons:
            references = list(map(_reference, config.accounts))
            emails = [reference for reference in references if ":" not in reference]
            draft = self._draft(config, next(iter(emails), _slug(config.name) or next(iter(references), "person")))
            for reference in references:
                self._claim(reference, draft)
        for draft in list(self.drafts):
            for account in draft.accounts.values():
                self._claim_email(account, draft)

    def enlist(self, members: Iterable[str]) -> None:
        for reference in map(_reference, members):
            account = self.accounts.get(self._key(reference)[0])
            draft = self._holder(reference, account)
            if draft is None:
                email = _email(account) if account else ""
                draft = self._draft(PersonConfig(accounts=(reference,)), email or reference)
                self._claim(reference, draft)
                if account:
                    self._claim_email(account, draft)
            draft.member = True

    def settle(self) -> None:
        """Everybody whom the config does not name: by e-mail, else a person of their own."""
        for account in self.accounts.values():
            if account.key in self.by_account:
                continue
            email = _email(account)
            draft = self.by_email.get(email) if email else None
            if draft is None:
                draft = self._draft(PersonConfig(), email or account.key)
                self._claim_email(account, draft)
            self._give(account.key, draft, "email" if email else "")
        for draft in self.drafts:
            if len(draft.accounts) == 1 and not draft.config.accounts:
                draft.joined.clear()  # a lone account is joined to nothing

    def _holder(self, reference: str, account: Account | None) -> _Draft | None:
        if account is None:
            return self.by_account.get(reference) or self.by_email.get(reference)
        return self.by_account.get(account.key) or self.by_email.get(_email(account))

    def _key(self, reference: str) -> tuple[str, str]:
        """The account key that a reference means, and by what it is known."""
        if reference not in self.accounts and len(keys := self._by_name.get(reference, [])) == 1:
            return keys[0], "name"
        return reference, "config"

    def _claim(self, reference: str, draft: _Draft) -> None:
        if ":" not in reference:
            self.by_email.setdefault(reference, draft)
            return
        key, reason = self._key(reference)
        if key not in self.by_account:
            self._give(key, draft, reason)

    def _claim_email(self, account: Account, draft: _Draft) -> None:
        if email := _email(account):
            self.by_email.setdefault(email, draft)

    def _give(self, key: str, draft: _Draft, reason: str) -> None:
        self.by_account[key] = draft
        if account := self.accounts.get(key):
            draft.accounts[key] = account
            if reason:
                draft.joined[key] = reason

    def _draft(self, config: PersonConfig, wanted: str) -> _Draft:
        number, id_ = 1, wanted
        while id_ in self._ids:
            number += 1
            id_ = f"{wanted}-{number}"
        self._ids.add(id_)
        draft = _Draft(config, id_)
        self.drafts.append(draft)
        return draft


class People:
    """All persons that are known, and everybody else as they appear.

    persons   what the config says
    members   the team, as e-mails or ``source:account id``
    owner     who owes an answer where nothing names anyone; of the team, if the config does not know them otherwise
    accounts  the directories of all sources
    hours     the team's calendar, without leave; its zone holds for whom no other is known
    """

    def __init__(
        self,
        persons: Sequence[PersonConfig],
        members: Sequence[str],
        owner: str,
        accounts: Iterable[Account] = (),
        hours: Calendar | None = None,
    ) -> None:
        register = _Register(accounts)
        register.configure(persons)
        register.enlist(members)
        register.settle()
        self._hours = hours or Calendar()
        self._load(register)
        if owner and not self.by_id(owner):
            register.enlist([owner])
            self._load(register)
        self._owner = self.by_id(owner)
        self._calendars: dict[str, Calendar] = {}
        self._shared: dict[Calendar, Calendar] = {}

    def _load(self, register: _Register) -> None:
        persons = {draft: draft.person() for draft in register.drafts}
        self._persons = tuple(persons.values())
        self._configs = {person.id: draft.config for draft, person in persons.items()}
        self._by_account = {key: persons[draft] for key, draft in register.by_account.items()}
        self._by_email = {email: persons[draft] for email, draft in register.by_email.items()}
        self._by_id = {person.id: person for person in self._persons}
        self._by_name: dict[str, Person] = {}
        names = [draft.config.name.casefold() for draft in persons]
        for draft, person in persons.items():
            if draft.config.name and names.count(draft.config.name.casefold()) == 1:
                self._by_name[draft.config.name.casefold()] = person

    @property
    def default_owner(self) -> Person:
        """Who owes an answer where nothing names anyone."""
        if self._owner is None:
            raise LookupError("there is no default owner")
        return self._owner

    @property
    def zone(self) -> tzinfo:
        """The team's time zone: in it moments are written that people read."""
        return self._hours.zone

    def person(self, account: Account) -> Person:
        """Whose account it is. Never fails: an account that no directory has is a stakeholder, or a bot, of its own."""
        found = self._by_account.get(account.key)
        if found is None:
            found = (
                self._by_email.get(_email(account))
                or _Draft(PersonConfig(), _email(account) or account.key, accounts={account.key: account}).person()
            )
            self._by_account[account.key] = found
        return found

    def by_id(self, reference: str) -> Person | None:
        """The person of this id; also of an e-mail, of ``source:account id``, or of a name that the config gives."""
        key = _reference(reference)
        return (
            self._by_id.get(reference)
            or self._by_email.get(key)
            or self._by_account.get(key)
            or self._by_name.get(reference.strip().casefold())
        )

    def all(self) -> tuple[Person, ...]:
        """Everybody in the config, the team and the directories, in this order."""
        return self._persons

    def config(self, person: Person) -> PersonConfig:
        """What the config says of this person: without a name where no ``[[people]]`` is theirs."""
        return self._configs.get(person.id, PersonConfig())

    def calendar(self, person: Person) -> Calendar:
        """When this person works; deputies in its leave are person ids, empty where the config's are not known."""
        known = self._calendars.get(person.id)
        if known is None:
            config = self.config(person)
            base = config.hours or self._hours
            calendar = replace(
                base,
                zone=zone(person.timezone) if _is_zone(person.timezone) else base.zone,
                leave=tuple(self._with_deputy(leave) for leave in config.leave),
            )
            # Equal calendars are one, so that its days are computed once for the whole team.
            known = self._calendars[person.id] = self._shared.setdefault(calendar, calendar)
        return known

    def _with_deputy(self, leave: Leave) -> Leave:
        deputy = self.by_id(leave.deputy) if leave.deputy else None
        return replace(leave, deputy=deputy.id if deputy else "")


def _reference(text: str) -> str:
    """How accounts are compared: an e-mail without regard to case, a ``source:account id`` as it is."""
    text = text.strip()
    return text if ":" in text else text.casefold()


def _email(account: Account) -> str:
    return "" if account.bot else account.email.strip().casefold()


def _is_zone(name: str) -> bool:
    try:
        return bool(name and zone(name))
    except ValueError:
        return False


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")

"""Who people are in one Jira issue: its users as accounts, found again by account id, user name or user key."""

from functools import lru_cache
from typing import Any

from mappings.adf import Mention
from syncd.model import Account

_known_account = lru_cache(maxsize=8192)(Account)
"""The same few people write thousands of comments: one value for each, not one a comment."""


def words(value: object) -> str:
    """A text, empty for None; TypeError for anything else."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"text was expected, not {type(value).__name__}")
    return value


class Participants:
    """The users an issue's payload names, each as Jira describes them there.

    Cloud knows a user by ``accountId``; Data Center by ``name``, which is what mentions carry, and by ``key``, which
    its changelog carries and which differs where the user was renamed.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._accounts: dict[str, Account] = {}

    def account(self, user: Any) -> Account | None:
        """The account of a user object; None where Jira names nobody, as for an anonymous or an erased author.

        KeyError or ValueError where the object has no id, AttributeError where it is no object.
        """
        if user is None:
            return None
        identity = words(user.get("accountId") or user["name"])
        known = self._accounts.get(identity)
        if known is not None:
            return known
        if not identity:
            raise ValueError("a user without an id")
        if identity == "unknown":  # what Jira calls every user whose record is damaged: not one person
            return None
        account = _known_account(
            self._source,
            identity,
            words(user.get("displayName")),
            words(user.get("emailAddress")),
            user.get("accountType") == "app",
            user.get("active") is not False,
            words(user.get("timeZone")),
        )
        self._accounts[identity] = account
        if key := words(user.get("key")):
            self._accounts.setdefault(key, account)
        return account

    def find(self, identity: str) -> Account | None:
        """The account of that id, name or key, where this issue names it."""
        return self._accounts.get(identity)

    def named(self, identity: str, name: str = "", *, bot: bool = False) -> Account:
        """The account of that id; where this issue says nothing else of it, with what is said here."""
        return self._accounts.get(identity) or _known_account(self._source, identity, name, "", bot)

    def name(self, identity: str) -> str:
        """What people call the account of that id; the id itself where this issue does not say."""
        account = self._accounts.get(identity)
        return account.name if account and account.name else identity

    def mentioned(self, mentions: tuple[Mention, ...]) -> tuple[Account, ...]:
        """The accounts of mentions, in their order."""
        return tuple([self.named(mention.id, mention.name, bot=mention.bot) for mention in mentions])

    def note(self, user: Any) -> None:
        """Lets a user be found; one that is no user object is passed over here, and refused where it matters."""
        if isinstance(user, dict) and (user.get("accountId") or user.get("name")):
            self.account(user)

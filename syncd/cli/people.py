"""``syncd people``: who is who, with their accounts and how each was joined."""

from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, opened
from syncd.cli.terminal import plain, print_json, say
from syncd.model import Account, Json, Person, Role

_ROLES = {Role.TEAM: "TEAM", Role.STAKEHOLDER: "STAKEHOLDERS", Role.BOT: "BOTS", Role.IGNORED: "IGNORED"}


def people(as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """Everybody syncd knows: role, tier, accounts, and by what each account was joined."""
    with opened(config) as store:
        persons = store.context().people.all()
    if as_json:
        print_json([document(person) for person in persons])
        return
    if not any(person.accounts for person in persons):
        say("No account is known yet: syncd run --once reads them.\n")
    for role, heading in _ROLES.items():
        found = sorted((p for p in persons if p.role is role), key=lambda p: p.name.casefold())
        if found:
            say(Text(heading, style="bold"), *(line for person in found for line in _lines(person)), "")


def document(person: Person) -> dict[str, Json]:
    """The person as ``people --json`` prints it."""
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role.value,
        "tier": person.tier,
        "accounts": [
            {
                "account": account.key,
                "name": account.name,
                "email": account.email,
                "joined": person.joined.get(account.key, ""),
                "active": account.active,
            }
            for account in person.accounts
        ],
    }


def _lines(person: Person) -> list[Text]:
    name = f"{person.name} ({person.tier})" if person.tier else person.name
    head = Text("  ") + plain(name)
    if not person.accounts:
        return [head + Text("  no account known")]
    return [head, *(_account(person, account) for account in person.accounts)]


def _account(person: Person, account: Account) -> Text:
    joined = person.joined.get(account.key, "")
    notes = [f"by {'e-mail' if joined == 'email' else 'the ' + joined}"] if joined not in ("", "alone") else []
    notes += [] if account.active else ["deactivated"]
    return Text("    ") + plain(account.key) + Text(f"  {', '.join(notes)}" if notes else "", style="dim")

"""``syncd people``: who is who, with their accounts and how each was joined."""

from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, opened
from syncd.cli.terminal import plain, print_json, say, wrapped
from syncd.model import Account, Json, Person, Role
from syncd.rules.unjoined import Unjoined, unjoined

_ROLES = {Role.TEAM: "TEAM", Role.STAKEHOLDER: "STAKEHOLDERS", Role.BOT: "BOTS", Role.IGNORED: "IGNORED"}

_ALONE = (
    "A name alone joins nobody: two people may share one. Where these are one person, paste the lines into the config, "
    "without the accounts that are somebody else's. Where they are not, give each a [[people]] of their own."
)


def people(as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """Who is who, with their accounts. By what each account was joined, and which could not be."""
    with opened(config) as store:
        known = store.context().people
    persons, alone = known.all(), unjoined(known)
    if as_json:
        print_json({"people": list(map(document, persons)), "unjoined": list(map(unjoined_document, alone))})
        return
    if not any(person.accounts for person in persons):
        say("No account is known yet: syncd run --once reads them.\n")
    for role, heading in _ROLES.items():
        found = sorted((p for p in persons if p.role is role), key=lambda p: p.name.casefold())
        if found:
            say(Text(heading, style="bold"), *(line for person in found for line in _lines(person)), "")
    if alone:
        say(Text("COULD NOT BE JOINED", style="bold"), *wrapped(Text(_ALONE, style="dim"), "  "))
        say(*(line for found in alone for line in _possibilities(found)))


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


def unjoined_document(found: Unjoined) -> dict[str, Json]:
    """What could not be joined, as ``people --json`` prints it; ``paste`` holds TOML, one for each possibility."""
    return {
        "name": found.name,
        "accounts": [account.key for account in found.accounts],
        "others": [person.id for person in found.others],
        "paste": list(found.pastes),
    }


def _possibilities(found: Unjoined) -> list[Text]:
    """The TOML stands at the edge, to be pasted as it is."""
    lines = [Text(), Text("  ") + plain(found.name), *(_loose(account) for account in found.accounts)]
    for number, paste in enumerate(found.pastes):
        lines.append(Text("# or" if number else ""))
        lines += map(Text, paste.splitlines())
    return lines


def _loose(account: Account) -> Text:
    why = "deactivated" if not account.active else "without an e-mail"
    return Text("    ") + plain(account.key) + Text(f"  {why}", style="dim")


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

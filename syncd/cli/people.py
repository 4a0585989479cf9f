"""``syncd people``: who is who, with their accounts and how each was joined."""

from rich.table import Table
from rich.text import Text

from syncd.cli.opened import ConfigOption, JsonOption, opened
from syncd.cli.terminal import out, plain, print_json
from syncd.model import Json, Person, Role


def people(as_json: JsonOption = False, config: ConfigOption = None) -> None:
    """Everybody syncd knows: role, tier, accounts, and by what each account was joined."""
    with opened(config) as store:
        persons = store.context().people.all()
    if as_json:
        print_json([document(person) for person in persons])
        return
    if not persons:
        out.print("Nobody is known yet: run syncd run --once first.")
        return
    shown = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("PERSON", "ROLE", "TIER", "ACCOUNTS"):
        shown.add_column(heading, overflow="fold")
    for person in sorted(persons, key=lambda p: (list(Role).index(p.role), p.name.casefold())):
        accounts = Text("\n").join(
            plain(f"{account.key} ({person.joined.get(account.key, 'alone')})") for account in person.accounts
        )
        shown.add_row(plain(person.name), person.role.value, person.tier, accounts)
    out.print(shown)


def document(person: Person) -> dict[str, Json]:
    """The person as ``people --json`` prints it."""
    return {
        "id": person.id,
        "name": person.name,
        "role": person.role.value,
        "tier": person.tier,
        "accounts": [
            {"account": a.key, "name": a.name, "email": a.email, "joined": person.joined.get(a.key, "")}
            for a in person.accounts
        ],
    }

"""Whose credentials a Google source has, and whom its files name with both name and e-mail."""

from collections.abc import Iterator

from connectors.google_docs_client import Client
from connectors.google_docs_errors import Lost, NotOffered, wanted_scope
from connectors.google_docs_files import Catalogue
from connectors.google_docs_settings import GoogleDocsSettings
from connectors.google_docs_state import Position
from syncd.connector import Identity, Unavailable
from syncd.model import Account

_ENOUGH = {
    "drive": (wanted_scope("drive"), "https://www.googleapis.com/auth/drive"),
    "driveactivity": (wanted_scope("driveactivity"), "https://www.googleapis.com/auth/drive.activity"),
}
_HARMLESS = frozenset(
    {
        "openid", "email", "profile", "https://www.googleapis.com/auth/userinfo.email",
        "https://www.googleapis.com/auth/userinfo.profile", "https://www.googleapis.com/auth/drive.metadata.readonly",
    }
)  # fmt: skip
"""What tells no more than the wanted scopes do."""


def identity(client: Client, settings: GoogleDocsSettings) -> Identity:
    """The account of the credentials, and what it lacks. Unauthorized where they are not accepted."""
    me = _me(client, settings.name)
    held = client.scopes("drive")
    missing, advice = [], []
    if held and not held.intersection(_ENOUGH["drive"]):
        missing.append(_ENOUGH["drive"][0])
        advice.append(f"grant the scope {_ENOUGH['drive'][0]} (docs/setup-google-docs.md)")
    if excess := sorted(held - {scopes[0] for scopes in _ENOUGH.values()} - _HARMLESS):
        advice.append(
            f"the credentials may do more than syncd needs ({', '.join(excess)}): make new ones with the scopes of "
            "docs/setup-google-docs.md, so that a token that is stolen can do less"
        )
    if settings.activity != "off" and (problem := _activity(client)):
        advice.append(f"{problem}: until then new comments are found only by reading every file once in `sweep_every`")
        missing += [_ENOUGH["driveactivity"][0]] if settings.activity == "on" else []
    return Identity(me, f"Google Drive of {me.email or me.name}", held, tuple(missing), tuple(advice))


def directory(client: Client, settings: GoogleDocsSettings) -> Iterator[Account]:
    """The account itself, everybody by e-mail, and by name whoever is the only one here of that name."""
    me = _me(client, settings.name)
    yield me
    position = Position(settings.scope)
    Catalogue(client, settings, position).list_all()
    told = {me.key}
    for name, known in sorted(position.people.items()):
        emails = known.get("email", [])
        for email in emails:
            account = Account(settings.name, email.casefold(), name, email, email.endswith(".gserviceaccount.com"))
            if account.key not in told:
                told.add(account.key)
                yield account
        if len(emails) == 1 and not emails[0].endswith(".gserviceaccount.com"):
            yield Account(settings.name, f"name:{name}", name, emails[0])


def _me(client: Client, source: str) -> Account:
    user = client.call("drive.about.get", fields="user(displayName,emailAddress,permissionId)").body.get("user")
    name = user.get("displayName") if isinstance(user, dict) else None
    email = user.get("emailAddress") if isinstance(user, dict) else None
    if not isinstance(email, str) or not email:
        raise Unavailable("Google does not say whose credentials these are")
    return Account(source, email.casefold(), str(name or ""), email, client.acts_alone())


def _activity(client: Client) -> str:
    """Why Drive Activity is not granted; empty where it is."""
    try:
        client.call("driveactivity.activity.query", body={"pageSize": 1})
    except NotOffered as refusal:
        return str(refusal)
    except Lost:
        return ""  # granted, but there is no My Drive to ask about
    return ""

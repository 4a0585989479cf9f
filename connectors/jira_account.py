"""Whose credentials a Jira source has, and its users as accounts."""

from collections.abc import Sequence
from typing import Any

from connectors.jira_client import Client, Server
from syncd.connector import Identity, Unavailable
from syncd.model import Account

BROWSE = "BROWSE_PROJECTS"
PEOPLE = "USER_PICKER"
"""The key of "Browse users and groups"."""


def account(source: str, user: Any) -> Account | None:
    """A user as an account; None for what is no user, or for one whose record is damaged ("unknown")."""
    if not isinstance(user, dict):
        return None
    name = user.get("accountId") or user.get("name")
    if not isinstance(name, str) or name in ("", "unknown"):
        return None
    return Account(
        source,
        name,
        user.get("displayName") or "",
        user.get("emailAddress") or "",
        user.get("accountType") == "app",
        user.get("active") is not False,
        user.get("timeZone") or "",
    )


def identity(client: Client, server: Server, source: str, projects: Sequence[str]) -> Identity:
    """The account of the credentials, and what it lacks. Unauthorized where they are not accepted."""
    me = account(source, client.get("myself").body)
    if me is None:
        raise Unavailable("Jira does not say whose credentials these are")
    held = _permissions(client)
    missing, advice = [], []
    if BROWSE not in held:
        missing.append(BROWSE)
        advice.append(f'give {me.name or me.id} the permission "Browse projects" in the projects that syncd is to read')
    hidden = [key for key in projects if BROWSE not in _permissions(client, key)] if BROWSE in held else []
    for key in hidden:
        missing.append(f"{BROWSE}:{key}")
        advice.append(
            f'give {me.name or me.id} the permission "Browse projects" in {key}, or take {key} out of projects'
        )
    if PEOPLE not in held:
        missing.append(PEOPLE)
        advice.append(
            f'give {me.name or me.id} the global permission "Browse users and groups": without it people are joined to '
            "their accounts elsewhere only by what the config says"
        )
    return Identity(me, f"{server.title} ({server.site})", frozenset(held), tuple(missing), tuple(advice))


def may_browse(client: Client, project_id: str = "") -> bool:
    """Whether the account may see anything, or the project of that id. Unauthorized for wrong credentials."""
    return BROWSE in _permissions(client, project_id=project_id)


def _permissions(client: Client, key: str = "", project_id: str = "") -> set[str]:
    """Which of the two permissions are held; in a project that is not there, none."""
    scope = {"projectKey": key} if key else {"projectId": project_id} if project_id else {}
    answer = client.find("mypermissions", "", 404, permissions=f"{BROWSE},{PEOPLE}", **scope)
    known = answer.body.get("permissions") if answer and isinstance(answer.body, dict) else None
    if not isinstance(known, dict):
        return set()
    return {key for key, value in known.items() if isinstance(value, dict) and value.get("havePermission") is True}

"""Which workspace a source reads, which projects in it, and who is in it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from connectors.asana_client import Client, sdk_call
from connectors.asana_errors import Gone
from connectors.asana_settings import AsanaSettings
from connectors.asana_state import text_of
from syncd.connector import Identity, Unauthorized, Unavailable
from syncd.model import Account

_ME = sdk_call("UsersApi", "get_user", "me")
_USERS = sdk_call("UsersApi", "get_users")
_PROJECTS = sdk_call("ProjectsApi", "get_projects")
_PROJECT_FIELDS = "resource_type,name,archived,privacy_setting,public,permalink_url,owner.name,owner.email"
_DEEPEST = 20
"""So many portfolios may lie in each other; Asana's own limit is lower."""


def account(source: str, user: Any) -> Account | None:
    """A user as an account; None for what is no user."""
    gid = text_of(user, "gid")
    return Account(source, gid, text_of(user, "name"), text_of(user, "email")) if gid else None


class Places:
    """Looks up workspace, projects and people."""

    def __init__(self, client: Client, settings: AsanaSettings) -> None:
        self._client = client
        self._settings = settings

    def identity(self) -> Identity:
        """Whose token this is, and which of the configured projects and portfolios are not there for it."""
        me = self._client.read("users/me", _ME, opt_fields="name,email,workspaces.name").one
        known = account(self._settings.name, me)
        if known is None:
            raise Unavailable("Asana does not say whose token this is")
        workspace = self._chosen(me)
        found, missing = self._select(workspace["gid"])
        advice = [self._advice(name, workspace["name"]) for name in missing]
        if not found and not missing:
            advice.append(self._no_project(workspace["name"]))
        return Identity(known, f"{workspace['name']} ({workspace['gid']})", frozenset(), tuple(missing), tuple(advice))

    def workspace(self) -> dict[str, str]:
        """Gid and name of the workspace that is read. Unauthorized where it is not clear which."""
        return self._chosen(self._client.read("users/me", _ME, opt_fields="name,workspaces.name").one)

    def projects(self, workspace: Mapping[str, Any]) -> dict[str, Any]:
        """The projects that are read, by gid. Unauthorized where a configured one is not there, or none at all."""
        found, missing = self._select(str(workspace["gid"]))
        name = str(workspace["name"])
        if missing:
            named = ", ".join(missing)
            raise Unauthorized(f"Asana has no {named} for this account", self._advice(named, name))
        if not found:
            raise Unauthorized("this account sees not a single project", self._no_project(name))
        return found

    def accounts(self, workspace: str) -> Iterator[Account]:
        """All users of the workspace, guests among them where Asana lists them."""
        known: set[str] = set()
        for page in self._client.pages("users", _USERS, workspace=workspace, opt_fields="name,email"):
            for user in page.items:
                found = account(self._settings.name, user)
                if found is not None and found.id not in known:
                    known.add(found.id)
                    yield found

    def _chosen(self, me: Mapping[str, Any]) -> dict[str, str]:
        listed = me.get("workspaces")
        known = [
            {"gid": text_of(each, "gid"), "name": text_of(each, "name")}
            for each in (listed if isinstance(listed, list) else ())
            if text_of(each, "gid")
        ]
        names = ", ".join(f"{each['name']} ({each['gid']})" for each in known) or "none"
        wanted = self._settings.workspace
        fitting = [each for each in known if not wanted or wanted in (each["gid"], each["name"])]
        if len(fitting) == 1:
            return fitting[0]
        problem = (
            f'there is no workspace "{wanted}" for this account' if wanted else "the account has several workspaces"
        )
        if not known:
            problem = "the account has no workspace"
        advice = f'write one of these as `workspace` of the source "{self._settings.name}": {names}'
        raise Unauthorized(problem, advice)

    def _select(self, workspace: str) -> tuple[dict[str, Any], list[str]]:
        """The projects to be read, and the names of configured ones that are not there, or are there twice."""
        settings = self._settings
        listed: dict[str, Any] = {}
        if settings.projects or settings.everything:
            pages = self._client.pages("projects", _PROJECTS, workspace=workspace, opt_fields=_PROJECT_FIELDS)
            listed = {gid: project for page in pages for project in page.items if (gid := text_of(project, "gid"))}
        if settings.everything:
            chosen = {gid: project for gid, project in listed.items() if project.get("archived") is not True}
            return {gid: _shown(project) for gid, project in chosen.items()}, []
        found, missing = _named(listed, settings.projects, "project")
        inside, absent = self._in_portfolios(workspace)
        return {gid: _shown(project) for gid, project in {**found, **inside}.items()}, [*missing, *absent]

    def _in_portfolios(self, workspace: str) -> tuple[dict[str, Any], list[str]]:
        wanted = self._settings.portfolios
        known: dict[str, Any] = {gid: {"gid": gid, "name": ""} for gid in wanted if gid.isdecimal()}
        if len(known) < len(wanted):
            pages = self._client.pages(
                "portfolios", sdk_call("PortfoliosApi", "get_portfolios", workspace), owner="me", opt_fields="name"
            )
            known |= {gid: each for page in pages for each in page.items if (gid := text_of(each, "gid"))}
        chosen, missing = _named(known, wanted, "portfolio")
        found: dict[str, Any] = {}
        met: set[str] = set()
        level = list(chosen)
        for _ in range(_DEEPEST):
            below: list[str] = []
            for gid in level:
                if gid in met:  # a portfolio that lies in itself, or in two others
                    continue
                met.add(gid)
                items = self._items(gid)
                if items is None:
                    missing += [f'portfolio "{gid}"'] if gid in chosen else []
                    continue
                found |= {name: each for each in items if _is_project(each) and (name := text_of(each, "gid"))}
                below += [text_of(each, "gid") for each in items if text_of(each, "resource_type") == "portfolio"]
            level = below
        return found, missing

    def _items(self, portfolio: str) -> list[Any] | None:
        """What lies in a portfolio; None where it is not there for this account."""
        send = sdk_call("PortfoliosApi", "get_items_for_portfolio", portfolio)
        try:
            pages = self._client.pages("portfolios/{gid}/items", send, opt_fields=_PROJECT_FIELDS)
            return [item for page in pages for item in page.items]
        except Gone:
            return None

    def _advice(self, named: str, workspace: str) -> str:
        return (
            f'mend projects and portfolios of the source "{self._settings.name}" (where two bear one name, write the '
            f"gid, which stands in the address), or add the account to {named} in {workspace}"
        )

    def _no_project(self, workspace: str) -> str:
        return f'add the account of the source "{self._settings.name}" to a project of {workspace} in Asana'


def _named(known: Mapping[str, Any], wanted: Sequence[str], kind: str) -> tuple[dict[str, Any], list[str]]:
    """Those of the wanted gids and names that stand for exactly one, and what is missing."""
    found: dict[str, Any] = {}
    missing = []
    for name in wanted:
        fitting = [gid for gid, each in known.items() if name in (gid, text_of(each, "name"))]
        if len(fitting) == 1:
            found[fitting[0]] = known[fitting[0]]
        else:
            missing.append(f'{kind} "{name}"' if not fitting else f'single {kind} "{name}"')
    return found, missing


def _is_project(item: Any) -> bool:
    return text_of(item, "resource_type") == "project" and item.get("archived") is not True


def _shown(project: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of a project. What is not known to be everybody's is private."""
    owner = project.get("owner")
    privacy = text_of(project, "privacy_setting")
    everybody = privacy == "public_to_workspace" or (not privacy and project.get("public") is True)
    return {
        "gid": text_of(project, "gid"),
        "name": text_of(project, "name"),
        "private": not everybody,
        "url": text_of(project, "permalink_url"),
        "owner": {key: text_of(owner, key) for key in ("gid", "name", "email")} if text_of(owner, "gid") else None,
    }

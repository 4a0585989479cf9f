"""The config of a small company that works at any time of any day, for a syncd on a sandbox; its secrets in files."""

import json
from collections.abc import Sequence
from pathlib import Path

from syncd.sandbox import Sandbox
from tests.secret_file import secret_file

ALERTS = "waiting-on-us"
_TEXT = """
[store]
url = "sqlite:///{store}"
[team]
members = {members}
owner = "mia@acme.test"
{sources}[[policies]]
answer_within = "{within}"
[hours]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
from = "00:00"
to = "24:00"
"""
_ALERTS = f'[alerts.slack]\nsource = "slack"\nchannel = "#{ALERTS}"\n'


def company_config(
    sources: Sequence[str], within: str, team: Sequence[str] = ("mia",), store: str = "syncd.db", *, alerts: bool = True
) -> str:
    """An answer is due ``within`` a time; ``sources`` are sections as those below; alerts go to #waiting-on-us."""
    members = json.dumps([f"{name}@acme.test" for name in team])
    text = _TEXT.format(store=store, members=members, sources="".join(sources), within=within)
    return text + _ALERTS * alerts


def slack(sandbox: Sandbox, folder: Path, *more: str) -> str:
    """The sandbox's Slack as a source, with ``more`` lines."""
    return _source("slack", sandbox.slack.url, folder, sandbox.slack.token, *more)


def jira(sandbox: Sandbox, folder: Path) -> str:
    """The sandbox's Jira as a source."""
    return _source("jira", sandbox.jira.url, folder, sandbox.jira.token, f'email = "{sandbox.jira.email}"')


def _source(tool: str, url: str, folder: Path, token: str, *more: str) -> str:
    file = secret_file(folder / f"{tool}.token", token)
    lines = (f'name = "{tool}"', f'type = "{tool}"', f'base_url = "{url}"', f'token = {{ file = "{file}" }}', *more)
    return "\n".join(["[[sources]]", *lines, ""])

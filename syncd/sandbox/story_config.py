"""The configuration with which syncd reads the sandbox's story."""

import json
from pathlib import Path

from syncd.sandbox.google_access import ADVISED
from syncd.sandbox.sandbox import Sandbox
from syncd.sandbox.story_cast import ALERTS, BY_NAME, TEAM

_TEXT = """\
timezone = "Europe/Berlin"

[store]
url = "sqlite:///syncd.db"

[team]
members = {members}
owner = {owner}

[[sources]]
name = "acme-slack"
type = "slack"
base_url = {slack_url}
token = {{ file = {slack_token} }}
poll_every = "1m"
backfill = "60d"

[[sources]]
name = "acme-jira"
type = "jira"
base_url = {jira_url}
email = {jira_email}
token = {{ file = {jira_token} }}
poll_every = "1m"
backfill = "60d"

[[sources]]
name = "acme-docs"
type = "google_docs"
base_url = {google_url}
credentials = {{ file = {google_token} }}
poll_every = "1m"
public = true

[[sources]]
name = "acme-notion"
type = "notion"
base_url = {notion_url}
token = {{ file = {notion_token} }}
poll_every = "1m"
public = true

[[sources]]
name = "acme-asana"
type = "asana"
base_url = {asana_url}
token = {{ file = {asana_token} }}
poll_every = "1m"
public = true

# Jira hides Dana's e-mail, so nothing joins this account to the one in Slack by itself.
[[people]]
name = {dana}
role = "stakeholder"
tier = "executive"
accounts = {dana_accounts}

[[policies]]
tier = "executive"
answer_within = "4h"
warn_before = "1h"

[hours]
days = ["mon", "tue", "wed", "thu", "fri"]
from = "09:00"
to = "17:30"
holidays = "DE"

[alerts.slack]
source = "acme-slack"
channel = {channel}
"""


def config(sandbox: Sandbox, folder: Path) -> str:
    """The text of a config file that points at ``sandbox``; its tokens go into files in ``folder`` (mode 0600)."""
    dana = BY_NAME["dana"]
    account = next(u.account_id for u in sandbox.jira.site.users.values() if u.name == dana.jira_name)
    values = {
        "members": [player.email for player in TEAM],
        "owner": BY_NAME["mia"].email,
        "slack_url": sandbox.slack.url,
        "slack_token": _secret(folder / "slack.token", sandbox.slack.token),
        "jira_url": sandbox.jira.url,
        "jira_email": sandbox.jira.email,
        "jira_token": _secret(folder / "jira.token", sandbox.jira.token),
        "google_url": sandbox.google.url,
        "google_token": str(sandbox.google.user_token(folder, scopes=ADVISED).resolve()),
        "notion_url": sandbox.notion.url,
        "notion_token": _secret(folder / "notion.token", sandbox.notion.token),
        "asana_url": sandbox.asana.url,
        "asana_token": _secret(folder / "asana.token", sandbox.asana.token),
        "dana": dana.full_name,
        "dana_accounts": [dana.email, f"acme-jira:{account}"],
        "channel": f"#{ALERTS}",
    }
    return _TEXT.format(**{name: json.dumps(value, ensure_ascii=False) for name, value in values.items()})


def _secret(path: Path, secret: str) -> str:
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(secret, encoding="utf-8")
    return str(path.resolve())

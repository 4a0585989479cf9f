"""Who is in the sandbox's story, and where they talk."""

import re
from dataclasses import dataclass

from syncd.sandbox.jira_site import JiraSite
from syncd.sandbox.sandbox import Sandbox
from syncd.sandbox.slack_channel import Channel
from syncd.sandbox.slack_shapes import User
from syncd.sandbox.slack_workspace import SlackWorkspace


@dataclass(frozen=True, slots=True)
class Player:
    """Somebody of the cast. ``jira_name``: what Jira calls them, with the e-mail hidden, where it differs.

    kind  person, or bot; ``jira`` and ``slack``: whether they have an account there
    """

    name: str
    full_name: str
    email: str = ""
    timezone: str = "Europe/Berlin"
    team: bool = False
    bot: bool = False
    jira_name: str = ""
    slack: bool = True
    jira: bool = True
    active: bool = True


PLAYERS = (
    Player("mia", "Mia Torres", "mia@acme.test", team=True),
    Player("li", "Li Wei", "li@acme.test", team=True),
    Player("sam", "Sam Okafor", "sam@acme.test", "America/New_York", team=True),
    Player("dana", "Dana Ruiz", "dana@partner.test", "America/Chicago", jira_name="druiz"),
    Player("tomas", "Tomás Silva", "tomas@partner.test", "Europe/Lisbon"),
    Player("aiko", "Aiko Tanaka", "aiko@kaizen.test", "Asia/Tokyo"),
    Player("jonas", "Jonas Weber", "jonas@nordwind.test"),
    Player("camille", "Camille Laurent", "camille@lumiere.test", "Europe/Paris"),
    Player("lucia", "Lucía Fernández", "lucia@solar.test", "Europe/Madrid"),
    Player("rafael", "Rafael Costa", "rafael@costa.test", "America/Sao_Paulo"),
    Player("priya", "Priya Nair", "priya@acme.test", "Asia/Kolkata"),
    Player("nadia", "Nadia Petrova", "nadia@acme.test", jira=False),
    Player("omar", "Omar Haddad", "omar@haddad.test", "Asia/Dubai"),
    Player("former", "Former Colleague", "former@acme.test", active=False),
    Player("helper", "Helper", bot=True, jira=False),
    Player("builds", "Builds", bot=True, jira=False),
    Player("automation", "Automation for Jira", bot=True, slack=False),
)
BY_NAME = {player.name: player for player in PLAYERS}
TEAM = tuple(player for player in PLAYERS if player.team)
EVERYONE = tuple(player.name for player in PLAYERS if player.slack and player.active)
ALERTS = "waiting-on-us"
_MENTION = re.compile(rf"@({'|'.join(BY_NAME)})\b")


class Cast:
    """The players' accounts in both tools, and the conversations and projects they are in."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.slack: dict[str, User] = {}
        self.jira: dict[str, str] = {}
        for player in PLAYERS:
            if player.slack:
                self.slack[player.name] = _slack_user(sandbox.slack.workspace, player)
            if player.jira:
                self.jira[player.name] = _jira_user(sandbox.jira.site, player)
        self.rooms = self._rooms(sandbox.slack.workspace)
        self.projects = {
            key: sandbox.jira.site.project(key, name) for key, name in (("APP", "Acme App"), ("OPS", "Operations"))
        }

    def _rooms(self, workspace: SlackWorkspace) -> dict[str, Channel]:
        members = [self.slack[name] for name in EVERYONE]
        some = {name: self.slack[name] for name in ("mia", "li", "sam", "nadia", "dana", "aiko", "tomas")}
        return {
            "product": workspace.channel("product", members),
            "partner-acme": workspace.channel("partner-acme", members),
            "support": workspace.channel("support", members),
            "random": workspace.channel("random", members, with_bot=False, general=True),
            "leadership": workspace.channel("leadership", [some["mia"], some["nadia"]], private=True),
            ALERTS: workspace.channel(ALERTS, [some["mia"], some["li"], some["sam"]]),
            "launch group": workspace.mpim([some["mia"], some["dana"], some["aiko"]]),
            "tomas and syncd": workspace.im(some["tomas"]),
        }

    def in_slack(self, text: str) -> str:
        """``text`` with its mentions as Slack writes them."""
        return _MENTION.sub(lambda match: f"<@{self.slack[match[1]].id}>", text)

    @staticmethod
    def plain(text: str) -> str:
        """``text`` as people read it: names in place of mentions."""
        return _MENTION.sub(lambda match: f"@{BY_NAME[match[1]].full_name}", text.replace("<!channel>", "@channel"))

    def in_jira(self, text: str) -> str:
        """``text`` with its mentions as Jira's wiki text has them."""
        return _MENTION.sub(lambda match: f"[~accountid:{self.jira[match[1]]}]", text)


def _slack_user(workspace: SlackWorkspace, player: Player) -> User:
    return workspace.user(
        player.full_name,
        player.email,
        bot=player.bot,
        deleted=not player.active,
        tz=player.timezone,
        guest=not (player.bot or player.email.endswith("@acme.test")),
    )


def _jira_user(site: JiraSite, player: Player) -> str:
    shown = None if player.jira_name else player.email or None
    return site.user(
        player.jira_name or player.full_name,
        shown,
        app=player.bot,
        active=player.active,
        timezone=player.timezone,
    )

"""``syncd init``: asks what it must know and writes a config."""

import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from syncd.cli.opened import PLACES
from syncd.cli.terminal import WRONG_USAGE, fail, say
from syncd.rules import holiday
from syncd.rules.hours import zone

Rule = Callable[[str], str]
"""Gives what is wrong with an answer, and how it is written right; empty where it is right."""

HEAD = """\
# Written by syncd init. Every key, with its meaning: config/syncd.example.toml, or syncd config schema.
timezone = {timezone}

[store]
url = "sqlite:///syncd.db"

[team]
members = {members}
owner = {owner}
"""
SLACK = """
[[sources]]
name = "slack"
type = "slack"
base_url = "https://slack.com/api/"
token = {{ env = {token} }}
poll_every = "1m"
"""
JIRA = """
[[sources]]
name = "jira"
type = "jira"
base_url = {url}
{email}token = {{ env = {token} }}
poll_every = "2m"
"""
TAIL = """
[[policies]]
answer_within = {allowance}

[hours]
days = ["mon", "tue", "wed", "thu", "fri"]
from = "09:00"
to = "17:30"
{holidays}"""
ALERTS = """
[alerts.slack]
source = "slack"
channel = {channel}
"""


def init(
    config: Annotated[Path, typer.Option("--config", "-c", help="Where to write it.")] = PLACES[0],
    force: Annotated[bool, typer.Option("--force", help="Write over a config that is there.")] = False,
) -> None:
    """Asks a few questions and writes a config; secrets are not asked for, only where they will be found."""
    if config.is_dir():
        raise fail(f"{config} is a folder: name a file in it", WRONG_USAGE)
    if config.exists() and not force:
        raise fail(f"{config} is there already: edit it, or write over it with --force", WRONG_USAGE)
    text = _ask_everything()
    try:
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(text, encoding="utf-8")
    except OSError as error:
        raise fail(f"{config} cannot be written: {error.strerror}") from None
    say(f"\n{config} is written. Next:")
    for tool, variable in re.findall(r'type = "(\w+)".*?env = "([^"]+)"', text, re.DOTALL):
        say(f"  {f'export {variable}=...':40}  # docs/setup-{tool}.md says where it comes from")
    place = "" if config == PLACES[0] else f" --config {shlex.quote(str(config))}"
    for command, meaning in (
        ("config check", "is the config right?"),
        ("check", "whose credentials are these, and what is missing?"),
        ("run --once", "reads everything once, and tells what is due"),
        ("waiting", "who is waiting?"),
        ("run", "the service"),
    ):
        say(f"  {f'syncd {command}{place}':40}  # {meaning}")


def _ask_everything() -> str:
    timezone = _ask("Your time zone", _zone_of_this_machine(), _zone)
    members = _ask("The team's e-mails, with commas between", "", _emails).replace(" ", "").split(",")
    owner = _ask("Who owes an answer when nobody is named (e-mail)", members[0], _one_of(members))
    text = HEAD.format(
        timezone=_quoted(timezone), members=f"[{', '.join(map(_quoted, members))}]", owner=_quoted(owner)
    )
    slack, jira = _tools()
    if slack:
        text += SLACK.format(token=_quoted(_ask("Environment variable with its token", "SLACK_BOT_TOKEN", _variable)))
    if jira:
        text += _jira()
    allowance = _ask("Answer within (working time)", "8h", _duration)
    holidays = _ask('Country of your public holidays ("DE", "US", "DE-BY", or empty)', "", _holidays)
    text += TAIL.format(allowance=_quoted(allowance), holidays=f"holidays = {_quoted(holidays)}\n" if holidays else "")
    if slack:
        text += ALERTS.format(channel=_quoted(_ask("Slack channel for the alerts", "#waiting-on-us", _channel)))
    return text


def _tools() -> tuple[bool, bool]:
    while True:
        slack, jira = typer.confirm("Read Slack?", default=True), typer.confirm("Read Jira?", default=True)
        if slack or jira:
            return slack, jira
        say("  there would be nothing to read: say yes to one of them")


def _jira() -> str:
    url = _ask("Jira's address", "https://your-site.atlassian.net", _url)
    email = _ask("Account's e-mail (empty: Data Center with a personal access token)", "", lambda _: "")
    token = _ask("Environment variable with its token", "JIRA_API_TOKEN", _variable)
    return JIRA.format(url=_quoted(url), email=f"email = {_quoted(email)}\n" if email else "", token=_quoted(token))


def _ask(question: str, default: str, problem: Rule) -> str:
    while True:
        answer = str(typer.prompt(question, default=default, show_default=bool(default))).strip()
        wrong = problem(answer)
        if not wrong:
            return answer
        say(f"  {wrong}")


def _quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _zone_of_this_machine() -> str:
    """The name behind /etc/localtime, where there is one."""
    name = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    return "UTC" if not name or _zone(name) else name


def _zone(answer: str) -> str:
    return _refused(zone, answer)


def _holidays(answer: str) -> str:
    return _refused(holiday.check, answer) if answer else ""


def _refused(rule: Callable[[str], object], answer: str) -> str:
    try:
        rule(answer)
    except ValueError as error:
        return str(error)
    return ""


def _one_of(members: list[str]) -> Rule:
    return lambda answer: "" if answer in members else f"one of the team: {', '.join(members)}"


def _emails(answer: str) -> str:
    wrong = [part for part in answer.split(",") if not re.fullmatch(r"\s*[^@\s,]+@[^@\s,]+\s*", part)]
    return "write e-mails, such as mia@acme.test, li@acme.test" if wrong else ""


def _variable(answer: str) -> str:
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", answer):
        return ""
    return "write the name of the variable, such as SLACK_BOT_TOKEN, not the token itself"


def _url(answer: str) -> str:
    return (
        "" if re.fullmatch(r"https?://[^\s/]+\S*", answer) else "write an address, such as https://acme.atlassian.net"
    )


def _duration(answer: str) -> str:
    return "" if re.fullmatch(r"[1-9]\d{0,2}[mh]", answer) else 'write a time, such as "30m" or "8h"'


def _channel(answer: str) -> str:
    return "" if re.fullmatch(r"#\S+|[CG][A-Z0-9]{2,}", answer) else "write #name, or the channel's id"

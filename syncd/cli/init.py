"""``syncd init``: asks what it must know and writes a config."""

import os
import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from syncd.cli.asking import ask, channel, duration, emails, holidays, one_of, quoted, zone, zone_of_this_machine
from syncd.cli.init_tools import Chosen, choose
from syncd.cli.opened import PLACES
from syncd.cli.terminal import WRONG_USAGE, fail, say

HEAD = """\
# Written by syncd init. Every key, with its meaning: config/syncd.example.toml, or syncd config schema.
timezone = {timezone}

[store]
url = "sqlite:///syncd.db"

[team]
members = {members}
owner = {owner}
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
    """Writes a config by asking. Secrets are not asked for, only where they will be found."""
    if config.is_dir():
        raise fail(f"{config} is a folder: name a file in it", WRONG_USAGE)
    if config.exists() and not force:
        raise fail(f"{config} is there already: edit it, or write over it with --force", WRONG_USAGE)
    above = next(folder for folder in config.absolute().parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK):  # known before anybody has answered ten questions
        raise fail(f"{config} cannot be written: nothing can be made in {above}; name another place with --config")
    text, sources = _ask_everything()
    try:
        config.parent.mkdir(parents=True, exist_ok=True)
        config.write_text(text, encoding="utf-8")
    except OSError as error:
        raise fail(f"{config} cannot be written: {error.strerror}") from None
    _say_what_is_next(config, sources)


def _ask_everything() -> tuple[str, list[Chosen]]:
    """The config's text, and the sources in it."""
    timezone = ask("Your time zone", zone_of_this_machine(), zone)
    members = ask("The team's e-mails, with commas between", "", emails).replace(" ", "").split(",")
    owner = ask("Who owes an answer when nobody is named (e-mail)", members[0], one_of(members))
    text = HEAD.format(timezone=quoted(timezone), members=f"[{', '.join(map(quoted, members))}]", owner=quoted(owner))
    sources = choose()
    text += "".join(source.section() for source in sources)
    allowance = ask("Answer within (working time)", "8h", duration)
    days = ask('Country of your public holidays ("DE", "US", "DE-BY", or empty)', "", holidays)
    text += TAIL.format(allowance=quoted(allowance), holidays=f"holidays = {quoted(days)}\n" if days else "")
    if any(source.tool.type == "slack" for source in sources):
        text += ALERTS.format(channel=quoted(ask("Slack channel for the alerts", "#waiting-on-us", channel)))
    return text, sources


def _say_what_is_next(config: Path, sources: Sequence[Chosen]) -> None:
    say(f"\n{config} is written. Next:")
    for source in sources:
        command = f"export {source.variable}={source.tool.value}"
        say(f"  {command:44}  # docs/{source.tool.page}.md")
    place = "" if config == PLACES[0] else f" --config {shlex.quote(str(config))}"
    for command, meaning in (
        ("config check", "is the config right?"),
        ("check", "whose credentials are these, and what is missing?"),
        ("run --once", "reads everything once, and tells what is due"),
        ("waiting", "who is waiting?"),
        ("run", "the service"),
    ):
        say(f"  {f'syncd {command}{place}':44}  # {meaning}")

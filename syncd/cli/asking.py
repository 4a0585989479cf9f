"""How ``syncd init`` asks: a question until its answer is right, what a right answer is, and an answer as TOML."""

import re
from collections.abc import Callable
from pathlib import Path

import typer

from syncd.cli.terminal import say
from syncd.rules import holiday
from syncd.rules.hours import zone as zone_of

Rule = Callable[[str], str]
"""Gives what is wrong with an answer, and how it is written right; empty where it is right."""


def ask(question: str, default: str, problem: Rule) -> str:
    """The first answer that is right; Enter alone takes the default."""
    while True:
        answer = str(typer.prompt(question, default=default, show_default=bool(default))).strip()
        wrong = problem(answer)
        if not wrong:
            return answer
        say(f"  {wrong}")


def quoted(text: str) -> str:
    """A TOML basic string."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def zone_of_this_machine() -> str:
    """The name behind /etc/localtime, where there is one."""
    name = str(Path("/etc/localtime").resolve()).partition("/zoneinfo/")[2]
    return "UTC" if not name or zone(name) else name


def anything(_: str) -> str:
    """Every answer is right, also none."""
    return ""


def zone(answer: str) -> str:
    """A time zone."""
    return _refused(zone_of, answer)


def holidays(answer: str) -> str:
    """A country, or nothing."""
    return _refused(holiday.check, answer) if answer else ""


def one_of(members: list[str]) -> Rule:
    """Somebody of the team."""
    return lambda answer: "" if answer in members else f"one of the team: {', '.join(members)}"


def emails(answer: str) -> str:
    """E-mails, with commas between."""
    wrong = [part for part in answer.split(",") if not re.fullmatch(r"\s*[^@\s,]+@[^@\s,]+\s*", part)]
    return "write e-mails, such as mia@acme.test, li@acme.test" if wrong else ""


def variable(answer: str) -> str:
    """The name of an environment variable: a token that is pasted in its place is no such name."""
    if re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", answer):
        return ""
    return "write the name of the variable, such as SLACK_BOT_TOKEN, not the token itself"


def url(answer: str) -> str:
    """An address of the web."""
    right = re.fullmatch(r"https?://[^\s/]+\S*", answer)
    return "" if right else "write an address, such as https://acme.atlassian.net"


def duration(answer: str) -> str:
    """Minutes or hours."""
    return "" if re.fullmatch(r"[1-9]\d{0,2}[mh]", answer) else 'write a time, such as "30m" or "8h"'


def channel(answer: str) -> str:
    """A Slack channel."""
    return "" if re.fullmatch(r"#\S+|[CG][A-Z0-9]{2,}", answer) else "write #name, or the channel's id"


def _refused(rule: Callable[[str], object], answer: str) -> str:
    try:
        rule(answer)
    except ValueError as error:
        return str(error)
    return ""

"""The tools that ``syncd init`` knows: what it asks for each, and what it writes of the answers."""

from collections.abc import Sequence
from dataclasses import dataclass

import typer

from syncd.cli.asking import Rule, anything, ask, quoted, url, variable
from syncd.cli.terminal import say


@dataclass(frozen=True, slots=True)
class Question:
    """``key`` of the section gets the answer; one that is left empty is left out of the config."""

    key: str
    text: str
    default: str = ""
    problem: Rule = anything


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that may be read.

    name      as people call it; ``type`` as the config does; ``page`` of docs/ that says how its secret is made
    variable  the environment variable that holds its secret, ``value``: how it is set; ``secret``: what it is
    usual     whether Enter alone takes it
    key       of its secret in the config
    """

    name: str
    type: str
    page: str
    variable: str
    secret: str
    questions: tuple[Question, ...] = ()
    usual: bool = False
    key: str = "token"
    value: str = "..."


@dataclass(frozen=True, slots=True)
class Chosen:
    """A tool that is to be read, with the answers; ``variable`` holds its secret."""

    tool: Tool
    answers: tuple[tuple[str, str], ...]
    variable: str

    def section(self) -> str:
        """Its part of the config."""
        tool = self.tool
        return "\n".join(
            [
                "\n[[sources]]",
                f"name = {quoted(tool.type.replace('_', '-'))}",
                f"type = {quoted(tool.type)}",
                *(f"{key} = {quoted(answer)}" for key, answer in self.answers if answer),
                f"{tool.key} = {{ env = {quoted(self.variable)} }}",
                'poll_every = "1m"',
                "",
            ]
        )


TOOLS = (
    Tool("Slack", "slack", "setup-slack", "SLACK_BOT_TOKEN", "Slack's token", usual=True),
    Tool(
        "Jira",
        "jira",
        "setup-jira",
        "JIRA_API_TOKEN",
        "Jira's token",
        (
            Question("base_url", "Jira's address", "https://your-site.atlassian.net", url),
            Question("email", "Account's e-mail (empty: Data Center with a personal access token)"),
        ),
        usual=True,
    ),
    Tool(
        "Google Docs",
        "google_docs",
        "setup-google-docs",
        "GOOGLE_CREDENTIALS",
        "the content of Google's key file",
        (Question("subject", "Person to read Google Docs as (empty: what is shared with the key's own account)"),),
        key="credentials",
        value='"$(cat key.json)"',
    ),
    Tool("Notion", "notion", "setup-notion", "NOTION_TOKEN", "Notion's token"),
    Tool(
        "Asana",
        "asana",
        "setup-asana",
        "ASANA_TOKEN",
        "Asana's token",
        (Question("workspace", "Asana workspace, by name (empty: its account is in one alone)"),),
    ),
)


def choose() -> list[Chosen]:
    """Asks which tools are read, then for each of them what it needs."""
    while True:
        tools = [tool for tool in TOOLS if typer.confirm(f"Read {tool.name}?", default=tool.usual)]
        if tools:
            return _asked(tools)
        say("  there would be nothing to read: say yes to one of them")


def _asked(tools: Sequence[Tool]) -> list[Chosen]:
    chosen: list[Chosen] = []
    for tool in tools:
        answers = tuple((asked.key, ask(asked.text, asked.default, asked.problem)) for asked in tool.questions)
        holder = ask(f"Environment variable with {tool.secret}", tool.variable, variable)
        chosen.append(Chosen(tool, answers, holder))
    return chosen

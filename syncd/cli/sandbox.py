"""``syncd sandbox``: the stand-ins of the vendors' servers, alone, with a config that points at them."""

import signal
import threading
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.terminal import WRONG_USAGE, fail, out
from syncd.sandbox import Sandbox, SandboxClock
from syncd.sandbox.story import acme

NAME = "syncd.toml"


def sandbox(
    folder: Annotated[Path, typer.Option(help="Where the config and the tokens of the sandbox are written.")] = Path(
        "syncd-sandbox"
    ),
    slack_port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 0,
    jira_port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 0,
) -> None:
    """Starts the sandbox and prints its addresses and a config; runs until it is interrupted."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise fail(f"{folder} cannot be made: {error.strerror}", WRONG_USAGE) from None
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Sandbox(SandboxClock(), slack_port=slack_port, jira_port=jira_port) as running:
        story = acme(running)
        config = folder / NAME
        config.write_text(story.config(running, folder), encoding="utf-8")
        out.print(Text(f"Slack  {running.slack.url}\nJira   {running.jira.url}\nconfig {config}\n"))
        out.print(Text(config.read_text(encoding="utf-8"), style="dim"))
        out.print(Text(f"In another terminal: syncd run --once --config {config}"))
        out.print(Text("Control-C ends the sandbox."))
        stop.wait()

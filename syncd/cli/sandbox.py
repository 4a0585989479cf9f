"""``syncd sandbox``: the stand-ins of the vendors' servers, alone, with a config that points at them."""

import shlex
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.terminal import WRONG_USAGE, fail, say

NAME = "syncd.toml"
STORE = "syncd.db"
MARK = "# Written by syncd sandbox, anew at each start."


def sandbox(
    folder: Annotated[Path, typer.Option(help="Where the config and the tokens of the sandbox are written.")] = Path(
        "syncd-sandbox"
    ),
    slack_port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 0,
    jira_port: Annotated[int, typer.Option(min=0, max=65535, help="0: any free port.")] = 0,
) -> None:
    """Stand-ins of the tools' servers, on this machine. Prints their addresses and a config with a new store;
    runs until it is interrupted.
    """
    from syncd.sandbox import Sandbox, SandboxClock  # only here: its web server is a long import
    from syncd.sandbox.story import acme

    config = folder / NAME
    if config.exists() and not config.read_text(encoding="utf-8").startswith(MARK):
        raise fail(f"{config} is a config of yours: name another place with --folder", WRONG_USAGE)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise fail(f"{folder} cannot be made: {error.strerror}", WRONG_USAGE) from None
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Sandbox(SandboxClock(), slack_port=slack_port, jira_port=jira_port) as running:
        story = acme(running)
        _forget(folder)
        config.write_text(f"{MARK}\n{story.config(running, folder)}", encoding="utf-8")
        tools = ("slack", "jira", "google", "notion", "asana")
        say(*(f"{tool.capitalize():8}{getattr(running, tool).url}" for tool in tools), f"config  {config}\n")
        say(Text(config.read_text(encoding="utf-8"), style="dim"))
        say("In another terminal, in this folder:")
        say(
            f"  export SYNCD_CONFIG={shlex.quote(str(config))}",
            "  syncd check",
            "  syncd run --once",
            "  syncd waiting",
        )
        say("Control-C ends the sandbox.")
        sys.stdout.flush()
        stop.wait()


def _forget(folder: Path) -> None:
    """The story begins anew with each start, so what an earlier one left in its store would be wrong."""
    if not (folder / NAME).exists():
        return  # what stands here is not the sandbox's
    for path in folder.glob(f"{STORE}*"):
        path.unlink()

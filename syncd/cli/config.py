"""``syncd config check``, ``show`` and ``schema``."""

import sys

import typer
from rich.text import Text

from syncd.cli.opened import ConfigOption, config_path, load_config
from syncd.cli.terminal import counted, err, print_json, say
from syncd.plugins import Registry
from syncd.rules.wording import visible
from syncd.settings import masked, schema

app = typer.Typer(help="The config file: check it, show it, or print its schema.", no_args_is_help=True)


@app.command("check")
def check(config: ConfigOption = None) -> None:
    """Reports every problem of the config at once, each with its place."""
    settings, _ = load_config(config)
    say(f"{config_path(config)}: no problem, {counted(len(settings.sources), 'source')}")
    for name, reason in settings.stopped.items():
        err.print(Text(f"{name} cannot be used: {visible(reason)}", style="yellow"))


@app.command("show")
def show(config: ConfigOption = None) -> None:
    """The config with every default, secrets masked."""
    settings, _ = load_config(config)
    sys.stdout.write(masked(settings))


@app.command("schema")
def print_schema() -> None:
    """The config's JSON schema, for editors."""
    print_json(schema(Registry.installed()))

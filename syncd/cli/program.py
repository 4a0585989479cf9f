"""What all commands of ``syncd`` have in common: the options before them, and how their failures end."""

import sys
import traceback
from importlib.metadata import version
from typing import Annotated

import typer
from rich.text import Text

from syncd.cli.opened import DEBUG
from syncd.cli.terminal import FAILED, WRONG_USAGE, err
from syncd.connector import SourceError
from syncd.rules.wording import visible
from syncd.service import logs
from syncd.settings import ConfigError
from syncd.store.errors import StoreError


def program() -> typer.Typer:
    """``syncd`` without a command yet."""
    app = typer.Typer(
        help="Tells a team which stakeholders are still waiting for an answer.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    app.callback(invoke_without_command=True)(_begin)
    return app


def _begin(
    debug: Annotated[bool, typer.Option("--debug", help="Show tracebacks, and log in detail.")] = False,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if show_version:
        typer.echo(f"syncd {version('syncd')}")
        raise typer.Exit
    DEBUG.set(debug)
    logs.set_up("debug" if debug else "warning")


def carry_out(app: typer.Typer) -> None:
    """Runs the command line; exit codes: 0 done, 1 failed, 2 wrong usage or config."""
    try:
        app()
    except ConfigError as error:
        err.print(Text(visible(str(error))))
        sys.exit(WRONG_USAGE)
    except Exception as error:
        if DEBUG.get():
            # Not as Python would: the text of an error may hold a credential, or what steers a terminal.
            for line in "".join(traceback.format_exception(error)).splitlines():
                err.print(Text(logs.one_line(line)))
        else:
            err.print(Text(f"syncd: {visible(_said(error))}", style="red"))
        raise SystemExit(FAILED) from error


def _said(error: Exception) -> str:
    """What is said of an error; of a bug only its kind, for its text may hold what people wrote."""
    if isinstance(error, SourceError | StoreError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    return f"a bug, {type(error).__name__}: syncd --debug {' '.join(sys.argv[1:2])} shows where"

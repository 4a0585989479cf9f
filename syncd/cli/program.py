"""What all commands of ``syncd`` have in common: the options before them, and how their failures end."""

from importlib.metadata import version
from typing import Annotated

import typer

from syncd.cli.opened import DEBUG
from syncd.service import logs


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
    except Exception as error:
        from syncd.cli.failing import told  # with what writes to a terminal, which a service never does

        raise SystemExit(told(error)) from error

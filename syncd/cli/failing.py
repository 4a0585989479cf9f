"""How a command that failed says so on a terminal."""

import sys
import traceback

from rich.text import Text

from syncd.cli.opened import DEBUG
from syncd.cli.terminal import FAILED, WRONG_USAGE, err
from syncd.connector import SourceError
from syncd.rules.wording import visible
from syncd.service import logs
from syncd.settings import ConfigError
from syncd.store.errors import StoreError


def told(error: Exception) -> int:
    """Says on standard error what went wrong; gives the exit code."""
    if isinstance(error, ConfigError):
        err.print(Text(visible(str(error))))
        return WRONG_USAGE
    if DEBUG.get():
        # Not as Python would: the text of an error may hold a credential, or what steers a terminal.
        for line in "".join(traceback.format_exception(error)).splitlines():
            err.print(Text(logs.one_line(line)))
    else:
        err.print(Text(f"syncd: {visible(_said(error))}", style="red"))
    return FAILED


def _said(error: Exception) -> str:
    """What is said of an error; of a bug only its kind, for its text may hold what people wrote."""
    if isinstance(error, SourceError | StoreError):
        return str(error)
    if isinstance(error, OSError):
        return f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}"
    return f"a bug, {type(error).__name__}: syncd --debug {' '.join(sys.argv[1:2])} shows where"

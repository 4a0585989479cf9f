"""The command line: one file a group of commands; errors say what happened and what mends it."""

import sys

from syncd.service.garbage import left_alone


def main() -> None:
    """Runs the command line; exit codes: 0 done, 1 failed, 2 wrong usage or config."""
    with left_alone():
        from syncd.cli.program import carry_out

        if next((word for word in sys.argv[1:] if not word.startswith("-")), "") == "run":
            from syncd.cli.service import app
        else:
            from syncd.cli.app import app
    carry_out(app)

"""The command line: one file a group of commands; errors say what happened and what mends it."""

from syncd.service.garbage import left_alone


def main() -> None:
    """Runs the command line; exit codes: 0 done, 1 failed, 2 wrong usage or config."""
    with left_alone():
        from syncd.cli.app import main as program
    program()

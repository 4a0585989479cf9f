"""The command line: one file a group of commands; errors say what happened and what mends it."""

from syncd.cli.app import main

__all__ = ["main"]

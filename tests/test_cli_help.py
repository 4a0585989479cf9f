"""Every command explains itself, and a wrong word is answered with the right ones."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from syncd.cli.app import app


def _commands(group: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    for name, command in getattr(group, "commands", {}).items():
        yield from _commands(command, (*path, name))


COMMANDS = list(_commands(typer.main.get_command(app)))


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_and_its_options(command):
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")
    assert "--help" in result.output
    assert len(result.output.splitlines()) >= 5, "a usage line alone explains nothing"


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_an_option_that_there_is_not_is_wrong_usage(command):
    result = CliRunner().invoke(app, [*command, "--no-such-option"])
    assert result.exit_code == 2
    assert "--no-such-option" in result.output


@pytest.mark.parametrize("group", [(), ("config",), ("db",), ("quarantine",)], ids=" ".join)
def test_a_list_of_commands_says_of_each_a_whole_sentence_in_80_columns(group):
    result = CliRunner().invoke(app, [*group, "--help"], terminal_width=80)
    assert "..." not in result.output.partition("Commands:")[2]
    assert all(len(line) <= 80 for line in result.output.splitlines())

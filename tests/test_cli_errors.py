"""What goes wrong is said in a sentence that mends it, with the right exit code and without a traceback."""

import re
import sqlite3
from pathlib import Path

import pytest
from command import office, syncd

from syncd.store.database import Database

READING = ["waiting", "status", "events", "people", "check", "run", "why"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    with office(tmp_path_factory.mktemp("office")) as found:
        assert found.syncd("run", "--once").code == 0
        yield found


def assert_told(ended, code, *words):
    assert ended.code == code
    assert "Traceback" not in ended.said
    for word in words:
        assert word in ended.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], ["No such command 'nonsense'"]),
        (["waiting", "--nonsense"], ["No such option"]),
        (["why"], ["Missing argument"]),
        (["assign", "x"], ["Missing argument"]),
        (["events", "--after", "x"], ["--after", "integer"]),
        (["events", "--after", "-3"], ["--after"]),
        (["run", "--twice"], ["No such option"]),
        (["config", "nonsense"], ["No such command"]),
    ],
)
def test_wrong_usage_ends_with_2_and_says_what_is_wrong(arguments, words):
    assert_told(syncd(*arguments), 2, *words)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["waiting", "--at", "tomorrow"], ["--at tomorrow", "+3d", "2026-12-01 09:00"]),
        (["waiting", "--at", "+3fortnights"], ["--at +3fortnights", "+3d"]),
        (["waiting", "--at", "+99999999999999999d"], ["--at", "+3d"]),
        (["waiting", "--at", "+9999d"], ["more than three years"]),
        (["waiting", "--at", "2026-13-01"], ["--at 2026-13-01"]),
        (["waiting", "--person", "\x1b[31mzorro"], ["nobody is called", "syncd people"]),
        (["why", "nope"], ["no ask 'nope'", "syncd waiting --all"]),
        (["why", ""], ["no ask ''"]),
        (["why", "%"], ["no ask '%'"]),
        (["snooze", "nope"], ["no ask 'nope'"]),
        (["dismiss", "nope"], ["no ask 'nope'"]),
        (["replay", "--since", "soon"], ["--since soon", "90d"]),
        (["quarantine", "list", "--source", "nope"], ["no source is called 'nope'", "syncd status"]),
        (["quarantine", "drop", "--all", "--source", "nope"], ["no source is called 'nope'", "syncd status"]),
    ],
)
def test_what_cannot_be_understood_is_answered_with_what_can(told, arguments, words):
    assert_told(told.syncd(*arguments), 2, *words)


def test_a_decision_with_a_wrong_moment_or_person_decides_nothing(told):
    ask = told.syncd("waiting").out.splitlines()[2].split()[0]
    assert_told(told.syncd("snooze", ask, "--until=-3d"), 2, "in the past")
    assert_told(told.syncd("snooze", ask, "--until", "soon"), 2, "--until soon", "2d")
    assert_told(told.syncd("assign", ask, "zorro"), 2, "nobody is called 'zorro'", "syncd people")
    assert_told(told.syncd("assign", ask, "a"), 2, "may be", "e-mail")
    assert_told(told.syncd("assign", ask, ""), 2, "nobody is called")
    assert_told(told.syncd("assign", ask, "dana"), 2, "not of the team", "syncd people")
    assert "snoozed" not in told.syncd("waiting").out


@pytest.mark.parametrize("command", READING)
def test_without_a_config_the_way_to_one_is_told(command, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    arguments = [command, "x"] if command == "why" else [command]
    assert_told(syncd(*arguments, SYNCD_CONFIG=str(tmp_path / "none.toml")), 2, "none.toml", "syncd init")


def test_every_problem_of_a_config_is_told_at_once_with_its_place(tmp_path):
    config = tmp_path / "syncd.toml"
    config.write_text(
        'timezone = "Europe/Atlantis"\n[team]\nmember = ["mia@acme.test"]\nowner = "nobody@acme.test"\n'
        '[[sources]]\nname = "a"\ntype = "slack"\ntoken = { env = "NO_SUCH_VARIABLE" }\n'
        '[[sources]]\nname = "a"\ntype = "slak"\ntoken = { env = "HOME" }\n'
    )
    for arguments in (["config", "check"], ["waiting"], ["run", "--once"]):
        ended = syncd(*arguments, "--config", config)
        assert_told(ended, 2, "timezone", 'did you mean "members"', "NO_SUCH_VARIABLE", 'did you mean "slack"')
        assert len(ended.err.splitlines()) >= 4
        assert all(line.startswith(str(config)) for line in ended.err.splitlines())


@pytest.mark.parametrize("content", [b"= = [[[", b"\xff\xfe\x00", b"\x00", b"[" * 500])
def test_a_file_that_is_no_config_is_refused(content, tmp_path):
    config = tmp_path / "syncd.toml"
    config.write_bytes(content)
    assert_told(syncd("waiting", "--config", config), 2, "syncd.toml")


def test_a_folder_is_no_config(tmp_path):
    assert_told(syncd("waiting", "--config", tmp_path), 2, "folder")


def _with_store(told, url, name):
    config = told.config.with_name(name)
    config.write_text(re.sub(r'url = "sqlite:///syncd\.db"', f'url = "{url}"', told.config.read_text()))
    return config


@pytest.mark.parametrize("command", ["waiting", "run", "status"])
def test_a_store_that_is_none_is_refused(told, command, tmp_path):
    (tmp_path / "broken.db").write_bytes(b"this is no database, " * 200)
    config = _with_store(told, f"sqlite:///{tmp_path}/broken.db", "broken.toml")
    assert_told(syncd(command, "--config", config), 1, "syncd: ")


def test_a_store_of_a_newer_syncd_is_left_alone(told, tmp_path):
    path = tmp_path / "new.db"
    Database.open(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert_told(syncd("waiting", "--config", _with_store(told, f"sqlite:///{path}", "new.toml")), 1, "newer")


def test_a_store_in_use_says_by_whom_and_can_still_be_read(told):
    database = Database.open(f"sqlite:///{told.config.with_name('syncd.db')}")
    try:
        with database.hold("syncd run"):
            assert_told(told.syncd("run", "--once"), 1, "in use by syncd run", "stop it first")
            assert told.syncd("waiting").code == 0
    finally:
        database.close()


def test_a_tool_that_is_down_is_named_and_the_list_says_that_it_may_be_old(tmp_path):
    with office(tmp_path) as found:
        assert found.syncd("run", "--once").code == 0
    down = found.syncd("run", "--once")
    assert_told(down, 1, "acme-slack: ", "acme-jira: ")
    assert len(down.err.splitlines()) == found.config.read_text().count("[[sources]]")
    assert_told(found.syncd("waiting"), 0, "acme-jira was last read", "answers may be missing")
    checked = found.syncd("check")
    assert checked.code == 1
    assert "Traceback" not in checked.said
    assert "right, and up?" in checked.out
    assert "failing" in found.syncd("status").out


def test_a_revoked_token_says_what_to_do(tmp_path):
    with office(tmp_path) as found:
        Path(tmp_path / "jira.token").write_text("revoked-canary")
        ended = found.syncd("run", "--once")
        assert_told(ended, 1, "acme-jira: ", "id.atlassian.com")
        assert re.search(r"acme-slack: \d+ new events", ended.out)
        assert "canary" not in ended.said + found.syncd("status").said + found.syncd("check").said


def test_before_the_first_run_it_is_said_that_nothing_was_read(tmp_path):
    with office(tmp_path) as found:
        ended = found.syncd("waiting")
        assert_told(ended, 0, "acme-slack was not read yet: syncd run --once")
        assert ended.out == "Nobody is waiting.\n"
        assert "never polled" in found.syncd("status").out
        assert "No account is known yet" in found.syncd("people").out

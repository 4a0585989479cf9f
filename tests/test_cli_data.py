"""The commands about the data: backup and restore, check, prune, forget, quarantine."""

import json
import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command import Office, office
from patience import PATIENCE
from sqlalchemy import text

from syncd.connector import Unreadable
from syncd.model import Item
from syncd.store.database import Database
from syncd.store.events import EventStore


@pytest.fixture(scope="module")
def once_told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office after one run, whose files nobody touches."""
    with office(tmp_path_factory.mktemp("office")) as found:
        ended = found.syncd("run", "--once")
        assert (ended.code, ended.err) == (0, "")
        yield found


@pytest.fixture
def told(once_told: Office, tmp_path: Path) -> Office:
    """A copy of its files, on the same sandbox."""
    shutil.copytree(once_told.config.parent, tmp_path, dirs_exist_ok=True)
    config = tmp_path / once_told.config.name
    config.write_text(config.read_text().replace(str(once_told.config.parent), str(tmp_path)))
    return replace(once_told, config=config)


def file_of(told: Office) -> Path:
    (found,) = told.config.parent.glob("*.db")
    return found


def held(told: Office, *items: Item) -> None:
    """Puts items into quarantine, as an older syncd might have."""
    database = Database.open(f"sqlite:///{file_of(told)}")
    bad = [Unreadable(item, "an older syncd could not read it") for item in items]
    EventStore(database).commit_page("acme-slack", [], None, bad, datetime.now(UTC))
    database.close()


def test_a_restored_backup_goes_on_where_it_was_made_and_nothing_is_lost_or_doubled(told, tmp_path):
    config = [sys.executable, "-m", "syncd.cli", "run", "--config", str(told.config)]
    with subprocess.Popen(config, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as service:
        try:
            copied = told.syncd("db", "backup", tmp_path / "copy.bak")
            again = told.syncd("db", "backup", tmp_path / "copy.bak")
        finally:
            service.send_signal(signal.SIGTERM)
            service.communicate(timeout=PATIENCE)
    assert (copied.code, again.code) == (0, 1)
    assert "events, the last of" in copied.out
    assert "add --force" in again.err
    assert told.syncd("run", "--once").code == 0
    events, asks = told.syncd("events", "--json").out, told.syncd("waiting", "--all", "--json").out
    store = file_of(told)
    for suffix in ("-wal", "-shm"):
        with suppress(FileNotFoundError):
            store.with_name(store.name + suffix).unlink()
    (tmp_path / "copy.bak").replace(store)
    assert told.syncd("db", "check").out == "The store is sound.\n"
    posts = told.sandbox.slack.count("chat.postMessage")
    assert told.syncd("run", "--once").code == 0
    assert ids(told.syncd("events", "--json").out) == ids(events)
    assert {ask["id"] for ask in json.loads(told.syncd("waiting", "--all", "--json").out)} == {
        ask["id"] for ask in json.loads(asks)
    }
    assert told.sandbox.slack.count("chat.postMessage") == posts, "nobody is told twice"


def ids(lines: str) -> list[str]:
    found = sorted(json.loads(line)["id"] for line in lines.splitlines())
    assert len(found) == len(set(found))
    return found


@pytest.mark.parametrize(
    "command", [("run", "--once"), ("run",), ("db", "check"), ("db", "backup", "x.bak"), ("status",)]
)
def test_a_damaged_store_is_refused_with_what_to_do_and_left_alone(told, command):
    store = file_of(told)
    held_before = store.read_bytes()
    store.write_bytes(b"\xff" * 4096 + held_before[4096:])
    before = store.read_bytes()
    ended = told.syncd(*command)
    assert ended.code == 1
    assert "backup" in ended.err
    assert store.read_bytes() == before


def test_check_says_what_does_not_belong_together(told):
    database = Database.open(f"sqlite:///{file_of(told)}")
    with database.writing() as connection:
        connection.execute(text("DELETE FROM alerts"))
        connection.execute(text("UPDATE asks SET body = '{' WHERE id = (SELECT min(id) FROM asks)"))
        connection.execute(text("DELETE FROM threads WHERE thread = (SELECT min(thread) FROM asks)"))
    database.close()
    ended = told.syncd("db", "check")
    assert ended.code == 1
    for words in ("asks cannot be read", "deliveries without their alert", "asks without their thread", "what to do:"):
        assert words in ended.err


def test_prune_counts_before_it_takes_out(told):
    assert "Would go, older than 90 days" in told.syncd("db", "prune", "--dry-run").out
    assert told.syncd("db", "prune").code == 0
    assert told.syncd("db", "prune", "--dry-run").out.endswith("nothing.\n")
    config = told.config.read_text().replace("[store]", '[store]\nretention = "0d"', 1)
    told.config.write_text(config)
    assert "Everything is kept" in told.syncd("db", "prune").out


def test_forget_asks_and_erases(told):
    people = json.loads(told.syncd("people", "--json").out)["people"]
    person = next(p for p in people if p["role"] == "stakeholder" and len(p["accounts"]) > 1)
    email = next(account["email"] for account in person["accounts"] if account["email"])
    refused = told.syncd("forget", email, stdin="n\n")
    assert (refused.code, "There is no way back" in refused.out) == (1, True)
    assert person["name"] in told.syncd("people").out
    done = told.syncd("forget", email, "--yes")
    assert (done.code, done.err) == (0, "")
    assert "Erased:" in done.out
    assert "in Slack showed it: the service edits that, and its replies below." in done.out
    assert [
        p for p in json.loads(told.syncd("people", "--json").out)["people"] if email in json.dumps(p["accounts"])
    ] == []
    assert told.syncd("run", "--once").code == 0
    assert told.syncd("db", "check").code == 0
    assert email.encode() not in file_of(told).read_bytes()


def test_forget_names_the_candidates_where_there_are_several(told):
    ended = told.syncd("forget", "a", "--yes")
    assert ended.code == 2
    assert "may be one of these; name an account or an e-mail" in ended.err
    assert ended.err.count(":") > 4
    assert "the store knows nobody" in told.syncd("forget", "nobody@nowhere.test", "--yes").err


def test_quarantine_is_listed_shown_read_again_and_dropped(told):
    now = datetime.now(UTC)
    odd = {"note": "\x1b[31mred", "token": "xoxb-0123456789abcdef"}
    held(told, Item("message", "odd:1", odd, now), Item("user_change", "2", {}, now))
    listed = json.loads(told.syncd("quarantine", "list", "--json").out)
    assert {(item["source"], item["kind"], item["id"], item["seen"]) for item in listed} == {
        ("acme-slack", "message", "odd:1", 1),
        ("acme-slack", "user_change", "2", 1),
    }
    assert json.loads(told.syncd("quarantine", "list", "--source", "acme-jira", "--json").out) == []
    assert "acme-slack message:odd:1" in told.syncd("quarantine", "list").out
    shown = told.syncd("quarantine", "show", "message:odd:1").out
    assert ("\x1b" in shown, "xoxb-0123" in shown, "red" in shown) == (False, False, True)
    again = told.syncd("quarantine", "retry", "odd:1")
    assert (again.code, "still cannot be read" in again.err) == (1, True)
    assert json.loads(told.syncd("quarantine", "list", "--json").out)[0]["seen"] == 2
    assert told.syncd("quarantine", "drop", "odd:1").out == "1 item dropped.\n"
    assert told.syncd("quarantine", "drop", "--all").out == "1 item dropped.\n"
    assert told.syncd("quarantine", "list").out == "Nothing is in quarantine.\n"


def test_an_item_that_reads_well_today_leaves_quarantine(told):
    database = Database.open(f"sqlite:///{file_of(told)}")
    with database.reading() as connection:
        before = connection.execute(text("SELECT key, value FROM cursors ORDER BY 1, 2")).all()
    database.close()
    channel = {"id": "C9", "name": "late", "is_private": False}
    message = {"type": "message", "ts": "1790000000.000100", "user": "U1", "text": "Could you help me?"}
    held(
        told,
        Item(
            "message",
            "C9:1790000000.000100",
            {"message": message, "channel": channel, "workspace": ""},
            datetime.now(UTC),
        ),
    )
    ended = told.syncd("quarantine", "retry", "--all", "--source", "acme-slack")
    assert (ended.code, ended.err) == (0, "")
    assert "1 item read well" in ended.out
    database = Database.open(f"sqlite:///{file_of(told)}")
    with database.reading() as connection:
        assert connection.execute(text("SELECT key, value FROM cursors ORDER BY 1, 2")).all() == before
    database.close()


@pytest.mark.parametrize("arguments", [("show", "nothing"), ("retry",), ("drop",), ("drop", "x", "--all")])
def test_quarantine_says_what_to_write(told, arguments):
    ended = told.syncd("quarantine", *arguments)
    assert ended.code == 2
    assert "quarantine list" in ended.err


def test_every_file_beside_the_store_is_its_owners_alone(told, tmp_path):
    before = os.umask(0)
    try:
        told.syncd("db", "backup", tmp_path / "copy.bak")
        told.syncd("db", "prune")
    finally:
        os.umask(before)
    files = [*tmp_path.glob("*.db*"), tmp_path / "copy.bak"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}

"""What people decide is kept and seen at once; what people wrote is shown as text, whatever is in it."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from command import office

HOSTILE = {
    "a terminal's escape sequence": "\x1b[31mred\x1b[0m \x1b]0;title\x07 can you help?",
    "a line turned around": "can you help \u202egnp.exe\u202c?",
    "rich's markup": "[red]can[/red] you [link=https://evil.test]help[/link]? [/]",
    "control characters": "can you help?\x00 \x08\x7f \x9b2J",
    "invisible characters": "can\u200b you\u2066 help\ufeff?",
    "40,000 characters": "can you help? " * 2_857,
    "two scripts": "\u05d4\u05d0\u05dd \u05d0\u05e4\u05e9\u05e8? can you help? \u4f60\u597d",
}
UNSAFE = [chr(n) for n in (*range(9), *range(11, 32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]


@pytest.fixture
def told(tmp_path):
    with office(tmp_path) as found:
        yield found


def listed(told, *arguments):
    return {ask["id"]: ask for ask in json.loads(told.syncd("waiting", "--json", *arguments).out)}


def test_decisions_are_seen_at_once_and_can_be_taken_back(told):
    assert told.syncd("run", "--once").code == 0
    ask = next(id_ for id_, ask in listed(told).items() if ask["owner"]["name"] == "Mia Torres")

    assert "is snoozed until" in told.syncd("snooze", ask[:6], "--for", "2d").out
    snoozed = listed(told)[ask]
    until = datetime.fromisoformat(snoozed["snoozed_until"])
    assert (snoozed["state"], snoozed["overdue"]) == ("snoozed", False)
    assert abs(until - datetime.now(UTC) - timedelta(days=2)) < timedelta(minutes=5)
    assert listed(told, "--at", "+3d")[ask]["state"] != "snoozed"

    assert "no longer snoozed" in told.syncd("reopen", ask).out
    assert listed(told)[ask]["state"] != "snoozed"

    assert "owed by Sam Okafor" in told.syncd("assign", ask, "sam").out
    assert listed(told)[ask]["owner"] == {"name": "Sam Okafor"}

    assert "is dismissed" in told.syncd("dismiss", ask).out
    assert ask not in listed(told)
    assert listed(told, "--all")[ask]["state"] == "dismissed"
    assert "dismissed by hand" in told.syncd("why", ask).out


def test_a_decision_is_told_by_the_next_run_too(told):
    told.syncd("run", "--once")
    ask = next(iter(listed(told)))
    told.syncd("dismiss", ask)
    told.syncd("run", "--once")
    assert ask not in listed(told)
    assert listed(told, "--all")[ask]["state"] == "dismissed"


def test_hostile_texts_and_names_are_shown_safely_everywhere(told):
    workspace = told.sandbox.slack.workspace
    for what, text in HOSTILE.items():
        villain = workspace.user(f"v{len(what)}", real_name=f"[red]Eve[/red] \x1b[2J\u202e{what}")
        workspace.post("support", villain, text)
    assert told.syncd("run", "--once").code == 0

    asks = [ask for ask in listed(told).values() if "Eve" in ask["asker"]["name"]]
    assert len(asks) == len(HOSTILE)
    arguments = [("waiting",), ("events",), ("people",), ("status",), *(("why", ask["id"]) for ask in asks)]
    for command in arguments:
        for columns in (0, 80):
            ended = told.syncd(*command, columns=columns)
            assert ended.code == 0
            assert not [character for character in UNSAFE if character in ended.said], command
    shown = told.syncd("waiting").out
    assert "[red]can[/red] you [link=https://evil.test]help[/link]? [/]" in shown
    assert "[red]Eve[/red]" in told.syncd("people").out
    for command in (
        ("waiting", "--json"),
        ("people", "--json"),
        ("events", "--json"),
        ("why", asks[0]["id"], "--json"),
    ):
        assert told.syncd(*command).out.isascii()

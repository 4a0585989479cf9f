"""Workspaces of any size: the same for the same seed, in a process of their own, and never told from a stale cache."""

import json
import random
import subprocess
import sys
from datetime import timedelta

import pytest
import requests
from patience import killed_at_last
from slack_office import START, office

from syncd.sandbox import Sandbox, SandboxClock, bulk
from syncd.sandbox.slack_shapes import message_json

__all__ = ["office"]


def test_a_slack_of_any_size_is_the_same_for_the_same_seed():
    def filled(seed):
        with Sandbox(SandboxClock(START)) as sandbox:
            workspace = sandbox.slack.workspace
            rooms = bulk.slack(workspace, channels=2, messages=30, threaded=0.2, replies=3, people=5, seed=seed)
            assert [(len(room.top), len(room.threads)) for room in rooms] == [(30, 6), (30, 6)]
            return [workspace.messages(room) for room in rooms]

    assert filled(1) == filled(1) != filled(2)
    assert len(filled(1)[0]) == 30 + 6 * 3


def test_a_jira_of_any_size_has_issues_whose_comments_are_cut():
    with Sandbox(SandboxClock(START)) as sandbox:
        site = sandbox.jira.site
        issues = bulk.jira(site, issues=20, comments=2, long=1, people=4)
        assert sorted(len(issue.comments) for issue in issues) == [2] * 19 + [site.embedded_comments + 2]
        assert all(issue.created <= START and issue.updated <= START for issue in issues)


def test_a_filled_sandbox_runs_in_a_process_of_its_own_and_counts_its_requests():
    command = [sys.executable, "-m", "syncd.sandbox", "--channels", "1", "--messages", "3", "--issues", "2"]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process,
        killed_at_last(process),
    ):
        assert process.stdin is not None
        assert process.stdout is not None
        slack = json.loads(process.stdout.readline())["slack"]
        asked = requests.get(slack["url"] + "users.conversations", params={"token": slack["token"]}, timeout=60)
        assert len(asked.json()["channels"]) == 1
        process.stdin.write("\n")
        process.stdin.flush()
        counted = json.loads(process.stdout.readline())
        process.stdin.close()
        assert process.wait() == 0
    assert counted["slack"] == {"requests": 1, "connections": 1}
    assert counted["jira"] == {"requests": 0, "connections": 0}


def step(office, chance: random.Random) -> None:
    """Something happens in #general."""
    workspace, room = office.workspace, office.general
    known = [each for each in room.ordered() if not each.tombstone]
    some = chance.choice(known).ts if known else office.say("first")
    match chance.choice(("post", "reply", "broadcast", "edit", "react", "delete", "post", "reply")):
        case "post":
            workspace.post(room, office.mia, "post", START + timedelta(seconds=chance.randrange(900)))
        case "reply":
            workspace.post(room, office.dana, "reply", START + timedelta(seconds=chance.randrange(900, 1800)), some)
        case "broadcast":
            workspace.post(room, office.mia, "loud", START + timedelta(seconds=1800), some, broadcast=True)
        case "edit":
            workspace.edit(room, some, f"edited {chance.random()}")
        case "react":
            workspace.react(room, some, "eyes", workspace.user("passer-by"))
        case _:
            workspace.delete(room, some)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_told_is_always_what_stands(office, seed):
    chance, room = random.Random(seed), office.general
    for _ in range(15):
        for _ in range(4):
            step(office, chance)
        page = office.read("conversations.history", channel=room.id, limit=999)
        assert page["messages"] == [message_json(room.messages[key], room) for key in reversed(room.top)]
        counts = {each["ts"]: each.get("reply_count", 0) for each in page["messages"] if "root" not in each}
        for message in room.ordered():
            if not message.is_reply:
                thread = office.read("conversations.replies", channel=room.id, ts=message.ts)["messages"]
                assert len(thread) == 1 + counts[message.ts]

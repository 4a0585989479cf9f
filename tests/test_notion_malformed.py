"""Whatever Notion sends in place of a comment, a row or a data source, what stands beside it is read."""

import random
from datetime import timedelta

import pytest
from notion_subject import START, NotionSubject
from subjects import SimulatedTime
from test_notion_mapping import JUNK

from syncd.sandbox import Sandbox, SandboxClock

MEMBERS = {
    "comment": ["id", "parent", "discussion_id", "created_time", "last_edited_time", "created_by", "rich_text"],
    "row": [
        "id",
        "object",
        "parent",
        "properties",
        "url",
        "created_time",
        "last_edited_time",
        "created_by",
        "in_trash",
    ],
    "source": ["id", "title", "properties", "parent", "url"],
}


@pytest.mark.parametrize("seed", range(24))
def test_what_is_spoilt_does_not_hide_what_is_not(monkeypatch, seed):
    rng = random.Random(seed)
    with Sandbox(SandboxClock(START)) as sandbox:
        notion = NotionSubject(sandbox, monkeypatch)
        workspace = notion.workspace
        good = workspace.comment(workspace.block(notion.plan, "Two weeks.", notion.mia), notion.dana, "Why?")
        beside = workspace.comment(notion.plan, notion.dana, "When?")
        things = {
            "comment": workspace.comment(notion.plan, notion.dana, "Spoilt?"),
            "row": workspace.row(notion.tasks, "Export", "Done", [notion.mia], notion.dana),
            "source": notion.tasks,
        }
        for kind, thing in things.items():
            member = rng.choice(MEMBERS[kind])
            if rng.random() < 0.5:
                workspace.spoil(thing, without=[member])
            else:
                workspace.spoil(thing, {member: rng.choice(JUNK)})
        connector = notion.connector(SimulatedTime().retry())
        result = notion.read(connector)
        notion.clock.advance(timedelta(minutes=3))
        notion.read(connector, result, [notion.ref(good, verify=True)])
        connector.close()
    assert {f"comment:{good.id}", f"comment:{beside.id}"} <= result.ids

"""An Asana task's payload as events: a table of what each story becomes, and that broken ones are refused or borne."""

import copy
import json
import random
from datetime import UTC, datetime
from typing import Any

import pytest

from mappings.asana import events
from mappings.asana_text import rich_text
from syncd.model import Account, Item, Kind, SourceInfo

SOURCE = SourceInfo("acme-asana", "asana", "https://app.asana.com/api/1.0")
AT = "2026-11-20T09:00:00.000Z"
SEEN = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
DANA = {"gid": "2", "resource_type": "user", "name": "Dana Ruiz", "email": "dana@partner.test"}
MIA = {"gid": "3", "resource_type": "user", "name": "Mia Torres"}
PROJECT = {"gid": "7", "name": "Web", "private": False, "url": "https://app.asana.com/0/7", "owner": MIA}


def story(subtype: str, **more: Any) -> dict[str, Any]:
    kind = "comment" if subtype == "comment_added" else "system"
    return {"gid": "50", "created_at": AT, "created_by": MIA, "resource_subtype": subtype, "type": kind, **more}


def payload(*stories: dict[str, Any], public: bool = True, whole: bool = True, **task: Any) -> dict[str, Any]:
    known = {
        "gid": "9",
        "name": "Logo",
        "notes": "Could you make it blue?",
        "html_notes": "<body>Could you make it blue?</body>",
        "created_at": AT,
        "modified_at": AT,
        "created_by": DANA,
        "assignee": None,
        "completed": False,
        "permalink_url": "https://app.asana.com/1/1/project/7/task/9",
    }
    return {
        "task": {**known, **task},
        "stories": list(stories),
        "project": PROJECT,
        "public": public,
        "whole": whole,
        "reactions": {},
    }


def read(found: dict[str, Any]) -> list[Any]:
    return list(events(SOURCE, Item("task", "9", found, SEEN)))


def test_a_task_is_its_first_message():
    (created,) = read(payload(assignee=MIA))
    assert (created.id, created.kind, created.thread, created.title) == ("9:created", Kind.CREATED, "9", "Logo")
    assert created.text == "Could you make it blue?"
    assert created.actor == Account("acme-asana", "2", "Dana Ruiz", "dana@partner.test")
    assert [each.name for each in created.assignees] == ["Mia Torres"]
    assert (created.place.name, created.place.private, created.place.owner.name) == ("Web", False, "Mia Torres")
    assert created.at == datetime(2026, 11, 20, 9, tzinfo=UTC)
    assert created.closed is False


def test_what_is_not_known_to_be_public_is_private():
    assert read(payload(public=False))[0].place.private
    found = payload()
    del found["public"]
    assert read(found)[0].place.private


@pytest.mark.parametrize(
    ("told", "kind", "text", "closed"),
    [
        (story("comment_added", text="Done."), Kind.MESSAGE, "Done.", None),
        (story("assigned", assignee=MIA), Kind.ASSIGNMENT, "Mia Torres", None),
        (story("unassigned"), Kind.ASSIGNMENT, "", None),
        (
            story("due_date_changed", new_dates={"due_on": "2026-12-01", "due_at": None}),
            Kind.STATUS,
            "due 2026-12-01",
            None,
        ),
        (story("due_date_changed", old_dates={"due_on": "2026-12-01"}), Kind.STATUS, "no due date", None),
        (story("section_changed", new_section={"gid": "8", "name": "Doing"}), Kind.STATUS, "Doing", None),
        (story("enum_custom_field_changed", new_enum_value={"gid": "8", "name": "High"}), Kind.STATUS, "High", None),
    ],
)
def test_what_each_story_becomes(told, kind, text, closed):
    task = {"assignee": MIA} if told["resource_subtype"] == "assigned" else {}
    (event,) = [event for event in read(payload(told, **task)) if event.id == "9:story:50"]
    assert (event.kind, event.text, event.closed, event.actor.name) == (kind, text, closed, "Mia Torres")
    assert not event.automated


@pytest.mark.parametrize(("subtype", "closed"), [("marked_complete", True), ("marked_incomplete", False)])
def test_completion_closes_and_opens_the_thread(subtype, closed):
    found = read(payload(story(subtype), completed=closed, completed_at=AT if closed else None))
    assert [(event.kind, event.closed) for event in found] == [(Kind.CREATED, False), (Kind.STATUS, closed)]


@pytest.mark.parametrize("subtype", ["follower_added", "blessed_by_robot", "added_to_tag", "liked"])
def test_what_says_nothing_of_the_work_and_what_nobody_knows_yet_is_passed_over(subtype):
    assert [event.kind for event in read(payload(story(subtype, text="?", created_by=None)))] == [Kind.CREATED]


@pytest.mark.parametrize("subtype", ["comment_added", "marked_complete", "assigned", "due_date_changed"])
def test_what_nobody_did_was_a_program(subtype):
    found = read(payload(story(subtype, created_by=None, text="By a rule"), completed=subtype == "marked_complete"))
    (event,) = [event for event in found if event.id == "9:story:50"]
    assert (event.actor, event.automated) == (None, True)


def test_an_end_and_an_assignment_without_a_story_are_told_all_the_same():
    later = "2026-11-21T09:00:00.000Z"
    first = story("assigned", assignee=DANA)
    found = read(payload(first, completed=True, completed_at=later, completed_by=MIA, modified_at=later, assignee=MIA))
    ended, given = found[-2:]
    assert (ended.kind, ended.closed, ended.actor.name, ended.at.day) == (Kind.STATUS, True, "Mia Torres", 21)
    assert (given.kind, [each.name for each in given.assignees]) == (Kind.ASSIGNMENT, ["Mia Torres"])
    assert [event.kind for event in read(payload(first, completed=True, completed_at=later, whole=False))] == [
        Kind.CREATED,
        Kind.ASSIGNMENT,
    ]


def test_edits_are_known_by_their_text_and_reactions_by_who_made_them():
    told = story("comment_added", text="Any news?", is_edited=True, likes=[{"gid": "60", "user": DANA}])
    found = payload(told, likes=[{"gid": "61", "user": MIA}])
    found["reactions"] = {"50": {"✅": [MIA, DANA]}}
    first = read(found)
    kinds = [event.kind for event in first]
    assert (kinds.count(Kind.EDIT), kinds.count(Kind.REACTION)) == (1, 4)
    assert {event.target for event in first if event.target} == {"9:story:50", "9:created"}
    again = list(events(SOURCE, Item("task", "9", found, SEEN.replace(hour=18))))
    assert {event.id for event in again} == {event.id for event in first}
    told["text"] = "No news?"
    assert len({event.id for event in read(found)} - {event.id for event in first}) == 1


MENTION = '<a href="https://app.asana.com/0/profile/3" data-asana-gid="3" data-asana-type="user">@Mia Torres</a>'


@pytest.mark.parametrize(
    ("html", "plain", "text", "mentions"),
    [
        ("<body>Hi</body>", "Hi", "Hi", []),
        ("<body>1 &lt; 2</body>", "1 < 2", "1 < 2", []),
        (f"<body>Hi {MENTION}, ok?</body>", "", "Hi @Mia Torres, ok?", ["3"]),
        ('<body><a data-asana-gid="3" data-asana-type="user"/>?</body>', "", "@3?", ["3"]),
        ("", "Hi https://app.asana.com/0/profile/3, ok?", "Hi @3, ok?", ["3"]),
        ("<body>broken", "Hi https://app.asana.com/1/77/profile/3", "Hi @3", ["3"]),
        ("<!DOCTYPE a><body>&x;</body>", "declared", "declared", []),
        ("<body>Look: <callout kind='new'>this</callout>!</body>", "", "Look: this!", []),
        ("<body>a<blockquote>was\nit?</blockquote>yes</body>", "", "a\n> was\n> it?\nyes", []),
        ("<body>see <pre>x = 1</pre></body>", "", "see \n```\nx = 1\n```\n".strip("\n"), []),
        ("<body>use <code>x</code></body>", "", "use `x`", []),
        ("<body><ul><li>one</li><li>two</li></ul></body>", "", "- one\n- two", []),
        ('<body><a href="https://a.test/x">https://a.test/x</a></body>', "", "https://a.test/x", []),
        ('<body><a href="https://a.test/x">there</a></body>', "", "there (https://a.test/x)", []),
        (
            '<body><a href="https://app.asana.com/0/0/8" data-asana-gid="8" data-asana-type="task">Font</a></body>',
            "",
            "Font (https://app.asana.com/0/0/8)",
            [],
        ),
        ("<body>" + "<em>" * 500 + "deep" + "</em>" * 500 + "</body>", "deep", "deep", []),
        (f"<body>{MENTION} {MENTION}</body>", "", "@Mia Torres @Mia Torres", ["3"]),
    ],
)
def test_rich_text_reads_as_plain_text(html, plain, text, mentions):
    found, people = rich_text(html, plain, lambda gid, name: Account("acme-asana", gid, name))
    assert (found, [each.id for each in people]) == (text, mentions)


@pytest.mark.parametrize("name", ["Łukasz Żółć", "山田太郎", "محمد الأحمد", "Zoë 🦄", "O'Neil <b>", "\u202eevil"])
def test_names_in_any_script_are_kept(name):
    told = story("comment_added", text="ok", created_by={"gid": "4", "name": name})
    assert [event.actor.name for event in read(payload(told)) if event.kind is Kind.MESSAGE] == [name]


@pytest.mark.parametrize(
    "change",
    [
        lambda found: found["task"].pop("gid"),
        lambda found: found["task"].update(created_at=None),
        lambda found: found["task"].update(created_at="yesterday"),
        lambda found: found["task"].update(name=17),
        lambda found: found["stories"][0].pop("created_at"),
        lambda found: found["stories"][0].update(created_by={"name": "nobody"}),
        lambda found: found["stories"][0].update(created_by={"gid": ""}),
        lambda found: found["stories"][0].update(text={"no": "text"}),
        lambda found: found.pop("project"),
    ],
)
def test_what_lacks_what_asana_promises_is_refused(change):
    found = payload(story("comment_added", text="ok"))
    change(found)
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        read(found)


def test_a_thousand_mutations_are_read_or_refused_and_never_anything_else():
    whole = payload(
        story("comment_added", html_text=f"<body>{MENTION}</body>", text="x", likes=[{"gid": "1", "user": DANA}]),
        story("assigned", assignee=MIA),
        story("due_date_changed", new_dates={"due_on": "2026-12-01"}),
        story("marked_complete"),
        parent={"gid": "5", "name": "Above"},
        followers=[DANA, MIA],
    )
    strange: list[Any] = [None, "", 0, -1, True, [], {}, "x" * 50, "<body>", [None], {"gid": None}, "2026-13-45"]
    chance = random.Random(3)
    for _ in range(1000):
        mutant = copy.deepcopy(whole)
        for _ in range(chance.randint(1, 3)):
            _mutate(mutant, chance, strange)
        try:
            found = read(mutant)
        except (LookupError, TypeError, ValueError, AttributeError):
            continue
        assert all(event.at.tzinfo is not None and event.id.startswith("9:") for event in found)
        json.dumps([event.text for event in found])


def _mutate(node: Any, chance: random.Random, strange: list[Any]) -> None:
    """Puts something strange, or nothing, in a random place."""
    while True:
        keys = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(node[key], dict | list) and node[key] and chance.random() < 0.8:
            node = node[key]
            continue
        if key == "gid" and "notes" in node:
            return
        if chance.random() < 0.3:
            del node[key]
        else:
            node[key] = chance.choice(strange)
        return

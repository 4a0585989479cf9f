"""Notion's payloads become events, by table; those recorded from the real API too; whatever is spoilt is refused."""

import copy
import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from subjects import MALFORMED

from connectors import notion_objects as objects
from mappings.notion import events
from mappings.notion_text import plain
from syncd.model import Account, Item, Kind, SourceInfo

RECORDED = Path(__file__).resolve().parents[2] / "shared" / "recorded" / "notion"
INFO = SourceInfo("acme-notion", "notion")
SEEN = datetime(2026, 11, 20, 10, tzinfo=UTC)
DANA, MIA = "7775f3a3-893f-43fa-b625-460c61094c78", "a4f789cc-7bc8-4cf0-82b9-a8ba7d985ecf"
PAGE = {
    "id": "p1",
    "title": "Plan",
    "url": "https://notion.so/p1",
    "parent": ["", ""],
    "by": MIA,
    "editor": MIA,
    "public": False,
}
JUNK = [None, True, -1, 10**40, "", "x", [], {}, [None], {"a": 1}, "2026-99-99", 1.5]


def words(text: str, href: str | None = None, **annotations: bool) -> dict[str, Any]:
    return {
        "type": "text",
        "text": {"content": text},
        "annotations": {"code": False, **annotations},
        "plain_text": text,
        "href": href,
    }


def mention(user: dict[str, Any], text: str = "@Mia Berg") -> dict[str, Any]:
    return {
        "type": "mention",
        "mention": {"type": "user", "user": user},
        "annotations": {},
        "plain_text": text,
        "href": None,
    }


def comment(*rich: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "object": "comment",
        "id": "c1",
        "parent": {"type": "page_id", "page_id": "p1"},
        "discussion_id": "d-1",
        "created_time": "2026-11-20T09:05:00.000Z",
        "last_edited_time": "2026-11-20T09:05:00.000Z",
        "created_by": {"object": "user", "id": DANA},
        "rich_text": list(rich) or [words("Is it paid?")],
        "display_name": {"type": "user", "resolved_name": "Dana Ruiz"},
        **changes,
    }


def item(raw: Any, **changes: Any) -> Item:
    payload = {"comment": raw, "position": 1, "edition": 0, "first": True, "page": PAGE, "people": {}, **changes}
    return Item("comment", "comment:c1", payload, SEEN)


def only(raw: Any, **changes: Any):
    (event,) = events(INFO, item(raw, **changes))
    return event


def test_a_comment_is_a_message():
    event = only(comment())
    assert (event.id, event.kind, event.thread, event.text) == ("comment:c1", Kind.MESSAGE, "d-1", "Is it paid?")
    assert event.at == datetime(2026, 11, 20, 9, 5, 0, 1, tzinfo=UTC)
    assert event.actor == Account("acme-notion", DANA, "Dana Ruiz")
    assert (event.place.id, event.place.name, event.place.private, event.place.owner.id) == ("p1", "Plan", True, MIA)
    assert event.url == "https://notion.so/p1?d=d1"


@pytest.mark.parametrize(
    ("rich", "text"),
    [
        ([words("a "), words("b")], "a b"),
        ([words("see "), words("here", "https://x.test/a")], "see here (https://x.test/a)"),
        ([words("https://x.test/a", "https://x.test/a")], "https://x.test/a"),
        ([words("rm -rf", code=True)], "`rm -rf`"),
        ([{"type": "equation", "equation": {"expression": "e=mc^2"}, "annotations": {}, "plain_text": ""}], "e=mc^2"),
        ([mention({"id": MIA, "name": "Mia Berg"}), words(" why?")], "@Mia Berg why?"),
        ([mention({"id": MIA}, "@Anonymous")], f"@{MIA}"),
        ([{"type": "mention", "mention": {"type": "date"}, "plain_text": "tomorrow"}], "tomorrow"),
        ([], ""),
    ],
)  # fmt: skip
def test_rich_text_reads_as_people_see_it(rich, text):
    assert plain(rich, "s")[0] == text


def test_who_is_mentioned_is_named_once():
    event = only(comment(mention({"id": MIA, "name": "Mia Berg"}), mention({"id": MIA, "name": "Mia Berg"})))
    assert [account.id for account in event.mentions] == [MIA]


@pytest.mark.parametrize(("kind", "bot"), [("user", False), ("integration", True), ("custom", True)])
def test_what_an_integration_writes_is_automated(kind, bot):
    event = only(comment(display_name={"type": kind, "resolved_name": "CRM"}))
    assert (event.automated, event.actor.bot, event.actor.name) == (bot, bot, "CRM")


def test_a_guest_is_known_by_what_was_looked_up():
    known = {"id": DANA, "name": "Dana Ruiz", "email": "dana@partner.test", "bot": False}
    assert only(comment(), people={DANA: known}).actor.email == "dana@partner.test"


def test_an_edit_is_an_event_of_its_own_after_everything_of_its_minute():
    said, edit = events(INFO, item(comment(last_edited_time="2026-11-20T09:07:00.000Z")))
    assert (edit.kind, edit.target, edit.id) == (Kind.EDIT, said.id, "comment:c1:edit:2026-11-20T09:07:00.000Z")
    said, edit = events(INFO, item(comment(), edition=2))
    assert edit.at > said.at
    assert edit.id == "comment:c1:edit:2026-11-20T09:05:00.000Z:2"


@pytest.mark.parametrize("state", ["resolved", "reopened"])
def test_a_discussion_is_closed_and_opened(state):
    payload = {"discussion": "d-1", "state": state, "reason": "", "page": PAGE}
    (event,) = events(INFO, Item("discussion", "discussion:d-1", payload, SEEN))
    assert (event.thread, event.at, event.closed) == ("d-1", SEEN, state == "resolved")


def test_a_published_page_is_not_private():
    assert only(comment(), page={**PAGE, "public": True}).place.private is False


@pytest.mark.parametrize("missing", ["id", "discussion_id", "created_time", "created_by", "rich_text", "parent"])
def test_what_matters_must_be_there(missing):
    raw = comment()
    del raw[missing]
    with pytest.raises(MALFORMED):
        list(events(INFO, item(raw)))


def spoilt(whole: Any, rng: random.Random) -> Any:
    """The same with something somewhere in it left out or replaced by junk."""
    whole = copy.deepcopy(whole)
    node = whole
    while True:
        key = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
        if isinstance(node[key], dict | list) and node[key] and rng.random() < 0.8:
            node = node[key]
        elif isinstance(node, dict) and rng.random() < 0.3:
            del node[key]
            return whole
        else:
            node[key] = rng.choice(JUNK)
            return whole


@pytest.mark.parametrize("seed", range(10))
def test_a_spoilt_comment_is_read_or_refused(seed):
    rng = random.Random(seed)
    whole = comment(words("a", "https://x.test"), mention({"id": MIA, "name": "Mia", "person": {"email": "m@x.test"}}))
    for _ in range(300):
        try:
            found = list(events(INFO, item(spoilt(whole, rng))))
        except MALFORMED:
            continue
        for event in found:
            assert all(isinstance(part, str) for part in (event.id, event.thread, event.text, event.url))
            assert all(
                isinstance(part, str) for a in (event.actor, *event.mentions) for part in (a.id, a.name, a.email)
            )
            assert event.at.tzinfo is not None


@pytest.mark.skipif(not RECORDED.exists(), reason="the recordings are not here")
def test_what_was_recorded_of_the_real_api_is_read():
    interactions = yaml.safe_load((RECORDED / "test_comments_create.yaml").read_text(encoding="utf-8"))["interactions"]
    page, raw = (json.loads(each["response"]["body"]["string"]) for each in interactions[:2])
    about = {"id": page["id"], **objects.page(page), "public": False}
    event = only(raw, page=about)
    assert (event.text, event.automated) == ("This is a test comment.", True)
    assert event.title == "Test 2026-07-04 11:11:20.146599"
    assert event.at == datetime(2026, 7, 4, 9, 11, 0, 1, tzinfo=UTC)
    assert event.at - timedelta(microseconds=1) == event.at.replace(microsecond=0)

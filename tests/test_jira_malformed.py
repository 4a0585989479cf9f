"""Whatever Jira sends in place of an issue is either read or refused, and never stops the issue beside it."""

import copy
import json
import random
from dataclasses import fields
from typing import Any

import pytest
from subjects import MALFORMED
from test_jira_mapping import DANA, MIA, SEEN, SOURCE, change, comment, field, issue, status

from connectors.jira_client import Answer
from connectors.jira_cursor import Position
from connectors.jira_issue import Assembly
from mappings.jira import events
from syncd.model import Account, Event

JUNK = [None, True, -1, 10**400, "", "x", [], {}, [None], {"a": 1}, "2026-99-99", 1.5, float("inf")]


class Silent:
    """A Jira that has nothing more to say: no further comments, no changelogs, no statuses."""

    def find(self, path, *_args, **_params):
        return Answer({"comments": [], "total": 0}, SEEN)

    def get(self, path, *_args, **_params):
        return Answer([], SEEN)

    def changelogs(self, ids):
        return {}


def sound(name: str) -> dict[str, Any]:
    """An issue as a search gives it."""
    log = [
        change(1, MIA, status("1", "5"), field("resolution", None, "Done")),
        change(2, MIA, field("description", "a", "b"), field("assignee", None, "Li", to="li")),
    ]
    item = issue([comment(5, DANA, "x"), comment(6, MIA, "y", updated="2026-11-20T11:00:00.000+0100")], log, now="5")
    whole = json.loads(json.dumps({**item.payload["issue"], "id": name}))
    whole["fields"]["comment"] = {"comments": item.payload["comments"], "total": 2}
    whole["changelog"] = {"histories": json.loads(json.dumps(log)), "total": 2}
    return copy.deepcopy(whole)


def spoilt(whole: Any, rng: random.Random) -> Any:
    """The same with something somewhere in it left out or replaced by junk."""
    whole = copy.deepcopy(whole)
    node = whole
    while True:
        key = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
        if isinstance(node[key], dict | list) and node[key] and rng.random() < 0.8:
            node = node[key]
            continue
        if isinstance(node, dict) and rng.random() < 0.3:
            del node[key]
        else:
            node[key] = rng.choice(JUNK)
        return whole


def well_formed(value: Any) -> bool:
    if isinstance(value, Account):
        return all(isinstance(getattr(value, part.name), str | bool) for part in fields(value))
    return isinstance(value, str)


def read(payloads: list[Any]) -> list[Event]:
    silent: Any = Silent()
    whole = Assembly(silent, silent, Position(""), "https://acme.test", True, frozenset()).whole(payloads, SEEN)
    assert len(whole.items) == len(payloads)
    found: list[Event] = []
    for item in whole.items:
        try:
            found.extend(list(events(SOURCE, item)))
        except MALFORMED:
            continue
    return found


@pytest.mark.parametrize("seed", range(20))
def test_a_spoilt_issue_is_read_or_refused(seed):
    rng = random.Random(seed)
    expected = {event.id for event in read([sound("11")])}
    assert len(expected) == 7
    for _ in range(200):
        broken = spoilt(sound("10"), rng)
        found = read([broken, sound("11")])
        assert expected <= {event.id for event in found}
        for event in found:
            assert all(map(well_formed, (event.id, event.thread, event.title, event.text, event.url, event.place.name)))
            assert all(map(well_formed, (*event.mentions, *event.assignees, event.actor or "")))
            assert event.at.tzinfo is not None


@pytest.mark.parametrize("junk", JUNK)
def test_junk_in_place_of_an_issue_does_not_stop_the_next(junk):
    assert {event.thread for event in read([junk, sound("11")])} == {"11"}

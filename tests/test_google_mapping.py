"""Google's comments to events, held by tables, and by comments that are spoilt in every way."""

import copy
import json
from datetime import UTC, datetime

import pytest
from anything import CHARACTERS
from hypothesis import given
from hypothesis import strategies as st

from mappings.google_docs import events
from syncd.model import Item, Kind, SourceInfo

SOURCE = SourceInfo("acme-docs", "google_docs")
SEEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
FILE = {
    "id": "1File",
    "name": "Contract",
    "mimeType": "application/vnd.google-apps.document",
    "webViewLink": "https://docs.google.com/document/d/1File/edit?usp=drivesdk",
    "owner": {"name": "Mia Berg", "email": "mia@acme.test"},
}
MALFORMED = (LookupError, TypeError, ValueError, AttributeError)


def at(minute: int) -> str:
    return f"2026-11-20T10:{minute:02d}:00.000Z"


def post(name: str, minute: int, text: str = "Yes", **more):
    author = {"displayName": "Dana Ruiz", "me": False}
    return {"id": name, "author": author, "content": text, "createdTime": at(minute), "modifiedTime": at(minute)} | more


def comment(*replies, **more):
    head = post("C1", 0, "Is clause 4 final?") | {"modifiedTime": max([at(0), *(r["modifiedTime"] for r in replies)])}
    return head | {"replies": list(replies)} | more


def mapped(raw, **payload):
    item = Item("comment", "1File:C1", {"file": FILE, "public": False, "comment": raw, **payload}, SEEN)
    return list(events(SOURCE, item))


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (comment(), ["comment:C1 message"]),
        (comment(post("R1", 1)), ["comment:C1 message", "reply:R1 message"]),
        (
            comment(post("R1", 1, "", action="resolve"), resolved=True),
            ["comment:C1 message", "reply:R1:resolve resolve"],
        ),
        (
            comment(post("R1", 1, "Done", action="resolve"), post("R2", 2, "", action="reopen"), resolved=False),
            ["comment:C1 message", "reply:R1 message", "reply:R1:resolve resolve", "reply:R2:reopen reopen"],
        ),
        (comment(resolved=True), ["comment:C1 message", "comment:C1:resolved:0 resolve"]),
        (comment(resolved=False), ["comment:C1 message"]),
        (
            comment(post("R1", 1, "", action="resolve"), resolved=False),
            ["comment:C1 message", "reply:R1:resolve resolve", "comment:C1:reopened:1 reopen"],
        ),
        (
            comment(modifiedTime=at(5)),
            ["comment:C1 message", "comment:C1:edit:2026-11-20T10:05:00.000Z edit"],
        ),
        (
            comment(post("R1", 1, modifiedTime=at(3))),
            ["comment:C1 message", "reply:R1 message", "reply:R1:edit:2026-11-20T10:03:00.000Z edit"],
        ),
        ({"id": "C1", "deleted": True, "modifiedTime": at(5)}, ["comment:C1:delete delete"]),
        (
            comment({"id": "R1", "deleted": True, "createdTime": at(1), "modifiedTime": at(4)}),
            ["comment:C1 message", "reply:R1:delete delete"],
        ),
        (
            comment(post("R1", 1, assigneeEmailAddress="li@acme.test"), assigneeEmailAddress="mia@acme.test"),
            [
                "comment:C1 message", "comment:C1:assigned assignment",
                "reply:R1 message", "reply:R1:assigned assignment",
            ],
        ),
    ],
)  # fmt: skip
def test_what_happened_in_a_comment_is_told_event_by_event(raw, expected):
    found = mapped(raw)
    assert [f"{event.id.removeprefix('1File:')} {event.kind}" for event in found] == expected
    assert {event.thread for event in found} == {"1File:C1"}
    assert len({event.id for event in found}) == len(found)


@pytest.mark.parametrize(("edited", "kinds"), [(True, 1), (False, 0), (None, 0)])
def test_an_edit_that_a_later_reply_hides_is_told_by_the_connector(edited, kinds):
    found = mapped(comment(post("R1", 1)), edited=edited)
    assert [event.kind for event in found].count(Kind.EDIT) == kinds


def test_a_comment_carries_its_passage_its_link_and_its_owner():
    quoted = {"mimeType": "text/html", "value": "Clause 4 &amp; 5\nshall hold"}
    said = mapped(comment(quotedFileContent=quoted))[0]
    assert said.text == "> Clause 4 & 5\n> shall hold\nIs clause 4 final?"
    assert said.url == "https://docs.google.com/document/d/1File/edit?disco=C1"
    assert (said.place.id, said.place.name, said.place.private, said.title) == ("1File", "Contract", True, "Contract")
    assert said.place.owner.email == "mia@acme.test"
    assert said.actor.key == "acme-docs:name:Dana Ruiz"


def test_what_the_account_itself_writes_is_a_programs_only_where_it_acts_for_nobody():
    own = post("R1", 1, author={"displayName": "syncd", "me": True})
    for program in (True, False):
        said = mapped(comment(own), me="syncd@acme.test", program=program)[1]
        assert (said.actor.id, said.actor.bot, said.automated) == ("syncd@acme.test", program, program)


def test_a_stable_id_wins_over_a_name_and_an_e_mail_of_another_is_not_taken():
    people = {"Dana Ruiz": {"id": "users/1", "email": "dana@partner.test"}}
    known = mapped(comment(), people=people, authors={"C1": {"user": "users/1"}})[0].actor
    other = mapped(comment(), people=people, authors={"C1": {"user": "users/2"}})[0].actor
    assert (known.id, known.email) == ("users/1", "dana@partner.test")
    assert (other.id, other.email) == ("users/2", "")


@pytest.mark.parametrize("problem", ["", "Google refuses it with 403"])
def test_a_file_that_cannot_be_read_is_refused_with_the_reason_until_it_can(problem):
    item = Item("file", "1File", {"file": FILE, "problem": problem}, SEEN)
    if not problem:
        assert list(events(SOURCE, item)) == []
        return
    with pytest.raises(ValueError, match="403"):
        list(events(SOURCE, item))


def paths(value, path=()):
    yield path
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in children:
        yield from paths(inner, (*path, key))


WHOLE = {
    "file": FILE,
    "public": True,
    "me": "syncd@acme.test",
    "authors": {"C1": {"user": "users/1"}},
    "people": {"Dana Ruiz": {"id": "users/1", "email": "dana@partner.test"}},
    "comment": comment(
        post("R1", 1, action="resolve", mentionedEmailAddresses=["li@acme.test"]),
        post("R2", 2, deleted=False, assigneeEmailAddress="li@acme.test"),
        quotedFileContent={"value": "passage"},
        mentionedEmailAddresses=["mia@acme.test"],
        resolved=True,
    ),
}
PATHS = [path for path in paths(WHOLE) if path]
NONSENSE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(CHARACTERS, max_size=20), st.just([]), st.just({}),
    st.just([None]), st.just("2026-13-40T99:00:00Z"), st.just("\ud800"), st.just("x" * 40_000),
)  # fmt: skip


@given(st.sampled_from(PATHS), NONSENSE, st.booleans())
def test_a_spoilt_comment_is_read_or_refused_and_never_more(path, nonsense, remove):
    payload = copy.deepcopy(WHOLE)
    spot = payload
    for key in path[:-1]:
        spot = spot[key]
    if remove and isinstance(spot, dict):
        del spot[path[-1]]
    else:
        spot[path[-1]] = nonsense
    try:
        found = list(events(SOURCE, Item("comment", "1File:C1", payload, SEEN)))
    except MALFORMED:
        return
    for event in found:
        assert isinstance(event.text, str)
        assert event.at.tzinfo is UTC
        assert event.id.startswith(f"{event.place.id}:")


@given(st.text(CHARACTERS, max_size=200))
def test_any_words_are_kept_as_they_are(text):
    found = mapped(comment() | {"content": text})
    assert found[0].text == text
    json.dumps(found[0].text)

"""Slack messages to events: what each shape of message becomes."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mappings.slack import events, moment
from syncd.model import Account, Item, Kind, SourceInfo

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEN = datetime(2026, 11, 20, 12, tzinfo=UTC)
SOURCE = SourceInfo("acme-slack", "slack", "https://slack.com/api/")
HELP = {"id": "C1", "name": "help", "is_channel": True, "is_private": False}
DIRECT = {"id": "D1", "is_im": True, "user": "U2"}
TS = "1763640000.000100"


def mapped(channel=HELP, **fields):
    message = {"type": "message", "user": "U1", "text": "Hello", "ts": TS, **fields}
    message = {key: value for key, value in message.items() if value is not None}
    payload = {"message": message, "channel": channel, "workspace": "https://acme.slack.com/"}
    return list(events(SOURCE, Item("message", f"C1:{TS}", payload, SEEN)))


def only(channel=HELP, **fields):
    (event,) = mapped(channel, **fields)
    return event


def test_a_message_is_one_event():
    event = only(text="Can you help?", user_profile={"real_name": "Dana Ruiz"})
    assert (event.source, event.id, event.kind, event.thread) == ("acme-slack", f"C1:{TS}", Kind.MESSAGE, f"C1:{TS}")
    assert event.at == datetime(2025, 11, 20, 12, 0, 0, 100, tzinfo=UTC)
    assert event.actor == Account("acme-slack", "U1", "Dana Ruiz")
    assert event.url == "https://acme.slack.com/archives/C1/p1763640000000100"
    assert (event.reply_to, event.automated, event.place.private, event.place.unthreaded) == ("", False, False, True)


def test_a_timestamp_is_exact_to_the_microsecond():
    assert moment("1763640000.123457").microsecond == 123457
    assert moment("9999999999.999999").microsecond == 999999


def test_a_reply_names_what_it_answers_and_its_link_opens_the_thread():
    event = only(thread_ts="1763630000.000200")
    assert event.thread == event.reply_to == "C1:1763630000.000200"
    assert event.url.endswith(f"/p{TS.replace('.', '')}?thread_ts=1763630000.000200&cid=C1")


def test_a_parent_stands_in_its_own_thread():
    assert only(thread_ts=TS, reply_count=2).reply_to == ""


def test_a_broadcast_is_the_same_event_in_the_channel_and_in_the_thread():
    in_channel = only(thread_ts="1763630000.000200", subtype="thread_broadcast", root={"text": "x"})
    in_thread = only(thread_ts="1763630000.000200", subtype="thread_broadcast")
    assert in_channel == in_thread
    assert not in_channel.automated


def test_an_edit_is_an_event_of_its_own():
    message, edit = mapped(text="Can you help me?", edited={"user": "U1", "ts": "1763640060.000000"})
    assert (edit.kind, edit.id, edit.target) == (Kind.EDIT, f"C1:{TS}:edit:1763640060.000000", message.id)
    assert (edit.text, edit.at) == ("Can you help me?", moment("1763640060.000000"))


def test_a_tombstone_is_a_deletion():
    event = only(subtype="tombstone", user="USLACKBOT", text="This message was deleted.", thread_ts=TS, hidden=True)
    assert (event.kind, event.id, event.target, event.at) == (Kind.DELETE, f"C1:{TS}:delete", f"C1:{TS}", SEEN)
    assert (event.actor, event.text) == (None, "")


def test_the_shapes_of_the_events_api_are_read_too():
    deleted = only(subtype="message_deleted", deleted_ts="1763630000.000200", user=None, text=None)
    assert (deleted.kind, deleted.target, deleted.at) == (Kind.DELETE, "C1:1763630000.000200", moment(TS))
    inner = {"user": "U1", "text": "Hi", "ts": TS, "edited": {"user": "U1", "ts": "1763640060.000000"}}
    changed = mapped(subtype="message_changed", message=inner, ts="1763640060.000300")
    assert [event.kind for event in changed] == [Kind.MESSAGE, Kind.EDIT]


def test_every_named_user_of_a_reaction_is_an_event():
    reactions = [{"name": "eyes", "users": ["U2", "U3"], "count": 2}, {"name": "+1::skin-tone-3", "users": ["U2"]}]
    _, *found = mapped(reactions=reactions)
    assert [event.id for event in found] == [
        f"C1:{TS}:reaction:eyes:U2",
        f"C1:{TS}:reaction:eyes:U3",
        f"C1:{TS}:reaction:+1::skin-tone-3:U2",
    ]
    assert {(event.text, event.at, event.target) for event in found} == {
        ("eyes", SEEN, f"C1:{TS}"),
        ("+1", SEEN, f"C1:{TS}"),
    }


@pytest.mark.parametrize(
    ("fields", "account"),
    [
        ({"bot_id": "B1", "user": "U9"}, Account("acme-slack", "U9")),
        (
            {"bot_id": "B1", "user": None, "subtype": "bot_message", "username": "CI"},
            Account("acme-slack", "B1", "CI", bot=True),
        ),
        ({"user": "USLACKBOT"}, Account("acme-slack", "USLACKBOT", bot=True)),
        ({"subtype": "channel_join"}, Account("acme-slack", "U1")),
        ({"subtype": "huddle_thread"}, Account("acme-slack", "U1")),
        ({"subtype": "something_new"}, Account("acme-slack", "U1")),
        ({"subtype": "channel_name", "user": None}, Account("acme-slack", "USLACKBOT", bot=True)),
    ],
)
def test_what_a_program_or_slack_itself_says_is_automated(fields, account):
    event = only(**fields)
    assert event.automated
    assert event.actor == account


@pytest.mark.parametrize("subtype", [None, "me_message", "thread_broadcast", "file_share"])
def test_what_a_person_writes_is_not(subtype):
    assert not only(subtype=subtype).automated


def test_a_message_with_only_an_image_is_a_message_without_text():
    event = only(text="", files=[{"id": "F1", "mimetype": "image/png"}], subtype="file_share")
    assert (event.text, event.meta) == ("", {"attachments": 1, "subtype": "file_share"})


@pytest.mark.parametrize(
    ("channel", "private"),
    [
        (HELP, False),
        ({**HELP, "is_private": True}, True),
        ({"id": "G1", "name": "old-private", "is_group": True}, True),
        ({**HELP, "is_mpim": True}, True),
        (DIRECT, True),
        ({"id": "C1"}, True),
    ],
)
def test_only_what_slack_says_is_public_is_public(channel, private):
    assert only(channel).place.private is private


def test_a_direct_message_is_one_conversation():
    assert only(DIRECT).thread == "D1"
    reply = only(DIRECT, thread_ts="1763630000.000200")
    assert (reply.thread, reply.reply_to) == ("D1", "D1:1763630000.000200")
    assert only(DIRECT).place.name == "@U2"


@pytest.mark.parametrize(
    "fields",
    [
        {"ts": None},
        {"ts": 1763640000.0001},
        {"ts": "yesterday"},
        {"ts": "1763640000"},
        {"user": None},
        {"user": 7},
        {"text": ["a"]},
        {"thread_ts": "x"},
        {"edited": {"user": "U1"}},
        {"reactions": [{"users": ["U1"]}]},
        {"reactions": {"eyes": 1}},
        {"subtype": "message_deleted"},
    ],
)
def test_a_payload_that_lacks_what_slack_promises_is_refused(fields):
    with pytest.raises((LookupError, TypeError, ValueError, AttributeError)):
        mapped(**fields)


@pytest.mark.parametrize("path", sorted((SHARED / "recorded" / "slack" / "events").glob("Message*.json")), ids=str)
def test_recorded_messages_are_read(path):
    message = json.loads(path.read_text())["event"]
    blanks = {"ts": TS, "user": "U1", "deleted_ts": TS, "thread_ts": TS, "bot_id": "B1"}
    _fill(message, blanks)
    payload = {"message": message, "channel": HELP, "workspace": ""}
    assert list(events(SOURCE, Item("message", "x", payload, SEEN)))


def _fill(node, blanks):
    """The recorded payloads have every field, with its value blanked."""
    for key, value in node.items():
        if isinstance(value, dict):
            _fill(value, blanks)
        elif value in ("", "0000000000.000000") and key in blanks:
            node[key] = blanks[key]
        elif isinstance(value, list) and key == "reactions":
            node[key] = []
    node.pop("edited", None) if not node.get("edited", {}).get("ts") else None

"""The Slack stand-in against what others recorded of Slack: its own API description, and the fields of real answers.

The description is of 2021: fields that came later are absent from it, so only what it requires, and the types and
patterns of what it knows, is held. Where Slack breaks its own description, ``GAPS`` says how.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from slack_office import Office, office

__all__ = ["office"]
SHARED = Path(__file__).resolve().parents[2] / "shared"
SPEC = SHARED / "specs" / "slack_web_openapi_v2.json"
RECORDED = SHARED / "recorded" / "slack"
GAPS = {
    "conversations.history": {"minItems"},  # a channel without messages answers with an empty list
}

pytestmark = pytest.mark.skipif(not SPEC.exists(), reason="the vendor's description is not at hand")


@cache
def description() -> dict[str, Any]:
    return json.loads(SPEC.read_text(encoding="utf-8"))


def open_schema(node: Any) -> Any:
    """The schema as it is meant: a list under ``items`` without a type are alternatives; newer fields may come."""
    if isinstance(node, list):
        return [open_schema(each) for each in node]
    if not isinstance(node, dict):
        return node
    shape = {key: open_schema(value) for key, value in node.items() if key != "additionalProperties"}
    if isinstance(node.get("items"), list):
        shape["anyOf"] = shape.pop("items")
        shape.pop("type", None)
    return shape


@cache
def validator(method: str, response: str) -> Any:
    operations = description()["paths"][f"/{method}"]
    (operation,) = operations.values()
    schema = open_schema(operation["responses"][response]["schema"])
    if response == "default":
        schema["properties"].pop("error")
    schema["definitions"] = open_schema(description()["definitions"])
    return jsonschema.Draft4Validator(schema)


def problems(method: str, answer: Any, response: str = "200") -> list[str]:
    found = validator(method, response).iter_errors(answer)
    return [f"{list(each.path)}: {each.message}" for each in found if each.validator not in GAPS.get(method, set())]


def fill(office: Office) -> str:
    """One of everything that a channel can hold; gives the timestamp of a thread's parent."""
    say = office.workspace.post
    room, mia, dana = office.general, office.mia, office.dana
    office.workspace.user("gone", "gone@acme.test", deleted=True)
    integration = office.workspace.user("builds", bot=True)
    office.workspace.channel("plans", [mia], private=True)  # stays empty
    office.workspace.im(mia)
    office.workspace.mpim([mia, dana])
    office.workspace.join(room, integration)
    ts = office.say("Where is the invoice?")
    say(room, mia, "Looking into it", thread_ts=ts)
    say(room, dana, "for all to see", thread_ts=ts, broadcast=True)
    office.workspace.react(room, ts, "eyes", mia)
    office.workspace.edit(room, ts, "Where is the invoice of May?")
    say(room, dana, "", files=["shot.png"])
    say(room, integration, "build 7 failed")
    say(room, None, "deployed", bot_id="B0000000077", username="deployer")
    removed = office.say("never mind", 5)
    say(room, mia, "what?", thread_ts=removed)
    office.workspace.delete(room, removed)
    return ts


def calls(office: Office, ts: str) -> Iterator[tuple[str, dict[str, Any]]]:
    room = office.general.id
    kinds = "public_channel,private_channel,im,mpim"
    yield "auth.test", {}
    yield "users.list", {"limit": 3}
    yield "users.list", {}
    yield "users.info", {"user": office.mia.id}
    yield "users.lookupByEmail", {"email": "MIA@acme.test"}
    yield "users.conversations", {"types": "public_channel,private_channel"}
    yield "conversations.list", {"types": "public_channel,private_channel", "limit": 1}
    yield "conversations.info", {"channel": room, "include_num_members": True}
    yield "conversations.members", {"channel": room, "limit": 1}
    yield "conversations.history", {"channel": room, "include_all_metadata": True}
    yield "conversations.history", {"channel": office.workspace.room("plans").id}
    yield "conversations.replies", {"channel": room, "ts": ts, "limit": 2}
    yield "conversations.open", {"users": office.mia.id}
    yield "chat.postMessage", {"channel": room, "text": "told", "blocks": '[{"type":"divider"}]'}
    yield "chat.getPermalink", {"channel": room, "message_ts": ts}
    yield "reactions.get", {"channel": room, "timestamp": ts, "full": True}
    yield "reactions.add", {"channel": room, "timestamp": ts, "name": "tada"}
    yield "reactions.remove", {"channel": room, "timestamp": ts, "name": "tada"}
    yield "users.conversations", {"types": kinds}


def test_every_methods_answer_is_what_the_vendor_describes(office):
    office.slack.scopes.update({"reactions:write", "mpim:write"})
    ts = fill(office)
    seen = set()
    for method, params in calls(office, ts):
        assert problems(method, office.read(method, **params)) == [], method
        seen.add(method)
    told = office.read("chat.postMessage", channel=office.general.id, text="soon")
    for method, params in (("chat.update", {"text": "now"}), ("chat.delete", {})):
        answer = office.read(method, channel=office.general.id, ts=told["ts"], **params)
        assert problems(method, answer) == [], method
        seen.add(method)
    assert seen == set(office.slack.limits.per_minute)


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("auth.test", {"token": "xoxb-wrong"}),
        ("conversations.history", {"channel": "C0NOWHERE1"}),
        ("conversations.replies", {"channel": "C0000000001", "ts": "1700000000.000001"}),
        ("users.info", {"user": "U0NOBODY1"}),
        ("users.lookupByEmail", {"email": "nobody@acme.test"}),
        ("users.list", {"cursor": "bm9uc2Vuc2U="}),
        ("chat.update", {"channel": "C0000000001", "ts": "1700000000.000001", "text": "x"}),
        ("reactions.get", {"channel": "C0000000001", "timestamp": "1700000000.000001"}),
    ],
)
def test_a_refusal_has_the_shape_and_the_word_that_the_vendor_describes(office, method, params):
    client = office.client
    client.token = params.pop("token", client.token)
    answer = office.refusal(method, **params)
    assert problems(method, answer, "default") == []
    (operation,) = description()["paths"][f"/{method}"].values()
    assert answer["error"] in operation["responses"]["default"]["schema"]["properties"]["error"]["enum"]


DESCRIBED_ONLY = {".user.profile.fields"}
"""The description requires it, the recording tool drops maps that are empty."""


def unknown_fields(recorded: Any, given: Any, where: str = "") -> Iterator[str]:
    """The fields of ``given`` that no recorded answer has."""
    if isinstance(given, list) and isinstance(recorded, list) and recorded:
        for each in given:
            yield from unknown_fields(recorded[0], each, f"{where}[]")
    elif isinstance(given, dict) and isinstance(recorded, dict):
        for key, value in given.items():
            if key not in recorded:
                yield f"{where}.{key}"
            else:
                yield from unknown_fields(recorded[key], value, f"{where}.{key}")


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded answers are not at hand")
@pytest.mark.parametrize("method", sorted(path.stem for path in RECORDED.glob("*.json")))
def test_no_answer_has_a_field_that_was_never_recorded_of_the_real_one(office, method):
    ts = fill(office)
    recorded = json.loads((RECORDED / f"{method}.json").read_text(encoding="utf-8"))
    answers = [office.read(name, **params) for name, params in calls(office, ts) if name == method]
    assert answers
    assert {field for answer in answers for field in unknown_fields(recorded, answer)} <= DESCRIBED_ONLY


def test_the_check_itself_finds_what_is_missing_or_of_a_wrong_type(office):
    answer = office.read("conversations.history", channel=office.general.id)
    assert problems("conversations.history", answer) == []
    office.say("hello")
    answer = office.read("conversations.history", channel=office.general.id)
    assert problems("conversations.history", answer) == []
    answer["messages"][0]["ts"] = 5
    answer.pop("has_more")
    assert len(problems("conversations.history", answer)) == 2


EVERY_CHANNEL = {"id", "name", "created", "is_archived", "is_private", "is_im", "is_mpim", "is_group", "is_channel",
    "creator", "topic", "purpose", "previous_names", "is_general", "unlinked", "name_normalized", "is_shared",
    "is_ext_shared", "is_org_shared", "pending_shared", "shared_team_ids", "context_team_id", "updated"}  # fmt: skip
EVERY_USER = {"id", "team_id", "name", "deleted", "real_name", "tz", "tz_label", "tz_offset", "profile", "is_bot",
    "is_app_user", "updated", "is_admin", "is_owner", "is_restricted", "is_email_confirmed", "color"}  # fmt: skip


@pytest.mark.skipif(not RECORDED.exists(), reason="the recorded answers are not at hand")
def test_the_fields_that_every_real_answer_has_are_all_there(office):
    fill(office)

    def recorded(name: str) -> Any:
        return json.loads((RECORDED / f"{name}.json").read_text(encoding="utf-8"))

    assert set(recorded("users.conversations")["channels"][0]) >= EVERY_CHANNEL
    assert set(recorded("users.info")["user"]) >= EVERY_USER
    for method in ("users.conversations", "conversations.list"):
        assert all(set(channel) >= EVERY_CHANNEL for channel in office.read(method)["channels"]), method
    assert set(office.read("users.info", user=office.mia.id)["user"]) >= EVERY_USER
    posted = recorded("events/MessageBotPayload")["event"]
    messages = office.read("conversations.history", channel=office.general.id)["messages"]
    (deployed,) = (each for each in messages if each.get("username") == "deployer")
    assert {"type", "subtype", "bot_id", "username", "text", "ts"} <= set(deployed) <= set(posted)

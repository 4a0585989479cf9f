"""What the Slack stand-in lets one write: what stands afterwards, what is refused, and who would have been pinged."""

import json
from datetime import timedelta

import pytest
from slack_office import START, office, texts

from syncd.sandbox.slack_blocks import pings
from syncd.sandbox.slack_workspace import Ping

__all__ = ["office"]


def history(office, **params):
    return office.read("conversations.history", channel=office.general.id, **params)["messages"]


def section(text: str, kind: str = "mrkdwn") -> dict:
    return {"type": "section", "text": {"type": kind, "text": text}}


def header(text: str) -> dict:
    return {"type": "header", "text": {"type": "plain_text", "text": text}}


def test_what_is_posted_is_read_with_its_blocks_and_metadata(office):
    metadata = {"event_type": "syncd_alert", "event_payload": {"key": "7"}}
    office.clock.advance(timedelta(minutes=5))
    told = office.client.chat_postMessage(
        channel=office.general.id, text="told", blocks=[section("x")], metadata=metadata
    )
    (message,) = history(office, include_all_metadata=True)
    assert (message["ts"], message["text"], message["metadata"]) == (told["ts"], "told", metadata)
    assert message["blocks"] == [section("x")]
    assert (message["user"], message["bot_id"]) == (office.workspace.bot.id, office.workspace.bot.bot_id)
    assert float(told["ts"]) == (START + timedelta(minutes=5)).timestamp()
    assert told["message"]["metadata"] == metadata


def test_json_and_form_say_the_same(office):
    params = {"channel": office.general.id, "text": "told", "blocks": json.dumps([section("x")])}
    as_form = office.read("chat.postMessage", **params)
    as_json = office.client.api_call("chat.postMessage", json={**params, "blocks": [section("x")]})
    assert as_form["message"]["blocks"] == as_json["message"]["blocks"]


def test_a_channel_is_named_by_id_or_name_and_a_user_opens_a_direct_message(office):
    plans = office.workspace.channel("plans", [office.mia], private=True)
    for name in (plans.id, "#plans", "plans"):
        assert office.read("chat.postMessage", channel=name, text="x")["channel"] == plans.id
    direct = office.read("chat.postMessage", channel=office.mia.id, text="x")["channel"]
    assert direct == office.read("conversations.open", users=office.mia.id)["channel"]["id"]
    assert direct.startswith("D")


def test_where_one_cannot_post_slack_says_why(office):
    gone = office.workspace.user("gone", deleted=True)
    robot = office.workspace.user("robot", bot=True)
    office.workspace.channel("elsewhere", [office.mia], with_bot=False)
    office.workspace.channel("secret", [office.mia], with_bot=False, private=True)
    office.workspace.channel("old").archived = True
    said = {
        name: office.refusal("chat.postMessage", channel=name, text="x")["error"]
        for name in ("#elsewhere", "#secret", "#old", "#nowhere", gone.id, robot.id, "")
    }
    assert said == {
        "#elsewhere": "not_in_channel",
        "#secret": "channel_not_found",
        "#old": "is_archived",
        "#nowhere": "channel_not_found",
        gone.id: "user_disabled",
        robot.id: "cannot_dm_bot",
        "": "channel_not_found",
    }
    office.slack.scopes.add("chat:write.public")
    assert office.read("chat.postMessage", channel="#elsewhere", text="x")["ok"]


def test_a_reply_goes_into_its_thread_and_to_the_channel_if_broadcast(office):
    parent = office.say("question")
    office.read("chat.postMessage", channel=office.general.id, text="quiet", thread_ts=parent)
    office.read("chat.postMessage", channel=office.general.id, text="loud", thread_ts=parent, reply_broadcast="true")
    assert [each["text"] for each in history(office)] == ["loud", "question"]
    thread = office.read("conversations.replies", channel=office.general.id, ts=parent)
    assert texts(thread) == ["question", "quiet", "loud"]
    for ts, why in (("1700000000.000001", "thread_not_found"), ("soon", "invalid_thread_ts")):
        refusal = office.refusal("chat.postMessage", channel=office.general.id, text="x", thread_ts=ts)
        assert refusal["error"] == why


def test_a_name_of_ones_own_needs_a_scope_and_makes_a_bot_message(office):
    params = {"channel": office.general.id, "text": "x", "username": "Robo"}
    assert office.refusal("chat.postMessage", **params)["needed"] == "chat:write.customize"
    office.slack.scopes.add("chat:write.customize")
    message = office.read("chat.postMessage", **params)["message"]
    assert (message["subtype"], message["username"]) == ("bot_message", "Robo")


def test_long_text_is_cut_when_posted_and_refused_when_updated(office):
    told = office.read("chat.postMessage", channel=office.general.id, text="x" * 40_001)
    assert len(told["message"]["text"]) == 40_000
    update = {"channel": office.general.id, "ts": told["ts"]}
    assert office.refusal("chat.update", text="x" * 4_001, **update)["error"] == "msg_too_long"
    assert office.read("chat.update", text="x" * 4_000, **update)["ok"]


@pytest.mark.parametrize(
    ("blocks", "pointer"),
    [
        ([section("x" * 3001)], "/blocks/0/text/text"),
        ([section("")], "/blocks/0/text/text"),
        ([section("x"), header("x" * 151)], "/blocks/1/text/text"),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}], "/blocks/0/text"),
        ([{"type": "divider"}] * 51, "/blocks"),
        ([{"type": "carousel"}], "/blocks/0/type"),
        ([{"type": "section"}], "/blocks/0"),
        ([{"type": "section", "fields": [section("x")["text"]] * 11}], "/blocks/0/fields"),
        ([{"type": "section", "fields": [section("x" * 2001)["text"]]}], "/blocks/0/fields/0/text"),
        ([{"type": "context", "elements": []}], "/blocks/0/elements"),
        ([{"type": "context", "elements": [section("x")["text"]] * 11}], "/blocks/0/elements"),
        ([{"type": "actions", "elements": [{"type": "button", "text": header("x" * 76)["text"]}]}],
         "/blocks/0/elements/0/text/text"),
        ([{"type": "divider", "block_id": "x" * 256}], "/blocks/0/block_id"),
        ([{"type": "divider", "block_id": "x"}] * 2, "/blocks"),
        ([{"type": "markdown", "text": "x" * 12_001}], "/blocks/0/text"),
    ],
)  # fmt: skip
def test_blocks_beyond_slacks_limits_are_refused_with_the_place(office, blocks, pointer):
    params = {"channel": office.general.id, "text": "x", "blocks": json.dumps(blocks)}
    refusal = office.refusal("chat.postMessage", **params)
    assert refusal["error"] == "invalid_blocks"
    assert any(f"[json-pointer:{pointer}]" in each for each in refusal["response_metadata"]["messages"])
    assert history(office) == []


def test_blocks_that_are_no_json_or_too_long_together_and_messages_of_nothing_are_refused(office):
    def refusal(**params):
        return office.refusal("chat.postMessage", channel=office.general.id, **params)["error"]

    assert refusal(text="x", blocks="[") == "invalid_blocks_format"
    assert refusal(text="x", blocks=json.dumps([section("x" * 3000)] * 5)) == "msg_blocks_too_long"
    assert refusal(text="") == "no_text"
    assert refusal(text="x", metadata='{"event_type": "a"}') == "invalid_metadata_format"
    assert (
        refusal(text="x", metadata='{"event_type": "a", "event_payload": {}, "more": 1}') == "invalid_metadata_format"
    )


def test_an_update_changes_what_is_given_and_keeps_the_rest(office):
    metadata = {"event_type": "a", "event_payload": {"n": 1}}
    told = office.client.chat_postMessage(
        channel=office.general.id, text="one", blocks=[section("x")], metadata=metadata
    )
    place = {"channel": office.general.id, "ts": told["ts"]}
    office.read("chat.update", text="two", **place)
    (message,) = history(office, include_all_metadata=True)
    assert (message["text"], message["blocks"], message["metadata"]) == ("two", [section("x")], metadata)
    assert message["edited"]["user"] == office.workspace.bot.id
    office.read("chat.update", blocks="[]", text="three", metadata="{}", **place)
    (message,) = history(office, include_all_metadata=True)
    assert "blocks" not in message
    assert "metadata" not in message


@pytest.mark.parametrize(
    ("method", "why"), [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")]
)
def test_only_ones_own_messages_can_be_changed(office, method, why):
    ts = office.say("mine")
    assert office.refusal(method, channel=office.general.id, ts=ts, text="x")["error"] == why
    assert office.refusal(method, channel=office.general.id, ts="1.5", text="x")["error"] == "message_not_found"


def test_what_is_deleted_can_no_longer_be_changed(office):
    told = office.read("chat.postMessage", channel=office.general.id, text="x")
    office.read("chat.delete", channel=office.general.id, ts=told["ts"])
    assert history(office) == []
    assert (
        office.refusal("chat.update", channel=office.general.id, ts=told["ts"], text="y")["error"]
        == "message_not_found"
    )


def test_a_permalink_names_the_message_and_of_a_reply_the_thread(office):
    parent = office.say("question")
    reply = office.say("answer", 1.5, thread_ts=parent)
    room, url = office.general.id, office.workspace.url

    def link(ts):
        return office.read("chat.getPermalink", channel=room, message_ts=ts)["permalink"]

    assert link(parent) == f"{url}archives/{room}/p{parent.replace('.', '')}"
    assert link(reply) == f"{url}archives/{room}/p{reply.replace('.', '')}?thread_ts={parent}&cid={room}"
    refusal = office.refusal("chat.getPermalink", channel=room, message_ts="1700000000.000001")
    assert refusal["error"] == "message_not_found"


def test_a_reaction_is_added_once_and_taken_away_once(office):
    office.slack.scopes.add("reactions:write")
    params = {"channel": office.general.id, "timestamp": office.say("x"), "name": "eyes"}
    assert office.read("reactions.add", **params)["ok"]
    assert office.refusal("reactions.add", **params)["error"] == "already_reacted"
    assert history(office)[0]["reactions"][0]["users"] == [office.workspace.bot.id]
    assert office.read("reactions.remove", **params)["ok"]
    assert office.refusal("reactions.remove", **params)["error"] == "no_reaction"


@pytest.mark.parametrize(
    ("text", "blocks", "expected"),
    [
        (
            "<!channel> <!here|here> <@U012AB> <!subteam^S01|@all>",
            None,
            ["!channel", "!here", "@U012AB", "!subteam^S01"],
        ),
        ("&lt;!channel&gt; &lt;@U012AB&gt; @channel <https://a.test|@here> <#C01|x>", None, []),
        ("x", [section("<!everyone>")], ["!everyone"]),
        ("x", [section("<!everyone>", "plain_text")], []),
        ("x", [{"type": "context", "elements": [section("<@W1>")["text"]]}], ["@W1"]),
        ("x", [{"type": "rich_text", "elements": [{"type": "user", "user_id": "U1"}]}], ["@U1"]),
        ("x", [{"type": "rich_text", "elements": [{"type": "broadcast", "range": "here"}]}], ["!here"]),
    ],
)
def test_live_mentions_are_found_wherever_they_stand(text, blocks, expected):
    assert pings(text, blocks) == expected


def test_the_workspace_keeps_whom_the_apps_own_messages_pinged(office):
    office.say("<!channel>")
    told = office.read("chat.postMessage", channel=office.general.id, text=f"<@{office.mia.id}> please")
    office.read("chat.postMessage", channel=office.general.id, text="@here", link_names="true")
    office.read("chat.update", channel=office.general.id, ts=told["ts"], text="&lt;!channel&gt;")
    assert office.workspace.pings[0] == Ping(office.general.id, told["ts"], f"@{office.mia.id}")
    assert [each.what for each in office.workspace.pings] == [f"@{office.mia.id}", "!here"]

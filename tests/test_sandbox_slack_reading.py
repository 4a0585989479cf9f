"""What the Slack stand-in lets one read: history, threads, windows, pages, deleted and edited messages, reactions."""

from datetime import timedelta

import pytest
from slack_office import START, office, texts

from syncd.sandbox.slack_channel import key_at, ts_of

__all__ = ["office"]


def ts_at(seconds: float) -> str:
    return ts_of(key_at(START + timedelta(seconds=seconds)))


@pytest.fixture
def ten(office):
    for number in range(10):
        office.say(str(number), number)
    return office


def history(office, **params):
    return office.read("conversations.history", channel=office.general.id, **params)


def test_history_comes_newest_first_by_a_hundred(office):
    for number in range(101):
        office.say(str(number), number)
    page = history(office)
    assert (len(page["messages"]), page["has_more"]) == (100, True)
    assert texts(page)[:2] == ["100", "99"]


@pytest.mark.parametrize(
    ("params", "expected"),
    [
        ({"oldest": ts_at(7)}, "98"),
        ({"oldest": ts_at(7), "inclusive": True}, "987"),
        ({"oldest": ts_at(6.5), "inclusive": True}, "987"),
        ({"latest": ts_at(2)}, "10"),
        ({"latest": ts_at(2), "inclusive": "true"}, "210"),
        ({"oldest": ts_at(3), "latest": ts_at(6)}, "54"),
        ({"oldest": ts_at(3), "latest": ts_at(6), "inclusive": 1}, "6543"),
        ({"oldest": ts_at(4), "latest": ts_at(4)}, ""),
        ({"oldest": ts_at(4), "latest": ts_at(4), "inclusive": True, "limit": 1}, "4"),
        ({"oldest": "0", "inclusive": False}, "9876543210"),
        ({"oldest": str(int(START.timestamp()))}, "987654321"),
    ],
)
def test_a_window_excludes_its_ends_unless_it_is_inclusive(ten, params, expected):
    assert "".join(texts(history(ten, **params))) == expected


def test_pages_follow_each_other_without_gap_or_repetition_while_new_messages_come(ten):
    seen, cursor = [], ""
    while True:
        page = history(ten, limit=3, oldest=ts_at(1), **({"cursor": cursor} if cursor else {}))
        seen += texts(page)
        ten.say("new", 100 + len(seen))
        if not page["has_more"]:
            break
        cursor = page["response_metadata"]["next_cursor"]
    assert "".join(seen) == "98765432"
    assert "response_metadata" not in page


@pytest.mark.parametrize("cursor", ["nonsense", "bm9uc2Vuc2U=", "dXNlcjpVMDE=", "bmV4dF90czp4"])
@pytest.mark.parametrize("method", ["conversations.history", "conversations.members", "users.conversations"])
def test_a_cursor_that_was_not_given_out_is_refused(ten, method, cursor):
    assert ten.refusal(method, channel=ten.general.id, cursor=cursor)["error"] == "invalid_cursor"


@pytest.mark.parametrize("limit", ["0", "-1", "1000", "many"])
def test_a_page_has_at_most_999_messages(ten, limit):
    assert ten.refusal("conversations.history", channel=ten.general.id, limit=limit)["error"] == "invalid_limit"
    assert len(history(ten, limit=999)["messages"]) == 10


@pytest.mark.parametrize("name", ["oldest", "latest"])
def test_a_moment_that_is_none_is_refused(ten, name):
    refusal = ten.refusal("conversations.history", channel=ten.general.id, **{name: "yesterday"})
    assert refusal["error"] == f"invalid_ts_{name}"


def test_replies_stand_in_the_thread_and_only_broadcasts_in_the_history(office):
    parent = office.say("question")
    office.say("quiet", 1, thread_ts=parent)
    office.say("loud", 2, thread_ts=parent, broadcast=True)
    page = history(office)
    assert texts(page) == ["loud", "question"]
    loud, question = page["messages"]
    assert (loud["subtype"], loud["thread_ts"], loud["root"]["text"]) == ("thread_broadcast", parent, "question")
    assert question["thread_ts"] == question["ts"] == parent
    assert (question["reply_count"], question["reply_users_count"], question["latest_reply"]) == (2, 1, ts_at(2))
    thread = office.read("conversations.replies", channel=office.general.id, ts=parent)
    assert texts(thread) == ["question", "quiet", "loud"]
    assert thread["messages"][1]["parent_user_id"] == office.dana.id


def test_a_late_reply_changes_the_parent_and_not_its_place(ten):
    ten.say("late", 5000, thread_ts=ts_at(0))
    assert "".join(texts(history(ten))) == "9876543210"
    assert history(ten)["messages"][-1]["latest_reply"] == ts_at(5000)
    assert texts(history(ten, oldest=ts_at(100))) == []


def thread_of_nine(office):
    parent = office.say("parent")
    for number in range(1, 10):
        office.say(str(number), number, thread_ts=parent)
    return parent


def replies(office, **params):
    return office.read("conversations.replies", channel=office.general.id, **params)


def test_a_thread_is_read_oldest_first_and_its_parent_stands_on_the_first_page_only(office):
    parent, pages, cursor = thread_of_nine(office), [], {}
    while True:
        page = replies(office, ts=parent, limit=4, **cursor)
        pages.append(" ".join(texts(page)))
        if not page["has_more"]:
            break
        cursor = {"cursor": page["response_metadata"]["next_cursor"]}
    assert pages == ["parent 1 2 3", "4 5 6 7", "8 9"]


@pytest.mark.parametrize(("omitted", "expected"), [(False, ["parent", "8", "9"]), (True, ["8", "9"])])
def test_a_filtered_thread_comes_with_or_without_its_parent(office, omitted, expected):
    parent = thread_of_nine(office)
    office.slack.reading.parent_omitted = omitted
    assert texts(replies(office, ts=parent, oldest=ts_at(7))) == expected
    assert texts(replies(office, ts=parent))[0] == "parent"


def test_a_message_without_replies_is_a_thread_of_itself(ten):
    assert texts(replies(ten, ts=ts_at(3))) == ["3"]
    reply = ten.say("reply", 50, thread_ts=ts_at(3))
    assert texts(replies(ten, ts=reply)) == ["reply"]
    assert ten.refusal("conversations.replies", channel=ten.general.id, ts=ts_at(999))["error"] == "thread_not_found"


def test_a_deleted_message_is_gone_but_a_deleted_parent_leaves_a_tombstone(ten):
    ten.say("reply", 50, thread_ts=ts_at(3))
    ten.workspace.delete(ten.general, ts_at(3))
    ten.workspace.delete(ten.general, ts_at(4))
    messages = {each["ts"]: each for each in history(ten)["messages"]}
    assert ts_at(4) not in messages
    tombstone = messages[ts_at(3)]
    assert (tombstone["subtype"], tombstone["user"], tombstone["hidden"]) == ("tombstone", "USLACKBOT", True)
    assert (tombstone["text"], tombstone["reply_count"]) == ("This message was deleted.", 1)
    ten.workspace.delete(ten.general, ts_at(50))
    assert ts_at(3) not in {each["ts"] for each in history(ten)["messages"]}


def test_a_deleted_reply_takes_its_count_along(ten):
    first, second = (ten.say(text, at, thread_ts=ts_at(3)) for text, at in (("a", 50), ("b", 60)))
    ten.workspace.delete(ten.general, second)
    parent = replies(ten, ts=ts_at(3))["messages"][0]
    assert (parent["reply_count"], parent["latest_reply"]) == (1, first)
    ten.workspace.delete(ten.general, first)
    assert "thread_ts" not in replies(ten, ts=ts_at(3))["messages"][0]


def test_an_edit_keeps_the_place_and_says_who_and_when_in_whole_seconds(ten):
    ten.workspace.edit(ten.general, ts_at(4), "four", START + timedelta(seconds=70.9))
    message = history(ten)["messages"][5]
    assert (message["text"], message["ts"]) == ("four", ts_at(4))
    assert message["edited"] == {"user": ten.dana.id, "ts": ts_at(70)}


def test_fifty_reactors_are_named_and_all_are_counted(ten):
    for number in range(60):
        ten.workspace.react(ten.general, ts_at(4), "+1", ten.workspace.user(f"u{number}"))
    ten.workspace.react(ten.general, ts_at(4), ":eyes:", ten.mia)
    thumbs, eyes = history(ten)["messages"][5]["reactions"]
    assert (thumbs["name"], thumbs["count"], len(thumbs["users"])) == ("+1", 60, 50)
    assert eyes == {"name": "eyes", "users": [ten.mia.id], "count": 1}
    full = ten.read("reactions.get", channel=ten.general.id, timestamp=ts_at(4), full=True)
    assert len(full["message"]["reactions"][0]["users"]) == 60
    ten.workspace.unreact(ten.general, ts_at(4), "eyes", ten.mia)
    assert len(history(ten)["messages"][5]["reactions"]) == 1


def test_notices_bots_and_bare_files_are_told_apart(office):
    office.workspace.join(office.general, office.workspace.user("li"))
    office.workspace.leave(office.general, office.dana)
    office.workspace.post(office.general, None, "deployed", bot_id="B0000000042", username="deployer")
    office.workspace.post(office.general, office.workspace.user("builds", bot=True), "green")
    office.workspace.post(office.general, office.mia, "", files=["shot.png"])
    files, app, integration, left, joined = history(office)["messages"]
    assert (joined["subtype"], left["subtype"]) == ("channel_join", "channel_leave")
    assert (integration["subtype"], integration["bot_id"]) == ("bot_message", "B0000000042")
    assert "user" not in integration
    assert app["bot_profile"]["id"] == app["bot_id"]
    assert "subtype" not in app
    assert (files["text"], files["files"][0]["name"]) == ("", "shot.png")


def test_two_messages_of_one_moment_have_timestamps_of_their_own(office):
    assert office.say("a") != office.say("b")
    assert texts(history(office)) == ["b", "a"]


def test_metadata_is_shown_to_who_asks_for_it(office):
    office.workspace.post(
        office.general, office.workspace.bot, "told", metadata={"event_type": "a", "event_payload": {}}
    )
    assert "metadata" not in history(office)["messages"][0]
    assert history(office, include_all_metadata=True)["messages"][0]["metadata"]["event_type"] == "a"

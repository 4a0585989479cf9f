"""What the Slack stand-in refuses to whom: tokens, scopes, membership, rates; and what it tells of the workspace."""

from datetime import timedelta

import pytest
import requests
from slack_office import office
from slack_sdk.errors import SlackApiError

__all__ = ["office"]
KINDS = "public_channel,private_channel,im,mpim"


def test_a_token_comes_by_header_or_parameter_and_a_method_by_post_or_get(office):
    url, token = office.slack.url + "auth.test", office.slack.token
    bearer = {"Authorization": f"Bearer {token}"}
    answers = [
        requests.get(url, headers=bearer, timeout=60),
        requests.post(url, headers=bearer, timeout=60),
        requests.get(url, params={"token": token}, timeout=60),
        requests.post(url, data={"token": token}, timeout=60),
        requests.post(url, json={"token": token}, timeout=60),
    ]
    assert all(answer.json()["user_id"] == office.workspace.bot.id for answer in answers)
    assert answers[0].headers["X-OAuth-Scopes"] == ",".join(sorted(office.slack.scopes))


def test_without_or_with_a_wrong_token_nothing_is_told(office):
    url = office.slack.url + "users.list"
    assert requests.get(url, timeout=60).json() == {"ok": False, "error": "not_authed"}
    assert requests.get(url, params={"token": "xoxb-0"}, timeout=60).json() == {"ok": False, "error": "invalid_auth"}


@pytest.mark.parametrize("problem", ["token_revoked", "token_expired", "account_inactive", "invalid_auth"])
def test_a_token_that_is_no_longer_good_says_so_everywhere_until_it_is_restored(office, problem):
    office.slack.revoke(problem)
    for method in ("auth.test", "conversations.history", "chat.postMessage"):
        assert office.refusal(method, channel=office.general.id, text="x")["error"] == problem
    office.slack.restore()
    assert office.read("auth.test")["ok"]


@pytest.mark.parametrize("body", ["{", "nonsense"])
def test_a_body_that_is_no_json_and_a_method_that_there_is_not_are_refused(office, body):
    headers = {"Authorization": f"Bearer {office.slack.token}", "Content-Type": "application/json"}
    answer = requests.post(office.slack.url + "users.list", data=body, headers=headers, timeout=60)
    assert answer.json()["error"] == "invalid_json"
    assert office.refusal("chat.shout") == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


@pytest.mark.parametrize(
    ("method", "params", "scope"),
    [
        ("users.list", {}, "users:read"),
        ("users.info", {"user": "U0000000002"}, "users:read"),
        ("users.lookupByEmail", {"email": "mia@acme.test"}, "users:read.email"),
        ("users.conversations", {}, "channels:read"),
        ("users.conversations", {"types": KINDS}, "mpim:read"),
        ("conversations.list", {"types": "private_channel"}, "groups:read"),
        ("conversations.info", {"channel": "general"}, "channels:read"),
        ("conversations.members", {"channel": "direct"}, "im:read"),
        ("conversations.history", {"channel": "general"}, "channels:history"),
        ("conversations.history", {"channel": "plans"}, "groups:history"),
        ("conversations.history", {"channel": "direct"}, "im:history"),
        ("conversations.replies", {"channel": "group", "ts": "1.1"}, "mpim:history"),
        ("conversations.open", {"users": "U0000000002"}, "im:write"),
        ("chat.postMessage", {"channel": "general", "text": "x"}, "chat:write"),
        ("chat.update", {"channel": "general", "ts": "1.1", "text": "x"}, "chat:write"),
        ("reactions.get", {"channel": "general", "timestamp": "1.1"}, "reactions:read"),
    ],
)
def test_each_method_needs_its_scope_and_says_which(office, method, params, scope):
    rooms = {
        "general": office.general,
        "plans": office.workspace.channel("plans", private=True),
        "direct": office.workspace.im(office.mia),
        "group": office.workspace.mpim([office.mia, office.dana]),
    }
    if "channel" in params:
        params = params | {"channel": rooms[params["channel"]].id}
    office.slack.scopes.remove(scope)
    refusal = office.refusal(method, **params)
    assert (refusal["error"], refusal["needed"]) == ("missing_scope", scope)
    assert refusal["provided"] == ",".join(sorted(office.slack.scopes))


def test_what_the_bot_is_not_in_is_closed_if_public_and_unknown_if_private(office):
    outside = office.workspace.channel("outside", [office.mia], with_bot=False)
    secret = office.workspace.channel("secret", [office.mia], with_bot=False, private=True)
    others = office.workspace.im(office.mia, office.dana)
    for method in ("conversations.history", "conversations.replies"):
        assert office.refusal(method, channel=outside.id, ts="1.1")["error"] == "not_in_channel"
        for room in (secret, others):
            assert office.refusal(method, channel=room.id, ts="1.1")["error"] == "channel_not_found"
    assert office.read("conversations.info", channel=outside.id)["channel"]["is_member"] is False
    assert office.refusal("conversations.info", channel=secret.id)["error"] == "channel_not_found"
    office.workspace.join(outside, office.workspace.bot)
    assert office.read("conversations.history", channel=outside.id)["ok"]


def test_the_lists_tell_ones_own_conversations_from_all_that_there_are(office):
    office.workspace.channel("outside", [office.mia], with_bot=False)
    office.workspace.channel("secret", [office.mia], with_bot=False, private=True)
    office.workspace.channel("old").archived = True
    office.workspace.channel("plans", private=True)
    office.workspace.im(office.mia)

    def names(method, **params):
        channels = office.read(method, types=KINDS, **params)["channels"]
        return [each.get("name") or each["user"] for each in channels]

    assert names("users.conversations") == ["general", "old", "plans", office.mia.id]
    assert names("users.conversations", exclude_archived=True) == ["general", "plans", office.mia.id]
    assert names("users.conversations", user=office.dana.id) == ["general"]
    assert names("conversations.list") == ["general", "outside", "old", "plans", office.mia.id]
    assert office.refusal("users.conversations", types="public")["error"] == "invalid_types"
    assert "is_member" not in office.read("users.conversations")["channels"][0]
    assert office.read("conversations.list")["channels"][0]["num_members"] == 3


def test_e_mails_are_told_only_with_their_scope_and_never_of_who_is_gone(office):
    office.workspace.user("gone", "gone@acme.test", deleted=True)
    emails = [each["profile"].get("email") for each in office.read("users.list")["members"]]
    assert emails == [None, "mia@acme.test", "dana@partner.test", None]
    office.slack.scopes.remove("users:read.email")
    assert not any("email" in each["profile"] for each in office.read("users.list")["members"])


def test_lists_are_paged_by_cursors(office):
    for number in range(5):
        office.workspace.channel(f"c{number}", [office.mia])
    seen, cursor = [], ""
    for _ in range(3):
        page = office.read("users.conversations", limit=2, cursor=cursor)
        seen += [each["name"] for each in page["channels"]]
        cursor = page["response_metadata"]["next_cursor"]
    assert (seen, cursor) == (["general", "c0", "c1", "c2", "c3", "c4"], "")


def test_opening_makes_a_conversation_once(office):
    first = office.read("conversations.open", users=office.mia.id)
    again = office.read("conversations.open", users=office.mia.id)
    assert first["channel"]["id"] == again["channel"]["id"]
    assert again["already_open"]
    assert "already_open" not in first
    assert office.refusal("conversations.open", users="U0NOBODY")["error"] == "user_not_found"
    assert office.refusal("conversations.open")["error"] == "users_list_not_supplied"


def asked(office, times, method="conversations.history", **params):
    """The statuses of so many calls, and the last answer's Retry-After."""
    statuses, after = [], None
    for _ in range(times):
        try:
            statuses.append(office.client.api_call(method, params=params).status_code)
        except SlackApiError as error:
            statuses.append(error.response.status_code)
            after = error.response.headers.get("Retry-After") if error.response["error"] == "ratelimited" else None
    return statuses, after


def test_a_methods_tier_is_counted_by_the_sandboxs_clock_and_only_when_limits_are_on(office):
    assert set(asked(office, 60, channel=office.general.id)[0]) == {200}
    office.slack.limits.enabled = True
    assert asked(office, 51, channel=office.general.id) == ([200] * 50 + [429], "60")
    assert asked(office, 1, "conversations.replies", channel=office.general.id, ts=office.say("x"))[0] == [200]
    office.clock.advance(timedelta(seconds=59.5))
    assert asked(office, 1, channel=office.general.id) == ([429], "1")
    office.clock.advance(timedelta(seconds=0.5))
    assert asked(office, 1, channel=office.general.id)[0] == [200]


def test_one_message_a_second_goes_into_a_channel(office):
    office.slack.limits.enabled = True
    other = office.workspace.channel("other")
    assert asked(office, 2, "chat.postMessage", channel=office.general.id, text="x") == ([200, 429], "1")
    assert asked(office, 1, "chat.postMessage", channel="#general", text="x")[0] == [429]
    assert asked(office, 1, "chat.postMessage", channel=other.id, text="x")[0] == [200]
    office.clock.advance(timedelta(seconds=1))
    assert asked(office, 1, "chat.postMessage", channel=office.general.id, text="x")[0] == [200]


def test_a_distributed_app_reads_fifteen_items_a_minute(office):
    office.slack.distribute()
    office.slack.limits.enabled = True
    for number in range(40):
        office.say(str(number), number)
    page = office.read("conversations.history", channel=office.general.id, limit=200)
    assert (len(page["messages"]), page["has_more"]) == (15, True)
    assert asked(office, 1, channel=office.general.id) == ([429], "60")

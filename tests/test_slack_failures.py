"""What the Slack connector does when Slack refuses, limits or leaves out something, and what it says."""

import json
import logging
from datetime import timedelta

import pytest
from slack_subject import ENV, connector, subject
from subjects import Read, SimulatedTime, read

from connectors.slack_directory import account
from connectors.slack_errors import Refused, failure
from syncd.connector import Unauthorized, Unavailable
from syncd.model import Account
from syncd.sandbox import Fault

__all__ = ["connector", "subject"]

HISTORY = "conversations.history"


def test_a_conversation_that_the_bot_was_removed_from_is_left_out_and_the_rest_goes_on(subject, connector, caplog):
    other = subject.workspace.channel("other", [subject.dana])
    cursor = read(subject, connector).cursor
    subject.workspace.leave(subject.help, subject.workspace.bot)
    subject.workspace.post(other, subject.dana, "Still here")
    subject.clock.advance(timedelta(minutes=16))
    with caplog.at_level(logging.WARNING):
        result = read(subject, connector, cursor)
    assert "Still here" in result.texts
    assert [record.getMessage() for record in caplog.records] == [
        "acme-slack: help is no longer read: Slack says not_in_channel"
    ]
    subject.server.forget()
    subject.clock.advance(timedelta(minutes=1))
    read(subject, connector, result.cursor)
    assert {request.params["channel"] for request in subject.server.requests} == {other.id}


def test_an_app_in_the_regime_of_distributed_apps_is_told_to_become_an_internal_one(subject):
    subject.fill()
    subject.server.distribute()
    subject.server.limits.enabled = True
    connector = subject.connector(SimulatedTime().retry())
    so_far = Read()
    with pytest.raises(Unavailable, match="internal app") as caught:
        read(subject, connector, into=so_far)
    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= timedelta(seconds=50)
    assert len(so_far.events) == 15
    connector.close()


@pytest.mark.parametrize("value", ["xoxb-one xoxb-two", "xoxb-one\nxoxb-two", "xoxb-é"])
def test_a_token_that_is_none_is_refused_without_being_shown(subject, connector, monkeypatch, value):
    monkeypatch.setenv(ENV, value)
    with pytest.raises(Unauthorized) as caught:
        connector.check()
    assert "xoxb" not in str(caught.value)


def test_a_token_that_was_replaced_needs_no_restart(subject, connector, monkeypatch):
    cursor = read(subject, connector).cursor
    subject.server.revoke("token_revoked")
    with pytest.raises(Unauthorized):
        read(subject, connector, cursor)
    subject.server.tokens["xoxb-sandbox-2"] = type(subject.server.tokens[subject.server.token])()
    monkeypatch.setenv(ENV, "xoxb-sandbox-2")
    said = subject.say("Hello?")
    assert said in read(subject, connector, cursor).ids


def test_missing_scopes_are_named_with_what_they_are_for_and_what_to_do(subject, connector):
    subject.server.scopes.discard("users:read.email")
    subject.server.scopes.discard("chat:write")
    identity = connector.check()
    assert identity.missing == ("users:read.email", "chat:write")
    assert all("reinstall" in line for line in identity.advice)
    assert identity.workspace == "Acme"
    assert identity.account.bot


def test_the_directory_has_mails_bots_and_those_who_left(subject, connector):
    left = subject.workspace.user("Old Hand", "old@acme.test", deleted=True)
    accounts = {each.id: each for each in connector.accounts()}
    assert accounts[subject.dana.id].email == "dana@partner.test"
    assert accounts[subject.dana.id].name == "Dana Ruiz"
    assert accounts[subject.workspace.bot.id].bot
    assert not accounts[left.id].active
    assert accounts[subject.mia.id].timezone == "Europe/Berlin"


def test_a_user_of_whom_little_is_known_is_an_account(subject):
    assert account({"id": "U1"}, "acme-slack") == Account("acme-slack", "U1")
    assert account({"id": "U1", "profile": None, "name": "dana"}, "acme-slack").name == "dana"


def test_only_the_configured_conversations_are_read_by_name_or_id(subject, caplog):
    other, third = (subject.workspace.channel(name, [subject.dana]) for name in ("other", "third"))
    for room in (subject.help, other, third):
        subject.workspace.post(room, subject.dana, "Hello")
    connector = subject.connector(SimulatedTime().retry(), channels=["#other", third.id, "nowhere"])
    with caplog.at_level(logging.WARNING):
        result = read(subject, connector)
    connector.close()
    assert {event.place.id for event in result.events} == {other.id, third.id}
    assert "nowhere" in caplog.text
    assert "/invite" in caplog.text


def test_a_page_token_that_slack_no_longer_knows_begins_that_list_anew(subject, connector):
    expected = subject.fill()
    so_far = read(subject, connector, pages=1)
    assert so_far.cursor[subject.help.id]["deep"]["token"]
    so_far.cursor[subject.help.id]["deep"]["token"] = "bm9uc2Vuc2U="
    assert expected <= read(subject, connector, into=so_far).ids


@pytest.mark.parametrize("value", [None, 7, "x", [], {}, {"read": "soon"}, {"read": 1, "swept": 1}])
def test_a_cursor_that_is_not_ours_is_read_anew(subject, connector, value):
    said = subject.say("Hello?")
    cursor = dict(read(subject, connector).cursor)
    cursor[subject.help.id] = value
    assert said in read(subject, connector, cursor).ids


def test_the_cursor_has_no_words_of_anybodys(subject, connector):
    said = subject.say("A word that is not to be remembered")
    subject.workspace.edit(subject.help, said.split(":")[1], "Nor this one")
    cursor = json.dumps(read(subject, connector).cursor)
    assert "remembered" not in cursor
    assert "Nor this" not in cursor
    assert subject.server.token not in cursor


def test_an_unreadable_message_is_handed_on_once(subject, connector):
    subject.spoil()
    first = read(subject, connector)
    subject.clock.advance(timedelta(minutes=1))
    assert len(first.unreadable) == 1
    assert read(subject, connector, first.cursor).unreadable == []


def test_a_workspace_without_conversations_is_read_and_waits_for_an_invitation(subject, connector):
    subject.workspace.leave(subject.help, subject.workspace.bot)
    cursor = read(subject, connector).cursor
    room = subject.workspace.channel("first", [subject.dana])
    subject.workspace.post(room, subject.dana, "Hello?")
    assert "Hello?" in read(subject, connector, cursor).texts


def test_an_interruption_in_a_page_keeps_what_was_read_before_it(subject, connector):
    expected = subject.fill()
    subject.server.faults.add(Fault(HISTORY, "500", skip=1, times=4))
    so_far = Read()
    with pytest.raises(Unavailable):
        read(subject, connector, into=so_far)
    assert len(so_far.events) >= 999
    assert expected <= read(subject, connector, into=so_far).ids


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (200, {"ok": False, "error": "fatal_error"}, Unavailable),
        (200, {"ok": False, "error": "ratelimited"}, Unavailable),
        (200, {"ok": False, "error": "team_access_not_granted"}, Unauthorized),
        (403, {}, Unauthorized),
        (200, {}, Unavailable),
        (200, None, Unavailable),
        (200, {"ok": False, "error": "nothing_we_know"}, Refused),
    ],
)
def test_a_refusal_says_who_must_act(status, body, kind):
    assert isinstance(failure(HISTORY, status, {"Date": "Fri, 20 Nov 2026 12:00:00 GMT"}, body), kind)

"""Who is who in Notion: members, guests that no list names, what a token lacks; and what Notion limits."""

import logging
from datetime import timedelta

import pytest
from notion_subject import connector, notion
from subjects import SimulatedTime, read

from syncd.connector import Unauthorized, Unavailable
from syncd.sandbox import Fault

__all__ = ["connector", "notion"]


def test_members_and_bots_are_listed_with_what_is_known(notion, connector):
    accounts = {account.name: account for account in connector.accounts()}
    assert accounts["Dana Ruiz"].email == "dana@partner.test"
    assert (accounts["syncd"].bot, accounts["Mia Berg"].bot) == (True, False)


def test_a_guest_is_looked_up_once_and_members_never(notion, connector):
    guest = notion.workspace.user("Gus Ode", "gus@customer.test", guest=True)
    list(connector.accounts())
    for author in (guest, notion.mia, guest):
        notion.workspace.comment(notion.plan, author, "Is it paid?")
    result = notion.read(connector)
    notion.workspace.comment(notion.plan, guest, "Hello?")
    notion.read(connector, result)
    assert notion.server.count("GET /v1/users/{id}") == 1
    assert "gus@customer.test" in {event.actor.email for event in result.events}


@pytest.mark.parametrize("how", ["gone", "forbidden"])
def test_an_author_who_cannot_be_looked_up_is_known_by_id(notion, connector, how):
    gone = notion.workspace.user("Gone", guest=True)
    comment = notion.workspace.comment(notion.plan, gone, "Is it paid?")
    if how == "gone":
        notion.workspace.remove_user(gone)
    else:
        notion.server.capabilities.users = "none"
    result = notion.read(connector)
    assert [event.actor.id for event in result.events] == [gone.id]
    notion.workspace.comment(comment, gone, "Hello?")
    notion.read(connector, result)
    assert notion.server.count("GET /v1/users/{id}") == 1


def test_without_user_information_there_is_no_directory_and_the_log_says_why(notion, connector, caplog):
    notion.server.capabilities.users = "none"
    with caplog.at_level(logging.INFO, logger="connectors"):
        assert list(connector.accounts()) == []
    assert "Read user information" in caplog.text


@pytest.mark.parametrize(
    ("name", "value", "missing"),
    [
        ("read_content", False, "Read content"),
        ("read_comments", False, "Read comments"),
        ("users", "none", "Read user information"),
        ("users", "without_email", "Read user information including email addresses"),
    ],
)
def test_check_names_what_is_missing_and_what_to_do(notion, connector, name, value, missing):
    setattr(notion.server.capabilities, name, value)
    identity = connector.check()
    assert identity.missing == (missing,)
    assert missing in identity.advice[0]
    assert (identity.account.name, identity.workspace) == ("syncd", "Acme")


def test_a_workspace_that_is_not_shared_is_said(notion, connector):
    notion.workspace.unshare(notion.plan)
    assert connector.check().missing == ("pages",)
    with pytest.raises(Unauthorized, match="share the pages"):
        read(notion, connector)


def test_both_kinds_of_limit_are_told_apart_and_obeyed(notion, connector):
    notion.server.exhaust(timedelta(minutes=5))
    with pytest.raises(Unavailable, match="all connections of the workspace") as caught:
        read(notion, connector)
    assert caught.value.retry_after == timedelta(minutes=5)
    notion.clock.advance(timedelta(minutes=5))
    fresh = notion.connector(SimulatedTime().retry())
    notion.server.faults.add(Fault("*", "429", retry_after="2"))
    said = notion.say("Is it paid?")
    assert said in read(notion, fresh).ids
    fresh.close()


def test_cursors_that_died_begin_their_list_anew(notion, connector):
    expected = notion.fill()
    died = []

    def expire(params):
        if params.get("start_cursor") and not died:
            died.append(True)
            notion.server.cursors.expire()
        return False

    notion.server.faults.add(Fault("GET /v1/comments", "500", when=expire))
    assert expected <= read(notion, connector).ids
    assert died


@pytest.mark.parametrize(
    "written",
    ["59833787-2cf9-4fdf-8782-e53db20768a5", "598337872cf94fdf8782e53db20768a5",
     "https://www.notion.so/acme/Plan-598337872cf94fdf8782e53db20768a5?v=1234567890abcdef1234567890abcdef"],
)  # fmt: skip
def test_an_id_is_read_as_people_write_it(notion, written):
    assert notion.settings(pages=(written,)).pages == ("59833787-2cf9-4fdf-8782-e53db20768a5",)


def test_what_is_no_id_is_refused(notion):
    with pytest.raises(ValueError, match="link that Notion copies"):
        notion.settings(pages=("Launch plan",))

"""Whose token it is, which workspace and projects are read, and what is said where something is missing or refused."""

import logging
import threading
from datetime import timedelta

import pytest
from asana_subject import SOURCE, VARIABLE, asana
from pydantic import AnyHttpUrl
from subjects import Read, SimulatedTime, read, told

from connectors.asana_errors import refused
from syncd.connector import Unauthorized, Unavailable
from syncd.model import State
from syncd.reading import Entry
from syncd.rules.context import Context
from syncd.rules.hours import Calendar
from syncd.rules.judge import read as judge
from syncd.rules.ledger import fold
from syncd.rules.people import People
from syncd.rules.policy import Policies, Policy

__all__ = ["asana"]


def connected(asana, **changes):
    return asana.connector(SimulatedTime().retry(), **changes)


def places(asana, **changes):
    connector = connected(asana, **changes)
    found = read(asana, connector, into=Read())
    connector.close()
    return {event.place.name for event in found.events}


def test_projects_are_read_by_name_by_gid_and_by_portfolio_and_else_all_that_are_not_archived(asana):
    workspace, dana = asana.workspace, asana.dana
    made = {name: workspace.project(name) for name in ("Ops", "Shop", "Old")}
    for name, gid in made.items():
        workspace.task(gid, f"In {name}", "Is it done?", dana)
    workspace.archive(made["Old"])
    inner = workspace.portfolio("Inner", [made["Shop"]])
    outer = workspace.portfolio("All of it", [made["Ops"], inner])
    workspace.put_in(inner, outer)
    assert places(asana) == {"Web", "Ops", "Shop"}
    assert places(asana, projects=("Ops",)) == {"Ops"}
    assert places(asana, projects=(made["Ops"], "Web")) == {"Ops", "Web"}
    assert places(asana, projects=("Old",)) == {"Old"}
    assert places(asana, portfolios=("All of it",)) == {"Ops", "Shop"}
    assert places(asana, portfolios=(inner,), projects=("Web",)) == {"Ops", "Shop", "Web"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"projects": ("Wbe",)}, 'project "Wbe"'),
        ({"projects": ("Twice",)}, 'single project "Twice"'),
        ({"portfolios": ("None",)}, 'portfolio "None"'),
        ({"portfolios": ("17",)}, 'portfolio "17"'),
        ({"workspace": "Emca"}, "Acme"),
    ],
)
def test_a_name_that_does_not_exist_is_said_with_what_to_do(asana, changes, words):
    for _ in range(2):
        asana.workspace.project("Twice")
    connector = connected(asana, **changes)
    with pytest.raises(Unauthorized, match=words):
        read(asana, connector)
    if "workspace" in changes:
        with pytest.raises(Unauthorized, match=words):
            connector.check()
    else:
        identity = connector.check()
        assert [words in name for name in identity.missing] == [True]
        assert SOURCE in identity.advice[0]
    connector.close()


def test_a_project_is_private_unless_asana_says_that_it_is_not(asana):
    secret = asana.workspace.project("Wages", members=[asana.workspace.account], private=True)
    asana.workspace.task(secret, "Raise", "How much?", asana.dana)
    connector = connected(asana)
    found = read(asana, connector)
    assert {(event.place.name, event.place.private) for event in found.events} == {("Web", False), ("Wages", True)}
    connector.close()
    connector = connected(asana, public=False)
    assert all(event.place.private for event in read(asana, connector).events)
    connector.close()


def test_a_new_project_is_found_within_the_hour_and_a_lost_one_stops_nothing(asana, caplog):
    connector = connected(asana)
    result = read(asana, connector)
    new = asana.workspace.project("New")
    asana.workspace.task(new, "Logo", "Is it blue?", asana.dana)
    asana.clock.advance(timedelta(hours=1))
    read(asana, connector, into=result)
    assert "New" in {event.place.name for event in result.events}
    asana.workspace.set_members(new, (), private=True)
    said = asana.say("Still here?")
    with caplog.at_level(logging.WARNING):
        read(asana, connector, into=result)
    assert said in result.ids
    assert 'project "New" cannot be read any more' in caplog.text
    assert f"project:{new}" not in result.cursor
    connector.close()


def test_a_configured_project_that_is_lost_is_said_after_the_others_are_read(asana):
    ops = asana.workspace.project("Ops")
    connector = connected(asana, projects=("Web", "Ops"))
    result = read(asana, connector)
    asana.workspace.delete_project(ops)
    said = asana.say("Still here?")
    with pytest.raises(Unauthorized, match="Ops"):
        read(asana, connector, into=result)
    assert said in result.ids
    connector.close()


def test_the_directory_has_emails_and_a_guest_that_no_list_returns_is_known_by_what_they_write(asana):
    guest = asana.workspace.user("Gus Guest", "gus@guest.test", listed=False)
    asana.workspace.comment(asana.first, guest, "Hello?")
    connector = connected(asana)
    known = {account.name: account.email for account in connector.accounts()}
    assert known["Dana Ruiz"] == "dana@partner.test"
    assert "Gus Guest" not in known
    assert "gus@guest.test" in {event.actor.email for event in read(asana, connector).events if event.actor}
    connector.close()


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [
        (401, Unauthorized, "token"),
        (402, Unauthorized, "plan"),
        (451, Unauthorized, "nobody"),
        (400, Unavailable, "400"),
    ],
)
def test_what_asana_refuses_is_said_by_who_must_act(status, kind, words):
    error = refused(status, {}, b'{"errors": [{"message": "No."}]}', "tasks", SOURCE)
    assert isinstance(error, kind)
    assert words in str(error)


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"errors": 3}', b'{"errors": [3]}', b"\xff", None])
def test_an_error_without_words_is_an_error_all_the_same(body):
    assert "400" in str(refused(400, {}, body, "tasks", SOURCE))
    assert isinstance(refused(412, {}, body, "events", SOURCE), Unavailable)


@pytest.mark.parametrize("token", ["tok\nen", "töken"])
def test_a_token_that_cannot_be_one_is_said_without_showing_it(asana, monkeypatch, token):
    monkeypatch.setenv(VARIABLE, token)
    connector = connected(asana)
    with pytest.raises(Unauthorized) as caught:
        connector.check()
    assert not [text for text in told(caught.value) if token in text]


def test_a_rotated_token_needs_no_restart(asana, monkeypatch):
    connector = connected(asana)
    result = read(asana, connector)
    asana.server.token = "2/rotated"
    with pytest.raises(Unauthorized):
        read(asana, connector, into=result)
    monkeypatch.setenv(VARIABLE, "2/rotated")
    said = asana.say("Hello?")
    assert said in read(asana, connector, into=result).ids
    connector.close()


def test_the_sdk_leaves_no_log_handlers_and_no_threads(asana):
    connector = connected(asana)
    read(asana, connector)
    assert not [thread for thread in threading.enumerate() if "worker" in thread.name]
    handlers = [handler for name in ("asana", "urllib3") for handler in logging.getLogger(name).handlers]
    assert not [handler for handler in handlers if isinstance(handler, logging.StreamHandler)]
    connector.close()


def test_a_task_that_a_stakeholder_assigned_to_the_team_and_nobody_touched_is_an_ask_until_it_is_completed(asana):
    task = asana.workspace.task(asana.web, "New logo", "Blue and round.", asana.dana, assignee=asana.mia)
    connector = connected(asana)
    result = read(asana, connector)
    people = People((), ["mia@acme.test"], "mia@acme.test", connector.accounts(), Calendar())
    context = Context(people, Policies(Policy(timedelta(hours=4))), people.default_owner)

    def asks():
        found = {event.id: event for event in result.events if event.thread == task}.values()
        entries = [Entry(number, event, judge(event.text)) for number, event in enumerate(found)]
        return fold(entries, context)

    (ask,) = asks()
    assert (ask.state, ask.asker.name, ask.owner.name) == (State.OPEN, "Dana Ruiz", "Mia Torres")
    asana.clock.advance(timedelta(hours=1))
    asana.workspace.complete(task, asana.mia)
    read(asana, connector, into=result)
    (ask,) = asks()
    assert ask.state is State.SETTLED
    connector.close()


def test_an_address_where_no_asana_is_is_said(asana):
    connector = connected(asana, base_url=AnyHttpUrl(asana.server.url + "/elsewhere"))
    for ask in (connector.check, lambda: list(connector.accounts()), lambda: read(asana, connector)):
        with pytest.raises(Unauthorized, match="base_url"):
            ask()
    connector.close()

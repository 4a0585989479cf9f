"""Acting on an alert where it is read: by a reaction on its message, through a sandbox's Slack, over HTTP."""


import pytest
from service_world import ALERTS, DAY, HOUR, MINUTE, World

from syncd.model import Ask, State


@pytest.fixture
def told(world: World) -> World:
    """A question of Dana's was told as overdue."""
    world.run()
    world.ask()
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 1
    return world


def stamp(world: World, channel: object = ALERTS, number: int = 0) -> str:
    """The ts of one of our messages."""
    ours = [m for m in world.workspace.messages(channel) if m.get("blocks") and m.get("thread_ts", m["ts"]) == m["ts"]]
    return str(ours[number]["ts"])


def react(world: World, name: str, who: object, channel: object = ALERTS) -> None:
    world.workspace.react(channel, stamp(world, channel), name, who)
    world.pass_time(MINUTE)


def unreact(world: World, name: str, who: object, channel: object = ALERTS) -> None:
    world.workspace.unreact(channel, stamp(world, channel), name, who)
    world.pass_time(MINUTE)


def only(world: World) -> Ask:
    (ask,) = world.asks()
    return ask


def decisions(world: World) -> list[tuple[str, str]]:
    """What was decided about the only ask, and by whose account."""
    ask = only(world)
    made = world.runtime.stores.ledger.decisions([(ask.source, ask.thread)]).get(ask.id, ())
    return [(decision.action, decision.by) for decision in made]


def said(world: World) -> list[str]:
    return [step.detail for step in only(world).evidence]


def test_the_alert_says_what_a_reaction_does(told: World) -> None:
    assert told.alerts()[0].endswith("\n:zzz: snoozes a day · :x: nothing is owed · :white_check_mark: done elsewhere")


def test_zzz_snoozes_for_a_day_and_the_message_is_edited_in_place(told: World) -> None:
    react(told, "zzz", told.mia)
    ask = only(told)
    assert (ask.state, ask.snoozed_until) == (State.SNOOZED, told.now() + DAY)
    (alert,) = told.alerts()
    assert alert.startswith(":white_check_mark: Snoozed:")
    assert "*Decided:* snoozed until Thu 19 Nov 11:02 by Mia Berg, by a reaction on the alert" in alert
    assert alert.endswith("take the reaction away to take it back")
    assert told.posts() == 1
    told.pass_time(DAY + MINUTE)
    assert told.posts() == 2, "it is told again when the snooze is over"


@pytest.mark.parametrize(
    ("name", "why"), [("x", "nothing is owed"), ("no_bell", "nothing is owed"), ("white_check_mark", "done elsewhere")]
)
def test_what_dismisses_says_who_did_and_why(told: World, name: str, why: str) -> None:
    react(told, name, told.li)
    assert only(told).state is State.DISMISSED
    assert f"dismissed by Li Chen, by a reaction on the alert: {why}" in said(told)
    (alert,) = told.alerts()
    assert alert.startswith(":white_check_mark: Dismissed:")
    told.pass_time(30 * DAY)
    assert told.posts() == 1


def test_a_reaction_taken_away_takes_the_decision_back_in_the_same_message(told: World) -> None:
    react(told, "x", told.mia)
    unreact(told, "x", told.mia)
    assert only(told).state is State.OPEN
    assert "the decision was taken back by Mia Berg, by a reaction on the alert" in said(told)
    told.pass_time(MINUTE)
    (alert,) = told.alerts()
    assert "*Dana Ruiz* has waited 1 h 4 min" in alert
    assert alert.endswith("done elsewhere")
    react(told, "x", told.mia)
    assert only(told).state is State.DISMISSED
    assert [action for action, _ in decisions(told)] == ["dismiss", "reopen", "dismiss"]

"""Acting on an alert where it is read: by a reaction on its message, through a sandbox's Slack, over HTTP."""

from typing import Any

import pytest
from service_world import ALERTS, DAY, HOUR, MINUTE, START, World

from syncd.decision import Decision
from syncd.model import Ask, State
from syncd.sandbox import Fault
from syncd.store.erasure import Erasure, wipe
from syncd.store.reactions import HEARD


@pytest.fixture
def told(world: World) -> World:
    """A question of Dana's was told as overdue."""
    world.run()
    world.ask()
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 1
    return world


def stamp(world: World, channel: Any = ALERTS, number: int = 0) -> str:
    """The ts of one of our messages."""
    ours = [m for m in world.workspace.messages(channel) if m.get("blocks") and m.get("thread_ts", m["ts"]) == m["ts"]]
    return str(ours[number]["ts"])


def react(world: World, name: str, who: Any, channel: Any = ALERTS) -> None:
    world.workspace.react(channel, stamp(world, channel), name, who)
    world.pass_time(MINUTE)


def unreact(world: World, name: str, who: Any, channel: Any = ALERTS) -> None:
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
    assert told.alerts(replies=True) == [f"*Overdue now:* Dana Ruiz has waited 1 h 4 min for <@{told.mia.id}>."]
    assert alert.endswith("done elsewhere")
    react(told, "x", told.mia)
    assert only(told).state is State.DISMISSED
    assert [action for action, _ in decisions(told)] == ["dismiss", "reopen", "dismiss"]


def test_nobody_but_the_team_has_a_say(told: World, caplog: pytest.LogCaptureFixture) -> None:
    told.workspace.join(ALERTS, told.dana)
    for name in ("x", "white_check_mark"):
        react(told, name, told.dana)
    assert only(told).state is State.OPEN
    assert decisions(told) == []
    assert caplog.text.count("decides nothing: whoever reacted is not of the team") == 2
    assert "Dana" not in caplog.text
    assert {record.levelname for record in caplog.records} == {"INFO"}


def test_a_digest_offers_nothing_and_a_reaction_on_it_decides_nothing(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(3):
        world.ask(f"Could you explain item {number}?", at=START - 2 * HOUR + number * MINUTE)
    world.run()
    (digest,) = world.alerts()
    assert ":zzz:" not in digest
    react(world, "x", world.mia)
    assert {ask.state for ask in world.asks()} == {State.OPEN}
    assert "decides nothing: it is not about a single ask" in caplog.text


def test_a_reaction_counts_for_the_ask_of_that_alert_alone(told: World) -> None:
    told.ask("Could you explain the invoice?", user=told.eve)
    told.pass_time(HOUR + MINUTE)
    told.workspace.react(ALERTS, stamp(told, number=1), "x", told.mia)
    told.pass_time(MINUTE)
    assert {ask.asker.name: ask.state for ask in told.asks()} == {
        "Dana Ruiz": State.OPEN,
        "Eve Okoro": State.DISMISSED,
    }


def test_each_counts_once_though_syncd_is_killed_in_between_and_everything_is_read_again(told: World) -> None:
    told.workspace.react(ALERTS, stamp(told), "x", told.mia)
    told.clock.advance(MINUTE)
    told.poll()  # and before it is evaluated, syncd is gone
    told.start()
    told.pass_time(MINUTE)
    assert [action for action, _ in decisions(told)] == ["dismiss"]
    ask = only(told)
    told.runtime.stores.ledger.decide(Decision(ask.id, "reopen", told.now()))
    told.runtime.stores.sources.forget_cursor("slack")
    told.database.put(HEARD, "1")
    told.start()
    told.pass_time(MINUTE)
    assert [action for action, _ in decisions(told)] == ["dismiss", "reopen"], "what the shell says stands"
    assert only(told).state is State.OPEN


def test_a_reaction_on_a_message_whose_posting_was_not_confirmed_is_heard(world: World) -> None:
    world.run()
    world.ask()
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "reset", times=1, applied=True))
    world.pass_time(HOUR + MINUTE)
    world.workspace.react(ALERTS, stamp(world), "x", world.mia)
    world.start()
    world.poll()
    world.runtime.evaluate()
    assert decisions(world) == [], "nobody knows yet that the message is an alert's"
    for _ in range(3):
        world.pass_time(MINUTE)
    assert only(world).state is State.DISMISSED
    assert world.alerts()[0].startswith(":white_check_mark: Dismissed:")
    assert world.posts() == 1


def test_in_a_direct_message_as_well(world: World) -> None:
    world.config += "dm_owner = true\n"
    world.run()
    world.ask(f"<@{world.li.id}> could you send me the export?")
    world.pass_time(HOUR + MINUTE)
    direct = world.workspace.im(world.li)
    assert world.alerts(direct)[0].endswith("done elsewhere")
    react(world, "zzz", world.li, direct)
    world.pass_time(HOUR)  # a conversation that is new to the bot is found when they are listed
    assert only(world).state is State.SNOOZED
    assert [alert[:27] for alert in (*world.alerts(), *world.alerts(direct))] == [":white_check_mark: Snoozed:"] * 2


def test_a_private_ask_stays_private(world: World) -> None:
    board = world.workspace.channel("board", [world.mia, world.dana], private=True)
    world.run()
    world.ask("Could you send me the secret export?", channel=board)
    world.pass_time(HOUR + MINUTE)
    react(world, "x", world.mia)
    assert only(world).state is State.DISMISSED
    (alert,) = world.alerts()
    assert alert.startswith(":white_check_mark: Dismissed:")
    assert not [word for word in ("secret", "board", "*Decided:*") if word in alert]


@pytest.mark.parametrize(
    "line", ["reactions = false", 'channels = ["partner"]'], ids=["switched off", "a channel that is not read"]
)
def test_where_it_does_not_work_nothing_is_offered_and_nothing_decided(world: World, line: str) -> None:
    if line.startswith("channels"):
        world.set(f"requests_per_minute = 5000\n{line}", instead_of="requests_per_minute = 5000")
    else:
        world.config += f"{line}\n"
    world.run()
    world.ask()
    world.pass_time(HOUR + MINUTE)
    assert ":zzz:" not in world.alerts()[0]
    react(world, "x", world.mia)
    assert only(world).state is State.OPEN
    assert world.database.get(HEARD) == ("" if line == "reactions = false" else "0")


def test_what_was_reacted_while_it_was_off_decides_nothing_when_it_is_on(told: World) -> None:
    told.config += "reactions = false\n"
    told.start()
    react(told, "x", told.mia)
    told.pass_time(HOUR)
    assert told.events("reaction")
    told.set("reactions = true", instead_of="reactions = false")
    told.start()
    told.pass_time(MINUTE)
    assert only(told).state is State.OPEN
    react(told, "zzz", told.mia)
    assert only(told).state is State.SNOOZED


def test_an_alert_that_stands_for_a_month_still_hears_within_the_hour(told: World) -> None:
    told.pass_time(30 * DAY)
    told.pass_time(MINUTE)
    told.workspace.react(ALERTS, stamp(told), "white_check_mark", told.li)
    told.pass_time(HOUR)
    assert only(told).state is State.DISMISSED


def test_hearing_costs_no_request(told: World) -> None:
    told.pass_time(MINUTE)
    (slack,) = [polled.requests for polled in told.pass_time(MINUTE) if polled.source == "slack"]
    told.set('channel = "#waiting-on-us"\nreactions = false', instead_of='channel = "#waiting-on-us"')
    told.start()
    told.pass_time(MINUTE)
    (without,) = [polled.requests for polled in told.pass_time(MINUTE) if polled.source == "slack"]
    assert slack == without


def test_who_is_forgotten_decided_without_a_name(told: World) -> None:
    react(told, "x", told.li)
    person = told.runtime.rules().context.people.by_id("li@acme.test")
    assert person is not None
    Erasure(told.database, person, told.now()).run("mia")
    assert wipe(told.database)
    told.pass_time(MINUTE)
    assert wipe(told.database)
    held = (told.folder / "syncd.db").read_bytes()
    assert not [word for word in (b"Li Chen", told.li.id.encode()) if word in held]
    assert only(told).state is State.DISMISSED
    told.database.put(HEARD, "1")
    told.runtime.stores.sources.forget_cursor("slack")
    told.start()
    told.pass_time(MINUTE)
    assert [(action, by.startswith("slack:forgotten:team:")) for action, by in decisions(told)] == [("dismiss", True)]


def test_the_message_says_what_was_decided_last_and_the_answer_when_it_comes(told: World) -> None:
    question = told.workspace.messages(told.room)[0]["ts"]
    react(told, "x", told.mia)
    react(told, "zzz", told.li)
    (alert,) = told.alerts()
    assert "*Decided:* snoozed until Thu 19 Nov 11:03 by Li Chen" in alert
    unreact(told, "zzz", told.li)
    assert "*Decided:* dismissed by Mia Berg" in told.alerts()[0]
    react(told, "zzz", told.li)
    told.answer(question)
    told.pass_time(MINUTE)
    (alert,) = told.alerts()
    assert alert.startswith(":white_check_mark: Answered after 1 h 5 min")
    assert told.posts() == 1
    edits = told.sandbox.slack.count("chat.update")
    told.pass_time(MINUTE)
    assert told.sandbox.slack.count("chat.update") == edits

"""Alerts from end to end: what is posted, edited and said below, seen in the sandbox's Slack."""

from datetime import timedelta

import pytest
from service_world import ALERTS, DAY, HOUR, MINUTE, START, World

from syncd.decision import Decision
from syncd.model import State
from syncd.sandbox import Fault


@pytest.fixture
def told(world: World) -> str:
    """A question of Dana's that was told as overdue; its timestamp."""
    world.run()
    ts = world.ask()
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 1
    return ts


def test_an_overdue_ask_is_one_message_that_names_who_waits_where_why_and_the_poll_that_proves_it(
    world: World, told: str
) -> None:
    (alert,) = world.alerts()
    assert "*Dana Ruiz* has waited 1 h 1 min" in alert
    assert f"<@{world.mia.id}>" in alert
    assert "> Could you send me the export?" in alert
    assert world.workspace.permalink(world.room, told) in alert
    assert "no answer as of Wed 18 Nov 11:01" in alert
    for _ in range(3):
        world.pass_time(5 * MINUTE)
    assert world.posts() == 1


def test_the_owner_is_told_too_where_that_is_wanted(world: World) -> None:
    world.config += "dm_owner = true\n"
    world.run()
    world.ask(f"<@{world.li.id}> could you send me the export?")
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 1
    (direct,) = world.alerts(world.workspace.im(world.li))
    assert "Could you send me the export?" in direct or "could you send me the export?" in direct
    assert world.alerts(world.workspace.im(world.mia)) == []


def test_history_is_one_digest_however_much_there_is_and_nothing_that_is_too_old(world: World) -> None:
    for number in range(520):
        world.ask(f"Could you explain item {number}?", at=START - timedelta(minutes=100 + number))
    world.ask("Could you explain the old one?", at=START - timedelta(days=15))
    world.run()
    (digest,) = world.alerts()
    assert digest.startswith("*520 asks wait for an answer*")
    assert world.posts() == 1
    for _ in range(2):
        world.pass_time(HOUR)
    assert world.posts() == 1


def test_history_of_several_sources_is_one_digest_though_one_is_read_before_the_other(world: World) -> None:
    world.ask(at=START - 2 * HOUR)
    world.site.issue("APP", "Launch", "Can you explain the launch?", world.reporter, at=START - 2 * HOUR)
    assert world.poll("jira").complete
    world.runtime.evaluate()
    assert world.runtime.notify() == 0
    assert world.poll("slack").complete
    world.runtime.evaluate()
    world.runtime.notify()
    (digest,) = world.alerts()
    assert digest.startswith("*2 asks wait for an answer*")


def test_history_of_one_source_does_not_wait_for_another_that_fails(world: World) -> None:
    world.site.issue("APP", "Launch", "Can you explain the launch?", world.reporter, at=START - 2 * HOUR)
    world.sandbox.slack.faults.add(Fault("conversations.history", "503", times=10_000))
    world.run()
    (alert,) = world.alerts()
    assert "Can you explain the launch?" in alert


def test_a_digest_is_edited_when_one_of_its_asks_is_answered(world: World) -> None:
    first, *_ = [world.ask(f"Could you explain item {n}?", at=START - 2 * HOUR + n * MINUTE) for n in range(3)]
    world.run()
    world.answer(first)
    world.pass_time(MINUTE)
    (digest,) = world.alerts()
    assert digest.startswith("*2 asks wait for an answer, 1 answered or settled since*")


def test_many_new_asks_at_once_are_one_digest(world: World) -> None:
    world.run()
    for number in range(6):
        world.ask(f"Could you explain item {number}?")
    world.pass_time(HOUR + MINUTE)
    (digest,) = world.alerts()
    assert digest.startswith("*6 asks wait for an answer*")
    for number in range(5):
        world.ask(f"Could you explain thing {number}?")
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 6


def test_a_warning_becomes_an_alert_in_place_and_a_reply_tells_that_it_is_overdue_now(world: World) -> None:
    world.set('answer_within = "1h"\nwarn_before = "20m"', instead_of='answer_within = "1h"')
    world.run()
    world.ask()
    world.pass_time(45 * MINUTE)
    (warning,) = world.alerts()
    assert "due Wed 18 Nov 11:00" in warning
    assert world.alerts(replies=True) == []
    world.pass_time(20 * MINUTE)
    (alert,) = world.alerts()
    assert "has waited 1 h 5 min" in alert
    (below,) = world.alerts(replies=True)
    assert below == f"*Overdue now:* Dana Ruiz has waited 1 h 5 min for <@{world.mia.id}>."


def test_an_answered_alert_is_edited_in_place_with_a_link_to_the_answer(world: World, told: str) -> None:
    answer = world.answer(told)
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert alert.startswith(":white_check_mark:")
    assert "Answered after 1 h 1 min" in alert
    assert world.workspace.permalink(world.room, answer).partition("?")[0] in alert
    assert world.posts() == 1


@pytest.mark.parametrize(
    ("happens", "word"),
    [
        (lambda world, ts: world.workspace.post(world.room, world.dana, "Never mind!", None, ts), "Settled"),
        (lambda world, ts: world.workspace.delete(world.room, ts), "Withdrawn"),
        (lambda world, ts: decide(world, "dismiss"), "Dismissed"),
        (lambda world, ts: decide(world, "snooze"), "Snoozed"),
    ],
    ids=["never mind", "deleted", "dismissed", "snoozed"],
)
def test_an_alert_is_taken_back_when_nothing_is_owed_any_more(world: World, told: str, happens, word: str) -> None:
    happens(world, told)
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert "~Dana Ruiz waited for Mia Berg~" in alert
    assert word in alert
    world.pass_time(DAY if word != "Snoozed" else MINUTE)
    assert world.posts() == 1


def decide(world: World, action: str) -> None:
    (ask,) = world.asks()
    until = world.now() + 5 * HOUR if action == "snooze" else None
    world.runtime.stores.ledger.decide(Decision(ask.id, action, world.now(), until))


def test_a_snooze_ends_by_itself_and_the_ask_is_told_anew(world: World, told: str) -> None:
    decide(world, "snooze")
    world.pass_time(MINUTE)
    world.pass_time(5 * HOUR)
    assert world.posts() == 2
    assert "has waited" in world.alerts()[1]


def test_who_looks_into_it_is_seen_in_the_alert_and_asked_back_takes_it_back(world: World, told: str) -> None:
    world.answer(told, "Looking into it")
    world.pass_time(MINUTE)
    assert "Somebody is looking into it." in world.alerts()[0]
    edits = world.sandbox.slack.count("chat.update")
    world.pass_time(MINUTE)
    assert world.sandbox.slack.count("chat.update") == edits == 1
    world.answer(told, "Which months do you need?")
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert "asked *Dana Ruiz* back" in alert
    assert world.asks()[0].state is State.WAITING_ON_ASKER


def test_an_ask_that_is_opened_again_and_overdue_again_is_told_again(world: World, told: str) -> None:
    world.workspace.react(world.room, told, "white_check_mark", world.mia)
    world.pass_time(MINUTE)
    assert "Settled" in world.alerts()[0]
    world.workspace.unreact(world.room, told, "white_check_mark", world.mia)
    world.pass_time(MINUTE)
    assert len(world.alerts()) == 2
    assert "has waited" in world.alerts()[1]


def test_who_stays_silent_is_reminded_below_the_message_and_it_is_escalated(world: World) -> None:
    terms = 'answer_within = "1h"\nescalate_after = "1h"\nescalate_to = "li@acme.test"\nremind_every = "3h"'
    world.set(terms, instead_of='answer_within = "1h"')
    world.run()
    world.ask()
    for _ in range(11):
        world.pass_time(30 * MINUTE + timedelta(seconds=1))
    assert len(world.alerts()) == 1
    below = world.alerts(replies=True)
    assert [line.partition(":*")[0] for line in below] == ["*Escalated", "*Still waiting"]
    assert "escalated to Li Chen" in below[0]


def test_only_owners_are_ever_pinged_whatever_people_write(world: World) -> None:
    world.config += "dm_owner = true\n"
    world.run()
    world.ask("<!channel> <!here> @everyone could you explain <!subteam^S1>?")
    world.site.issue("APP", "<!channel> & <@U1>", "Can you explain <!everyone>?", world.reporter)
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 2
    assert {ping.what for ping in world.workspace.pings} == {f"@{world.mia.id}"}


def test_nothing_of_a_private_place_stands_in_the_channel_and_the_owner_reads_it_in_a_direct_message(
    world: World,
) -> None:
    world.config += "dm_owner = true\n"
    board = world.workspace.channel("secret-board", [world.mia, world.dana], private=True)
    world.run()
    world.ask("Could you keep the merger quiet?", channel=board)
    world.pass_time(HOUR + MINUTE)
    (alert,) = world.alerts()
    assert "merger" not in str(world.workspace.messages(ALERTS))
    assert "secret-board" not in str(world.workspace.messages(ALERTS))
    assert "a private conversation" in alert
    (direct,) = world.alerts(world.workspace.im(world.mia))
    assert "merger" in direct

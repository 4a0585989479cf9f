"""Nobody is accused on stale data: what cannot be read is held, and each alert names the reading that proves it."""

import logging

import pytest
from service_world import ALERTS, DAY, HOUR, MINUTE, World

from syncd.sandbox import Fault


def down(world: World) -> None:
    """From now on Slack cannot be read; it still takes what is posted."""
    for method in ("conversations.history", "conversations.replies"):
        world.sandbox.slack.faults.add(Fault(method, "503", times=10_000))


def test_while_a_source_cannot_be_read_its_asks_are_held_and_told_once_it_is_read_again(world: World) -> None:
    world.run()
    world.ask()
    world.pass_time(MINUTE)
    down(world)
    for _ in range(4):
        world.pass_time(HOUR)
    assert world.alerts() == []
    world.sandbox.slack.faults.clear()
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert f"no answer as of {world.clock.now():%a %-d %b %H:%M}" in alert


def test_what_was_answered_while_the_source_could_not_be_read_is_never_told(world: World) -> None:
    world.run()
    ts = world.ask()
    world.pass_time(MINUTE)
    down(world)
    world.pass_time(2 * HOUR)
    world.answer(ts)
    world.pass_time(2 * HOUR)
    world.sandbox.slack.faults.clear()
    world.pass_time(MINUTE)
    assert world.alerts() == []


def test_an_incomplete_reading_proves_nothing(world: World) -> None:
    """Slack's history can be read, the thread in which the answer may stand cannot."""
    world.run()
    world.ask()
    world.pass_time(MINUTE)
    world.sandbox.slack.faults.add(Fault("conversations.replies", "503", times=10_000))
    world.pass_time(2 * HOUR)
    assert world.alerts() == []


def test_a_quota_that_runs_out_proves_nothing(world: World) -> None:
    world.set("requests_per_minute = 3", instead_of="requests_per_minute = 5000")
    for number in range(8):
        more = world.workspace.channel(f"more-{number}", [world.dana, world.mia])
        world.ask(channel=more)
    world.start().poll(world.runtime.sources["slack"])
    world.clock.advance(2 * HOUR)
    polled = world.poll()
    assert not polled.complete
    assert "quota" in str(polled.error)
    world.runtime.evaluate()
    assert world.asks() != []
    assert world.runtime.notify() == 0


def test_a_source_that_is_down_holds_only_its_own_asks(world: World) -> None:
    world.run()
    world.ask()
    world.site.issue("APP", "Launch", "Can you explain the launch?", world.reporter)
    world.pass_time(MINUTE)
    down(world)
    world.pass_time(2 * HOUR)
    (alert,) = world.alerts()
    assert "Can you explain the launch?" in alert


def test_a_thread_in_a_channel_that_cannot_be_read_any_more_is_held(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.run()
    ts = world.ask()
    world.ask("Could you explain the other one?", channel=world.other)
    world.pass_time(MINUTE)
    world.workspace.leave(world.room, world.workspace.bot)
    for _ in range(3):
        world.pass_time(HOUR)
    (alert,) = world.alerts()
    assert "Could you explain the other one?" in alert
    assert world.runtime.proofs.now()["slack"].unread == {f"{world.room.id}:{ts}"}
    assert caplog.text.count("slack: 1 threads cannot be read any more") == 1
    world.workspace.join(world.room, world.workspace.bot)
    world.pass_time(2 * HOUR)
    world.pass_time(MINUTE)
    assert len(world.alerts()) == 2


def test_nobody_is_reminded_of_what_cannot_be_read_any_more(world: World) -> None:
    world.set('answer_within = "1h"\nremind_every = "2h"', instead_of='answer_within = "1h"')
    world.run()
    world.ask()
    world.pass_time(HOUR + MINUTE)
    assert len(world.alerts()) == 1
    world.workspace.leave(world.room, world.workspace.bot)
    for _ in range(4):
        world.pass_time(2 * HOUR)
    assert world.alerts(replies=True) == []


def test_a_jira_that_answers_a_dead_token_with_an_empty_list_proves_nothing(world: World) -> None:
    world.run()
    world.site.issue("APP", "Launch", "Can you explain the launch?", world.reporter)
    world.pass_time(MINUTE)
    world.site.rejected_is_anonymous = True
    world.sandbox.jira.token, alive = "another", world.sandbox.jira.token
    for _ in range(2):
        polled = {each.source: each for each in world.pass_time(2 * HOUR)}
        assert not polled["jira"].complete
    assert world.alerts() == []
    world.sandbox.jira.token = alive
    world.pass_time(HOUR)
    assert len(world.alerts()) == 1


def test_what_was_read_before_a_restart_proves_nothing_after_it(world: World) -> None:
    world.run()
    ts = world.ask()
    world.pass_time(MINUTE)
    world.clock.advance(HOUR)
    assert world.poll().complete  # which proves it, but syncd stops before it tells
    world.clock.advance(DAY)
    world.answer(ts)
    world.start().evaluate()
    assert world.runtime.notify() == 0
    world.run()
    assert world.posts() == 0


def test_an_unreadable_answer_in_jira_holds_its_ask(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """An issue is read whole or not at all: what stands in it cannot be known."""
    world.run()
    issue = world.site.issue("APP", "Launch", "Can you explain the launch?", world.reporter)
    world.pass_time(MINUTE)
    broken = world.site.user("Broken", account_id="")
    world.site.comment(issue, broken, "Here it is.")
    user = world.site.users.pop(broken)
    for name in ("account_id", "username"):
        object.__setattr__(user, name, "")
    for _ in range(3):
        world.pass_time(HOUR)
    assert world.alerts() == []
    assert "in quarantine" in caplog.text


def test_the_log_says_that_asks_are_held_once_and_when_it_is_over(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.run()
    down(world)
    for _ in range(3):
        world.pass_time(10 * MINUTE)
    world.sandbox.slack.faults.clear()
    world.pass_time(10 * MINUTE)
    said = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert len(said) == 2
    assert said[0].startswith("slack: cannot be read completely, its asks are held: Slack cannot answer conv")
    assert said[1].startswith("slack: read again, after ")
    assert world.workspace.messages(ALERTS) == []

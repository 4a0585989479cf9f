"""From the outbox to Slack: closed routes, messages that are gone, a Slack that is down, a process that died."""

from datetime import timedelta

import pytest
from service_world import ALERTS, HOUR, MINUTE, World

from syncd.alert import Action
from syncd.sandbox import Fault
from syncd.service.notify import LEASE


def overdue(world: World, text: str = "Could you send me the export?") -> str:
    """A question that becomes overdue, with syncd running."""
    world.run()
    ts = world.ask(text)
    world.pass_time(HOUR + MINUTE)
    return ts


def test_an_archived_channel_ends_the_delivery_and_is_said_once_with_what_to_do(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.channel.archived = True
    overdue(world)
    world.ask("Could you explain it?")
    world.pass_time(HOUR + MINUTE)
    pending = world.runtime.outbox.pending()
    assert (pending.waiting, pending.refused) == (0, 2)
    ((error, times),) = world.runtime.outbox.errors()
    assert "is_archived: the channel is archived: name another one in [alerts.slack]" in error
    assert times == 2
    assert caplog.text.count("an alert to channel is given up") == 1
    tried = world.sandbox.slack.count("users.conversations")
    world.pass_time(MINUTE)
    assert world.sandbox.slack.count("users.conversations") <= tried + 2


def test_what_was_given_up_is_told_after_the_route_was_mended_and_syncd_started_again(world: World) -> None:
    world.channel.archived = True
    ts = overdue(world)
    world.ask("Could you explain it?")
    world.pass_time(HOUR + MINUTE)
    world.channel.archived = False
    world.answer(ts)
    world.start()
    world.pass_time(MINUTE)
    (alert,) = world.alerts()
    assert "Could you explain it?" in alert
    assert world.runtime.outbox.pending().refused == 0


def test_an_owner_without_an_account_in_slack_is_told_in_the_channel_alone(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.set('members = ["mia@acme.test", "sam@acme.test"]', instead_of='members = ["mia@acme.test", "li@acme.test"]')
    world.set('owner = "sam@acme.test"', instead_of='owner = "mia@acme.test"')
    world.config += "dm_owner = true\n"
    overdue(world)
    assert len(world.alerts()) == 1
    assert "has no account in slack: name it in [[people]]" in caplog.text


def test_an_alert_that_was_deleted_by_hand_is_left_alone(world: World) -> None:
    world.set('answer_within = "1h"\nremind_every = "2h"', instead_of='answer_within = "1h"')
    ts = overdue(world)
    (message,) = [m for m in world.workspace.messages(ALERTS) if m.get("blocks")]
    world.workspace.delete(ALERTS, message["ts"])
    for _ in range(4):
        world.pass_time(2 * HOUR)
    world.answer(ts)
    world.pass_time(HOUR)
    assert world.sandbox.slack.count("chat.update") == 1
    assert world.alerts() == world.alerts(replies=True) == []
    pending = world.runtime.outbox.pending()
    assert (pending.waiting, pending.refused) == (0, 0)


def test_slack_takes_no_posts_for_an_hour_and_each_alert_is_told_once_afterwards(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.set('answer_within = "1h"\nwarn_before = "30m"', instead_of='answer_within = "1h"')
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "503", times=10_000))
    world.run()
    for number in range(3):
        world.ask(f"Could you explain item {number}?")
    for _ in range(8):
        world.pass_time(15 * MINUTE)
    assert world.alerts() == []
    assert caplog.text.count("alerts cannot be posted and wait") == 1
    world.sandbox.slack.faults.clear()
    world.pass_time(20 * MINUTE)
    assert len(world.alerts()) == len({alert.partition("explain item ")[2][0] for alert in world.alerts()}) == 3
    assert all("has waited" in alert for alert in world.alerts())
    assert world.alerts(replies=True) == []
    assert caplog.text.count("alerts are posted again") == 1


def test_what_was_answered_while_slack_was_down_is_not_told_any_more(world: World) -> None:
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "503", times=10_000))
    ts = overdue(world)
    world.answer(ts)
    world.pass_time(MINUTE)
    world.sandbox.slack.faults.clear()
    world.pass_time(HOUR)
    assert world.alerts() == []
    assert world.runtime.outbox.pending().waiting == 0


def test_an_answer_lost_on_the_way_does_not_tell_twice(world: World) -> None:
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "reset", applied=True))
    overdue(world)
    world.pass_time(HOUR)
    assert len(world.alerts()) == 1
    assert world.posts() == 1


def test_a_limit_of_slacks_is_waited_for_and_the_other_alerts_come_too(world: World) -> None:
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "429", retry_after="7"))
    world.run()
    for number in range(2):
        world.ask(f"Could you explain item {number}?")
    world.pass_time(HOUR + MINUTE)
    world.pass_time(MINUTE)
    assert len(world.alerts()) == 2
    first, second = [request.at for request in world.sandbox.slack.requests if request.method == "chat.postMessage"][:2]
    assert second - first >= timedelta(seconds=7)


def test_what_a_dead_process_had_in_hand_is_told_once_its_source_has_been_read_and_not_twice(world: World) -> None:
    """It died after Slack had taken the message, before that was noted."""
    world.run()
    world.ask()
    world.clock.advance(HOUR + MINUTE)
    world.poll()
    world.runtime.evaluate()
    claimed = world.runtime.outbox.claim(world.now(), LEASE)
    assert claimed is not None
    assert claimed.action is Action.POST
    world.start()
    assert world.runtime.notify() == 0
    world.pass_time(MINUTE)
    assert world.posts() == 1
    assert len(world.alerts()) == 1


def test_a_damaged_row_does_not_stop_the_other_alerts(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.run()
    world.ask("Could you explain the first?")
    world.ask("Could you explain the second?")
    world.clock.advance(HOUR + MINUTE)
    world.poll()
    world.runtime.evaluate()
    damaged = min(world.asks(), key=lambda ask: ask.asked_at)
    with world.database.writing() as connection:
        connection.exec_driver_sql("update asks set body = '{' where id = ?", (damaged.id,))
    assert world.runtime.notify() == 1
    assert "Could you explain the second?" in world.alerts()[0]
    assert caplog.text.count("cannot be told, please report it: JSONDecodeError at ") == 1

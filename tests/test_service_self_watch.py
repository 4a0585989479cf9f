"""A source that cannot be read for long: the team's owner is told once, and once when it can be read again."""

from datetime import UTC, datetime, timedelta

import pytest
from service_world import HOUR, MINUTE, World

from syncd.sandbox import Fault
from syncd.service.self_watch import long_failing, next_look, recovered
from syncd.store.failures import Failure, failure_of
from syncd.store.sources import Health, SourceState

NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)


def direct(world: World, *, replies: bool = False) -> list[str]:
    """What syncd has written to Mia, who owns the team."""
    opened = [c for c in world.workspace.channels.values() if c.kind == "im" and world.mia.id in c.members]
    return [text for channel in opened for text in world.alerts(channel.id, replies=replies)]


def down(world: World, tool: str = "jira") -> None:
    fault = Fault("*", "503", times=100_000)
    (world.sandbox.jira if tool == "jira" else world.sandbox.slack).faults.add(fault)


def up(world: World, tool: str = "jira") -> None:
    (world.sandbox.jira if tool == "jira" else world.sandbox.slack).faults.clear()


def test_the_owner_is_told_once_after_an_hour_and_once_when_it_is_over(world: World) -> None:
    world.run()
    down(world)
    world.pass_time(MINUTE)
    world.pass_time(58 * MINUTE)
    assert direct(world) == []
    world.pass_time(2 * MINUTE)
    (told,) = direct(world)
    assert f"<@{world.mia.id}>: syncd cannot read *jira*, since Wed 18 Nov 10:01 (1 h)." in told
    assert "503" in told
    assert "syncd check" in told
    for _ in range(5):
        world.pass_time(HOUR)
    assert direct(world) == [told]
    up(world)
    world.pass_time(MINUTE)
    (after,) = direct(world)
    assert "*jira* can be read again. It could not for 6 h 1 min" in after
    (reply,) = direct(world, replies=True)
    assert f"<@{world.mia.id}>: *jira* can be read again, after 6 h" in reply
    world.pass_time(HOUR)
    assert direct(world) == [after]
    assert direct(world, replies=True) == [reply]
    assert world.alerts() == []


def test_it_says_how_many_wait_there_without_what_is_only_suspected(world: World) -> None:
    world.site.issue("APP", "Export", "Could you send me the export?", world.reporter)
    filed = world.site.issue("APP", "Design", "Could you send me the design?", world.reporter)
    world.site.comment(filed, world.agent, "It is attached to the page of the launch.")
    world.clock.advance(MINUTE)
    world.site.comment(filed, world.reporter, "Scanner at door C reads nothing any more")
    world.run()
    assert [ask.sure for ask in world.runtime.stores.ledger.asks()] == [True, False]
    down(world)
    world.pass_time(MINUTE)
    world.pass_time(HOUR)
    assert "(1 ask now.)" in direct(world)[0]


def test_a_restart_tells_nothing_again(world: World) -> None:
    world.run()
    down(world)
    world.pass_time(MINUTE)
    world.pass_time(HOUR)
    assert len(direct(world)) == 1
    world.start()
    world.pass_time(HOUR)
    assert len(direct(world)) == 1
    up(world)
    world.start()
    world.pass_time(MINUTE)
    assert len(direct(world)) == len(direct(world, replies=True)) == 1


def test_after_a_weekend_off_an_old_failure_is_not_told_before_the_source_was_tried_again(world: World) -> None:
    world.run()
    down(world)
    world.pass_time(MINUTE)
    world.stop()
    up(world)
    world.clock.advance(timedelta(days=2))
    world.runtime.evaluate()
    world.run()
    assert direct(world) == []


def test_a_failure_of_slack_itself_that_is_over_before_it_could_be_told_is_not_told(world: World) -> None:
    world.run()
    down(world, "slack")
    for _ in range(3):
        world.pass_time(HOUR)
    assert world.runtime.outbox.pending().waiting == 1
    up(world, "slack")
    world.pass_time(HOUR)
    world.pass_time(HOUR)
    assert direct(world) == world.alerts() == []
    assert world.runtime.outbox.pending().waiting == 0


def test_a_failure_of_which_slack_took_the_message_without_answering_is_told_once_and_taken_back(world: World) -> None:
    world.run()
    down(world)
    world.pass_time(MINUTE)
    world.sandbox.slack.faults.add(Fault("chat.postMessage", "reset", applied=True))
    world.pass_time(HOUR)
    up(world)
    for _ in range(3):
        world.pass_time(HOUR)
    (told,) = direct(world)
    assert "can be read again" in told
    assert len(direct(world, replies=True)) == 1


def test_where_the_bot_may_not_write_to_people_the_channel_is_told(world: World) -> None:
    world.sandbox.slack.scopes.discard("im:write")
    world.run()
    down(world)
    world.pass_time(MINUTE)
    world.pass_time(HOUR)
    (told,) = world.alerts()
    assert "cannot read *jira*" in told
    assert direct(world) == []


def test_how_long_is_a_setting(world: World) -> None:
    world.set('[alerts]\nself_after = "10m"\n[alerts.slack]', instead_of="[alerts.slack]")
    world.run()
    down(world)
    world.pass_time(MINUTE)
    world.pass_time(10 * MINUTE)
    assert len(direct(world)) == 1


def test_what_the_tool_says_pings_nobody_and_shows_no_secret(world: World) -> None:
    world.run()
    secret, world.sandbox.jira.token = world.sandbox.jira.token, "another"
    world.pass_time(MINUTE)
    world.pass_time(HOUR)
    (told,) = direct(world)
    assert world.state("jira").health is Health.UNAUTHORIZED
    assert secret not in told
    assert told.count("<") == 1


def state(name: str = "jira", **more: object) -> SourceState:
    return SourceState(name, **{"health": Health.FAILING, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("failing", "polled", "told"),
    [
        (state(failing_since=NOW - HOUR), {"jira"}, True),
        (state(failing_since=NOW - HOUR, health=Health.UNAUTHORIZED), {"jira"}, True),
        (state(failing_since=NOW - 59 * MINUTE), {"jira"}, False),
        (state(failing_since=NOW - HOUR), set(), False),
        (state(failing_since=NOW - HOUR, failure_alert="source:jira:1"), {"jira"}, False),
        (state(failing_since=NOW + HOUR), {"jira"}, False),
        (state(health=Health.OK), {"jira"}, False),
        (state(failing_since=NOW - HOUR, error_kind="Unavailable", events=9), {"jira"}, False),
        (state(failing_since=NOW - 24 * HOUR, error_kind="Unavailable", events=9), {"jira"}, True),
        (state(failing_since=NOW - HOUR, error_kind="Unavailable"), {"jira"}, True),
        (state(failing_since=NOW - HOUR, error_kind="Unauthorized", events=9), {"jira"}, True),
    ],
)
def test_what_has_failed_for_long(failing: SourceState, polled: set[str], told: bool) -> None:
    since = failing.failing_since
    found = [Failure("jira", since)] if told and since else []
    assert long_failing([failing], polled, NOW, HOUR) == found


def test_what_is_over_and_when_to_look_again() -> None:
    over = state(health=Health.OK, failure_alert="source:jira:1")
    still = state("slack", failing_since=NOW - MINUTE)
    assert recovered([over, still]) == [over]
    assert next_look([over, still], NOW, HOUR) == NOW + 59 * MINUTE
    assert next_look([over], NOW, HOUR) is None


def test_the_key_of_an_alert_says_what_it_is_about() -> None:
    failure = Failure("acme.jira-2", NOW)
    assert failure_of(failure.alert) == failure
    assert failure_of("a1b2c3") is None

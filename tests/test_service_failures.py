"""When a source fails: how long it is left alone, what is logged, and that the others do not wait for it."""

import logging
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from service_world import HOUR, MINUTE, World

from syncd.sandbox import Fault
from syncd.store.sources import Health


def names(world: World) -> list[str]:
    return sorted(source.info.name for source in world.runtime.due(world.now(), ()))


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("seconds", [120, 7 * 3600, 30 * 3600])
def test_a_long_retry_after_is_obeyed_to_the_second_and_the_other_source_goes_on(world: World, seconds: int) -> None:
    world.run()
    world.clock.advance(MINUTE)
    world.sandbox.slack.faults.add(Fault("conversations.history", "429", retry_after=str(seconds)))
    assert not world.poll().complete
    asked = world.sandbox.slack.count()
    world.clock.advance(timedelta(seconds=seconds - 1))
    assert names(world) == ["jira"]
    assert world.poll("jira").complete
    assert world.sandbox.slack.count() == asked
    world.clock.advance(timedelta(seconds=1))
    assert "slack" in names(world)
    assert world.poll().complete


def test_while_one_source_waits_for_its_limit_the_other_is_read(world: World) -> None:
    """Slack's poll stands still within its wait until Jira has been read."""
    world.run()
    world.clock.advance(MINUTE)
    world.sandbox.slack.faults.add(Fault("conversations.history", "429", retry_after="30"))
    waiting, read = threading.Event(), threading.Event()
    go_on = world.sleep

    def sleep(seconds: float) -> object:
        waiting.set()
        assert read.wait(240)
        return go_on(seconds)

    world.sleep = sleep
    with ThreadPoolExecutor(1) as pool:
        slack = pool.submit(world.poll)
        assert waiting.wait(240)
        assert world.poll("jira").complete
        assert not slack.done()
        read.set()
        assert slack.result(30).complete


def test_a_source_that_stays_down_is_asked_ever_less_often_up_to_half_an_hour(world: World) -> None:
    world.run()
    world.sandbox.slack.faults.add(Fault("conversations.history", "503", times=10_000))
    pauses = []
    for _ in range(14):
        state = world.state()
        assert state.next_poll_at is not None
        world.clock.advance(max(state.next_poll_at - world.now(), timedelta()))
        world.poll()
        after = world.state().next_poll_at
        assert after is not None
        pauses.append(after - world.now())
    assert pauses == sorted(pauses)
    assert pauses[0] == MINUTE
    assert pauses[-1] == 30 * MINUTE


def test_the_first_failure_and_the_recovery_are_logged_and_nothing_between(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.run()
    world.sandbox.slack.faults.add(Fault("conversations.history", "503", times=10_000))
    for _ in range(5):
        world.clock.advance(10 * MINUTE)
        world.poll()
    assert world.state().health is Health.FAILING
    world.sandbox.slack.faults.clear()
    world.clock.advance(HOUR)
    world.poll()
    world.clock.advance(HOUR)
    world.poll()
    assert [line.split(":")[1] for line in said(caplog)] == [
        " cannot be read completely, its asks are held",
        " read again, after 1 h 40 min",
    ]
    assert world.state().failing_since is None


def test_a_revoked_token_stops_its_source_with_one_notice_that_says_what_to_do_and_the_other_goes_on(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.run()
    world.sandbox.slack.revoke("token_revoked")
    world.site.issue("APP", "Launch", "Can you explain it?", world.reporter)
    for _ in range(4):
        polled = {each.source: each for each in world.pass_time(10 * MINUTE)}
        assert polled["jira"].complete
        assert not polled["slack"].complete
    assert world.state().health is Health.UNAUTHORIZED
    assert len(world.asks()) == 1
    (notice,) = said(caplog)
    assert "reinstall the app" in notice
    assert world.sandbox.slack.token not in caplog.text
    world.sandbox.slack.restore()
    world.pass_time(10 * MINUTE)
    assert world.state().health is Health.OK


def test_a_failure_of_another_kind_is_logged_too(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.run()
    world.sandbox.slack.faults.add(Fault("conversations.history", "503", times=10_000))
    world.clock.advance(MINUTE)
    world.poll()
    world.sandbox.slack.faults.clear()
    world.sandbox.slack.revoke("token_revoked")
    world.clock.advance(10 * MINUTE)
    world.poll()
    assert len(said(caplog)) == 2
    assert "refuses the token" in said(caplog)[1]

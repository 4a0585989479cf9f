"""One run ends, whatever a tool does, and says where there is more to read; over real HTTP, in simulated time."""

import itertools
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
import typer
from service_world import START, World

from syncd.cli.run_once import one_run
from syncd.sandbox import Fault
from syncd.service.once import run_once

HISTORY = "conversations.history"
TIMEOUT = timedelta(minutes=10)


def one_page_more(world: World, *, new: bool) -> Callable[[bytes], bytes]:
    """Each answer takes ten seconds and names a next page by a new name; its messages are new or the same."""
    numbers = itertools.count(1)

    def rewritten(_: bytes) -> bytes:
        world.clock.advance(timedelta(seconds=10))
        number = next(numbers)
        ts = f"{START.timestamp() - 60 - number * new:.6f}"
        message = {"type": "message", "user": world.dana.id, "text": "Is it paid?", "ts": ts}
        more = {"has_more": True, "response_metadata": {"next_cursor": f"page-{number}"}}
        return json.dumps({"ok": True, "messages": [message], **more}).encode()

    return rewritten


@pytest.fixture
def endless(world: World, request: pytest.FixtureRequest) -> World:
    """Slack has always one page more; in Jira there is something to read. One after the other: they share a clock."""
    world.config += "[service]\nworkers = 1\n"
    rewrite = one_page_more(world, new=request.param)
    world.sandbox.slack.faults.add(Fault(HISTORY, "rewritten", times=1_000_000, rewrite=rewrite))
    world.site.issue("APP", "Invoice", "Could you send it?", world.reporter)
    return world


@pytest.mark.parametrize("endless", [True, False], indirect=True, ids=["new pages", "the same page by a new name"])
def test_a_run_ends_where_a_tool_does_not_and_the_others_are_read(endless: World) -> None:
    began = endless.now()
    slack, jira = run_once(endless.runtime)
    assert endless.now() - began < TIMEOUT + timedelta(minutes=1)
    assert not slack.complete
    assert jira.complete
    assert endless.events()
    assert endless.events(source="jira")
    endless.sandbox.slack.faults.clear()
    said = endless.ask()
    assert all(polled.complete for polled in run_once(endless.runtime))
    assert said in {event.id.partition(":")[2] for event in endless.events()}


@pytest.mark.parametrize("endless", [True], indirect=True)
def test_a_run_that_could_not_read_all_says_so_and_exits_as_one(
    endless: World, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as ended:
        one_run(endless.runtime)
    assert ended.value.exit_code == 1
    out = capsys.readouterr().out
    assert "there is more to read: run it again, it goes on from there" in " ".join(out.split())
    assert out.count("more to read") == 1, "Jira was read to its end"


def test_a_run_does_not_wait_longer_for_a_tool_than_it_reads(world: World) -> None:
    began = world.now()
    world.sandbox.slack.faults.add(Fault(HISTORY, "429", retry_after="3600", times=1_000))
    slack, jira = run_once(world.runtime)
    assert slack.error is not None
    assert jira.complete
    assert world.now() - began < TIMEOUT


def test_a_run_waits_for_a_tool_that_says_when_to_ask_again(world: World) -> None:
    said = world.ask()
    world.sandbox.slack.faults.add(Fault(HISTORY, "429", retry_after="200", times=1))
    assert all(polled.complete for polled in run_once(world.runtime))
    assert said in {event.id.partition(":")[2] for event in world.events()}

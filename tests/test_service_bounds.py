"""Bounds: a poll has an end, a source without end yields, and tools that hang keep nobody else waiting."""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from configs import no_events
from daemon_process import until
from service_world import MINUTE, START, World, scripted

from syncd.connector import Cursor, Page
from syncd.model import Item
from syncd.plugins import Registry
from syncd.service.poll import Source
from syncd.service.polling import Polling
from syncd.service.runtime import Runtime
from syncd.settings import load
from syncd.store.sources import Health


def endless(world: World, found: int) -> Any:
    """Pages without end, with ``found`` items each; each takes a second."""

    def pull(cursor: Cursor, watch: Any) -> Iterator[Page]:
        number = int(str(cursor.get("page", 0)))
        while True:
            number += 1
            world.clock.advance(timedelta(seconds=1))
            yield Page([Item("note", f"{number}-{n}", {}, START) for n in range(found)], {"page": number})

    return pull


def test_a_source_that_gives_new_pages_for_ever_yields_and_goes_on_where_it_was(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.add_source("notes", endless(world, 1))
    for turn in (1, 2, 3):
        polled = world.poll("notes")
        assert (polled.complete, polled.error) == (False, None)
        assert world.runtime.stores.sources.cursor("notes") == {"page": 600 * turn}
    state = world.state("notes")
    assert (state.health, state.error, state.last_success) == (Health.OK, "", None)
    assert caplog.text.count("not read to its end within 10 min") == 1
    world.poll("slack")
    world.clock.advance(timedelta(seconds=59))
    assert [source.info.name for source in world.runtime.due(world.now(), ())] == ["jira", "notes"]
    world.clock.advance(MINUTE)
    assert [source.info.name for source in world.runtime.due(world.now(), ())] == ["jira", "notes", "slack"]


def test_a_source_that_finds_nothing_and_never_ends_has_failed(world: World) -> None:
    world.add_source("notes", endless(world, 0))
    assert not world.poll("notes").complete
    assert world.state("notes").health is Health.FAILING
    assert "nothing was found within 10 min" in world.state("notes").error


def test_a_poll_that_ends_in_time_after_one_that_did_not_says_so(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    forever = endless(world, 1)
    world.add_source("notes", lambda cursor, watch: iter(()) if cursor else forever(cursor, watch))
    caplog.set_level(logging.INFO, "syncd")
    world.poll("notes")
    assert world.poll("notes").complete
    assert caplog.text.count("notes: read to its end") == 1


class Asked(Runtime):
    """Counts how often the store is asked what is due."""

    times = 0

    def due(self, now: datetime, busy: Container[str]) -> list[Source]:
        self.times += 1
        return super().due(now, busy)


def of_sources(world: World, names: Sequence[str], pull_of: Callable[[str, int], Any]) -> Asked:
    """A runtime of these sources, which have begun."""
    registry = Registry.of(*(scripted(name, pull_of(name, n), no_events) for n, name in enumerate(names)))
    source = '[[sources]]\nname = "{0}"\ntype = "{0}"\nbase_url = "https://{0}.test"\ntoken = {{ file = "{1}" }}\n'
    team = '[team]\nmembers = ["mia@acme.test"]\nowner = "mia@acme.test"\n'
    world.file.write_text(team + "".join(source.format(name, world.folder / "slack.token") for name in names))
    runtime = Asked(load(world.file, registry), registry, world.database, world.now)
    runtime.begin()
    return runtime


@pytest.mark.parametrize("hanging", [1, 3, 6])
def test_of_ten_sources_those_that_hang_delay_none_of_the_others(world: World, hanging: int) -> None:
    """Four workers, ten minutes, a poll a minute: every poll of the others takes place, in the minute it was due."""
    go_on, polls = threading.Event(), Counter[str]()

    def pull_of(name: str, number: int) -> Any:
        def pull(cursor: Cursor, watch: Any) -> Iterator[Page]:
            polls[name] += 1
            if number < hanging:
                go_on.wait(60)
            return iter(())

        return pull

    names = [f"source{number}" for number in range(10)]
    runtime = of_sources(world, names, pull_of)
    woken = threading.Event()
    polling = Polling(runtime, woken.set, slow_after=0.05)
    for minute in range(1, 11):

        def all_were_polled(minute: int = minute) -> bool:
            woken.wait(0.05)
            woken.clear()
            polling.finished()
            polling.begin()
            return all(polls[name] == minute for name in names[hanging:])

        until(all_were_polled, f"minute {minute}: {dict(polls)}")
        until(lambda: polling.running == hanging, "the last ones are stored")
        world.clock.advance(MINUTE + timedelta(seconds=1))
    assert [polls[name] for name in names[:hanging]] == [1] * hanging
    go_on.set()
    assert polling.end(30)


def test_sources_that_are_due_together_are_begun_one_after_the_other_without_asking_the_store_again(
    world: World,
) -> None:
    names = [f"source{number}" for number in range(10)]
    begun: list[str] = []
    may_end = threading.Semaphore(0)

    def pull_of(name: str, _number: int) -> Any:
        def pull(cursor: Cursor, watch: Any) -> Iterator[Page]:
            begun.append(name)
            may_end.acquire(timeout=60)
            return iter(())

        return pull

    runtime = of_sources(world, names, pull_of)
    polling = Polling(runtime, lambda: None, look_after=60)
    polling.begin()
    until(lambda: len(begun) == 4, "as many as there are workers")
    asked = runtime.times
    may_end.release()
    until(lambda: polling.running == 3, "one has ended")
    polling.finished()
    polling.begin()
    until(lambda: len(begun) == 5, "the next one has begun")
    assert (asked, runtime.times) == (1, 1)
    assert polling.until_due() <= 60, "it is asked later when the one that ended is due again"
    may_end.release(10)
    assert polling.end(30)

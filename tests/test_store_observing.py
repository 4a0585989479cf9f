"""What the store says of itself and of failing sources, on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from syncd.alert import OWNER, Action
from syncd.model import Reason
from syncd.reading import Point
from syncd.service.running import running, started
from syncd.store.counts import Counted, counted
from syncd.store.database import Database
from syncd.store.failures import Failure, Failures
from syncd.store.outbox import Outbox
from syncd.store.sources import Health, SourceStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def test_who_holds_a_store_can_be_seen_by_another_process_and_the_store_still_be_held(
    open_store: Callable[[], Database],
) -> None:
    first, second = open_store(), open_store()
    assert running(second) is None
    with first.hold("syncd run"):
        started(first, NOW)
        found = running(second)
        assert found is not None
        assert found.holder.startswith("syncd run, process ")
        assert found.since == NOW
    assert running(second) is None
    with second.hold("syncd run"):
        assert running(first) is not None


def test_a_failure_is_put_into_the_outbox_once_and_its_end_once_behind_it(db: Database) -> None:
    sources, failures, outbox = SourceStore(db), Failures(db), Outbox(db)
    sources.failed("acme", NOW, Health.FAILING, "Unavailable", "503", NOW, requests=1)
    failure = Failure("acme", NOW)
    assert [failures.begins(failure, NOW), failures.begins(failure, NOW)] == [True, False]
    state = sources.state("acme")
    assert state is not None
    assert state.failure_alert == failure.alert
    assert [failures.ends("acme", failure.alert, NOW + MINUTE) for _ in range(2)] == [True, False]
    carried_out = []
    while delivery := outbox.claim(NOW + MINUTE, MINUTE):
        assert delivery.alert.route == OWNER
        carried_out.append((delivery.action, delivery.reason))
        outbox.done(delivery, "D1", "1.0", NOW)
    assert carried_out == [
        (Action.POST, Reason.SOURCE_FAILING),
        (Action.EDIT, Reason.SOURCE_RECOVERED),
        (Action.REPLY, Reason.SOURCE_RECOVERED),
    ]


def test_an_empty_store_is_counted(db: Database) -> None:
    assert counted(db, NOW, Point.PRECISE) == Counted()
    assert db.size() > 10_000

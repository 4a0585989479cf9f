"""Sources in the store: cursors key by key, and what `syncd status` and the proofs of alerts are made of."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text

from syncd.retry import Quota
from syncd.store.database import Database
from syncd.store.events import EventStore
from syncd.store.sources import MOST_UNREAD, Health, SourceState, SourceStore

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def commit(store: EventStore, cursor: dict[str, Any]) -> None:
    store.commit_page("acme", [], cursor, [], NOW)


def test_a_cursor_comes_back_as_it_was_given(db: Database) -> None:
    cursor = {"C1": {"ts": "1.5", "n": [1, None, True, 2.5]}, "sweep": "שלום", "": 0, "a\ud800": "\0"}
    store = EventStore(db)
    commit(store, cursor)
    commit(store, cursor)
    assert SourceStore(db).cursor("acme") == {key.replace("\ud800", "\ufffd"): v for key, v in cursor.items()}
    assert SourceStore(db).cursor("other") == {}


def test_only_changed_keys_are_written_and_removed_keys_deleted(db: Database) -> None:
    store = EventStore(db)
    commit(store, {"a": 1, "b": 1, "c": 1})
    with db.writing() as connection:
        connection.execute(text("UPDATE cursors SET value = '7' WHERE key = 'a'"))
    commit(store, {"a": 1, "b": 2})
    assert SourceStore(db).cursor("acme") == {"a": 7, "b": 2}, "a was not written again"


def test_a_connector_may_go_on_changing_the_cursor_it_gave(db: Database) -> None:
    store = EventStore(db)
    cursor = {"a": {"ts": 1}}
    commit(store, cursor)
    cursor["a"]["ts"] = 2
    commit(store, cursor)
    assert SourceStore(db).cursor("acme") == {"a": {"ts": 2}}


def test_a_cursor_that_another_process_wrote_is_noticed(open_store: Callable[[], Database]) -> None:
    here, there = EventStore(open_store()), EventStore(open_store())
    commit(here, {"a": 1})
    commit(there, {"a": 2, "b": 2})
    commit(here, {"a": 1})
    assert SourceStore(open_store()).cursor("acme") == {"a": 1}


def test_a_forgotten_cursor_is_written_whole_again(db: Database) -> None:
    store = EventStore(db)
    commit(store, {"a": 1})
    SourceStore(db).forget_cursor("acme")
    assert SourceStore(db).cursor("acme") == {}
    commit(store, {"a": 1})
    assert SourceStore(db).cursor("acme") == {"a": 1}


def test_the_proof_is_when_the_last_complete_poll_began(db: Database) -> None:
    sources = SourceStore(db)
    sources.started("acme", NOW)
    assert sources.proofs() == {}
    sources.succeeded("acme", NOW, NOW + 5 * MINUTE, requests=3)
    sources.started("acme", NOW + 5 * MINUTE)
    sources.failed("acme", NOW + 6 * MINUTE, Health.FAILING, "Unavailable", "503", NOW + 7 * MINUTE, requests=2)
    assert sources.proofs() == {"acme": NOW}


def test_failures_are_told_once_and_dated_from_the_first(db: Database) -> None:
    sources = SourceStore(db)
    sources.started("acme", NOW)
    assert sources.failed("acme", NOW, Health.FAILING, "Unavailable", "503\0", NOW + MINUTE, requests=1)
    assert not sources.failed("acme", NOW + MINUTE, Health.FAILING, "Unavailable", "502", NOW + 2 * MINUTE, requests=4)
    assert sources.failed("acme", NOW + 2 * MINUTE, Health.UNAUTHORIZED, "Unauthorized", "revoked", None, requests=1)
    assert sources.states() == [
        SourceState(
            "acme",
            Health.UNAUTHORIZED,
            last_started=NOW,
            error_kind="Unauthorized",
            error="revoked",
            failing_since=NOW,
            requests=6,
            last_requests=1,
            hour=NOW.replace(minute=0, second=0),
            hour_requests=6,
        )
    ]
    sources.succeeded("acme", NOW + 3 * MINUTE, NOW + 4 * MINUTE, requests=1)
    state = sources.state("acme")
    assert state == SourceState(
        "acme",
        Health.OK,
        last_started=NOW + 3 * MINUTE,
        last_success=NOW + 3 * MINUTE,
        next_poll_at=NOW + 4 * MINUTE,
        requests=7,
        last_requests=1,
        hour=NOW.replace(minute=0, second=0),
        hour_requests=7,
    )


def test_requests_are_counted_by_the_hour_of_the_clock(db: Database) -> None:
    sources, hour = SourceStore(db), NOW.replace(minute=0, second=0, microsecond=0)
    sources.succeeded("acme", hour + 10 * MINUTE, hour + 11 * MINUTE, requests=3)
    sources.succeeded("acme", hour + 59 * MINUTE, hour + 60 * MINUTE, requests=4)
    state = sources.state("acme")
    assert state is not None
    assert [state.requests_in_hour(hour + at * MINUTE) for at in (59, 60, -1)] == [7, 0, 0]
    sources.succeeded("acme", hour + 61 * MINUTE, hour + 62 * MINUTE, requests=5)
    state = sources.state("acme")
    assert state is not None
    assert (state.requests, state.requests_in_hour(hour + 61 * MINUTE)) == (12, 5)


def test_what_a_poll_has_shown_beside_the_events_is_kept_until_the_next(db: Database) -> None:
    sources = SourceStore(db)
    sources.succeeded("acme", NOW, NOW + MINUTE, requests=1)
    sources.observed("acme", Quota(7, 100), {f"t{number:03}" for number in range(MOST_UNREAD + 5)})
    state = sources.state("acme")
    assert state is not None
    assert (state.quota, state.unread_count, len(state.unread)) == (Quota(7, 100), MOST_UNREAD + 5, MOST_UNREAD)
    sources.observed("acme", None, ())
    state = sources.state("acme")
    assert state is not None
    assert (state.quota, state.unread_count, state.unread) == (None, 0, ())


def test_a_source_that_was_never_polled_has_no_state(db: Database) -> None:
    assert SourceStore(db).state("acme") is None


@pytest.mark.parametrize("value", ["", "a fingerprint"])
def test_a_note_is_kept(db: Database, value: str) -> None:
    assert db.get("rules") == ""
    db.put("rules", "before")
    db.put("rules", value)
    assert db.get("rules") == value


def test_a_page_that_brings_nothing_does_not_wait_for_another_writer(open_store: Callable[[], Database]) -> None:
    here, there = open_store(), open_store()
    store = EventStore(here)
    commit(store, {"a": 1})
    with there.writing() as connection:
        commit(store, {"a": 1})
        connection.execute(text("UPDATE sources SET cursor_version = cursor_version + 1"))
        connection.execute(text("DELETE FROM cursors"))
    commit(store, {"a": 1})
    assert SourceStore(there).cursor("acme") == {"a": 1}, "it was forgotten meanwhile, and is written again"

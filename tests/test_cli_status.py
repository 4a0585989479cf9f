"""What ``syncd status`` says of a syncd that runs and of one that does not, of troubles, and of asks that are held."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from command import Office, office
from pydantic import AnyHttpUrl

from syncd.cli.troubles import LATE, advice, outbox_troubles, service_trouble, source_troubles
from syncd.connector import SourceSettings
from syncd.retry import Quota
from syncd.service.refused import RefusedConfig
from syncd.service.running import Running, started
from syncd.store.database import Database
from syncd.store.outbox import Pending
from syncd.store.sources import Health, SourceState, SourceStore

NOW = datetime(2026, 11, 18, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
SOURCE = SourceSettings(name="acme", type="fake", base_url=AnyHttpUrl("https://acme.test"))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with office(tmp_path_factory.mktemp("status")) as found:
        assert found.syncd("run", "--once").code == 0
        yield found


def database(found: Office) -> Database:
    return Database.open(f"sqlite:///{found.config.with_name('syncd.db')}")


def test_a_running_service_is_named_and_nothing_is_wrong(told: Office) -> None:
    store = database(told)
    try:
        with store.hold("syncd run"):
            started(store, datetime.now(UTC))
            shown, document = told.syncd("status", "--check"), json.loads(told.syncd("status", "--json").out)
    finally:
        store.close()
    assert (shown.code, shown.err) == (0, "")
    assert "runs: syncd run, process " in shown.out
    assert document["problems"] == []
    assert document["service"]["version"] == document["version"]
    assert document["service"]["since"]
    source = document["sources"][0]
    assert source["hour_requests"] >= source["last_requests"] > 0
    assert 0 < source["lag_seconds"] < 600
    assert (source["advice"], source["unreadable_threads"]) == ("", {"count": 0, "threads": []})


def test_without_a_service_a_check_fails_and_the_plain_command_does_not(told: Office) -> None:
    checked = told.syncd("status", "--check")
    assert checked.code == 1
    assert "wrong: syncd does not run on this store: systemctl start syncd" in checked.err
    assert told.syncd("status").code == 0
    assert "the service does not run" in told.syncd("status").out
    assert json.loads(told.syncd("status", "--json").out)["service"] is None


def test_what_is_held_is_said_with_its_source_in_both_commands(told: Office) -> None:
    store = database(told)
    asks = json.loads(told.syncd("waiting", "--json").out)
    assert {ask["held"] for ask in asks} == {""}
    thread = next(ask for ask in asks if ask["source"] == "acme-slack")
    sources = SourceStore(store)
    try:
        sources.observed("acme-slack", Quota(12, 50), {thread["thread"]})
        error = "Jira answers with 503"
        sources.failed("acme-jira", datetime.now(UTC), Health.FAILING, "Unavailable", error, None, requests=1)
        shown, waiting = told.syncd("status").out, told.syncd("waiting").out
        document = json.loads(told.syncd("status", "--json").out)
        found = {ask["id"]: ask["held"] for ask in json.loads(told.syncd("waiting", "--json").out)}
    finally:
        sources.observed("acme-slack", None, ())
        sources.succeeded("acme-jira", datetime.now(UTC), datetime.now(UTC) + MINUTE, 1)
        store.close()
    assert "1 thread not shown by the tool any more, asks there are held: " in shown
    assert "the tool says that 12 of 50 are left" in shown
    assert "what to do: it is tried again; if it lasts, run syncd check (" in shown
    of_jira = {ask["id"] for ask in asks if ask["source"] == "acme-jira"}
    assert {id_ for id_, why in found.items() if why} == {thread["id"], *of_jira}
    assert {each["ask"] for each in document["held"]} == {thread["id"], *of_jira}
    assert waiting.count("held: acme-jira cannot be read, so nobody is told of it for now") == len(of_jira)
    assert "held: acme-slack shows its thread no more" in waiting
    assert f"{1 + len(of_jira)} held, see syncd waiting" in shown


def state(**more: object) -> SourceState:
    return SourceState("acme", **{"health": Health.OK, "last_success": NOW - MINUTE, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (state(), ""),
        (None, "acme was never polled"),
        (state(last_success=None), "acme was not read to its end yet"),
        (state(last_success=NOW - LATE - 2 * MINUTE), "acme was read completely 32 min ago: the log"),
        (
            state(health=Health.FAILING, failing_since=NOW - 90 * MINUTE, error="503", error_kind="Unavailable"),
            "acme cannot be read for 1 h 30 min: 503; it is tried again; if it lasts, run syncd check",
        ),
        (
            state(health=Health.UNAUTHORIZED, error="revoked", error_kind="Unauthorized"),
            "acme cannot be read: revoked; syncd check says what to mend",
        ),
    ],
)
def test_what_is_wrong_with_a_source(state: SourceState | None, said: str) -> None:
    found = list(source_troubles([SOURCE], {"acme": state} if state else {}, {}, NOW))
    assert [trouble[: len(said)] for trouble in found] == ([said] if said else [])


def test_a_source_that_is_switched_off_is_no_trouble_and_one_that_cannot_be_used_is() -> None:
    off = SOURCE.model_copy(update={"enabled": False})
    assert list(source_troubles([off], {}, {"wiki": "its connector is missing"}, NOW)) == [
        "wiki is stopped: its connector is missing"
    ]


def test_when_it_is_tried_again_is_said() -> None:
    failing = state(error="503", error_kind="Unavailable", next_poll_at=NOW + 5 * MINUTE)
    assert advice(failing, NOW) == "it is tried again in 5 min; if it lasts, run syncd check"
    assert advice(state(error="a bug", error_kind="SourceError"), NOW) == "it is tried again"


@pytest.mark.parametrize(
    ("pending", "number"),
    [
        (Pending(0, 0, 0), 0),
        (Pending(3, 1, 0, NOW - LATE), 0),
        (Pending(3, 1, 0, NOW - LATE - MINUTE), 1),
        (Pending(0, 0, 2), 1),
    ],
)
def test_what_is_wrong_with_the_outbox(pending: Pending, number: int) -> None:
    assert len(list(outbox_troubles(pending, NOW))) == number


def test_what_is_wrong_with_the_service() -> None:
    runs, refused = Running("syncd run, process 1 on a"), RefusedConfig("no", NOW)
    assert list(service_trouble(runs, None)) == []
    assert len(list(service_trouble(None, refused))) == 2

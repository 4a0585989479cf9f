"""An idle service leaves out evaluations that would see nothing new, and never one that would."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from syncd.service.proofs import Proof
from syncd.service.quiet import AT_LEAST_EVERY, Quiet
from syncd.store.database import Database

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
SOON = NOW + timedelta(seconds=1)


class Service:
    """What a quiet service looks at."""

    def __init__(self, url: str) -> None:
        self.database = Database.open(url)
        self.proofs: dict[str, Proof] = {}
        self.quiet = Quiet(self.database, lambda: dict(self.proofs))


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/syncd.db"


@pytest.fixture
def service(url: str):
    service = Service(url)
    assert not service.quiet.lasts(NOW)
    yield service
    service.database.close()


def test_nothing_new_is_quiet_and_reading_is_nothing_new(service: Service) -> None:
    service.database.get("something")
    assert service.quiet.lasts(SOON)
    assert service.quiet.lasts(SOON)


def test_what_the_service_itself_writes_ends_the_quiet_once(service: Service) -> None:
    service.database.put("something", "new")
    assert not service.quiet.lasts(SOON)
    assert service.quiet.lasts(SOON)


def test_what_another_process_writes_ends_the_quiet(service: Service, url: str) -> None:
    other = Database.open(url)
    other.put("something", "new")
    other.close()
    assert not service.quiet.lasts(SOON)


def test_what_is_newly_proven_ends_the_quiet(service: Service) -> None:
    service.proofs["slack"] = Proof(NOW)
    assert not service.quiet.lasts(SOON)


@pytest.mark.parametrize("at", [NOW + AT_LEAST_EVERY, NOW + timedelta(hours=1), NOW - timedelta(seconds=1)])
def test_time_that_passes_or_a_clock_that_is_set_back_ends_the_quiet(service: Service, at: datetime) -> None:
    assert not service.quiet.lasts(at)


def test_a_store_that_cannot_tell_is_never_quiet(database_url: str) -> None:
    service = Service(database_url)
    assert not service.quiet.lasts(NOW)
    assert service.quiet.lasts(SOON) is database_url.startswith("sqlite")
    service.database.close()

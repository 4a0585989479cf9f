"""Fixtures that all tests may ask for, and how the property tests search."""

import os
import signal
import tempfile
from pathlib import Path

import certifi
import hypothesis
import pytest
from databases import database_url, db, open_store, postgresql
from leaks import pytest_runtest_makereport
from service_world import world

__all__ = ["database_url", "db", "open_store", "postgresql", "pytest_runtest_makereport", "world"]

# A suite that a shell starts in the background is told to ignore Control-C, and what a test starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Each client and each process reads whom to trust, 140 authorities in a twentieth of a second. Here it is one of them,
# since nothing in the tests goes out of the machine.
_authorities = tempfile.TemporaryDirectory(prefix="syncd-authority-")
_one = Path(_authorities.name) / "one.pem"
_one.write_text(
    Path(certifi.where()).read_text(encoding="utf-8").partition("-----END CERTIFICATE-----")[0]
    + "-----END CERTIFICATE-----\n"
)
os.environ["SSL_CERT_FILE"] = str(_one)
os.environ["SSL_CERT_DIR"] = _authorities.name

# The same examples in every run: what is red is red again. `pytest --hypothesis-profile=explore` looks for new ones.
hypothesis.settings.register_profile("syncd", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("syncd")

# Many cases, long runs and processes of their own, through lines that the other tests go through: coverage would learn
# nothing from them and double their time, so `make test` runs them after the others and without it.
VOLUME = {
    *("test_bad_input", "test_bad_input_tools", "test_bodies", "test_crash", "test_evaluation_incremental"),
    *(
        "test_cli_starting",
        "test_hours_properties",
        "test_ledger_properties",
        "test_plugin_example",
        "test_sandbox_story",
    ),
    *("test_sandbox_google_volume", "test_sandbox_slack_volume", "test_secrets", "test_security_terminal"),
    *("test_service_daemon", "test_service_reload", "test_slack_fuzz", "test_slack_volume", "test_start_costs"),
    *("test_store_hostile", "test_store_rereading", "test_tools_answers"),
}


def is_volume(file: Path) -> bool:
    return file.stem in VOLUME or file.parent.name == "reliability"


def pytest_itemcollected(item: pytest.Item) -> None:
    if is_volume(item.path):
        item.add_marker("volume")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What the other part of the suite runs is not imported either: each worker would collect all of it twice."""
    parts = {"volume": True, "not volume": False}
    wanted = parts.get(config.option.markexpr)
    if wanted is None or not collection_path.name.startswith("test_"):
        return None
    return True if is_volume(collection_path) is not wanted else None

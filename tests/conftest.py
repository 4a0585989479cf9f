"""Fixtures that all tests may ask for, and how the property tests search."""

import signal
from pathlib import Path

import hypothesis
import pytest
from databases import database_url, db, open_store, postgresql
from leaks import pytest_runtest_makereport
from service_world import world

__all__ = ["database_url", "db", "open_store", "postgresql", "pytest_runtest_makereport", "world"]

# A suite that a shell starts in the background is told to ignore Control-C, and what a test starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)

# The same examples in every run: what is red is red again. `pytest --hypothesis-profile=explore` looks for new ones.
hypothesis.settings.register_profile("syncd", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=2000)
hypothesis.settings.load_profile("syncd")

# Many cases, long runs and processes of their own, through lines that the other tests go through: coverage would learn
# nothing from them and double their time, so `make test` runs them after the others and without it.
VOLUME = {
    *("test_bad_input", "test_bad_input_tools", "test_bodies", "test_crash", "test_evaluation_incremental"),
    *("test_cli_starting", "test_plugin_example", "test_secrets", "test_security_terminal", "test_service_daemon"),
    *("test_service_reload", "test_start_costs", "test_store_hostile", "test_store_rereading", "test_tools_answers"),
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

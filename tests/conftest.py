"""Fixtures that all tests may ask for, and how the property tests search."""

import signal

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


def pytest_itemcollected(item: pytest.Item) -> None:
    if item.path.stem in VOLUME or item.path.parent.name == "reliability":
        item.add_marker("volume")

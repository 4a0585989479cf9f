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

MANY_EXAMPLES = {
    *("test_bad_input", "test_bad_input_tools", "test_bodies", "test_departures", "test_evaluation_incremental"),
    *("test_html_words", "test_judge_hostile", "test_ledger_properties", "test_patterns", "test_store_hostile"),
    *("test_store_rereading", "test_threads_table", "test_tools_answers"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Coverage, which doubles what a test costs, is left to those that go through lines for the first time."""
    for item in items:
        if item.path.parent.name == "reliability" or item.path.stem in MANY_EXAMPLES:
            item.add_marker("no_cover")

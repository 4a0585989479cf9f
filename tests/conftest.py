"""Fixtures that all tests may ask for, and how the property tests search."""

import signal

import hypothesis
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

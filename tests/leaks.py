"""Watches the whole suite: what any test prints, logs or stores may not hold a token of the sandbox's.

The sandbox's tools have tokens of their own, nearly every test speaks with one of them, and test_secrets.py plants
more. After each test its captured output and log, what its commands printed, and the databases in its folder are
searched; the test that let one out is an error, by name.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# As the sandbox makes them (syncd/sandbox), and test_secrets.py its canaries. In bytes: databases are searched too.
PLANTED = re.compile(
    rb"xoxb-sandbox-\d|xoxb-1111-2222-\w|sandbox-jira-token|ntn_sandbox|1/\d+:sandbox|Canary\w*Q7"
    rb"|1//sandbox-refresh-token|ya29\.sandbox-access-token|GOCSPX-sandbox|-----BEGIN (?:RSA )?PRIVATE KEY"
)
_STORES = ("*.db", "*.db-wal", "*.db-journal", "*.log")
_LARGEST = 64 * 2**20
said: list[str] = []
"""What commands printed during this test: ``command.syncd`` keeps it from pytest."""


def found(item: Any) -> Iterator[str]:
    """Where one stands in what a test left behind, without the token itself."""
    texts = [(f"its {key}", content) for _, key, content in item._report_sections]
    texts += [("what a command printed", text) for text in said]
    yield from (where for where, text in texts if PLANTED.search(text.encode("utf-8", "replace")))
    folder = (getattr(item, "funcargs", None) or {}).get("tmp_path")
    for pattern in _STORES if isinstance(folder, Path) and folder.is_dir() else ():
        for file in folder.rglob(pattern):
            if file.is_file() and file.stat().st_size < _LARGEST and PLANTED.search(file.read_bytes()):
                yield f"the file {file.name}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: Any, call: Any) -> Iterator[None]:
    """Turns the end of a test that let a token out into an error."""
    report: Any = yield
    if call.when == "teardown":
        places = sorted(set(found(item)))
        said.clear()
        if places and report.passed:
            report.outcome = "failed"
            report.longrepr = f"a planted secret stands in {', '.join(places)}"
    return report

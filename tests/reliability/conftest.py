"""One office for each tool, shared by the tests of a module that leave it as they found it, and a fresh one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reliability.offices import KINDS, Office, offices


@pytest.fixture(params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Office]:
    """A tool where nothing has been read yet."""
    yield from offices(request.param, tmp_path)


@pytest.fixture(scope="module", params=KINDS)
def watched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A tool that has been read once; each test must end with its faults cleared and everything read."""
    for office in offices(request.param, tmp_path_factory.mktemp(request.param)):
        office.subject.say("Could you look at the contract?")
        office.poll_until_read()
        yield office

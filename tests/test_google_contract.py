"""The Google connector keeps the contract that every connector keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contract import ConnectorContract
from google_subject import START, GoogleSubject

from syncd.sandbox import Sandbox, SandboxClock


class TestGoogleDocs(ConnectorContract):
    @pytest.fixture
    def subject(self, tmp_path: Path) -> Iterator[GoogleSubject]:
        with Sandbox(SandboxClock(START)) as sandbox:
            yield GoogleSubject(sandbox, tmp_path)

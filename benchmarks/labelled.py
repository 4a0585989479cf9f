"""Where the labelled conversations stand, beside the project: ``../shared/detection``; none is copied into it."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "detection"
MAIL = FOLDER / "needs_response.enron.dev.jsonl"
"""Business mail: whether each text asks for something."""


def mail() -> list[dict[str, Any]]:
    """The rows of ``MAIL``: ``text``, and ``label`` 1 where it asks for something, else 0."""
    return [json.loads(line) for line in MAIL.read_text(encoding="utf-8").splitlines()]

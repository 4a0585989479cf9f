"""Where the labelled texts stand: mail beside the project in ``../shared/detection``, chat of our own within it."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "detection"
MAIL = FOLDER / "needs_response.enron.dev.jsonl"
"""Business mail: whether each text asks for something."""


def mail() -> list[dict[str, Any]]:
    """The rows of ``MAIL``: ``text``, and ``label`` 1 where it asks for something, else 0."""
    return [json.loads(line) for line in MAIL.read_text(encoding="utf-8").splitlines()]


CHAT = Path(__file__).parent / "training" / "chat"
"""Messages of product chat, written and labelled for this project: a file for each writer."""


def chat() -> dict[str, list[dict[str, Any]]]:
    """By writer the rows: ``text``, whether it ``asks`` for something, and its ``kind``."""
    files = sorted(CHAT.glob("writer_*.jsonl"))
    return {file.stem: [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] for file in files}

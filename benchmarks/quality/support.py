"""Questions of support channels, with their mark and without it, and the first words of somebody else after them."""

import json
from collections.abc import Sequence

from benchmarks.labelled import FOLDER
from benchmarks.quality.measures import Row
from syncd.reading import ASKS
from syncd.rules.judge import is_sure, read

DIALOGS = FOLDER / "dialogs.gitter.dev.jsonl"
"""Talks of developers, each with its first message and all that followed."""
_MEASURES = (
    "support channels, questions: said to ask, and told",
    'the same with every "?" removed',
    'first replies without a "?": said to ask, and told',
)


def rows() -> list[Row]:
    """The rows of support channels; where the data are absent they say so."""
    if not DIALOGS.exists():
        return [(name, "", "", f"not measured: {DIALOGS} is absent") for name in _MEASURES]
    asked = [row for row in map(json.loads, DIALOGS.read_text(encoding="utf-8").splitlines()) if "?" in row["text"]]
    texts = [row["text"] for row in asked]
    others = (next((said for said in row["msgs"] if said["user"] != row["user"]), None) for row in asked)
    replies = [said["text"] for said in others if said is not None and "?" not in said["text"]]
    unmarked = [text.replace("?", "") for text in texts]
    return [(name, "", "", _seen(some)) for name, some in zip(_MEASURES, (texts, unmarked, replies), strict=True)]


def _seen(texts: Sequence[str]) -> str:
    said = [reading for reading in map(read, texts) if reading.asks >= ASKS]
    return f"{len(said) / len(texts):.0%}, {sum(map(is_sure, said)) / len(texts):.0%} of {len(texts)}"

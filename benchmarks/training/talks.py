"""Reads the labelled chats of ``../shared/detection`` as talks: an ask, what followed, and which of it replied."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.labelled import FOLDER
from syncd.rules.linking import Said

TRAIN, DEV = FOLDER / "unanswered.ubuntu.train.jsonl.gz", FOLDER / "unanswered.ubuntu.dev.jsonl.gz"
_DAY = datetime(2020, 1, 1, tzinfo=UTC)
_MINUTES_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Talk:
    """``group`` names the log it is from, ``replies`` the ids of the messages that people took for replies."""

    group: str
    ask: Said
    following: tuple[Said, ...]
    answered: bool
    replies: frozenset[str]


def talks(path: Path) -> Iterator[Talk]:
    """Every row of the file; the clock may pass midnight once."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _talk(json.loads(line))


def _talk(row: dict[str, object]) -> Talk:
    start = _minutes(str(row["t"]))
    following: list[Said] = []
    replies = set()
    for number, message in enumerate(row["next"], 1):  # type: ignore[arg-type,var-annotated]
        later = (_minutes(message["t"]) - start) % _MINUTES_A_DAY
        following.append(Said(str(number), message["user"], _DAY + timedelta(minutes=start + later), message["text"]))
        if message["gold"]:
            replies.add(str(number))
    ask = Said("0", str(row["user"]), _DAY + timedelta(minutes=start), str(row["text"]))
    return Talk(str(row["id"]).partition(":")[0], ask, tuple(following), row["label"] == 1, frozenset(replies))


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)

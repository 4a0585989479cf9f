"""Trains the model of what a short message does, and writes it with its report into the package.

``python -m benchmarks.training.doing``: from the messages in ``chat/``, which were written for it; the same file, byte
for byte. The figures of its report come from folds of which each leaves out all messages of one writer.
"""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.labelled import CHAT
from benchmarks.training.coding import code, design
from benchmarks.training.written import write
from syncd.rules.learned.doing import KINDS, NAME, OTHER, Doing
from syncd.rules.learned.features import Features, features
from syncd.rules.learned.linear import Linear, packed
from syncd.rules.sentence import sentences
from syncd.rules.text import own_words

T = TypeVar("T")

_KINDS = {"retraction": "closing"} | {kind: kind for kind in KINDS}
_LEFT_OUT = "own_plan"
"""What somebody plans for themselves reads like a promise, and is one or none by who says it to whom."""
_STRENGTH, _LETTERS, _RAREST, _RAREST_LETTERS = 3.0, 0.15, 3, 10
_SURE = 0.8
"""An answer that is taken for an acknowledgement accuses somebody wrongly, so the model has to be surer than not."""
_TOO_SMALL = 0.8
"""What tells the kinds apart by less than this is left out: the model is half as large, and says the same."""


@dataclass(frozen=True)
class Message:
    """A message that asks for nothing, whose it is, and what it does."""

    writer: str
    text: str
    kind: str

    @cached_property
    def seen(self) -> list[Features]:
        """Its passages as the model sees them."""
        own = own_words(self.text)
        return features(sentences(own), own)


def messages() -> list[Message]:
    """All that asks for nothing, in the order of the files."""
    return [
        Message(path.stem, row["text"], _KINDS.get(row["kind"], OTHER))
        for path in sorted(CHAT.glob("*.jsonl"))
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
        if not row["asks"] and row["kind"] != _LEFT_OUT
    ]


def fit(given: Sequence[Message]) -> Doing:
    """The model for these messages."""
    given = [message for message in given if len(message.seen) == 1]
    seen = [code(message.seen[0]) for message in given]
    words, letters, table, scale = design(seen, _RAREST, _RAREST_LETTERS, _LETTERS)
    fitted = LogisticRegression(C=_STRENGTH, max_iter=500, tol=1e-3)
    fitted.fit(table, [KINDS.index(message.kind) for message in given])
    rows = list(map(tuple, (fitted.coef_ * scale).T.tolist()))
    model = Linear(
        tuple(np.round(fitted.intercept_, 4).tolist()),
        packed(_telling(words, rows[: len(words)], _TOO_SMALL)),
        packed(_telling(letters, rows[len(words) :], _TOO_SMALL * _LETTERS)),
    )
    return Doing(model, _SURE)


def _telling(names: Sequence[T], rows: Sequence[tuple[float, ...]], least: float) -> dict[T, tuple[float, ...]]:
    """The features that tell the kinds apart."""
    return {name: row for name, row in zip(names, rows, strict=True) if max(row) - min(row) >= least}


def left_out(given: Sequence[Message]) -> Iterator[tuple[Message, str]]:
    """Each message with what a model says of it that saw none of its writer's."""
    for writer in sorted({message.writer for message in given}):
        model = fit([message for message in given if message.writer != writer])
        yield from ((message, model.kind(message.seen)) for message in given if message.writer == writer)


def figures(found: Sequence[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """Precision and recall of each kind, of pairs of what a person and what the program says."""
    told, heard = Counter(person for person, _ in found), Counter(program for _, program in found)
    right = Counter(person for person, program in found if person == program)
    return {
        kind: {
            "precision": round(right[kind] / max(1, heard[kind]), 3),
            "recall": round(right[kind] / max(1, told[kind]), 3),
        }
        for kind in KINDS
    }


def main() -> None:
    """Cross-validates, trains on everything and writes the model."""
    given = messages()
    model = fit(given)
    report = {
        "attribution": "messages written for this project, under its own licence",
        "messages": len(given),
        "kinds": KINDS,
        "sure": model.sure,
        "of_an_unseen_writer": figures([(message.kind, kind) for message, kind in left_out(given)]),
    }
    write(NAME, report, model.model)


if __name__ == "__main__":
    main()

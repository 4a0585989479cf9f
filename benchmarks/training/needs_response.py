"""Trains the model that says whether a text asks for something, and writes it with its report into the package.

``python -m benchmarks.training.needs_response``: the same data, the same file, byte for byte. That is why the report
names the data by its hash and holds no date.
"""

import hashlib
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from statistics import mean, pstdev
from typing import Any

from benchmarks.labelled import CHAT, MAIL, chat, mail
from benchmarks.training import crossing
from benchmarks.training.crossing import Crossed
from benchmarks.training.fitting import Choice, Example, fit
from benchmarks.training.mixing import mixed, placed, register
from benchmarks.training.written import write
from syncd.rules.learned.mixed import NAME

_OF_MAIL = "Charlie9/enron_intent_dataset_verified, revision 766ea1b, licensed MIT and Apache-2.0"
_OF_CHAT = "messages written and labelled for syncd, benchmarks/training/chat, under the licence of syncd"
_KEPT_OF_MAIL, _KEPT_OF_CHAT, _KEPT_OF_REGISTER = (0.002, 0.002), (0.05, 0.015), (0.3, 0.3)
"""The smallest weight of a feature and of a group of letters that is kept: less would change few texts and take memory
of every server. Mail is kept whole, because what is kept of it was measured so."""


def main() -> None:
    """Cross-validates, trains on all rows and writes the model."""
    if not MAIL.exists():
        sys.exit(f"The data is absent: {MAIL}. The model in the package stays as it is.")
    of_mail = [Example(row["text"], row["label"]) for row in mail()]
    writers = {name: [Example(row["text"], int(row["asks"])) for row in rows] for name, rows in chat().items()}
    of_chat, choice = [example for some in writers.values() for example in some], Choice()
    crossed = crossing.crossed(of_mail, of_chat, choice)
    even, precise = mean(one.balance for one in crossed), crossing.precise(of_mail, crossed)
    asks, of_register = placed(fit(of_mail, choice), even), register(of_mail, of_chat, choice)
    read = crossing.unseen(of_mail, writers, choice, asks)
    seen = {name: crossing.of_chat(writers[name], read[name], precise) for name in writers}
    both = mixed(
        asks.kept(*_KEPT_OF_MAIL), fit(of_chat, choice).kept(*_KEPT_OF_CHAT), of_register.kept(*_KEPT_OF_REGISTER)
    )
    report = {
        "balanced": 0.5,
        "precise": precise,
        "mail": _report_of_mail(of_mail, crossed, choice),
        "chat": _report_of_chat(of_chat, seen),
    }
    write(NAME, report, both.model)


def _report_of_mail(examples: Sequence[Example], crossed: Sequence[Crossed], choice: Choice) -> dict[str, Any]:
    """The figures of all cross validations, each with its mean and its spread."""
    figures = [crossing.figures(examples, one) for one in crossed]
    values = {name: [one[name] for one in figures] for name in figures[0]}
    return {
        "attribution": _OF_MAIL,
        "rows": len(examples),
        "asking": sum(example.label for example in examples),
        "sha256": hashlib.sha256(MAIL.read_bytes()).hexdigest(),
        "choice": asdict(choice),
        "folds": crossing.FOLDS,
        "seeds": crossing.SEEDS,
        **{name: {"mean": round(mean(some), 4), "spread": round(pstdev(some), 4)} for name, some in values.items()},
    }


def _report_of_chat(examples: Sequence[Example], seen: Mapping[str, Mapping[str, float]]) -> dict[str, Any]:
    """Each writer's messages were read by what was learned of the others."""
    files = sorted(CHAT.glob("writer_*.jsonl"))
    return {
        "attribution": _OF_CHAT,
        "rows": len(examples),
        "asking": sum(example.label for example in examples),
        "sha256": hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest(),
        "unseen_writers": {
            writer: {name: round(value, 4) for name, value in figures.items()} for writer, figures in seen.items()
        },
    }


if __name__ == "__main__":
    main()

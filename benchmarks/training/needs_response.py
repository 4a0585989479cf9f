"""Trains the models that say whether a text asks for something, and writes them with their report into the package.

``python -m benchmarks.training.needs_response``: the same data, the same files, byte for byte. That is why the report
names the data by its hash and holds no date.
"""

import hashlib
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import mean, pstdev
from typing import Any

from benchmarks.labelled import CHAT, MAIL, chat, mail
from benchmarks.training import crossing
from benchmarks.training.fitting import Choice, Example, fit
from benchmarks.training.mixing import mixed, placed, register
from syncd.rules.learned.model import Model, encode

FOLDER = Path(__file__).resolve().parents[2] / "syncd" / "rules" / "learned"
_OF_MAIL = "Charlie9/enron_intent_dataset_verified, revision 766ea1b, licensed MIT and Apache-2.0"
_OF_CHAT = "messages written and labelled for syncd, benchmarks/training/chat, under the licence of syncd"
_KEPT = {"model.json": (0.002, 0.002), "chat.json": (0.05, 0.015), "register.json": (0.3, 0.3)}
"""The smallest weight of a feature and of a group of letters that is kept: less would change few texts and take memory
of every server. Mail is kept whole, because what is kept of it was measured so."""


def main() -> None:
    """Cross-validates, trains on all rows and writes the models."""
    if not MAIL.exists():
        sys.exit(f"The data is absent: {MAIL}. The models in the package stay as they are.")
    of_mail = [Example(row["text"], row["label"]) for row in mail()]
    writers = {name: [Example(row["text"], int(row["asks"])) for row in rows] for name, rows in chat().items()}
    of_chat, choice = [example for some in writers.values() for example in some], Choice()
    crossed = crossing.crossed(of_mail, of_chat, choice)
    even, precise = mean(one.balance for one in crossed), crossing.precise(of_mail, crossed)
    report: dict[str, Any] = {
        "attribution": _OF_MAIL,
        "rows": len(of_mail),
        "asking": sum(example.label for example in of_mail),
        "sha256": hashlib.sha256(MAIL.read_bytes()).hexdigest(),
        "choice": asdict(choice),
        "folds": crossing.FOLDS,
        "seeds": crossing.SEEDS,
        "balanced": 0.5,
        "precise": precise,
    }
    figures = [crossing.figures(of_mail, one) for one in crossed]
    for name in figures[0]:
        values = [one[name] for one in figures]
        report[name] = {"mean": round(mean(values), 4), "spread": round(pstdev(values), 4)}
    both = placed(mixed(fit(of_mail, choice), fit(of_chat, choice), register(of_mail, of_chat, choice)), even)
    read = crossing.unseen(of_mail, writers, choice, both.mail)
    seen = {name: crossing.of_chat(writers[name], read[name], precise) for name in writers}
    written = {
        "chat.json": _content("chat.json", _report_of_chat(of_chat, seen), both.chat),
        "register.json": _content("register.json", {"attribution": f"{_OF_MAIL}; {_OF_CHAT}"}, both.register),
    }
    whole = "".join([_content("model.json", report, both.mail), *written.values()])
    report["version"] = hashlib.sha256(whole.encode()).hexdigest()[:12]
    for name, content in {"model.json": _content("model.json", report, both.mail), **written}.items():
        (FOLDER / name).write_text(content, encoding="utf-8")
        print(f"{name}: {len(content.encode()):,} bytes")
    print(json.dumps([report, seen], indent=1))


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


def _content(name: str, report: Mapping[str, Any], model: Model) -> str:
    of_features, of_letters = _KEPT[name]
    weights = {feature: weight for feature, weight in model.weights.items() if abs(weight) > of_features}
    letters = {group: weight for group, weight in model.letters.items() if abs(weight) > of_letters}
    return encode({**report, "bias": round(model.bias, 4)}, weights, letters)


if __name__ == "__main__":
    main()

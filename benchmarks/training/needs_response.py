"""Trains the model that says whether a text asks for something, and writes it with its report into the package.

``python -m benchmarks.training.needs_response``: the same data, the same file, byte for byte. That is why the report
names the data by its hash and holds no date.
"""

import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path
from statistics import mean, pstdev

from benchmarks.labelled import MAIL, mail
from benchmarks.training import crossing
from benchmarks.training.fitting import Choice, Example, fit
from syncd.rules.learned.model import encode

MODEL = Path(__file__).resolve().parents[2] / "syncd" / "rules" / "learned" / "model.json"
_SOURCE = "Charlie9/enron_intent_dataset_verified, revision 766ea1b, licensed MIT and Apache-2.0"
_TOO_SMALL = 0.002


def main() -> None:
    """Cross-validates, trains on all rows and writes the model."""
    if not MAIL.exists():
        sys.exit(f"The data is absent: {MAIL}. The model in the package stays as it is.")
    rows = mail()
    examples, choice = [Example(row["text"], row["label"]) for row in rows], Choice()
    crossed = [crossing.cross(examples, choice, seed) for seed in crossing.SEEDS]
    figures = [crossing.figures(examples, one) for one in crossed]
    report = {
        "attribution": _SOURCE,
        "rows": len(rows),
        "asking": sum(example.label for example in examples),
        "sha256": hashlib.sha256(MAIL.read_bytes()).hexdigest(),
        "choice": asdict(choice),
        "folds": crossing.FOLDS,
        "seeds": crossing.SEEDS,
        "balanced": 0.5,
        "precise": crossing.precise(examples, crossed),
    }
    for name in figures[0]:
        values = [one[name] for one in figures]
        report[name] = {"mean": round(mean(values), 4), "spread": round(pstdev(values), 4)}
    model = fit(examples, choice)
    report["bias"] = round(model.bias - mean(one.balance for one in crossed), 4)
    weights, letters = (
        {name: weight for name, weight in kind.items() if abs(weight) > _TOO_SMALL}
        for kind in (model.weights, model.letters)
    )
    content = encode(report, weights, letters)
    report["version"] = hashlib.sha256(content.encode()).hexdigest()[:12]
    MODEL.write_text(encode(report, weights, letters), encoding="utf-8")
    print(json.dumps(report, indent=1))
    print(f"{MODEL}: {MODEL.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

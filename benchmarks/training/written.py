"""Writes a trained model into the package: its report as JSON, its weights as a table."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from syncd.rules import learned
from syncd.rules.learned.linear import Linear, encode

FOLDER = Path(learned.__file__).parent


def write(name: str, report: Mapping[str, Any], model: Linear) -> None:
    """Writes the model of that name; its version is the hash of what is written."""
    table = encode(model)
    said = {**report, "bias": model.bias}
    version = hashlib.sha256(f"{json.dumps(said)}{table}".encode()).hexdigest()[:12]
    text = json.dumps({"version": version, **said}, indent=1) + "\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8")
    (FOLDER / f"{name}.tsv").write_text(table, encoding="utf-8", newline="\n")
    print(text, f"{name}.tsv: {len(table.encode()):,} bytes", sep="")

"""Does this message ask for something? Cross-validated on mail, on chat of unseen writers; and how many a second."""

import importlib.util
from statistics import mean, pstdev
from time import process_time
from typing import Any

from benchmarks.labelled import MAIL, chat, mail
from benchmarks.quality.measures import Row
from syncd.reading import Point
from syncd.rules.judge import read, threshold

_CROSSED = (
    ("f1", "A, F1 in five-fold cross validation", "0.80", "0.84"),
    ("recall_at_precision", "A, recall at precision 0.90, the same", "0.60", "0.70"),
    ("f1_lost_without_marks", 'A, loss of F1 with every "?" removed', "under 0.05", "under 0.03"),
)
_UNSEEN = (
    ("f1", "A, chat of a writer who was not learned from, F1"),
    ("told_precision", "the same, precision of what is told"),
    ("told_recall", "the same, recall of what is told"),
)
_NO_BAR = ("", "")
_SPEED = ("A, one core", "5,000 messages/s", "20,000/s")
_ROUNDS = 3


def rows() -> list[Row]:
    """The rows of this judgement; where something is absent they say what."""
    if not MAIL.exists():
        missing = f"not measured: {MAIL} is absent"
        return [*((name, low, aim, missing) for _, name, low, aim in _CROSSED), (*_SPEED, missing)]
    labelled = mail()
    return [*_crossed(labelled), (*_SPEED, _speed([row["text"] for row in labelled]))]


def _crossed(labelled: list[dict[str, Any]]) -> list[Row]:
    if importlib.util.find_spec("sklearn") is None:
        missing = "not measured: scikit-learn is absent, make quality installs it"
        return [(name, low, aim, missing) for _, name, low, aim in _CROSSED]
    from benchmarks.training import crossing
    from benchmarks.training.fitting import Choice, Example, fit
    from benchmarks.training.mixing import placed

    examples, choice = [Example(row["text"], row["label"]) for row in labelled], Choice()
    writers = {name: [Example(row["text"], int(row["asks"])) for row in rows] for name, rows in chat().items()}
    crossed = crossing.crossed(examples, [one for some in writers.values() for one in some], choice)
    found = [crossing.figures(examples, one) for one in crossed]
    seen = {key: [figures[key] for figures in found] for key in found[0]}
    of_mail = placed(fit(examples, choice), mean(one.balance for one in crossed))
    read_ = crossing.unseen(examples, writers, choice, of_mail)
    unseen = [crossing.of_chat(writers[name], read_[name], threshold(Point.PRECISE)) for name in writers]
    return [
        *(
            (name, low, aim, f"{mean(seen[key]):.3f} ± {pstdev(seen[key]):.3f}, {len(found)} seeds")
            for key, name, low, aim in _CROSSED
        ),
        *((name, *_NO_BAR, _each([one[key] for one in unseen])) for key, name in _UNSEEN),
    ]


def _each(values: list[float]) -> str:
    return f"{mean(values):.3f} ({min(values):.2f} to {max(values):.2f}), {len(values)} writers"


def _speed(texts: list[str]) -> str:
    """Of processor time, the best of a few rounds: other work on the machine counts as little as it can."""
    return f"{len(texts) / min(_timed(texts) for _ in range(_ROUNDS)):,.0f} messages/s"


def _timed(texts: list[str]) -> float:
    start = process_time()
    for text in texts:
        read(text)
    return process_time() - start

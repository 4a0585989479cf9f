"""Cross validation of rules and model together, as the judge joins them: nothing is scored by what has seen it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import log

import numpy as np
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import StratifiedGroupKFold

from benchmarks.training.fitting import Choice, Example, fit
from syncd.reading import ASKS
from syncd.rules.learned.model import Model, likelihood
from syncd.rules.learned.weighing import join, weigh
from syncd.rules.sentence import sentences
from syncd.rules.text import own_words

FOLDS = 5
SEEDS = (0, 1, 2)
PRECISION = 0.90
_MARGIN = 0.01
"""The shipped threshold aims a little higher than the precision that it promises."""
_SHIFTS = np.arange(-2.0, 1.0, 0.05)
_AS_GOOD = 0.002
"""F1 values this near are the same; the middle of their margins is surer than the best one."""
_LETTERS = re.compile(r"[a-z]+")
_ALIKE = 40
"""Texts that begin with the same so many letters are versions of one text, and stay in one fold."""


@dataclass(frozen=True, slots=True)
class Crossed:
    """The scores of texts by models that saw neither them nor their like.

    fold      of each text
    scores    as the judge gives them; ``unmarked``: of the texts without question marks
    balance   the margin at which the model alone is in balance
    """

    fold: np.ndarray
    scores: np.ndarray
    unmarked: np.ndarray
    balance: float


def cross(examples: Sequence[Example], choice: Choice, seed: int) -> Crossed:
    """Scores each fold by what was learned on the others; its balance is also taken from the others."""
    labels = np.array([example.label for example in examples])
    groups = [" ".join(_LETTERS.findall(example.text.lower()))[:_ALIKE] for example in examples]
    fold, margins, models = np.zeros(len(examples), int), np.zeros(len(examples)), list[Model]()
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(groups, labels, groups)
    for number, (learn, held) in enumerate(split):
        models.append(fit([examples[index] for index in learn], choice))
        fold[held] = number
        for index in held:
            margins[index] = _margin(models[number], examples[index])
    scores, unmarked = np.zeros(len(examples)), np.zeros(len(examples))
    for number, model in enumerate(models):
        others = fold != number
        placed = replace(
            model, bias=model.bias - balance([examples[index] for index in np.flatnonzero(others)], margins[others])
        )
        for index in np.flatnonzero(~others):
            scores[index] = judged(examples[index].text, placed)
            unmarked[index] = judged(examples[index].unmarked.text, placed)
    return Crossed(fold, scores, unmarked, balance(examples, margins))


def judged(text: str, model: Model) -> float:
    """The score of ``text`` as the judge gives it, with ``model`` in place of the shipped one."""
    own = own_words(text)
    return weigh(sentences(own), own, model).asks


def balance(examples: Sequence[Example], margins: np.ndarray) -> float:
    """The margin that has to count as even for the best F1 of rules and model together."""
    labels = np.array([example.label for example in examples])
    found = [(shift, f1(labels, _joined(examples, margins - shift) >= ASKS)) for shift in _SHIFTS]
    best = max(value for _, value in found)
    return float(np.mean([shift for shift, value in found if value >= best - _AS_GOOD]))


def _joined(examples: Sequence[Example], margins: np.ndarray) -> np.ndarray:
    pairs = zip(examples, margins, strict=True)
    return np.array([_of_both(example, at) if example.read else example.ruled for example, at in pairs])


def _of_both(example: Example, margin: float) -> float:
    return join(example.found, likelihood(margin), mail=example.mail)


def figures(examples: Sequence[Example], crossed: Crossed) -> dict[str, float]:
    """What was seen in one cross validation: F1 at 0.5, the loss without marks, and recall at the precision wanted."""
    labels = np.array([example.label for example in examples])
    precision, recall, _ = precision_recall_curve(labels, crossed.scores)
    with_marks = f1(labels, crossed.scores >= ASKS)
    return {
        "f1": with_marks,
        "f1_lost_without_marks": with_marks - f1(labels, crossed.unmarked >= ASKS),
        "recall_at_precision": float(recall[precision >= PRECISION].max()),
        "precision": float(labels[crossed.scores >= ASKS].mean()),
        "recall": float((crossed.scores >= ASKS)[labels == 1].mean()),
    }


def f1(labels: np.ndarray, said: np.ndarray) -> float:
    """The harmonic mean of precision and recall."""
    return float(2 * np.sum(labels * said) / (np.sum(labels) + np.sum(said)))


def precise(examples: Sequence[Example], crossed: Sequence[Crossed]) -> float:
    """The lowest score from which on texts ask with the precision wanted, over all cross validations."""
    labels = np.concatenate([[example.label for example in examples]] * len(crossed))
    precision, _, at = precision_recall_curve(labels, np.concatenate([one.scores for one in crossed]))
    return float(np.ceil(1000 * at[np.flatnonzero(precision[:-1] >= PRECISION + _MARGIN)[0]]) / 1000)


def _margin(model: Model, example: Example) -> float:
    score = max((model.score(passage) for passage in example.read), default=0.0)
    score = min(max(score, 1e-9), 1 - 1e-9)
    return log(score / (1 - score))

"""Cross validation of rules and model together, as the judge joins them: nothing is scored by what has seen it."""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np
from sklearn.metrics import precision_recall_curve
from sklearn.model_selection import StratifiedGroupKFold

from benchmarks.training.fitting import Choice, Example, Fitted, fit
from benchmarks.training.mixing import mixed, placed, register
from syncd.reading import ASKS, Reading
from syncd.rules.judge import is_sure, read
from syncd.rules.learned.linear import likelihood
from syncd.rules.learned.mixed import Heard
from syncd.rules.learned.weighing import is_mail, join

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


Margins: TypeAlias = list[Heard]
"""What a model says of each passage of a text."""


def crossed(mail: Sequence[Example], chat: Sequence[Example], choice: Choice) -> list[Crossed]:
    """One cross validation for each seed, side by side."""
    with ProcessPoolExecutor(len(SEEDS)) as pool:
        return list(pool.map(partial(cross, mail, chat, choice, fit(chat, choice)), SEEDS))


def cross(mail: Sequence[Example], chat: Sequence[Example], choice: Choice, of_chat: Fitted, seed: int) -> Crossed:
    """Scores each fold of mail by what was learned on the others; its balance is also taken from the others.

    ``of_chat`` is the model of ``chat``, which no fold changes.
    """
    labels = np.array([example.label for example in mail])
    groups = [" ".join(_LETTERS.findall(example.text.lower()))[:_ALIKE] for example in mail]
    fold, margins, learned = np.zeros(len(mail), int), [Margins()] * len(mail), list[tuple[Fitted, Fitted]]()
    split = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed).split(groups, labels, groups)
    for number, (learn, held) in enumerate(split):
        known = [mail[index] for index in learn]
        of_mail, of_register = fit(known, choice), register(known, chat, choice)
        learned.append((of_mail, of_register))
        model = mixed(of_mail, of_chat, of_register)
        fold[held] = number
        for index in held:
            margins[index] = list(map(model.hear, mail[index].read))
    scores, unmarked = np.zeros(len(mail)), np.zeros(len(mail))
    for number, (of_mail, of_register) in enumerate(learned):
        others = np.flatnonzero(fold != number)
        even = balance([mail[index] for index in others], [margins[index] for index in others])
        model = mixed(placed(of_mail, even), of_chat, of_register)
        for index in np.flatnonzero(fold == number):
            scores[index] = read(mail[index].text, model).asks
            unmarked[index] = read(mail[index].unmarked.text, model).asks
    return Crossed(fold, scores, unmarked, balance(mail, margins))


def unseen(
    mail: Sequence[Example], chat: Mapping[str, Sequence[Example]], choice: Choice, of_mail: Fitted
) -> dict[str, list[Reading]]:
    """The messages of each writer of chat, as read by ``of_mail``, the model of ``mail``, and the other writers."""
    with ProcessPoolExecutor(len(chat)) as pool:
        return dict(zip(chat, pool.map(partial(_unseen, mail, chat, choice, of_mail), chat), strict=True))


def _unseen(
    mail: Sequence[Example], chat: Mapping[str, Sequence[Example]], choice: Choice, of_mail: Fitted, writer: str
) -> list[Reading]:
    others = [example for other, some in chat.items() if other != writer for example in some]
    model = mixed(of_mail, fit(others, choice), register(mail, others, choice))
    return [read(example.text, model) for example in chat[writer]]


def balance(examples: Sequence[Example], margins: Sequence[Margins]) -> float:
    """The margin of mail that has to count as even for the best F1 of rules and model together."""
    labels = np.array([example.label for example in examples])
    found = [(shift, f1(labels, _joined(examples, margins, shift) >= ASKS)) for shift in _SHIFTS]
    best = max(value for _, value in found)
    return float(np.mean([shift for shift, value in found if value >= best - _AS_GOOD]))


def _joined(examples: Sequence[Example], margins: Sequence[Margins], shift: float) -> np.ndarray:
    pairs = zip(examples, margins, strict=True)
    return np.array([_of_both(example, known, shift) if known else example.ruled for example, known in pairs])


def _of_both(example: Example, known: Margins, shift: float) -> float:
    margin, of_mail = max((margin - of_mail * shift, of_mail) for margin, of_mail in known)
    return join(example.found, likelihood(margin), mail=is_mail(example.text, of_mail))


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


def of_chat(examples: Sequence[Example], readings: Sequence[Reading], at: float) -> dict[str, float]:
    """What was seen on a writer's messages: said to ask, and told, where ``at`` is the precise point."""
    asks = np.array([example.label for example in examples])
    said = np.array([reading.asks >= ASKS for reading in readings])
    told = said & np.array([is_sure(reading, at) for reading in readings])
    return {
        "f1": f1(asks, said),
        "precision": float(asks[said].mean()),
        "recall": float(said[asks == 1].mean()),
        "told_precision": float(asks[told].mean()),
        "told_recall": float(told[asks == 1].mean()),
    }

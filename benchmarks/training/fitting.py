"""Fits the linear model of ``syncd/rules/learned`` to sentences of labelled texts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log, sqrt
from typing import TypeAlias

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from syncd.rules.learned.features import Features, features, grams
from syncd.rules.learned.keys import Key, name_of
from syncd.rules.learned.model import Model
from syncd.rules.learned.register import reads_as_mail
from syncd.rules.learned.weighing import heard
from syncd.rules.sentence import Sentence, sentences
from syncd.rules.text import own_words


@dataclass(frozen=True, slots=True)
class Choice:
    """The hyperparameters: what ties the model to its examples, and how far.

    strength       inverse of the L2 regularisation
    letters        how readily letters get weight beside the other features
    rare           features in fewer texts than this are left out; letters in fewer than ``rare_letters``
    without_mark   weight of the copy of each question that is trained without its mark
    """

    strength: float = 0.3
    letters: float = 0.15
    rare: int = 2
    rare_letters: int = 3
    without_mark: float = 0.5


@dataclass(frozen=True)
class Example:
    """A labelled text with its passages as the model sees them."""

    text: str
    label: int

    @cached_property
    def found(self) -> list[Sentence]:
        """Its sentences, weighed by the rules."""
        return sentences(own_words(self.text))

    @cached_property
    def ruled(self) -> float:
        """What the rules alone say."""
        return max((sentence.asks for sentence in self.found), default=0.0)

    @cached_property
    def read(self) -> list[Features]:
        """Its passages as the model sees them; none where the rules decide alone."""
        own = own_words(self.text)
        return features(heard(self.found, own), own)

    @cached_property
    def mail(self) -> bool:
        """Whether it is written in full, so that the model may overrule the rules."""
        return reads_as_mail(self.found, own_words(self.text))

    @cached_property
    def unmarked(self) -> "Example":
        """The same without question marks."""
        return Example(self.text.replace("?", ""), self.label)


def fit(examples: Sequence[Example], choice: Choice) -> Model:
    """The model for ``examples``. The same examples in the same order give the same model, digit by digit.

    Fitted twice: a text that asks does so in one of its sentences, and the first model says in which.
    """
    return _fit(_rows(examples, choice, _fit(_rows(examples, choice), choice)), choice)


Row: TypeAlias = tuple[Features, int, float]
"""A sentence, its label, and how much it counts."""


def _rows(examples: Sequence[Example], choice: Choice, first: Model | None = None) -> list[Row]:
    rows: list[Row] = []
    for example in examples:
        for version, weight in ((example, 1.0), (example.unmarked, choice.without_mark)):
            if weight < 1.0 and "?" not in example.text:
                continue
            seen = version.read
            if first is not None and example.label and len(seen) > 1:
                seen = [max(seen, key=first.score)]
            rows += [(passage, example.label, weight) for passage in seen]
    return rows


def _fit(rows: Sequence[Row], choice: Choice) -> Model:
    counts, letters = Counter[Key](), Counter[str]()
    for seen, _, _ in rows:
        counts.update({*seen.spread, *seen.whole})
        letters.update({gram for word in seen.words for gram in grams(word)})
    known = [name for name in sorted(counts, key=name_of) if counts[name] >= choice.rare]
    groups = [gram for gram in sorted(letters) if letters[gram] >= choice.rare_letters]
    scale = [_rarity(counts[name], len(rows)) for name in known] + [
        choice.letters * _rarity(letters[gram], len(rows)) for gram in groups
    ]
    columns = {name: index for index, name in enumerate(known)}
    of_letters = {gram: len(known) + index for index, gram in enumerate(groups)}
    table = sparse.vstack([_row(seen, columns, of_letters) for seen, _, _ in rows]).tocsr() @ sparse.diags(scale)
    fitted = LogisticRegression(C=choice.strength, solver="liblinear", tol=1e-3, random_state=0)
    fitted.fit(table, [label for _, label, _ in rows], sample_weight=[weight for _, _, weight in rows])
    weights = fitted.coef_[0] * np.asarray(scale)
    return Model(
        float(fitted.intercept_[0]),
        {name: float(weights[index]) for name, index in columns.items()},
        {gram: float(weights[index]) for gram, index in of_letters.items()},
        precise=0.5,
    )


def _rarity(count: int, total: int) -> float:
    return log(total / count) + 1


def _row(seen: Features, columns: dict[Key, int], of_letters: dict[str, int]) -> sparse.csr_matrix:
    share = 1 / sqrt(seen.size)
    found: dict[int, float] = {}
    for name in chain(seen.spread, seen.whole):
        if (index := columns.get(name)) is not None:
            found[index] = share
    for gram in chain.from_iterable(map(grams, seen.words)):
        if (index := of_letters.get(gram)) is not None:
            found[index] = found.get(index, 0.0) + share
    order = sorted(found)
    shape = (1, len(columns) + len(of_letters))
    return sparse.csr_matrix(([found[index] for index in order], order, [0, len(order)]), shape=shape)

"""Fits one question of the linear model of ``syncd/rules/learned`` to sentences of labelled texts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sklearn.linear_model import LogisticRegression

from benchmarks.training.coding import Coded, coded, design, passages
from syncd.rules.learned.features import Features
from syncd.rules.learned.keys import Key
from syncd.rules.learned.linear import Linear, packed
from syncd.rules.sentence import Sentence, sentences
from syncd.rules.text import own_words


@dataclass(frozen=True, slots=True)
class Choice:
    """The hyperparameters: what ties the model to its examples, and how far.

    strength       inverse of the L2 regularisation
    letters        how readily letters get weight beside the other features; at 0 they get none
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
        return passages(self.text)

    @cached_property
    def unmarked(self) -> "Example":
        """The same without question marks."""
        return Example(self.text.replace("?", ""), self.label)


class Fitted(NamedTuple):
    """What was learned of one question: what the sum begins with, and what each feature and group of letters adds."""

    bias: float
    weights: Mapping[Key, float]
    letters: Mapping[str, float]

    def kept(self, least: float, least_of_letters: float) -> "Fitted":
        """Without what adds less than this."""
        weights = {key: weight for key, weight in self.weights.items() if abs(weight) > least}
        letters = {group: weight for group, weight in self.letters.items() if abs(weight) > least_of_letters}
        return Fitted(self.bias, weights, letters)


def together(*fitted: Fitted) -> Linear:
    """One model of several questions."""
    keys = dict.fromkeys(key for one in fitted for key in one.weights)
    groups = dict.fromkeys(group for one in fitted for group in one.letters)
    return Linear(
        tuple([round(one.bias, 4) for one in fitted]),
        packed({key: [one.weights.get(key, 0.0) for one in fitted] for key in keys}),
        packed({group: [one.letters.get(group, 0.0) for one in fitted] for group in groups}),
    )


def fit(examples: Sequence[Example], choice: Choice) -> Fitted:
    """The model for ``examples``. The same examples in the same order give the same model, digit by digit.

    Fitted twice: a text that asks does so in one of its sentences, and the first model says in which.
    """
    labels = [example.label for example in examples]
    first = together(fit_all(examples, labels, choice))
    return _fit(_rows(examples, labels, choice, lambda passage: first.sums(passage)[0]), choice)


def fit_all(examples: Sequence[Example], labels: Sequence[int], choice: Choice) -> Fitted:
    """The same where each of a text's sentences has its label."""
    return _fit(_rows(examples, labels, choice), choice)


class Row(NamedTuple):
    """A sentence, its label, and how much it counts."""

    seen: Coded
    label: int
    weight: float


def _rows(
    examples: Sequence[Example],
    labels: Sequence[int],
    choice: Choice,
    margin: Callable[[Features], float] | None = None,
) -> list[Row]:
    """The sentences to learn from: all or, where their ``margin`` is known, of a text that asks the likeliest."""
    rows: list[Row] = []
    for example, label in zip(examples, labels, strict=True):
        for version, weight in ((example, 1.0), (example.unmarked, choice.without_mark)):
            if weight < 1.0 and "?" not in example.text:
                continue
            seen = coded(version.text)
            if margin is not None and label and len(seen) > 1:
                margins = list(map(margin, version.read))
                seen = [seen[margins.index(max(margins))]]
            rows += [Row(passage, label, weight) for passage in seen]
    return rows


def _fit(rows: Sequence[Row], choice: Choice) -> Fitted:
    words, letters, table, scale = design([row.seen for row in rows], choice.rare, choice.rare_letters, choice.letters)
    fitted = LogisticRegression(C=choice.strength, solver="liblinear", tol=1e-3, random_state=0)
    fitted.fit(table, [row.label for row in rows], sample_weight=[row.weight for row in rows])
    weights = (fitted.coef_[0] * scale).tolist()
    return Fitted(
        float(fitted.intercept_[0]),
        dict(zip(words, weights, strict=False)),
        dict(zip(letters, weights[len(words) :], strict=True)) if choice.letters else {},
    )

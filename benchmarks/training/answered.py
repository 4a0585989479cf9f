"""Learns which message of a chat replies to an ask: ``python -m benchmarks.training.answered``.

The messages after an ask and "none of them" share the likelihood by exp(score); the scores are linear in the features
of ``syncd.rules.link_features``, each weighing for itself and for whom the message speaks to. What is learned makes the
labelled replies likely, with a penalty on large weights. The same data give the same model, byte for byte.
"""

import hashlib
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold

import syncd.rules.learned
from benchmarks.training.talks import TRAIN, Talk, talks
from syncd.rules.link_features import FEATURES, KINDS, candidates
from syncd.rules.link_words import content_words
from syncd.rules.linking import MOST_FOLLOWING
from syncd.rules.said import laid_out

PENALTY = 5e-4
FOLDS = 5
_ROUNDS = 120
_LONGEST_CUT = 15
_LEAST_OFTEN = 20
"""Words in fewer messages than this are all equally rare."""
_STARTS = dict(zip(FEATURES, np.cumsum([0, *FEATURES.values()]).tolist(), strict=False))
_WIDTH = sum(FEATURES.values())
ABOUT = {
    "what": "weights by which a message of a chat is taken for the reply to an ask",
    "made_by": "python -m benchmarks.training.answered",
    "data": "Kummerfeld et al., A Large-Scale Corpus for Conversation Disentanglement, ACL 2019; "
    "jkkummerfeld/irc-disentanglement 82ed04f, messages with a question mark in the training logs and what followed",
    "licence_of_data": "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
}


@dataclass(frozen=True, slots=True)
class Table:
    """All candidates of all talks: a row each. ``of`` is the talk's number, ``reply`` 1 for a labelled reply."""

    rows: csr_matrix
    of: np.ndarray[Any, Any]
    reply: np.ndarray[Any, Any]
    answered: np.ndarray[Any, Any]
    groups: np.ndarray[Any, Any]


def rarity(known: Sequence[Talk]) -> dict[str, float]:
    """How rare each word of content is: the logarithm of messages by messages that have it."""
    texts = {(talk.group, said.author, said.text) for talk in known for said in (talk.ask, *talk.following)}
    count = Counter(word for _, _, text in texts for word in content_words(text))
    return {word: round(math.log(len(texts) / n), 2) for word, n in sorted(count.items()) if n >= _LEAST_OFTEN}


def table(known: Sequence[Talk], rare: dict[str, float]) -> Table:
    """The features of every candidate, as ones in a wide and sparse table: shared by the kinds, then by kind."""
    columns: list[list[int]] = []
    of, reply = [], []
    starts = list(_STARTS.values())
    for number, talk in enumerate(known):
        ask, lines = laid_out(talk.ask, talk.following[:MOST_FOLLOWING])
        for index, kind, values in candidates(ask, lines, rare):
            places = [start + value for start, value in zip(starts, values, strict=True)]
            columns.append([*places, *(_WIDTH * (1 + kind) + place for place in places)])
            of.append(number)
            reply.append(talk.following[index].id in talk.replies)
    each = 2 * len(FEATURES)
    shape = (len(columns), _WIDTH * (1 + len(KINDS)))
    flat = np.array(columns, dtype=np.int32).ravel()
    rows = csr_matrix((np.ones(len(flat)), flat, np.arange(0, len(flat) + 1, each)), shape=shape)
    answered = np.array([talk.answered for talk in known])
    return Table(rows, np.array(of), np.array(reply, dtype=float), answered, np.array([talk.group for talk in known]))


def learn(data: Table, chosen: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The weights that make the replies of the chosen talks likeliest, less the penalty."""
    keep = np.isin(data.of, chosen)
    rows, of, reply = data.rows[keep], data.of[keep], data.reply[keep]
    talks_, of = np.unique(of, return_inverse=True)
    count = len(talks_)
    none = np.bincount(of, reply, count) == 0
    transposed = rows.T.tocsr()

    def loss(weights: np.ndarray[Any, Any]) -> tuple[float, np.ndarray[Any, Any]]:
        scores = rows @ weights
        high = np.zeros(count)
        np.maximum.at(high, of, scores)
        shares = np.exp(scores - high[of])
        whole = np.bincount(of, shares, count) + np.exp(-high)
        right = np.where(none, np.exp(-high), np.bincount(of, shares * reply, count))
        slope = np.where(none[of], 0.0, shares * reply / right[of]) - shares / whole[of]
        value = -(np.log(right) - np.log(whole)).sum() / count + PENALTY / 2 * float(weights @ weights)
        return value, -(transposed @ slope) / count + PENALTY * weights

    start = np.zeros(rows.shape[1])
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x)


@dataclass(frozen=True, slots=True)
class Report:
    """How a model did: F1 of "unanswered" with its best threshold, and the share of right replies named first."""

    threshold: float
    f1: float
    precision: float
    recall: float
    right_first: float


def cut_short(known: Sequence[Talk]) -> list[Talk]:
    """The same talks as they stood after a few messages: what did not happen yet must not speak against a reply."""
    found = []
    for number, talk in enumerate(known):
        following = talk.following[: 1 + number * 7 % _LONGEST_CUT]
        replies = talk.replies & {said.id for said in following}
        found.append(replace(talk, following=following, answered=bool(replies), replies=replies))
    return found


def cross_validated(data: Table, whole: int) -> Report:
    """Every one of the first ``whole`` talks judged by a model that saw nothing of its log."""
    scores = np.zeros(len(data.of))
    for train, test in GroupKFold(FOLDS).split(data.answered, data.answered, data.groups):
        held = np.isin(data.of, test)
        scores[held] = data.rows[held] @ learn(data, train)
    full = data.of < whole
    table_ = Table(data.rows[full], data.of[full], data.reply[full], data.answered[:whole], data.groups[:whole])
    return report(table_, scores[full])


def report(data: Table, scores: np.ndarray[Any, Any]) -> Report:
    """The threshold on the likelihood of any reply that gives the best F1, and what it gives."""
    count = len(data.answered)
    weight = np.bincount(data.of, np.exp(scores), count)
    likely = weight / (1 + weight)
    order = np.argsort(likely, kind="stable")
    silent = ~data.answered
    hits = np.cumsum(silent[order])
    f1 = 2 * hits / (np.arange(1, count + 1) + silent.sum())
    best = int(f1.argmax())
    top = np.full(count, -np.inf)
    np.maximum.at(top, data.of, scores)
    first = np.zeros(count, dtype=bool)
    first[data.of[(scores == top[data.of]) & (data.reply > 0)]] = True
    return Report(
        round(float(likely[order[best]]), 3),
        round(float(f1[best]), 4),
        round(float(hits[best] / (best + 1)), 4),
        round(float(hits[best] / silent.sum()), 4),
        round(float(first[data.answered].mean()), 4),
    )


def main() -> None:
    """Learns, and writes ``syncd/rules/learned/answered.json``."""
    known = list(talks(TRAIN))
    rare = rarity(known)
    data = table([*known, *cut_short(known)], rare)
    found = cross_validated(data, len(known))
    weights = learn(data, np.arange(len(data.answered)))
    by_kind = {}
    for number, kind in enumerate(KINDS, 1):
        both = weights[:_WIDTH] + weights[_WIDTH * number : _WIDTH * (number + 1)]
        by_kind[kind] = {
            name: [round(float(each), 2) for each in both[start : start + FEATURES[name]]]
            for name, start in _STARTS.items()
        }
    about = ABOUT | {
        "sha256_of_data": hashlib.sha256(TRAIN.read_bytes()).hexdigest(),
        "talks": len(known),
        "penalty": PENALTY,
        f"cross_validated_by_log_{FOLDS}_folds": {
            "unanswered_f1": found.f1,
            "unanswered_precision": found.precision,
            "unanswered_recall": found.recall,
            "right_reply_first": found.right_first,
            "threshold": found.threshold,
        },
    }
    content = {"about": about, "threshold": found.threshold, "weights": by_kind, "rarity": rare}
    path = Path(syncd.rules.learned.__file__).with_name("answered.json")
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(about, indent=1))


if __name__ == "__main__":
    main()

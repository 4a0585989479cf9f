"""Judgement B, "was it answered?", on the labelled chat kept for it: ``python -m benchmarks.quality.answered``."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.training.talks import DEV, Talk, talks
from syncd.rules.linking import MOST_FOLLOWING, Verdict, answered

_ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Judged:
    """A talk and the verdict on it."""

    talk: Talk
    verdict: Verdict

    @property
    def first(self) -> str:
        """The id of the likeliest message, whether it was taken for the answer or passed over; empty: none."""
        passed = self.verdict.passed_over
        return self.verdict.answered_by or (passed[0].id if passed else "")


def judged(known: Sequence[Talk]) -> list[Judged]:
    """The verdict on every talk."""
    return [Judged(talk, answered(talk.ask, talk.following)) for talk in known]


def unanswered(found: Sequence[Judged]) -> tuple[float, float, float]:
    """F1, precision and recall of the class "unanswered"."""
    told = [each for each in found if not each.verdict.answered]
    right = sum(not each.talk.answered for each in told)
    precision = right / max(1, len(told))
    recall = right / max(1, sum(not each.talk.answered for each in found))
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def right_first(found: Sequence[Judged]) -> tuple[float, float]:
    """Where people saw an answer: the share in which a right reply is the likeliest, and in which it is the verdict."""
    known = [each for each in found if each.talk.answered]
    first = sum(each.first in each.talk.replies for each in known)
    taken = sum(each.verdict.answered_by in each.talk.replies for each in known)
    return first / len(known), taken / len(known)


def milliseconds(known: Sequence[Talk]) -> float:
    """CPU time of one ask with 40 messages after it: the median over talks of the fastest of a few rounds each."""
    full = [talk for talk in known if len(talk.following) >= MOST_FOLLOWING][:100]
    fastest = []
    for talk in full:
        times = []
        for _ in range(_ROUNDS):
            before = time.process_time()
            answered(talk.ask, talk.following)
            times.append(time.process_time() - before)
        fastest.append(min(times))
    return 1000 * median(fastest)


def rows() -> list[tuple[str, str, str, str]]:
    """For the table of ``make quality``: the measure, the bar, the aim, and what was seen."""
    names = (
        ("B, unanswered, un-threaded chat: F1", "0.78", "0.83"),
        ("B, the right reply named first, where answered", "0.88", "0.93"),
        ("B, one ask with 40 candidates", "under 2 ms", "under 0.5 ms"),
    )
    if not DEV.exists():
        return [(*name, f"absent: {DEV.name}") for name in names]
    known = list(talks(DEV))
    found = judged(known)
    f1, precision, recall = unanswered(found)
    first, taken = right_first(found)
    seen = (
        f"{f1:.3f} (precision {precision:.2f}, recall {recall:.2f})",
        f"{first:.3f} (and taken for the answer: {taken:.3f})",
        f"{milliseconds(known):.2f} ms",
    )
    return [(*name, figure) for name, figure in zip(names, seen, strict=True)]


def main() -> None:
    """Prints the figures."""
    for name, least, aim, seen in rows():
        print(f"{name}: {seen}; at least {least}, aim {aim}")


if __name__ == "__main__":
    main()

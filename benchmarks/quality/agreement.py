"""How far two people agree on what is owed in our own threads: ``python -m benchmarks.quality.agreement``.

Cohen's kappa takes away what would agree by chance (J. Cohen, "A coefficient of agreement for nominal scales", 1960).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tests.thread_cases import cases
from tests.thread_verdicts import agrees, second_labels


@dataclass(frozen=True, slots=True)
class Agreement:
    """The shares of ``count`` threads on whose whole verdict and on whose kind two people agree; kappa of the kinds."""

    count: int
    words: float
    kinds: float
    kappa: float


def kind(owed: str) -> str:
    """What sort of verdict it is, whoever it names."""
    if "; " in owed:
        return "several"
    if owed.startswith("waiting on "):
        return "waiting on the asker"
    _, _, more = owed.partition(", ")
    return more.split()[0] if more else "nothing" if owed == "nothing" else "waits"


def agreement(pairs: Sequence[tuple[str, str]]) -> Agreement:
    """Of the verdicts of two people on the same threads. ValueError for none."""
    if not pairs:
        raise ValueError("no thread has two verdicts")
    count = len(pairs)
    kinds = [(kind(first), kind(second)) for first, second in pairs]
    same = sum(first == second for first, second in kinds) / count
    ours, theirs = Counter(first for first, _ in kinds), Counter(second for _, second in kinds)
    chance = sum(ours[name] * theirs[name] for name in ours) / count**2
    kappa = 1.0 if chance == 1 else (same - chance) / (1 - chance)
    return Agreement(count, sum(agrees(*pair) for pair in pairs) / count, same, kappa)


def main() -> None:
    """Prints the agreement, and every thread on which the two differ."""
    theirs = second_labels()
    both = [(case, theirs[case.name]) for case in cases() if case.name in theirs]
    if not both:
        print("tests/threads/second_labels.toml has no verdicts yet.")
        return
    found = agreement([(case.owed, second) for case, second in both])
    print(f"{found.count} threads: the same verdict in {found.words:.1%}, the same kind in {found.kinds:.1%},")
    print(f"Cohen's kappa of the kinds {found.kappa:.2f}.\n")
    for case, second in both:
        if not agrees(case.owed, second):
            print(f"{case.file}: {case.name}\n  first   {case.owed}\n  second  {second}\n")


if __name__ == "__main__":
    main()

"""Our own threads: how many verdicts differ from a person's: ``python -m benchmarks.quality.threads``."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.agreement import kind
from tests.thread_cases import FOLDER, Case, cases
from tests.thread_verdicts import agrees, judged, known_wrong, verdict


@dataclass(frozen=True, slots=True)
class Seen:
    """A thread of the table and what the program says of it."""

    case: Case
    verdict: str

    @property
    def right(self) -> bool:
        """Whether it is what a person said."""
        return bool(agrees(self.case.owed, self.verdict))


HELD_OUT = FOLDER / "held_out"
"""Threads of which nobody who mends the program looks at more than how many are wrong."""


def seen(folder: Path = FOLDER) -> list[Seen]:
    """The program's verdict on every thread of a folder."""
    return [Seen(case, verdict(judged(case))) for case in cases(folder)]


def confusion(found: Sequence[Seen]) -> Counter[tuple[str, str]]:
    """How often a person's kind of verdict met the program's, where the two differ."""
    return Counter((kind(each.case.owed), kind(each.verdict)) for each in found if not each.right)


def rows() -> list[tuple[str, str, str, str]]:
    """For the table of ``make quality``: the measure, the bar, the aim, and what was seen."""
    held = share(seen(HELD_OUT))
    return [
        ("our own threads: wrong verdicts", "under 5 %", "under 2 %", share(seen())),
        ("threads that nobody looks at, hard ones: the same", "", "", held),
    ]


def share(found: Sequence[Seen]) -> str:
    """How many of the verdicts are wrong, in words."""
    wrong = sum(not each.right for each in found)
    return f"{wrong / len(found):.1%} ({wrong} of {len(found)})"


def main() -> None:
    """Prints every wrong verdict, and which of them known_wrong.toml has to take in or to let go."""
    found, known = seen(), known_wrong()
    wrong = [each for each in found if not each.right]
    for each in wrong:
        reason = known.get(each.case.name, "NEW: mend it, or add it to known_wrong.toml with the reason")
        print(
            f"{each.case.file}: {each.case.name}\n  person   {each.case.owed}\n  program  {each.verdict}\n  {reason}\n"
        )
    for name in sorted(known.keys() - {each.case.name for each in wrong}):
        print(f"now right: take it out of known_wrong.toml: {name}")
    for (person, program), count in confusion(found).most_common():
        print(f"{count:4}  person: {person}, program: {program}")
    print(f"our own threads: wrong verdicts {share(found)}, under 5 %, aim 2 %")
    print(f"threads that nobody looks at, hard ones: {share(seen(HELD_OUT))}")


if __name__ == "__main__":
    main()

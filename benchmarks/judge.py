"""How many messages a second the judge reads: usual chat messages, and one long paste."""

import sys
from time import perf_counter

from syncd.rules.judge import read

_MESSAGES = (
    "Thanks, that works!",
    "Could you tell us when the new export format will be available? We need to plan our import.",
    "The dashboard has been slow since this morning, and two of our customers complained about it.",
    "I looked into it: the cause was a missing index, which last night's migration dropped on one shard.",
    "On it - will be fixed by Friday",
    "We moved the release notes to the wiki and linked them from the overview page of the project.",
    "LGTM",
    "Hi @Mia, please have a look at https://a.example/issues/42 when you have time :pray:",
    "Wann können wir mit der neuen Rechnungsansicht rechnen?",
    "Lunch menu for today: lentil soup, pasta with mushrooms, salad, and an apple cake as dessert.",
)
_ROUNDS = 2_000
_PASTE = "2026-11-18 10:00:00 ERROR worker[7] connection reset by peer, retry in 5 s\n" * 5_000


def main() -> None:
    """Prints the best of five runs, so that other work on the machine counts as little as it can."""
    read(_MESSAGES[1])
    best = min(_seconds(_MESSAGES * (_ROUNDS // 5)) for _ in range(5))
    count = len(_MESSAGES) * (_ROUNDS // 5)
    length = sum(map(len, _MESSAGES)) / len(_MESSAGES)
    print(f"{count / best:,.0f} messages/s of {length:.0f} characters: {best / count * 1e6:.1f} us a message")
    print(f"a paste of {len(_PASTE):,} characters: {_seconds((_PASTE,)) * 1e3:.0f} ms")
    print(f"Python {sys.version.split()[0]}")


def _seconds(messages: tuple[str, ...]) -> float:
    start = perf_counter()
    for message in messages:
        read(message)
    return perf_counter() - start


if __name__ == "__main__":
    main()

"""How many messages a second the judge reads: usual chat messages, and one long paste."""

import sys
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeVar

from syncd.rules.judge import read
from syncd.rules.learned.mixed import shipped
from syncd.rules.learned.weighing import heard, weigh
from syncd.rules.sentence import sentences
from syncd.rules.text import own_words

T = TypeVar("T")

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
_TIMES = 500
_PASTE = "2026-11-18 10:00:00 ERROR worker[7] connection reset by peer, retry in 5 s\n" * 5_000


def main() -> None:
    """Prints the best of five runs, so that other work on the machine counts as little as it can."""
    read(_MESSAGES[1])
    best = min(_seconds(_MESSAGES * (_ROUNDS // 5)) for _ in range(5))
    count = len(_MESSAGES) * (_ROUNDS // 5)
    length = sum(map(len, _MESSAGES)) / len(_MESSAGES)
    print(f"{count / best:,.0f} messages/s of {length:.0f} characters: {best / count * 1e6:.1f} us a message")
    print("of these, in us: " + ", ".join(f"{part} {spent:.1f}" for part, spent in _parts().items()))
    print(f"a paste of {len(_PASTE):,} characters: {_seconds((_PASTE,)) * 1e3:.0f} ms")
    print(f"Python {sys.version.split()[0]}")


def _parts() -> dict[str, float]:
    """What each part of the reading takes for a message; the fourth is within the third."""
    own = [own_words(message) for message in _MESSAGES]
    cut = [(sentences(text), text) for text in own]
    model = shipped()
    return {
        "own words": _each(own_words, _MESSAGES),
        "sentences and phrases": _each(sentences, own),
        "rules and model": _each(lambda pair: weigh(*pair, model), cut),
        "what the model hears": _each(lambda pair: heard(*pair), cut),
        "all": _each(read, _MESSAGES),
    }


def _each(work: Callable[[T], object], given: Sequence[T]) -> float:
    """Microseconds for one of ``given``: of each the best of many runs, too short to be disturbed in all of them."""
    return sum(min(_once(work, one) for _ in range(_TIMES)) for one in given) / len(given) * 1e6


def _once(work: Callable[[T], object], given: T) -> float:
    start = perf_counter()
    work(given)
    return perf_counter() - start


def _seconds(messages: tuple[str, ...]) -> float:
    start = perf_counter()
    for message in messages:
        read(message)
    return perf_counter() - start


if __name__ == "__main__":
    main()

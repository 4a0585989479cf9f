"""What speaks for and against a message being the reply to an ask: a few small numbers for each message after it."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from syncd.rules.link_words import ASKING, FIRMLY, GREETING, STRANGER, Line

FEATURES: Mapping[str, int] = {
    "addressed": 9,
    "ask_addressed": 6,
    "speakers_before": 12,
    "messages_before": 12,
    "minutes": 11,
    "spoke_before": 4,
    "engaged_with": 3,
    "previous_speaker": 3,
    "asker_named_before": 3,
    "askers_messages_before": 5,
    "askers_questions_before": 4,
    "helpers_before": 8,
    "open_questions_before": 5,
    "words_shared": 7,
    "share_of_words": 6,
    "fits_another_question": 3,
    "fits_what_asker_added": 2,
    "begins": 10,
    "question": 4,
    "length": 9,
    "link_or_command": 4,
    "thanks": 3,
    "new_question": 2,
    "messages_after": 6,
    "asker_speaks_after": 7,
    "asker_then_names": 4,
    "asker_then_thanks": 10,
    "asker_then_begins": 31,
    "asker_then_asks": 7,
    "asker_repeats": 2,
    "asker_names_later": 2,
    "names_asker_later": 2,
    "names_others_later": 2,
    "named_by_others_later": 2,
    "askers_messages": 4,
    "ask_length": 5,
    "ask_begins": 10,
}
"""The name of each feature, and how many values it has: 0 up to that."""
KINDS = ("nobody", "asker", "other")
"""To whom a message speaks; every feature weighs differently in each."""
NOBODY, ASKER, OTHER = range(3)
_COUNTS = (0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 28)
_MINUTES = (0, 1, 2, 3, 4, 6, 9, 15, 30, 60)
_WORDS = (0, 4, 6, 8, 11, 16)
_SHARES = (0, 1.2, 2, 3, 4.5)
_LENGTHS = (0, 1, 2, 4, 7, 12, 20, 35)
_ASK_LENGTHS = (3, 6, 10, 18)
_QUIET = 20
"""Where hardly anybody writes, time says little: a message's minutes are at most its place and a 20th of them."""
_AFTER = (0, 1, 3, 7, 15)
_OPENINGS = (GREETING, ASKING)
_SOON = 12
_NEAR = 7
_REPEATED = 12.0
_MOST_COMPETING = 4
_RARE = 9.0
"""The weight of a word that the training data did not have."""


class Candidate(NamedTuple):
    """One message by another person: its place among the lines, whom it speaks to, and its features' values."""

    place: int
    kind: int
    values: tuple[int, ...]


@dataclass(slots=True)
class _Later:
    """What happens after a message, as far as it concerns its author. ``named``: by the asker."""

    asker: Line | None
    gap: int
    named: bool
    names_asker: bool
    to_others: bool
    by_others: bool


def candidates(ask: Line, lines: Sequence[Line], rarity: Mapping[str, float]) -> list[Candidate]:
    """The messages of others among ``lines``, each with its features. ``rarity`` weighs a shared word."""
    course = _Course(ask, lines, rarity)
    later = _later(ask.author, lines)
    found = []
    for index, line in enumerate(lines):
        if line.author == ask.author:
            course.asker(line)
            continue
        kind = _kind(line, ask.author)
        values = (
            *course.before(index, line),
            *_itself(line, course),
            *_after(line, later[index], ask, rarity, len(lines) - index - 1),
        )
        found.append(Candidate(index, kind, (*values, *course.of_ask)))
        course.other(line)
    return found


def _kind(line: Line, asker: str) -> int:
    if line.to == asker or asker in line.names:
        return ASKER
    return OTHER if line.to or line.names else NOBODY


class _Course:
    """The talk so far, from the ask on."""

    def __init__(self, ask: Line, lines: Sequence[Line], rarity: Mapping[str, float]) -> None:
        self.ask, self.rarity = ask, rarity
        self.wanted = set(ask.content)
        self.spoken: dict[str, int] = {}
        self.helpers: set[str] = set()
        self.elsewhere: set[str] = set()
        self.named: set[str] = set()
        self.messages = self.questions = self.others = 0
        self.open: list[Line] = []
        self.previous: Line | None = None
        mine = sum(line.author == ask.author for line in lines)
        self.of_ask = (min(mine, 3), bisect_left(_ASK_LENGTHS, ask.length), ask.begins)

    def asker(self, line: Line) -> None:
        self.messages += 1
        self.questions += line.question
        if line.to:
            self.named.add(line.to)
        self.wanted |= line.content
        self.previous = line

    def other(self, line: Line) -> None:
        author = line.author
        self.spoken[author] = self.spoken.get(author, 0) + 1
        self.others += 1
        if line.to == self.ask.author or self.ask.author in line.names:
            self.helpers.add(author)
        elif line.to:
            self.elsewhere.add(author)
        if line.question and not line.to:
            self.open.append(line)
        self.previous = line

    def before(self, index: int, line: Line) -> tuple[int, ...]:
        author, helpers, previous = line.author, self.helpers, self.previous
        after = 2 if previous is not None and previous.author != author else 1
        if previous is None or previous.author == self.ask.author:
            after = 0
        competing = self._competing(author)
        shared = overlap(self.ask.content, line.content, self.rarity)
        rival = max([overlap(other.content, line.content, self.rarity) for other in competing], default=0.0)
        return (
            _addressed(line, self.ask.author),
            _ask_addressed(self.ask, author),
            bisect_left(_COUNTS, self.others),
            bisect_left(_COUNTS, index),
            bisect_left(_MINUTES, min(line.minute, index + 1 + line.minute / _QUIET)),
            min(self.spoken.get(author, 0), 3),
            1 if author in helpers else 2 if author in self.elsewhere else 0,
            after,
            1 if author in self.named else 2 if self.named else 0,
            min(self.messages, 4),
            min(self.questions, 3),
            2 * min(len(helpers), 3) + (author in helpers),
            len(competing),
            bisect_left(_WORDS, shared),
            bisect_left(_SHARES, shared / sqrt(1 + len(line.content))),
            1 if rival > shared else 2 if rival < shared else 0,
            int(len(self.wanted) > len(self.ask.content) and overlap(self.wanted, line.content, self.rarity) > shared),
        )

    def _competing(self, author: str) -> list[Line]:
        """The last few questions to all that are not the author's own."""
        found = []
        for line in reversed(self.open):
            if line.author != author:
                found.append(line)
                if len(found) == _MOST_COMPETING:
                    break
        return found


def _addressed(line: Line, asker: str) -> int:
    if line.to == asker:
        return 0 if line.firmly == FIRMLY else 1
    if line.to == STRANGER:
        return 2 if line.firmly == FIRMLY else 3
    if line.to:
        return 4 if asker in line.names else 5 if line.firmly == FIRMLY else 6
    return 7 if asker in line.names else 8


def _ask_addressed(ask: Line, author: str) -> int:
    if ask.to:
        return 1 if ask.to == author else 2 if ask.to == STRANGER else 3
    if ask.names:
        return 4 if author in ask.names else 5
    return 0


def _itself(line: Line, course: _Course) -> tuple[int, ...]:
    first = line.author not in course.spoken
    new = line.question and first and not line.to and not line.names and line.begins in _OPENINGS
    length = bisect_left(_LENGTHS, line.length)
    return (line.begins, 2 * line.question + first, length, line.extras, line.thanks, int(new))


def _after(line: Line, later: _Later, ask: Line, rarity: Mapping[str, float], left: int) -> tuple[int, ...]:
    rest = (int(later.named), int(later.names_asker), int(later.to_others), int(later.by_others))
    said = later.asker
    if said is None:
        return (bisect_left(_AFTER, left), 5 if left >= _SOON else 6, 3, 9, 30, 6, 0, *rest)
    gap = bisect_left((1, 2, 4, 7), later.gap)
    soon = min(gap, 2)
    to = 1 if line.author in said.names or said.to == line.author else 2 if said.to or said.names else 0
    repeats = overlap(said.content, ask.content, rarity) > _REPEATED
    thanks, begins, asks = 3 * soon + said.thanks, 10 * soon + said.begins, 2 * soon + said.question
    return (bisect_left(_AFTER, left), gap, to, thanks, begins, asks, int(repeats), *rest)


def _later(asker: str, lines: Sequence[Line]) -> list[_Later]:
    """For every line what comes after it, read once from the end."""
    found: list[_Later] = []
    named: set[str] = set()
    naming: set[str] = set()
    to_others: dict[str, int] = {}
    by_others: dict[str, int] = {}
    own, at = None, len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        author = line.author
        near = index + _NEAR
        gap = at - index
        found.append(
            _Later(
                own if gap <= _SOON else None,
                gap,
                author in named,
                author in naming,
                to_others.get(author, near + 1) <= near,
                by_others.get(author, near + 1) <= near,
            )
        )
        if author == asker:
            own, at = line, index
            named |= line.names
        elif asker in line.names:
            naming.add(author)
        elif line.to:
            to_others[author] = index
            by_others[line.to] = index
    found.reverse()
    return found


def overlap(one: set[str], other: set[str], rarity: Mapping[str, float]) -> float:
    """How much two sets of words share: the sum of the shared words' rarity."""
    if one.isdisjoint(other):
        return 0.0
    return sum([rarity.get(word, _RARE) for word in one & other])

"""Cuts a text into sentences of words, finds the known phrases in each, and weighs how sure it is that it asks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from syncd.reading import Sign
from syncd.rules.languages import eastern, english, french, german, portuguese, spanish
from syncd.rules.phrases import Hit, PhraseBook

_LANGUAGES = (english, german, french, spanish, portuguese)
_BOOK = PhraseBook(*(language.PHRASES for language in _LANGUAGES))
_FILLERS = frozenset(word for language in _LANGUAGES for word in language.FILLERS.split())
_GREETINGS = frozenset(word for language in _LANGUAGES for word in language.GREETINGS.split())

ASKING = {
    "question_form": (0.75, Sign.QUESTION),
    "request": (0.75, Sign.REQUEST),
    "feedback": (0.6, Sign.FEEDBACK),
    "update": (0.55, Sign.UPDATE),
    "hint": (0.3, None),
}
"""Rule -> how sure it is by itself that its sentence asks, and what it is a sign of."""
QUESTION_MARK = 0.9
LIGHT_QUESTIONS = {"pleasantry_question": 0.05, "courtesy_question": 0.3, "rhetorical": 0.2, "tag_question": 0.55}
"""Rule -> how sure it is that a ``?`` asks although the words before it are these."""
_SHORT_TAG = 0.3
_SHORT = 3
_ONLY_A_MARK = 0.6
_DAMPED = 0.2
"""What is left of a score where the same sentence says that nothing is asked ("if you have any questions")."""
_SOFT = frozenset({"thanks", "thanks_ahead", "pleasantry", "closing", "acknowledgement", "commitment"})

_TOKEN = re.compile(r"@[\w.'-]++|[+]1(?!\w)|[^\W_]++(?:['.:/_-][^\W_]++)*+|[.!?…]++(?:[\w=&%/]\S*+)?|[^\w\s]|\n")
_CLAUSE_ENDS = frozenset(",:()–—-*•")
_ENDS = frozenset(".!…。！\n")
_QUESTION_MARKS = frozenset("?？؟\u037e")
_GREEK = re.compile(r"[α-ω]")
_URL_PARTS = re.compile(r"[=&/%]")


@dataclass(slots=True)
class Sentence:
    """A sentence's lower-case words, where clauses begin in it, whether a ``?`` ends it, and what was found.

    asks   0.0 to 1.0: how sure the rules are that it asks for something
    light  the rule that says its question is no real one
    """

    words: list[str] = field(default_factory=list)
    starts: set[int] = field(default_factory=lambda: {0})
    question: bool = False
    hits: list[Hit] = field(default_factory=list)
    asks: float = 0.0
    light: str = ""

    def __contains__(self, rule: str) -> bool:
        return any(hit.rule == rule for hit in self.hits)

    @property
    def loose(self) -> int:
        """How many words say something of their own: neither courtesy nor filler nor names."""
        covered = sum(hit.end - hit.start for hit in self.hits if hit.rule in _SOFT)
        return len(self.words) - covered - sum(1 for word in self.words if word in _FILLERS or word[0] == "@")

    def said(self, start: int, end: int) -> str:
        """The words from ``start`` to ``end``, lower-case, as evidence."""
        return " ".join(self.words[start:end])


def sentences(text: str) -> list[Sentence]:
    """The sentences of a lower-case ``text``, each with the phrases found in it and weighed."""
    found = list(_cut(text))
    in_eastern_script = not text.isascii() and eastern.SCRIPT.search(text) is not None
    for sentence in found:
        sentence.hits = _BOOK.find(sentence.words, sentence.starts)
        if in_eastern_script:
            sentence.hits += eastern.find(sentence.words)
        _weigh(sentence)
    return found


def _cut(text: str) -> Iterator[Sentence]:
    question_marks = _QUESTION_MARKS | {";"} if not text.isascii() and _GREEK.search(text) else _QUESTION_MARKS
    sentence = Sentence()
    words, starts = sentence.words, sentence.starts
    for token in _TOKEN.findall(text):
        first = token[0]
        if first.isalnum() or first == "@" or token == "+1":
            if len(words) in starts:
                if token in _GREETINGS or first == "@":
                    starts.update((len(words) + 1, len(words) + 2))
                elif token in _FILLERS:
                    starts.add(len(words) + 1)
            words.append(token)
            continue
        if first in _CLAUSE_ENDS:
            starts.add(len(words))
            continue
        asks = not question_marks.isdisjoint(token) and not _URL_PARTS.search(token)
        if asks or (first in _ENDS and not token[-1].isalnum()):
            if words or asks:
                sentence.question = asks
                yield sentence
            sentence = Sentence()
            words, starts = sentence.words, sentence.starts
        elif token in eastern.EMOJI:
            words.append(token)
    if words:
        yield sentence


def _weigh(sentence: Sentence) -> None:
    """Independent rules confirm each other: what none of them can rule out is left over."""
    doubt, real, damped = 1.0, False, False
    for rule, _, _ in sentence.hits:
        if rule in ASKING:
            doubt *= 1 - ASKING[rule][0]
            real = real or rule == "question_form"
        elif rule in LIGHT_QUESTIONS:
            sentence.light = rule
        elif rule in {"not_asking", "closing"}:
            damped = True
    if sentence.question:
        doubt *= 1 - _weight_of_the_mark(sentence)
        real = real or not sentence.light
    sentence.asks = (1 - doubt) * (_DAMPED if damped and not real else 1.0)


def _weight_of_the_mark(sentence: Sentence) -> float:
    if not sentence.words:
        return _ONLY_A_MARK
    if sentence.light == "tag_question" and len(sentence.words) <= _SHORT:
        return _SHORT_TAG
    return LIGHT_QUESTIONS.get(sentence.light, QUESTION_MARK)

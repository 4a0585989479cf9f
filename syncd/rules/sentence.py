"""Cuts a text into sentences of words, finds the known phrases in each, and weighs how sure it is that it asks."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from syncd.reading import Sign
from syncd.rules.languages import (
    asks_abroad,
    eastern,
    english,
    everyday,
    french,
    german,
    nudges,
    portuguese,
    replies,
    replies_abroad,
    spanish,
    trouble,
)
from syncd.rules.phrases import Hit, PhraseBook

_LANGUAGES = (english, german, french, spanish, portuguese)
_FILLERS = frozenset(word for language in _LANGUAGES for word in language.FILLERS.split())
_GREETINGS = frozenset(word for language in _LANGUAGES for word in language.GREETINGS.split())

ASKING: dict[str, tuple[float, set[Sign]]] = {
    "question_form": (0.75, {Sign.QUESTION}),
    "request_form": (0.75, {Sign.QUESTION, Sign.REQUEST}),
    "request": (0.75, {Sign.REQUEST}),
    "feedback": (0.6, {Sign.FEEDBACK}),
    "update": (0.55, {Sign.UPDATE}),
    "hint": (0.35, set()),
}
"""Rule -> how sure it is by itself that its sentence asks, and what it is a sign of."""
QUESTION_MARK = 0.9
LIGHT_QUESTIONS = {"pleasantry_question": 0.05, "courtesy_question": 0.3, "rhetorical": 0.2, "tag_question": 0.55}
"""Rule -> how sure it is that a ``?`` asks although the words before it are these."""
_FORMS = frozenset({"question_form", "request_form"})
_SHORT_TAG = 0.3
_SHORT = 3
_ONLY_A_MARK = 0.6
_DAMPED = 0.2
"""What is left of a score where the same sentence says that nothing is asked ("if you have any questions")."""
_SOFT = frozenset(
    {"thanks", "thanks_ahead", "pleasantry", "closing", "acknowledgement", "commitment", "agreement", "notice"}
)

_STOP = re.compile(r"[.!?…\n。！？؟\u037e]+")
_ASCII_STOP = re.compile(r"[.!?\n]+")
_GOES_ON = re.compile(r"[^\s\"')\]*_]")
_ASKS_ON = re.compile(r"[^\W\d_]++(?![\w=&/%])")
_CLAUSE_END = re.compile(r"[,:;()–—、，]")
_ODD = re.compile(r"[\"*~|<>\[\]{}#`]")
_BLANKS = dict.fromkeys(map(ord, '"*~|<>[]{}#“”„«»「」『』¡¿'), " ") | dict.fromkeys(map(ord, "’‘ʼ´`"), "'")
_WRITING = str.maketrans(_BLANKS | dict.fromkeys([0x307, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F)]))
"""One apostrophe for all, no quotation marks, no invisible characters that only steer how a text is shown."""
_QUESTION_MARKS = frozenset("?？؟\u037e")
_WITHIN_WORDS = frozenset(".!?…")
"""These may stand within a word, as in ``v1.2`` and ``/find?q=1``; then the sentence goes on."""
_GREEK_QUESTION = re.compile(r"(?<=[α-ωά-ώ]);")


@dataclass(slots=True)
class Sentence:
    """A sentence's lower-case words, where clauses begin in it, whether a ``?`` ends it, and what was found.

    asks   0.0 to 1.0: how sure the rules are that it asks for something
    light  the rule that says its question is no real one
    """

    words: list[str]
    starts: set[int]
    question: bool
    hits: Sequence[Hit] = ()
    rules: AbstractSet[str] = frozenset()
    asks: float = 0.0
    light: str = ""

    @property
    def loose(self) -> int:
        """How many words say something of their own: neither courtesy nor filler nor names."""
        count = 0
        for word in self.words:
            if word not in _FILLERS and word[0] != "@":
                count += 1
        for rule, start, end in self.hits:
            if rule in _SOFT:
                count -= end - start
        return count

    def said(self, start: int, end: int) -> str:
        """The words from ``start`` to ``end``, lower-case, as evidence."""
        return " ".join(self.words[start:end])


@cache
def _book() -> PhraseBook:
    """Made at the first reading: a command that reads no text does not wait for it."""
    turns = (everyday.PHRASES, replies.PHRASES, *replies_abroad.VOCABULARIES)
    asks = (nudges.PHRASES, trouble.PHRASES, *asks_abroad.VOCABULARIES)
    return PhraseBook(*turns, *(language.PHRASES for language in _LANGUAGES), *asks)


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text``, each with the phrases found in it and weighed."""
    lower = text.lower().replace(" - ", ", ")
    eastern_script = False
    if not lower.isascii():
        lower = _GREEK_QUESTION.sub("?", lower.translate(_WRITING))
        eastern_script = eastern.SCRIPT.search(lower) is not None
    elif _ODD.search(lower):
        lower = lower.translate(_WRITING)
    find = _book().find
    found = _cut(lower)
    for sentence in found:
        sentence.hits = find(sentence.words, sentence.starts)
        if eastern_script:
            sentence.hits = [*sentence.hits, *eastern.find(sentence.words)]
        if sentence.hits:
            sentence.rules = {hit[0] for hit in sentence.hits}
            _weigh(sentence)
        elif sentence.question:
            _weigh(sentence)
    return found


def _cut(text: str) -> list[Sentence]:
    ascii_only = text.isascii()
    if ascii_only:  # most messages are one sentence with its mark at the end: they need no search for others
        whole = text.rstrip()
        body = whole.rstrip(".!?")
        if not ("." in body or "!" in body or "?" in body or "\n" in body):  # a tenth of what a set of them takes
            words, starts = _words(body)
            asks = "?" in whole[len(body) :]
            return [Sentence(words, starts, asks)] if words or asks else []
    found: list[Sentence] = []
    start = 0
    for stop in (_ASCII_STOP if ascii_only else _STOP).finditer(text):
        marks, after = stop.group(), stop.end()
        asks = not _QUESTION_MARKS.isdisjoint(marks)
        if _GOES_ON.match(text, after) and marks[0] in _WITHIN_WORDS and not (asks and _ASKS_ON.match(text, after)):
            continue
        words, starts = _words(text[start : stop.start()])
        if words or asks:
            found.append(Sentence(words, starts, asks))
        start = after
    words, starts = _words(text[start:])
    if words:
        found.append(Sentence(words, starts, question=False))
    return found


def _words(text: str) -> tuple[list[str], set[int]]:
    """The words of a sentence, and where clauses begin: also after a greeting, a name, an "and so"."""
    words: list[str] = []
    starts: set[int] = set()
    for clause in _CLAUSE_END.split(text):
        first = len(words)
        words += clause.split()
        starts.add(first)
        while first < len(words):
            word = words[first]
            if word in _GREETINGS or word[0] == "@":
                starts.add(first + 2)
            elif word not in _FILLERS:
                break
            first += 1
            starts.add(first)
    return words, starts


def _weigh(sentence: Sentence) -> None:
    """Independent rules confirm each other: what none of them can rule out is left over."""
    doubt, real, damped = 1.0, False, False
    for rule, _, _ in sentence.hits:
        if rule in ASKING:
            doubt *= 1 - ASKING[rule][0]
            real = real or rule in _FORMS
        elif rule in LIGHT_QUESTIONS:
            if rule != "tag_question" or sentence.words[0] not in _ASKS_BY_ITSELF:
                sentence.light = rule
        elif rule in {"not_asking", "offer", "closing"}:
            damped = True
    if sentence.question:
        doubt *= 1 - _weight_of_the_mark(sentence)
        real = real or not sentence.light
    sentence.asks = (1 - doubt) * (_DAMPED if damped and not real else 1.0)


_ASKS_BY_ITSELF = frozenset({"which", "what", "who", "whose", "where", "when", "how", "why"})
"""Words with which a question begins that ends like a tag: "which farm is it?"."""


def _weight_of_the_mark(sentence: Sentence) -> float:
    if not sentence.words:
        return _ONLY_A_MARK
    if sentence.light == "tag_question" and len(sentence.words) <= _SHORT:
        return _SHORT_TAG
    return LIGHT_QUESTIONS.get(sentence.light, QUESTION_MARK)

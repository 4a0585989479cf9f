"""Reads what a text does by its own words: ask, thank, close, acknowledge, promise. Rules first, then a small model."""

import json
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from unicodedata import category

from syncd.reading import ASKS, Point, Reading, Sign
from syncd.rules import promise
from syncd.rules.jest import in_jest
from syncd.rules.learned import doing, mixed
from syncd.rules.learned.does import does
from syncd.rules.learned.linear import report
from syncd.rules.learned.mixed import Mixed, shipped
from syncd.rules.learned.weighing import Weighed, weigh
from syncd.rules.sentence import ASKING, LIGHT_QUESTIONS, Sentence, sentences
from syncd.rules.text import own_words, shortcodes

VERSION = 9
"""Goes up whenever the rules read a text otherwise than before: stored readings are then made anew."""
_MOST_LOOSE_WORDS = 6
"""An acknowledgement with more words of its own than this has content: it is a message, perhaps the answer."""
_MOST_LOOSE_IN_THANKS = 12
_MOST_LOOSE_IN_PLEASANTRY = 3
_MOST_LOOSE_IN_AGREEMENT = 6
"""With more words of its own it goes on after it agreed: "fine with me, we only have to decide before Friday"."""
_READ_AT_MOST = 10_000
"""Characters read from either end of a text: what is longer was pasted."""
_WORDS_SHOWN = 80
_RULES_SHOWN = 8
_SIGN_OF_EMOJI = {
    "eyes": Sign.ACKNOWLEDGEMENT,
    "white_check_mark": Sign.CLOSING,
    "heavy_check_mark": Sign.CLOSING,
    "pray": Sign.THANKS,
    "👀": Sign.ACKNOWLEDGEMENT,
    "✅": Sign.CLOSING,
    "🙏": Sign.THANKS,
}


def read(text: str, model: Mixed | None = None) -> Reading:
    """What ``text`` does by its author's own words. Pure; the work grows with the length, up to a bound.

    ``model`` stands in for the shipped one where what was learned is measured.
    """
    own = own_words(text)
    if len(own) > 2 * _READ_AT_MOST:
        own = f"{own[:_READ_AT_MOST]}\n{own[-_READ_AT_MOST:]}"
    found = sentences(own)
    question, rules = False, set[str]()
    for sentence in found:
        question = question or sentence.question
        rules |= sentence.rules
    if not question and not any(map(str.isalnum, own)):
        return _of_emoji(text)
    if "auto_reply" in rules and not question:
        return Reading(0.0, frozenset({Sign.AUTO_REPLY}), _evidence(s for s in found if "auto_reply" in s.rules))
    if _takes_back(found):
        return Reading(0.0, frozenset({Sign.CLOSING}), _evidence(found[-1:]))
    weighed = weigh(found, own, model or shipped())
    asks = weighed.asks
    if asks >= ASKS and rules.isdisjoint(_EARNEST) and in_jest(text):
        weighed, asks = Weighed(_IN_JEST), _IN_JEST
    signs = _signs_of_asking(found) if asks >= ASKS else set()
    if weighed.reason:
        signs.add(Sign.REQUEST)
    promised = ""
    if not rules.isdisjoint(_ANSWERING):
        signs |= _signs_of_answering(found, asks)
    if not rules.isdisjoint(_COMMITTING) and (promised := _promise(found)):
        signs.add(Sign.PROMISE)
    learned = ((LEARNED, weighed.reason[:_WORDS_SHOWN]),) if weighed.reason else ()
    if asks < ASKS and (done := does(found, own, signs, weighed.heard)) is not None:
        signs.add(done.sign)
        promised = done.promised[:_WORDS_SHOWN]
        learned = ((done.rule, own[:_WORDS_SHOWN]),)
    doubted = ((DOUBTED, ""),) if weighed.doubted else ()
    return Reading(round(asks, 3), frozenset(signs), (*learned, *doubted, *_evidence(found))[:_RULES_SHOWN], promised)


def threshold(point: Point) -> float:
    """The score from which on a text counts at ``point``; nine in ten that reach the precise one ask."""
    return shipped().precise if point is Point.PRECISE else ASKS


def is_sure(reading: Reading, precise: float | None = None) -> bool:
    """Whether a text plainly asks: its score is high, or a rule hears a question or a request that is not doubted, or a
    complaint that the model does not doubt either.

    Otherwise only the model suspects it, or it merely hints, or it may be a courtesy.
    ``precise`` stands in for the shipped point where what was learned is measured.
    """
    if reading.asks >= (threshold(Point.PRECISE) if precise is None else precise):
        return True
    rules = {rule for rule, _ in reading.rules}
    if DOUBTED in rules:
        return False
    return not rules.isdisjoint(_PLAIN) or ("feedback" in rules and reading.asks >= _COMPLAINT)


def version() -> str:
    """Changes with the rules and with the models, which are not loaded for it: a reading made under others is old."""
    return "/".join([str(VERSION), *(report(name)["version"] for name in (mixed.NAME, doing.NAME))])


def encode(reading: Reading) -> str:
    """``reading`` as compact JSON for the store; ``""`` where nothing was read."""
    if not (reading.asks or reading.signs or reading.rules or reading.promise):
        return ""
    # Piece by piece: json's encoder sets itself up anew for each value, which takes longer than writing this one.
    rules = ",".join([f"[{quoted(rule)},{quoted(words)}]" for rule, words in reading.rules])
    return f"[{reading.asks!r},[{_in_order(reading.signs)}],[{rules}],{quoted(reading.promise)}]"


def decode(text: str) -> Reading:
    """What ``encode`` wrote; ValueError for anything else."""
    if not text:
        return _EMPTY
    (asks, signs, rules, promised), end = _decoded(text)
    if end != len(text):
        raise ValueError("a reading with something after it")
    return Reading(asks, _signs(tuple(signs)), tuple(map(tuple, rules)), promised)


@lru_cache
def _in_order(signs: frozenset[Sign]) -> str:
    return ",".join(map(quoted, sorted(signs)))


@lru_cache
def _signs(names: tuple[str, ...]) -> frozenset[Sign]:
    """There are few combinations of signs; looking each sign up in each stored reading would take most of the time."""
    return frozenset(map(Sign, names))


_decoded = json.JSONDecoder().raw_decode
_EMPTY = Reading()
LEARNED = "learned"
"""The rule by which the model alone says that a text asks."""
DOUBTED = "doubted"
"""The model doubts the request that a rule hears, which may be a courtesy."""
_PLAIN = frozenset({"question_mark", "question_form", "request_form", "request", "update", "tag_question"})
_COMPLAINT = 0.6
"""A complaint by a rule alone, where no model knows the language; in English the model leans to it as well."""
_EARNEST = frozenset({"request", "request_form", "feedback", "update"})
_IN_JEST = 0.3
"""What is left of a question that is asked for fun."""
_SILENT = frozenset({"answer_words", "but", "absence"})
_COMMITTING = frozenset({"commitment", "acknowledgement", "hint"})
_COURTEOUS = frozenset({"pleasantry", "thanks", "notice"})
_ANSWERING = frozenset(
    {"acknowledgement", "thanks", "pleasantry", "pleasantry_question", "closing", "agreement", "notice"}
)


def _of_emoji(text: str) -> Reading:
    """A text without words: an emoji may still say thanks, or that somebody looks; any other is friendly."""
    seen = [*shortcodes(text), *(char for char in text[:_WORDS_SHOWN] if category(char) == "So")]
    if not seen:
        return _EMPTY
    name = next((name for name in seen if name in _SIGN_OF_EMOJI), seen[0])
    sign = _SIGN_OF_EMOJI.get(name, Sign.PLEASANTRY)
    return Reading(signs=frozenset({sign}), rules=(("emoji", name[:_WORDS_SHOWN]),))


def _signs_of_asking(found: Iterable[Sentence]) -> set[Sign]:
    """A sentence that asks gives its signs; a real question mark is a question whatever its words."""
    signs: set[Sign] = set()
    for sentence in found:
        if sentence.asks < ASKS:
            continue
        for rule, _, _ in sentence.hits:
            if rule in ASKING:
                signs |= ASKING[rule][1]
        if sentence.question and (not sentence.light or sentence.light == "tag_question"):
            signs.add(Sign.QUESTION)
    return signs


def _signs_of_answering(found: Sequence[Sentence], asks: float) -> set[Sign]:
    """What the sentences that ask nothing do. Thanks and closings count only where nothing else is asked."""
    rules, loose, all_told = set[str](), 0, True
    for sentence in found:
        if not sentence.question and sentence.asks < ASKS:
            rules |= sentence.rules
            loose += sentence.loose
        else:
            all_told = False
    signs: set[Sign] = set()
    if "acknowledgement" in rules and "answer_words" not in rules and loose <= _MOST_LOOSE_WORDS:
        signs.add(Sign.ACKNOWLEDGEMENT)
    if asks >= ASKS:
        return signs
    if _closes(found):
        signs.add(Sign.CLOSING)
    if "but" not in rules and "thanks" in rules and loose <= _MOST_LOOSE_IN_THANKS:
        signs.add(Sign.THANKS)
    if all_told and _wants_nothing(rules, loose):
        signs.add(Sign.NOTICE)
    courteous = not rules.isdisjoint(_COURTEOUS) or any(sentence.light == "pleasantry_question" for sentence in found)
    if courteous and Sign.ACKNOWLEDGEMENT not in signs and loose <= _MOST_LOOSE_IN_PLEASANTRY:
        signs.add(Sign.PLEASANTRY)
    return signs


def _closes(found: Iterable[Sentence]) -> bool:
    """Whether a sentence closes, and neither it nor a later one takes exception: "one is new, but... Solved"."""
    closed = False
    for sentence in found:
        if sentence.question or sentence.asks >= ASKS:
            continue
        closed = "but" not in sentence.rules and (closed or "closing" in sentence.rules)
    return closed


def _takes_back(found: Sequence[Sentence]) -> bool:
    """Whether the last of several sentences takes back what they ask: "who has the key? sorry, wrong channel"."""
    last = found[-1] if len(found) > 1 else None
    if last is None or last.question or "closing" not in last.rules or last.asks >= ASKS or "but" in last.rules:
        return False
    closing = (last.words[at:end] for rule, at, end in last.hits if rule == "closing")
    return any(not _TAKEN_BACK.isdisjoint(words) for words in closing)


_TAKEN_BACK = frozenset(
    """
    nevermind nvm nvmd never scratch scrap strike forget wrong withdraw retract
    vergiss vergesst vergessen falscher falsches zurückgezogen kommando
    oublie oubliez laisse laissez mauvais mauvaise olvídalo olvidadlo canal equivocado retiro
    esquece esqueça errado
    """.split()  # noqa: SIM905 a list would be a screen long
)


def _wants_nothing(rules: AbstractSet[str], loose: int) -> bool:
    if "but" in rules:
        return False
    return "notice" in rules or ("agreement" in rules and loose <= _MOST_LOOSE_IN_AGREEMENT)


def _promise(found: Iterable[Sentence]) -> str:
    """The words of time in the first sentence that commits its author to something.

    One that only acknowledges comes last: "Kim is off this week, I'll look. You get it on Thursday." is for Thursday.
    """
    for commits in (_commits, _acknowledges):
        for sentence in found:
            if sentence.question or "absence" in sentence.rules or not commits(sentence):
                continue
            if words := promise.find(sentence.words):
                return words[:_WORDS_SHOWN]
    for sentence in found:
        if not sentence.question and (once := promise.once(sentence.words)):
            return once[:_WORDS_SHOWN]
    return ""


def _commits(sentence: Sentence) -> bool:
    """Also without a verb: "new version by tomorrow noon"."""
    if "commitment" in sentence.rules:
        return True
    by = any(rule == "hint" and sentence.words[at] == "by" for rule, at, _ in sentence.hits)
    return by and _OTHERS.isdisjoint(sentence.words)


def _acknowledges(sentence: Sentence) -> bool:
    """Not so an excuse, whose time is over: "sorry, totally swamped today"."""
    said = [sentence.words[at:end] for rule, at, end in sentence.hits if rule == "acknowledgement"]
    return any(map(_EXCUSES.isdisjoint, said))


_OTHERS = frozenset({"you", "they", "he", "she", "want", "wants", "need", "needs", "must"})
"""Who else is to have it done by then."""
_EXCUSES = frozenset(
    """
    sorry apologies apols swamped slammed buried underwater snowed slipped overlooked missed workshops meetings
    durchgerutscht verschwitzt verpennt entschuldige désolé désolée navré navrée pardon débordé débordée zappé
    perdón perdona disculpa siento pasó pasado tope arriba desculpa desculpe mal batido atolada atolado
    """.split()  # noqa: SIM905 a list would be a screen long
)


def _evidence(found: Iterable[Sentence]) -> tuple[tuple[str, str], ...]:
    """Each rule that spoke, once, with the words it saw first; those that say that something is asked come first."""
    asking: dict[str, str] = {}
    others: dict[str, str] = {}
    for sentence in found:
        if sentence.question and not sentence.light:
            end = len(sentence.words)
            asking.setdefault("question_mark", (sentence.said(max(0, end - 12), end) + "?")[-_WORDS_SHOWN:])
        for rule, start, end in sentence.hits:
            if rule in _SILENT or (rule in LIGHT_QUESTIONS and not sentence.question):
                continue
            shown = asking if rule in ASKING else others
            if rule not in shown:
                shown[rule] = sentence.said(start, end)[:_WORDS_SHOWN]
    return (*asking.items(), *others.items())[:_RULES_SHOWN]

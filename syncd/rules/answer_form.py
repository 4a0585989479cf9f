"""Whether a message has the form that a question wants: a number, a time, one of two, or more about what it names."""

import re
from collections.abc import Sequence

from syncd.rules import promise

_HOW_MANY = re.compile(
    r"\b(?:how (?:many|much)|(?:phone |order |ticket )?number of|code|pin|nummer|numéro d|número d|wie ?viele?"
    r"|combien|cuánt[oa]s?|quant[oa]s?)\b|いくつ|何[人件個]",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\b(?:when|wann|quand|cuándo|quando)\b|いつ", re.IGNORECASE)
_FEW = 4
"""Words: a time and little else answers "when?"; with so few words a question only names its matter ("and Leeds?")."""
_LAST = re.compile(r"([^\W_]{3,40}+)\s?\?\W*+$")
_NUMBER = re.compile(r"\W{0,3}\d[\d.,]{0,12}(?![\w:])")
_EITHER = re.compile(r"([^\W_]++) (?:or|oder|ou|o) ([^\W_]++)", re.IGNORECASE)
_FIRST = re.compile(r"\W{0,3}([^\W_]++)")


_LONG = re.compile(r"[^\W\d_]{4,40}")
_ABOUT = re.compile(
    r"\W*+(?:re|regarding|about|on|zu|wegen|betr|à propos d[eu']|sobre)[:.]? ([^:?\n]{3,40}):\s", re.IGNORECASE
)
_TOPIC = re.compile(r"\W*+([^\W\d_]{3,40}): ")
_SUBJECT = re.compile(
    r"\W*+(?:the |our |die |der |das |le |la |el |o |a )?([^\W\d_]{5,40})(?=(?:'s|(?: [^\W\d_]+)? (?:is|are|was"
    r"|has|ist|sind|est|es|está|é))\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_PARTICIPLE = re.compile(
    r"\W*+(?:(?:is|it's|just|now|all|und|ist|ok|okay)\s)?([^\W\d_]{2,30}(?:ed|ée?|[ai]d[oa]|gesperrt|geschaltet"
    r"|gesetzt))\b"
    r"(?!\s(?:by|to)\b)",
    re.IGNORECASE,
)
_ROOT = re.compile(r"(?:un|re|des?|dé|ent|ge|frei)?([^\W\d_]{4,30}?)(?:e|ed|es|en|er|ar|ée?s?|[ai]d[oa]s?|t)?")
_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_SHORT = 15


def long_words(text: str) -> list[str]:
    """The words that are long enough to be about something, in small letters."""
    return _LONG.findall(text.lower())


def did_it(asked: str, said: str) -> bool:
    """Whether a short ``said`` begins with what was to be done, as done: "my account is locked", "unlocked, try"."""
    found = _PARTICIPLE.match(said)
    if found is None or len(said.split()) > _SHORT:
        return False
    done = _root(found[1].lower())
    return any(_root(word) == done for word in long_words(asked))


def _root(word: str) -> str:
    found = _ROOT.fullmatch(word)
    return found[1] if found is not None else word


def names_its_matter(asked: str, said: str) -> bool:
    """Whether ``said`` begins with what it is about, and that is what was asked about: "re discounts: yes, ..."."""
    if about := _ABOUT.match(said):
        return not _stems(asked).isdisjoint(_stems(about[1]))
    topic = _TOPIC.match(said)
    if topic is not None and topic[1].lower() in _WORD.findall(asked.lower()):
        return True
    subject = _SUBJECT.match(said) if "?" not in said and len(said.split()) <= _SHORT else None
    return subject is not None and not _stems(subject[1]).isdisjoint(_stems(asked))


def shares_a_word(asked: str, said: str) -> bool:
    """Whether a short ``said`` names something of the ask: "on my way to north"."""
    return len(said.split()) <= _SHORT and not _stems(asked).isdisjoint(_stems(said))


def names_one(said: str, asked: Sequence[str]) -> int | None:
    """Which of several questions a very short answer names, and only that one: "helmets yes"; None: it may be all."""
    if len(said.split()) > _FEW or _ALL.search(said):
        return None
    told = _stems(said)
    named = [index for index, text in enumerate(asked) if not told.isdisjoint(_stems(text))]
    return named[0] if len(named) == 1 else None


_ALL = re.compile(
    r"\b(?:both|all|either|neither|none|alle|beides?|tous|toutes|les deux|aucun|ambos"
    r"|ambas|los dos|todos|todas|os dois)\b",
    re.IGNORECASE,
)


def announces(said: str, asked: str) -> bool:
    """Whether it is news for everybody that has nothing to do with the question: "Release 4.13 is out: ..."."""
    return _NEWS.match(said) is not None and _stems(asked).isdisjoint(_stems(said))


_NEWS = re.compile(
    r"\W*+(?:(?:heads[ -]up|psa|reminder|announcement|attention|info an alle|zur info|erinnerung"
    r"|rappel|pour info|recordatorio|lembrete)\b|(?:release|version|deploy|build)\b.{0,30}\b(?:is out|is live"
    r"|released|shipped|deployed|done)\b)",
    re.IGNORECASE,
)


def _stems(text: str) -> set[str]:
    """The longer words by their first letters, so that "discounts" and "discount" are one, and the figures."""
    return {word[:6].rstrip("s") for word in long_words(text)} | set(_FIGURE.findall(text))


def has_the_form(asked: str, said: str) -> bool:
    """Whether ``said`` begins as the answer to ``asked`` would, so plainly that it needs no other link."""
    if _HOW_MANY.search(asked) and _NUMBER.match(said):
        return True
    words = said.lower().split()
    if len(words) <= _FEW and _WHEN.search(asked) and promise.find(words):
        return True
    first = _FIRST.match(said)
    if first is None:
        return False
    named = _LAST.search(asked) if len(asked.split()) <= _FEW else None
    if named and named[1].lower() == first[1].lower() and len(words) > 1:
        return True
    return any(first[1].lower() in (one.lower(), other.lower()) for one, other in _EITHER.findall(asked))

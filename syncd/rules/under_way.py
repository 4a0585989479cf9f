"""Tells work that is under way or set for a time, said without "will": "rewriting it now", "I reset it friday"."""

import re
from functools import lru_cache

from syncd.rules import promise
from syncd.rules.text import own_words, sentences

_GERUND = re.compile(r"\W*+(?:(?:am|just|still|already|currently|now)\s)?([a-z]{2,20}ing)\b(?:\s+(\S+))?")
_WILL = re.compile(r"\W*+(?:i'll|i will|i'm going to)\s(?!let you|be (?:there|off|out|away|back)|see you|take that)\w+")
_NO_WORK = frozenset(
    """
    nothing something anything everything morning evening during string thing king ring spring billing pricing
    shipping meeting training building onboarding planning according regarding concerning including excluding
    depending considering assuming barring following missing amazing interesting annoying confusing loving hoping
    going coming rolling landing launching running working showing failing hanging crashing using needing expecting
    wondering looking thinking seeing having being getting speaking judging ceiling rating setting warning
    """.split()  # noqa: SIM905 a list would be a screen long
)
"""Words on -ing at the beginning that do not say what their author does just now, or that a phrase knows."""
_VERBS = frozenset(
    {"is", "was", "are", "were", "has", "had", "does", "did", "takes", "took", "makes", "made", "works", "worked"}
    | {"costs", "will", "would", "can", "again", "fine"}
)
"""After such a word the first one was a subject: "loading takes four seconds"."""
_PRESENT = re.compile(
    # (That a pronoun begins is looked at first: it hardly ever does, and what stands before it is long to look at.)
    r"\b(?=[ije])"
    r"(?<!when )(?<!if )(?<!that )(?<!what )(?<!as )(?<!once )(?<!before )(?<!after )(?<!until )(?<!where )(?<!which )"
    r"(?:i|ich|je|eu)\s(?:will\s|then\s)?([^\W\d_]{2,20})\b"
)
_NO_PLAN = frozenset(
    """
    was were had did got made went sent said told saw wrote found put took gave came left thought knew heard met ran
    read kept lost meant set spoke spent tried think guess hope believe know mean wonder love like need see have am
    are propose suggest remember bin war hatte habe wurde sah fand wollte sollte konnte musste dachte sagte machte
    schickte schrieb kam ging weiß glaube hoffe denke finde suis étais ai avais crois pense sais fui fiz vi mandei
    estava acho sei creio tive sehe verstehe kenne kann muss darf möchte vois trouve comprends connais peux dois veux
    """.split()  # noqa: SIM905
)
"""Verbs after "I" that tell of what was or is, and not of what will be done."""
_HANDED = re.compile(
    r"\b(?:you(?:'ll| will)? (?:have|get) (?:it|them|both|that|this|all|everything)|gimme|give me|(?:report|rest"
    r"|details|answer|numbers|list|it|they|more) (?:follows?|to follow)|(?:hast|kriegst|bekommst) du(?: das| es"
    r"| alles)?|(?:habt|kriegt|bekommt) ihr(?: das| es| alles)?|tu l'(?:as|auras))\b"
)


def promised(text: str) -> str:
    """The words of the time until which somebody says that they do it, without "will"; empty where they do not.

    "redoing it tonight", "I reset it friday morning", "you have them monday at the latest".
    """
    for clause in _clauses(text):
        sets = any(_plans(found[1]) for found in _PRESENT.finditer(clause)) or _HANDED.search(clause) is not None
        if (sets or _is_doing(clause)) and (words := promise.find(clause.split())) not in _NO_TIME:
            return words
    return ""


def under_way(text: str) -> bool:
    """Whether it says no more than that its author is at it: "fair. rewriting", "pulling the logs now"."""
    clauses = _clauses(text)
    others = [clause for clause in clauses if not _is_doing(clause)]
    short = sum(len(clause.split()) for clause in clauses) <= _SHORT
    return short and len(others) < len(clauses) and all(len(clause.split()) < _REMARK for clause in others)


def only_at_it(text: str) -> bool:
    """Whether it says what its author does now, without "will": to "why?" that is an answer, "I'll send it" is none."""
    return under_way(text) and not any(map(_WILL.match, _clauses(text)))


def ends_at_it(text: str) -> bool:
    """Whether it ends with work that is under way, whatever was told before: "the clock was off, correcting it"."""
    clauses = _clauses(text)
    if not clauses:
        return False
    foreign = _FOREIGN.search(clauses[-1])
    if (foreign is not None and _plans(foreign[1])) or _I_DO.match(clauses[-1]):
        return True
    return len(clauses) > 1 and (_is_doing(clauses[-1]) or any(map(_LEFT_TO_DO.search, clauses[-2:])))


_I_DO = re.compile(
    r"\W*+(?:will|we'll|we will|gonna) (?:fix|patch|correct|repair|sort|adjust|restart|look|check|investigate)\b"
    r"|\W*+(?:(?:then|and|so|ok|okay) )?i (?:prepare|send|check|write|ask|order|book|update|call|draft|change|bring"
    r"|print|forward|test|handle|arrange|rebuild|restart|export|prep)\b"
)
_LEFT_TO_DO = re.compile(
    r"\b(?:is|are) (?:already |now |still )?(?:on (?:it|the case|(?:his|her|their|its|the) way)|looking|checking"
    r"|working on|running|under way|underway|in progress|being \w+ed)\b|^\W*(?:i |we )?(?:still )?(?:have to|need to"
    r"|must|gotta) \w"
)
"""Work of others, or work that is left."""
_FOREIGN = re.compile(
    r"^\W*(?:et |und |dann )?(?:je|ich) (?:(?:lui|te|vous|leur|le|la|les|l'|dir|ihm|ihr|euch|ihnen|es"
    r"|das)\s)*([^\W\d_]{2,20})\b"
)


def asks_elsewhere(text: str) -> bool:
    """Whether it ends with whom its author asks: "not trivial at all. I'm asking the fleet people"."""
    clauses = _clauses(text)
    return bool(clauses) and (_INQUIRES.match(clauses[-1]) is not None or any(map(_ASK_AGAIN.match, clauses)))


_ASK_AGAIN = re.compile(
    r"\W*+(?:please )?ask me (?:again|tomorrow|later|on|next)\b|\W*+frag mich\b|\W*+redemande[- ]moi\b|\W*+pregúntame\b"
    r"|\W*+me pergunta (?:amanhã|depois|de novo)\b"
)
_INQUIRES = re.compile(
    r"\W*+(?:i'm|i am|we're|we are) (?:still |just |already )?(?:asking|checking|finding out)\b"
    r"|\W*+(?:i'm|i am|we're|we are) (?:still |just |already )?(?:digging|investigating|clarifying)\b"
    r"|\W*+(?:ich|wir) (?:frage|fragen|kläre|klären|prüfe|prüfen) (?:nach|das|es|bei)\b|\W*+je (?:demande|vérifie) "
)
"""At the end it says that the answer is still to come, whatever was said before."""
_NO_TIME = frozenset({"", "morning", "noon", "afternoon", "evening", "night"})
"""Nobody promises anything by the bare word: "afternoon there is night here"."""
_SHORT = 9
_REMARK = 4
"""Words: with more another clause says something of its own, which may be the answer."""
_HINT = re.compile(
    r"[a-z]ing\b|\b(?:i|will|ich|wir|je|eu|du|ihr|tu|me|mich)\b|\b(?:you|gimme|give|follows?|is|are|have to|need to"
    r"|must"
    r"|gotta)\b|-moi\b|pregúntame",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:.!–—-]\s+")


@lru_cache(1)
def _clauses(text: str) -> list[str]:
    """Lower-case, without those of questions; none where a first look finds nothing that could speak of one's work.

    The last text is remembered, for it is asked about three times in a row.
    """
    if _HINT.search(text) is None:
        return []
    told = (part for part in sentences(own_words(text)) if "?" not in part)
    parts = (clause for part in told for clause in _CLAUSE.split(part.lower().replace("’", "'")))
    return [clause for clause in parts if clause.strip()]


def _plans(verb: str) -> bool:
    return verb not in _NO_PLAN and not verb.endswith("ed")


def _is_doing(clause: str) -> bool:
    if _WILL.match(clause):
        return True
    found = _GERUND.match(clause)
    return found is not None and found[1] not in _NO_WORK and (found[2] or "").strip(",.!") not in _VERBS

"""Tells when somebody only agrees, and when no more than that is wanted."""

import re

from syncd.reading import Reading, Sign
from syncd.rules import promise
from syncd.rules.reply import Speech, asks_for_a_time

_CONSENT = re.compile(r"(?:ok|okay|k|kk|sure|fine|alright|klar|d'accord|vale|de acuerdo|tá|beleza)\W*+", re.IGNORECASE)


def consents(turn: Speech, asked: Reading) -> bool:
    """Whether it only says "ok" to who asks no question: that it was heard or will be done, not that it is."""
    wants = Sign.QUESTION not in asked.signs
    return wants and _CONSENT.fullmatch(turn.text) is not None


def asks_for_consent(text: str) -> bool:
    """Whether it ends with no more than whether somebody agrees: "I'd start at eight. Ok for you?"."""
    return _WANTS_CONSENT.search(text[-_SHORT_CONSENT:]) is not None or _MAY_I.search(text) is not None


_WANTS_CONSENT = re.compile(
    r"(?:^|[.!,;:\n–-]\s*)(?:(?:is|are|would|does) (?:that|this|it|you|everyone) |(?:ist|wäre) (?:das|es) )?(?:ok"
    r"|okay|fine|good|agreed|alright|all good|good to go|any objections?|work|in ordnung|passt(?: das)?"
    r"|einverstanden|d'accord|ça (?:te|vous) va|c'est bon|de acuerdo|te parece(?: bien)?|vale|pode ser|tudo bem"
    r"|concorda)(?: (?:for|with|by) (?:you|everyone|all))?(?: (?:für|mit) (?:dich|euch"
    r"|dir))?(?:,? @?[^\W\d_]++)?\s?[?？]\W*+$",
    re.IGNORECASE,
)


_MAY_I = re.compile(
    r"(?:^|[.!,;:\n–-]\s*)(?:(?:hi|hey|hello|so|and) )?(?:@?[^\W\d_]{2,40}+,? )?(?:(?:can|may|could|shall|should) i"
    r"|(?:is it |are you )?(?:ok|okay|fine|alright) if (?:i|we)|(?:kann|darf|soll) ich|(?:je peux|puis-je)|(?:puedo"
    r"|posso))\b(?! (?:please|get|have|see|ask|borrow|know|help|bitte|haben|avoir|tener|ver"
    r"|ter)\b)[^.?!？\n]{2,120}[?？]\W*+$",
    re.IGNORECASE,
)
"""Who only wants to be let: "can I give them two more weeks?"."""


def consents_with_a_time(turn: Speech, asked: Speech) -> bool:
    """Whether it says no more than yes and when, to somebody who wants something done: "yep, tomorrow!"."""
    if Sign.REQUEST not in asked.reading.signs or len(turn.text) > _SHORT_CONSENT or "?" in turn.text:
        return False
    if asks_for_a_time(asked.text):
        return False
    words = _WORDS.findall(turn.text.lower())
    said = promise.find(words)
    return bool(said) and _YES.issuperset(set(words) - set(said.replace(",", "").split()))


_SHORT_CONSENT = 60
_WORDS = re.compile(r"[\w':-]+")
_YES = frozenset(
    """
    yes yep yeah yup promise promised sure ok okay no problem prob of course absolutely definitely certainly
    will can do first thing or latest you'll it'll get have it them that the for you
    ja klar gern gerne geht mach ich mache kein machen wir dann bis oui bien sûr d'accord pas de problème pour
    sí claro vale por supuesto sin problema sim pode deixar beleza tá bom はい
    """.split()  # noqa: SIM905 a list would be a screen long
)
"""Words that add nothing to a yes."""

"""Tells replies that say something and leave the answer to come: "that file is a beast. looking into it"."""

import re

from syncd.reading import ASKS, Sign
from syncd.rules.judge import read
from syncd.rules.reply import Speech, says_yes_or_no, sees_to_it
from syncd.rules.text import own_words, sentences
from syncd.rules.under_way import ends_at_it

_ACKNOWLEDGING = frozenset({"acknowledgement"})
_FACE = re.compile(r"[\u2600-\u27bf\U0001f300-\U0001faff]+")
"""Many end a sentence with it, and without a stop."""
_ASIDE = re.compile(r"\W*+(?:for what it's worth|fwiw|fun fact|nebenbei|à noter)\b", re.IGNORECASE)
_DONE_SINCE = re.compile(
    r"\b(?:q[1-4]|list|backlog|roadmap|board|agenda|liste|lista|fixed|solved|resolved|corrected|deployed|restarted|reset"
    r"|works (?:now|again)|done|behoben|korrigiert|erledigt|repariert|corrigée?|réparée?|résolu|arreglad[oa]"
    r"|corregid[oa]|resuelt[oa]|corrigid[oa]|resolvid[oa]|consertad[oa])\b",
    re.IGNORECASE,
)
"""Says that something was done already, or planned: what else its author looks at may be another matter."""


def still_at_it(turn: Speech) -> bool:
    """Whether it ends with that its author sees to it, or will tell, after a remark: to who told of trouble, or wants
    something done, that is no answer yet.
    """
    if Sign.CLOSING in turn.reading.signs or _DONE_SINCE.search(turn.text):
        return False
    if tells_when(turn.text) or (turn.reading.asks < ASKS and ends_at_it(turn.text)):
        return True
    if not any(rule == "acknowledgement" for rule, _ in turn.reading.rules):
        return False
    parts = [part for whole in sentences(own_words(turn.text)) for part in _FACE.split(whole) if part.strip()]
    return len(parts) > 1 and sees_to_it(read(parts[-1]), _ACKNOWLEDGING) and not says_yes_or_no(turn)


def only_sighs(turn: Speech) -> bool:
    """Whether it sighs, and says no more than a word of what it is: "ugh, cache"."""
    return _SIGH.fullmatch(turn.text) is not None


_SIGH = re.compile(
    r"\W*+(?:ugh|argh|oof|ouch|yikes|damn|omg|oh no|crap|mist|verdammt|oje|aïe|zut|mince|vaya|uy|nossa|eita|putz|vixe)"
    r"\W+[^\W\d_]+(?:\s[^\W\d_]+)?\W*+",
    re.IGNORECASE,
)


def remarks(turn: Speech) -> bool:
    """Whether it says of itself that it is only a remark: "for what it's worth, the system does what page 3 says"."""
    return _ASIDE.match(turn.text) is not None


def tells_when(text: str) -> bool:
    """Whether it ends with the word that its author will tell when it is so far: "sent it over, tell you once it's in".

    Whatever was said before, something is still to come.
    """
    parts = sentences(own_words(text[-_END:]))
    return bool(parts) and _TELLS_WHEN.search(parts[-1].lower().replace("’", "'")) is not None


_END = 300
_TELLS_WHEN = re.compile(
    r"(?<!let me )(?<!please )\b(?:tell|ping|notify|update|text|call) (?:you|u|everyone|everybody|them|the thread)\b"
    r"(?: here)? (?:when|once|as soon as|the moment)\b|\b(?:let|keep) (?:you|u|everyone|them) (?:know|posted"
    r"|updated)\b(?: here)? (?:when|once|as soon as|the moment)\b|\b(?:sage?|gebe?|melde) (?:ich )?(?:dir|euch|ihnen"
    r"|mich|hier)\b[^.?!\n]{0,20},? (?:sobald|wenn)\b|\bje (?:te|vous) (?:dis|préviens|redis|tiens au courant"
    r"|fais signe) (?:quand|dès qu|une fois|lorsqu)|\b(?:te|os|les?) (?:aviso|digo|confirmo) (?:cuando|en cuanto)\b"
    r"|\b(?:te|lhe|vos)? ?(?:aviso|digo|confirmo) (?:vocês |aqui )?(?:quando|assim que)\b"
)

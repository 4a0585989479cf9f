"""Tells that a reply names when something comes: to who asked for the time, or for a wish, that is the answer."""

import re

from syncd.rules import promise
from syncd.rules.reply import Speech, asks_for_a_time, is_statement, says_done
from syncd.rules.text import own_words, sentences

_PLANNED = re.compile(
    r"(?:should|will|it|it'll|this|that|eta|expect|expected|is|due|planned|scheduled|ready|done|wird|ist|sind"
    r"|kommt|folgt|sale|sai|sort|geht|sera|seront|serait|ce|ça|cela|livraison|prêt|estará|estarán|quedará|será|fica|ficará|chega"
    r"|saldrá)\b|.*予定"
)
"""How a plan is told, in which nobody says "I"."""


def puts_on_the_plan(turn: Speech) -> bool:
    """Whether it names the quarter or the release in which a wish comes: "good one, planned for Q3"."""
    return _ON_THE_PLAN.search(turn.text) is not None and not turn.reading.promise


_ON_THE_PLAN = re.compile(
    r"\b(?:planned|scheduled|slated|comes|coming|ships|roadmap|geplant|vorgesehen|kommt|prévue?|planificad[oa]"
    r"|previst[oa]|planejad[oa]|vem)\b[^.?!\n]{0,20}\b(?:q[1-4]|quarter|release \d|sprint \d|v?\d+\.\d+|next year"
    r"|spring|summer|autumn|winter|quartal|trimestre|nächstes jahr)\b",
    re.IGNORECASE,
)


def tells_a_plan(turn: Speech, asked: str) -> bool:
    """Whether the time in it is what was asked for ("when?", "any news?"), and not what its author promises to do.

    Nor is it promised where it begins with that it is done: "Corregido. Ya sale el de hoy".
    """
    commits = [words.lower() for rule, words in turn.reading.rules if rule in _COMMITTING]
    planned = bool(commits) and all(_PLANNED.match(words) for words in commits)
    if planned and says_done(turn.text):
        return True
    if not (asks_for_a_time(asked) or _IN_TIME.search(asked)):
        return False
    if any(promise.find(part.lower().split()) and is_statement(part) for part in sentences(own_words(turn.text))):
        return True
    return planned


_IN_TIME = re.compile(
    r"\b(?:if|whether|does|do|will|is|are|ob|kommt|geht|si|est-ce|sale|sai|se)\b[^?.\n]{0,60}"
    r"\b(?:before|in time|vor (?:de[mnr]|dem)|rechtzeitig|avant|à temps|antes|a tiempo|a tempo)\b",
    re.IGNORECASE,
)
"""Whether something comes before a moment: "¿sale antes del puente?" wants the time as much as "when?"."""
_COMMITTING = frozenset({"commitment", "learned_promise"})

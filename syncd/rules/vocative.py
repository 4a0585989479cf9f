"""Whom a message calls by their first name, without a mention: "Hi Li, ...", "Noor did you ...", "can you look Li?"."""

import re
from collections.abc import Mapping
from functools import lru_cache

from syncd.model import Person
from syncd.rules.conversation import SILENT
from syncd.rules.people import People

_WITHIN = 2_000
"""Characters in which somebody is looked for whom a message calls."""
_JUST_HEARD = 16
"""Texts whose callings are remembered: one message is asked about several times in a row."""
_WORD = re.compile(r"[^\W\d_]++")
_GREETING = (
    r"(?:hi|hey|hello|hallo|moin|servus|bonjour|salut|coucou|hola|buenas|olá|oi|dear|liebe[r]?|morning|good morning)"
)
_NAME = r"([^\W\d_]{2,40}+)"
_START = r"(?:^|[.!?;\n]\s)\W*+"
_GREETED = re.compile(rf"^\W*+{_GREETING}\W{{1,3}}{_NAME}(?![\w'’]|\W+(?:and|und|et|y|e|&)\s)")
_BEFORE_COMMA = re.compile(rf"{_START}{_NAME}[,:]\s(?!\w+(?:,| and | und | et | y | e ))")
_BEFORE_QUESTION = re.compile(
    rf"{_START}{_NAME}\s(?:(?:can|could|will|would|do|did|have|are|were|should)\s(?:you|u|we|i|they)\b|(?:what|when"
    rf"|where|how|why|please"
    r"|pls|any)\b|(?:kannst|könntest|hast|weißt|magst|bist) du\b|bitte\b|(?:tu|vous) (?:peux|pouvez|as|avez)\b"
    r"|peux-tu\b|pourrais-tu\b|as-tu\b|(?:me )?(?:puedes|podrías|tienes|sabes)\b|você\b|(?:me )?(?:consegue|sabe)\b)",
)
_AT_THE_END = re.compile(
    rf"(?:,\s|\b(?:it|this|that|you|here|there|please|pls|today|tomorrow|now|yet|ok|right)\s){_NAME}\s?[?？]\W*+(?:$"
    rf"|\n)",
)


_ALONE = re.compile(rf"[.!?;\n]\s+{_NAME}\s?[?？]\W*+$")


def at_work(text: str, people: People) -> Person | None:
    """Whom ``text`` names as being at it: "Li is on it, he's looking at the service right now"."""
    names = _first_names(people)
    for found in _AT_WORK.finditer(text[:_WITHIN].casefold()):
        if (person := names.get(found[1])) is not None:
            return person
    return None


_AT_WORK = re.compile(
    rf"{_NAME}(?:'s| is|’s)? (?:already |now |just )?(?:on it|on this|looking|checking|at it|taking (?:it|this"
    rf"|a look)|working on"
    r"|takes (?:it|this|a look|care|over)|looks (?:into|at|after)|will (?:look|check|take|handle|fix|sort)|schaut"
    r"|kümmert sich|prüft|regarde|s'en occupe|vérifie|lo (?:mira|está mirando)|se encarga|está (?:vendo|mirando)"
    r"|vai ver)\b"
)


@lru_cache(_JUST_HEARD)
def called(text: str, people: People) -> Person | None:
    """The person whom ``text`` calls as it begins, or as its question ends; None where two share the first name.

    Who is only spoken of ("ask Li", "Li has it") is not called.
    """
    text = text[:_WITHIN].casefold()
    names = _first_names(people)
    if names.keys().isdisjoint(_WORD.findall(text)):
        return None
    for pattern in (_GREETED, _BEFORE_COMMA, _BEFORE_QUESTION, _AT_THE_END, _ALONE):
        for found in pattern.finditer(text):
            if (person := names.get(found[1])) is not None:
                return person
    return None


@lru_cache(1)
def _first_names(people: People) -> Mapping[str, Person | None]:
    """By first name; None where several have it. There may be thousands of people, and a conversation is short.

    Nobody talks to a program called "Support Bot" by its first name.
    """
    found: dict[str, Person | None] = {}
    for person in people.all():
        if person.role in SILENT:
            continue
        name = person.name.partition(" ")[0].casefold()
        found[name] = None if name in found else person
    return found

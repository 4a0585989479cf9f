"""Tells, after an answer, that it was not enough: it wants more, or what was advised is of no use."""

import re

from syncd.reading import Reading, Sign

_FEW = 12
"""Words: with more a form of question may stand in it by chance."""
_ASKS_ON = frozenset({"request", "request_form", "feedback"})
_TRIED = re.compile(
    r"\W*+(?:(?:hm+|ok|okay|yes|yeah|thanks|thx|i|we|i've|we've|have|just|already|and|so)\W+){0,5}"
    r"(?:tried|tested)\s(?:exactly\s)?(?:that|it|this|both|your)\b(.*)"
    r"|\W*+(?:(?:das|ich|wir|danke|ja|ok)\W+){0,3}(?:hab|habe|haben)\s(?:(?:ich|wir|das|es|schon|gerade|auch)\s)*"
    r"(?:probiert|versucht|getestet|ausprobiert)\b(.*)"
    r"|\W*+(?:(?:merci|oui|ok)\W+){0,2}(?:j'ai|on a|nous avons)\s(?:déjà\s|bien\s)?(?:essayé|testé)\b(.*)"
    r"|\W*+(?:(?:gracias|sí|ok|ya|lo|la)\W+){0,3}(?:probé|probamos|intenté|intentamos|he probado|hemos probado)\b(.*)"
    r"|\W*+(?:(?:obrigad[oa]|sim|ok|já|eu)\W+){0,3}(?:tentei|tentamos|testei|testamos)\b(.*)",
    re.IGNORECASE | re.DOTALL,
)
_HELPED = re.compile(
    r"\b(?:works?|worked|helped|perfect|great|solved|all good|fine|thanks|klappt|funktioniert|läuft|geht|passt|danke"
    r"|super|marche|fonctionne|parfait|merci|funciona|perfecto|gracias|funcionou|deu certo|obrigad[oa]|perfeito)\b"
    r"|[👍🎉✅]",
    re.IGNORECASE,
)


def asks_on(reading: Reading) -> bool:
    """Whether a rule hears a request, however unsure."""
    return any(rule in _ASKS_ON for rule, _ in reading.rules)


def goes_on(text: str, reading: Reading) -> bool:
    """Whether who was answered wants more, in a few words: "thx. and how long are they kept", "tried that, ..."."""
    if asks_on(reading):
        return True
    if Sign.CLOSING in reading.signs:
        return False
    if len(text.split()) <= _FEW and any(rule == "question_form" for rule, _ in reading.rules):
        return True
    tried = _TRIED.match(text.replace("’", "'"))
    rest = next(filter(None, tried.groups()), "") if tried is not None else ""
    return len(rest.split()) > 1 and _HELPED.search(rest) is None

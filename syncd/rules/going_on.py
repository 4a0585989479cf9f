"""Tells, after an answer, that it was not enough: it wants more, or what was advised is of no use."""

import re

from syncd.reading import Reading, Sign

_FEW = 12
"""Words: with more a form of question may stand in it by chance."""
_ASKS_ON = frozenset({"request", "request_form", "feedback"})
_TRIED = re.compile(
    r"\W*+(?:(?:hm+|ok|okay|yes|yeah|thanks|thx|i|we|i've|we've|have|just|already|and|so)\W+){0,5}"
    r"(?:tried|tested)\s(?:exactly\s)?(?:that|it|this|both|your)\b(.*)|\W*+(?:(?:das|ich|wir|danke|ja"
    r"|ok)\W+){0,3}(?:hab|habe|haben)\s(?:(?:ich|wir|das|es|schon|gerade|auch)\s)*"
    r"(?:probiert|versucht|getestet|ausprobiert)\b(.*)|\W*+(?:(?:merci|oui|ok)\W+){0,2}(?:j'ai|on a"
    r"|nous avons)\s(?:déjà\s|bien\s)?(?:essayé|testé)\b(.*)|\W*+(?:(?:gracias|sí|ok|ya|lo|la)\W+){0,3}(?:probé"
    r"|probamos|intenté|intentamos|he probado|hemos probado)\b(.*)|\W*+(?:(?:obrigad[oa]|sim|ok|já"
    r"|eu)\W+){0,3}(?:tentei|tentamos|testei|testamos)\b(.*)",
    re.IGNORECASE | re.DOTALL,
)
_SAME_AS_BEFORE = re.compile(
    r"\b(?:(?:result|error|problem|picture|outcome|message|effect) (?:is|remains|stays|was) (?:still )?the same"
    r"|same (?:result|error|problem|picture|outcome|message|effect|thing) (?:again|as before|here|though"
    r"|unfortunately)|(?:didn't|did not|doesn't) (?:help|change anything)|no (?:change|difference)"
    r"|makes no difference|leider (?:dasselbe|das gleiche|unverändert)|hat (?:leider )?nicht geholfen"
    r"|toujours (?:pareil|le même|la même)|pareil malheureusement|sigue igual|(?:el|lo) mismo (?:error|resultado)"
    r"|continua igual|o mesmo (?:erro|resultado))\b",
    re.IGNORECASE,
)
_HELPED = re.compile(
    r"\b(?:works?|worked|helped|perfect|great|solved|all good|fine|thanks|klappt|funktioniert|läuft|geht|passt|danke"
    r"|super|marche|fonctionne|parfait|merci|funciona|perfecto|gracias|funcionou|deu certo|obrigad[oa]|perfeito)\b"
    r"|[👍🎉✅]",
    re.IGNORECASE,
)


_NO = re.compile(r"\W*+(?:no|nope|nah|nein|nee|nö|non|não)\W*+", re.IGNORECASE)
_FAILS = re.compile(
    r"\b(?:not|never|nothing|none|nicht|nichts|kein|keine|keinen|nie|ne|rien|aucun|aucune|não|nada|ningún|ninguna"
    r"|nenhum)\b|\b(?:again|wieder|otra vez|de novo)\b|n't\b|\bn'(?:ai|a|est|ont|y|arrive)\b|\bno (?:es|está|están|va"
    r"|tengo|me|nos|sale|aparece|puedo|hay)\b|, (?:but|only|aber|nur|mais|pero|mas|só) ",
    re.IGNORECASE,
)
_MILD = re.compile(
    r"\b(?:worr(?:y|ies)|problem|harm|rush|hurry|need(?:ed)?|mind|bother|bad|matter|clear|surprised|sure|yet|know"
    r"|knew|think|thought|schlimm|eilt|nötig|sorge|thema|weiß|wusste|grave|souci|presse|sais|savais|hace falta"
    r"|pasa nada|sé|sabía|precisa|sei|sabia|pressa)\b|\W*+(?:ok|okay|ah|oh|alright|right|fair|makes sense|agreed"
    r"|verstehe|alles klar|d'accord|vale|entendido|entiendo|entendi|beleza)\b",
    re.IGNORECASE,
)
"""Who says so takes it as it is."""
_SMILES = re.compile("[\u2600-\u26ff\U0001f300-\U0001faff]|[:;]-?[)D]")
_SETTLED = frozenset({Sign.THANKS, Sign.PLEASANTRY, Sign.ACKNOWLEDGEMENT, Sign.PROMISE, Sign.NOTICE})


def asks_on(reading: Reading) -> bool:
    """Whether a rule hears a request, however unsure."""
    return any(rule in _ASKS_ON for rule, _ in reading.rules)


def _denies(text: str, reading: Reading) -> bool:
    """Whether it says, in few words, that it is not so: "je n'ai pas les droits", "he sees all now, only twice"."""
    if reading.signs & _SETTLED or len(text.split()) > _FEW or any(rule == "pleasantry" for rule, _ in reading.rules):
        return False
    if any(mild.search(text) for mild in (_MILD, _HELPED, _SMILES)):
        return False
    if any(rule == "trouble" for rule, _ in reading.rules):
        return True
    return _NO.fullmatch(text) is not None or _FAILS.search(text.replace("’", "'")) is not None


def goes_on(text: str, reading: Reading) -> bool:
    """Whether who was answered wants more, in a few words: "thx. and how long are they kept", "tried that, ..."."""
    if Sign.CLOSING in reading.signs:
        return False
    if len(text.split()) <= _FEW and any(rule == "question_form" for rule, _ in reading.rules):
        return True
    if _denies(text, reading) or _SAME_AS_BEFORE.search(text) is not None:
        return True
    tried = _TRIED.match(text.replace("’", "'"))
    rest = next(filter(None, tried.groups()), "") if tried is not None else ""
    return len(rest.split()) > 1 and _HELPED.search(rest) is None

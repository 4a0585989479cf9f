"""Tells what has the form of a request and wants nothing of the team: a notice to all, a quotation for a laugh."""

import re

from syncd.reading import ASKS, Reading
from syncd.rules.jest import laughs
from syncd.rules.judge import DOUBTED, LEARNED, read

_QUOTED = re.compile(r"[\"“„«][^\"”“»]{8,300}[\"”“»]")
_ASKS = re.compile(
    r"\b(?:please|pls|plz|can|could|would|me|us|my|mine|our|ours|bitte|mir|uns|svp|s'il|moi|nous"
    r"|por favor|nos)\b|[?？]",
    re.IGNORECASE,
)
"""Who wants something for themselves says so; without such a word it is advice: "show them pictures of your dog"."""


def not_meant(text: str, reading: Reading, *, among_others: bool) -> bool:
    """Whether what asks in ``text`` asks nothing of the team; nobody of the team is named.

    among_others  somebody else's ask is open in the thread: advice for that one, or a word about it, is no second ask
    """
    rules = {rule for rule, _ in reading.rules}
    if among_others and (LEARNED in rules or (DOUBTED in rules and _ASKS.search(text) is None)):
        return True
    if among_others and "update" not in rules and _GUESSES.fullmatch(text):
        return True
    if DOUBTED in rules and "notice" in rules:
        return True
    return laughs(text) and _only_in_a_quotation(text)


_GUESSES = re.compile(
    r"\W*+(?:(?:maybe|perhaps|vielleicht|peut-être|quizás?|talvez) )?(?!and\b|also\b|any\b|same\b|wh|how\b|und\b"
    r"|auch\b|wer\b|wo|wann\b|wie\b|et\b|y\b|e\b|qu|c[uó]|dónde\b"
    r"|onde\b)[^\W\d_][\w'’-]*+(?: [\w'’-]++){0,2}\s?[?？]\W*+",
    re.IGNORECASE,
)
"""A few words beside somebody else's question: "why did it drop in May?", "bank holidays?"."""


def for_everybody(text: str, reading: Reading) -> bool:
    """Whether it reminds all of something, or is for company's sake: "please welcome Ahmed", "anyone for lunch?"."""
    if _REMINDS_ALL.match(text) and _ASKS_SOMEBODY.search(text) is None:
        return True
    rules = {rule for rule, _ in reading.rules}
    return (LEARNED in rules or rules <= _MAY_BE_TALK) and _SOCIABLE.search(text) is not None


_REMINDS_ALL = re.compile(
    r"\W*+(?:(?:friendly|gentle|quick|small|kind|kleine|kurze|petit|pequeño) )?(?:reminder|erinnerung|rappel"
    r"|recordatorio|lembrete)(?: (?:to|for) (?:all|everyone|everybody)| an alle| à tous| a todos)?\s?[:!,-]",
    re.IGNORECASE,
)
_ASKS_SOMEBODY = re.compile(r"[?？@]|\b(?:you|your|me|my|mine|us|our|i|we)\b", re.IGNORECASE)
_SOCIABLE = re.compile(
    r"\bplease (?:join me in )?welcom|\b(?:any(?:one|body)|who(?:'s| is| wants| else)?) (?:up |in )?(?:for|wants?"
    r"|fancy|fancies|joining|coming(?: along)?)\b[^.?!\n]{0,15}\b(?:lunch|coffee|tea|beers?|drinks?|pizza|ice cream"
    r"|walk|run|football|table tennis|foosball)\b|\b(?:lunch|coffee|beers?|drinks|pizza)[,:]? any(?:one|body)\b"
    r"|^\W*+(?:lunch|coffee|pizza|food) (?:run|order)\b|^\W*+(?:there(?:'s| is| are) |free |i brought |leftover "
    r"|es gibt |il y a |hay |tem )?(?:cakes?|cookies|donuts|doughnuts|pizza|fruit|leftovers|sweets|bagels|croissants"
    r"|muffins|brownies|chocolates?|kuchen|kekse|gâteau|tarta|bolo)\b[^.?!\n]{0,20}\b(?:in the (?:kitchen|fridge"
    r"|lounge)|in der küche|dans la cuisine|en la cocina|na cozinha)\b|\b(?:someone|somebody|anyone|anybody|who"
    r"|i) (?:has |just )?(?:left|lost|forgot|found|missing)\b[^.?!\n]{0,20}\b(?:umbrella|jacket|scarf|glasses"
    r"|headphones|earbuds|wallet|mug|gloves)\b",
    re.IGNORECASE,
)
"""Company, and no work: a welcome to a new colleague, lunch, cake in the kitchen, an umbrella that was left."""
_MAY_BE_TALK = frozenset({"question_mark", "question_form", "pleasantry", "hint", DOUBTED})


def _only_in_a_quotation(text: str) -> bool:
    """Whether nothing is asked but by somebody whose words are retold."""
    told, count = _QUOTED.subn(" ", text)
    return count > 0 and read(told).asks < ASKS

"""What a message is worth in a conversation: an answer, an acknowledgement, a question back, or nothing."""

import re
from enum import Enum, auto
from typing import Protocol

from syncd.reading import ASKS, Reading, Sign
from syncd.rules.judge import read
from syncd.rules.needs import needs_something
from syncd.rules.text import own_words, sentences
from syncd.rules.under_way import asks_elsewhere, promised, under_way

_LIGHT = frozenset({Sign.PLEASANTRY, Sign.THANKS, Sign.CLOSING, Sign.ACKNOWLEDGEMENT})
_WEIGHTY = frozenset({Sign.QUESTION, Sign.REQUEST, Sign.FEEDBACK, Sign.UPDATE})
_NO_STATEMENT = _LIGHT | {Sign.QUESTION, Sign.REQUEST, Sign.PROMISE}
_STATEMENT = 3
"""Words: a shorter sentence beside a question or "on it" is a greeting, not an answer."""
_RECEIVED = frozenset({"got it", "gotcha", "understood", "makes sense"})
"""Closes a matter for whoever asked; from who owes an answer it only says that they have read it."""
_YES_OR_NO = re.compile(
    r"[^\w@]*+(?:(?:hi|hey|hello|(?:good )?morning|hallo|moin|guten (?:morgen|tag)|bonjour|salut|hola"
    r"|buen[oa]s (?:días|tardes)|olá|oi"
    r"|bom dia|boa tarde)\b(?: [^\W\d_]++)?[^\w@]++)?(?:@[^\s@]++[^\w@]*+)?"
    r"(?:yes|yep|yeah|no(?! idea| clue)|nope|sure|ja|nein|klar|oui|non|si|sí|sim|não(?! sei)|nao)\b",
    re.IGNORECASE,
)
_ASSENT = re.compile(
    r"[^\w@]*+(?:@[^\s@]++[^\w@]*+)?"
    r"(?:ok|okay|k|kk|yes|yep|yeah|no|nope|sure|fine|done|ja|nein|oui|non|si|sí|sim|não)\W*+",
    re.IGNORECASE,
)


_ONLY_SEEN = re.compile(
    r"(?:sorry|apolog|noted|ack|got it|gotcha|understood|roger|was |been |got |were |seen"
    r"|entschuldig|tschuldig|notiert|vermerkt|verstanden|zur kenntnis|désol|pardon|bien (?:noté|reçu|compris)|noté"
    r"|compris|entendu|reçu|perdón|perdon|disculp|anotado|recibido|entendido|enterado|desculp|recebido|ciente|beleza"
    r"|承知|了解|わかりました|分かりました)"
)
"""Acknowledgements that promise nothing, by how they begin."""
_SEEING_TO_IT = frozenset({"acknowledgement", "commitment", "learned_acknowledgement"})
_TIME_ASKED = re.compile(
    r"\b(?:when|eta|how soon|how long|any (?:\w+ )?(?:news|updates?|word|progress)|status|release date"
    r"|where (?:are|do) we(?: stand)?|how far|wann|neuigkeiten|termin|wie weit|stand der|quand|des nouvelles|où en"
    r"|cuándo|novedades|en qué punto|quando|novidades|em que pé)\b|いつ|進捗",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:on|im|in|en|de|em) (?:leave|vacation|holiday|pto|urlaub|congé|congés|vacaciones|férias)\b|\bist .*weg\b"
)


_DONE = re.compile(
    r"\W*+(?:fixed|corrected|updated|done|changed|removed|added|adjusted|replaced|renamed|sent|shipped|deployed|merged"
    r"|erledigt|behoben|korrigiert|angepasst|geändert|ergänzt|ersetzt|entfernt|corrigé|modifié|ajouté|supprimé|fait"
    r"|corregido|arreglado|hecho|listo|cambiado|añadido|corrigido|feito|ajustado|alterado)\b|.{0,20}(?:修正|直し|更新)し",
    re.IGNORECASE,
)
"""Says that it is done, whatever thanks come after it."""
_SORRY = re.compile(r"(?:sorry|apolog|entschuldig|tschuldig|désol|pardon|perdón|perdon|disculp|desculp)")
_EXCUSE = re.compile(
    r"\W*+(?:sorry|apologies|(?:tut mir leid|entschuldige?)|désolée?|pardon|perdón"
    r"|desculpa)\b(?:,? [A-ZÀ-Ý]\w+)?\W+(?:i (?:was|only|just"
    r"|missed|overlooked)|i've been|yesterday|today (?:was|is)|(?:this|last) (?:week|month)|for the|about the"
    r"|only (?:now|seeing)"
    r"|just (?:now|seeing)|been|was (?:in|out|off|away|on)|war (?:gestern|heute|in)|gestern|hier|ayer|ontem)\b[^,;:]*$",
    re.IGNORECASE,
)
"""Says why it comes late, and nothing of the matter."""
_SUPPOSES = re.compile(
    r"\W*+(?:(?:it |that |this )?(?:smells|looks|sounds|feels|seems) like|(?:it |this )?(?:might|may|could) (?:be"
    r"|have)|maybe"
    r"|perhaps|possibly|probably|my (?:first )?guess|i (?:suspect|guess|assume)|vermutlich|vielleicht"
    r"|wahrscheinlich|könnte"
    r"|(?:c'est )?peut-être|sans doute|quizás?|tal vez|probablemente|talvez|provavelmente|parece)\b",
    re.IGNORECASE,
)
"""A first guess beside "looking at it" is none of the answer."""
_HERE = re.compile(
    r"\b(?:here(?:'s| is| are| it is| they are| you go)|attached|anbei|hier (?:ist|sind)"
    r"|voici|ci-joint|aquí (?:está|tienes|va)|segue|aqui está)",
    re.IGNORECASE,
)


_CHOICE = re.compile(r"\w,? (?:or|oder|ou|o|ou bien|bzw\.?) \w[^?？]*[?？]\W*+$|それとも.*[?？]", re.IGNORECASE)
_WONDER = re.compile(
    r"\W*+(?:o+h*|omg|wow|whoa|jeez|gosh|eek|oops|ouch|yikes|oof|argh|ugh|h+m+|huh|damn|wtf|aïe|zut|mince|oje|uff"
    r"|puh|oha|ach|oups|vixe|putz|uy|vaya|nossa|eita|puxa)"
    r"(?:\W++(?:no|dear|well|my|god|nein|non|je))?"
    r"(?:\W++(?:poor \w+|that(?:'s| is) (?:bad|awful|rough|annoying|not good)|sorry to hear(?: that)?|not (?:good"
    r"|again)))?\W*+",
    re.IGNORECASE,
)
"""A word of wonder shows that it was read, no more."""


class Speech(Protocol):
    """What is weighed: ``words`` whether it says anything, ``attachments`` whether something hangs on it."""

    @property
    def text(self) -> str: ...
    @property
    def reading(self) -> Reading: ...
    @property
    def words(self) -> bool: ...
    @property
    def attachments(self) -> bool: ...


class Weight(Enum):
    """What a team member's message does to the asks before it."""

    NOTHING = auto()
    ANSWER = auto()
    ACKNOWLEDGEMENT = auto()
    PROMISE = auto()
    COUNTER_QUESTION = auto()
    THANKS = auto()


def weigh(turn: Speech, *, open_talk: bool = False) -> Weight:
    """The worth of a team member's message as a reply. In doubt it is an answer: false alarms are worse.

    ``open_talk``: many talk at once, where "restarting the router" is advice as often as not.
    """
    reading = turn.reading
    signs = reading.signs
    if not turn.words:
        return Weight.ANSWER if turn.attachments else Weight.NOTHING
    if _WONDER.fullmatch(turn.text):
        return Weight.ACKNOWLEDGEMENT
    if not signs:
        return (None if open_talk else _at_it(turn)) or Weight.ANSWER
    if Sign.CLOSING in signs and received(turn) and not states(turn):
        return Weight.ACKNOWLEDGEMENT
    if Sign.PROMISE in signs and reading.promise:
        return Weight.PROMISE
    if Sign.QUESTION in signs and reading.asks >= ASKS and _asks_plainly(turn.text):
        if "?" not in turn.text and promised(turn.text):
            return Weight.PROMISE
        stated = _YES_OR_NO.match(turn.text) is not None or (states(turn) and not asks_first(turn))
        return Weight.ANSWER if stated else Weight.COUNTER_QUESTION
    if Sign.REQUEST in signs and not open_talk and needs_something(turn.text):
        return Weight.COUNTER_QUESTION
    if not open_talk and (at_it := _at_it(turn)) is not None:
        return at_it
    if Sign.ACKNOWLEDGEMENT in signs or Sign.PROMISE in signs:
        done = states(turn) or _late_with_it(turn) or (says_done(turn.text) and Sign.PROMISE not in signs)
        return Weight.ANSWER if done else Weight.ACKNOWLEDGEMENT
    if Sign.CLOSING not in signs and light(turn) and not (says_done(turn.text) or _tells_yes_or_no(turn)):
        return Weight.THANKS
    return Weight.ANSWER


def _at_it(turn: Speech) -> Weight | None:
    """Work that is under way or set for a time, said without "will"; none where something is closed by it."""
    if Sign.CLOSING in turn.reading.signs:
        return None
    if promised(turn.text):
        return Weight.PROMISE
    if _IN_A_FEW.fullmatch(turn.text):
        return Weight.ACKNOWLEDGEMENT
    return Weight.ACKNOWLEDGEMENT if under_way(turn.text) or asks_elsewhere(turn.text) else None


_IN_A_FEW = re.compile(r"\W*+(?:in|dans|en) (?:\d{1,2}|five|ten|a few)\W*+", re.IGNORECASE)
"""Minutes, after which somebody will be there."""


def received(turn: Speech) -> bool:
    """Whether it says "got it": who asked has what they wanted, who owes the answer has read the question."""
    return any(words in _RECEIVED for _, words in turn.reading.rules)


def _late_with_it(turn: Speech) -> bool:
    """Whether it only excuses itself and comes with what was wanted: "sorry for the delay, here are all of them"."""
    said = [words for rule, words in turn.reading.rules if rule in {"acknowledgement", "commitment"}]
    sorry = bool(said) and all(_SORRY.match(words) for words in said)
    return sorry and (turn.attachments or _HERE.search(turn.text) is not None)


def takes_up(turn: Speech) -> bool:
    """Whether it says that its author will see to it: more than that they have seen it."""
    reading = turn.reading
    if Sign.PROMISE in reading.signs or _at_it(turn) is not None:
        return True
    return Sign.ACKNOWLEDGEMENT in reading.signs and sees_to_it(reading, _SEEING_TO_IT)


def sees_to_it(reading: Reading, rules: frozenset[str]) -> bool:
    """Whether one of ``rules`` heard more than "noted" or "sorry"."""
    return any(rule in rules and not _ONLY_SEEN.match(words) for rule, words in reading.rules)


def says_done(text: str) -> bool:
    """Whether it begins with the word that it is done."""
    return _DONE.match(text) is not None


def asks_for_a_time(text: str) -> bool:
    """Whether it asks when something comes, or how far it is."""
    return _TIME_ASKED.search(text) is not None


def tells_an_absence(turn: Speech, asked: Reading) -> bool:
    """Whether it only says that a colleague is away, to somebody who wants something done."""
    return Sign.REQUEST in asked.signs and _GONE.search(turn.text.lower()) is not None and not states(turn)


def _asks_plainly(text: str) -> bool:
    """Whether it has a question mark, or is one sentence: beside others the form of a question may be chance."""
    return "?" in text or "？" in text or len(sentences(own_words(text))) < 2


def asks_first(turn: Speech) -> bool:
    """Whether it begins with its question, but for a word before: what follows says why it is asked."""
    parts = [part for part in sentences(own_words(turn.text)) if len(part.split()) >= _STATEMENT]
    return len(parts) > 1 and parts[0].endswith(("?", "？"))


def ends_with_a_choice(turn: Speech) -> bool:
    """Whether it ends with "this, or that?": what was told before is no answer to who has not asked anything."""
    if turn.reading.asks < ASKS or says_yes_or_no(turn):
        return False
    parts = sentences(own_words(turn.text))
    return bool(parts) and _CHOICE.search(parts[-1]) is not None


def light(turn: Speech) -> bool:
    """Whether it is no more than a pleasantry, thanks, a closing, an acknowledgement, or "ok"."""
    reading = turn.reading
    if not reading.signs and reading.asks < ASKS and not turn.attachments:
        return _ASSENT.fullmatch(turn.text) is not None
    if reading.asks >= ASKS or not reading.signs & _LIGHT or reading.signs & _WEIGHTY:
        return False
    return not turn.attachments and not states(turn)


def contented(turn: Speech) -> bool:
    """Whether it only says that its author is glad of something."""
    return bool(turn.reading.signs & {Sign.THANKS, Sign.PLEASANTRY}) and light(turn)


def _tells_yes_or_no(turn: Speech) -> bool:
    """Whether it answers after a greeting, and thanks for nothing: "moin, ja seit 3.2"."""
    return says_yes_or_no(turn) and Sign.THANKS not in turn.reading.signs and len(turn.text.split()) >= _STATEMENT


def says_yes_or_no(turn: Speech) -> bool:
    """Whether it begins as the answer to a question begins."""
    return _YES_OR_NO.match(turn.text) is not None


def states(turn: Speech) -> bool:
    """Whether, beside what the signs stand for, a sentence of its own says something."""
    parts = sentences(own_words(turn.text))
    if len(parts) < 2:
        return False
    return any(is_statement(part) for part in parts) or any(map(_thanks_beside, parts))


def _thanks_beside(sentence: str) -> bool:
    """Whether a sentence says something, and thanks only at its end: "it is in the table now, thanks for the hint"."""
    said, comma, thanked = sentence.rpartition(", ")
    if not comma or not is_statement(said):
        return False
    return read(thanked).signs <= {Sign.THANKS, Sign.PLEASANTRY} and Sign.THANKS in read(thanked).signs


def is_statement(sentence: str) -> bool:
    """Whether a sentence tells something, and is more than thanks, a promise or a question."""
    if len(sentence.split()) < _STATEMENT or _EXCUSE.match(sentence) or _SUPPOSES.match(sentence):
        return False
    reading: Reading = read(sentence)
    return reading.asks < ASKS and not reading.signs & _NO_STATEMENT

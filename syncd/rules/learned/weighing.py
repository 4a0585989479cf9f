"""Decides between the readable rules and what was learned of business mail and product chat."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from syncd.reading import ASKS, SUSPECTED
from syncd.rules import promise
from syncd.rules.language import language
from syncd.rules.learned.features import Features, features
from syncd.rules.learned.mixed import Mixed
from syncd.rules.sentence import Sentence

_FEWEST_WORDS = 4
"""Shorter texts are left to the rules; whom they call is no word of theirs."""
_RULES_SAY = 0.05
"""What the rules count beside the model, which knows nearly all that they hear."""
_ASKED = 0.6
"""The least for a question with its mark: whatever it is about, somebody asks."""
_SHORT = 12
"""Words: so short a sentence means what a rule hears in it; the rules' false alarms are in longer ones."""
_LIKELY_FORM = 0.25
"""From this likelihood a form of question or request is one: "I'd like to understand why"."""
_SURE = 0.7
"""What rules hear without a question mark may be a courtesy or a joke below this score."""
_ALONE = 0.75
"""From this likelihood a longer text asks for something beside its closing."""
_UNHEARD = 0.7
"""From this likelihood chat asks in which no rule hears anything: half of what was learned from asks, and far less of
what people write."""
_MAIL, _STOPS = 0.5, frozenset(".?!:")
_FORMS = frozenset({"question_form", "request_form"})
_DOUBTFUL = _FORMS | {"request", "update"}
_COMMITTING = frozenset({"commitment", "acknowledgement"})
_TOLD = frozenset({"feedback", "update"})
"""Complaints and news that want a reaction, of which mail has hardly any."""
_ENGLISH = frozenset(
    {"the", "you", "your", "to", "of", "is", "are", "this", "that", "with", "please", "we", "i", "will", "would", "it"}
)
_CLEARLY = 3
"""So many different small words make a text English without a closer look."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How sure rules and model together are that a text asks.

    reason   the words that the model went by alone
    doubted  the model is not as sure as the rules that hear a request, or a question without its mark
    heard    the passages that were weighed, as a model sees them; none where the rules decided alone
    """

    asks: float
    reason: str = ""
    doubted: bool = False
    heard: Sequence[Features] = ()


def weigh(found: Sequence[Sentence], text: str, model: Mixed) -> Weighed:
    """How sure it is that a text asks of which ``found`` are the sentences and ``text`` the author's own words."""
    passages = features(heard(found, text), text)
    if not passages:
        return Weighed(max((sentence.asks for sentence in found), default=0.0))
    heard_each = list(map(model.hear, passages))
    likeliest = max(heard_each)
    mail = is_mail(text, likeliest.of_mail)
    asks = join(found, likeliest.score, mail=mail)
    if asks < ASKS:
        return Weighed(asks, heard=passages)
    alone = all(sentence.asks < ASKS for sentence in found)
    reason = model.reasons(passages[heard_each.index(likeliest)], likeliest) if alone else ""
    return Weighed(asks, reason, asks < _SURE and _doubtful(found) and (mail or not _asks_openly(found)))


def _doubtful(found: Sequence[Sentence]) -> bool:
    """Whether only words ask, which are also used in courtesies: "please call me with any questions"."""
    rules = set(chain.from_iterable([sentence.rules for sentence in found]))
    return not rules.isdisjoint(_DOUBTFUL) and not any(sentence.question and not sentence.light for sentence in found)


def _asks_openly(found: Sequence[Sentence]) -> bool:
    """Whether a sentence begins as only a question does, whatever it is about: "is there a way to mux the tee"."""
    return any(
        start in sentence.starts and _OPENERS.match(sentence.said(start, start + _OPENING))
        for sentence in found
        for rule, start, _ in sentence.hits
        if rule in _FORMS
    )


_OPENING = 4
"""Words."""
_OPENERS = re.compile(
    r"(?:does|do|did|has|have|is|can|could) (?:any(?:one|body)|some(?:one|body)) (?!else|believe|actually|really"
    r"|ever)|any(?:one|body) (?:know|have|using|tried)|(?:is|are) there (?:a|an|any|some)\b|is it (?:possible|normal"
    r"|ok|safe)|how (?:do|can|could|would|should) (?:i|we|you)\b|how to\b|(?:what|where|which|when) (?:should|can"
    r"|do) (?:i|we)\b|do you (?:know|guys)|any (?:idea|ideas|clue|way|chance)\b"
)


def heard(found: Sequence[Sentence], text: str) -> list[Sentence]:
    """The sentences that the model is asked about; none of a text that is short or not English."""
    said = [word for sentence in found for word in sentence.words if word[0] != "@"]
    if len(said) < _FEWEST_WORDS or not _is_english(found, text):
        return []
    return [sentence for sentence in found if not sentence.light]


def is_mail(text: str, share: float) -> bool:
    """Whether a text is mail: by the ``share`` that a model gives it, and because it ends with a stop as mail does."""
    return share >= _MAIL and text.rstrip()[-1:] in _STOPS


def join(found: Sequence[Sentence], learned: float, *, mail: bool) -> float:
    """One score of what the rules say of each sentence and what was learned of all; both from 0.0 to 1.0.

    What was learned knows better what a request, a courtesy or a promise is worth; questions, forms of request and
    short complaints stay asks, and no surer than the model has them. Of what is no ``mail``, that in which no rule
    hears anything has to be likelier, and who promises something asks nothing. These, closings and offers are
    suspected at most.
    """
    rules = max(sentence.asks for sentence in found)
    asks = (1 - _RULES_SAY) * learned + _RULES_SAY * rules
    if rules < ASKS:
        in_chat = not mail and (learned < _UNHEARD or _commits(found))
        return min(asks, SUSPECTED) if in_chat or _offers(found) or _closes(found, learned) else asks
    asking = [sentence for sentence in found if sentence.asks >= ASKS]
    if any(sentence.question and not sentence.light for sentence in asking):
        return max(asks, _ASKED)
    if learned >= _LIKELY_FORM and any(not sentence.rules.isdisjoint(_FORMS) for sentence in asking):
        return max(asks, ASKS)
    told = any(len(sentence.words) <= _SHORT and not sentence.rules.isdisjoint(_TOLD) for sentence in asking)
    return max(asks, ASKS) if told else asks


def _closes(found: Sequence[Sentence], learned: float) -> bool:
    """Whether a text closes its matter, unless it goes on and the model is sure that it asks."""
    if not any("closing" in sentence.rules for sentence in found):
        return False
    return learned < _ALONE or sum([len(sentence.words) for sentence in found]) <= _SHORT


def _offers(found: Sequence[Sentence]) -> bool:
    """Whether hardly anything is said beside an offer of help: "let me know if you need anything"."""
    rest = [sentence for sentence in found if "offer" not in sentence.rules]
    return len(rest) < len(found) and sum([len(sentence.words) for sentence in rest]) <= _SHORT


def _commits(found: Sequence[Sentence]) -> bool:
    """Whether a short text promises or takes up: "let me check and get back to you" asks nothing."""
    said = [sentence for sentence in found if not sentence.rules.isdisjoint(_COMMITTING)]
    return bool(said) and sum([len(sentence.words) for sentence in found]) <= _SHORT and any(map(_promises, said))


def _promises(sentence: Sentence) -> bool:
    return "acknowledgement" in sentence.rules or bool(promise.find(sentence.words))


def _is_english(found: Sequence[Sentence], text: str) -> bool:
    small = _ENGLISH.intersection(chain.from_iterable([sentence.words for sentence in found]))
    return (len(small) >= _CLEARLY and text.isascii()) or language(text) == "en"

"""Decides between the readable rules and the learned model, which knows business mail and little else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from syncd.reading import ASKS
from syncd.rules import promise
from syncd.rules.language import language
from syncd.rules.learned.features import Features, features
from syncd.rules.learned.model import Model
from syncd.rules.learned.register import reads_as_mail
from syncd.rules.sentence import Sentence

_FEWEST_WORDS = 4
"""Shorter texts are chat, of which the model saw nothing."""
_RULES_SAY, _RULES_SAY_IN_MAIL = 0.15, 0.05
"""What the rules count beside the model where both may speak; in mail it knows nearly all that they hear."""
_SILENT = 0.45
"""The most a text may have that thanks, promises or closes, in which no rule hears a question."""
_ASKED = 0.6
"""The least for a question with its mark: whatever it is about, somebody asks."""
_SHORT = 12
"""Words: so short a sentence means what a rule hears in it. In mail the rules' false alarms are in longer ones."""
_LOUD = 0.6
"""From this likelihood a longer text asks for something beside its thanks or promise."""
_LIKELY = 0.3
"""From this likelihood a short text of chat makes the request that a rule hears: a complaint it always is."""
_LIKELY_FORM = 0.25
"""From this likelihood a form of question or request is one: "I'd like to understand why"."""
_SURE = 0.65
"""In mail a request that is less likely may be a courtesy."""
_ALONE = 0.75
"""From this likelihood the model alone makes an ask of chat, of which it saw nothing."""
_SOFT = frozenset({"thanks", "thanks_ahead", "pleasantry", "closing", "acknowledgement"})
_FORMS = frozenset({"question_form", "request_form"})
_TOLD = frozenset({"feedback", "update"})
"""Complaints and news that want a reaction, of which the mail that the model saw has hardly any."""
_ENGLISH = frozenset(
    {"the", "you", "your", "to", "of", "is", "are", "this", "that", "with", "please", "we", "i", "will", "would", "it"}
)
_CLEARLY = 3
"""So many different small words make a text English without a closer look."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """How sure rules and model together are that a text asks.

    reason   the words that the model went by alone
    doubted  it is mail, and the model is not as sure as the rules of what no question and no form of request says
    heard    the passages that were weighed, as a model sees them; none where the rules decided alone
    """

    asks: float
    reason: str = ""
    doubted: bool = False
    heard: Sequence[Features] = ()


def weigh(found: Sequence[Sentence], text: str, model: Model) -> Weighed:
    """How sure it is that a text asks of which ``found`` are the sentences and ``text`` the author's own words."""
    passages = features(heard(found, text), text)
    if not passages:
        return Weighed(max((sentence.asks for sentence in found), default=0.0))
    scores = [model.score(passage) for passage in passages]
    learned = max(scores)
    mail = reads_as_mail(found, text)
    asks = join(found, learned, mail=mail)
    if asks < ASKS:
        return Weighed(asks, heard=passages)
    alone = all(sentence.asks < ASKS for sentence in found)
    reason = model.reasons(passages[scores.index(learned)]) if alone else ""
    return Weighed(asks, reason, mail and asks < _SURE and _only_requests(found))


def _only_requests(found: Sequence[Sentence]) -> bool:
    """Whether nothing asks but words of request, which mail uses in courtesies: "please call me with any questions"."""
    rules = set(chain.from_iterable([sentence.rules for sentence in found]))
    marked = any(sentence.question and not sentence.light for sentence in found)
    return not marked and "request" in rules and rules.isdisjoint(_FORMS)


def heard(found: Sequence[Sentence], text: str) -> list[Sentence]:
    """The sentences that the model is asked about; none of a text that is short or not English."""
    if sum(len(sentence.words) for sentence in found) < _FEWEST_WORDS or not _is_english(found, text):
        return []
    return [sentence for sentence in found if not sentence.light]


def join(found: Sequence[Sentence], learned: float, *, mail: bool) -> float:
    """One score of what the rules say of each sentence and what was learned of all; both from 0.0 to 1.0.

    What a rule hears against the model's doubt is an ask, and no surer than that. In ``mail`` the model knows better
    what a request, a courtesy or a promise is worth; questions, forms of request and complaints stay asks there.
    """
    rules = max(sentence.asks for sentence in found)
    share = _RULES_SAY_IN_MAIL if mail else _RULES_SAY
    asks = (1 - share) * learned + share * rules
    if rules < ASKS:
        if _offers(found):
            return min(asks, _SILENT)
        if mail and not any("closing" in sentence.rules for sentence in found):
            return asks
        if learned < _ALONE:
            asks = min(asks, _SILENT)
        loud = learned >= _LOUD and sum(len(sentence.words) for sentence in found) > _SHORT
        return min(asks, _SILENT) if not loud and any(map(_gives, found)) else asks
    asking = [sentence for sentence in found if sentence.asks >= ASKS]
    if any(sentence.question and not sentence.light for sentence in asking):
        return max(asks, _ASKED)
    if learned >= _LIKELY_FORM and any(not sentence.rules.isdisjoint(_FORMS) for sentence in asking):
        return max(asks, ASKS)
    brief = [sentence for sentence in asking if len(sentence.words) <= _SHORT]
    if mail:
        return max(asks, ASKS) if any(not sentence.rules.isdisjoint(_TOLD) for sentence in brief) else asks
    if learned < _LIKELY and all("request" in sentence.rules for sentence in brief):
        return asks
    return max(asks, ASKS) if brief else asks


def _offers(found: Sequence[Sentence]) -> bool:
    """Whether hardly anything is said beside an offer of help: "let me know if you need anything"."""
    rest = [sentence for sentence in found if "offer" not in sentence.rules]
    return len(rest) < len(found) and sum([len(sentence.words) for sentence in rest]) <= _SHORT


def _gives(sentence: Sentence) -> bool:
    """Whether a sentence thanks, closes, acknowledges or promises."""
    if not sentence.rules.isdisjoint(_SOFT):
        return True
    return "commitment" in sentence.rules and bool(promise.find(sentence.words))


def _is_english(found: Sequence[Sentence], text: str) -> bool:
    small = _ENGLISH.intersection(chain.from_iterable([sentence.words for sentence in found]))
    return (len(small) >= _CLEARLY and text.isascii()) or language(text) == "en"

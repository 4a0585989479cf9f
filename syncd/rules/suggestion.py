"""A promise as it may be shown: a suggestion that needs confirming, for it was read from words."""

from typing import NamedTuple

from syncd.model import Ask, State

CONFIRM = "please confirm"


class Suggestion(NamedTuple):
    """What seems to have been promised.

    words     the words of its time, "by Friday"
    sentence  who seems to have promised what, with those words and the sentence in which they stood
    event     the id of the message
    kept      True when who promised has answered, False when it was asked for again after its time; None: not yet
    """

    words: str
    sentence: str
    event: str
    kept: bool | None


def suggestion(ask: Ask) -> Suggestion | None:
    """The last promise about an ask; None where none was heard. Of a private ask the sentence is private too."""
    steps = [step for step in ask.evidence if step.rule in _RULES and step.effect in _EFFECTS]
    at = next((index for index in range(len(steps) - 1, -1, -1) if steps[index].rule == "promise"), None)
    if at is None:
        return None
    after = {step.rule for step in steps[at + 1 :]}
    kept = True if "promise_kept" in after else False if "promise_broken" in after else None
    return Suggestion(ask.promise, steps[at].detail, steps[at].event, kept)


def unconfirmed(ask: Ask) -> Suggestion | None:
    """The promise on which an open ask rests now."""
    return suggestion(ask) if ask.state is State.PROMISED else None


_RULES = frozenset({"promise", "promise_kept", "promise_broken"})
_EFFECTS = frozenset({"promised", "resumed"})

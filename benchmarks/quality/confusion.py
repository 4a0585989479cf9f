"""Where the first judgement goes wrong, by what a rule heard: ``python -m benchmarks.quality.confusion``.

Cross-validated: no text is scored by a model that has seen it. Told is what is sure enough for an alert.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.labelled import chat, mail
from benchmarks.training import crossing
from benchmarks.training.fitting import Choice, Example, fit
from syncd.reading import ASKS, Reading
from syncd.rules.judge import is_sure, read

_RULES = ("request_form", "question_mark", "question_form", "request", "feedback", "hint", "commitment")
"""A text counts for the first of these that is heard in it."""
_NONE = "none of these"


@dataclass(frozen=True, slots=True)
class Scored:
    """A labelled text: what rules heard in it, whether it asks, is said to ask, and would be told."""

    rule: str
    asks: bool
    said: bool
    told: bool


def scored(seed: int) -> list[Scored]:
    """Every labelled text, as judged by what was learned from the others."""
    examples = [Example(row["text"], row["label"]) for row in mail()]
    of_chat = [Example(row["text"], int(row["asks"])) for rows in chat().values() for row in rows]
    scores = crossing.cross(examples, of_chat, Choice(), fit(of_chat, Choice()), seed).scores
    return [_scored(example, float(score)) for example, score in zip(examples, scores, strict=True)]


def _scored(example: Example, score: float) -> Scored:
    rules = read(example.text).rules
    heard = {rule for rule, _ in rules}
    rule = next((rule for rule in _RULES if rule in heard), _NONE)
    said = score >= ASKS
    return Scored(rule, bool(example.label), said, told=said and is_sure(Reading(score, rules=rules)))


def shares(found: Sequence[Scored]) -> str:
    """How many of the texts that would be told ask, and how many of those that ask would be told."""
    told = [one for one in found if one.told]
    asking = [one for one in found if one.asks]
    right = sum(one.asks for one in told)
    return f"told: precision {right / len(told):.3f}, recall {right / len(asking):.3f}"


def main() -> None:
    """Prints the table and what would be told."""
    found = scored(crossing.SEEDS[0])
    print(f"{'heard':15} {'texts':>5} {'asks, said':>10} {'missed':>7} {'false alarm':>11} {'told':>5} {'wrongly':>7}")
    for rule in (*_RULES, _NONE):
        some = [one for one in found if one.rule == rule]
        counts = (
            len(some),
            sum(one.asks and one.said for one in some),
            sum(one.asks and not one.said for one in some),
            sum(one.said and not one.asks for one in some),
            sum(one.told for one in some),
            sum(one.told and not one.asks for one in some),
        )
        print("{:15} {:5} {:10} {:7} {:11} {:5} {:7}".format(rule, *counts))
    print(shares(found))


if __name__ == "__main__":
    main()

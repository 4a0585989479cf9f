"""Two models of asking, one of business mail and one of product chat, joined by a third that tells which a text is."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from syncd.rules.learned.features import Features
from syncd.rules.learned.linear import Linear, likelihood, stored

NAME = "asking"
MAIL, CHAT, REGISTER = range(3)
"""Which sum of the model is whose."""


class Heard(NamedTuple):
    """What was learned says of a sentence: above a ``margin`` of 0 it asks; how far it is mail, from 0.0 to 1.0."""

    margin: float
    of_mail: float

    @property
    def score(self) -> float:
        """0.0 to 1.0: how likely the sentence is to ask; 0.5 is where misses and false alarms are in balance."""
        return likelihood(self.margin)


@dataclass(frozen=True, slots=True)
class Mixed:
    """What was learned of asking.

    model    how likely a sentence of mail, and one of chat, is to ask; and how likely it is that the sentence is mail
    precise  from this score on a text asks with the precision that an alert needs
    """

    model: Linear
    precise: float

    def hear(self, seen: Features) -> Heard:
        """What the models of mail and of chat say, each as far as the sentence is its kind of text."""
        mail, chat, register = self.model.sums(seen)
        of_mail = likelihood(register)
        return Heard(of_mail * mail + (1 - of_mail) * chat, of_mail)

    def reasons(self, seen: Features, heard: Heard) -> str:
        """The words that speak most for asking, as the model sees them that knows such text better."""
        return self.model.reasons(seen, MAIL if heard.of_mail > 0.5 else CHAT)


@cache
def shipped() -> Mixed:
    """The models in the package, read once, when the first text is judged."""
    report, model = stored(NAME)
    return Mixed(model, report["precise"])

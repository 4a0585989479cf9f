"""Two models of asking, one of business mail and one of product chat, joined by a third that tells which a text is."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from syncd.rules.learned.features import Features
from syncd.rules.learned.model import Model, decode, likelihood

_MAIL, _CHAT, _REGISTER = "model.json", "chat.json", "register.json"


@dataclass(frozen=True, slots=True)
class Mixed:
    """What was learned of asking.

    mail, chat  how likely a sentence of each is to ask
    register    how likely it is that the sentence is of mail, and so how much each of the two counts
    precise     from this score on a text asks with the precision that an alert needs
    """

    mail: Model
    chat: Model
    register: Model
    precise: float
    version: str = ""

    def score(self, seen: Features) -> float:
        """0.0 to 1.0: how likely the sentence is to ask; 0.5 is where misses and false alarms are in balance."""
        return likelihood(self.margin(seen))

    def margin(self, seen: Features) -> float:
        """What both models say, each as far as the sentence is its kind of text: above 0 it asks."""
        of_mail = self.share_of_mail(seen)
        return of_mail * self.mail.margin(seen) + (1 - of_mail) * self.chat.margin(seen)

    def share_of_mail(self, seen: Features) -> float:
        """How far the sentence is mail, from 0.0 to 1.0; the rest is chat."""
        return likelihood(self.register.margin(seen))

    def reasons(self, seen: Features) -> str:
        """The words that speak most for asking, as the model sees them that knows such text better."""
        return (self.mail if self.register.margin(seen) > 0 else self.chat).reasons(seen)


@cache
def shipped() -> Mixed:
    """The models in the package, read once, when the first text is judged."""
    (mail, header), (chat, _), (register, _) = map(_stored, (_MAIL, _CHAT, _REGISTER))
    return Mixed(mail, chat, register, header["precise"], header["version"])


def _stored(name: str) -> tuple[Model, Mapping[str, Any]]:
    """A model and its header; of the file itself nothing is kept when the next one is read."""
    document = json.loads(resources.files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return decode(document), document["header"]

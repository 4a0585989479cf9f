"""Fits the three models of ``syncd/rules/learned/mixed.py`` to mail and to chat."""

from collections.abc import Sequence
from dataclasses import replace

from benchmarks.training.fitting import Choice, Example, fit_all
from syncd.rules.learned.mixed import Mixed
from syncd.rules.learned.model import Model

_TOWARDS_MAIL = 1.0
"""Added to the register's margin: in doubt a text is read as mail, so that what is seen there does not fall."""
_EVEN = 0.5
"""Where nothing is measured yet."""


def register(mail: Sequence[Example], chat: Sequence[Example], choice: Choice) -> Model:
    """Tells mail from chat by words, classes and rules; letters would know the names of people."""
    labels = [1] * len(mail) + [0] * len(chat)
    found = fit_all([*mail, *chat], labels, replace(choice, letters=0.0))
    return replace(found, bias=found.bias + _TOWARDS_MAIL)


def mixed(mail: Model, chat: Model, register_: Model) -> Mixed:
    """The three together, with no precise point yet."""
    return Mixed(mail, chat, register_, _EVEN)


def placed(model: Mixed, balance: float) -> Mixed:
    """The same with ``balance`` as the margin at which mail is even."""
    return replace(model, mail=even(model.mail, balance))


def even(mail: Model, balance: float) -> Model:
    """A model of mail with ``balance`` as the margin at which it is even."""
    return replace(mail, bias=mail.bias - balance)

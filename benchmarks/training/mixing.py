"""Fits the three questions of ``syncd/rules/learned/mixed.py`` to mail and to chat."""

from collections.abc import Sequence
from dataclasses import replace
from math import log

from benchmarks.training.fitting import Choice, Example, Fitted, fit_all, together
from syncd.rules.learned.mixed import Mixed

_TOWARDS_MAIL = 0.6
"""Added to the register's margin: in doubt a text is read as mail, so that what is seen there does not fall."""
_EVEN = 0.5
"""Where nothing is measured yet."""


def register(mail: Sequence[Example], chat: Sequence[Example], choice: Choice) -> Fitted:
    """Tells mail from chat by words, classes and rules; letters would know the names of people.

    As if there were as many texts of each: how many were written for the training says nothing of a team's.
    """
    labels = [1] * len(mail) + [0] * len(chat)
    found = fit_all([*mail, *chat], labels, replace(choice, letters=0.0))
    return found._replace(bias=found.bias + log(len(chat) / len(mail)) + _TOWARDS_MAIL)


def mixed(mail: Fitted, chat: Fitted, register_: Fitted) -> Mixed:
    """The three together, in the order in which ``Mixed`` has them, with no precise point yet."""
    return Mixed(together(mail, chat, register_), _EVEN)


def placed(mail: Fitted, balance: float) -> Fitted:
    """What was learned of mail with ``balance`` as the margin at which it is even."""
    return mail._replace(bias=mail.bias - balance)

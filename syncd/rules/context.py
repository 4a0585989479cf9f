"""What the ledger's rules know beside the events: who people are, what is agreed, and who owes by default."""

from dataclasses import dataclass

from syncd.model import Person
from syncd.rules.people import People
from syncd.rules.policy import Policies


@dataclass(frozen=True, slots=True)
class Context:
    """People with their calendars, policies and place rules, and the owner where nothing names anyone."""

    people: People
    policies: Policies
    default_owner: Person

"""Who owes an answer: who was mentioned or took it up, the assignee, the place's owner, the default owner, a deputy."""

from collections.abc import Sequence
from typing import NamedTuple

from syncd.model import Account, Event, Person, Place, Role
from syncd.rules.context import Context
from syncd.rules.conversation import Turn
from syncd.rules.draft import Draft
from syncd.rules.people import People
from syncd.rules.vocative import called


class Owner(NamedTuple):
    """The person, and why: the rule's name and a sentence."""

    person: Person
    rule: str
    detail: str


def owner_of(draft: Draft, assignees: Sequence[Account], place: Place, configured: str, context: Context) -> Owner:
    """Who owes an answer to an ask. ``configured``: the person id in the place's rule.

    The last mention counts: whoever asks again may ask somebody else. Who took it up since in words owes it.
    """
    taken = draft.taken
    mention = _last_mention(draft.turns, context.people)
    if taken is not None and taken.plainly and (mention is None or mention[0].at < taken.at):
        return Owner(taken.who, "took_it_up", taken.detail)
    if mention is not None:
        turn, person = mention
        return Owner(person, "mentioned", f"{turn.who.name} mentioned {person.name}")
    person_of = context.people.person
    for account in assignees:
        person = person_of(account)
        if person.role is Role.TEAM:
            return Owner(person, "assignee", f"{person.name} is assigned")
    if place.owner is not None:
        person = person_of(place.owner)
        if person.role is Role.TEAM:
            return Owner(person, "place_owner", f"{person.name} owns {place.name or place.id}")
    found = context.people.by_id(configured) if configured else None
    if found is not None:
        return Owner(found, "configured_owner", f"{found.name} is the configured owner of {place.name or place.id}")
    if taken is not None:
        return Owner(taken.who, "took_it_up", taken.detail)
    owner = context.default_owner
    return Owner(owner, "default_owner", f"nothing names anyone, so it is for {owner.name}, the default owner")


def _last_mention(turns: Sequence[Turn], people: People) -> tuple[Turn, Person] | None:
    """The last message that mentions somebody of the team, or calls them by name, and whom it mentions first."""
    named = ((turn, person) for turn in reversed(turns) for person in _named(turn, people) if person.role is Role.TEAM)
    return next(named, None)


def _named(turn: Turn, people: People) -> Sequence[Person]:
    if turn.mentions:
        return turn.mentions
    person = called(turn.text, people)
    return () if person is None else (person,)


def team_owns(assignees: Sequence[Account], event: Event, context: Context) -> bool:
    """Whether what is commented on is the team's. A chat is nobody's thing, whoever made the channel."""
    person_of = context.people.person
    for account in assignees:
        if person_of(account).role is Role.TEAM:
            return True
    owner = None if event.place.unthreaded else event.place.owner
    return owner is not None and person_of(owner).role is Role.TEAM

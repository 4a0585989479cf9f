"""How soon an answer is due, and what happens before and after: the policy that fits a place, a tier or a source."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, TypeAlias

from syncd.model import Place
from syncd.quick import quick

AnsweredBy: TypeAlias = Literal["team", "owner"]
"""Whose message counts as an answer: anybody's of the team, or only the owner's."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What holds for asks that meet its conditions. All times are working time of the owner.

    name            how the config tells it from others, for the evidence of an ask
    source, place   only asks of this source; of this place, by id or name, with or without ``#``; empty: any
    tier            only asks of stakeholders of this tier; empty: any
    answer_within   the allowance
    warn_before     how long before the due moment to say that it is near; None: never
    escalate_after  how long after the due moment to escalate, to the person id ``escalate_to``; None: never
    remind_every    how often to say it again while nobody answers; None: once is enough
    """

    answer_within: timedelta = timedelta(hours=8)
    warn_before: timedelta | None = None
    escalate_after: timedelta | None = None
    escalate_to: str = ""
    remind_every: timedelta | None = None
    answered_by: AnsweredBy = "team"
    source: str = ""
    place: str = ""
    tier: str = ""
    name: str = "default"

    @property
    def weight(self) -> int:
        """How specific its conditions are: a place outweighs a tier, and a tier a source."""
        return 4 * bool(self.place) + 2 * bool(self.tier) + bool(self.source)

    def fits(self, source: str, place: Place, tier: str) -> bool:
        """Whether all its conditions are met."""
        return (
            (not self.source or self.source == source)
            and (not self.tier or self.tier == tier)
            and (not self.place or names(self.place, place))
        )


@quick
@dataclass(frozen=True, slots=True)
class PlaceRule:
    """What is special about one place.

    every_message  every message of a stakeholder is owed an answer, a question or not
    owner          person id of who owes an answer where nothing in the thread says so; empty: the default owner
    ignore         nothing in it opens an ask
    """

    source: str
    place: str
    every_message: bool = False
    owner: str = ""
    ignore: bool = False


def names(name: str, place: Place) -> bool:
    """Whether ``name`` is the place's id or its name, with or without a leading ``#``."""
    return name == place.id or name.lstrip("#").casefold() == place.name.lstrip("#").casefold() != ""


@dataclass(frozen=True, slots=True)
class Policies:
    """All policies and place rules of the config; ``default`` is what holds where none fits."""

    default: Policy = Policy()
    policies: tuple[Policy, ...] = ()
    places: tuple[PlaceRule, ...] = ()
    _ranked: tuple[Policy, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ranked", tuple(sorted(self.policies, key=lambda policy: -policy.weight)))

    def choose(self, source: str, place: Place, tier: str) -> Policy:
        """The most specific policy that fits: place before tier before source; equals, by their order in the file."""
        return next((policy for policy in self._ranked if policy.fits(source, place, tier)), self.default)

    def place_rule(self, source: str, place: Place) -> PlaceRule:
        """What is special about a place; a rule of no effect where the config says nothing."""
        found = (rule for rule in self.places if rule.source == source and names(rule.place, place))
        return next(found, None) or PlaceRule(source, place.id)

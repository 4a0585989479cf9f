"""Checks what one section says of another: sources, persons and tiers that are named must be there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from syncd.model import Role
from syncd.rules.people import People, PersonConfig
from syncd.settings.problems import did_you_mean, nearest
from syncd.settings.schedule import HoursSection
from syncd.settings.sections import (
    PersonSection,
    PlaceSection,
    PolicySection,
    SlackAlertsSection,
    TeamSection,
)
from syncd.settings.validation import Found


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a config so far. A section that could not be read is None, or absent by its number.

    sources  the type of each source by its name, also of those whose settings are wrong
    unsure   names and accounts of persons who could not be read: somebody known, of whom nothing more is
    """

    sources: Mapping[str, str]
    team: TeamSection | None
    people: Mapping[int, PersonSection]
    places: Mapping[int, PlaceSection]
    policies: Mapping[int, PolicySection]
    hours: HoursSection
    slack: SlackAlertsSection | None
    unsure: frozenset[str] = frozenset()
    known: People = field(init=False)

    def __post_init__(self) -> None:
        persons = [PersonConfig(person.name, tuple(person.accounts), person.role) for person in self.people.values()]
        object.__setattr__(self, "known", People(persons, self.team.members if self.team else (), ""))


def disagreements(draft: Draft) -> Iterator[Found]:
    """Every problem that shows only when sections are read together."""
    yield from _accounts(draft)
    yield from _persons(draft)
    if draft.team:
        yield from _answerer(draft, draft.team.owner, ("team", "owner"))
    for number, place in draft.places.items():
        yield from _source(draft, place.source, ("places", number, "source"))
        if place.owner:
            yield from _answerer(draft, place.owner, ("places", number, "owner"))
    yield from _policies(draft)
    if draft.slack:
        yield from _poster(draft, draft.slack.source)


def _accounts(draft: Draft) -> Iterator[Found]:
    members = enumerate(draft.team.members if draft.team else ())
    written: list[Found] = [(("team", "members", number), account) for number, account in members]
    for number, person in draft.people.items():
        written += [(("people", number, "accounts", place), account) for place, account in enumerate(person.accounts)]
    for path, account in written:
        source, colon, id_ = account.partition(":")
        if colon and source not in draft.sources and nearest(source, draft.sources, surely=True):
            # A source that is not configured yet may be named already; only what is surely a slip is wrong.
            yield path, f'"{source}" is no source{did_you_mean(source, draft.sources)}'
        elif (not colon and "@" not in account) or (colon and not id_):
            yield path, f'"{account}" is no account: write an e-mail or "source:account id"'


def _persons(draft: Draft) -> Iterator[Found]:
    seen: dict[str, str] = {}
    members = {member.casefold() for member in draft.team.members} if draft.team else set()
    for number, person in draft.people.items():
        for place, account in enumerate(person.accounts):
            other = seen.setdefault(account.casefold(), person.name)
            path = ("people", number, "accounts", place)
            if other != person.name:
                yield path, f"{account} is already {other}'s: an account belongs to one person"
            if account.casefold() in members and person.role not in (None, Role.TEAM):
                yield path, f"{account} is in team.members, but the role here is {person.role}: change one of them"
        for place, leave in enumerate(person.leave):
            deputy = ("people", number, "leave", place, "deputy")
            if leave.deputy and leave.deputy in (person.name, *person.accounts):
                yield deputy, "nobody is their own deputy: name somebody else"
            elif leave.deputy:
                yield from _answerer(draft, leave.deputy, deputy)
        if person.hours:
            try:
                draft.hours.changed_by(person.hours)
            except ValueError as problem:
                yield ("people", number, "hours"), f"with the team's hours this is no week: {problem}"


def _policies(draft: Draft) -> Iterator[Found]:
    tiers = {person.tier for person in draft.people.values()} - {""}
    for number, policy in draft.policies.items():
        if policy.source:
            yield from _source(draft, policy.source, ("policies", number, "source"))
        if policy.escalate_to:
            yield from _somebody(draft, policy.escalate_to, ("policies", number, "escalate_to"))
        if policy.tier and policy.tier not in tiers and (hint := did_you_mean(policy.tier, tiers)):
            yield ("policies", number, "tier"), f'nobody in [[people]] has the tier "{policy.tier}"{hint}'


def _poster(draft: Draft, source: str) -> Iterator[Found]:
    path = ("alerts", "slack", "source")
    if source in draft.sources and draft.sources[source] != "slack":
        slack = [name for name, type_ in draft.sources.items() if type_ == "slack"]
        there = f": write {_either(slack)}" if slack else ": add a source of type slack"
        yield path, f'"{source}" is of type {draft.sources[source] or "unknown"}, not slack{there}'
    else:
        yield from _source(draft, source, path)


def _source(draft: Draft, name: str, path: tuple[str | int, ...]) -> Iterator[Found]:
    if name not in draft.sources:
        yield path, f'"{name}" is no source{_hint(name, draft.sources)}'


def _somebody(draft: Draft, reference: str, path: tuple[str | int, ...]) -> Iterator[Found]:
    if reference not in draft.unsure and draft.known.by_id(reference) is None:
        references = [account for person in draft.people.values() for account in (person.name, *person.accounts)]
        references += draft.team.members if draft.team else []
        yield path, f'"{reference}" is nobody in team.members or [[people]]{_hint(reference, references, surely=True)}'


def _answerer(draft: Draft, reference: str, path: tuple[str | int, ...]) -> Iterator[Found]:
    """Somebody of the team: who owes answers must be able to give them."""
    if draft.team is None:
        return
    person = draft.known.by_id(reference)
    if person is None:
        yield from _somebody(draft, reference, path)
    elif person.role is not Role.TEAM:
        yield path, f"{person.name} is not of the team: add {reference} to team.members, or name somebody who is"


def _hint(word: str, known: Iterable[str], *, surely: bool = False) -> str:
    names = list(known)
    return did_you_mean(word, names, surely=surely) or (
        f" (there are: {', '.join(names)})" if 0 < len(names) <= 5 else ""
    )


def _either(names: Sequence[str]) -> str:
    return " or ".join(f'"{name}"' for name in names)

"""The settings of a running syncd: what the config file says, as the values that the parts work with."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from syncd.connector import SourceSettings
from syncd.model import Account
from syncd.rules.context import Context
from syncd.rules.hours import Calendar, Leave
from syncd.rules.people import People, PersonConfig
from syncd.rules.policy import PlaceRule, Policies, Policy
from syncd.settings.sections import (
    Config,
    PersonSection,
    PolicySection,
    ServiceSection,
    SlackAlertsSection,
    TeamSection,
)
from syncd.settings.storage import full_url

_RULES = {"timezone", "team", "people", "places", "policies", "hours", "judge"}


@dataclass(frozen=True)
class Settings:
    """One config, checked.

    file     where it was read from; relative paths are relative to its folder
    config   the sections as they are written
    sources  each of the type that its connector wants
    stopped  sources whose connector cannot be used, by name, with the reason
    """

    file: Path
    config: Config
    sources: tuple[SourceSettings, ...]
    stopped: Mapping[str, str]

    @property
    def store_url(self) -> str:
        """The store's address, absolute. It may hold a password: it is to be opened, never shown."""
        store = self.config.store
        return full_url(store.url, store.password.reveal() if store.password else "", self.file.absolute().parent)

    @property
    def team(self) -> TeamSection:
        """Whose answers count."""
        return self.config.team

    @property
    def service(self) -> ServiceSection:
        """How the daemon runs."""
        return self.config.service

    @property
    def slack(self) -> SlackAlertsSection | None:
        """Where alerts go in Slack: source, channel, dm_owner. None: nowhere."""
        return self.config.alerts.slack

    @property
    def alert_source(self) -> SourceSettings | None:
        """The source whose token posts alerts; None where nothing is posted, or its connector cannot be used."""
        name = self.slack.source if self.slack else ""
        return next((source for source in self.sources if source.name == name), None)

    @cached_property
    def hours(self) -> Calendar:
        """The team's calendar."""
        return self.config.hours.calendar(self.config.timezone)

    @cached_property
    def people_config(self) -> tuple[PersonConfig, ...]:
        """What the config says of persons."""
        return tuple(self._person(person) for person in self.config.people)

    def people(self, accounts: Iterable[Account] = ()) -> People:
        """Everybody, with the accounts that the sources' directories give."""
        return People(self.people_config, self.team.members, self.team.owner, accounts, self.hours)

    def context(self, accounts: Iterable[Account] = ()) -> Context:
        """What the ledger's rules know: people, policies, places."""
        people = self.people(accounts)
        policies = tuple(self._policy(section, number, people) for number, section in enumerate(self.config.policies))
        places = tuple(
            PlaceRule(rule.source, rule.place, rule.every_message, _id(people, rule.owner), rule.ignore)
            for rule in self.config.places
        )
        default = Policy(answered_by=self.team.answered_by)
        return Context(people, Policies(default, policies, places), people.default_owner)

    def fingerprint(self) -> str:
        """A hash of everything in the config that the rules use: when it changes, the ledger is computed anew."""
        used = self.config.model_dump(mode="json", by_alias=True, include=_RULES)
        return hashlib.sha256(json.dumps(used, sort_keys=True).encode()).hexdigest()

    def _person(self, person: PersonSection) -> PersonConfig:
        own = self.config.hours.changed_by(person.hours) if person.hours else None
        return PersonConfig(
            person.name,
            tuple(person.accounts),
            person.role,
            person.tier,
            person.timezone,
            own.calendar(self.config.timezone) if own else None,
            tuple(Leave(leave.from_, leave.to, leave.deputy) for leave in person.leave),
        )

    def _policy(self, section: PolicySection, number: int, people: People) -> Policy:
        escalates = section.escalate_after is not None
        return Policy(
            section.answer_within,
            section.warn_before,
            section.escalate_after,
            _id(people, section.escalate_to or self.team.owner) if escalates else "",
            section.remind_every,
            section.answered_by or self.team.answered_by,
            section.source,
            section.place,
            section.tier,
            " ".join(filter(None, (section.place, section.tier, section.source))) or f"policies[{number}]",
        )


def _id(people: People, reference: str) -> str:
    person = people.by_id(reference) if reference else None
    return person.id if person else ""

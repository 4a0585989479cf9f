"""The sections of the config file as they are written, apart from the sources, whose connectors define theirs."""

from datetime import timedelta
from typing import Annotated, Literal, Self

from pydantic import (
    Field,
    StrictBool,
    StrictInt,
    ValidationInfo,
    field_validator,
    model_validator,
)

from syncd.address import is_this_machine
from syncd.connector import Duration, Secret
from syncd.model import Role
from syncd.reading import Point
from syncd.rules import hours
from syncd.settings.schedule import HoursChange, HoursSection, LeaveSection, Section
from syncd.settings.storage import check_url

LONGEST = timedelta(days=366)
SHORTEST_RETENTION = timedelta(days=30)


def _zone(value: str) -> str:
    if value:
        hours.zone(value)
    return value


Name = Annotated[str, Field(min_length=1)]
Allowance = Annotated[Duration, Field(ge=timedelta(), le=LONGEST)]
Span = Annotated[Duration, Field(gt=timedelta(), le=LONGEST)]


class StoreSection(Section):
    """Where syncd keeps what it knows."""

    url: str = Field(
        default="sqlite:///syncd.db",
        description="sqlite:///FILE (relative to the config file's folder) or postgresql://USER@HOST/NAME",
    )
    password: Secret | None = Field(default=None, description="the password of a PostgreSQL store")
    retention: Annotated[Duration, Field(ge=timedelta(), le=timedelta(days=3660))] = Field(
        default=timedelta(days=90), description='how long what people wrote is kept, "30d" or more; "0d": for ever'
    )

    @field_validator("retention")
    @classmethod
    def _is_worth_it(cls, value: timedelta) -> timedelta:
        if timedelta() < value < SHORTEST_RETENTION:
            raise ValueError('write "30d" or more, or "0d" to keep everything')
        return value

    @field_validator("url")
    @classmethod
    def _is_a_store(cls, value: str) -> str:
        check_url(value)
        return value

    @model_validator(mode="after")
    def _has_a_use_for_the_password(self) -> Self:
        if self.password and self.url.startswith("sqlite"):
            raise ValueError("an SQLite store has no password: take it out")
        return self


class TeamSection(Section):
    """Whose answers count."""

    members: list[Name] = Field(min_length=1, description='e-mails or "source:account id"')
    owner: Name = Field(description="who owes an answer when nothing names anyone")
    answered_by: Literal["team", "owner"] = Field(
        default="team", description="whose message counts as an answer: anybody's of the team, or only the owner's"
    )


class PersonSection(Section):
    """Somebody of whom there is more to say than their e-mail."""

    name: Name = Field(description="how they are called in alerts")
    role: Role | None = Field(
        default=None, description="team, stakeholder, bot or ignored; else what team.members says"
    )
    tier: str = Field(default="", description="a word of your choice, to which policies refer")
    accounts: list[Name] = Field(
        min_length=1, description='e-mails, "source:account id", or "source:Display Name" where it is the only one'
    )
    timezone: Annotated[str, Field(description="else what their tools say, else the team's")] = ""
    hours: HoursChange | None = Field(default=None, description="what differs from the team's hours")
    leave: tuple[LeaveSection, ...] = Field(default=(), description="when they are away, and who stands in")

    _in_a_zone = field_validator("timezone")(_zone)


class PlaceSection(Section):
    """What is special about one channel or project."""

    source: Name = Field(description="the source's name")
    place: Name = Field(description="the place's name or id")
    every_message: StrictBool = Field(default=False, description="every message of a stakeholder is owed an answer")
    owner: str = Field(default="", description="who owes an answer here when nothing names anyone")
    ignore: StrictBool = Field(default=False, description="nothing in it is owed an answer")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.every_message and self.ignore:
            raise ValueError("every_message and ignore contradict each other: keep one")
        return self


class PolicySection(Section):
    """How soon an answer is due. The most specific policy holds: by place, then tier, then source."""

    tier: str = Field(default="", description="only for stakeholders of this tier")
    place: str = Field(default="", description="only in this place, by name or id")
    source: str = Field(default="", description="only in this source")
    answer_within: Allowance = Field(default=timedelta(hours=8), description="the allowance, in working time")
    warn_before: Span | None = Field(default=None, description="say so this long before it is due")
    escalate_after: Allowance | None = Field(default=None, description="escalate this long after it was due")
    escalate_to: str = Field(default="", description="to whom; else to the team's owner")
    remind_every: Annotated[Duration, Field(ge=timedelta(minutes=5), le=LONGEST)] | None = Field(
        default=None, description="say it again this often while nobody answers"
    )
    answered_by: Literal["team", "owner"] | None = Field(default=None, description="else what team.answered_by says")

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.warn_before and self.warn_before >= self.answer_within:
            raise ValueError("warn_before must be shorter than answer_within")
        if self.escalate_to and self.escalate_after is None:
            raise ValueError('escalate_to needs escalate_after, such as "2h"')
        return self


class JudgeSection(Section):
    """How surely somebody must ask: "precise" takes what is plainly asked, "balanced" also what is only suspected."""

    alerts: Point = Field(default=Point.PRECISE, description="to be told of")
    waiting: Point = Field(default=Point.BALANCED, description="to be listed by syncd waiting")


class AlertOnSection(Section):
    """What is worth an alert."""

    max_age: Span = Field(
        default=timedelta(days=14), description="of what is found on the first poll, only asks younger than this"
    )
    flood: StrictInt = Field(default=5, ge=1, description="more new alerts than this at once become one digest")


class SlackAlertsSection(Section):
    """Alerts in Slack."""

    source: Name = Field(description="the Slack source whose token posts")
    channel: str = Field(pattern=r"^(#\S+|[CG][A-Z0-9]{2,})$", description='the channel, as "#name" or by its id')
    dm_owner: StrictBool = Field(default=False, description="also tell the owner in a direct message")
    reactions: StrictBool = Field(
        default=True, description="the team may snooze or dismiss an ask by a reaction on its alert"
    )


class AlertsSection(Section):
    """Where alerts go; without any, syncd only keeps the ledger."""

    slack: SlackAlertsSection | None = Field(default=None, description="alerts in Slack")
    self_after: Annotated[Duration, Field(ge=timedelta(minutes=1), le=LONGEST)] = Field(
        default=timedelta(hours=1), description="tell the owner when a source cannot be read for this long"
    )


class ServiceSection(Section):
    """How the daemon runs."""

    workers: StrictInt = Field(default=4, ge=1, le=64, description="how many sources are polled at the same time")
    log_level: Literal["debug", "info", "warning", "error"] = Field(default="info", description="how much is logged")
    log_format: Literal["text", "json"] = Field(default="text", description="for people, or for machines")
    shutdown_grace: Annotated[Duration, Field(ge=timedelta(), le=timedelta(minutes=10))] = Field(
        default=timedelta(seconds=8), description="how long a stop waits for pages in hand"
    )
    insecure_listen: StrictBool = Field(
        default=False, description="true: listen may name an address that other machines reach, unencrypted, no log-in"
    )
    listen: str = Field(
        default="",
        pattern=r"^((\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_.-]+):\d{1,5})?$",
        description='where /healthz, /readyz and /metrics are served: "127.0.0.1:9464"; empty: nowhere',
    )

    @field_validator("listen")
    @classmethod
    def _stays_on_this_machine(cls, address: str, info: ValidationInfo) -> str:
        host, _, port = address.rpartition(":")
        if address and not 0 < int(port) < 65_536:
            raise ValueError("a port is a number from 1 to 65535")
        if address and not info.data.get("insecure_listen") and not is_this_machine(host):
            raise ValueError(
                "other machines could read it, unencrypted and without a log-in: write 127.0.0.1, or "
                "insecure_listen = true if that is meant"
            )
        return address


class Sections(Section):
    """The sections that may be left out."""

    timezone: Annotated[str, Field(description="the team's time zone, such as Europe/Berlin")] = "UTC"
    store: StoreSection = Field(default_factory=StoreSection)
    hours: HoursSection = Field(default_factory=HoursSection)
    judge: JudgeSection = Field(default_factory=JudgeSection)
    alert_on: AlertOnSection = Field(default_factory=AlertOnSection)
    alerts: AlertsSection = Field(default_factory=AlertsSection)
    service: ServiceSection = Field(default_factory=ServiceSection)

    _in_a_zone = field_validator("timezone")(_zone)


class Config(Sections):
    """The whole file, apart from its sources."""

    team: TeamSection
    people: tuple[PersonSection, ...] = ()
    places: tuple[PlaceSection, ...] = ()
    policies: tuple[PolicySection, ...] = ()

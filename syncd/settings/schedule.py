"""The sections that say when somebody works: hours, their periods, and leave."""

from datetime import date, datetime, timedelta
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator, model_validator

from syncd.rules import holiday, hours

WEEKS_LOOKED_AT = 104
"""Weeks in which hours must leave some working time; nearly always the first one does."""


class Section(BaseModel):
    """What all sections have in common: no key that is not known."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)


def _day(value: object) -> object:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, datetime) or not isinstance(value, date) or not 2000 <= value.year <= 2100:
        raise ValueError("write a day as 2026-12-24, between 2000 and 2100")
    return value


def _codes(value: object) -> object:
    codes = [value] if isinstance(value, str) else value
    if not isinstance(codes, list | tuple) or not all(isinstance(code, str) for code in codes):
        raise ValueError('write a country as "DE", a part of one as "DE-BY", several as ["DE", "FR"], none as ""')
    for code in codes:
        if code:
            holiday.check(code)
    return tuple(code for code in codes if code)


def _time(value: str) -> str:
    hours.minutes(value)
    return value


Day = Annotated[date, BeforeValidator(_day, json_schema_input_type=str)]
Codes = Annotated[tuple[str, ...], BeforeValidator(_codes, json_schema_input_type=str | list[str])]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WORKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri")


class PeriodSection(Section):
    """One stretch of working time."""

    from_: str = Field(alias="from", description="a time of day")
    to: str = Field(description='a time of day, up to "24:00"')
    days: tuple[Weekday, ...] = Field(default=(), description="only on these days")

    _is_a_time = field_validator("from_", "to")(_time)


class HoursChange(Section):
    """What is different about the hours of one person; what is left out is as in the team's."""

    days: tuple[Weekday, ...] = Field(default=WORKDAYS, description="the working days")
    from_: str = Field(default="09:00", alias="from", description="when a working day begins")
    to: str = Field(default="17:30", description="when a working day ends")
    periods: tuple[PeriodSection, ...] = Field(
        default=(), description="several periods a day, such as before and after lunch; in place of from and to"
    )
    holidays: Codes = Field(default=(), description="public holidays of a country, or of a part of one")
    extra_holidays: tuple[Day, ...] = Field(default=(), description="further days on which nobody works")

    _is_a_time = field_validator("from_", "to")(_time)

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if self.periods and self.model_fields_set & {"from_", "to"}:
            raise ValueError("write either from and to, or periods, not both")
        return self


class HoursSection(HoursChange):
    """When the team works."""

    @model_validator(mode="after")
    def _makes_a_week(self) -> Self:
        calendar = self.calendar("UTC")
        year = datetime.fromisoformat("2025-01-01T00:00Z")
        weeks = [year + timedelta(weeks=n) for n in range(WEEKS_LOOKED_AT)]
        if not any(calendar.between(week, week + timedelta(weeks=1)) for week in weeks):
            raise ValueError("every working day is a holiday: there is no working time at all")
        return self

    def calendar(self, zone: str) -> hours.Calendar:
        """These hours in a time zone; ValueError where they are no week."""
        periods = self.periods or (PeriodSection.model_validate({"from": self.from_, "to": self.to}),)
        week = hours.week((day, part.from_, part.to) for part in periods for day in part.days or self.days)
        return hours.Calendar(hours.zone(zone), week, self.holidays, frozenset(self.extra_holidays))

    def changed_by(self, other: HoursChange) -> "HoursSection":
        """These hours, with what ``other`` says in their place; ValueError where that leaves no week."""
        mine = {name: getattr(self, name) for name in self.model_fields_set}
        theirs = {name: getattr(other, name) for name in other.model_fields_set}
        if theirs.keys() & {"from_", "to"}:
            mine.pop("periods", None)
        if "periods" in theirs:
            mine = {name: value for name, value in mine.items() if name not in {"from_", "to"}}
        merged = {"from" if name == "from_" else name: value for name, value in {**mine, **theirs}.items()}
        try:
            return HoursSection.model_validate(merged)
        except ValidationError as error:
            raise ValueError("; ".join(str(found["ctx"]["error"]) for found in error.errors())) from None


class LeaveSection(Section):
    """Days on which somebody does not work."""

    from_: Day = Field(alias="from", description="the first day")
    to: Day = Field(description="the last day")
    deputy: str = Field(default="", description="who owes their answers meanwhile")

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.from_ > self.to:
            raise ValueError('"to" is before "from"')
        return self

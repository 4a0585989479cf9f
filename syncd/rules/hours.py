"""Working time: a calendar of time zone, weekly periods, holidays and leave, and exact arithmetic on it.

A period is meant in wall-clock time and counted in time that really elapses: 09:00 to 17:30 is 8 h 30 min on every
day, and the night in which the clock is put back has an hour more. All arithmetic is on whole microseconds of UTC.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import pairwise
from typing import TypeAlias
from zoneinfo import ZoneInfo

from syncd.rules import holiday

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Period: TypeAlias = tuple[int, int]
"""Minutes after midnight, by the clock on the wall: from, to."""
Week: TypeAlias = tuple[tuple[Period, ...], ...]
"""The periods of each day, Monday first; sorted, and none reaches into the next."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DAY = 86_400_000_000
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = date(1, 1, 3).toordinal(), date(9999, 12, 29).toordinal()
_KEPT_DAYS = 20_000


class NoWorkingTime(ValueError):
    """The calendar has too little working time for what was asked, up to the end of all calendars."""


def zone(name: str) -> ZoneInfo:
    """A time zone of the IANA database; ValueError for a name that is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f'"{name}" is no time zone: write one such as Europe/Berlin or America/New_York') from None


def minutes(text: str) -> int:
    """``"09:00"`` as minutes after midnight, up to ``"24:00"``; ValueError for anything else."""
    match = re.fullmatch(r"(\d{1,2}):([0-5]\d)", text.strip())
    value = int(match[1]) * 60 + int(match[2]) if match else -1
    if not 0 <= value <= 24 * 60:
        raise ValueError(f'"{text}" is no time of day: write one such as "09:00"')
    return value


def week(periods: Iterable[tuple[str, str, str]]) -> Week:
    """The week of ``(day, from, to)``, such as ``("mon", "09:00", "17:30")``; ValueError says what is wrong."""
    days: dict[str, list[Period]] = {day: [] for day in DAYS}
    for day, start, end in periods:
        if day not in days:
            raise ValueError(f'"{day}" is no day: write {", ".join(DAYS)}')
        begins, ends = minutes(start), minutes(end)
        if begins >= ends:
            raise ValueError(
                f'"{start}" to "{end}" is not a part of one day: "to" must be later than "from" '
                '(write a night shift as two periods, to "24:00" and from "00:00" of the next day)'
            )
        days[day].append((begins, ends))
    for day, found in days.items():
        found.sort()
        if any(later[0] < earlier[1] for earlier, later in pairwise(found)):
            raise ValueError(f"two periods of {day} overlap")
    return tuple(tuple(found) for found in days.values())


OFFICE = week((day, "09:00", "17:30") for day in DAYS[:5])


@dataclass(frozen=True, slots=True)
class Leave:
    """Days on which somebody does not work, both included. ``deputy`` is the person id of who stands in, or empty."""

    from_: date
    to: date
    deputy: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody works. ValueError where the week has no working time at all.

    holidays  codes such as ``DE`` or ``DE-BY``: a day that is a holiday of any of them is free
    extra     further free days
    """

    zone: tzinfo = UTC
    week: Week = OFFICE
    holidays: tuple[str, ...] = ()
    extra: frozenset[date] = frozenset()
    leave: tuple[Leave, ...] = ()
    _known: dict[int, tuple[Period, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not any(self.week):
            raise ValueError("there is no working time in the week")

    def add(self, start: datetime, working: timedelta) -> datetime:
        """The moment at which ``working`` time has passed since ``start``, in UTC.

        No working time at all gives ``start`` itself while it is working time, else the next working moment.
        Raises ValueError for a negative ``working`` and NoWorkingTime where the calendar ends before.
        """
        left = working // _MICROSECOND
        if left < 0:
            raise ValueError("working time to add must not be negative")
        at = _microseconds(start)
        for day in _days_from(at):
            for begins, ends in self._day(day):
                if ends <= at:
                    continue
                usable = ends - max(begins, at)
                if left <= usable:
                    return _moment(ends - usable + left)
                left -= usable
        raise NoWorkingTime(f"there is no {working} of working time after {start:%Y-%m-%d}")

    def subtract(self, end: datetime, working: timedelta) -> datetime:
        """The latest moment from which ``working`` time passes until ``end``, in UTC: the inverse of ``add``."""
        left = working // _MICROSECOND
        if left < 0:
            raise ValueError("working time to subtract must not be negative")
        at = _microseconds(end)
        if left == 0:
            return _moment(at)
        for begins, ends in self._periods_before(at):
            if begins >= at:
                continue
            usable = min(ends, at) - begins
            if left <= usable:
                return _moment(begins + usable - left)
            left -= usable
        raise NoWorkingTime(f"there is no {working} of working time before {end:%Y-%m-%d}")

    def between(self, a: datetime, b: datetime) -> timedelta:
        """The working time from ``a`` to ``b``; zero where ``b`` is not later."""
        start, end = _microseconds(a), _microseconds(b)
        total = 0
        if start < end:
            for begins, ends in self._periods_from(start):
                if begins >= end:
                    break
                total += max(min(ends, end) - max(begins, start), 0)
        return timedelta(microseconds=total)

    def on_leave(self, at: datetime) -> Leave | None:
        """The leave in which ``at`` falls, by the calendar's own days."""
        if not self.leave:
            return None
        today = at.astimezone(self.zone).date()
        return next((leave for leave in self.leave if leave.from_ <= today <= leave.to), None)

    def _periods_from(self, at: int) -> Iterator[Period]:
        for day in _days_from(at):
            yield from self._day(day)

    def _periods_before(self, at: int) -> Iterator[Period]:
        last = min(at // _DAY + _EPOCH_DAY + 1, _LAST_DAY)
        for day in range(last, _FIRST_DAY - 1, -1):
            yield from reversed(self._day(day))

    def _day(self, ordinal: int) -> tuple[Period, ...]:
        """The working periods of one local day, in microseconds of UTC."""
        known = self._known.get(ordinal)
        if known is None:
            if len(self._known) >= _KEPT_DAYS:
                self._known.clear()
            known = self._known[ordinal] = tuple(self._compute(ordinal))
        return known

    def _compute(self, ordinal: int) -> Iterator[Period]:
        periods = self.week[(ordinal + 6) % 7]
        if not periods or not _FIRST_DAY <= ordinal <= _LAST_DAY or self._free(date.fromordinal(ordinal)):
            return
        for start, end in periods:
            begins, ends = _utc(ordinal, start, self.zone), _utc(ordinal, end, self.zone)
            if begins < ends:  # the clock may leap over a whole period
                yield begins, ends

    def _free(self, day: date) -> bool:
        return (
            day in self.extra
            or any(day in holiday.days_off(code, day.year) for code in self.holidays)
            or any(leave.from_ <= day <= leave.to for leave in self.leave)
        )


def _days_from(at: int) -> range:
    """A day begins at most 24 h off UTC's, so it is enough to begin a day before."""
    return range(max(at // _DAY + _EPOCH_DAY - 1, _FIRST_DAY), _LAST_DAY + 1)


def _microseconds(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _moment(microseconds: int) -> datetime:
    return _EPOCH + microseconds * _MICROSECOND


def _utc(ordinal: int, minute: int, zone: tzinfo) -> int:
    """The UTC moment of a wall-clock time: the first where there are two, the leap of the clock where there is none.

    So the order on the wall is always the order in time, and periods that touch never overlap.
    """
    wall = datetime.fromordinal(ordinal) + timedelta(minutes=minute)
    at = wall.replace(tzinfo=zone).astimezone(UTC)
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return _microseconds(at)
    early, late = _microseconds(wall.replace(tzinfo=zone, fold=1).astimezone(UTC)), _microseconds(at)
    before = _moment(early).astimezone(zone).utcoffset()
    while late - early > 1:
        middle = (early + late) // 2
        if _moment(middle).astimezone(zone).utcoffset() == before:
            early = middle
        else:
            late = middle
    return late

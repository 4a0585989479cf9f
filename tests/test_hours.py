"""Working time: exact across weekends, holidays, leave and the two nights in which the clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from syncd.rules import holiday
from syncd.rules.hours import DAYS, Calendar, Leave, NoWorkingTime, minutes, week, zone

BERLIN = zone("Europe/Berlin")
NEW_YORK = zone("America/New_York")
OFFICE = week((day, "09:00", "17:00") for day in DAYS[:5])
LUNCH = week((day, *part) for day in DAYS[:5] for part in (("09:00", "12:30"), ("13:30", "17:30")))
NIGHTS = week((day, "00:00", "05:00") for day in DAYS)
ALWAYS = week((day, "00:00", "24:00") for day in DAYS)


def at(text: str, where: ZoneInfo = BERLIN, fold: int = 0) -> datetime:
    """A wall-clock time, in UTC: within one zone Python compares by the wall, not by time."""
    return datetime.fromisoformat(text).replace(tzinfo=where, fold=fold).astimezone(UTC)


def h(hours: float) -> timedelta:
    return timedelta(hours=hours)


@pytest.mark.parametrize(
    ("periods", "start", "working", "end"),
    [
        (OFFICE, "2026-06-03 10:00", 4, "2026-06-03 14:00"),
        (OFFICE, "2026-06-05 16:30", 1, "2026-06-08 09:30"),
        (OFFICE, "2026-06-05 16:30", 0.5, "2026-06-05 17:00"),
        (OFFICE, "2026-06-06 12:00", 1, "2026-06-08 10:00"),
        (OFFICE, "2026-06-03 07:00", 8, "2026-06-03 17:00"),
        (OFFICE, "2026-06-03 07:00", 8.5, "2026-06-04 09:30"),
        (OFFICE, "2026-06-03 10:00", 0, "2026-06-03 10:00"),
        (OFFICE, "2026-06-03 08:00", 0, "2026-06-03 09:00"),
        (OFFICE, "2026-06-05 17:00", 0, "2026-06-08 09:00"),
        (OFFICE, "2026-06-01 09:00", 80, "2026-06-12 17:00"),
        (OFFICE, "2026-06-01 09:00", 40 * 52, "2027-05-28 17:00"),
        (LUNCH, "2026-06-03 12:00", 1, "2026-06-03 14:00"),
        (LUNCH, "2026-06-03 12:45", 0.5, "2026-06-03 14:00"),
        (LUNCH, "2026-06-05 17:00", 4.5, "2026-06-08 14:00"),
        (OFFICE, "2024-02-28 16:00", 2, "2024-02-29 10:00"),
        (OFFICE, "2023-02-28 16:00", 2, "2023-03-01 10:00"),
        (ALWAYS, "2026-06-05 16:30", 100, "2026-06-09 20:30"),
    ],
)
def test_working_time_is_added_across_nights_weekends_and_lunch(periods, start, working, end):
    assert Calendar(BERLIN, periods).add(at(start), h(working)) == at(end)


@pytest.mark.parametrize(
    ("where", "day", "periods", "hours"),
    [
        (BERLIN, "2026-03-29", NIGHTS, 4),  # 02:00 becomes 03:00
        (BERLIN, "2026-10-25", NIGHTS, 6),  # 03:00 becomes 02:00
        (NEW_YORK, "2026-03-08", NIGHTS, 4),
        (NEW_YORK, "2026-11-01", NIGHTS, 6),
        (BERLIN, "2026-03-29", ALWAYS, 23),
        (BERLIN, "2026-10-25", ALWAYS, 25),
        (BERLIN, "2026-06-07", ALWAYS, 24),
        (BERLIN, "2026-03-27", OFFICE, 8),
        (BERLIN, "2026-03-30", OFFICE, 8),
        (BERLIN, "2026-10-26", OFFICE, 8),
        (BERLIN, "2026-03-29", week([("sun", "02:00", "03:00")]), 0),  # there is no such hour in that night
        (BERLIN, "2026-03-29", week([("sun", "02:15", "03:15")]), 0.25),
        (BERLIN, "2026-10-25", week([("sun", "02:00", "03:00")]), 2),  # there are two
        (zone("Pacific/Apia"), "2011-12-30", ALWAYS, 0),  # Samoa left this day out
        (zone("America/Havana"), "2026-03-08", ALWAYS, 23),  # changes at midnight
        (zone("America/Havana"), "2026-11-01", ALWAYS, 25),
        (zone("Australia/Lord_Howe"), "2026-04-05", ALWAYS, 24.5),  # changes by half an hour
    ],
)
def test_a_day_has_the_time_that_really_elapses_in_it(where, day, periods, hours):
    following = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    assert Calendar(where, periods).between(at(f"{day} 00:00", where), at(f"{following} 00:00", where)) == h(hours)


@pytest.mark.parametrize(
    ("where", "start", "end"),
    [
        (BERLIN, "2026-03-27 16:30", "2026-03-30 09:30"),
        (BERLIN, "2026-10-23 16:30", "2026-10-26 09:30"),
        (NEW_YORK, "2026-03-06 16:30", "2026-03-09 09:30"),
        (NEW_YORK, "2026-10-30 16:30", "2026-11-02 09:30"),
    ],
)
def test_the_clock_on_the_wall_holds_over_a_weekend_in_which_it_changes(where, start, end):
    assert Calendar(where, OFFICE).add(at(start, where), h(1)) == at(end, where)


def test_an_allowance_in_the_night_of_the_change_counts_each_hour_that_passes():
    nights = Calendar(BERLIN, NIGHTS)
    assert nights.add(at("2026-10-25 01:30"), h(1)) == at("2026-10-25 02:30", fold=0)
    assert nights.add(at("2026-10-25 01:30"), h(2)) == at("2026-10-25 02:30", fold=1)
    assert nights.add(at("2026-03-29 01:30"), h(1)) == at("2026-03-29 03:30")


@pytest.mark.parametrize(
    ("codes", "extra", "start", "end"),
    [
        (("DE",), (), "2026-04-30 16:30", "2026-05-04 09:30"),  # 1 May, a Friday
        ((), (), "2026-04-30 16:30", "2026-05-01 09:30"),
        (("DE",), (), "2026-06-03 16:30", "2026-06-04 09:30"),  # Corpus Christi is none of all Germany
        (("DE-BY",), (), "2026-06-03 16:30", "2026-06-05 09:30"),  # but of Bavaria
        (("DE", "FR"), (), "2026-07-13 16:30", "2026-07-15 09:30"),  # 14 July
        ((), (date(2026, 6, 4),), "2026-06-03 16:30", "2026-06-05 09:30"),
        (("DE",), (), "2031-12-24 16:30", "2031-12-29 09:30"),
    ],
)
def test_nobody_works_on_holidays(codes, extra, start, end):
    assert Calendar(BERLIN, OFFICE, codes, frozenset(extra)).add(at(start), h(1)) == at(end)


def test_holidays_are_loaded_for_the_years_that_are_needed_only():
    holiday.days_off.cache_clear()
    Calendar(BERLIN, OFFICE, ("DE",)).add(at("2026-06-03 10:00"), h(1))
    assert holiday.days_off.cache_info().currsize == 1


def test_leave_is_no_working_time_and_names_a_deputy():
    leave = Leave(date(2026, 6, 3), date(2026, 6, 5), "li")
    calendar = Calendar(BERLIN, OFFICE, leave=(leave,))
    assert calendar.add(at("2026-06-02 16:30"), h(1)) == at("2026-06-08 09:30")
    assert calendar.on_leave(at("2026-06-02 23:59")) is None
    assert calendar.on_leave(at("2026-06-03 00:00")) == leave
    assert calendar.on_leave(at("2026-06-05 23:59")) == leave
    assert calendar.on_leave(datetime(2026, 6, 5, 22, 30, tzinfo=UTC)) is None
    assert Calendar(BERLIN, OFFICE).on_leave(at("2026-06-03 10:00")) is None


@pytest.mark.parametrize(
    ("start", "working", "end"),
    [
        ("2026-06-05 16:30", 1, "2026-06-08 09:30"),
        ("2026-06-05 16:00", 1, "2026-06-05 17:00"),
        ("2026-06-05 09:00", 8, "2026-06-08 08:00"),
        ("2026-06-08 09:00", 0.5, "2026-06-08 09:30"),
        ("2026-06-06 12:00", 0, "2026-06-06 12:00"),
        ("2026-05-18 09:00", 120, "2026-06-05 17:00"),
    ],
)
def test_subtracting_gives_the_latest_start(start, working, end):
    assert Calendar(BERLIN, OFFICE).subtract(at(end), h(working)) == at(start)


@pytest.mark.parametrize(
    ("moment", "works"),
    [
        ("2026-06-05 08:59", False),
        ("2026-06-05 09:00", True),
        ("2026-06-05 12:29", True),
        ("2026-06-05 12:30", False),
        ("2026-06-05 17:30", False),
        ("2026-06-06 10:00", False),
    ],
)
def test_a_period_includes_its_first_moment_and_not_its_last(moment, works):
    instant = timedelta(microseconds=1)
    worked = Calendar(BERLIN, LUNCH).between(at(moment), at(moment) + instant)
    assert worked == (instant if works else timedelta())


def test_moments_are_utc_whatever_zone_they_come_in():
    calendar = Calendar(BERLIN, OFFICE)
    found = calendar.add(at("2026-06-03 04:00", NEW_YORK), h(1))
    assert (found, found.tzinfo) == (at("2026-06-03 11:00"), UTC)


def test_time_between_is_nothing_where_the_end_is_not_later():
    calendar = Calendar(BERLIN, OFFICE)
    assert calendar.between(at("2026-06-03 12:00"), at("2026-06-03 10:00")) == timedelta()


@pytest.mark.parametrize("hours", [-1, -0.001])
def test_time_is_not_added_backwards(hours):
    calendar = Calendar(BERLIN, OFFICE)
    with pytest.raises(ValueError, match="negative"):
        calendar.add(at("2026-06-03 12:00"), h(hours))
    with pytest.raises(ValueError, match="negative"):
        calendar.subtract(at("2026-06-03 12:00"), h(hours))


def test_a_week_without_working_time_is_refused():
    with pytest.raises(ValueError, match="no working time"):
        Calendar(BERLIN, week([]))


def test_the_end_of_all_calendars_is_an_error_and_no_endless_loop():
    calendar = Calendar(BERLIN, OFFICE)
    with pytest.raises(NoWorkingTime):
        calendar.add(datetime(9999, 12, 31, 23, tzinfo=UTC), h(8))
    with pytest.raises(NoWorkingTime):
        calendar.subtract(datetime(1, 1, 1, 1, tzinfo=UTC), h(8))


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        ([("mon", "22:00", "06:00")], "write a night shift as two periods"),
        ([("mon", "09:00", "09:00")], "must be later"),
        ([("mon", "09:00", "12:00"), ("mon", "11:00", "13:00")], "two periods of mon overlap"),
        ([("monday", "09:00", "12:00")], '"monday" is no day'),
        ([("mon", "9", "12:00")], '"9" is no time of day'),
        ([("mon", "09:60", "12:00")], '"09:60" is no time of day'),
        ([("mon", "09:00", "24:01")], '"24:01" is no time of day'),
    ],
)
def test_a_week_that_cannot_be_says_why(periods, said):
    with pytest.raises(ValueError, match=said):
        week(periods)


def test_midnight_may_end_a_day():
    assert minutes("24:00") == 1440


@pytest.mark.parametrize("name", ["Berlin", "Europe/Berlni", "", "../etc/passwd", "/etc/passwd", "Europe", "a\0b", "é"])
def test_a_name_that_is_no_time_zone_is_an_error_in_words(name):
    with pytest.raises(ValueError, match="is no time zone"):
        zone(name)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("XX", "no public holidays are known"),
        ("Germani", 'did you mean "Germany"'),
        ("de", 'did you mean "DE"'),
        ("DE-ZZ", "DE has no subdivision"),
        ("Ü", "no public holidays are known"),
        ("__class__", "no public holidays are known"),
    ],
)
def test_a_code_that_is_no_country_says_what_to_write(code, said):
    with pytest.raises(ValueError, match=said):
        holiday.check(code)

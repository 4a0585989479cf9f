"""What always holds of working time, whatever the calendar."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from syncd.rules.hours import DAYS, Calendar, Leave, week, zone

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia")
WEEKS = (
    week((day, "09:00", "17:30") for day in DAYS[:5]),
    week((day, *part) for day in DAYS[:5] for part in (("09:00", "12:30"), ("13:30", "17:30"))),
    week((day, "00:00", "24:00") for day in DAYS),
    week((day, *part) for day in DAYS for part in (("01:00", "02:30"), ("02:30", "03:00"), ("22:00", "24:00"))),
    week([("sun", "02:15", "02:45")]),
)
# Around the changes of the clock and over a few years; whole seconds, as the tools' times nearly are.
moments = st.integers(0, 4 * 365 * 86_400).map(
    lambda seconds: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)
spans = st.integers(0, 60 * 3600).map(lambda seconds: timedelta(seconds=seconds))
calendars = st.builds(
    Calendar,
    st.sampled_from(ZONES).map(zone),
    st.sampled_from(WEEKS),
    st.sampled_from([(), ("DE-BY",), ("US", "FR")]),
    st.just(frozenset({date(2026, 6, 4)})),
    st.sampled_from([(), (Leave(date(2026, 3, 25), date(2026, 4, 5)),)]),
)


@settings(max_examples=200)
@given(calendars, moments, spans)
def test_what_was_added_lies_between(calendar, start, working):
    end = calendar.add(start, working)
    assert end >= start
    assert calendar.between(start, end) == working


@settings(max_examples=200)
@given(calendars, moments, spans)
def test_subtracting_is_the_inverse_of_adding(calendar, end, working):
    start = calendar.subtract(end, working)
    assert start <= end
    assert calendar.between(start, end) == working
    if working:
        assert calendar.add(start, working) <= end


@settings(max_examples=200)
@given(calendars, moments, spans, spans)
def test_more_time_and_a_later_start_never_end_earlier(calendar, start, working, more):
    assert calendar.add(start, working) <= calendar.add(start, working + more)
    assert calendar.add(start, working) <= calendar.add(start + more, working)


@settings(max_examples=200)
@given(calendars, moments, spans, spans)
def test_time_between_adds_up(calendar, start, first, second):
    middle, end = start + first, start + first + second
    assert calendar.between(start, middle) + calendar.between(middle, end) == calendar.between(start, end)


@settings(max_examples=200)
@given(calendars, moments)
def test_the_next_working_moment_is_one(calendar, moment):
    found, instant = calendar.add(moment, timedelta()), timedelta(microseconds=1)
    assert calendar.between(found, found + instant) == instant
    assert calendar.between(moment, found) == timedelta()

"""Which moment the words of a promise mean."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from anything import CHARACTERS
from hypothesis import given
from hypothesis import strategies as st

from syncd.rules import promise

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 11, 18, 10, 30, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("words", "local"),
    [
        ("by Friday", "2026-11-20 17:00"),
        ("on Monday", "2026-11-23 17:00"),
        ("by wed", "2026-11-18 17:00"),
        ("next Friday at 10am", "2026-11-20 10:00"),
        ("Friday, 5pm", "2026-11-20 17:00"),
        ("tomorrow", "2026-11-19 17:00"),
        ("tomorrow morning", "2026-11-19 12:00"),
        ("the day after tomorrow", "2026-11-20 17:00"),
        ("today", "2026-11-18 17:00"),
        ("tonight", "2026-11-18 21:00"),
        ("EOD", "2026-11-18 17:00"),
        ("by end of day", "2026-11-18 17:00"),
        ("this afternoon", "2026-11-18 17:00"),
        ("end of week", "2026-11-20 17:00"),
        ("by the end of the week", "2026-11-20 17:00"),
        ("this week", "2026-11-20 17:00"),
        ("next week", "2026-11-27 17:00"),
        ("Monday next week", "2026-11-23 17:00"),
        ("end of month", "2026-11-30 17:00"),
        ("next month", "2026-12-31 17:00"),
        ("in 10 minutes", "2026-11-18 10:40"),
        ("in two hours", "2026-11-18 12:30"),
        ("in half an hour", "2026-11-18 11:00"),
        ("within an hour", "2026-11-18 11:30"),
        ("in 3 days", "2026-11-21 17:00"),
        ("in 2-3 days", "2026-11-21 17:00"),
        ("within a couple of days", "2026-11-20 17:00"),
        ("in a week", "2026-11-25 17:00"),
        ("by 5pm", "2026-11-18 17:00"),
        ("by 5", "2026-11-18 17:00"),
        ("at 17:00", "2026-11-18 17:00"),
        ("at 9:15", "2026-11-19 09:15"),
        ("by noon", "2026-11-18 12:00"),
        ("until 3 March", "2027-03-03 17:00"),
        ("by March 3rd", "2027-03-03 17:00"),
        ("2026-12-01", "2026-12-01 17:00"),
        ("2026-12-01 at 9am", "2026-12-01 09:00"),
        ("bis Freitag", "2026-11-20 17:00"),
        ("morgen", "2026-11-19 17:00"),
        ("bis morgen Mittag", "2026-11-19 12:00"),
        ("in zwei Stunden", "2026-11-18 12:30"),
        ("nächste Woche", "2026-11-27 17:00"),
        ("bis 3. März", "2027-03-03 17:00"),
        ("bis 24.12.", "2026-12-24 17:00"),
        ("um 16 Uhr", "2026-11-18 16:00"),
        ("demain", "2026-11-19 17:00"),
        ("d'ici vendredi", "2026-11-20 17:00"),
        ("dans deux heures", "2026-11-18 12:30"),
        ("à 15h30", "2026-11-18 15:30"),
        ("la semaine prochaine", "2026-11-27 17:00"),
        ("mañana", "2026-11-19 17:00"),
        ("para el viernes", "2026-11-20 17:00"),
        ("en dos horas", "2026-11-18 12:30"),
        ("la próxima semana", "2026-11-27 17:00"),
        ("amanhã", "2026-11-19 17:00"),
        ("até sexta-feira", "2026-11-20 17:00"),
        ("em duas horas", "2026-11-18 12:30"),
    ],
)
def test_the_words_of_a_promise_mean_a_moment_in_the_speakers_zone(words, local):
    due = promise.due(words, WEDNESDAY, BERLIN)
    assert due is not None
    assert due.tzinfo is UTC
    assert due.astimezone(BERLIN).strftime("%Y-%m-%d %H:%M") == local


@pytest.mark.parametrize("words", ["", "soon", "when I can", "by 30 February", "at 25:99", "by 3/12", "x" * 100_000])
def test_what_cannot_be_told_is_none(words):
    assert promise.due(words, WEDNESDAY, BERLIN) is None


def test_today_said_in_the_evening_means_before_midnight():
    evening = WEDNESDAY.replace(hour=19)
    assert promise.due("today", evening, BERLIN) == datetime(2026, 11, 18, 22, 59, tzinfo=UTC)


def test_a_weekday_said_on_its_own_evening_means_the_next_one():
    evening = WEDNESDAY.replace(hour=19)
    assert promise.due("on Wednesday", evening, BERLIN) == datetime(2026, 11, 25, 16, tzinfo=UTC)


def test_hours_are_counted_exactly_over_a_change_of_the_clock():
    before = datetime(2026, 3, 29, 1, 30, tzinfo=BERLIN)
    assert promise.due("in two hours", before, BERLIN) == datetime(2026, 3, 29, 2, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("i'll send it by friday", "by friday"),
        ("we'll ship this next week", "this next week"),
        ("tomorrow morning at 9am works", "tomorrow morning at 9am"),
        ("it has three parts", ""),
        ("mon rapport est prêt", ""),
        ("we sat in the sun", ""),
    ],
)
def test_the_words_of_time_are_found_in_a_sentence(sentence, words):
    assert promise.find(sentence.split()) == words


_ANY_TIME = st.datetimes(timezones=st.just(UTC))
_THIS_CENTURY = st.timedeltas(timedelta(), timedelta(days=36_500)).map(datetime(2000, 1, 1, tzinfo=UTC).__add__)


@given(st.text(CHARACTERS, max_size=60), _THIS_CENTURY)
def test_a_due_moment_is_never_before_the_words_were_said(words, said_at):
    due = promise.due(words, said_at, BERLIN)
    assert due is None or due >= said_at


_TIMES = st.lists(
    st.sampled_from(
        [
            "by",
            "friday",
            "tomorrow",
            "31 february",
            "12 march",
            "in 99 days",
            "5pm",
            "23:59",
            "next",
            "week",
            "2026-13-45",
        ]
    )
)


@given(_TIMES, _ANY_TIME)
def test_any_mixture_of_words_of_time_is_read_without_an_error(words, said_at):
    due = promise.due(" ".join(words), said_at, BERLIN)
    assert due is None or due >= said_at

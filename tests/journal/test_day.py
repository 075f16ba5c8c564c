"""The person's day: where it begins, and what it is called in the nights the clocks change."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal.day import NOT_YET, TOO_EARLY, Clock, day_of, span, timing_of, why_not
from tests.strategies import ZONES

AUCKLAND = Clock("Pacific/Auckland")
MIDNIGHT = Clock("Pacific/Auckland", time(0))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-05-16T00:20:00+12:00", date(2026, 5, 15)),
        ("2026-05-16T03:59:59+12:00", date(2026, 5, 15)),
        ("2026-05-16T04:00:00+12:00", date(2026, 5, 16)),
        ("2026-05-16T23:59:59+12:00", date(2026, 5, 16)),
    ],
)
def test_a_day_runs_from_four_to_four(instant, day):
    assert AUCKLAND.day(at(instant)) == day


def test_a_day_may_start_at_midnight():
    assert MIDNIGHT.day(at("2026-05-16T00:20:00+12:00")) == date(2026, 5, 16)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        # 5 April 2026, 03:00 NZDT → 02:00 NZST: 02:30 comes twice, both before four
        ("2026-04-05T02:30:00+13:00", date(2026, 4, 4)),
        ("2026-04-05T02:30:00+12:00", date(2026, 4, 4)),
        ("2026-04-05T04:00:00+12:00", date(2026, 4, 5)),
        # 27 September 2026, 02:00 NZST → 03:00 NZDT
        ("2026-09-27T01:59:59+12:00", date(2026, 9, 26)),
        ("2026-09-27T03:00:00+13:00", date(2026, 9, 26)),
        ("2026-09-27T04:00:00+13:00", date(2026, 9, 27)),
    ],
)
def test_the_nights_of_a_clock_change_belong_to_the_evening_before(instant, day):
    assert AUCKLAND.day(at(instant)) == day


@pytest.mark.parametrize(
    ("clock", "day", "hours"),
    [
        (AUCKLAND, date(2026, 4, 3), 24),
        (AUCKLAND, date(2026, 4, 4), 25),
        (AUCKLAND, date(2026, 9, 26), 23),
        (MIDNIGHT, date(2026, 4, 5), 25),
        (MIDNIGHT, date(2026, 9, 27), 23),
    ],
)
def test_the_day_of_a_clock_change_is_an_hour_longer_or_shorter(clock, day, hours):
    start = datetime(2026, 1, 1, tzinfo=UTC)
    instants = (start + timedelta(hours=hour) for hour in range(24 * 365))
    assert sum(clock.day(instant) == day for instant in instants) == hours


@pytest.mark.parametrize(
    ("wall", "timing"),
    [
        (time(4), "morning"),
        (time(16, 59), "morning"),
        (time(17), "night"),
        (time(23, 59), "night"),
        (time(3, 59), "night"),
    ],
)
def test_morning_is_from_four_to_five_in_the_afternoon(wall, timing):
    assert timing_of(wall) == timing


def test_the_time_of_day_is_read_on_the_persons_wall_clock():
    assert AUCKLAND.timing(at("2026-05-15T20:00:00+00:00")) == "morning"


@given(
    st.datetimes(timezones=st.just(UTC)).filter(lambda each: 1901 < each.year < 2199),
    st.sampled_from(ZONES),
    st.times(),
)
def test_a_day_is_the_wall_clocks_or_the_one_before(instant, zone, starts):
    clock = Clock(zone, starts)
    wall = clock.local(instant)
    assert (wall.date() - clock.day(instant)).days == (wall.time() < starts)


def test_a_span_holds_both_its_ends():
    assert list(span(date(2026, 2, 27), date(2026, 3, 1))) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]


def test_a_span_that_ends_before_it_begins_is_empty():
    assert list(span(date(2026, 3, 1), date(2026, 2, 28))) == []


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(1899, 12, 31), TOO_EARLY),
        (date(1900, 1, 1), ""),
        (date(2026, 9, 20), ""),
        (date(2026, 9, 21), NOT_YET),
    ],
)
def test_something_can_be_recorded_about_days_from_1900_to_today(day, why):
    assert why_not(day, date(2026, 9, 20)) == why


@pytest.mark.parametrize("text", ["20260920", "2026-W38-7", "2026-02-30", " 2026-09-20", ""])
def test_a_day_is_written_in_one_way_only(text):
    assert (day_of("2026-09-20"), day_of(text)) == (date(2026, 9, 20), None)

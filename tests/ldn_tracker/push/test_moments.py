"""When a device is woken."""

from datetime import datetime, time, timedelta
from types import SimpleNamespace

import pytest

from journal.day import Clock
from ldn_tracker.push.moments import due_now, snooze_until
from tests import builders as b

AUCKLAND = Clock("Pacific/Auckland")


def wishes(**facts):
    usual = {
        "push_kinds": ["dose", "check_in"], "weekday_times": {}, "again": False,
        "morning_at": time(9), "night_at": time(22), "check_in_at": time(20),
    }  # fmt: skip
    return SimpleNamespace(**usual | facts)


def names(now: str, wanted=None, snoozed=(), clock: Clock = AUCKLAND) -> list[tuple[str, str]]:
    found = due_now(wanted or wishes(), clock, b.at(now), snoozed)
    return [(str(moment.day), moment.name) for moment in found]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-09-20T21:59:59+12:00", []),
        ("2026-09-20T22:00:00+12:00", [("2026-09-20", "night")]),
        ("2026-09-20T22:29:59+12:00", [("2026-09-20", "night")]),
        ("2026-09-20T22:30:00+12:00", []),
        ("2026-09-20T09:10:00+12:00", [("2026-09-20", "morning")]),
        ("2026-09-20T20:00:00+12:00", [("2026-09-20", "check-in")]),
    ],
)
def test_from_its_time_on_for_half_an_hour(now, expected):
    assert names(now) == expected


def test_the_hour_is_that_of_the_wall_on_both_sides_of_a_change():
    before, after = "2026-09-26T22:00:00+12:00", "2026-09-27T22:00:00+13:00"
    assert names(before) == [("2026-09-26", "night")]
    assert names(after) == [("2026-09-27", "night")]


def test_after_midnight_it_is_still_the_evening_before():
    late = wishes(night_at=time(0, 30))
    assert names("2026-09-21T00:35:00+12:00", late) == [("2026-09-20", "night")]


def test_the_last_minutes_of_a_day_reach_into_the_next():
    late = wishes(night_at=time(3, 50))
    assert names("2026-09-21T04:05:00+12:00", late) == [("2026-09-20", "night")]


def test_a_weekday_may_have_a_time_of_its_own():
    own = wishes(weekday_times={"sun": {"night": "23:00"}})
    assert names("2026-09-20T22:00:00+12:00", own) == []
    assert names("2026-09-20T23:00:00+12:00", own) == [("2026-09-20", "night")]
    assert names("2026-09-21T22:00:00+12:00", own) == [("2026-09-21", "night")]


def test_what_was_not_asked_for_is_not_reminded_of():
    assert names("2026-09-20T22:00:00+12:00", wishes(push_kinds=["check_in"])) == []


def test_once_more_after_an_hour_and_never_again():
    again = wishes(again=True)
    hours = [f"2026-09-20T{hour}:00+12:00" for hour in ("22:00", "23:00")]
    assert [names(hour, again) for hour in hours] == [
        [("2026-09-20", "night")], [("2026-09-20", "night again")],
    ]  # fmt: skip
    assert names("2026-09-21T00:00:00+12:00", again) == []


def test_what_was_put_off_comes_when_it_was_said_and_not_once_more():
    until = b.at("2026-09-20T23:15:00+12:00")
    put_off = [SimpleNamespace(day=b.day("2026-09-20"), kind="night", until=until)]
    again = wishes(again=True)
    assert names("2026-09-20T23:00:00+12:00", again, put_off) == []
    (moment,) = names("2026-09-20T23:15:00+12:00", again, put_off)
    assert moment[0] == "2026-09-20"


@pytest.mark.parametrize(
    ("now", "until"),
    [("21:00:00", "22:00:00"), ("21:00:01", "22:15:00"), ("21:14:00", "22:15:00")],
)
def test_later_is_a_full_quarter_after_an_hour(now, until):
    day = datetime.fromisoformat("2026-09-20T00:00:00+12:00")
    hours = [timedelta(**dict(zip(("hours", "minutes", "seconds"), map(int, t.split(":")),
             strict=True))) for t in (now, until)]  # fmt: skip
    assert snooze_until(day + hours[0]) == day + hours[1]

"""One press of a button is one dose, on the day it names."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.http import QueryDict

from dose.diary.parts import Dose
from dose.forms.intake import IntakeForm, PressedAt
from journal.day import Clock

CLOCK = Clock("Pacific/Auckland")
NIGHT = datetime(2026, 9, 19, 9, 40, tzinfo=UTC)  # 21:40
PAST_MIDNIGHT = datetime(2026, 9, 19, 12, 40, tzinfo=UTC)  # 00:40
DAY = date(2026, 9, 19)


def form(text, at=NIGHT):
    return IntakeForm(QueryDict(text), moment=PressedAt(at, CLOCK))


def doses(text, at=NIGHT):
    bound = form(text, at)
    assert bound.errors == {}
    return bound.cleaned_data["doses"]


def taken(mg="1.5", timing="night", at=None, day=DAY):
    return Dose(
        day=day, status="taken", dose_mg=Decimal(mg), timing=timing, taken_at=at and CLOCK.local(at)
    )


def test_one_tap_records_the_planned_dose_at_the_moment_of_the_tap():
    assert doses("dose=2026-09-19 1.5 night") == (taken(at=NIGHT),)


def test_after_midnight_it_counts_for_the_evening_before():
    assert doses("dose=2026-09-19 1.5 night", PAST_MIDNIGHT) == (taken(at=PAST_MIDNIGHT),)


def test_a_morning_dose_recorded_in_the_evening_has_no_invented_time():
    assert doses("dose=2026-09-19 1.5 morning") == (taken(timing="morning"),)


def test_a_dose_recorded_for_an_earlier_day_has_no_invented_time():
    assert doses("dose=2026-09-17 1.5 night") == (taken(day=date(2026, 9, 17)),)


def test_not_taken_keeps_its_reason():
    assert doses("dose=2026-09-19 skipped&reason=courier late") == (
        Dose(day=DAY, status="skipped", reason="courier late"),
    )


def test_several_nights_go_in_one_press():
    words = "2026-09-17 1.5 night;2026-09-18 3.0 night"
    days = (date(2026, 9, 17), date(2026, 9, 18))
    assert doses(f"dose={words}".replace(";", "%3B")) == (
        taken(day=days[0]),
        taken("3.0", day=days[1]),
    )


def test_a_typed_amount_and_time():
    at = datetime(2026, 9, 18, 20, 15, tzinfo=UTC)
    assert doses("dose=2026-09-19 typed night&dose_mg=0,5&time=08:15") == (
        taken("0.5", "morning", at),
    )


def test_a_typed_time_past_midnight_lies_on_the_next_date():
    at = datetime(2026, 9, 18, 12, 20, tzinfo=UTC)
    assert doses("dose=2026-09-18 typed night&dose_mg=1.5&time=00:20") == (
        taken(at=at, day=date(2026, 9, 18)),
    )


@pytest.mark.parametrize("wall", ["22:30", "00:40"])
def test_a_time_still_to_come_is_refused_and_says_what_to_do(wall):
    errors = form(f"dose=2026-09-19 typed night&dose_mg=1.5&time={wall}").errors
    assert errors == {
        "time": [
            "This time hasn’t come yet. If you took it last night, note it under Yesterday;"
            " if just now, leave the time empty."
        ]
    }


def test_an_amount_that_is_missing_or_impossible_is_asked_for():
    assert form("dose=2026-09-19 typed night").errors == {
        "dose_mg": ["Enter the amount in mg, like 1.5."]
    }
    assert list(form("dose=2026-09-19 typed night&dose_mg=-1").errors) == ["dose_mg"]


def test_a_day_to_come_is_refused():
    assert form("dose=2026-09-20 1.5 night").errors == {"dose": ["This day hasn’t come yet."]}


def test_a_button_that_says_nonsense_is_refused():
    for words in ("", "x", "2026-09-19", "2026-09-19 NaN night", "2026-09-19 1.5 noon", ";"):
        assert list(form(f"dose={words.replace(';', '%3B')}").errors) == ["dose"]

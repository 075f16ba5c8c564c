"""On which days a calendar reminds of a dose."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dose.diary.parts import Break
from dose.treatment.course import Course
from dose.treatment.due_days import due_days
from dose.treatment.reminders import SHOWN_DAYS, dose_series
from dose.treatment.schedule import due, left_out
from journal.day import span
from tests import builders as b

TODAY = b.day("2026-09-20")
JUNE, JULY = b.day("2026-06-01"), b.day("2026-07-01")


def told(diary, today=TODAY) -> list[tuple]:
    return [
        (each.half, str(each.first), each.last and str(each.last), each.every_days)
        for each in dose_series(diary, today)
    ]


def keys(diary, today=TODAY) -> list[str]:
    return [each.key for each in dose_series(diary, today)]


def test_without_a_regimen_there_is_nothing_to_be_reminded_of():
    assert told(b.diary(plan=b.plan())) == []


def test_the_present_dose_has_no_end():
    assert told(b.diary(regimen=[b.regimen(JUNE)])) == [("night", "2026-06-01", None, 1)]


def test_a_dose_ends_the_day_before_the_next_one_begins():
    rows = [b.regimen(JUNE), b.regimen(JULY, "3.0", "night", "step_up")]
    assert told(b.diary(regimen=rows)) == [
        ("night", "2026-06-01", "2026-06-30", 1),
        ("night", "2026-07-01", None, 1),
    ]


def test_a_change_that_is_ahead_is_told_ahead():
    rows = [b.regimen(JUNE), b.regimen(b.day("2026-10-01"), "3.0", "morning", "step_up")]
    assert told(b.diary(regimen=rows)) == [
        ("night", "2026-06-01", "2026-09-30", 1),
        ("morning", "2026-10-01", None, 1),
    ]


def test_a_dose_in_two_parts_has_two():
    assert told(b.diary(regimen=[b.regimen(JUNE, "3.0", "both")])) == [
        ("morning", "2026-06-01", None, 1),
        ("night", "2026-06-01", None, 1),
    ]


def test_a_break_leaves_its_days_out():
    off = Break(start=b.day("2026-08-01"), until=b.day("2026-08-09"))
    assert told(b.diary(regimen=[b.regimen(JUNE)], breaks=[off])) == [
        ("night", "2026-06-01", "2026-07-31", 1),
        ("night", "2026-08-10", None, 1),
    ]


def test_a_break_that_is_ahead_is_left_out_ahead():
    off = Break(start=b.day("2026-10-01"), until=b.day("2026-10-09"))
    assert told(b.diary(regimen=[b.regimen(JUNE)], breaks=[off])) == [
        ("night", "2026-06-01", "2026-09-30", 1),
        ("night", "2026-10-10", None, 1),
    ]


def test_a_break_without_an_end_ends_the_reminding():
    off = Break(start=b.day("2026-09-01"), until=None, reason="stopped")
    assert told(b.diary(regimen=[b.regimen(JUNE)], breaks=[off])) == [
        ("night", "2026-06-01", "2026-08-31", 1)
    ]


def test_a_dose_ends_a_break_whatever_was_said_of_it():
    off = Break(start=b.day("2026-08-01"), until=b.day("2026-08-31"))
    taken = [b.dose(b.day("2026-08-05"))]
    assert told(b.diary(regimen=[b.regimen(JUNE)], breaks=[off], doses=taken)) == [
        ("night", "2026-06-01", "2026-07-31", 1),
        ("night", "2026-08-05", None, 1),
    ]


def test_days_between_doses_are_counted_from_the_first_day_while_nothing_is_recorded():
    rows = [b.regimen(JUNE, every_days=3)]
    assert told(b.diary(regimen=rows)) == [("night", "2026-06-01", None, 3)]


def test_days_between_doses_are_counted_from_the_last_dose():
    rows = [b.regimen(JUNE, every_days=2)]
    taken = [b.dose(JUNE), b.dose(b.day("2026-06-04"))]
    assert told(b.diary(regimen=rows, doses=taken)) == [("night", "2026-06-02", None, 2)]


def test_the_plan_says_how_often_where_the_row_does_not():
    taken = [b.dose(TODAY - timedelta(1))]
    diary = b.diary(plan=b.plan(every_days=2), regimen=[b.regimen(JUNE)], doses=taken)
    assert told(diary) == [("night", "2026-06-01", None, 2)]


def test_the_first_of_doses_that_are_not_daily_keeps_from_the_last_one_before():
    rows = [b.regimen(JUNE, every_days=2), b.regimen(JULY, "3.0", every_days=2)]
    taken = [b.dose(b.day("2026-06-30"))]
    assert told(b.diary(regimen=rows, doses=taken)) == [
        ("night", "2026-06-02", "2026-06-30", 2),
        ("night", "2026-07-02", None, 2),
    ]


def test_a_change_ahead_keeps_from_the_last_dose_before_it():
    ahead = b.day("2026-09-27")
    rows = [b.regimen(JUNE, every_days=3), b.regimen(ahead, "3.0", every_days=3)]
    taken = [b.dose(b.day("2026-09-19"))]
    assert told(b.diary(regimen=rows, doses=taken))[1] == ("night", "2026-09-28", None, 3)


def test_one_that_is_overdue_is_due_today():
    rows, taken = [b.regimen(JUNE, every_days=2)], [b.dose(b.day("2026-09-17"))]
    (series,) = dose_series(b.diary(regimen=rows, doses=taken), TODAY)
    assert (TODAY - series.first).days % series.every_days == 0


def test_one_that_was_not_taken_today_is_due_tomorrow():
    rows = [b.regimen(JUNE, every_days=2)]
    doses = [b.dose(b.day("2026-09-18")), b.skipped(TODAY)]
    (series,) = dose_series(b.diary(regimen=rows, doses=doses), TODAY)
    assert (TODAY - series.first).days % series.every_days == 1


@given(st.integers(1, 3), st.integers(0, 6), st.integers(1, 12), st.integers(1, 9))
def test_a_calendar_says_the_days_that_the_supply_counts(often, ago, ahead, off):
    rows = [b.regimen(JUNE, every_days=often)]
    rows.append(b.regimen(TODAY + timedelta(ahead), "3.0", every_days=often))
    away = Break(start=TODAY + timedelta(off), until=TODAY + timedelta(off + 3))
    doses = [b.dose(TODAY - timedelta(ago))]
    diary = b.diary(regimen=rows, doses=doses, breaks=[away])
    last = TODAY + timedelta(40)
    said = {
        day
        for each in dose_series(diary, TODAY)
        for day in span(each.first, min(each.last or last, last))
        if day >= TODAY and (day - each.first).days % each.every_days == 0
    }
    assert said == {each.day for each in due_days(Course(diary, TODAY), TODAY, last)}


def test_what_a_change_of_time_leaves_out_is_not_reminded_of():
    rows = [b.regimen(JUNE), b.regimen(JULY, "1.5", "morning", "insomnia")]
    taken = b.doses(JUNE, b.day("2026-06-30"))
    assert told(b.diary(regimen=rows, doses=taken)) == [
        ("night", "2026-06-01", "2026-06-30", 1),
        ("morning", "2026-07-02", None, 1),
    ]


def test_what_has_long_been_over_is_not_told_any_more():
    rows = [b.regimen(JUNE), b.regimen(JULY, "3.0", "night", "step_up")]
    last = b.day("2026-06-30")
    shown = [len(told(b.diary(regimen=rows), last + timedelta(n))) for n in (180, 181)]
    assert (SHOWN_DAYS, shown) == (180, [2, 1])


def test_a_series_keeps_its_key_whatever_is_recorded_of_it():
    off = Break(start=b.day("2026-08-01"), until=b.day("2026-08-09"))
    longer = Break(start=b.day("2026-08-01"), until=b.day("2026-08-20"))
    row, taken = b.regimen(JUNE), [b.dose(JUNE)]
    expected = ["dose 2026-06-01 night", "dose 2026-06-01 night 1"]
    assert keys(b.diary(regimen=[row], breaks=[off])) == expected
    assert keys(b.diary(regimen=[row], breaks=[longer], doses=taken)) == expected
    assert keys(b.diary(regimen=[row], breaks=[off]), b.day("2027-01-01")) == expected


# Days of the half year around today, as numbers, for rows and breaks in order.
SOME = st.lists(st.integers(-100, 80), max_size=3, unique=True).map(sorted)


def of_days(first: date, last: date, diary) -> set:
    """Every dose that the series name, as (day, half)."""
    return {
        (each.first + timedelta(n * each.every_days), each.half)
        for each in dose_series(diary, TODAY)
        for n in range(((min(each.last or last, last) - each.first).days // each.every_days) + 1)
        if first <= each.first + timedelta(n * each.every_days) <= last
    }


@given(
    starts=SOME,
    offs=SOME,
    timings=st.lists(st.sampled_from(["morning", "night", "both"]), min_size=3, max_size=3),
    lengths=st.lists(st.integers(0, 20), min_size=3, max_size=3),
)
def test_the_days_of_daily_doses_are_those_on_which_one_is_due(starts, offs, timings, lengths):
    rows = [
        b.regimen(TODAY + timedelta(n), "3.0", timing)
        for n, timing in zip(starts, timings, strict=False)
    ]
    breaks = [
        Break(start=TODAY + timedelta(n), until=TODAY + timedelta(n + length))
        for n, length in zip(offs, lengths, strict=False)
    ]
    diary = b.diary(regimen=rows, breaks=breaks)
    first, last = TODAY - timedelta(100), TODAY + timedelta(120)
    expected = {
        (day, half)
        for day in span(first, last)
        if (planned := due(diary, day))
        for half in planned.halves
        if half not in left_out(diary, day)
    }
    assert of_days(first, last, diary) == expected

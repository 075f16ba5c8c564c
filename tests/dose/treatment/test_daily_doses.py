"""What was recorded and what was planned of each day, in one shape."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dose.diary.parts import Break
from dose.treatment.daily_doses import is_above_plan, planned_doses, recorded_doses, totals
from journal.day import span
from tests import builders as b


def after(count):
    return b.days_after(b.START, count)


def told(rows):
    """Day numbers of each run with its morning and night amounts."""
    return [
        ((row.first - b.START).days, (row.last - b.START).days, f"{row.morning_mg:g}",
         f"{row.night_mg:g}")
        for row in rows
    ]  # fmt: skip


def recorded(*doses, days=14):
    return told(recorded_doses(b.diary(doses=doses), b.START, after(days - 1)))


def planned(*regimen, days=14, whole=False, **lists):
    diary = b.diary(regimen=regimen, **lists)
    return told(planned_doses(diary, b.START, after(days - 1), whole=whole))


def test_days_of_the_same_amounts_are_one_run():
    assert recorded(*b.doses(b.START, after(2)), b.dose(after(3), "3")) == [
        (0, 2, "0", "1.5"), (3, 3, "0", "3"),
    ]  # fmt: skip


def test_a_day_without_a_dose_parts_two_runs():
    assert recorded(b.dose(), b.skipped(after(1)), b.dose(after(2))) == [
        (0, 0, "0", "1.5"), (2, 2, "0", "1.5"),
    ]  # fmt: skip


def test_the_doses_of_a_day_are_added_up_by_their_time():
    day = (b.dose(timing="morning"), b.dose(dose_mg="3"), b.dose(dose_mg="0.5"))
    assert recorded(*day, b.dose(after(1))) == [(0, 0, "1.5", "3.5"), (1, 1, "0", "1.5")]


def test_what_is_planned_is_what_the_regimen_says_whatever_was_recorded():
    doses = b.doses(b.START, after(3), "4.5", "morning")
    step = b.regimen(after(7), "3", "morning", reason="step_up")
    assert planned(b.regimen(), step, doses=doses) == [(0, 6, "0", "1.5"), (7, 13, "3", "0")]


def test_a_dose_in_two_parts_is_planned_for_both_times():
    assert planned(b.regimen(dose_mg="6", timing="both"), doses=[b.dose()]) == [(0, 13, "3", "3")]


def test_nothing_is_planned_in_a_break():
    away = Break(start=after(3), until=after(5), reason="surgery")
    doses = [*b.doses(b.START, after(2)), *b.doses(after(6), after(13))]
    assert planned(b.regimen(), doses=doses, breaks=[away]) == [
        (0, 2, "0", "1.5"), (6, 13, "0", "1.5"),
    ]  # fmt: skip


def test_days_without_a_record_are_planned_all_the_same():
    assert planned(b.regimen(), doses=[b.dose(), b.dose(after(13))]) == [(0, 13, "0", "1.5")]


def test_every_second_day_is_planned_also_where_nothing_was_recorded():
    doses = [b.dose(after(n)) for n in (0, 2, 4, 9)]
    days = [first for first, *_ in planned(b.regimen(every_days=2), days=12, doses=doses)]
    assert days == [0, 2, 4, 6, 8, 11]


def test_in_a_drawing_of_years_all_days_between_are_planned():
    doses = [b.dose(after(n)) for n in range(0, 14, 2)]
    row = b.regimen(every_days=2)
    assert planned(row, doses=doses, whole=True) == [(0, 13, "0", "1.5")]


def test_without_a_regimen_nothing_is_planned():
    assert planned(doses=[b.dose()]) == []


def test_totals_count_the_days_of_each_whole_dose():
    doses = (
        *b.doses(b.START, after(4)),
        b.dose(after(5), "3"),
        b.dose(after(5)),
        b.dose(after(6), "3"),
    )
    rows = recorded_doses(b.diary(doses=doses), b.START, after(13))
    assert totals(rows, after(1), after(13)) == {
        Decimal("1.5"): 4, Decimal("3"): 1, Decimal("4.5"): 1,
    }  # fmt: skip


amounts = st.sampled_from(["1.5", "3"])
rows = st.tuples(st.integers(0, 30), amounts, st.sampled_from(["morning", "night"]))


@given(st.lists(rows, max_size=40))
def test_every_day_has_the_sum_of_its_doses_and_no_other_day_has_one(taken):
    doses = [b.dose(after(day), *rest) for day, *rest in taken]
    found = recorded_doses(b.diary(doses=doses), b.START, after(20))
    by_day = {day: row.total_mg for row in found for day in span(row.first, row.last)}
    expected = {}
    for dose in doses:
        if dose.day <= after(20):
            expected[dose.day] = expected.get(dose.day, 0) + dose.dose_mg
    assert by_day == expected


def test_above_the_plan_is_what_the_plan_of_that_day_did_not_allow():
    diary = b.diary(plan=b.plan(start=b.days_after(b.START, 7)))
    days = [b.days_after(b.START, n) for n in (6, 7)]
    assert [is_above_plan(diary, day, Decimal(5)) for day in days] == [False, True]
    assert not is_above_plan(diary, days[1], Decimal("4.5"))

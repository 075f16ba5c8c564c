"""Start, present dose and time, gaps, restarts and the last change, seen from a day."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.diary.parts import Break, PreviousPlan
from dose.rules.facts import Facts
from dose.treatment.course import Course, StepDown, plan_on
from tests import builders as a
from tests.spec.story import TODAY, ago, taking


def seen(diary, day=TODAY) -> Course:
    return Course(diary, day)


def test_the_start_is_the_first_dose():
    course = seen(taking(21))
    assert (course.start, course.baseline_possible) == (ago(20), True)


def test_a_skipped_dose_is_no_start():
    assert seen(a.diary(doses=[a.skipped(ago(3))])).start is None


def test_whoever_was_already_taking_it_started_then_and_has_no_baseline():
    course = seen(taking(200, reason="already_taking", missed=range(20, 200)))
    assert (course.start, course.first_dose) == (ago(199), ago(19))
    assert (course.baseline_possible, course.gap, course.on_dose) == (False, 0, 200)


def test_already_taking_after_the_first_dose_is_just_a_row():
    diary = taking(10, reason="already_taking", earlier=[("1.5", "night", 10, "start")])
    assert (seen(diary).start, seen(diary).baseline_possible) == (ago(19), True)


def test_the_dose_and_the_time_have_their_own_first_days():
    diary = taking(
        5, "3.0", "morning",
        earlier=[("1.5", "night", 20, "start"), ("1.5", "morning", 10, "insomnia")],
    )  # fmt: skip
    course = seen(diary)
    assert (course.dose_from, course.timing_from) == (ago(4), ago(14))
    assert (course.change, course.since, course.on_dose) == (ago(4), 4, 5)


def test_a_row_that_changes_nothing_is_no_change():
    course = seen(taking(5, reason="prescriber", earlier=[("1.5", "night", 20, "start")]))
    assert (course.dose_from, course.on_dose, course.since) == (ago(24), 25, 24)


def test_a_first_dose_later_than_the_regimen_is_day_1():
    course = seen(taking(21, missed=range(12, 21)))
    assert (course.on_dose, course.since) == (12, 11)


@pytest.mark.parametrize(("missed", "gap"), [((), 0), ((0,), 0), ((0, 1), 1), (range(8), 7)])
def test_the_gap_to_today_counts_the_days_strictly_between(missed, gap):
    assert seen(taking(40, missed=missed)).gap == gap


@pytest.mark.parametrize(
    ("missed", "restart", "gap"),
    [(range(5, 11), None, 0), (range(5, 12), ago(4), 7), (range(5, 30), ago(4), 25)],
)
def test_a_restart_is_the_first_dose_after_seven_days_without(missed, restart, gap):
    course = seen(taking(40, missed=missed))
    assert (course.restart, course.restart_gap) == (restart, gap)


def test_the_latest_restart_counts():
    course = seen(taking(60, missed=[*range(5, 12), *range(30, 50)]))
    assert (course.restart, course.restart_gap, course.on_dose) == (ago(4), 7, 5)


def test_a_restart_after_years_without_is_seen_from_the_dose_before():
    diary = taking(900, missed=range(3, 880))
    assert (seen(diary).restart, seen(diary).restart_gap) == (ago(2), 877)


def test_days_of_a_break_count_as_days_without_a_dose():
    diary = taking(40, missed=range(5, 12), breaks=[])
    assert seen(diary).restart_gap == 7


def test_changes_of_time_are_the_days_it_became_another():
    diary = taking(
        3, timing="night",
        earlier=[("1.5", "night", 9, "start"), ("3.0", "morning", 8, "other")],
    )  # fmt: skip
    assert seen(diary).time_changes == (ago(10), ago(2))
    assert seen(diary).days_at_time == 2
    assert seen(taking(9)).days_at_time is None


@pytest.mark.parametrize(
    ("earlier", "raised"),
    [([], True), ([("1.5", "night", 9, "start")], True), ([("4.5", "night", 9, "start")], False)],
)
def test_the_present_dose_was_a_rise_from_less_or_from_nothing(earlier, raised):
    assert seen(taking(9, "3.0", earlier=earlier)).was_raised is raised


def test_lowered_for_a_side_effect_is_remembered_and_for_the_prescriber_is_not():
    earlier = [("3.0", "night", 9, "start")]
    left = StepDown(Decimal("3.0"), ago(8), "sedation")
    assert seen(taking(9, reason="sedation", earlier=earlier)).step_downs == (left,)
    assert seen(taking(9, reason="prescriber", earlier=earlier)).step_downs == ()


def superseded(*, first: int):
    """A row for 3 mg in the morning, another for 1.5 mg at night two days later, then doses."""
    rows = [a.regimen(ago(12), "3.0", "morning"), a.regimen(ago(10), reason="side_effect")]
    return seen(a.diary(regimen=rows, doses=a.doses(ago(first), TODAY)))


def test_a_row_that_was_superseded_by_the_first_dose_was_no_dose_and_no_time():
    never, taken = superseded(first=10), superseded(first=11)
    assert (never.step_downs, never.was_raised) == ((), True)
    assert (len(taken.step_downs), taken.was_raised) == (1, False)
    changes = [Facts(course.diary, TODAY).time_changes for course in (never, taken)]
    assert changes == [(), (ago(10),)]


def test_nobody_is_at_a_dose_or_a_time_before_the_first_dose():
    course = superseded(first=4)
    assert (course.dose_from, course.timing_from, course.on_dose) == (ago(4), ago(4), 5)


def test_a_dose_that_was_taken_already_is_no_rise():
    assert seen(taking(9, reason="already_taking")).was_raised is False
    assert seen(taking(9, reason="start")).was_raised is True


def test_whoever_took_it_already_on_the_day_of_the_first_dose_has_no_baseline_either():
    course = seen(taking(9, reason="already_taking"))
    assert (course.start, course.first_dose, course.baseline_possible) == (ago(8), ago(8), False)


def test_a_plan_that_says_not_since_when_is_in_force_where_no_earlier_one_was():
    earlier = PreviousPlan(
        start=ago(30), until=ago(2), starting_dose_mg=Decimal(1), step_mg=Decimal(1),
        step_interval_days=7, max_dose_mg=Decimal(2),
    )  # fmt: skip
    diary = a.diary(plan=a.plan(), previous_plans=[earlier])
    most = [plan_on(diary, ago(n)).max_dose_mg for n in (31, 30, 2, 1)]
    assert most == [Decimal("4.5"), Decimal(2), Decimal(2), Decimal("4.5")]


def test_nothing_after_the_day_is_seen():
    diary = taking(5, "3.0", earlier=[("1.5", "night", 20, "start")], reason="step_up")
    course = seen(diary, ago(10))
    assert (course.dose_mg, course.last_dose, course.on_dose) == (a.Decimal("1.5"), ago(10), 15)
    assert seen(diary, ago(40)).start is None


def test_doses_without_a_regimen_are_counted_from_the_first():
    diary = a.diary(doses=a.doses(ago(9), TODAY))
    course = seen(diary)
    assert (course.dose_mg, course.timing, course.on_dose, course.since) == (None, None, 10, 9)
    assert course.taken_on_days(ago(1), TODAY + timedelta(5)).keys() == {ago(1), TODAY}


def every_second(*days_ago, **more):
    """4.5 mg every second day by the plan, with a dose on each of these days."""
    rows = [a.regimen(ago(9), "4.5")]
    doses = [a.dose(ago(n), "4.5") for n in days_ago]
    return a.diary(**{"plan": a.plan(every_days=2), "regimen": rows, "doses": doses} | more)


def due_days(diary, *days_ago):
    return [Course(diary, TODAY).is_due(ago(n)) for n in days_ago]


def test_the_row_says_how_often_then_the_plan_then_it_is_daily():
    third = [a.regimen(ago(9), every_days=3)]
    diaries = [every_second(regimen=third), every_second(), every_second(plan=None)]
    assert [Course(each, TODAY).every_days for each in diaries] == [3, 2, 1]


def test_a_day_is_due_when_long_enough_has_passed_since_the_last_dose():
    assert due_days(every_second(4, 2), 4, 3, 2, 1, 0) == [True, False, True, False, True]


def test_a_day_stays_due_until_a_dose_is_taken():
    assert due_days(every_second(4), 3, 2, 1, 0) == [False, True, True, True]


def test_no_day_of_a_break_is_due():
    off = [Break(start=ago(1), until=ago(1))]
    assert due_days(every_second(4, breaks=off), 2, 1, 0) == [True, False, True]


def test_a_dose_that_may_have_been_taken_can_be_supposed():
    course = Course(every_second(), TODAY)
    assert [course.is_due(TODAY, supposed=ago(n)) for n in (2, 1)] == [True, False]

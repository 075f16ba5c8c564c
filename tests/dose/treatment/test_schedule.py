"""What is due, the plan's steps, the stretches of treatment, the dose left out after a change."""

from decimal import Decimal as D

import pytest

from dose.diary.parts import Break, PreviousPlan
from dose.treatment.schedule import (
    Due,
    Period,
    PlanStep,
    after_time_change,
    cannot_be_halved,
    due,
    next_due,
    periods,
    plan_on,
    regimen_on,
    steps,
    taken_then,
)
from tests import builders as a
from tests.spec.story import RAISED, TODAY, ago, taking

MORNING = [("1.5", "night", 14, "start")]


def test_the_regimen_says_what_is_due_and_the_plan_how_it_is_made_up():
    diary = taking(21, "3.0", earlier=RAISED)
    assert due(diary, TODAY) == Due(D("3.0"), "night", "2 capsules of 1.5 mg")
    assert due(diary, ago(30)) == Due(D("1.5"), "night", "1 capsule of 1.5 mg")


def test_nothing_is_due_before_the_regimen_and_during_a_break():
    diary = taking(21, missed=(2, 3), breaks=[Break(start=ago(3), until=ago(2))])
    assert [due(diary, ago(n)) is None for n in (21, 20, 3, 2, 1)] == [
        True,
        False,
        True,
        True,
        False,
    ]


def test_without_a_plan_the_units_are_unknown():
    diary = a.diary(regimen=[a.regimen(ago(3))])
    assert due(diary, TODAY) == Due(D("1.5"), "night", "")


def test_the_regimen_of_a_day_is_the_latest_row_until_then():
    diary = taking(21, "3.0", earlier=RAISED)
    assert regimen_on(diary, ago(21)).dose_mg == D("1.5")
    assert regimen_on(diary, ago(20)).dose_mg == D("3.0")


def test_a_superseded_plan_is_in_force_on_its_own_days():
    old = PreviousPlan(
        start=ago(90), until=ago(31), starting_dose_mg=D(1), step_mg=D(1), step_interval_days=7,
        max_dose_mg=D(3),
    )  # fmt: skip
    diary = a.diary(plan=a.plan(start=ago(30)), previous_plans=[old])
    in_force = [plan_on(diary, ago(n)) for n in (91, 90, 31, 30, 0)]
    assert in_force == [None, old, old, diary.plan, diary.plan]


def test_the_steps_go_up_to_the_maximum():
    assert steps(a.plan(max_dose_mg=D("4"))) == (
        PlanStep(D("1.5"), 1, "1 capsule of 1.5 mg", is_many=False),
        PlanStep(D("3.0"), 15, "2 capsules of 1.5 mg", is_many=False),
        PlanStep(D("4"), 29, "", is_many=False),
    )


def test_a_plan_of_very_many_steps_is_cut_short():
    assert len(steps(a.plan(step_mg=D("0.01"), max_dose_mg=D(1000)))) == 100


def test_the_periods_begin_before_ldn_and_say_why_they_ended():
    diary = taking(
        5, "3.0", "morning",
        earlier=[("1.5", "night", 14, "start"), ("1.5", "morning", 7, "insomnia")],
        reason="step_up",
    )  # fmt: skip
    assert periods(diary, TODAY) == (
        Period(None, None, ago(39), ago(26), "start"),
        Period(D("1.5"), "night", ago(25), ago(12), "insomnia"),
        Period(D("1.5"), "morning", ago(11), ago(5), "step_up"),
        Period(D("3.0"), "morning", ago(4), TODAY, ""),
    )


def test_a_row_that_changes_nothing_makes_no_new_period():
    diary = taking(5, earlier=[("1.5", "night", 14, "start")], reason="prescriber", before=None)
    assert periods(diary, TODAY) == (Period(D("1.5"), "night", ago(18), TODAY, ""),)


def test_before_the_first_dose_there_is_only_before():
    diary = a.diary(entries=a.entries(ago(5), TODAY, {"fatigue": 5}))
    assert periods(diary, TODAY) == (Period(None, None, ago(5), TODAY, ""),)
    assert periods(a.diary(), TODAY) == ()


@pytest.mark.parametrize(
    ("missed", "expected"),
    [
        ((), "You took a night dose on Saturday 19 September. Leave out Sunday 20 September,"
             " morning and night. The next dose is on the morning of Monday 21 September."
             " Never take two to catch up."),
        ((1,), "The first morning dose is on Sunday 20 September. Take no night dose that day."),
    ],
    ids=["a dose last night", "none last night"],
)  # fmt: skip
def test_from_night_to_morning_it_says_which_dose_to_leave_out(missed, expected):
    assert after_time_change(
        taking(1, timing="morning", earlier=MORNING, missed=missed), TODAY
    ) == (expected)


def test_from_morning_to_night_it_says_which_dose_to_leave_out():
    earlier = [("1.5", "morning", 14, "start")]
    not_yet = taking(1, timing="night", earlier=earlier, missed=(0,))
    taken = a.diary(
        regimen=not_yet.regimen, doses=(*not_yet.doses, a.dose(TODAY, timing="morning"))
    )
    assert after_time_change(not_yet, TODAY) == (
        "Leave out the morning dose on Sunday 20 September. The next dose is that night."
    )
    assert after_time_change(taken, TODAY) == (
        "You took a morning dose on Sunday 20 September. Leave out that night. The next dose is on"
        " the night of Monday 21 September. Never take two to catch up."
    )


def test_two_days_after_a_change_of_time_nothing_more_is_said():
    said = [
        after_time_change(taking(days, timing="morning", earlier=MORNING), TODAY) is not None
        for days in (1, 2, 3)
    ]
    assert said == [True, True, False]
    assert after_time_change(taking(1), TODAY) is None


def every_second(*days_ago, **more):
    rows = {"plan": a.plan(every_days=2), "regimen": [a.regimen(ago(9))]} | more
    return a.diary(doses=[a.dose(ago(n)) for n in days_ago], **rows)


def test_between_two_days_nothing_is_due_though_something_is_taken_then():
    diary = every_second(1)
    assert (due(diary, TODAY), taken_then(diary, TODAY).every_days) == (None, 2)


@pytest.mark.parametrize(("last", "days"), [(0, 2), (1, 1), (2, 0), (5, 0)])
def test_the_next_day_with_a_dose_counts_from_the_last(last, days):
    assert next_due(every_second(last), TODAY) == ago(-days)


def test_during_a_break_no_next_day_is_named():
    assert next_due(every_second(3, breaks=[Break(start=ago(1))]), TODAY) is None


def test_of_a_dose_in_two_parts_each_has_its_units_and_its_time():
    diary = a.diary(plan=a.plan(doses_per_day=2), regimen=[a.regimen(ago(3), "6", "both")])
    both = due(diary, TODAY)
    assert (both.part_mg, both.halves, both.units) == (
        D(3), ("morning", "night"), "2 capsules of 1.5 mg",
    )  # fmt: skip


def test_two_parts_that_the_strengths_cannot_make_are_known():
    def taking(dose_mg, timing="both", **facts):
        return a.diary(plan=a.plan(**facts), regimen=[a.regimen(ago(3), dose_mg, timing)])

    cannot = [taking("4.5"), taking("3"), taking("4.5", "night"), taking("4.5", strengths_mg=())]
    assert [cannot_be_halved(diary, TODAY) for diary in cannot] == [True, False, False, False]


def test_a_plan_of_two_a_day_says_what_each_step_is_made_of():
    twice = a.plan(doses_per_day=2, starting_dose_mg=D(3), step_mg=D("1.5"))
    assert [step.units for step in steps(twice)] == ["1 capsule of 1.5 mg, twice", ""]


def test_a_step_of_more_than_three_capsules_is_counted_and_known_to_be_many():
    ones = a.plan(strengths_mg=(D(1),), starting_dose_mg=D(3), step_mg=D(1), max_dose_mg=D(4))
    assert [(step.units, step.is_many) for step in steps(ones)] == [
        ("3 capsules of 1 mg", False), ("4 capsules of 1 mg", True),
    ]  # fmt: skip


def test_how_often_a_dose_is_taken_makes_a_period_of_its_own():
    rows = [a.regimen(ago(9)), a.regimen(ago(4), reason="other", every_days=2)]
    assert periods(a.diary(regimen=rows), TODAY) == (
        Period(D("1.5"), "night", ago(9), ago(5), "other"),
        Period(D("1.5"), "night", ago(4), TODAY, "", every_days=2),
    )


def test_from_once_to_twice_a_day_it_says_how_it_begins():
    rows = [a.regimen(ago(9), "3", "morning"), a.regimen(TODAY, "3", "both", "other")]
    assert after_time_change(a.diary(regimen=rows), TODAY) == (
        "From Sunday 20 September, take half in the morning and half at night."
    )

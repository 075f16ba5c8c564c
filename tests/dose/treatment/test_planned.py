"""The plan's steps with their days."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from dose.diary.diary import Diary
from dose.diary.parts import Break, Dose, Person, Plan, Regimen
from dose.rules.book import assess
from dose.treatment.planned import PlannedStep, planned_steps
from journal.day import span
from tests import builders as b

TODAY = date(2026, 9, 20)
PLAN = Plan(
    starting_dose_mg=Decimal("1.5"),
    step_mg=Decimal("1.5"),
    step_interval_days=14,
    max_dose_mg=Decimal("4.5"),
    strengths_mg=(Decimal("1.5"),),
)


def diary(**parts) -> Diary:
    return Diary(person=Person(timezone="Pacific/Auckland"), **({"plan": PLAN} | parts))


def regimen(start: date, mg: str, reason: str = "step_up") -> Regimen:
    return Regimen(start=start, dose_mg=Decimal(mg), timing="night", reason=reason)


def taken(day: date, mg: str = "1.5") -> Dose:
    return Dose(day=day, status="taken", dose_mg=Decimal(mg), timing="night")


def days_of(diary: Diary) -> list:
    return [(step.state, step.day) for step in planned_steps(diary, TODAY)]


def test_without_a_plan_there_are_no_steps():
    assert planned_steps(diary(plan=None), TODAY) == ()


def test_before_the_first_dose_no_day_is_known():
    assert days_of(diary()) == [("ahead", None)] * 3


def test_a_step_says_what_it_consists_of():
    assert planned_steps(diary(), TODAY)[1] == PlannedStep(
        Decimal("3.0"), "2 capsules of 1.5 mg", is_many=False, state="ahead", day=None
    )


def test_the_next_steps_are_counted_from_the_first_day_of_the_present_dose():
    one = diary(
        regimen=(regimen(date(2026, 9, 10), "1.5", "start"),), doses=(taken(date(2026, 9, 10)),)
    )
    assert days_of(one) == [
        ("now", date(2026, 9, 10)),
        ("ahead", date(2026, 9, 23)),
        ("ahead", date(2026, 10, 7)),
    ]


@pytest.mark.parametrize("days", [3, 8, 13, 14, 15])
@pytest.mark.parametrize("moved", [None, 2, 6])
def test_the_next_step_is_on_the_day_that_the_suggestion_names(days, moved):
    begun = TODAY - timedelta(days - 1)
    rows = [regimen(begun, "1.5", "start")]
    if moved and moved < days - 1:
        rows.append(replace(regimen(TODAY - timedelta(moved), "1.5", "insomnia"), timing="morning"))
    one = diary(
        plan=replace(PLAN, confirmed_on=begun),
        regimen=tuple(rows),
        doses=tuple(taken(day) for day in span(begun, TODAY - timedelta(1))),
        entries=b.entries(begun, TODAY, {"fatigue": 5, "insomnia": 0, "sedation": 0, "nausea": 0}),
    )
    (_, step), finding = days_of(one)[1], assess(one, TODAY).finding
    waits = finding.rule == "interval"
    assert step == (finding.next_date if waits else TODAY)


@pytest.mark.parametrize(("last", "step"), [(1, TODAY), (0, TODAY + timedelta(1))])
def test_a_step_whose_days_have_passed_may_begin_with_the_next_dose(last, step):
    nightly = tuple(taken(day) for day in span(date(2026, 8, 20), TODAY - timedelta(last)))
    late = diary(regimen=(regimen(date(2026, 8, 20), "1.5", "start"),), doses=nightly)
    assert days_of(late)[1:] == [("ahead", step), ("ahead", step + timedelta(14))]


def test_a_step_behind_keeps_the_day_it_began():
    rows = (regimen(date(2026, 8, 1), "1.5", "start"), regimen(date(2026, 9, 15), "3.0"))
    two = diary(regimen=rows, doses=(taken(date(2026, 8, 1)), taken(date(2026, 9, 15), "3.0")))
    assert days_of(two)[0] == ("past", date(2026, 8, 1))


def test_a_change_of_time_is_no_beginning_of_a_step_and_puts_the_next_off_for_two_weeks():
    begun, moved = date(2026, 9, 1), date(2026, 9, 18)
    rows = (
        regimen(begun, "1.5", "start"),
        replace(regimen(moved, "1.5", "insomnia"), timing="morning"),
    )
    one = diary(regimen=rows, doses=tuple(taken(day) for day in span(begun, TODAY)))
    assert days_of(one)[:2] == [("now", begun), ("ahead", moved + timedelta(14))]
    up = replace(regimen(date(2026, 9, 19), "3.0"), timing="morning")
    assert days_of(replace(one, regimen=(*rows, up)))[0] == ("past", begun)


def test_a_step_that_was_passed_over_has_no_day():
    already = diary(regimen=(regimen(date(2026, 9, 15), "3.0", "already_taking"),))
    assert days_of(already)[0] == ("past", None)


def test_during_a_break_no_day_ahead_is_promised():
    on_break = diary(
        regimen=(regimen(date(2026, 9, 10), "1.5", "start"),),
        doses=(taken(date(2026, 9, 10)),),
        breaks=(Break(start=date(2026, 9, 18)),),
    )
    assert days_of(on_break)[1:] == [("ahead", None), ("ahead", None)]

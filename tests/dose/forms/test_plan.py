"""The form of the prescriber's plan."""

from datetime import date
from decimal import Decimal

import pytest

from dose.diary.parts import Plan
from dose.forms.plan import ConfirmForm, PlanForm, as_initial
from journal.scales import BUILT_IN

TODAY = date(2026, 9, 20)
RIGHT = {
    "starting_dose_mg": "1.5",
    "step_mg": "1.5",
    "step_interval_days": "14",
    "max_dose_mg": "4.5",
    "doses_per_day": "1",
    "form": "capsule",
    "holds": "1.5",
    "prescriber": "Dr Ngata",
    "primary_symptom": "fatigue",
}
CONFIRMED = RIGHT | {"confirmed": "on", "confirmed_on": "2026-09-01"}
PLAN = Plan(
    starting_dose_mg=Decimal("1.5"),
    step_mg=Decimal("1.5"),
    step_interval_days=14,
    max_dose_mg=Decimal("4.5"),
    strengths_mg=(Decimal("1.5"),),
    prescriber="Dr Ngata",
    confirmed_on=date(2026, 9, 1),
)


def form(data: dict, before: Plan | None = None) -> PlanForm:
    return PlanForm(data, today=TODAY, measures=BUILT_IN, before=before)


def opened(data: dict) -> PlanForm:
    one = form(data)
    assert not one.is_valid()
    return one


def errors(data: dict, before: Plan | None = None) -> dict:
    return dict(form(data, before).errors)


def made(data: dict, before: Plan | None = None) -> Plan:
    one = form(data, before)
    assert one.errors == {}
    return one.plan


def test_a_right_form_makes_the_plan():
    assert made(CONFIRMED) == PLAN


def test_without_the_tick_nobody_has_confirmed_it_whatever_the_date():
    assert made(RIGHT | {"confirmed_on": "2026-09-01"}).confirmed_on is None


def test_the_tick_needs_its_day():
    assert list(errors(RIGHT | {"confirmed": "on"})) == ["confirmed_on"]


def test_the_tick_cannot_be_of_tomorrow():
    assert errors(CONFIRMED | {"confirmed_on": "2026-09-21"}) == {
        "confirmed_on": ["This day hasn’t come yet."]
    }


def test_what_one_capsule_holds_is_needed():
    assert errors(RIGHT | {"holds": ""}) == {"holds": ["Enter the mg; it’s on the label."]}


def test_a_liquid_holds_its_mg_in_one_ml():
    liquid = made(RIGHT | {"form": "liquid", "holds": "1"})
    assert (liquid.strengths_mg, liquid.liquid_mg_per_ml) == ((), Decimal(1))


def test_a_liquid_has_one_strength():
    assert list(errors(RIGHT | {"form": "liquid", "holds": "1 1.5"})) == ["holds"]


def test_capsules_may_have_two_strengths():
    assert made(RIGHT | {"holds": "3 1.5"}).strengths_mg == (Decimal("1.5"), Decimal(3))


def test_a_highest_dose_below_the_first_is_refused():
    assert list(errors(RIGHT | {"max_dose_mg": "1"})) == ["max_dose_mg"]


def test_a_dose_that_never_changes_needs_no_step():
    fixed = made(RIGHT | {"step_mg": "", "max_dose_mg": "1.5"})
    assert fixed.step_mg == Decimal("1.5")
    assert as_initial(fixed)["step_mg"] is None


def test_a_dose_that_never_changes_needs_no_days_before_a_step_and_a_step_does():
    fixed = RIGHT | {"step_mg": "", "max_dose_mg": "1.5", "step_interval_days": ""}
    assert made(fixed).max_dose_mg == Decimal("1.5")
    for stepping in ({"step_mg": "1.5"}, {"max_dose_mg": "4.5"}):
        assert list(errors(fixed | stepping)) == ["step_interval_days"]


def test_above_6_mg_asks_first_and_then_takes_it():
    high = RIGHT | {"max_dose_mg": "9"}
    asked = form(high)
    assert dict(asked.errors) == {"max_dose_mg": ["9 mg: is that right?"]}
    assert made(high | {"amount_is": [asked.questions[0].right]}).max_dose_mg == 9


def test_6_mg_is_not_asked_about():
    one = form(RIGHT | {"max_dose_mg": "6"})
    assert (one.errors, one.questions) == ({}, [])


@pytest.mark.parametrize("field", ["starting_dose_mg", "step_mg", "max_dose_mg", "holds"])
def test_every_amount_of_a_plan_asks_when_it_is_rather_a_slip(field):
    slipped = RIGHT | {"max_dose_mg": "4.5", field: "45"}
    asked = [each for each in opened(slipped).questions if each.field == field]
    assert [each.question.asks for each in asked] == ["45 mg: did you mean 4.5?"]


def test_a_step_above_the_plans_highest_dose_asks_though_it_is_small():
    asked = opened(RIGHT | {"max_dose_mg": "3", "step_mg": "5"}).questions
    assert [(each.field, each.question.asks) for each in asked] == [
        ("step_mg", "5 mg: did you mean 0.5?")
    ]


def test_the_slip_that_was_meant_takes_the_place_of_what_was_typed():
    slipped = RIGHT | {"max_dose_mg": "45"}
    (asked,) = opened(slipped).questions
    assert made(slipped | {"amount_is": [asked.slip]}).max_dose_mg == Decimal("4.5")


def test_each_of_several_slips_is_answered_by_itself():
    slipped = RIGHT | {"max_dose_mg": "450", "starting_dose_mg": "15", "holds": "1.5 30"}
    first = opened(slipped).questions
    assert [each.field for each in first] == ["max_dose_mg", "starting_dose_mg", "holds"]
    plan = made(slipped | {"amount_is": [each.slip for each in first]})
    assert (plan.max_dose_mg, plan.starting_dose_mg, plan.strengths_mg) == (
        Decimal("4.5"), Decimal("1.5"), (Decimal("1.5"), Decimal(3)),
    )  # fmt: skip


def test_a_yes_to_one_amount_is_no_yes_to_another():
    (asked,) = opened(RIGHT | {"max_dose_mg": "45"}).questions
    again = opened(RIGHT | {"max_dose_mg": "450", "amount_is": [asked.right]})
    assert [each.question.asks for each in again.questions] == ["450 mg: did you mean 4.5?"]


def test_an_answer_holds_for_its_field_alone():
    (asked,) = opened(RIGHT | {"max_dose_mg": "45"}).questions
    again = opened(RIGHT | {"step_mg": "45", "amount_is": [asked.right]})
    assert [each.field for each in again.questions] == ["step_mg"]


def test_new_numbers_under_an_old_tick_are_asked_about():
    changed = CONFIRMED | {"max_dose_mg": "3"}
    assert list(errors(changed, before=PLAN)) == ["as_it_stands"]
    assert made(changed | {"as_it_stands": "on"}, before=PLAN).confirmed_on == date(2026, 9, 1)


def test_new_numbers_with_a_new_tick_are_taken():
    new = CONFIRMED | {"max_dose_mg": "3", "confirmed_on": "2026-09-20"}
    assert made(new, before=PLAN).confirmed_on == TODAY


def test_another_prescriber_or_strength_leaves_the_tick_alone():
    same = CONFIRMED | {"prescriber": "Dr Ngata, Dunedin", "holds": "1.5 3"}
    assert made(same, before=PLAN).confirmed_on == date(2026, 9, 1)


def test_only_symptoms_can_matter_most():
    ids = [id for id, _ in form({}).fields["primary_symptom"].choices]
    assert ("fatigue" in ids, "nausea" in ids) == (True, False)


def test_an_existing_plan_fills_the_form():
    again = {name: value for name, value in as_initial(PLAN).items() if name != "start"}
    shown = PlanForm(initial=again, today=TODAY, measures=BUILT_IN)
    assert shown["holds"].value() == "1.5"
    assert shown["max_dose_mg"].value() == "4.5"
    assert shown["confirmed"].value() is True


def test_an_existing_liquid_fills_the_form():
    liquid = made(RIGHT | {"form": "liquid", "holds": "0.5"})
    shown = PlanForm(initial=as_initial(liquid), today=TODAY, measures=BUILT_IN)
    assert shown["holds"].value() == "0.5"


def test_confirming_needs_the_tick_itself():
    data = {"confirmed_on": "2026-09-01"}
    assert list(ConfirmForm(data, today=TODAY).errors) == ["confirmed"]
    right = ConfirmForm(data | {"confirmed": "on"}, today=TODAY)
    assert right.is_valid()
    assert right.confirm(PLAN).confirmed_on == date(2026, 9, 1)

"""Plans, regimen and breaks: whatever is changed, what was taken and what was meant stay."""

from decimal import Decimal

import pytest

from dose import actions, queries
from dose.diary import from_database
from dose.treatment.course import Course
from journal.validation import Impossible
from tests import builders as b

DAY = b.day("2026-09-20")
EVE = b.day("2026-09-19")
AT = b.at("2026-09-20T12:30:00+12:00")
TAKEN = {"dose_mg": Decimal("1.5"), "timing": "night"}

pytestmark = pytest.mark.django_db


def diary(person):
    return from_database.whole(person)


def change(person, start=DAY, dose_mg="1.5", timing="night", reason="start"):
    return actions.change_regimen(
        person=person, start=start, dose_mg=Decimal(dose_mg), timing=timing, reason=reason
    )


# The plan


def test_a_plan_is_in_force_from_the_day_it_was_entered(person):
    actions.adopt_plan(person=person, plan=b.plan(), today=DAY)
    assert diary(person).plan == b.plan(start=DAY)


def test_a_plan_that_is_superseded_is_kept_with_its_days(person):
    actions.adopt_plan(person=person, plan=b.plan(), today=b.day("2026-06-01"))
    actions.adopt_plan(person=person, plan=b.plan(max_dose_mg=Decimal(6)), today=DAY)
    (old,) = diary(person).previous_plans
    assert (old.max_dose_mg, old.start, old.until) == (Decimal("4.5"), b.day("2026-06-01"), EVE)
    assert diary(person).plan.max_dose_mg == Decimal(6)


def test_a_plan_replaced_on_its_first_day_is_kept_too(person):
    actions.adopt_plan(person=person, plan=b.plan(), today=DAY)
    actions.adopt_plan(person=person, plan=b.plan(max_dose_mg=Decimal(6)), today=DAY)
    assert [(plan.start, plan.until) for plan in diary(person).previous_plans] == [(DAY, DAY)]


def test_an_imported_plan_without_a_first_day_gets_one_when_it_is_superseded(person):
    person.plans.create(
        starting_dose_mg=1, step_mg=1, step_interval_days=7, max_dose_mg=3, confirmed_on=None
    )
    actions.adopt_plan(person=person, plan=b.plan(), today=DAY)
    assert [(plan.start, plan.until) for plan in diary(person).previous_plans] == [(EVE, EVE)]


def test_the_same_plan_again_is_no_new_plan(person):
    for today in (EVE, DAY):
        actions.adopt_plan(person=person, plan=b.plan(), today=today)
    assert diary(person).plan == b.plan(start=EVE)
    assert diary(person).previous_plans == ()


def test_confirming_a_plan_is_no_new_plan(person):
    actions.adopt_plan(person=person, plan=b.plan(confirmed_on=None), today=EVE)
    actions.adopt_plan(person=person, plan=b.plan(confirmed_on=DAY), today=DAY)
    assert diary(person).plan == b.plan(start=EVE, confirmed_on=DAY)
    assert diary(person).previous_plans == ()


def test_a_confirmation_that_is_taken_back_is_a_new_plan(person):
    actions.adopt_plan(person=person, plan=b.plan(confirmed_on=EVE), today=EVE)
    actions.adopt_plan(person=person, plan=b.plan(confirmed_on=None), today=DAY)
    assert diary(person).plan.confirmed_on is None
    assert [plan.confirmed_on for plan in diary(person).previous_plans] == [EVE]


def test_a_plan_for_what_is_not_measured_is_refused(person):
    with pytest.raises(Impossible):
        actions.adopt_plan(person=person, plan=b.plan(primary_symptom="joy"), today=DAY)


def test_a_change_of_plan_changes_nothing_that_was(person):
    change(person, start=b.START)
    for day in range(5):
        actions.record_dose(person=person, **TAKEN, day=b.days_after(b.START, day))
    before = diary(person)
    actions.adopt_plan(person=person, plan=b.plan(), today=DAY)
    actions.adopt_plan(person=person, plan=b.plan(starting_dose_mg=Decimal(3)), today=DAY)
    after = diary(person)
    assert (after.doses, after.regimen) == (before.doses, before.regimen)


# The regimen


def test_a_change_of_dose_is_a_row_from_its_day_on(person):
    change(person, start=EVE)
    change(person, start=DAY, dose_mg="3", reason="step_up")
    assert diary(person).regimen == (b.regimen(EVE), b.regimen(DAY, "3", reason="step_up"))


def test_a_day_has_one_change_at_most(person):
    change(person)
    with pytest.raises(Impossible) as caught:
        change(person, dose_mg="3")
    assert caught.value.name == "start"


@pytest.mark.parametrize(
    "wrong", [{"dose_mg": "0"}, {"dose_mg": "0.0001"}, {"timing": "noon"}, {"reason": "whim"}]
)
def test_a_change_that_cannot_be_is_refused(person, wrong):
    with pytest.raises(Impossible):
        change(person, **wrong)


def test_a_corrected_typing_error_stays_as_history(person):
    wrong = change(person, dose_mg="15")
    actions.correct_regimen(
        person=person, regimen_id=wrong.pk, dose_mg=Decimal("1.5"), timing="night", start=EVE, at=AT
    )
    assert diary(person).regimen == (b.regimen(EVE),)
    (history,) = diary(person).corrected_regimen
    assert (history.dose_mg, history.start, history.corrected_at) == (Decimal(15), DAY, AT)


def test_a_correction_that_corrects_nothing_changes_nothing(person):
    row = change(person)
    same = {"dose_mg": Decimal("1.5"), "timing": "night", "start": DAY}
    actions.correct_regimen(person=person, regimen_id=row.pk, at=AT, **same)
    assert diary(person).corrected_regimen == ()


def test_a_correction_onto_the_day_of_another_change_is_refused_and_undone(person):
    change(person, start=EVE)
    row = change(person, start=DAY, dose_mg="3")
    with pytest.raises(Impossible):
        actions.correct_regimen(
            person=person, regimen_id=row.pk, dose_mg=Decimal(3), timing="night", start=EVE, at=AT
        )
    assert len(diary(person).regimen) == 2


def test_a_change_that_never_was_is_withdrawn_and_kept_as_history(person):
    row = change(person)
    actions.withdraw_regimen(person=person, regimen_id=row.pk, at=AT)
    assert diary(person).regimen == ()
    assert len(diary(person).corrected_regimen) == 1


# Breaks


def test_a_break_begins_and_ends(person):
    row = actions.start_break(person=person, start=EVE, reason="surgery")
    assert queries.break_on(person, DAY) == row
    actions.end_break(person=person, break_id=row.pk, until=EVE)
    assert queries.break_on(person, DAY) is None


def test_there_is_one_break_at_a_time(person):
    actions.start_break(person=person, start=DAY, reason="surgery")
    with pytest.raises(Impossible):
        actions.start_break(person=person, start=EVE, reason="supply")


def test_a_break_does_not_end_before_it_began(person):
    row = actions.start_break(person=person, start=DAY, reason="surgery")
    with pytest.raises(Impossible):
        actions.end_break(person=person, break_id=row.pk, until=EVE)


# Two parts a day, and not every day


def rows(person):
    return [(row.start, row.timing, row.every_days) for row in diary(person).regimen]


def adopt(person, today=DAY, **facts):
    return actions.adopt_plan(person=person, plan=b.plan(**facts), today=today)


def test_a_plan_with_two_parts_begins_a_row_of_two_parts_and_leaves_the_days_before(person):
    adopt(person, EVE)
    change(person, EVE)
    adopt(person, doses_per_day=2)
    assert rows(person) == [(EVE, "night", None), (DAY, "both", None)]
    assert diary(person).regimen[1].reason == "other"


def test_a_row_of_the_same_day_and_one_ahead_become_two_parts(person):
    later = b.day("2026-10-04")
    adopt(person)
    change(person, DAY)
    change(person, later, "3", reason="step_up")
    adopt(person, doses_per_day=2)
    assert rows(person) == [(DAY, "both", None), (later, "both", None)]


def test_a_plan_of_every_second_day_begins_a_row_that_is_as_often(person):
    adopt(person, EVE)
    change(person, EVE)
    adopt(person, every_days=2)
    assert rows(person) == [(EVE, "night", None), (DAY, "night", None)]
    often = [Course(diary(person), day).every_days for day in (EVE, DAY)]
    assert often == [1, 2]


def test_a_plan_that_leaves_parts_and_days_as_they_are_begins_no_row(person):
    adopt(person, EVE, doses_per_day=2, every_days=2)
    change(person, EVE, timing="both")
    adopt(person, doses_per_day=2, every_days=2, max_dose_mg=Decimal(6))
    assert rows(person) == [(EVE, "both", None)]


def test_once_a_day_in_place_of_twice_names_no_time_of_day(person):
    adopt(person, EVE, doses_per_day=2)
    change(person, EVE, timing="both")
    adopt(person)
    assert rows(person) == [(EVE, "both", None)]


def test_under_a_plan_of_two_parts_no_regimen_is_kept_that_would_be_read_as_two(person):
    adopt(person, doses_per_day=2)
    with pytest.raises(Impossible, match="your plan says two parts a day"):
        change(person)
    row = change(person, timing="both")
    with pytest.raises(Impossible, match="your plan says two parts a day"):
        actions.correct_regimen(
            person=person, regimen_id=row.pk, dose_mg=row.dose_mg, timing="night", start=DAY, at=AT
        )
    assert rows(person) == [(DAY, "both", None)]


def test_how_often_is_kept_where_the_plan_says_otherwise(person):
    adopt(person)
    row = {"person": person, "dose_mg": Decimal("1.5"), "timing": "night"}
    for start, often in ((EVE, 2), (DAY, 1)):
        actions.change_regimen(**row, start=start, reason="other", every_days=often)
    assert [often for _, _, often in rows(person)] == [2, None]


def test_a_change_of_dose_alone_is_taken_as_often_as_before(person):
    adopt(person, EVE)
    row = {"person": person, "dose_mg": Decimal("1.5"), "timing": "night"}
    actions.change_regimen(**row, start=EVE, reason="start", every_days=2)
    change(person, DAY, "3", reason="step_up")
    assert [often for _, _, often in rows(person)] == [2, 2]

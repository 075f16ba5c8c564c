"""Doses, medicines, conditions and suggestions, and whose they are."""

from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.http import Http404

from dose import access, actions, medicine_actions, queries
from dose.diary import from_database
from journal.validation import Impossible
from tests import builders as b

DAY = b.day("2026-09-20")
EVE = b.day("2026-09-19")
AT = b.at("2026-09-20T12:30:00+12:00")

pytestmark = pytest.mark.django_db


def diary(person):
    return from_database.whole(person)


def change(person, start=DAY, dose_mg="1.5", timing="night", reason="start"):
    return actions.change_regimen(
        person=person, start=start, dose_mg=Decimal(dose_mg), timing=timing, reason=reason
    )


def take(person, day=DAY, dose_mg="1.5", timing="night", **how):
    return actions.record_dose(
        person=person, day=day, dose_mg=Decimal(dose_mg), timing=timing, **how
    )


# Doses


def test_several_doses_of_a_day_are_several_rows(person):
    take(person, timing="morning")
    take(person, timing="night")
    assert [dose.timing for dose in diary(person).doses] == ["morning", "night"]


def test_the_instant_of_a_dose_is_kept_to_the_second(person):
    take(person, taken_at=AT + timedelta(microseconds=7))
    assert diary(person).doses[0].taken_at == AT


def test_a_dose_taken_after_all_is_no_longer_not_taken(person):
    actions.skip_dose(person=person, day=DAY, reason="forgot")
    take(person)
    assert diary(person).doses == (b.dose(DAY),)


def test_a_dose_taken_at_night_leaves_the_one_left_out_in_the_morning(person):
    actions.skip_dose(person=person, day=DAY, timing="morning")
    take(person, timing="night")
    assert [dose.status for dose in diary(person).doses] == ["skipped", "taken"]


def test_not_taken_is_said_once_a_day_with_its_last_reason(person):
    for reason in ("", "courier late"):
        actions.skip_dose(person=person, day=DAY, reason=reason)
    assert diary(person).doses == (b.skipped(DAY, "courier late"),)


def test_a_dose_can_be_taken_back(person):
    actions.remove_dose(person=person, intake_id=take(person).pk)
    assert diary(person).doses == ()


def test_the_doses_around_a_day_are_what_another_must_keep_from(person):
    for offset in (-2, -1, 0, 1, 2):
        take(person, day=b.days_after(DAY, offset))
    actions.skip_dose(person=person, day=DAY, timing="morning")
    around = queries.doses_around(person, DAY)
    assert [dose.day for dose in around] == [EVE, DAY, b.days_after(DAY, 1)]


def test_a_medicine_is_added_and_ended_on_the_day_it_was_last_taken(person):
    row = medicine_actions.add_medicine(person=person, name=" Codeine ", start=EVE)
    medicine_actions.end_medicine(person=person, medicine_id=row.pk, last_taken=EVE)
    (medicine,) = diary(person).medicines
    assert (medicine.name, medicine.start, medicine.last_taken) == ("Codeine", EVE, EVE)


def test_a_medicine_cannot_end_before_it_began(person):
    row = medicine_actions.add_medicine(person=person, name="Codeine", start=DAY)
    with pytest.raises(Impossible):
        medicine_actions.end_medicine(person=person, medicine_id=row.pk, last_taken=EVE)


def test_a_condition_is_added_discussed_and_ended(person):
    row = medicine_actions.add_condition(person=person, kind="pregnancy", start=EVE)
    medicine_actions.discuss_condition(person=person, condition_id=row.pk, on=DAY)
    medicine_actions.end_condition(person=person, condition_id=row.pk, until=DAY)
    (condition,) = diary(person).conditions
    assert (condition.start, condition.discussed_on, condition.until) == (EVE, DAY, DAY)


@pytest.mark.parametrize("wrong", [{"kind": "joy"}, {"kind": "surgery"}])
def test_a_condition_that_cannot_be_is_refused(person, wrong):
    with pytest.raises(Impossible):
        medicine_actions.add_condition(person=person, **wrong)


def keep(person, rule="interval", action="hold"):
    finding = SimpleNamespace(rule=rule, action=action)
    return actions.keep_advice(person=person, assessment=SimpleNamespace(on=DAY, finding=finding))


def test_a_suggestion_is_kept_once_for_each_day_and_rule(person):
    for rule in ("interval", "interval", "step-up"):
        keep(person, rule)
    assert [advice.rule for advice in diary(person).advice] == ["interval", "step-up"]


def test_an_answer_to_a_suggestion_stays_when_it_is_made_again(person):
    keep(person)
    facts = {"on": DAY, "rule": "interval", "action": "hold"}
    actions.answer_advice(person=person, **facts, answer="advised_otherwise")
    keep(person)
    assert [advice.answer for advice in diary(person).advice] == ["advised_otherwise"]


def test_an_answer_to_a_suggestion_can_be_taken_back(person):
    facts = {"person": person, "on": DAY, "rule": "interval", "action": "hold"}
    for answer in ("done", None):
        actions.answer_advice(**facts, answer=answer)
    assert [advice.answer for advice in diary(person).advice] == [None]


# Another person's rows


def test_anothers_rows_are_not_found(person, bob):
    row = change(bob.person)
    pause = actions.start_break(person=bob.person, start=DAY, reason="other")
    medicine = medicine_actions.add_medicine(person=bob.person, name="Iron")
    condition = medicine_actions.add_condition(person=bob.person, kind="liver_disease")
    fetches = [
        (access.regimen_or_404, row),
        (access.break_or_404, pause),
        (access.medicine_or_404, medicine),
        (access.condition_or_404, condition),
    ]
    for fetch, found in fetches:
        assert fetch(bob.person, found.pk) == found
        with pytest.raises(Http404):
            fetch(person, found.pk)


def test_no_action_reaches_anothers_rows(person, bob):
    take(bob.person)
    change(bob.person)
    before = diary(bob.person)
    pk = bob.person.intakes.get().pk
    with pytest.raises(Http404):
        actions.remove_dose(person=person, intake_id=pk)
    with pytest.raises(Http404):
        actions.withdraw_regimen(person=person, regimen_id=bob.person.regimen.get().pk, at=AT)
    assert diary(bob.person) == before

"""What still waits today: what the icon of the installed app counts."""

from decimal import Decimal

import pytest

from dose import actions as dose_actions
from journal.actions import answer_topic, save_answers
from journal.safety_answers import SafetyAnswer
from tests.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db


def waits(client) -> int:
    return client.get("/today/waits/").json()["waits"]


def take(person) -> None:
    taken = {"dose_mg": Decimal("1.5"), "timing": "night", "taken_at": None}
    dose_actions.record_dose(person=person, day=TODAY, **taken)


def test_a_dose_and_the_check_in_wait(her):
    assert waits(her) == 2


def test_a_recorded_dose_waits_no_more(her, person):
    take(person)
    assert waits(her) == 1


def test_a_dose_that_was_not_taken_waits_no_more(her, person):
    dose_actions.skip_dose(person=person, day=TODAY, timing="night")
    assert waits(her) == 1


def test_nothing_waits_once_both_are_recorded(her, person):
    take(person)
    save_answers(person=person, day=TODAY, answers={"crash": False}, at=NOW)
    assert waits(her) == 0


def test_each_part_of_a_dose_waits(her, person):
    change = {"dose_mg": Decimal(3), "timing": "both", "reason": "prescriber"}
    dose_actions.change_regimen(person=person, start=TODAY, **change)
    assert waits(her) == 3


def test_no_dose_waits_on_a_break(her, person):
    dose_actions.start_break(person=person, start=TODAY, reason="surgery")
    assert waits(her) == 1


def test_no_dose_waits_while_something_urgent_says_to_take_none(her, person):
    save_answers(person=person, day=TODAY, answers={"alerts": ["rash"]}, at=NOW)
    assert waits(her) == 0


def test_no_dose_waits_while_one_is_not_sure_about_opioids(her, person):
    answer_topic(person=person, topic="opioids", said=SafetyAnswer("unsure", TODAY))
    assert waits(her) == 1


def test_without_a_plan_the_check_in_waits(visitor):
    assert waits(visitor) == 1

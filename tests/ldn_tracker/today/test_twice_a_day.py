"""A day's dose taken in parts: one press is one part, and more than the day's dose asks first."""

from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen
from ldn_tracker.today.card import dose_card
from tests.builders import diary, dose, plan, regimen
from tests.conftest import TODAY

WHOLE, HALF = f"{TODAY} 3 night", f"{TODAY} 1.5 night"


def card(mg="3", recorded=()):
    twice = plan(doses_per_day=2)
    return dose_card(diary(plan=twice, regimen=[regimen(dose_mg=mg)]), TODAY, recorded)


@pytest.fixture
def her(alice, client_of):
    """alice's browser; her plan says 3 mg a day in two doses."""
    adopt_plan(person=alice.person, plan=plan(start=TODAY, doses_per_day=2), today=TODAY)
    whole = {"dose_mg": Decimal(3), "timing": "night", "reason": "start"}
    change_regimen(person=alice.person, start=TODAY, **whole)
    return client_of(alice)


def press(client, value):
    data = {"day": TODAY.isoformat(), "dose": value}
    return " ".join(client.post("/today/answer/", data).content.decode().split())


def test_one_press_records_one_of_two_doses():
    assert (card().planned, card().choices[0].value) == (HALF, f"{TODAY} 1.5 morning")


def test_the_second_dose_is_at_the_other_time_of_day():
    one = card(recorded=(dose(TODAY),))
    assert (one.is_open, one.planned, one.open_mg) == (True, f"{TODAY} 1.5 morning", Decimal("1.5"))


def test_after_both_nothing_is_open():
    assert card(recorded=(dose(TODAY), dose(TODAY, timing="morning"))).is_open is False


def test_a_day_filled_in_later_has_all_its_doses():
    assert card().whole == f"{HALF};{TODAY} 1.5 morning"


def test_a_dose_that_cannot_be_divided_is_one_press():
    assert (card("4.5").planned, card("4.5").parts) == (f"{TODAY} 4.5 night", 1)


def test_both_doses_are_recorded_without_a_question(her, alice):
    press(her, HALF)
    press(her, f"{TODAY} 1.5 morning")
    assert [row.dose_mg for row in alice.person.intakes.all()] == [Decimal("1.5")] * 2


def test_more_than_the_days_dose_asks_first(her, alice):
    press(her, HALF)
    assert "The whole dose of Sunday is 3 mg; this makes more." in press(her, WHOLE)
    assert alice.person.intakes.count() == 1


def test_a_first_dose_above_the_days_asks_first(her, alice):
    assert "Yes, I took 4.5 mg</button>" in press(her, f"{TODAY} 4.5 night")
    assert alice.person.intakes.count() == 0


def test_without_a_regimen_the_whole_day_is_held_against_the_plan(alice, client_of):
    twice = plan(start=TODAY, doses_per_day=2, max_dose_mg=Decimal("4.5"))
    adopt_plan(person=alice.person, plan=twice, today=TODAY)
    browser = client_of(alice)
    press(browser, WHOLE)
    assert "3 mg is recorded for Sunday already." in press(browser, f"{TODAY} 3 morning")
    assert alice.person.intakes.count() == 1

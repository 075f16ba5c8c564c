"""Which doses ask first, by the plan and the regimen of their own day."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen
from dose.diary.parts import Dose
from journal.middleware import clock_of
from ldn_tracker.today.actions import Doubted, record_doses
from tests.builders import plan
from tests.conftest import TODAY, text

pytestmark = pytest.mark.django_db
TEN_DAYS_AGO, LONG_AGO = TODAY - timedelta(10), TODAY - timedelta(100)


def asks(person, mg: str, day=TODAY) -> bool:
    """Whether a dose of so much on a day asks first; nothing is stored then."""
    before = person.intakes.count()
    dose = Dose(day=day, status="taken", dose_mg=Decimal(mg), timing="night")
    try:
        record_doses(person=person, doses=[dose], clock=clock_of(person))
    except Doubted:
        assert person.intakes.count() == before
        return True
    return False


@pytest.fixture
def person(alice):
    """Somebody on 1.5 mg by a plan of at most 3 mg, confirmed long ago."""
    known = plan(max_dose_mg=Decimal("3.0"), confirmed_on=LONG_AGO)
    adopt_plan(person=alice.person, plan=known, today=LONG_AGO)
    change_regimen(
        person=alice.person, start=LONG_AGO, dose_mg=Decimal("1.5"), timing="night", reason="start"
    )
    return alice.person


def test_one_step_above_what_is_due_asks_nothing(person):
    assert not asks(person, "3.0")


def test_more_than_the_plan_of_today_asks(person):
    assert asks(person, "4.5")


def test_a_day_gone_by_asks_by_the_plan_of_that_day(person):
    higher = plan(max_dose_mg=Decimal("4.5"), step_mg=Decimal("3.0"), confirmed_on=TODAY)
    adopt_plan(person=person, plan=higher, today=TODAY)
    assert asks(person, "4.5", TEN_DAYS_AGO)
    assert not asks(person, "4.5", TODAY)


def test_a_day_without_a_regimen_asks_above_the_plans_highest_dose(person):
    person.regimen.all().delete()
    assert asks(person, "4.5", TODAY - timedelta(9))
    assert not asks(person, "3.0", TODAY - timedelta(9))


def test_a_day_before_the_regimen_asks_whether_it_began_earlier(person):
    assert asks(person, "1.5", LONG_AGO - timedelta(1))
    assert not asks(person, "1.5", LONG_AGO)


def test_above_a_plan_without_a_regimen_the_question_says_why(person, alice, client_of):
    person.regimen.all().delete()
    page = client_of(alice).post("/today/answer/", {"dose": f"{TODAY} 9 night"}, follow=True)
    assert "This is above your plan’s highest dose of 3 mg." in text(page).replace("\xa0", " ")

"""A dose taken though none was due is recorded all the same."""

from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen, start_break
from tests.builders import plan
from tests.conftest import TODAY


def press_typed(client):
    data = {"dose": f"{TODAY} typed night", "dose_mg": "1.5"}
    return client.post("/today/answer/", {"day": TODAY.isoformat(), **data})


@pytest.mark.parametrize("begun", [False, True])
def test_a_dose_in_a_break_or_before_any_regimen_can_be_recorded(alice, client_of, begun):
    person, her = alice.person, client_of(alice)
    adopt_plan(person=person, plan=plan(start=TODAY), today=TODAY)
    if begun:
        dose = {"dose_mg": Decimal("1.5"), "timing": "night", "reason": "start"}
        change_regimen(person=person, start=TODAY, **dose)
        start_break(person=person, start=TODAY, reason="surgery")
    page = her.get("/today/").content.decode()
    assert "I took one anyway" in page
    assert f'name="dose" value="{TODAY} typed night"' in page
    press_typed(her)
    assert [row.dose_mg for row in person.intakes.all()] == [Decimal("1.5")]


def test_where_nothing_was_ever_prescribed_no_amount_is_asked_for(alice, client_of):
    assert "I took one anyway" not in client_of(alice).get("/today/").content.decode()

"""An amount that is no LDN dose asks before it is kept, wherever one can be given."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen
from tests import builders as b
from tests.conftest import TODAY, text

HX = {"HX-Request": "true"}
PAGES = {"Today": {"day": str(TODAY)}, "an earlier day": {"day": str(TODAY - timedelta(3))}}
PAGES["the week"] = {"page": "week"}


def words(response) -> str:
    return text(response).replace("\xa0", " ")


def amounts(person) -> list[Decimal]:
    return [row.dose_mg for row in person.intakes.all()]


def say(her, **fields):
    return her.post("/today/answer/", {"day": str(TODAY)} | fields, headers=HX)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_dose_of_45_mg_asks_on_every_page_that_takes_one(her, person, page):
    day = page.get("day", str(TODAY - timedelta(2)))
    response = her.post("/today/answer/", page | {"dose": f"{day} 45 night"})
    assert (response.status_code, amounts(person)) == (422, [])
    assert "45 mg: did you mean 4.5?" in words(response)
    assert "25 mg or more is another treatment, not LDN" in words(response)


def test_a_typed_amount_asks_and_offers_the_slip(her, person):
    typed = {"dose": f"{TODAY} typed night", "dose_mg": "45", "time": "11:00"}
    response = say(her, **typed)
    assert (response.status_code, response["X-Answer"], amounts(person)) == (422, "asks", [])
    assert f'name="dose" value="{TODAY} typed morning 4.5">It was 4.5 mg' in words(response)
    assert f'name="sure" value="{TODAY} typed morning 45">Yes, I took 45 mg' in words(response)


def test_the_yes_keeps_the_amount_that_was_asked_about_and_no_other(her, person):
    say(her, sure=f"{TODAY} typed morning 45", dose_mg="450", time="11:00")
    assert amounts(person) == [Decimal(45)]


def test_the_slip_that_is_put_right_is_kept_at_its_time(her, person):
    say(her, dose=f"{TODAY} typed morning 3", dose_mg="30", time="11:00")
    (row,) = person.intakes.all()
    assert (row.dose_mg, row.taken_at.hour) == (Decimal(3), 23)  # 11:00 in Auckland


def test_an_empty_yes_confirms_nothing(her, person):
    say(her, dose=f"{TODAY} 45 night", sure="")
    assert amounts(person) == []


def test_a_kept_tap_that_asks_says_what_it_asks(her):
    response = say(her, dose=f"{TODAY} 45 night")
    assert words(response).startswith("45 mg: did you mean 4.5?")


def test_a_second_absurd_dose_says_both(her, person):
    person.intakes.create(day=TODAY, status="taken", dose_mg="1.5", timing="morning")
    page = words(say(her, dose=f"{TODAY} 45 night"))
    assert "45 mg: did you mean 4.5?" in page
    assert "1.5 mg is recorded for Sunday already. Never take two to catch up." in page


def test_the_planned_dose_of_a_plan_above_6_mg_asks_no_more(person, visitor):
    high = b.plan(max_dose_mg=Decimal(9), start=TODAY - timedelta(9))
    adopt_plan(person=person, plan=high, today=TODAY - timedelta(9))
    change_regimen(
        person=person, start=TODAY - timedelta(9), dose_mg=Decimal(9), timing="morning",
        reason="start",
    )  # fmt: skip
    say(visitor, dose=f"{TODAY} 9 morning")
    assert amounts(person) == [Decimal(9)]


def test_i_take_it_already_45_mg_asks_and_is_no_last_nights_dose(visitor, person):
    data = {"dose_mg": "45", "timing": "night", "start": "2026-09-01", "reason": "already_taking"}
    response = visitor.post("/start/dose/", data)
    assert (response.status_code, list(person.regimen.all())) == (422, [])
    assert "45 mg: did you mean 4.5?" in words(response)
    assert "Last night’s dose" not in words(visitor.get("/today/"))
    visitor.post("/start/dose/", data | {"amount_is": "dose_mg 45 4.5"})
    assert [row.dose_mg for row in person.regimen.all()] == [Decimal("4.5")]


@pytest.mark.parametrize("address", ["/plan/edit/", "/start/plan/"])
def test_the_plans_form_asks_and_keeps_nothing(visitor, person, address):
    data = {
        "starting_dose_mg": "1.5", "step_mg": "1.5", "step_interval_days": "14",
        "max_dose_mg": "45", "doses_per_day": "1", "form": "capsule", "holds": "1.5",
        "primary_symptom": "fatigue",
    }  # fmt: skip
    response = visitor.post(address, data)
    assert (response.status_code, person.plans.count()) == (422, 0)
    assert "45 mg: did you mean 4.5?" in words(response)
    assert visitor.post(address, data | {"amount_is": "max_dose_mg 45 4.5"}).status_code == 302
    assert person.plans.get().max_dose_mg == Decimal("4.5")


def test_above_the_plan_no_page_says_that_a_dose_can_still_be_taken(her, person):
    person.regimen.update(dose_mg=Decimal(45))
    eve = TODAY - timedelta(1)
    her.post("/today/answer/", {"dose": f"{eve} skipped"}, headers=HX)
    pages = [say(her, dose=f"{eve} skipped", last_night=""), her.get("/today/")]
    assert [page for page in map(words, pages) if "can still take it" in page] == []
    assert "Leave it out: it is more than your plan allows. Ask your prescriber first." in words(
        pages[0]
    )


def test_a_plan_of_another_treatment_never_says_that_a_dose_can_still_be_taken(alice, client_of):
    start = TODAY - timedelta(9)
    plan = b.plan(start=start, max_dose_mg=Decimal(60))
    adopt_plan(person=alice.person, plan=plan, today=start)
    row = {"dose_mg": Decimal(45), "timing": "night", "reason": "already_taking"}
    change_regimen(person=alice.person, start=start, **row)
    page = words(client_of(alice).get("/today/"))
    assert "can still take it" not in page
    assert "Leave it out: it is much more than LDN goes up to. Ask your prescriber first." in page

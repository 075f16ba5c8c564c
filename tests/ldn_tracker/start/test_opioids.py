"""The question about opioids: names on packets, and "Take no LDN yet" first where it applies."""

import re

import pytest

from dose import medicine_actions
from dose.medicines.meaning import find_all
from journal.actions import update_person
from journal.vocabulary import COUNTRIES
from ldn_tracker.start.brands import ANYWHERE, OPIOIDS, brands
from tests.conftest import text

SHOWN = sorted({*ANYWHERE, *(name for names in OPIOIDS.values() for name in names)})


def heading(page) -> str:
    return re.search(r"<h1>(.*?)</h1>", text(page))[1]


@pytest.mark.parametrize("name", SHOWN)
def test_every_name_that_is_shown_is_an_opioid_on_the_list(name):
    found = find_all(name)[0]
    assert (found.level, found.effect) == ("stop", "opioid")


@pytest.mark.parametrize("country", [*COUNTRIES, ""])
def test_the_names_are_those_of_the_country(visitor, person, country):
    update_person(person=person, country=country)
    page = text(visitor.get("/start/opioids/"))
    assert [name for name in brands("opioids", country) if name not in page] == []
    assert len(brands("opioids", country)) >= 9


def test_a_packets_name_can_be_tapped(visitor, person):
    update_person(person=person, country="GB")
    page = visitor.post("/start/opioids/", {"answer": "yes"}, follow=True)
    assert '<button name="name" value="Co-codamol" type="submit">' in text(page)


def test_the_question_itself_is_asked_first(visitor):
    page = visitor.get("/start/opioids/")
    assert heading(page).startswith("Do you take an opioid")
    assert "if you’re not sure, take no LDN yet" in text(page)


@pytest.mark.parametrize(
    "answer",
    [
        {"answer": "yes"},  # which one, is not said yet
        {"answer": "unsure"},
        {"name": "Nurofen Plus"},
        {"name": "codiene"},  # a slip of the pen that may be one
        {"name": "the blue ones"},  # nobody knows
    ],
)
def test_it_leads_with_take_no_ldn_yet_and_still_does_on_coming_back(visitor, answer):
    page = visitor.post("/start/opioids/", answer, follow=True)
    assert heading(page) == "Take no LDN yet"
    assert heading(visitor.get("/start/opioids/")) == "Take no LDN yet"


def test_coming_back_still_asks_the_question_below(visitor):
    visitor.post("/start/opioids/", {"name": "codeine"})
    page = text(visitor.get("/start/opioids/"))
    assert "<h2>Do you take an opioid, or have you in the last two weeks?</h2>" in page


@pytest.mark.parametrize("name", ["paracetamol", "Contrave"])
def test_what_is_no_opioid_does_not_lead_with_it(visitor, person, name):
    medicine_actions.add_medicine(person=person, name=name)
    assert heading(visitor.get("/start/opioids/")).startswith("Do you take an opioid")


@pytest.mark.parametrize("step", ["begin", "dose"])
def test_not_sure_is_told_again_before_ldn_is_begun(visitor, step):
    assert "Take no LDN yet" not in text(visitor.get(f"/start/{step}/"))
    visitor.post("/start/opioids/", {"answer": "unsure"})
    assert "Take no LDN yet. Show your pharmacist" in text(visitor.get(f"/start/{step}/"))

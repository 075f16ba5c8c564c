"""A carer fills the diary in: said once, and the pages ask about the person by name."""

from datetime import date

import pytest

from dose.diary import from_database
from journal.actions import save_answers, update_person
from ldn_tracker.report.build import summarise
from ldn_tracker.start.screens import IDS
from tests.conftest import NOW, TODAY, text

NOT_ABOUT_THEM = ("Are you", "Do you", "Have you", "matters most to you", "your prescriber’s plan?")


@pytest.fixture
def carer(visitor, person):
    """alice's browser, held by somebody who fills it in for Ana."""
    visitor.post("/start/whose/", {"name": "Ana"})
    person.refresh_from_db()
    return visitor


def test_the_first_question_offers_it_and_costs_nobody_else_a_tap(visitor):
    page = text(visitor.get("/start/where/"))
    assert 'href="/start/whose/">I’m filling this in for someone else</a>' in page
    assert "whose" not in IDS


def test_it_is_kept_in_the_diary_and_leads_back_to_the_questions(visitor, person):
    response = visitor.post("/start/whose/", {"name": " Ana "})
    diary = from_database.whole(type(person).objects.get(pk=person.pk))
    assert response.url == "/start/where/"
    assert (diary.person.name, diary.person.filled_in_for) == ("Ana", True)


def test_without_a_name_it_asks_again(visitor, person):
    response = visitor.post("/start/whose/", {"name": " "})
    person.refresh_from_db()
    assert (response.status_code, person.filled_in_for) == (422, False)
    assert "Enter the name you call them by." in text(response)


def test_it_can_be_said_that_the_diary_is_ones_own_after_all(carer, person):
    carer.post("/start/whose/", {"own": "1"})
    person.refresh_from_db()
    assert (person.filled_in_for, person.name) == (False, "Ana")


@pytest.mark.parametrize("step", IDS)
def test_every_question_is_about_them(carer, step):
    page = text(carer.get(f"/start/{step}/"))
    assert "· for Ana</p>" in page
    assert [words for words in NOT_ABOUT_THEM if words in page] == []


def test_today_is_about_them(carer, her):
    page = text(carer.get("/today/"))
    assert "How was today for Ana?" in page
    assert '">Taken</button>' in page
    assert ("I took it" in page, "Thoughts of harming myself" in page) == (False, False)


def test_a_suggestion_and_its_page_are_about_them(carer, her, person):
    save_answers(person=person, day=TODAY, answers={"alerts": ["too_much"]}, at=NOW)
    for url in ("/today/", "/advice/"):
        page = text(carer.get(url))
        assert "Get in touch with the prescriber: you said this is too much" in page
        assert "your prescriber" not in page.casefold()


def test_what_is_shown_of_a_suggestion_is_not_what_is_compared(carer, her, person):
    """The buttons answer the suggestion as the rules made it."""
    save_answers(person=person, day=TODAY, answers={"alerts": ["too_much"]}, at=NOW)
    offered = carer.get("/today/").context["suggestion"].offer
    carer.post("/advice/answer/", offered | {"answer": "will_ask", "back": "today"})
    assert [row.answer for row in person.advice.all()] == ["will_ask"]


def test_to_the_person_nothing_changes(her):
    page = text(her.get("/today/"))
    assert ("I took it</button>" in page, "How was today?" in page) == (True, True)
    assert "filling this in" not in page


def test_the_plan_page_is_about_them(carer, her):
    page = text(carer.get("/plan/"))
    assert ("What Ana takes now" in page, "What I take now" in page) == (True, False)


def test_choices_of_a_form_are_about_them(carer, her):
    page = text(carer.get("/plan/change/"))
    assert ("The prescriber said so" in page, "My prescriber said so" in page) == (True, False)


def test_a_name_is_escaped_wherever_it_is_said(visitor, her, person):
    update_person(person=person, name="<b>Ana</b>", filled_in_for=True)
    for address in ("/today/", "/start/age/", "/plan/", "/account/"):
        page = visitor.get(address).content.decode()
        assert ("<b>Ana</b>" in page, "&lt;b&gt;Ana&lt;/b&gt;" in page) == (False, True)


def test_what_is_recorded_says_that_a_helper_gave_it(carer, person):
    save_answers(person=person, day=TODAY, answers={"ratings.fatigue": 6}, at=NOW)
    (entry,) = from_database.whole(person).entries
    assert entry.recorded_by == "helper"


def test_the_page_for_the_gp_says_who_reported(carer, person):
    reported = [
        summarise(from_database.whole(person), date(2026, 9, 1), TODAY, printed=TODAY).head.reported
        for person.filled_in_for in (True, False)
        if update_person(person=person, filled_in_for=person.filled_in_for)
    ]
    assert reported == ["reported by a helper for the patient", "reported by the patient"]


def test_account_changes_it(carer, person):
    page = carer.get("/account/").context["form"]
    assert page["filled_in_for"].value() is True
    assert "About Ana" in text(carer.get("/account/"))

"""Getting started can correct itself: it shows what is noted, and takes a mistake back."""

from datetime import date

import pytest

from dose import medicine_actions, queries
from journal.actions import update_person
from tests.conftest import TODAY, text


def tap(visitor, step: str, answer: str):
    return visitor.post(f"/start/{step}/", {"answer": answer}, follow=True)


def kinds(person) -> list:
    return [row.kind for row in queries.conditions(person)]


def words(visitor, step: str) -> list:
    return [each.words for each in visitor.get(f"/start/{step}/").context["noted"]]


def test_going_back_shows_what_is_noted(visitor, person):
    tap(visitor, "liver", "yes")
    page = text(visitor.get("/start/liver/"))
    assert words(visitor, "liver") == ["Liver disease"]
    assert (
        '<button class="wide" name="answer" value="yes" type="submit" aria-pressed="true">' in page
    )


def test_no_takes_back_the_yes_that_was_a_mistake_and_says_so(visitor, person):
    tap(visitor, "liver", "yes")
    page = text(tap(visitor, "liver", "no"))
    assert "Removed: Liver disease." in page
    assert (kinds(person), words(visitor, "liver")) == ([], [])


def test_no_keeps_what_was_noted_elsewhere_and_says_that_it_stands(visitor, person):
    medicine_actions.add_condition(person=person, kind="liver_disease", start=date(2020, 1, 1))
    page = text(tap(visitor, "liver", "no"))
    assert "Still noted: Liver disease. Go back to remove it." in page
    assert kinds(person) == ["liver_disease"]


def test_told_twice_what_was_noted_elsewhere_is_still_not_ours_to_take_back(visitor, person):
    medicine_actions.add_condition(person=person, kind="liver_disease")
    tap(visitor, "liver", "yes")
    tap(visitor, "liver", "no")
    assert kinds(person) == ["liver_disease"]


def test_no_keeps_what_was_talked_about_with_the_prescriber(visitor, person):
    tap(visitor, "liver", "yes")
    row = queries.conditions(person)[0]
    medicine_actions.discuss_condition(person=person, condition_id=row.pk, on=TODAY)
    tap(visitor, "liver", "no")
    assert kinds(person) == ["liver_disease"]


def test_another_answer_takes_the_place_of_the_first(visitor, person):
    tap(visitor, "pregnancy", "pregnancy")
    tap(visitor, "pregnancy", "planning_pregnancy")
    assert kinds(person) == ["planning_pregnancy"]


@pytest.mark.parametrize(
    ("step", "answers", "said"),
    [
        ("operation", {"on": "2026-10-01"}, "Operation on 1 Oct 2026"),
        ("allergy", {"allergies": "penicillin"}, "penicillin"),
        ("opioids", {"name": "codeine", "last_taken": "2026-09-19"},
         "codeine, last taken 19 Sep 2026"),
        ("opioids", {"name": "the blue ones"}, "the blue ones"),
        ("opioids", {"name": "Tramdol"}, "Tramdol"),
        ("naltrexone", {"name": "Contrave"}, "Contrave"),
    ],
)  # fmt: skip
def test_what_was_noted_is_shown_and_a_no_takes_it_back(visitor, person, step, answers, said):
    visitor.post(f"/start/{step}/", answers)
    assert words(visitor, step) == [said]
    tap(visitor, step, "no")
    person.refresh_from_db()
    left = [*queries.medicines(person), *queries.conditions(person), *person.allergies]
    assert left == []


@pytest.mark.parametrize("step", ["liver", "operation", "allergy", "opioids"])
def test_whatever_is_noted_can_be_removed_on_its_screen(visitor, person, step):
    medicine_actions.add_condition(person=person, kind="liver_disease")
    medicine_actions.add_condition(person=person, kind="surgery", on=date(2026, 10, 1))
    medicine_actions.add_medicine(person=person, name="codeine")
    update_person(person=person, allergies=["latex"])
    (shown,) = visitor.get(f"/start/{step}/").context["noted"]
    page = visitor.post(f"/start/{step}/", {"remove": shown.key}, follow=True)
    assert page.redirect_chain == [(f"/start/{step}/", 302)]
    assert f"Removed: {shown.words}." in text(page)
    assert page.context["noted"] == []


def test_a_screen_removes_only_what_it_asks_about(visitor, person):
    row = medicine_actions.add_condition(person=person, kind="liver_disease")
    visitor.post("/start/pregnancy/", {"remove": f"condition-{row.pk}"})
    assert kinds(person) == ["liver_disease"]


def test_nobody_removes_from_anothers_diary(client_of, bob, person):
    row = medicine_actions.add_condition(person=person, kind="liver_disease")
    client_of(bob).post("/start/liver/", {"remove": f"condition-{row.pk}"})
    assert kinds(person) == ["liver_disease"]


def test_an_operation_that_is_over_is_not_asked_about(visitor, person):
    medicine_actions.add_condition(person=person, kind="surgery", on=date(2026, 1, 1))
    assert words(visitor, "operation") == []


def test_the_screen_of_opioids_does_not_list_other_medicines(visitor, person):
    for name in ("paracetamol", "Contrave", "kratom", "naloxone"):
        medicine_actions.add_medicine(person=person, name=name)
    found = {step: words(visitor, step) for step in ("opioids", "naltrexone")}
    assert found == {"opioids": ["kratom"], "naltrexone": ["Contrave"]}


def test_the_country_and_the_symptom_show_what_was_answered(visitor, person):
    tap(visitor, "where", "GB")
    tap(visitor, "symptom", "pain")
    found = [visitor.get(f"/start/{step}/").context["chosen"] for step in ("where", "symptom")]
    assert found == [{"GB"}, {"pain"}]


def test_a_fact_is_removed_from_the_medicines_page_without_opening_a_fold(visitor, person):
    medicine_actions.add_condition(person=person, kind="liver_disease")
    page = text(visitor.get("/medicines/"))
    section = page[page.index('id="conditions"') :]
    before = section[: section.index("Remove: I added it by mistake")]
    assert before.count("<details") == before.count("</details>") == 1

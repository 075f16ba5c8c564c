"""No, not sure, not asked: what getting started keeps of each question of safety."""

from datetime import date

import pytest

from dose import medicine_actions, queries
from journal.actions import answer_topic, update_person
from journal.safety_answers import SafetyAnswer, safety_answer
from ldn_tracker.start.screens import TOPICS
from tests.conftest import TODAY, text

MAY = date(2026, 5, 10)


def tap(visitor, step: str, answer: str):
    return visitor.post(f"/start/{step}/", {"answer": answer}, follow=True)


def said(person, topic: str):
    person.refresh_from_db()
    return safety_answer(person, topic)


@pytest.mark.parametrize(("step", "topic"), TOPICS.items())
def test_a_no_is_kept_with_its_day_and_a_later_one_updates_it(visitor, person, step, topic):
    answer_topic(person=person, topic=topic, said=SafetyAnswer("none", MAY))
    tap(visitor, step, "no")
    assert said(person, topic) == SafetyAnswer("none", TODAY)
    assert "You said no on 20 Sep 2026." in text(visitor.get(f"/start/{step}/"))


@pytest.mark.parametrize(("step", "topic"), TOPICS.items())
def test_not_sure_is_an_answer_that_says_whom_to_ask_and_what_holds_until_then(
    visitor, person, step, topic
):
    response = tap(visitor, step, "unsure")
    assert response.redirect_chain == [(f"/start/{step}/?unsure=1", 302)]
    assert said(person, topic) == SafetyAnswer("unsure", TODAY)
    words = response.context["unsure"]
    assert words in text(response)
    assert ("Until" in words or "yet" in words) is True


def test_not_sure_of_opioids_leads_with_take_no_ldn_yet(visitor):
    assert "<h1>Take no LDN yet</h1>" in text(tap(visitor, "opioids", "unsure"))
    assert "<h1>Not sure</h1>" in text(tap(visitor, "liver", "unsure"))


def test_an_opioid_leads_with_take_no_ldn_yet(visitor):
    page = text(visitor.post("/start/opioids/", {"name": "codeine"}, follow=True))
    assert "<h1>Take no LDN yet</h1>" in page


def test_what_was_not_answered_was_not_asked(visitor, person):
    visitor.get("/start/opioids/")
    assert [said(person, topic) for topic in TOPICS.values()] == [None] * 6


def test_taking_it_back_leaves_the_question_unasked(visitor, person):
    tap(visitor, "liver", "no")
    response = visitor.post("/start/liver/", {"remove": "said-liver_disease"}, follow=True)
    assert response.redirect_chain == [("/start/liver/", 302)]
    assert said(person, "liver_disease") is None
    assert "You said" not in text(response).replace("You said no on 20 Sep 2026", "", 1)


@pytest.mark.parametrize(
    ("step", "answers"),
    [
        ("opioids", {"name": "codeine"}),
        ("naltrexone", {"name": "Contrave"}),
        ("liver", {"answer": "yes"}),
        ("pregnancy", {"answer": "breastfeeding"}),
        ("operation", {"on": "2026-10-01"}),
        ("allergy", {"allergies": "latex"}),
    ],
)
@pytest.mark.parametrize("answer", ["none", "unsure"])
def test_a_yes_takes_a_none_or_not_sure_back(visitor, person, step, answers, answer):
    answer_topic(person=person, topic=TOPICS[step], said=SafetyAnswer(answer, MAY))
    visitor.post(f"/start/{step}/", answers)
    assert said(person, TOPICS[step]) is None


def test_what_stands_is_answered_by_that_whatever_is_said_besides(visitor, person):
    medicine_actions.add_condition(person=person, kind="liver_disease", start=MAY)
    update_person(person=person, allergies=["latex"])
    tap(visitor, "liver", "no")
    tap(visitor, "allergy", "unsure")
    assert (said(person, "liver_disease"), said(person, "allergies")) == (None, None)


def test_not_sure_takes_back_the_yes_that_was_a_mistake(visitor, person):
    tap(visitor, "liver", "yes")
    assert "Removed: Liver disease." in text(tap(visitor, "liver", "unsure"))
    assert list(queries.conditions(person)) == []


def test_a_name_nobody_knows_is_asked_about_and_answered_in_place(visitor, person):
    page = visitor.post("/start/opioids/", {"name": "the blue ones"}, follow=True)
    assert "Is “the blue ones” an opioid?" in text(page)
    assert "<h1>Take no LDN yet</h1>" in text(page)
    page = visitor.post("/start/opioids/?noted=the+blue+ones", {"opioid": "yes"}, follow=True)
    assert "<h1>Take no LDN yet</h1>" in text(page)
    assert [row.opioid for row in queries.medicines(person)] == [True]
    visitor.post("/start/opioids/?noted=the+blue+ones", {"opioid": "change"})
    assert [row.opioid for row in queries.medicines(person)] == [None]


def test_a_misspelt_name_that_is_right_as_typed_is_asked_whether_it_is_an_opioid(visitor, person):
    page = visitor.post("/start/opioids/", {"name": "codiene"}, follow=True)
    assert 'href="?noted=codiene">No, “codiene” is right</a>' in text(page)
    assert "Is “codiene” an opioid?" in text(visitor.get("/start/opioids/?noted=codiene"))
    visitor.post("/start/opioids/?noted=codiene", {"opioid": "no"})
    assert [(row.name, row.opioid) for row in queries.medicines(person)] == [("codiene", False)]


def test_a_yes_holds_of_the_name_that_is_given_to_it(visitor, person):
    tap(visitor, "opioids", "yes")
    visitor.post("/start/opioids/", {"name": "the blue ones", "names_it": "1"})
    assert [(r.name, r.opioid) for r in queries.medicines(person)] == [("the blue ones", True)]

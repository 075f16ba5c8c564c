"""The advice page: the suggestion in full, and the person's answer."""

from datetime import date
from decimal import Decimal

import pytest

from dose import actions, queries
from dose.diary import from_database
from dose.diary.parts import Advice
from journal.actions import answer_topic, update_person
from journal.safety_answers import SafetyAnswer
from ldn_tracker.transfer import store
from tests import builders as a
from tests.conftest import NOW, TODAY
from tests.dose.rules.test_following import CALM, diary, sleepless

TOMORROW = date(2026, 9, 21)


def given(person, one):
    store.store(person, one, at=NOW)


def text(response) -> str:
    return " ".join(response.content.decode().split()).replace("\N{NO-BREAK SPACE}", " ")


STEP_UP = {
    "rule": "step-up",
    "action": "step_up",
    "dose_mg": "3.0",
    "timing": "night",
    "start": "2026-09-20",
}


def say(visitor, answer: str, **offer):
    """Send what the page held, and the button tapped."""
    return visitor.post("/advice/answer/", (offer or STEP_UP) | {"answer": answer})


def kept(person) -> list:
    return [(row.on, row.rule, row.answer) for row in queries.advice_given(person)]


def regimen(person) -> list:
    rows = from_database.whole(person).regimen
    return [(row.start, row.dose_mg, row.timing, row.reason) for row in rows]


def test_the_page_says_what_why_and_what_was_looked_at(visitor, person):
    given(person, diary())
    page = text(visitor.get("/advice/"))
    assert "Your plan’s next step is 3 mg" in page
    assert "What could change this?" in page
    assert "Days at this dose" in page
    assert "21 of 14" in page
    assert 'href="/rules/#step-up"' in page


def test_while_not_sure_about_opioids_no_next_step_is_on_offer(visitor, person):
    given(person, diary())
    answer_topic(person=person, topic="opioids", said=SafetyAnswer("unsure", TODAY))
    page = text(visitor.get("/advice/"))
    assert ("Take no LDN yet." in page, "you said you’re not sure" in page) == (True, True)
    assert 'name="answer"' not in page
    say(visitor, "done")
    assert len(regimen(person)) == 1


def test_the_sources_stand_with_their_kind_of_evidence(visitor, person):
    given(person, diary())
    page = text(visitor.get("/advice/"))
    assert "<strong>Clinician&#x27;s article</strong>" in page
    assert "R. Vallings, Low Dose Naltrexone (article)" in page


def test_doing_it_records_the_new_dose_in_one_step(visitor, person):
    given(person, diary())
    assert say(visitor, "done").url == "/advice/"
    assert regimen(person)[1:] == [(TODAY, Decimal("3.0"), "night", "step_up")]
    assert kept(person) == [(TODAY, "step-up", "done")]


def test_doing_it_twice_changes_it_once(visitor, person):
    given(person, diary())
    say(visitor, "done")
    say(visitor, "done")
    assert len(regimen(person)) == 2


def test_a_switch_names_the_dose_to_leave_out(visitor, person):
    given(person, sleepless())
    offer = {"rule": "insomnia-at-night", "action": "switch_to_morning"}
    say(visitor, "done", **offer, dose_mg="1.5", timing="morning", start=TODAY)
    assert regimen(person)[1:] == [(TODAY, Decimal("1.5"), "morning", "insomnia")]
    page = text(visitor.get("/advice/"))
    assert "Leave out Sunday 20 September, morning and night." in page


@pytest.mark.parametrize("answer", ["will_ask", "not_now"])
def test_another_answer_is_kept_and_changes_no_dose(visitor, person, answer):
    given(person, diary())
    say(visitor, answer)
    assert kept(person) == [(TODAY, "step-up", answer)]
    assert len(regimen(person)) == 1
    assert "Undo this answer" in text(visitor.get("/advice/"))


def test_an_answer_can_be_taken_back(visitor, person):
    given(person, diary())
    say(visitor, "not_now")
    say(visitor, "")
    assert kept(person) == [(TODAY, "step-up", "")]
    assert "Ask my prescriber first" in text(visitor.get("/advice/"))


FROM_TOMORROW = STEP_UP | {"start": TOMORROW}


@pytest.mark.parametrize("answer", ["", "will_ask"])
def test_with_the_answer_the_change_that_it_recorded_is_taken_back(visitor, person, answer):
    given(person, diary(doses=a.doses(date(2026, 8, 31), TODAY)))
    say(visitor, "done", **FROM_TOMORROW)
    say(visitor, answer, **FROM_TOMORROW)
    assert (len(regimen(person)), kept(person)) == (1, [(TODAY, "step-up", answer)])


def test_what_was_taken_back_can_be_done_after_all(visitor, person):
    given(person, diary(doses=a.doses(date(2026, 8, 31), TODAY)))
    for answer in ("done", "", "done"):
        say(visitor, answer, **FROM_TOMORROW)
    assert regimen(person)[1:] == [(TOMORROW, Decimal("3.0"), "night", "step_up")]
    assert kept(person) == [(TODAY, "step-up", "done")]


def test_a_change_that_no_answer_recorded_stays_when_the_answer_is_taken_back(visitor, person):
    given(person, diary(doses=a.doses(date(2026, 8, 31), TODAY)))
    change = {"dose_mg": Decimal("3.0"), "timing": "night", "reason": "step_up"}
    actions.change_regimen(person=person, start=TOMORROW, **change)
    say(visitor, "not_now", **FROM_TOMORROW)
    say(visitor, "", **FROM_TOMORROW)
    assert len(regimen(person)) == 2


def test_a_prescriber_who_advised_otherwise_sets_it_aside(visitor, person):
    given(person, diary())
    say(visitor, "advised_otherwise")
    assert visitor.get("/advice/").context["finding"].rule == "advised-otherwise"


def test_an_answer_that_is_not_on_offer_is_none(visitor, person):
    given(person, diary(entries=[a.entry(TODAY, alerts=("rash",))]))
    for answer in ("advised_otherwise", "nonsense"):
        say(visitor, answer, rule="possible-allergy", action="contact_today")
    assert kept(person) == []


def test_an_answer_to_what_no_longer_stands_is_not_taken(visitor, person):
    given(person, diary(plan=a.plan(confirmed_on=None)))
    response = say(visitor, "done")
    assert kept(person) == []
    assert "Something has changed in the meantime." in text(visitor.get(response.url))
    assert len(regimen(person)) == 1


@pytest.mark.parametrize(
    "shown",
    [{"dose_mg": "4.5"}, {"dose_mg": ""}, {"timing": "morning"}, {"start": TOMORROW}],
)
def test_another_change_than_the_page_showed_is_never_recorded(visitor, person, shown):
    given(person, diary())
    response = say(visitor, "done", **STEP_UP | shown)
    assert "Something has changed in the meantime." in text(visitor.get(response.url))
    assert (len(regimen(person)), kept(person)) == (1, [(TODAY, "step-up", "")])


def test_the_page_holds_the_change_that_its_buttons_name(visitor, person):
    given(person, diary())
    assert visitor.get("/advice/").context["offer"] == STEP_UP
    page = text(visitor.get("/advice/"))
    assert '<input type="hidden" name="dose_mg" value="3.0">' in page


def test_a_change_that_is_already_planned_leads_to_the_plan(visitor, person):
    given(person, diary(doses=a.doses(date(2026, 8, 31), TODAY)))
    actions.change_regimen(
        person=person,
        start=TOMORROW,
        dose_mg=Decimal("1.5"),
        timing="night",
        reason="other",
    )
    assert say(visitor, "done", **STEP_UP | {"start": TOMORROW}).url == "/plan/"
    assert kept(person) == []


def test_without_a_confirmed_plan_no_dose_is_named(visitor, person):
    given(person, diary(plan=a.plan(confirmed_on=None)))
    finding = visitor.get("/advice/").context["finding"]
    assert (finding.rule, str(finding.action), finding.dose_mg) == (
        "step-up", "talk_to_prescriber", None
    )  # fmt: skip


def test_without_suggestions_it_is_a_diary(visitor, person, settings):
    settings.SUGGESTIONS = False
    given(person, diary())
    response = visitor.get("/advice/")
    assert (response.context["finding"].rule, response.context["answers"]) == (
        "suggestions-off", ()
    )  # fmt: skip


def test_is_it_new_is_asked_in_place_and_answered_with_one_tap(visitor, person):
    aching = a.entries(date(2026, 9, 1), TODAY, CALM | {"headache": 2})
    given(person, diary(entries=a.entries(date(2026, 8, 17), date(2026, 8, 31), CALM) + aching))
    assert "is it new since the change on 31 August" in text(visitor.get("/advice/"))
    visitor.post("/advice/newness/", {"measure": "headache", "is_new": "no"})
    assert from_database.window(person, TODAY).entry_on[TODAY].not_new_since_change == ("headache",)
    assert "is it new since" not in text(visitor.get("/advice/"))


def test_newness_of_what_is_no_measure_is_not_kept(visitor, person):
    visitor.post("/advice/newness/", {"measure": "nonsense", "is_new": "yes"})
    assert from_database.window(person, TODAY).entries == ()


def test_an_emergency_leads_and_urgent_ones_stand_above(visitor, person):
    both = [a.entry(TODAY, alerts=("anaphylaxis", "liver"))]
    given(person, diary(entries=both))
    response = visitor.get("/advice/")
    assert response.context["finding"].rule == "anaphylaxis"
    assert [other.rule for other in response.context["others"]] == ["liver-signs", "after-alert"]
    assert "Get help now" in text(response)


def test_in_an_emergency_the_number_of_the_country_is_one_tap_away(visitor, person):
    given(person, diary(entries=[a.entry(TODAY, alerts=("anaphylaxis",))]))
    assert 'href="tel:111">Call 111</a>' in text(visitor.get("/advice/"))
    update_person(person=person, country="GB")
    assert 'href="tel:999">Call 999</a>' in text(visitor.get("/advice/"))


def test_after_thoughts_of_self_harm_the_crisis_line_comes_first(visitor, person):
    given(person, diary(entries=[a.entry(TODAY, alerts=("self_harm",))]))
    numbers = [line.number for line in visitor.get("/advice/").context["ring"]]
    assert (numbers[0], numbers[-1]) == ("1737", "111")


def test_an_unconfirmed_plan_leads_to_the_tick(visitor, person):
    given(person, diary(plan=a.plan(confirmed_on=None)))
    assert visitor.get("/advice/").context["place"] == ("/plan/", "My prescriber gave me this plan")


def test_the_history_of_suggestions_and_answers_is_kept(visitor, person):
    said = [Advice(on=date(2026, 9, 1), rule="interval", action="hold", answer="will_ask")]
    given(person, diary(advice=said))
    page = text(visitor.get("/advice/"))
    assert "1 Sep 2026" in page
    assert "you said you would ask" in page


def test_somebody_elses_suggestion_is_not_mine(client_of, bob, person):
    given(person, diary())
    assert client_of(bob).get("/advice/").context["finding"].rule == "baseline-first"


def test_what_was_shown_is_kept_once_and_unanswered(visitor, person):
    given(person, diary())
    visitor.get("/advice/")
    visitor.get("/advice/")
    assert kept(person) == [(TODAY, "step-up", "")]


def test_the_page_asks_the_database_a_set_number_of_times(
    visitor, person, django_assert_num_queries
):
    given(person, diary())
    with django_assert_num_queries(24):
        visitor.get("/advice/")


def test_while_one_is_not_sure_about_opioids_nothing_is_offered(her, person):
    her.post("/medicines/asked/opioids/", {"said": "unsure"})
    page = text(her.get("/advice/"))
    assert "Take no LDN yet. Show your pharmacist everything you take" in page
    assert "you said you’re not sure" in page
    assert 'name="answer"' not in page

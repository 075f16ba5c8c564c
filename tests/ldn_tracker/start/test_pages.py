"""Getting started: one question a screen, all may be skipped, one can come back."""

from datetime import date
from decimal import Decimal

import pytest

from dose import actions, queries
from dose.diary import from_database
from journal.actions import save_answers, update_person
from journal.queries import asked_measures
from tests import builders
from tests.conftest import NOW, TODAY, text

PLAN = {
    "starting_dose_mg": "1.5",
    "step_mg": "1.5",
    "step_interval_days": "14",
    "max_dose_mg": "4.5",
    "doses_per_day": "1",
    "form": "capsule",
    "holds": "1.5",
    "primary_symptom": "pain",
}
ALL = (
    "where", "clock", "age", "opioids", "naltrexone", "liver", "pregnancy", "operation", "allergy",
    "symptom", "plan", "track", "begin",
)  # fmt: skip


def tap(visitor, step: str, answer: str, **more):
    return visitor.post(f"/start/{step}/", {"answer": answer, **more})


def kept(person) -> list:
    return [(row.kind, row.on, row.discussed_on) for row in queries.conditions(person)]


def test_it_begins_with_the_first_question(visitor):
    assert visitor.get("/start/").url == "/start/where/"


def test_it_carries_on_where_one_stopped(visitor):
    visitor.get("/start/liver/")
    assert visitor.get("/start/").url == "/start/liver/"


def test_every_question_can_be_skipped_to_the_end(visitor, person):
    address, seen = "/start/where/", []
    while address.startswith("/start/"):
        seen.append(address.split("/")[2])
        address = visitor.get(address).context["skip"]
    assert address == "/today/"
    assert seen == list(ALL)
    assert from_database.window(person, TODAY) == builders.diary(
        person=builders.person(name="Alice")
    )


def test_an_unknown_screen_is_not_found(visitor):
    response = visitor.get("/start/nonsense/")
    assert (response.status_code, "We can’t find that page" in text(response)) == (404, True)
    assert visitor.get("/start/").url == "/start/where/"


def test_a_country_with_one_clock_sets_it(visitor, person):
    assert tap(visitor, "where", "GB").url == "/start/age/"
    person.refresh_from_db()
    assert (person.country, person.timezone) == ("GB", "Europe/London")


def test_a_country_with_several_asks_for_the_clock(visitor, person):
    assert tap(visitor, "where", "AU").url == "/start/clock/"
    visitor.post("/start/clock/", {"timezone": "Australia/Perth"})
    person.refresh_from_db()
    assert (person.country, person.timezone) == ("AU", "Australia/Perth")


def test_a_clock_of_another_country_is_refused(visitor, person):
    tap(visitor, "where", "AU")
    response = visitor.post("/start/clock/", {"timezone": "Europe/London"})
    person.refresh_from_db()
    assert (response.status_code, person.timezone) == (422, "Australia/Sydney")
    assert list(response.context["form"].errors) == ["timezone"]
    assert "Please look at this again" in text(response)


def test_the_clocks_of_the_country_are_a_tap_and_the_long_list_is_behind_another_place(visitor):
    tap(visitor, "where", "NZ")
    page = text(visitor.get("/start/clock/"))
    assert 'name="timezone" value="Pacific/Chatham" type="submit">Chatham</button>' in page
    before, _, behind = page.partition("<summary>Another place</summary>")
    assert ("Europe/Paris" in before, "Europe/Paris" in behind) == (False, True)


def test_another_place_is_kept(visitor, person):
    tap(visitor, "where", "NZ")
    visitor.post("/start/clock/", {"another_place": "Europe/Paris"})
    person.refresh_from_db()
    assert (person.country, person.timezone) == ("NZ", "Europe/Paris")


def test_no_place_at_all_is_asked_for_again(visitor, person):
    tap(visitor, "where", "NZ")
    response = visitor.post("/start/clock/", {"another_place": ""})
    assert (response.status_code, "Choose a place near you." in text(response)) == (422, True)


def test_the_chathams_keep_their_clock_when_the_country_is_said(visitor, person):
    update_person(person=person, timezone="Pacific/Chatham")
    assert tap(visitor, "where", "NZ").url == "/start/clock/"
    person.refresh_from_db()
    assert (person.country, person.timezone) == ("NZ", "Pacific/Chatham")


def test_a_clock_that_was_chosen_stays_and_is_asked_about(visitor, person):
    update_person(person=person, timezone="Asia/Tokyo")
    assert tap(visitor, "where", "GB").url == "/start/clock/"
    shown = visitor.get("/start/clock/").context["form"]["timezone"]
    person.refresh_from_db()
    assert (person.timezone, shown.value()) == ("Asia/Tokyo", "Asia/Tokyo")
    assert [zone for zone, _ in shown.field.choices] == ["Europe/London", "Asia/Tokyo"]


@pytest.mark.parametrize("what", ["a day", "a dose"])
def test_what_is_recorded_keeps_its_clock(visitor, person, what):
    if what == "a day":
        save_answers(person=person, day=TODAY, answers={"crash": True}, at=NOW)
    else:
        actions.skip_dose(person=person, day=TODAY)
    assert tap(visitor, "where", "GB").url == "/start/clock/"
    person.refresh_from_db()
    assert (person.country, person.timezone) == ("GB", "Pacific/Auckland")


def test_another_country_tapped_by_mistake_leaves_no_clock_behind(visitor, person):
    for country in ("GB", "AU", "NZ"):
        tap(visitor, "where", country)
    person.refresh_from_db()
    assert (person.country, person.timezone) == ("NZ", "Pacific/Auckland")


def test_without_a_country_the_clock_is_asked_of_all(visitor, person):
    assert visitor.get("/start/where/").context["skip"] == "/start/clock/"
    visitor.post("/start/clock/", {"timezone": "Asia/Tokyo"})
    person.refresh_from_db()
    assert person.timezone == "Asia/Tokyo"


def test_somewhere_else_shows_nobodys_numbers(visitor, person):
    tap(visitor, "where", "ZZ")
    assert "112" in text(visitor.get("/help/"))
    assert "1737" not in text(visitor.get("/help/"))


def test_under_18_is_told_that_it_is_not_for_them(visitor):
    page = text(tap(visitor, "age", "no"))
    assert "This diary is for adults" in page
    assert 'href="/account/erase/"' in page


def test_an_adult_goes_on(visitor):
    assert tap(visitor, "age", "yes").url == "/start/opioids/"


def test_what_bears_on_safety_is_kept_once_however_often_it_is_told(visitor, person):
    for _ in range(2):
        tap(visitor, "liver", "yes")
        tap(visitor, "pregnancy", "planning_pregnancy")
        visitor.post("/start/operation/", {"on": "2026-10-01"})
    assert kept(person) == [
        ("liver_disease", None, None),
        ("planning_pregnancy", None, None),
        ("surgery", date(2026, 10, 1), None),
    ]


@pytest.mark.parametrize("step", ["liver", "pregnancy", "operation", "allergy", "naltrexone"])
def test_no_is_one_tap_everywhere(visitor, person, step):
    assert tap(visitor, step, "no").status_code == 302
    assert (kept(person), person.allergies) == ([], [])


def test_an_answer_that_is_no_button_is_refused(visitor, person):
    assert tap(visitor, "pregnancy", "surgery").status_code == 422
    assert kept(person) == []


def test_allergies_are_added_one_by_one(visitor, person):
    visitor.post("/start/allergy/", {"allergies": "penicillin, lactose ,"})
    visitor.post("/start/allergy/", {"allergies": "lactose, latex"})
    person.refresh_from_db()
    assert person.allergies == ["penicillin", "lactose", "latex"]


def test_the_symptom_that_matters_most_is_asked_about(visitor, person):
    tap(visitor, "symptom", "pain")
    person.refresh_from_db()
    assert {measure.id for measure in asked_measures(person)} == {
        "pain", "fatigue", "insomnia", "sedation", "nausea"
    }  # fmt: skip
    assert visitor.get("/start/plan/?typical=usual").context["form"]["primary_symptom"].value() == (
        "pain"
    )


def test_the_symptom_that_matters_most_is_the_main_one_without_a_plan(visitor, person):
    tap(visitor, "symptom", "pain")
    person.refresh_from_db()
    diary = from_database.window(person, TODAY)
    assert (diary.plan, diary.primary_symptom) == (None, "pain")
    page = text(visitor.get("/today/"))
    assert page.index(f'id="{TODAY}-ratings.pain"') < page.index(
        "No trouble with sleep, sleepiness or nausea"
    )


def test_another_symptom_changes_the_plan_there_is(visitor, person):
    actions.adopt_plan(person=person, plan=builders.plan(), today=date(2026, 9, 1))
    tap(visitor, "symptom", "brain_fog")
    assert from_database.window(person, TODAY).plan.primary_symptom == "brain_fog"


def test_a_typical_plan_is_one_tap_away_and_stays_unconfirmed(visitor, person):
    page = text(visitor.get("/start/plan/"))
    assert 'href="/start/plan/?typical=usual"' in page
    assert visitor.post("/start/plan/?typical=usual", PLAN).url == "/start/track/"
    assert from_database.window(person, TODAY).plan.confirmed_on is None


def test_a_plan_with_the_tick_is_confirmed(visitor, person):
    visitor.post("/start/plan/", PLAN | {"confirmed": "on", "confirmed_on": "2026-09-01"})
    assert from_database.window(person, TODAY).plan.confirmed_on == date(2026, 9, 1)


def test_what_is_tracked_is_chosen(visitor, person):
    visitor.post("/start/track/", {"tracks": ["pain", "insomnia"]})
    person.refresh_from_db()
    assert person.tracks == ["pain", "insomnia"]


def test_above_six_there_is_a_gentle_word(visitor, person):
    person.tracks = [
        "fatigue", "pain", "brain_fog", "dizziness", "flu_like", "insomnia", "sedation", "nausea",
        "gut",
    ]  # fmt: skip
    person.save()
    assert "Six or fewer is kinder" in text(visitor.get("/start/track/"))


def test_a_baseline_first_ends_on_today_with_nothing_begun(visitor, person):
    assert tap(visitor, "begin", "baseline").url == "/today/"
    assert from_database.window(person, TODAY).regimen == ()
    assert visitor.get("/start/").url == "/start/where/"


def test_who_takes_it_already_says_since_when(visitor, person):
    assert tap(visitor, "begin", "already_taking").url == "/start/dose/?how=already_taking"
    data = {"dose_mg": "3", "timing": "night", "start": "2026-03-01", "reason": "already_taking"}
    assert visitor.post("/start/dose/", data).url == "/today/"
    assert from_database.window(person, TODAY).regimen == (
        builders.regimen(date(2026, 3, 1), "3", reason="already_taking"),
    )


def test_who_begins_today_starts_from_the_plan(visitor, person):
    actions.adopt_plan(person=person, plan=builders.plan(), today=TODAY)
    form = visitor.get("/start/dose/?how=start").context["form"]
    shown = [form[name].value() for name in ("dose_mg", "start", "reason")]
    assert shown == ["1.5", TODAY, "start"]


def test_no_other_reason_can_be_sent_in(visitor, person):
    data = {"dose_mg": "3", "timing": "night", "start": "2026-03-01", "reason": "step_up"}
    response = visitor.post("/start/dose/", data)
    assert (response.status_code, from_database.window(person, TODAY).regimen) == (422, ())
    assert list(response.context["form"].errors) == ["reason"]


def test_who_has_begun_is_not_asked_again(visitor, person):
    actions.change_regimen(
        person=person, start=TODAY, dose_mg=Decimal("1.5"), timing="night", reason="start"
    )
    assert visitor.get("/start/track/").context["skip"] == "/today/"


def test_the_dose_begins_as_the_plan_says_that_it_is_taken(visitor, person):
    twice = builders.plan(doses_per_day=2, every_days=2)
    actions.adopt_plan(person=person, plan=twice, today=TODAY)
    form = visitor.get("/start/dose/?how=start").context["form"]
    assert [form[name].value() for name in ("timing", "every_days")] == ["both", 2]
    data = {"dose_mg": "3", "timing": "both", "every_days": "3", "start": TODAY.isoformat()}
    visitor.post("/start/dose/", data | {"reason": "start"})
    (row,) = from_database.whole(person).regimen
    assert (row.dose_mg, row.timing, row.every_days) == (Decimal(3), "both", 3)

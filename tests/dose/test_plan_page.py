"""The plan page: entering, confirming, changing, correcting, pausing."""

from datetime import date
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from dose import actions, queries
from dose.actions import record_dose
from dose.diary import from_database
from tests import builders
from tests.conftest import TODAY, text

migration = import_module("dose.migrations.0009_breaks_begin_after_the_dose")
TYPED = {
    "starting_dose_mg": "1.5",
    "step_mg": "1.5",
    "step_interval_days": "14",
    "max_dose_mg": "4.5",
    "doses_per_day": "1",
    "form": "capsule",
    "holds": "1.5",
    "prescriber": "Dr Ngata",
    "primary_symptom": "pain",
    "confirmed": "on",
    "confirmed_on": "2026-09-01",
}


def adopt(person, **facts):
    actions.adopt_plan(person=person, plan=builders.plan(**facts), today=TODAY)


def change(person, start: date, mg: str = "1.5", timing: str = "night", reason: str = "start"):
    return actions.change_regimen(
        person=person, start=start, dose_mg=Decimal(mg), timing=timing, reason=reason
    )


def rows(person) -> list:
    """The regimen as (day, mg, time, why)."""
    found = from_database.whole(person).regimen
    return [(row.start, row.dose_mg, row.timing, row.reason) for row in found]


def test_without_a_plan_the_page_offers_to_enter_one(visitor):
    page = text(visitor.get("/plan/"))
    assert "Enter your prescriber’s plan" in page
    assert "/plan/edit/?typical=usual" in page


def test_a_plan_is_entered(visitor, person):
    assert visitor.post("/plan/edit/", TYPED).url == "/plan/"
    assert from_database.window(person, TODAY).plan == builders.plan(
        prescriber="Dr Ngata", primary_symptom="pain", confirmed_on=date(2026, 9, 1), start=TODAY
    )


def test_a_wrong_plan_is_shown_again_and_nothing_is_stored(visitor, person):
    response = visitor.post("/plan/edit/", TYPED | {"holds": ""})
    assert response.status_code == 422
    assert "Please look at this again" in text(response)
    assert 'href="#id_holds"' in text(response)
    assert 'value="Dr Ngata"' in text(response)
    assert queries.plan_in_force(person) is None


def test_a_typical_plan_fills_the_form_without_the_tick(visitor):
    form = visitor.get("/plan/edit/?typical=gentle").context["form"]
    assert form["starting_dose_mg"].value() == "0.5"
    assert form["confirmed"].value() is False


def test_an_unknown_typical_plan_is_an_empty_form(visitor):
    assert visitor.get("/plan/edit/?typical=x").context["form"]["max_dose_mg"].value() is None


def test_another_plan_supersedes_and_the_first_is_kept(visitor, person):
    adopt(person, start=date(2026, 9, 1))
    again = {"max_dose_mg": "3", "confirmed_on": "2026-09-20"}
    visitor.post("/plan/edit/", TYPED | again)
    diary = from_database.whole(person)
    assert diary.plan.max_dose_mg == 3
    kept = [(plan.max_dose_mg, plan.start, plan.until) for plan in diary.previous_plans]
    assert kept == [(Decimal("4.5"), date(2026, 9, 1), date(2026, 9, 19))]
    assert "Earlier plans" in text(visitor.get("/plan/"))


def test_an_unconfirmed_plan_says_so_and_is_confirmed_with_its_day(visitor, person):
    adopt(person, confirmed_on=None)
    assert "not yet from a prescriber" in text(visitor.get("/plan/"))
    visitor.post("/plan/confirm/", {"confirmed": "on", "confirmed_on": "2026-09-18"})
    diary = from_database.whole(person)
    assert diary.plan.confirmed_on == date(2026, 9, 18)
    assert diary.previous_plans == ()


def test_confirming_without_the_tick_changes_nothing(visitor, person):
    adopt(person, confirmed_on=None)
    response = visitor.post("/plan/confirm/", {"confirmed_on": "2026-09-18"})
    assert response.status_code == 422
    assert "Tick the box only if a prescriber gave you this plan." in text(response)
    assert from_database.window(person, TODAY).plan.confirmed_on is None


def test_confirming_nothing_leads_to_the_form(visitor):
    assert visitor.post("/plan/confirm/", {"confirmed": "on"}).url == "/plan/edit/"


def test_the_steps_stand_with_their_days_and_what_they_are_made_of(visitor, person):
    adopt(person)
    change(person, date(2026, 9, 10))
    actions.record_dose(
        person=person, day=date(2026, 9, 10), dose_mg=Decimal("1.5"), timing="night"
    )
    page = text(visitor.get("/plan/"))
    assert "now, since 10 Sep 2026" in page
    assert "2 capsules of 1.5 mg" in page
    assert "23 Sep 2026 or later" in page


def test_the_dose_is_taken_since_it_is_what_it_is_though_it_was_noted_anew(visitor, person):
    adopt(person)
    change(person, date(2026, 9, 10))
    change(person, date(2026, 9, 15))
    assert "· since 10 September 2026" in text(visitor.get("/plan/"))


def test_a_dose_that_the_strengths_cannot_make_is_said(visitor, person):
    adopt(person, strengths_mg=(Decimal("4.5"),))
    assert "can’t be made from your strengths" in text(visitor.get("/plan/"))


def test_a_step_of_more_than_three_capsules_asks_for_another_strength(visitor, person):
    adopt(person, strengths_mg=(Decimal(1),), starting_dose_mg=Decimal(4), step_mg=Decimal("0.5"))
    page = text(visitor.get("/plan/"))
    assert "4 capsules of 1 mg: ask for another strength" in page


def test_a_change_is_recorded_with_its_reason(visitor, person):
    adopt(person)
    data = {"dose_mg": "3", "timing": "morning", "start": "2026-09-19", "reason": "prescriber"}
    assert visitor.post("/plan/change/", data).url == "/plan/"
    assert rows(person) == [(date(2026, 9, 19), Decimal(3), "morning", "prescriber")]


def test_the_form_of_a_change_starts_from_what_is_taken_now(visitor, person):
    adopt(person)
    change(person, date(2026, 9, 1), "3", "morning")
    form = visitor.get("/plan/change/?reason=step_up").context["form"]
    shown = [form[name].value() for name in ("dose_mg", "timing", "start", "reason")]
    assert shown == ["3", "morning", TODAY, "step_up"]


def test_the_first_change_starts_from_the_plan(visitor, person):
    adopt(person)
    form = visitor.get("/plan/change/").context["form"]
    assert [form["dose_mg"].value(), form["reason"].value()] == ["1.5", "start"]


def test_a_dose_above_the_plan_asks_first(visitor, person):
    adopt(person)
    data = {"dose_mg": "6", "timing": "night", "start": "2026-09-20", "reason": "other"}
    response = visitor.post("/plan/change/", data)
    assert response.status_code == 422
    assert "This is above your plan’s highest dose of 4.5 mg." in text(response)
    assert rows(person) == []


def test_a_typing_error_is_put_right_and_kept_as_history(visitor, person):
    adopt(person)
    wrong = change(person, date(2026, 9, 1), "15")
    data = {"dose_mg": "1.5", "timing": "night", "start": "2026-09-02"}
    visitor.post(reverse("regimen_correct", args=[wrong.pk]), data)
    assert rows(person) == [(date(2026, 9, 2), Decimal("1.5"), "night", "start")]
    assert "corrected 20 Sep 2026" in text(visitor.get("/plan/"))


def test_a_change_that_never_was_is_taken_back(visitor, person):
    wrong = change(person, date(2026, 9, 1))
    visitor.post(reverse("regimen_withdraw", args=[wrong.pk]))
    assert rows(person) == []
    assert len(from_database.window(person, TODAY).corrected_regimen) == 1


def test_a_second_change_on_a_day_is_sent_to_the_first(visitor, person):
    first = change(person, TODAY)
    data = {"dose_mg": "3", "timing": "night", "start": "2026-09-20", "reason": "other"}
    response = visitor.post("/plan/change/", data)
    assert "There’s already a change on this day." in text(response)
    there = reverse("regimen_correct", args=[first.pk])
    assert f'href="{there}">Correct the change that begins on this day</a>' in text(response)
    assert len(rows(person)) == 1


def test_nobody_else_can_correct_or_withdraw_it(client_of, bob, person):
    row = change(person, TODAY)
    other = client_of(bob)
    data = {"dose_mg": "3", "timing": "night", "start": "2026-09-20"}
    assert other.get(reverse("regimen_correct", args=[row.pk])).status_code == 404
    assert other.post(reverse("regimen_correct", args=[row.pk]), data).status_code == 404
    assert other.post(reverse("regimen_withdraw", args=[row.pk])).status_code == 404
    assert rows(person) == [(TODAY, Decimal("1.5"), "night", "start")]


def test_a_break_is_begun_shown_and_ended(visitor, person):
    change(person, date(2026, 9, 1))
    visitor.post("/plan/break/", {"start": "2026-09-15", "reason": "supply"})
    row = queries.break_on(person, TODAY)
    assert (row.start, row.until, row.reason) == (date(2026, 9, 15), None, "supply")
    assert "A break from LDN" in text(visitor.get("/plan/"))
    visitor.post(reverse("break_end", args=[row.pk]), {"until": "2026-09-19"})
    assert queries.break_on(person, TODAY) is None
    assert "15 Sep 2026 to 19 Sep 2026" in text(visitor.get("/plan/"))


def test_a_break_over_recorded_doses_asks_first(visitor, person):
    record_dose(person=person, day=date(2026, 9, 16), dose_mg=Decimal("1.5"), timing="night")
    typed = {"start": "2026-09-15", "until": "2026-09-18", "reason": "side_effect"}
    page = text(visitor.post("/plan/break/", typed))
    assert "A dose is recorded on Wednesday 16 September" in page
    assert queries.breaks(person).count() == 0
    visitor.post("/plan/break/", typed | {"all_the_same": "on"})
    assert [row.until for row in queries.breaks(person)] == [date(2026, 9, 18)]


def test_after_todays_dose_a_break_begins_tomorrow(visitor, person):
    record_dose(person=person, day=TODAY, dose_mg=Decimal("1.5"), timing="night")
    assert 'name="start" value="2026-09-21"' in text(visitor.get("/plan/break/"))


@pytest.mark.parametrize(
    ("until", "begins"), [(None, 16), (date(2026, 9, 20), 16), (date(2026, 9, 15), 15)]
)
def test_breaks_of_earlier_releases_begin_after_the_dose_of_their_first_day(person, until, begins):
    record_dose(person=person, day=date(2026, 9, 15), dose_mg=Decimal("1.5"), timing="night")
    actions.start_break(person=person, start=date(2026, 9, 15), until=until, reason="supply")
    migration.to_the_day_after(apps, None)
    assert [row.start for row in queries.breaks(person)] == [date(2026, 9, begins)]


def test_a_second_break_within_one_is_refused(visitor, person):
    actions.start_break(person=person, start=date(2026, 9, 15), reason="supply")
    response = visitor.post("/plan/break/", {"start": "2026-09-18", "reason": "other"})
    assert response.status_code == 422
    assert queries.breaks(person).count() == 1


def test_a_break_that_never_was_is_removed_only_by_its_person(visitor, client_of, bob, person):
    row = actions.start_break(person=person, start=date(2026, 9, 15), reason="supply")
    address = reverse("break_remove", args=[row.pk])
    assert client_of(bob).post(address).status_code == 404
    assert client_of(bob).post(reverse("break_end", args=[row.pk]), {}).status_code == 404
    assert queries.breaks(person).count() == 1
    visitor.post(address)
    assert queries.breaks(person).count() == 0


def test_names_are_shown_as_they_were_typed_and_never_run(visitor, person):
    adopt(person, prescriber="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text(visitor.get("/plan/"))


def test_the_page_asks_the_database_as_often_after_years_as_on_the_first_day(
    visitor, person, django_assert_num_queries
):
    adopt(person)
    for month in range(1, 9):
        change(person, date(2026, month, 1))
    with django_assert_num_queries(23):
        visitor.get("/plan/")


def test_a_change_to_45_mg_offers_the_likely_slip_and_is_kept_once_it_is_confirmed(visitor, person):
    adopt(person)
    data = {"dose_mg": "45", "timing": "night", "start": "2026-09-20", "reason": "other"}
    page = text(visitor.post("/plan/change/", data)).replace("\xa0", " ")
    assert "45 mg: did you mean 4.5?" in page
    assert "25 mg or more is another treatment, not LDN" in page
    assert (
        '<button type="submit" name="amount_is" value="dose_mg 45 4.5">It is 4.5 mg</button>'
        in page
    )
    assert rows(person) == []
    assert visitor.post("/plan/change/", data | {"amount_is": "dose_mg 45 45"}).status_code == 302
    assert rows(person) == [(TODAY, Decimal(45), "night", "other")]


def test_the_reason_of_a_question_stands_on_the_page_once(visitor, person):
    adopt(person)
    data = {"dose_mg": "45", "timing": "night", "start": "2026-09-20", "reason": "other"}
    page = text(visitor.post("/plan/change/", data)).replace("\xa0", " ")
    assert page.count("25 mg or more is another treatment") == 1


def test_the_likely_slip_is_kept_with_one_tap(visitor, person):
    adopt(person)
    data = {"dose_mg": "45", "timing": "night", "start": "2026-09-20", "reason": "other"}
    visitor.post("/plan/change/", data | {"amount_is": "dose_mg 45 4.5"})
    assert rows(person) == [(TODAY, Decimal("4.5"), "night", "other")]


def test_a_correction_to_450_mg_asks_first(visitor, person):
    adopt(person)
    wrong = change(person, date(2026, 9, 1), "1.5")
    data = {"dose_mg": "450", "timing": "night", "start": "2026-09-02"}
    response = visitor.post(reverse("regimen_correct", args=[wrong.pk]), data)
    assert response.status_code == 422
    assert "450 mg: did you mean 4.5?" in text(response).replace("\xa0", " ")
    assert rows(person) == [(date(2026, 9, 1), Decimal("1.5"), "night", "start")]


def test_two_parts_every_second_day_are_said_as_they_are_taken(visitor, person):
    adopt(person, doses_per_day=2, every_days=2)
    change(person, TODAY, "3", timing="both")
    page = text(visitor.get("/plan/"))
    words = "1.5 mg in the morning and 1.5 mg at night, every second day"
    assert f'<p class="lead"><strong>{words}</strong></p>' in page
    assert "1 capsule of 1.5 mg each time · since 20 September 2026" in page
    assert (
        "Twice a day, in two equal parts. Doses here are for the whole day, and so is the highest."
        in page
    )
    assert "Taken every second day." in page


def test_parts_that_the_strengths_cannot_make_are_said(visitor, person):
    adopt(person, doses_per_day=2)
    change(person, TODAY, "4.5", timing="both")
    assert "The strengths you have don’t make up 2.25 mg." in text(visitor.get("/plan/"))


def test_a_regimen_in_two_parts_under_a_plan_of_one_a_day_is_asked_about(visitor, person):
    adopt(person)
    change(person, TODAY, "3", timing="both")
    assert "Your plan says once a day." in text(visitor.get("/plan/"))


def test_the_change_begins_with_how_it_is_taken(visitor, person):
    adopt(person, doses_per_day=2, every_days=2)
    form = visitor.get("/plan/change/").context["form"]
    assert (form.initial["timing"], form.initial["every_days"]) == ("both", 2)
    change(person, TODAY, "3", timing="both")
    form = visitor.get("/plan/change/").context["form"]
    assert (form.initial["timing"], form.initial["every_days"]) == ("both", 2)


def test_a_change_to_every_second_day_is_kept(visitor, person):
    adopt(person)
    data = {"dose_mg": "1.5", "timing": "night", "every_days": "2", "start": "2026-09-20"}
    visitor.post("/plan/change/", data | {"reason": "prescriber"})
    assert [row.every_days for row in queries.regimen(person)] == [2]


def test_one_time_of_day_under_a_plan_of_two_is_sent_to_the_plan(visitor, person):
    adopt(person, doses_per_day=2)
    data = {"dose_mg": "3", "timing": "night", "start": "2026-09-20", "reason": "start"}
    page = text(visitor.post("/plan/change/", data))
    assert "Your plan says two parts a day; change the plan first." in page
    assert rows(person) == []


def test_a_correction_onto_the_day_of_another_change_leads_to_that_one(visitor, person):
    first, second = change(person, date(2026, 9, 1)), change(person, TODAY)
    data = {"dose_mg": "3", "timing": "night", "start": "2026-09-01"}
    page = text(visitor.post(reverse("regimen_correct", args=[second.pk]), data))
    assert f'href="{reverse("regimen_correct", args=[first.pk])}">Correct the change' in page
    assert "Correct the change that begins" not in text(visitor.get("/plan/change/"))

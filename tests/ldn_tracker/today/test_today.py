"""Today: what is due, one tap for the dose, answers that stay as they were said."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from dose.actions import record_dose, start_break
from dose.medicine_actions import add_medicine
from journal.actions import save_answers
from ldn_tracker.transfer.store import store
from tests.conftest import NOW, TODAY, text
from tests.dose.rules.test_following import diary

DAY = timedelta(1)
HTMX = {"HX-Request": "true"}


def press(client, on=TODAY, *, htmx=False, **fields):
    """What a form of the page of `on` sends; a name beginning with "_" is one of the day's."""
    data = {"day": on.isoformat()}
    for name, value in fields.items():
        data[f"{on}-{name[1:]}" if name.startswith("_") else name] = value
    return client.post("/today/answer/", data, headers=HTMX if htmx else {})


def rate(client, on=TODAY, *, htmx=False, **ratings):
    return press(client, on, htmx=htmx, **{f"_ratings.{id}": n for id, n in ratings.items()})


def entry(alice, on=TODAY):
    return alice.person.entries.get(day=on)


def recorded(alice):
    return list(alice.person.intakes.values_list("day", "status", "dose_mg", "timing"))


def test_the_dose_is_said_in_mg_and_in_units(her):
    assert "<b>1.5 mg</b> · 1 capsule of 1.5 mg" in text(her.get("/today/"))


def order(html: str) -> list[str]:
    """The parts of Today as they follow each other, each there once."""
    assert [html.count(f'id="{part}"') for part in ("finding", "dose", "quick", "end")] == [1] * 4
    return sorted(("finding", "dose", "quick", "end"), key=lambda part: html.index(f'id="{part}"'))


def test_what_is_to_be_done_stands_before_a_suggestion_to_stay(her):
    assert order(text(her.get("/today/"))) == ["dose", "quick", "end", "finding"]


@pytest.mark.parametrize("alert", ["rash", "too_much"])
def test_something_urgent_stands_before_the_dose(her, person, alert):
    save_answers(person=person, day=TODAY, answers={"alerts": [alert]}, at=NOW)
    assert order(text(her.get("/today/"))) == ["finding", "dose", "quick", "end"]


def test_what_is_asked_for_stands_before_the_dose_and_stays_there_once_answered(visitor, person):
    store(person, diary(), at=NOW)  # the plan's next step is due
    assert order(text(visitor.get("/today/"))) == ["finding", "dose", "quick", "end"]
    offered = visitor.get("/today/").context["suggestion"].offer
    for said in ("not_now", "done"):
        visitor.post("/advice/answer/", offered | {"answer": said, "back": "today"})
        assert order(text(visitor.get("/today/"))) == ["finding", "dose", "quick", "end"]


def test_a_name_that_may_be_an_opioid_is_asked_about_before_the_dose(her, person):
    add_medicine(person=person, name="codiene")
    assert order(text(her.get("/today/"))) == ["finding", "dose", "quick", "end"]


def test_one_tap_records_the_planned_dose(her, alice):
    press(her, dose=f"{TODAY} 1.5 night")
    assert recorded(alice) == [(TODAY, "taken", Decimal("1.5"), "night")]


def test_the_buttons_on_the_page_are_the_ones_that_record(her):
    html = text(her.get("/today/"))
    assert f'name="dose" value="{TODAY} 1.5 night">I took it<' in html
    assert f'name="dose" value="{TODAY} skipped">Not taken<' in html
    assert f'value="{TODAY} 3 night"' in html


def test_a_recorded_dose_offers_undo_and_no_second_taken(her, alice):
    press(her, dose=f"{TODAY} 1.5 night")
    html = text(her.get("/today/"))
    assert f'value="{TODAY} 1.5 night">I took it<' not in html
    press(her, undo_dose=alice.person.intakes.get().pk)
    assert recorded(alice) == []


def test_a_second_dose_asks_first_and_is_recorded_when_sure(her, alice):
    press(her, dose=f"{TODAY} 1.5 night")
    asked = press(her, dose=f"{TODAY} 3 night")
    assert "1.5 mg is recorded for Sunday already" in text(asked)
    assert len(recorded(alice)) == 1
    press(her, sure=f"{TODAY} 3 night")
    assert [mg for _, _, mg, _ in recorded(alice)] == [Decimal("1.5"), Decimal("3")]


def test_a_dose_within_eighteen_hours_asks_first(her, alice):
    late = NOW - timedelta(hours=12)
    record_dose(
        person=alice.person, day=TODAY - DAY, dose_mg=Decimal("1.5"), timing="night", taken_at=late
    )
    asked = press(her, dose=f"{TODAY} 1.5 morning")
    assert "The dose of Saturday is less than 18 hours away" in text(asked)


def test_not_taken_is_one_tap_and_a_reason_one_more(her, alice):
    press(her, dose=f"{TODAY} skipped")
    assert f'value="{TODAY} skipped forgot">Forgot</button>' in text(her.get("/today/"))
    press(her, dose=f"{TODAY} skipped unwell")
    row = alice.person.intakes.get()
    assert (row.status, row.reason) == ("skipped", "unwell")


def test_a_dose_not_taken_comes_with_what_to_do_about_it(her):
    press(her, dose=f"{TODAY} skipped")
    words = "You can still take it until 14:00. After that, leave it out. Never take two"
    assert words in text(her.get("/today/"))


def test_last_nights_dose_can_be_recorded_from_today(her, alice):
    html = text(her.get("/today/"))
    assert "Last night’s dose" in html
    press(her, dose=f"{TODAY - DAY} 1.5 night")
    assert recorded(alice) == [(TODAY - DAY, "taken", Decimal("1.5"), "night")]
    assert "Last night’s dose" not in text(her.get("/today/"))


def test_past_midnight_the_page_says_which_night_it_is(her, alice, monkeypatch):
    monkeypatch.setattr("journal.middleware.now", lambda: datetime(2026, 9, 20, 12, 40, tzinfo=UTC))
    assert "A dose now counts for <b>Sunday night</b>" in text(her.get("/today/"))
    press(her, dose=f"{TODAY} 1.5 night")
    assert alice.person.intakes.get().day == TODAY


def test_an_amount_typed_wrong_is_refused_and_nothing_typed_is_lost(her, alice):
    answer = press(her, dose=f"{TODAY} typed night", dose_mg="one", **{"_ratings.fatigue": "7"})
    assert answer.status_code == 422
    assert 'href="#dose_mg"' in text(answer)
    assert 'id="dose_mg" name="dose_mg" inputmode="decimal" value="one"' in text(answer)
    assert entry(alice).ratings == {"fatigue": 7}


def test_a_note_too_long_is_shown_again_whole(her, alice):
    note = "x" * 2001
    answer = press(her, _note=note, **{"_ratings.fatigue": "7"})
    assert (answer.status_code, note in text(answer)) == (422, True)
    assert entry(alice).ratings == {"fatigue": 7}


def test_during_a_break_nothing_is_due(her, alice):
    start_break(person=alice.person, start=TODAY - DAY, reason="surgery")
    html = text(her.get("/today/"))
    assert "on a break from LDN since 19 September" in html
    assert f'value="{TODAY} 1.5 night"' not in html


def test_without_a_plan_the_check_in_works(alice, client_of):
    client = client_of(alice)
    assert "Enter your prescriber’s plan" in text(client.get("/today/"))
    rate(client, fatigue=6)
    assert entry(alice).ratings == {"fatigue": 6}


def test_a_tap_saves_its_answer_and_says_so(her, alice):
    answer = rate(her, fatigue=7, htmx=True)
    assert "Saved 12:30" in text(answer)
    assert entry(alice).ratings == {"fatigue": 7}


def test_what_a_tap_answers_is_small(her):
    assert len(rate(her, fatigue=7, htmx=True).content) < 700


def test_a_tap_can_be_undone(her, alice):
    rate(her, fatigue=5)
    rate(her, fatigue=7)
    press(her, _undo='{"ratings.fatigue": 5}')
    assert entry(alice).ratings == {"fatigue": 5}


def test_unanswered_stays_unanswered(her, alice):
    html = text(her.get("/today/"))
    assert " checked" not in html
    press(her, _seen="{}", _factors="", _alerts="", _note="")
    assert alice.person.entries.count() == 0


def test_yesterdays_answer_is_a_mark_and_no_answer(her, alice):
    save_answers(person=alice.person, day=TODAY - DAY, answers={"ratings.fatigue": 6}, at=NOW - DAY)
    html = text(her.get("/today/"))
    assert html.count('class="was"') == 1
    assert " checked" not in html


def test_the_mark_is_called_yesterdays_on_the_page_of_today_only(her, alice):
    for day in (TODAY - DAY, TODAY - 2 * DAY):
        save_answers(person=alice.person, day=day, answers={"ratings.fatigue": 6}, at=NOW)
    pages = [text(her.get(url)) for url in ("/today/", f"/day/{TODAY - DAY}/")]
    assert [">, yesterday<" in html for html in pages] == [True, False]
    assert [">, the day before<" in html for html in pages] == [False, True]


def test_none_of_these_answers_only_what_is_open(her, alice):
    rate(her, insomnia=2)
    press(her, _none="1")
    assert entry(alice).ratings == {"insomnia": 2, "nausea": 0, "sedation": 0}


def test_a_crash_day_is_one_tap(her, alice):
    press(her, _crash="yes", htmx=True)
    assert entry(alice).crash is True


def test_a_warning_sign_changes_the_suggestion_at_once(her):
    answer = press(her, _alerts=["", "anaphylaxis"], htmx=True)
    assert 'id="finding" hx-swap-oob="true"' in text(answer)


def test_the_same_tap_sent_twice_is_stored_once(her, alice):
    sent = {"client_id": "6f2c1d2e-0000-4000-8000-000000000001"}
    press(her, htmx=True, **sent, **{"_ratings.fatigue": "7"})
    rate(her, fatigue=4)
    again = press(her, htmx=True, **sent, **{"_ratings.fatigue": "7"})
    assert again["X-Receipt"] == sent["client_id"]
    assert entry(alice).ratings == {"fatigue": 4}


def test_the_same_dose_sent_twice_is_recorded_once(her, alice):
    sent = {"client_id": "6f2c1d2e-0000-4000-8000-000000000002", "dose": f"{TODAY} 1.5 night"}
    press(her, htmx=True, **sent)
    assert press(her, htmx=True, **sent)["X-Receipt"] == sent["client_id"]
    assert len(recorded(alice)) == 1


def test_an_answer_kept_on_the_device_has_the_moment_of_its_tap(her, alice):
    rate(her, fatigue=4)
    press(her, age=str(3600 * 1000), **{"_ratings.fatigue": "7", "_ratings.pain": "2"})
    assert entry(alice).ratings == {"fatigue": 4, "pain": 2}


def test_another_persons_answer_is_never_stored(her, alice, bob):
    answer = press(her, person=str(bob.person.pk), **{"_ratings.fatigue": "7"})
    assert (answer.status_code, alice.person.entries.count()) == (409, 0)


def test_another_persons_dose_cannot_be_taken_back(her, bob):
    row = record_dose(person=bob.person, day=TODAY, dose_mg=Decimal("1.5"), timing="night")
    assert press(her, undo_dose=row.pk).status_code == 302
    assert "That dose is not there any more." in text(her.get("/today/"))
    assert bob.person.intakes.count() == 1


def test_yesterday_is_not_yet_from_memory(her):
    assert "from memory" not in text(her.get(f"/day/{TODAY - DAY}/"))


def test_a_day_written_in_time_is_not_from_memory(her, alice):
    day = TODAY - 3 * DAY
    save_answers(person=alice.person, day=day, answers={"crash": False}, at=NOW - 3 * DAY)
    assert "from memory" not in text(her.get(f"/day/{day}/"))


def test_an_earlier_day_is_filled_in_from_memory(her, alice):
    before = TODAY - 3 * DAY
    html = text(her.get(f"/day/{before}/"))
    assert "Thursday · from memory" in html
    assert 'id="finding"' not in html
    answer = rate(her, before, fatigue=8)
    assert answer["Location"] == f"/day/{before}/"
    assert (entry(alice, before).ratings, entry(alice, before).recorded_at) == (
        {"fatigue": 8},
        NOW,
    )


def test_a_day_to_come_does_not_exist_yet(her, alice):
    tomorrow = TODAY + DAY
    assert her.get(f"/day/{tomorrow}/").status_code == 404
    assert her.get("/day/yesterday/").status_code == 404
    rate(her, tomorrow, fatigue=8)
    assert alice.person.entries.count() == 0


def test_this_is_too_much_is_noted_and_can_be_taken_back(her, alice):
    assert "Too much today?" in text(her.get("/today/"))
    her.post("/too-much/")
    assert entry(alice).alerts == ["too_much"]
    assert "Noted for Sunday" in text(her.get("/too-much/"))
    her.post("/too-much/", {"undo": "1"})
    assert entry(alice).alerts == []


def test_ticking_a_warning_sign_keeps_the_note_that_it_is_too_much(her, alice):
    her.post("/too-much/")
    press(her, _alerts=["", "rash"])
    assert entry(alice).alerts == ["rash", "too_much"]


def test_today_costs_few_queries(her, django_assert_num_queries):
    her.get("/today/")
    with django_assert_num_queries(20):
        her.get("/today/")


def test_a_tap_costs_few_queries(her, django_assert_num_queries):
    rate(her, fatigue=7)
    # session, login, diary, the answer before; a transaction that holds the person, looks for
    # receipt and entry and stores them
    with django_assert_num_queries(11):
        press(her, htmx=True, client_id=UUID(int=7), **{"_ratings.fatigue": 6})


def test_a_dose_draws_the_suggestion_anew(visitor, person):
    """What was offered for tonight is for tomorrow once tonight's dose is taken."""
    store(person, diary(), at=NOW)
    assert "Go up to 3 mg tonight" in text(visitor.get("/today/")).replace("\xa0", " ")
    reply = text(press(visitor, htmx=True, dose=f"{TODAY} 1.5 night")).replace("\xa0", " ")
    assert "Go up to 3 mg at night, from tomorrow" in reply


def test_a_dose_of_a_day_gone_by_draws_no_suggestion(her):
    yesterday = TODAY - DAY
    reply = text(press(her, yesterday, htmx=True, dose=f"{yesterday} skipped"))
    assert ('id="dose"' in reply, 'id="finding"' in reply) == (True, False)

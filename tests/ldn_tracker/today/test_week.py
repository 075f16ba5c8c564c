"""What was missed is filled in on one page; what is unknown stays empty."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen, record_dose
from journal.actions import answer_newness, save_answers, set_tracks
from ldn_tracker.today.week import week
from tests.builders import diary, entry, plan
from tests.conftest import NOW, TODAY, text

DAY = timedelta(1)
HTMX = {"HX-Request": "true"}


@pytest.fixture
def her(alice, client_of):
    """alice's browser: nine days at 1.5 mg, and the last three not filled in."""
    start = TODAY - 9 * DAY
    adopt_plan(person=alice.person, plan=plan(start=start), today=start)
    change_regimen(
        person=alice.person, start=start, dose_mg=Decimal("1.5"), timing="night", reason="start"
    )
    for number in range(4, 10):
        day = TODAY - number * DAY
        record_dose(person=alice.person, day=day, dose_mg=Decimal("1.5"), timing="night")
        answers = {"ratings.fatigue": 6, "crash": number == 5}
        save_answers(person=alice.person, day=day, answers=answers, at=NOW - number * DAY)
    return client_of(alice)


def press(client, *, htmx=False, **fields):
    headers = HTMX if htmx else {}
    return client.post("/today/answer/", {"page": "week"} | fields, headers=headers)


def test_only_the_days_that_miss_something_ask(her):
    html = text(her.get("/week/"))
    asked = [f"{TODAY - n * DAY}" for n in range(1, 8) if f'id="day-{TODAY - n * DAY}"' in html]
    assert asked == ["2026-09-19", "2026-09-18", "2026-09-17"]


def test_every_open_day_asks_about_itself(her):
    html = text(her.get("/week/"))
    for name in ("Thursday", "Friday", "Saturday"):
        assert f"Fatigue <small>on average on {name}</small>" in html
    assert "on average today" not in html


def test_a_day_that_misses_nothing_is_one_line(her):
    assert 'Tue 15 Sep</a> <span class="soft">fatigue 6, a crash day, dose taken<' in text(
        her.get("/week/")
    )


def test_a_crash_given_as_a_cause_is_told_as_one():
    said = diary(entries=[entry(TODAY - DAY, {"fatigue": 6}, factors=("crash",))])
    assert week(said, TODAY, {})[0].words == "fatigue 6, a crash day"


def test_all_missing_doses_are_one_tap(her, alice):
    html = text(her.get("/week/"))
    words = "2026-09-17 1.5 night;2026-09-18 1.5 night;2026-09-19 1.5 night"
    assert f'name="dose" value="{words}"> I took all 3' in html.replace(">I", "> I")
    press(her, dose=words)
    rows = alice.person.intakes.filter(day__gte=TODAY - 3 * DAY)
    assert [(row.dose_mg, row.timing, row.taken_at) for row in rows] == [
        (Decimal("1.5"), "night", None)
    ] * 3


def test_several_days_are_saved_with_one_save(her, alice):
    answer = press(her, **{"2026-09-18-ratings.fatigue": "8", "2026-09-19-crash": "yes"})
    assert answer["Location"] == "/week/"
    days = alice.person.entries.filter(day__gte=TODAY - 3 * DAY)
    assert [(e.day.isoformat(), e.ratings, e.crash) for e in days] == [
        ("2026-09-18", {"fatigue": 8}, None),
        ("2026-09-19", {}, True),
    ]


def test_late_entries_are_marked_as_recalled(her):
    press(her, **{"2026-09-17-ratings.fatigue": "8"})
    assert "marked as recalled" in text(her.get("/day/2026-09-17/"))
    assert "marked as recalled" not in text(her.get("/day/2026-09-16/"))


def test_a_tap_draws_only_the_day_it_changed(her):
    answer = text(press(her, htmx=True, dose="2026-09-18 1.5 night"))
    assert 'id="day-2026-09-18"' in answer
    assert 'id="day-2026-09-17"' not in answer
    assert "Saved for Friday 12:30" in answer


def test_a_tap_on_one_day_can_be_undone(her):
    answer = text(press(her, htmx=True, **{"2026-09-18-ratings.fatigue": "8"}))
    assert 'name="2026-09-18-undo" value="{&quot;ratings.fatigue&quot;:null}"' in answer


def test_the_week_costs_few_queries(her, django_assert_num_queries):
    with django_assert_num_queries(16):
        her.get("/week/")


def test_the_month_says_every_day_in_words(her):
    html = text(her.get("/month/"))
    assert 'aria-label="Tuesday 15 September: fatigue 6, crash day, dose taken"' in html
    assert 'aria-label="Friday 18 September: nothing recorded"' in html
    assert '<a href="/day/2026-09-20/"' in html
    assert "/day/2026-09-21/" not in html


def test_an_earlier_month_leads_back_and_forth(her):
    html = text(her.get("/month/2026-08/"))
    assert 'href="/month/2026-07/"' in html
    assert 'href="/month/2026-09/"' in html
    assert 'href="/month/2026-10/"' not in text(her.get("/month/2026-09/"))


def test_a_month_to_come_does_not_exist_yet(her):
    pages = [her.get(f"/month/{name}/") for name in ("2026-10", "2026-13", "x")]
    shown = [(page.status_code, "We can’t find that page" in text(page)) for page in pages]
    assert shown == [(404, True)] * 3


def test_a_day_on_which_only_is_this_new_was_answered_is_still_open(alice, her):
    day = TODAY - DAY
    answer_newness(person=alice.person, day=day, measure="nausea", is_new=True, at=NOW)
    record_dose(person=alice.person, day=day, dose_mg=Decimal("1.5"), timing="night")
    days = [each["day"] for each in her.get("/week/").context["days"]]
    assert [each.is_open for each in days if each.day == day] == [True]


def test_what_is_asked_each_day_is_asked_of_the_week_too(her, alice):
    set_tracks(person=alice.person, tracks=["fatigue", "pain"])
    html = text(her.get("/week/"))
    assert 'name="2026-09-18-ratings.pain"' in html
    assert 'name="2026-09-18-ratings.headache"' not in html

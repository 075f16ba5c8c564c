"""The page for the GP is the same from what is read for it as from the whole diary."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dose.diary import Diary
from dose.parts import Advice, Break
from journal.models import Person
from ldn_tracker.demo import demo
from ldn_tracker.queries import summarised
from ldn_tracker.summary.build import summarise
from ldn_tracker.summary.page import Summary
from ldn_tracker.summary_forms import asked_span, usual_choice
from ldn_tracker.transfer.store import store
from tests import builders as b
from tests.conftest import TODAY
from tests.strategies import FIRST, diaries

on_a_database = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
pytestmark = pytest.mark.django_db
days_from_first = st.integers(-5, 500).map(lambda days: FIRST + timedelta(days))
periods = st.tuples(days_from_first, st.integers(0, 500).map(timedelta))


def stored(diary: Diary) -> Person:
    """A new person with that diary."""
    person = Person.objects.create()
    store(person, diary, at=b.at("2026-09-20T12:30:00+12:00"))
    return person


def usual(diary: Diary, today) -> Summary:
    """The page as it opens."""
    choice = usual_choice(diary, today)
    return summarise(diary, choice.first, choice.last, printed=today)


def asked(diary: Diary, first, last, today) -> Summary:
    """The page of some days with everything that can be asked for."""
    more = {"self_harm": True, "day_by_day": True}
    return summarise(diary, first, last, printed=today, **more)


def long_ago(seed: int, *away: range) -> Diary:
    """A diary of four years, with side effects of all of them, and no doses on the days `away`."""
    whole = demo(seed, 1500, TODAY)
    left_out = {TODAY - timedelta(days) for days in (day for each in away for day in each)}
    rated = (replace(e, ratings=dict(e.ratings) | _effects(e.day)) for e in whole.entries)
    told = tuple(
        Advice(on=TODAY - timedelta(days), rule="after-alert", action="contact_today")
        for days in range(0, 400, 9)
    )
    doses = tuple(dose for dose in whole.doses if dose.day not in left_out)
    return replace(whole, entries=tuple(rated), doses=doses, advice=told)


def _effects(day) -> dict:
    """Sleep as bad as the month is late, nausea for years up to some months ago, a little since."""
    month = (TODAY - day).days // 30
    return {"insomnia": day.month % 4, "nausea": 3 if 3 < month < 34 else int(month < 1)}


@on_a_database
@given(diaries(most=12), days_from_first)
def test_the_usual_page_is_the_same(diary, today):
    assert usual(summarised(stored(diary), today), today) == usual(diary, today)


@on_a_database
@given(diaries(most=12), periods, days_from_first)
def test_any_days_that_are_asked_for_give_the_same_page(diary, period, today):
    last = min(period[0], today)
    first = last - period[1]
    part = summarised(stored(diary), today, (first, last))
    assert asked(part, first, last, today) == asked(diary, first, last, today)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize(
    "away", [(), (range(100, 130), range(600, 605)), (range(1000, 1020),), (range(5, 380),)]
)
def test_side_effects_of_years_ago_are_told_the_same(seed, away):
    diary = long_ago(seed, *away)
    person = stored(diary)
    assert usual(summarised(person, TODAY), TODAY) == usual(diary, TODAY)
    for ago, length in ((0, 182), (0, 366), (30, 90), (700, 366), (10, 900)):
        last = TODAY - timedelta(ago)
        first = last - timedelta(length)
        part = summarised(person, TODAY, (first, last))
        assert asked(part, first, last, TODAY) == asked(diary, first, last, TODAY)


def test_the_diary_of_these_tests_tells_of_what_began_years_ago():
    said = [line.whole for line in usual(long_ago(1), TODAY).side_effects]
    assert [line for line in said if line.startswith("Nausea") and "requent from" in line]


def test_a_break_after_two_doses_a_day_a_year_ago_names_both():
    ended = TODAY - timedelta(500)
    diary = b.diary(
        plan=b.plan(doses_per_day=2),
        regimen=[b.regimen(TODAY - timedelta(600))],
        doses=[b.dose(ended, timing="morning"), b.dose(ended, timing="night")],
        breaks=[Break(start=ended + timedelta(1), reason="stopped")],
        entries=b.entries(TODAY - timedelta(30), TODAY, {"fatigue": 5}),
    )
    part = summarised(stored(diary), TODAY)
    assert " and " in usual(part, TODAY).regimen.text
    assert usual(part, TODAY) == usual(diary, TODAY)


def test_a_diary_that_ended_long_ago_is_read_up_to_its_end():
    today = TODAY + timedelta(700)
    diary = demo(2, 900, TODAY)
    part = summarised(stored(diary), today)
    assert usual(part, today) == usual(diary, today)
    assert len(part.entries) < len(diary.entries)


def test_little_is_read_of_a_long_diary():
    part = summarised(stored(long_ago(1)), TODAY)
    assert len(part.entries) < 183 + 90 + 30
    assert len(part.doses) < 370


def test_impossible_days_are_not_asked_for():
    assert asked_span({}, TODAY) is None
    assert asked_span({"first": "2026-09-02", "last": "2026-09-01"}, TODAY) is None
    assert asked_span({"first": "2026-08-01", "last": "2030-01-01"}, TODAY) is None
    days = b.day("2026-08-01"), TODAY
    assert asked_span({"first": "2026-08-01", "last": TODAY.isoformat()}, TODAY) == days

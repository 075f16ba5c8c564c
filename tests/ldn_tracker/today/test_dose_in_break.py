"""A dose taken in a break ends it, on every page, until it is taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from dose import actions, queries
from dose.diary import from_database
from dose.diary.parts import Break
from dose.rules.book import assess
from dose.treatment.course import Course
from ldn_tracker.report.build import summarise
from tests import builders as b
from tests.conftest import TODAY, text

DAY = timedelta(1)
LONG = 30 * DAY


def take(person, day) -> None:
    actions.record_dose(person=person, day=day, dose_mg=Decimal("1.5"), timing="night")


def typed(client, day=TODAY):
    data = {"dose": f"{day} typed night", "dose_mg": "1.5"}
    return client.post("/today/answer/", {"day": day.isoformat(), **data})


@pytest.fixture
def off(her, alice):
    """alice's break of five days so far, with no end."""
    return actions.start_break(person=alice.person, start=TODAY - 5 * DAY, reason="supply")


@pytest.fixture
def taken_long_ago(her, alice):
    """Her break of a month ago that nobody ended, though a dose was taken three days later."""
    person = alice.person
    actions.start_break(person=person, start=TODAY - LONG, reason="supply")
    take(person, TODAY - LONG + 3 * DAY)


def test_who_taps_a_dose_in_a_break_is_on_none_and_on_it_again_once_it_is_taken_back(
    her, alice, off
):
    assert "on a break from LDN since 15 September" in text(her.get("/today/"))
    assert "A break from LDN" in text(her.get("/plan/"))
    typed(her)
    assert "on a break from LDN" not in text(her.get("/today/"))
    assert "A break from LDN" not in text(her.get("/plan/"))
    row = alice.person.intakes.get()
    actions.remove_dose(person=alice.person, intake_id=row.pk)
    assert "on a break from LDN since 15 September" in text(her.get("/today/"))


def test_the_plan_says_which_was_the_last_day_of_a_break_that_a_dose_ended(her, off):
    assert "15 Sep 2026 to now" in text(her.get("/plan/"))
    typed(her, TODAY - DAY)
    assert "15 Sep 2026 to 18 Sep 2026" in text(her.get("/plan/"))


def test_the_plan_says_so_where_the_dose_that_ended_a_break_is_long_past(her, alice):
    person = alice.person
    begun = TODAY - 900 * DAY
    actions.start_break(person=person, start=begun, reason="supply")
    for days in (800, 700, 1):
        take(person, TODAY - days * DAY)
    said = f"{begun.day} {begun:%b %Y} to the next dose"
    assert said in " ".join(text(her.get("/plan/")).split())


def test_each_day_after_the_dose_is_due_on_the_week_and_on_its_own_page(her, taken_long_ago):
    assert f'value="{TODAY - DAY} 1.5 night' in text(her.get("/week/"))
    assert "break" not in text(her.get(f"/day/{TODAY - DAY}/")).split('id="dose"')[1]
    assert f'value="{TODAY} 1.5 night"' in text(her.get("/today/"))


def test_another_break_can_begin_once_a_dose_has_ended_the_one_before(her, alice, taken_long_ago):
    row = actions.start_break(person=alice.person, start=TODAY, reason="surgery")
    assert queries.break_on(alice.person, TODAY) == row
    assert "on a break from LDN since 20 September" in text(her.get("/today/"))


def test_rules_and_paper_say_the_same_of_it(alice, her, taken_long_ago):
    diary = from_database.whole(alice.person)
    assert "on-break" not in [note.rule for note in assess(diary, TODAY).notes]
    assert assess(diary, TODAY).finding.rule != "on-break"
    page = summarise(diary, TODAY - 40 * DAY, TODAY, printed=TODAY)
    assert [line.text for line in page.other_causes] == ["21–23 Aug (no supply)."]


@pytest.mark.parametrize("doses", [(), (5,), (4,), (5, 4), (0,), (9,), (5, 0)])
def test_the_database_and_the_diary_agree_on_the_break_of_a_day(alice, her, off, doses):
    for days in doses:
        take(alice.person, TODAY - days * DAY)
    for day in (TODAY - n * DAY for n in range(7)):
        row = queries.break_on(alice.person, day)
        kept = Course(from_database.window(alice.person, day), day).break_now
        assert (row and row.start) == (kept and kept.said.start)


def test_a_dose_years_ago_in_a_break_is_seen_in_what_is_read_of_a_year():
    doses = [b.dose(TODAY - days * DAY) for days in (1000, 950, 800)]
    diary = b.diary(
        regimen=[b.regimen(TODAY - 1000 * DAY)],
        doses=doses,
        breaks=[Break(start=TODAY - 990 * DAY)],
    )
    assert Course(diary, TODAY).on_break is False

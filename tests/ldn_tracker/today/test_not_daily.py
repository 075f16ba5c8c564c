"""Doses every second day: a day without one says so, and nothing calls it missing."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from dose.actions import adopt_plan, change_regimen, record_dose
from journal.day import Clock
from ldn_tracker.today.card import dose_card, undated
from ldn_tracker.today.missed import missed
from ldn_tracker.today.month import month
from ldn_tracker.today.week import all_open_doses, week
from tests.builders import ZONE, days_after, diary, dose, plan, regimen, skipped
from tests.conftest import TODAY, text

DAY = days_after(TODAY, 1) - TODAY
YESTERDAY = TODAY - DAY
START = TODAY - 8 * DAY


def every_second(*days_ago):
    """1.5 mg at night every second day, taken on each of these days."""
    doses = [dose(TODAY - n * DAY) for n in days_ago]
    return diary(plan=plan(start=START, every_days=2), regimen=[regimen(START)], doses=doses)


@pytest.fixture
def her(alice, client_of):
    """alice's browser; every second day by her plan, last taken yesterday."""
    adopt_plan(person=alice.person, plan=plan(start=START, every_days=2), today=START)
    row = {"dose_mg": Decimal("1.5"), "timing": "night"}
    change_regimen(person=alice.person, start=START, reason="start", **row)
    record_dose(person=alice.person, day=YESTERDAY, **row)
    return client_of(alice)


def press(client, value):
    return text(client.post("/today/answer/", {"day": TODAY.isoformat(), "dose": value}))


def test_a_day_between_two_doses_asks_for_none_and_offers_one_quietly():
    card = dose_card(every_second(1), TODAY, ())
    assert (card.due, card.is_between, card.is_open, card.rhythm.next) == (
        None, True, False, TODAY + DAY,
    )  # fmt: skip
    assert card.choices[0].value == f"{TODAY} 1.5 night"


def test_two_days_after_the_last_a_dose_is_due():
    card = dose_card(every_second(2), TODAY, ())
    assert (card.is_between, card.planned) == (False, f"{TODAY} 1.5 night")


def test_the_page_says_when_the_next_one_is(her):
    html = text(her.get("/today/"))
    assert "No dose today; the next is tomorrow, Monday." in html
    assert "I took one anyway" in html
    assert ">Not taken<" not in html


def test_a_dose_between_two_asks_gently_and_can_be_recorded(her, alice):
    asked = press(her, f"{TODAY} 1.5 night")
    assert "<h2>No dose is due on Sunday</h2>" in asked
    assert "The last one was on Saturday. The next is due on Monday." in asked
    her.post("/today/answer/", {"sure": f"{TODAY} 1.5 night"})
    assert alice.person.intakes.filter(day=TODAY).count() == 1
    assert "None was due. The next is on Tuesday." in text(her.get("/today/"))


def test_a_dose_on_its_day_is_recorded_without_a_question(her, alice):
    alice.person.intakes.update(day=YESTERDAY - DAY)
    press(her, f"{TODAY} 1.5 night")
    assert alice.person.intakes.filter(day=TODAY).count() == 1


def test_a_missed_dose_is_taken_on_the_next_day():
    evening = datetime.fromisoformat("2026-09-20T22:30:00+12:00")
    assert missed(every_second(2), TODAY, evening, Clock(ZONE)) == (
        "Take it on Monday instead; the next one is then counted from there."
        " Never take two to catch up."
    )


def test_the_week_asks_about_no_day_between_two():
    days = week(every_second(8), TODAY, {})
    assert all_open_doses(days) == (
        3, ";".join(f"{TODAY - n * DAY} 1.5 night" for n in (6, 4, 2)),
    )  # fmt: skip


def test_a_day_that_was_not_taken_leaves_the_next_one_due():
    rows = {TODAY - 2 * DAY: (skipped(TODAY - 2 * DAY),)}
    days = {day.day: day for day in week(every_second(4), TODAY, rows)}
    assert [days[TODAY - n * DAY].dose.is_open for n in (3, 2, 1)] == [False, False, True]


def test_the_week_and_the_month_say_that_none_was_due():
    rows = {TODAY - n * DAY: (dose(TODAY - n * DAY),) for n in (4, 2)}
    days = {day.day: day for day in week(every_second(4, 2), TODAY, rows)}
    assert days[TODAY - 3 * DAY].words == "no dose due"
    shown = month(every_second(4, 2), date(2026, 9, 1), TODAY)
    said = {cell.day: cell.dose for cell in shown.cells}
    assert [said[TODAY - n * DAY] for n in (4, 3, 2, 1, 0)] == [
        "taken", "not due", "taken", "not due", "",
    ]  # fmt: skip
    assert shown.has_days_between is True


def test_a_daily_month_has_no_days_between():
    daily = diary(regimen=[regimen(START)], doses=[dose(TODAY - 2 * DAY)])
    assert month(daily, date(2026, 9, 1), TODAY).has_days_between is False


def test_the_page_without_a_network_names_the_last_and_the_next_day(her):
    kept = undated(dose_card(every_second(1), TODAY, ()), "blank")
    assert (kept.planned, kept.is_quiet) == ("blank 1.5 night", True)
    html = text(her.get("/today/blank/"))
    assert "You take it every second day." in html
    assert "last one noted was on Saturday 19 September; the next is due on Monday 21" in html

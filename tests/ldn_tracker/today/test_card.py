"""The dose of a day: what else could have been taken, and what to do about a missed one."""

from datetime import UTC, date, datetime
from decimal import Decimal

from journal.day import Clock
from ldn_tracker.today.card import dose_card, undated
from ldn_tracker.today.missed import missed
from tests.builders import diary, plan, regimen

CLOCK = Clock("Pacific/Auckland")
DAY = date(2026, 9, 19)
MORNING = datetime(2026, 9, 19, 21, 0, tzinfo=UTC)  # 09:00 of the day after


def card(**lists):
    return dose_card(diary(**{"plan": plan(), "regimen": [regimen()]} | lists), DAY, ())


def test_what_is_due_is_one_press():
    assert card().planned == "2026-09-19 1.5 night"


def test_the_other_time_of_day_comes_before_other_amounts():
    assert [choice.value for choice in card().choices] == [
        "2026-09-19 1.5 morning",
        "2026-09-19 3 night",
        "2026-09-19 4.5 night",
    ]


def test_a_liquid_is_said_in_ml():
    liquid = plan(form="liquid", strengths_mg=(), liquid_mg_per_ml=Decimal(1))
    assert card(plan=liquid).due.units == "1.5 ml"


def test_without_a_regimen_nothing_is_due():
    assert (card(regimen=[]).due, card(regimen=[]).is_open) == (None, False)


def test_a_missed_night_dose_may_be_taken_until_eight_hours_before_the_next():
    words = missed(diary(regimen=[regimen()]), DAY, MORNING, CLOCK)
    assert words == (
        "You can still take it until 14:00. After that, leave it out. Never take two to catch up."
    )


def test_a_missed_dose_is_left_out_when_the_next_is_near():
    late = datetime(2026, 9, 20, 3, 0, tzinfo=UTC)
    words = missed(diary(regimen=[regimen()]), DAY, late, CLOCK)
    assert words == (
        "Leave it out: the next dose is less than 8 hours away. Never take two to catch up."
    )


def test_nothing_is_said_about_a_dose_long_past():
    later = datetime(2026, 9, 22, 0, 0, tzinfo=UTC)
    assert missed(diary(regimen=[regimen()]), DAY, later, CLOCK) == ""


def test_a_dose_to_be_left_out_is_still_recordable_and_says_no_other_step():
    one = dose_card(diary(plan=plan(), regimen=[regimen()]), DAY, (), no_dose=True)
    assert (one.leave_out, one.next_step, one.is_open) == (True, "", True)
    assert one.planned == "2026-09-19 1.5 night"


def test_a_page_without_a_day_has_a_word_in_its_place():
    blank = undated(card(), "blank")
    assert (blank.planned, blank.choices[1].value) == ("blank 1.5 night", "blank 3 night")

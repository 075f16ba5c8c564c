"""The supply in one line of the page for the GP."""

from decimal import Decimal

from dose.treatment.course import Course
from ldn_tracker.report.parts.supply_line import supply_line
from tests import builders as b

TODAY = b.days_after(b.START, 21)


def line(supply, **facts) -> str:
    doses = b.doses(b.START, b.days_after(b.START, 20))
    usual = {"regimen": [b.regimen()], "doses": doses}
    return supply_line(Course(b.diary(supply=supply, **usual | facts), TODAY))


def test_it_says_how_long_it_lasts_and_what_the_script_still_has():
    said = b.supply(b.count(TODAY, 12), repeats_left=1, script_until=b.day("2026-11-10"))
    assert line(said) == "Supply: 12 days (1.5 mg capsules), 1 repeat, script until 10 Nov 2026."


def test_it_says_nothing_that_was_not_entered():
    assert line(b.supply(b.count(TODAY, 1))) == "Supply: 1 day (1.5 mg capsules)."
    assert line(b.supply(repeats_left=0)) == "Supply: no repeat."
    assert line(b.supply()) == ""


def test_what_is_used_up_is_none_left():
    assert line(b.supply(b.count(TODAY, 0))) == "Supply: none left."


def test_what_makes_no_next_step_is_told_beside_how_long_the_present_dose_lasts():
    plan = b.plan(step_mg=Decimal("0.5"))
    assert line(b.supply(b.count(TODAY, 12)), plan=plan) == (
        "Supply: 12 days at the present dose, cannot make the plan’s next step (1.5 mg capsules)."
    )
    assert line(b.supply(b.count(TODAY, 12, "4.0")), plan=plan) == (
        "Supply: cannot make the next dose (4 mg capsules)."
    )

"""The page for the GP of a dose in two parts, and of one every second day."""

from decimal import Decimal as D

from ldn_tracker.report import text
from tests import builders as b
from tests.summary_pages import START, after, page, taking

TWICE = b.plan(doses_per_day=2, max_dose_mg=D(6), starting_dose_mg=D(6), strengths_mg=(D(3),))
SECOND = b.plan(start=START, every_days=2, max_dose_mg=D("4.5"), strengths_mg=(D("4.5"),))


def in_parts(**lists):
    parts = [b.dose(after(n), "3", half) for n in range(20) for half in ("morning", "night")]
    rows = {"plan": TWICE, "regimen": [b.regimen(dose_mg="6", timing="both")], "doses": parts}
    return taking(**rows | lists)


def every_second(**lists):
    doses = [b.dose(after(n), "4.5") for n in range(0, 20, 2)]
    rows = {"plan": SECOND, "regimen": [b.regimen(dose_mg="4.5")], "doses": doses}
    return taking(**rows | lists)


def test_a_dose_in_two_parts_is_told_by_what_is_taken_each_time():
    assert page(in_parts(), last=19).regimen.text == (
        "naltrexone 3 mg in the morning and 3 mg at night, daily (each 1 capsule of 3 mg),"
        " since 1 Jun 2026 (20 days). Plan of Dr Example: at most 6 mg a day."
    )


def test_parts_that_the_strengths_cannot_make_are_said():
    line = page(in_parts(plan=b.plan(doses_per_day=2, strengths_mg=(D("4.5"),))), last=19).regimen
    assert (
        "3 mg in the morning and 3 mg at night, daily (cannot be made of the strengths),"
        in line.text
    )


def test_a_next_dose_in_two_parts_says_what_each_of_them_is_made_of():
    """Nobody may read what makes the whole day as what is taken each time."""
    small = b.plan(doses_per_day=2, max_dose_mg=D(9), step_mg=D(3), strengths_mg=(D("1.5"), D(3)))
    rated = {"fatigue": 7, "insomnia": 0, "sedation": 0, "nausea": 0}
    kept = list(b.entries(after(-14), after(19), rated, crash=False))
    line = page(in_parts(plan=small, entries=kept), last=19).suggestions[-1]
    assert "next step is 9 mg a day, 4.5 mg (1 capsule of 3 mg and 1 capsule of 1.5 mg) twice”" in (
        line.text
    )


def test_a_dose_every_second_day_is_told_so():
    assert page(every_second(), last=19).regimen.text.startswith(
        "naltrexone 4.5 mg (1 capsule of 4.5 mg) every second day, at night, since 1 Jun 2026"
    )


def test_the_table_by_dose_names_parts_and_days():
    rows = [page(diary, last=19).table.rows[-1].label for diary in (in_parts(), every_second())]
    assert rows == ["3 mg morning + 3 mg night", "4.5 mg night, every 2nd day"]


def test_the_days_between_two_doses_are_none_due_and_the_parts_stand_side_by_side():
    days = page(every_second(), first=0, last=3, day_by_day=True).days.rows
    assert [row.dose for row in days] == ["4.5 mg night", "none due", "4.5 mg night", "none due"]
    days = page(in_parts(), first=0, last=0, day_by_day=True).days.rows
    assert [row.dose for row in days] == ["3 mg morning + 3 mg night"]


def test_the_doses_are_counted_as_often_as_they_are_due():
    assert "10 of 10 doses" in page(every_second(), first=0, last=19).quality.words
    assert "20 of 20 days with doses" in page(in_parts(), first=0, last=19).quality.words
    assert "20 of 20 days with doses" in text.render(page(in_parts(), first=0, last=19))
    row = page(every_second(), first=0, last=19).table.rows[-1]
    assert row.doses == "10/10"

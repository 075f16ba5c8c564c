"""The page as text: what a roomy sheet holds, and how much it leaves out."""

import pytest

from ldn_tracker.charts.series.ranges import end_day, first_day
from ldn_tracker.report import short_text, text
from ldn_tracker.report.build import summarise
from tests import builders as b
from tests.conftest import TODAY
from tests.people import PEOPLE, brimful, ten_years, typical_year
from tests.sheets import page


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
@pytest.mark.parametrize(("days", "letters"), [(False, 7_000), (True, 25_000)])
def test_it_is_short_enough_to_paste(person, days, letters):
    diary = person()
    last = end_day(diary, TODAY)
    whole = summarise(diary, first_day(diary, last), last, printed=TODAY, day_by_day=days)
    assert len(text.render(whole)) <= letters


def test_it_says_how_many_days_it_leaves_out():
    whole = page(ten_years(), b.days_after(TODAY, -3650), day_by_day=True)
    said = text.render(whole)
    days = said.split("DAY BY DAY\n")[1].split("\n\n")[0].splitlines()
    assert days[0] == f"- … {len(whole.days.rows) - len(days) + 1} earlier days left out"
    assert days[-1].startswith("- 20 Sep 2026: ")


def test_it_says_how_many_rows_lines_and_suggestions_it_leaves_out():
    whole = page(brimful(), b.days_after(TODAY, -300))
    said = text.render(whole)
    assert f"- … {len(whole.table.rows) - 13} rows left out: " in said
    assert f"- {len(whole.suggestions) - 12} earlier left out." in said
    assert said.index("rows left out") < said.index("60 mg morning, 15–20 Sep 2026")


def test_one_day_and_one_dose_are_told_as_one():
    taken = b.diary(regimen=[b.regimen(TODAY)], doses=[b.dose(TODAY)])
    said = text.render(page(taken, TODAY))
    assert "RECORD: 0 of 1 day recorded, 1 of 1 dose recorded, " in said
    assert "1.5 mg night, 20 Sep 2026: 0 of 1 day recorded; doses 1/1; " in said


def test_half_a_year_is_told_whole_but_for_days():
    whole = page(typical_year(), b.days_after(TODAY, -182))
    assert "earlier" not in text.render(whole)


@pytest.mark.parametrize("person", [*PEOPLE.values(), brimful])
def test_the_short_text_is_at_most_1000_letters_and_keeps_its_parts(person):
    said = short_text.render(page(person(), b.days_after(TODAY, -182), self_harm=True))
    assert len(said) <= short_text.LETTERS
    titles = [line.split(": ")[0] for line in said.splitlines()]
    assert {"PLANNED", "RECORDED, LAST 7 DAYS", "SIDE EFFECTS"} <= {*titles}


def test_in_a_short_text_no_name_is_cut():
    name = "W" * 200
    said = short_text.render(page(b.diary(person=b.person(name=name))))
    assert said.startswith(f"{name} · reported by the patient\n")

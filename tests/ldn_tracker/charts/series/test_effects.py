"""The table of side effects by dose in words."""

import pytest

from dose.treatment.effects import Tally, effects_by_dose
from ldn_tracker.charts.series.effects import cell_words, told
from tests import builders as b


def after(count):
    return b.days_after(b.START, count)


def words(ratings, *steps, **facts):
    """Two weeks on each of the steps (mg, time) after a fortnight before LDN."""
    rows = [b.regimen(after(14 * n), *each) for n, each in enumerate(steps)]
    last = 14 * len(steps) - 1
    doses = [b.dose(after(n), *steps[n // 14]) for n in range(last + 1)]
    days = [b.entry(after(n), {"insomnia": ratings(n)}, **facts) for n in range(-14, last + 1)]
    diary = b.diary(regimen=rows, doses=doses, entries=days)
    return told(effects_by_dose(diary, after(-14), after(last)))


def test_a_cell_has_moderate_days_of_rated_days_and_the_worst():
    assert cell_words(Tally(rated=11, moderate=10, severe=3, worst=4)) == "10/11 ·4"
    assert cell_words(None) == "–"


def test_a_row_has_before_ldn_each_dose_the_last_days_and_since_when_it_is_new():
    doses = ("1.5", "night"), ("3", "night"), ("3", "morning")
    table = words(lambda n: 3 if 14 < n < 28 else 0, *doses)
    assert table.columns == (
        "before LDN", "1.5 mg night", "3 mg night", "3 mg morning", "last 14 days",
    )  # fmt: skip
    (row,) = table.rows
    assert [(cell.words, cell.shaded) for cell in row.cells] == [
        ("0/14 ·0", False), ("0/14 ·0", False), ("13/14 ·3", True), ("0/14 ·0", False),
        ("0/14 ·0", False),
    ]  # fmt: skip
    assert (row.name, row.new) == ("Trouble sleeping", "3 mg night")


@pytest.mark.parametrize(
    ("factors", "said"), [((), "1.5 mg night"), (("infection",), "other cause marked")]
)
def test_another_cause_stands_in_the_place_of_a_dose(factors, said):
    table = words(lambda n: 3 if n > 0 else 0, ("1.5", "night"), factors=factors)
    assert table.rows[0].new == said


def test_doses_that_joined_are_named():
    steps = [(f"{n / 2:g}", "night") for n in range(1, 9)]
    table = words(lambda n: 0 if n < 84 else n % 3, *steps)
    assert table.columns[:2] == ("before LDN", "earlier")
    assert table.earlier == ("0.5 mg night", "1 mg night")


def test_where_nothing_is_known_from_before_there_is_no_column_of_it():
    rows = [b.regimen(reason="already_taking")]
    days = b.entries(b.START, after(9), {"nausea": 1})
    diary = b.diary(regimen=rows, doses=b.doses(b.START, after(9)), entries=days)
    assert told(effects_by_dose(diary, b.START, after(9))).columns == (
        "1.5 mg night", "last 14 days",
    )  # fmt: skip

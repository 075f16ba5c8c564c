"""The day table: as many of the latest days as one more sheet holds, and never a third sheet."""

from dataclasses import replace
from datetime import timedelta

import pytest

from journal.vocabulary import ASKED_FACTORS, FACTORS
from ldn_tracker.demo import demo
from ldn_tracker.report.parts.page import DayRow, DayTable
from ldn_tracker.report.sheet.day_sheet import held
from ldn_tracker.report.sheet.pdf import render
from tests import builders as b
from tests.conftest import TODAY
from tests.people import PEOPLE, brimful
from tests.sheets import opened, page, text_of

BYTES = 100_000
USUAL = ("Fatigue", "Pain", "Trouble sleeping", "Sleepy or groggy", "Nausea")
WIDEST = ("WWWWWWWWWWWWW… WWWWWWWWW",) * 5
DOSE, DOSES = "4.5 mg morning", "4.5 mg morning + 10.25 mg night"
MARKS = ("crash", *(FACTORS[factor].brief for factor in ASKED_FACTORS))


def table(columns, dose=DOSE, marks="", days=400):
    """So many days that are all alike."""
    ratings = ("10",) * len(columns)
    rows = (DayRow(TODAY - timedelta(n), dose, ratings, marks) for n in reversed(range(days)))
    return DayTable(columns, tuple(rows))


@pytest.fixture(scope="module")
def short():
    """A page that leaves the table to be tried."""
    return page(demo(3, 10, TODAY), b.days_after(TODAY, -9))


@pytest.mark.parametrize("columns", [(), ("Pain",), USUAL, WIDEST], ids=["none", "1", "5", "wide"])
@pytest.mark.parametrize("dose", [DOSE, DOSES])
@pytest.mark.parametrize("marked", [0, 2, 3, len(MARKS)])
def test_whatever_is_marked_it_is_one_more_sheet_and_small(short, columns, dose, marked):
    data = render(replace(short, days=table(columns, dose, ", ".join(MARKS[:marked]))))
    assert (len(opened(data).pages), len(data) <= BYTES) == (2, True)


@pytest.mark.parametrize("first", MARKS)
@pytest.mark.parametrize("second", MARKS)
def test_two_marks_on_every_day_fit_too(short, first, second):
    data = render(replace(short, days=table(USUAL, marks=f"{first}, {second}")))
    assert len(opened(data).pages) == 2


@pytest.mark.parametrize(
    ("columns", "marks", "most"),
    [
        ((), "", 186),
        (("Pain",), "", 184),
        (USUAL, "", 170),
        (USUAL, "crash, infection, new medicine", 86),
        (WIDEST, "", 138),
    ],
)
def test_the_sheet_is_full_to_a_line_or_two(columns, marks, most):
    """`most` were found by setting one day more and more until a third sheet began."""
    kept = held(table(columns, marks=marks))
    assert most - 2 <= len(kept.rows) <= most
    assert kept.left_out == 400 - len(kept.rows)


def test_the_days_that_are_left_out_are_the_earliest():
    assert held(table(USUAL)).rows[-1].day == TODAY


def test_a_few_days_are_all_held():
    few = table(USUAL, days=30)
    assert held(few) == few


@pytest.mark.parametrize("person", [*PEOPLE.values(), brimful])
def test_the_days_of_anybody_are_one_more_sheet(person):
    months = page(person(), b.days_after(TODAY, -182), day_by_day=True)
    data = render(months)
    assert (len(opened(data).pages), len(data) <= BYTES) == (2, True)


def test_the_second_sheet_says_whose_it_is_and_of_which_days(short):
    """Faxed sheets come apart, and a day in its table has no year."""
    told = text_of(render(replace(short, days=table(USUAL)))).split(short.head.who)
    assert len(told) == 3
    assert told[2].startswith("11–20 Sep 2026 · sheet 2 of 2Day by day")

"""A diary's days as columns say what its entries and doses say, day by day."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dose.diary.columns import (
    ANSWERED,
    CRASH,
    CRASH_ASKED,
    FROM_VISIBLE,
    INFECTION,
    KEPT,
    MEASURED,
    columns,
)
from journal.validation import Impossible
from tests import builders as b
from tests.strategies import diaries

FIRST = b.START
MARKS = {
    KEPT: lambda entry: True,
    ANSWERED: lambda entry: entry.answered,
    CRASH_ASKED: lambda entry: entry.crash is not None,
    CRASH: lambda entry: entry.is_crash,
    INFECTION: lambda entry: "infection" in entry.factors,
    MEASURED: lambda entry: bool(entry.measurements),
    FROM_VISIBLE: lambda entry: any(id.startswith("visible:") for id in entry.measurements),
}


def after(days):
    return b.days_after(FIRST, days)


def days(*entries, **lists):
    return b.diary(entries=entries, **lists).days


@given(diaries())
def test_every_rating_stands_on_its_day(diary):
    first, last = after(-400), after(2000)
    for measure in diary.all_measures:
        dated = diary.dated_ratings(measure, first, last)
        assert diary.days.rated(measure, first, last).points == dated


@pytest.mark.parametrize("mark", MARKS)
@given(diary=diaries())
def test_every_mark_stands_on_the_days_of_its_entries(mark, diary):
    marked = tuple(entry.day for entry in diary.entries if MARKS[mark](entry))
    assert diary.days.days_marked(mark, after(-400), after(2000)) == marked


def test_a_day_between_two_entries_has_no_mark():
    kept = days(b.entry(after(0), {"pain": 1}), b.entry(after(2), {"pain": 2}))
    assert kept.marked(KEPT, after(-1), after(3)) == bytes([0, 1, 0, 1, 0])


def test_only_ratings_with_decimals_from_visible_are_called_converted():
    kept = days(
        b.entry(after(0), {"nausea": 1, "pain": 3.3}, measurements={"visible:Pain": 1}),
        b.entry(after(1), {"pain": 3.0}, measurements={"visible:Pain": 1}),
        b.entry(after(2), {"pain": 3.3}),
    )
    found = [kept.with_decimals(FROM_VISIBLE, after(n), after(n)) for n in range(3)]
    assert found == [True, False, False]
    assert kept.with_decimals(FROM_VISIBLE, after(0), after(2))


def test_a_diary_without_entries_has_no_days():
    assert (days().first_entry, days().last_entry(after(9))) == (None, None)
    assert days().marked(KEPT, after(0), after(1)) == bytes(2)


@pytest.mark.parametrize(("until", "last"), [(-1, None), (0, 0), (4, 0), (5, 5), (99, 5)])
def test_the_last_entry_until_a_day(until, last):
    kept = days(b.entry(after(0), {"pain": 1}), b.entry(after(5), {"pain": 1}))
    assert kept.last_entry(after(until)) == (None if last is None else after(last))


def test_the_days_of_doses_are_each_told_once():
    doses = [b.dose(after(1)), b.dose(after(1)), b.skipped(after(3))]
    found = b.diary(doses=doses).dose_days
    assert (found.taken, found.skipped) == ((after(1),), (after(3),))
    assert (found.first, found.last(after(2)), found.last(after(0))) == (after(1), after(1), None)
    assert [found.noted(after(n)) for n in range(4)] == [False, True, False, True]


def test_a_rating_that_is_on_no_scale_is_refused():
    with pytest.raises(Impossible, match="ratings.pain"):
        columns([FIRST], {"pain": bytes([210])}, bytes([KEPT]))


@given(st.permutations(range(4)))
def test_the_columns_are_the_same_in_whatever_order_the_days_come(order):
    rows = [(FIRST + timedelta(n), 20 * n, n + 1) for n in (0, 1, 2, 5)]

    def made(rows):
        days, pain, marks = zip(*rows, strict=True)
        return columns(days, {"pain": bytes(pain)}, bytes(marks))

    assert made([rows[n] for n in order]) == made(rows)

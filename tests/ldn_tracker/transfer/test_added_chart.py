"""What an import would add as a small chart."""

from datetime import timedelta

from ldn_tracker.transfer.added_chart import chart
from tests import builders as b
from tests.conftest import text
from tests.ldn_tracker.transfer.test_pages import VISIBLE, upload

FIRST = b.day("2025-01-15")


def days(count: int, every: int = 1):
    return [FIRST + timedelta(every * index) for index in range(count)]


def test_what_is_of_one_day_or_none_has_no_chart():
    assert (chart((), ()), chart(days(1), days(1))) == (None, None)


def test_days_of_three_months_are_told_one_by_one():
    found = chart(days(3, every=20), ())
    assert [round(bar.x / 320 * 59) for bar in found.strips[0].bars] == [14, 34, 54]
    assert (found.each, found.first, found.last) == ("day", "January 2025", "February 2025")


def test_months_are_told_by_bars_of_which_the_fullest_is_highest():
    (strip,) = chart(days(91), ()).strips
    assert [round(bar.height) for bar in strip.bars] == [24, 40, 44, 21]


def test_days_and_doses_have_a_row_each_with_their_number():
    found = chart(days(120), days(1))
    assert [(strip.total, strip.name) for strip in found.strips] == [(120, "days"), (1, "dose")]


def test_many_years_are_told_by_year():
    found = chart(days(300, every=30), ())
    assert (found.each, found.first, found.last, len(found.strips[0].bars)) == (
        "year", "2025", "2049", 25,
    )  # fmt: skip


def test_the_preview_shows_it(visitor):
    assert "By day, in May 2026" in text(upload(visitor, VISIBLE, "visible.csv"))
